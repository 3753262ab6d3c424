"""A second look at what came in: the words, what could stand there, *Leave it as it is*, *Do not print it*.

Programme: packs are added → **second look** → report. What stands here is in no picture and in no file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.second_look import LookAnswer, Read, Waiting
from cafe.collate.view import cafes_in_words
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.privacy.guard.check import apply_swap
from cafe.privacy.guard.flags import Flag
from cafe.ui.review.flags import answer_row, place_words, village_question
from cafe.ui.review.marked import Marked
from cafe.ui.scale import column, empty, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

Change = Callable[[LookAnswer], LookAnswer]
_REST_MS = 400  # without a question of hers, until the reading goes on
_FEW = 3  # sentences at a time: the others come up as these are answered


class SecondLook(Card):
    """What waits for an answer, a part for each text; not there where nothing waits."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(tone="gorse", margins=(28, 20), gap=12, name=_("A second look"))
        self._services, self._shell = services, shell
        self._programme = ""
        self._shown: tuple[Waiting, ...] = ()
        self._wants_focus = False
        self._title = Para("", "h2", "ink")
        texts = column(
            self._title,
            Para(village_question(), "body", "ink2"),
            Para(_("Nothing here is shown or printed until you have answered."), "body", "ink2"),
            gap=3,
        )
        icon = Icon("highlighter", "gorse", 26)
        head = row(icon, texts, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self._parts = column(gap=12)
        self.body.addLayout(head)
        self.body.addLayout(self._parts)
        self.hide()

    def show_waiting(self, programme_id: str, waiting: tuple[Waiting, ...]) -> None:
        """What waits in this programme now."""
        self.setVisible(bool(waiting))
        if (programme_id, waiting) == (self._programme, self._shown):
            return
        self._programme, self._shown = programme_id, waiting
        n = len(waiting)
        self._title.setText(
            ngettext(
                "{n} sentence could point to a person",
                "{n} sentences could point to a person",
                n,
            ).format(n=words.number(n).capitalize())
        )
        empty(self._parts)
        for one in waiting[:_FEW]:
            self._parts.addWidget(self._part(one))
        if n > _FEW:
            more = ngettext("{n} more comes after these.", "{n} more come after these.", n - _FEW)
            self._parts.addWidget(Para(more.format(n=words.number(n - _FEW).capitalize()), "small", "ink2"))
        if self._wants_focus and (stop := self.first_stop()) is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._wants_focus = False

    def first_stop(self) -> QWidget | None:
        """The first thing that can be pressed."""
        return next((button for button in self.findChildren(Button) if button.isEnabled()), None)

    def _part(self, one: Waiting) -> QWidget:
        where = place_words(one.place)
        if one.cafes > 1:
            where = _("{what}, in {cafes}").format(what=where, cafes=cafes_in_words(one.cafes))
        spans = [(flag.replace_start, flag.replace_end) for flag in one.flags]
        part = column(Rule(), Label(where, "smallb", "ink2"), Marked(one.words, spans), gap=8)
        for flag in one.flags:
            last = flag is one.flags[-1]
            part.addWidget(
                answer_row(
                    one.words,
                    flag,
                    on_swap=partial(self._swap, one, flag),
                    on_leave=partial(self._leave, one, flag),
                    more=(self._hide_button(one),) if last else (),
                )
            )
        return holder(part)

    def _hide_button(self, one: Waiting) -> Button:
        button = Button(_("Do not print it"), "link", size="small")
        button.setAccessibleName(_("{words}: do not print it").format(words=one.words))
        button.clicked.connect(lambda _on=False: self._hide(one))
        return button

    def _swap(self, one: Waiting, flag: Flag, swap: str) -> None:
        now = apply_swap(one.words, flag, swap)
        self._answer(one, lambda before: replace(before, words=now), _("Write it in other words"))

    def _leave(self, one: Waiting, flag: Flag) -> None:
        self._answer(one, lambda before: replace(before, left=(*before.left, flag.text)), _("Leave it as it is"))

    def _hide(self, one: Waiting) -> None:
        self._answer(one, lambda before: replace(before, is_hidden=True), _("Do not print it"))

    def _answer(self, one: Waiting, change: Change, label: str) -> None:
        """Off the window's thread, as many cafés may have written it. One step to undo."""
        looks, programme, text = self._services.collate.second_look, self._programme, one.text
        self._wants_focus = True

        def job(_progress: object) -> tuple[LookAnswer, LookAnswer]:
            before = looks.answer_of(programme, text)
            after = change(before)
            looks.answer(programme, text, after)
            return before, after

        def kept(answers: tuple[LookAnswer, LookAnswer]) -> None:
            before, after = answers
            self._services.undo.push(
                label,
                lambda: looks.answer(programme, text, before),
                lambda: looks.answer(programme, text, after),
            )
            self._shell.toast(_("Kept."), undo=True)

        self._services.tasks.run(job, on_done=kept, on_refused=self._shell.problem)


class Reading(QObject):
    """The guard reads what came in, slice by slice, between other work.

    ``found()`` when all has been read and something in it is not to be shown as it came.
    """

    found = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._programme = ""
        self._has_found = False
        self._waits = False
        self._rests = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rests.timeout.connect(self._go_on)
        services.tasks.run(
            lambda _progress: services.collate.second_look.prepare(),
            on_done=lambda _none: None,
            on_refused=shell.problem,
        )

    def start(self, programme_id: str) -> None:
        """Read what is left of a programme; a reading under way is not begun again."""
        if self._programme != programme_id:
            self._programme, self._has_found = programme_id, False
            self._next(programme_id)

    def rest(self) -> None:
        """Somebody asked for a picture: it is counted and laid out before anything more is read."""
        self._rests.start()

    def _go_on(self) -> None:
        if self._waits:
            self._waits = False
            self._next(self._programme)

    def _next(self, programme_id: str) -> None:
        if self._rests.isActive():
            self._waits = True
            return
        looks = self._services.collate.second_look
        self._services.tasks.run(
            lambda _progress: looks.look_again(programme_id),
            on_done=lambda read: self._went_on(programme_id, read),
            on_refused=self._shell.problem,
        )

    def _went_on(self, programme_id: str, read: Read) -> None:
        if programme_id != self._programme:
            return  # another programme is being read: this one is read when it is looked at again
        self._has_found = self._has_found or read.changed
        if read.left:
            self._next(programme_id)
            return
        self._programme = ""
        if self._has_found:
            self.found.emit()
