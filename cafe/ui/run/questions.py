"""What comes to the front in a run: one sheet at a time, beside what may never hide; *Someone is upset* over any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from shiboken6 import isValid

from cafe.core.i18n import _
from cafe.run.actions import people
from cafe.run.state import RunState
from cafe.ui.run.catch_up import CatchUpSheet
from cafe.ui.run.people import PeopleSheet
from cafe.ui.run.sleep import sleep_sheet
from cafe.ui.run.tables import TablesSheet
from cafe.ui.run.upset import UpsetSheet

if TYPE_CHECKING:
    from cafe.run.catching_up import SleepQuestion
    from cafe.ui.place import Page
    from cafe.ui.run.conductor import Conductor
    from cafe.ui.run.room_keeper import RoomKeeper
    from cafe.ui.widgets.sheets import Sheet


class Questions(QObject):
    """``kept()`` gives the places in the window that no sheet may cover. Signal ``closed()`` once none is left open.

    Another sheet is not opened over one that is open; *Someone is upset* and the question about a sleep are.
    """

    closed = Signal()

    def __init__(
        self,
        page: Page,
        conductor: Conductor,
        keeper: RoomKeeper,
        kept: Callable[[], list[QRect]],
    ) -> None:
        super().__init__(page)
        self._page, self._services, self._shell = page, page.services, page.shell
        self._conductor, self._keeper, self._kept = conductor, keeper, kept
        self._open: Sheet | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet in front now."""
        return self._open

    def catch_up(self) -> None:
        """What would bring us back, shown first."""
        if self._open is not None or not self._conductor.run.is_going:
            return
        sheet = CatchUpSheet(self._page, self._conductor.catch_up_view(), self._conductor.catch_up_view)

        def answered(key: str) -> None:
            if key == "apply" and self._conductor.act(sheet.action):
                self._shell.toast(_("The times follow. We would end as shown."), undo=True)

        self._put(sheet, answered)

    def people(self) -> None:
        """People came or went: the rounds that are left are timed for those who are here."""
        if self._open is not None or not self._conductor.run.is_going:
            return
        sheet = PeopleSheet(self._page, self._conductor.run.people)

        def answered(key: str) -> None:
            is_new = sheet.count != self._conductor.run.people
            if key == "apply" and is_new and self._conductor.act(people(sheet.count)):
                self._shell.toast(_("The rounds are timed for those who are here."), undo=True)

        self._put(sheet, answered)

    def tables(self) -> None:
        """What each table brings, and all of it together."""
        if self._open is None:
            count = self._conductor.plan.tables
            self._put(TablesSheet(self._page, self._services, self._shell, self._conductor.cafe_id, count))

    def slept(self, question: SleepQuestion) -> None:
        """Whether a sleep counts. A sheet that was open is from before it, and goes; nothing on it is lost."""
        if self._open is not None:
            self._open.reject()

        def answered(key: str) -> None:
            self._conductor.act(question.count if key == "yes" else question.leave_out)

        self._put(sleep_sheet(self._page, question), answered)

    def upset(self) -> None:
        """Pause, and the steps. Nothing of it is kept but an ordinary pause; what was open is there afterwards."""
        if isinstance(self._open, UpsetSheet):
            return
        self._conductor.pause()
        self._keeper.stand_behind(self._page.window())  # the numbers may not be covered
        under, host = self._open, self._page.window()
        figures = self._conductor.view(0).timer.figures
        sheet = UpsetSheet(self._page, self._services.content, self._services.clock, paused_at=figures)
        sheet.reach_room(is_in_reach=self._keeper.can_reach(host))
        sheet.quiet_pressed.connect(lambda: self._keeper.quieten(host))

        def answered(_key: str) -> None:
            is_there = under is not None and isValid(under) and under.isVisible()  # gone where the notes were locked
            self._open = under if is_there else None
            self._keeper.give_back()
            if self._conductor.run.state is RunState.PAUSED:
                self._conductor.pause_or_carry_on()
            if self._open is None:
                self.closed.emit()

        self._open = sheet
        sheet.chosen.connect(answered)
        sheet.open_up()

    def put_away(self) -> None:
        """A sheet beside the clock belongs to its stage: another stage, and it goes. Nothing on it is lost."""
        if self._open is not None and self._open.is_beside:
            self._open.reject()

    def _put(self, sheet: Sheet, answered: Callable[[str], None] | None = None) -> None:
        def forget(_key: str) -> None:
            self._open = None

        self._open = sheet
        sheet.chosen.connect(forget)
        if answered is not None:
            sheet.chosen.connect(answered)
        sheet.beside(self._kept).open_up()
