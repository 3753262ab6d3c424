"""What one person sees while she has the laptop: a form with nothing on it, and between two people a thank you."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.scale import Box, S, column, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para

_LOW = 740
"""Below this height, in pixels at 100 %, the form gives up some of its air."""


class Questions(Protocol):
    """What is asked of one person, as far as the form around it goes."""

    @property
    def answered(self) -> SignalInstance:
        """Signal at each tap."""

    def chosen(self) -> dict[str, str]:
        """What is on, by its question."""

    def clear(self) -> None:
        """Take everything off."""

    def first_stop(self) -> QWidget:
        """Where the first answer is given."""

    def asked(self) -> int:
        """How many questions there are for her now."""


class PassedForm(QWidget):
    """A form for one person around what is asked of her. Signal ``finished(answers)`` with what is on by its question,
    which may be nothing.
    """

    finished = Signal(object)

    def __init__(self, title: str, hint: str, rows: QWidget, questions: Questions, *, gap_if_low: int = 14) -> None:
        super().__init__()
        self._gap_if_low = gap_if_low
        self._questions = questions
        self._page = Scroll(gap=14)
        self._rows = rows
        self._page.body.addWidget(rows)
        self._page.body.addStretch(1)
        rather_not = Button(_("I’d rather not"), "secondary")
        rather_not.clicked.connect(lambda: self.finished.emit({}))
        self._done = Button(_("I’m finished"), "primary", icon="check", size="main")
        self._done.clicked.connect(lambda: self.finished.emit(self.chosen()))
        self._said = Label("", "body", "ink2")
        told = Para(hint, "lead", "ink2")
        heading = column(Para(title, "h1", "ink"), gap=2)
        head = row(Mark(56), heading, rather_not, gap=18)
        head.setStretch(1, 1)
        said = Para(_("Your answers are mixed with everyone else’s. Nobody can tell which are yours."), "body")
        promise = row(Icon("lock-keyhole", "ink2", 22), said, gap=12)
        promise.setStretch(1, 1)
        foot = row(self._said, self._done, gap=12)
        if theme().is_large:  # what is asked needs the height
            self._page.body.insertWidget(0, told)
            self._page.body.addLayout(promise)
            foot.insertStretch(0, 1)
        else:
            heading.addWidget(told)
            foot.insertLayout(0, promise, 1)
        self._whole = column(head, self._page, foot, gap=20)
        self._whole.setStretch(1, 1)
        self.setLayout(self._whole)
        self._spread()
        questions.answered.connect(self._count)
        self._count()

    def chosen(self) -> dict[str, str]:
        """What is on, by its question."""
        return self._questions.chosen()

    def begin(self) -> None:
        """A clean form for the next person, from its top."""
        self._questions.clear()
        self._count()
        self._page.verticalScrollBar().setValue(0)
        self._questions.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Air around the form, less of it on a low screen: all five statements should stand there at once."""
        is_low = self.height() < S(_LOW)
        sides = (26, 24) if theme().is_large else (48, 22, 48, 20) if is_low else (48, 36, 48, 30)
        self._whole.give_air(14 if is_low else 20, sides)
        rows = self._rows.layout()
        if isinstance(rows, Box):
            rows.give_air(self._gap_if_low if is_low else 14)

    def _count(self) -> None:
        """Say how many are answered."""
        questions = self._questions
        self._said.setText(_("{n} of {all} answered").format(n=len(questions.chosen()), all=questions.asked()))


class ThanksPage(QWidget):
    """Between two people: thank you, and two ways on. ``next_pressed()``, ``all_pressed()``."""

    next_pressed = Signal()
    all_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.next = Button(_("Next person"), "primary", trailing_icon="arrow-right", size="main")
        self.next.clicked.connect(self.next_pressed)
        everyone = Button(_("That was everyone"), "quiet")
        everyone.clicked.connect(self.all_pressed)
        title = Para(_("Thank you"), "h1", "ink", align=centre)
        line = Para(
            _("Please pass the laptop on. Your answers cannot be seen from here."), "lead", "ink2", align=centre
        )
        whole = column(None, Mark(96), 8, title, line, 14, self.next, everyone, None, gap=8, margins=48)
        for part in (whole.itemAt(1).widget(), self.next, everyone):
            whole.setAlignment(part, centre)
        self.setLayout(whole)
