"""Before the first minute: start now, as planned, or at another time; and after the last: write it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.run.view import Choice
from cafe.ui.scale import Box, column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para
from cafe.ui.widgets.when import TimeField


class StartPanel(QWidget):
    """The right page before the start. Signals ``started(object)``, with the instant, and ``bell_pressed()``."""

    started = Signal(object)
    bell_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._now: datetime | None = None
        self._ways: Box = column(gap=8)
        self._other = Button(_("We started at another time"), "quiet", size="small", flush="left")
        self._other.clicked.connect(self._ask)
        self.time = TimeField(_("We started at"))
        self.go = Button(_("Start from then"), "secondary")
        self.go.clicked.connect(self._on_go)
        self._asked = holder(column(self.time, self.go, gap=10))
        self._asked.hide()
        hear = Button(_("Hear the bell"), "secondary", icon="volume-2", size="small")
        hear.clicked.connect(self.bell_pressed)
        try_it = Para(_("You chose a soft bell. Try it before people come."), "body", "ink2")
        self._bell = holder(column(Rule(), try_it, row(hear, None)))
        self._bell.hide()
        self._now_words = Para(_("Press Start now, under the clock. The times follow from there."), "body", "ink2")
        self._hint = Para(_("Did you begin without the clock? Say when it was, and the times follow."), "small", "ink2")
        scroll = Scroll(gap=10)
        for piece in (
            Label(_("When you are ready"), "h2"),
            self._now_words,
            holder(self._ways),
            self._hint,
            self._other,
            self._asked,
            self._bell,
        ):
            scroll.body.addWidget(piece)
        scroll.body.addStretch(1)
        self.setLayout(column(scroll, gap=0))

    def show_bell(self, *, is_on: bool) -> None:
        """Offer to hear the bell, where one was chosen."""
        self._bell.setVisible(is_on)

    def show_choices(self, choices: Sequence[Choice], now: datetime) -> None:
        """Show the ways to start; the times on them follow the clock."""
        self._now = now
        if tuple(choices) == self._choices:
            return
        same = [choice.label for choice in choices] == [choice.label for choice in self._choices]
        self._choices = tuple(choices)
        known = [choice for choice in choices if choice.at is not None]  # now is the one button under the clock
        self._other.setVisible(any(choice.asks for choice in choices))
        if same:
            for at, choice in enumerate(known):
                made = self._ways.itemAt(at).widget()
                if isinstance(made, Button):
                    made.set_words(choice.label, choice.detail)
            return
        while self._ways.count():
            gone = self._ways.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for choice in known:
            made = Button(choice.label, "secondary", subtitle=choice.detail)
            made.clicked.connect(lambda _on=False, choice=choice: self.started.emit(choice.at))
            self._ways.addWidget(made)

    def _ask(self) -> None:
        self._asked.setVisible(self._asked.isHidden())
        if self._asked.isVisibleTo(self):
            self.time.list.setFocus()

    def _on_go(self) -> None:
        value, now = self.time.value, self._now
        if value is None or now is None:
            self.time.set_error(_("Say when it was, such as 18:35."))
            return
        here = local(now)
        at = here.replace(hour=value.hour, minute=value.minute, second=0, microsecond=0)
        if at > here:
            at -= timedelta(days=1)  # a start before midnight
        self.started.emit(at.astimezone(now.tzinfo))


class EndedPanel(QWidget):
    """The right page after the end. Signals ``write_pressed()`` and ``resume_pressed()``."""

    write_pressed = Signal()
    resume_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.write = Button(_("Write it up"), "secondary", trailing_icon="arrow-right", spread=True)
        self.resume = Button(_("Carry on with the café"), "quiet", icon="play", size="small", flush="left")
        self.write.clicked.connect(self.write_pressed)
        self.resume.clicked.connect(self.resume_pressed)
        self.setLayout(
            column(
                Label(_("That was your café"), "h2"),
                Para(_("Everything you kept is on this laptop. Take a breath first."), "body", "ink2"),
                self.write,
                row(self.resume, None),
                None,
                gap=12,
            )
        )

    def show_ended(self, *, can_resume: bool, keeps_words: bool) -> None:
        """Offer what can be done now."""
        self.resume.setVisible(can_resume)
        self.write.set_words(_("Write it up") if keeps_words else _("Who came"))
