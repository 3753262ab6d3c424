"""What a host does with a whole café, from Home or from the list: open, copy, move, call off, close, delete."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.clock import local, today
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.model.values import CafeLine, CafeState
from cafe.packs.readiness import first_place
from cafe.plan.home import is_missed, title_of
from cafe.ui.scale import column, holder
from cafe.ui.widgets.choices import BigChoice
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para
from cafe.ui.widgets.when import DateField, TimeField

if TYPE_CHECKING:
    from collections.abc import Callable

    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_PAPER = "from-paper"  # the page, and where its half-typed sentence waits
NEXT = {
    CafeState.PLANNED: "plan",
    CafeState.RUNNING: "run",
    CafeState.SENT: "sent",
    CafeState.CANCELLED: "plan",
    CafeState.NOBODY_CAME: "plan",
}


class Acts:
    """Everything that can be done with one café. Asks first where something goes; offers Undo where it can."""

    def __init__(self, page: QWidget, services: Services, shell: Shell) -> None:
        self._page, self._services, self._shell = page, services, shell

    def open(self, line: CafeLine) -> None:
        """Go to where this café goes on: its plan, its run, the first unfinished thing, or what was sent."""
        if is_missed(line, self._services.clock.now()):
            self.what_happened(line)
        else:
            self._shell.go(self._place(line), line.id)

    def _place(self, line: CafeLine) -> str:
        if line.changed_since_sent:
            return "check"
        if line.state is not CafeState.FINISHED:
            return NEXT[line.state]
        if line.is_rehearsal:
            return "write-up"
        if self._services.capture.draft(line.id, _PAPER) is not None:
            return _PAPER
        return first_place(self._services.packs.facts(line.id))

    def copy(self, line: CafeLine) -> None:
        """The same evening again, without a day; the plan opens so that one can be given."""

        def work() -> None:
            made = self._services.plan.copy(line.id)
            self._shell.go("plan", made.cafe_id)
            self._shell.toast(_("Copied. Give it a day when you know it."), undo=False)

        self._try(work)

    def move(self, line: CafeLine) -> Sheet:
        """Ask for another day and hour."""
        now = today(self._services.clock)
        before = local(line.starts_at) if line.starts_at else None
        sheet = Sheet(
            self._page,
            _("Move this café to another day?"),
            title_of(line),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("move", _("Move it"), "primary", icon="calendar-days"),
            ],
        )
        day = DateField(_("Day"), before.date() if before else None, today=now)
        hour = TimeField(_("Starts at"), before.time() if before else time(18, 30))
        sheet.body.addWidget(day)
        sheet.body.addWidget(hour)

        def chosen(key: str) -> None:
            if key != "move":
                return
            if day.value is None or hour.value is None:
                self._shell.toast(_("It has not moved: there was no day."), undo=False)
                return
            starts = datetime.combine(day.value, hour.value).astimezone()
            said = _("Moved to {day}").format(day=words.long_date(day.value))
            self._do(lambda: self._services.plan.move_to(line.id, starts), said)

        sheet.chosen.connect(chosen)
        sheet.open_up()
        day.line.setFocus()
        return sheet

    def ripples(self, line: CafeLine) -> None:
        """The map of what came of it."""
        self._shell.go("ripples", line.id)

    def from_paper(self, line: CafeLine) -> None:
        """Type in its sheets, or go on with them."""
        self._shell.go(_PAPER, line.id)

    def debrief(self, line: CafeLine) -> None:
        """Ten minutes for the hosts alone."""
        self._shell.go("debrief", line.id)

    def move_plan(self, line: CafeLine) -> None:
        """Save this plan as a file for another laptop."""
        from cafe.ui.topics.kits import save_plan

        save_plan(self._page, self._services, self._shell, line.id)

    def cancel(self, line: CafeLine) -> None:
        """Call it off; the plan stays."""
        self._do(lambda: self._services.plan.cancel(line.id), _("Called off. The plan is still here."))

    def put_back_on(self, line: CafeLine) -> None:
        """A café that was called off, or closed as nobody came, is planned again."""
        plan = self._services.plan
        again = plan.uncancel if line.state is CafeState.CANCELLED else plan.reopen
        self._do(lambda: again(line.id), _("It is on again."))

    def nobody_came(self, line: CafeLine) -> Sheet:
        """Close it: nobody, one or two came. A cuppa, and nothing to write up."""
        sheet = Sheet(
            self._page,
            _("Close this café?"),
            _("With one or two it is a cuppa, and nothing is written up. With three or more there was a café."),
            [SheetButton("leave", _("Leave it open"), "plain", safe=True)],
            width=520,
        )
        answers = ((0, _("Nobody came")), (1, _("One person came")), (2, _("Two people came")))
        choices = column(gap=8)
        for people, title in answers:
            answer = BigChoice(title, icon=("user-round", "user-round", "users-round")[people], serif=False, height=64)
            answer.clicked.connect(lambda _on=False, people=people: sheet.choose(str(people)))
            choices.addWidget(answer)
        sheet.body.addWidget(holder(choices))

        def chosen(key: str) -> None:
            if key.isdigit():
                said = _("Closed as a cuppa") if int(key) else _("Closed as nobody came")
                self._do(lambda: self._services.plan.nobody_came(line.id, int(key)), said)

        sheet.chosen.connect(chosen)
        return sheet.open_up()

    def delete(self, line: CafeLine) -> Sheet:
        """Ask, saying what goes and what stays."""
        sent = _("What you have sent is not affected.") if line.sent_at else _("Nothing of it was ever sent.")
        sheet = Sheet(
            self._page,
            _("Delete this café?"),
            _("“{title}” and all that was written in it goes from your list.").format(title=title_of(line)),
            [
                SheetButton("keep", _("Keep it"), "plain", safe=True),
                SheetButton("delete", _("Delete"), "danger", icon="trash-2"),
            ],
            tone="rowan",
        )
        sheet.body.addWidget(Para(sent, "body", "ink2"))
        stays = _("It waits under Removed, at the foot of Cafés, where you can bring it back for thirty days.")
        sheet.body.addWidget(Para(stays, "body", "ink2"))
        sheet.chosen.connect(
            lambda key: self._do(lambda: self._services.plan.delete(line.id), _("Deleted")) if key == "delete" else None
        )
        return sheet.open_up()

    def what_happened(self, line: CafeLine) -> Sheet:
        """Its day has gone by without a start: did it happen, move, or was it called off?"""
        sheet = Sheet(
            self._page,
            _("What became of this café?"),
            title_of(line),
            [SheetButton("later", _("Decide later"), "plain", safe=True)],
            width=520,
        )
        ways: tuple[tuple[str, str, str, str, Callable[[CafeLine], object]], ...] = (
            ("happened", _("It happened"), _("Start it now, and write it up from there."), "play", self._run_after_all),
            (
                "paper",
                _("It ran without the laptop"),
                _("Type in the sheets."),
                "sticky-note",
                self.from_paper,
            ),
            ("move", _("It moved to another day"), "", "calendar-days", self.move),
            ("cancel", _("It was called off"), "", "x", self.cancel),
            ("nobody", _("Nobody came, or one or two"), "", "users-round", self.nobody_came),
        )
        for key, title, under, icon, _act in ways:
            answer = BigChoice(title, under, icon, serif=False, height=60)
            answer.clicked.connect(lambda _on=False, key=key: sheet.choose(key))
            sheet.body.addWidget(answer)
        acts = {way[0]: way[4] for way in ways}
        sheet.chosen.connect(lambda key: acts[key](line) if key in acts else None)
        return sheet.open_up()

    def bring_back(self, cafe_id: str) -> None:
        """Take a café from the shelf of what was removed."""
        self._do(lambda: self._services.plan.restore(cafe_id), _("It is back in your list."))

    def delete_for_good(self, cafe_id: str, title: str) -> Sheet:
        """Ask, saying that there is no way back; then its words go from the store and, in time, from every copy."""
        sheet = Sheet(
            self._page,
            _("Delete it for good?"),
            _("Every word of “{title}” goes from this laptop now. There is no way back.").format(title=title),
            [
                SheetButton("keep", _("Leave it"), "plain", safe=True),
                SheetButton("delete", _("Delete it for good"), "danger", icon="trash-2"),
            ],
            tone="rowan",
            width=580,
        )
        copies = _("Older copies that still hold it go when the next copy is made. What you have sent is not affected.")
        sheet.body.addWidget(Para(copies, "body", "ink2"))
        retention, tasks = self._services.retention, self._services.tasks

        def chosen(key: str) -> None:
            if key == "delete":
                tasks.run(
                    lambda _progress: retention.delete_now(cafe_id),
                    on_done=lambda _none: self._shell.toast(_("It is gone, for good."), undo=False),
                    on_refused=self._shell.problem,
                )

        sheet.chosen.connect(chosen)
        return sheet.open_up()

    def _run_after_all(self, line: CafeLine) -> None:
        self._shell.go("run", line.id)

    def _do(self, work: Callable[[], object], said: str) -> None:
        def all_of_it() -> None:
            work()
            self._shell.toast(said, undo=True)

        self._try(all_of_it)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except CafeError as problem:
            self._shell.problem(problem)
