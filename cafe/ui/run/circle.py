"""The right page where nobody writes: turns round the circle, or ways to go deeper, and *What if…?* close by."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.content.hosting import what_if
from cafe.core import words
from cafe.core.i18n import _
from cafe.run.view import RunView, TurnsView, WhatIfLink
from cafe.ui.scale import Box, S, column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import CardButton, Rule
from cafe.ui.widgets.marks import FiveBarGates, Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para


class WhatIfRow(CardButton):
    """A line that opens a card."""

    def __init__(self, title: str) -> None:
        super().__init__(title, look="row", margins=(0, 0), gap=8)
        self._title = Label(title, "button", "spruce", elide=True)
        self.put(self._title, Icon("chevron-right", "spruce", 18))
        self.body.setStretch(0, 1)

    def say(self, title: str) -> None:
        """Change its words."""
        self._title.setText(title)
        self.set_words(title)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), S(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(S(80), S(44))

    def heightForWidth(self, width: int) -> int:
        return S(44)


class Turns(QWidget):
    """Turns counted in five-bar gates: how many, never who. Signals ``spoke()`` and ``passed()``."""

    spoke = Signal()
    passed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label("0", "run_question_plain")
        self._gates = FiveBarGates(0, 26)
        self._of = Label("", "body", "ink2")
        self.spoke_button = Button(_("Spoke"), "secondary", icon="plus")
        self.passed_button = Button(_("Passed"), "plain", icon="arrow-right")
        self._pace = Label("", "smallb", "gorse", elide=True)
        figures = row(self._count, self._gates, self._of, gap=12)
        figures.setStretch(1, 1)
        pace = row(Icon("clock", "gorse", 18), self._pace, gap=7)
        pace.setStretch(1, 1)
        self.setLayout(
            column(
                Label(_("Round the circle"), "h2"),
                6,
                holder(figures),
                4,
                row(self.spoke_button, self.passed_button, gap=8),
                2,
                holder(pace),
                Para(_("We count turns. We never note who."), "small", "ink2"),
                gap=4,
            )
        )
        self.spoke_button.clicked.connect(self.spoke)
        self.passed_button.clicked.connect(self.passed)

    def use(self, *, narrow: bool) -> None:
        """In a narrow page the words alone."""
        self.spoke_button.set_icon("" if narrow else "plus")
        self.passed_button.set_icon("" if narrow else "arrow-right")

    def show_turns(self, turns: TurnsView) -> None:
        """Show the count."""
        self._count.setText(str(turns.count))
        self._gates.show_count(turns.count)
        self._of.setText(turns.text)
        self._pace.setText(turns.to_go)
        self.spoke_button.setEnabled(turns.can_speak)
        self.passed_button.setEnabled(turns.can_pass)


class CirclePage(QWidget):
    """Signals: ``spoke()``, ``passed()``, ``card_pressed(str)`` with the id of a card, "" for all nine."""

    spoke = Signal()
    passed = Signal()
    card_pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turns = Turns()
        self._deeper = column(gap=6)
        self._deeper_title, self._what_if = Label(_("To go deeper"), "h2"), Label(_("What if…?"), "h2")
        self._deeper_holder = holder(column(self._deeper_title, self._deeper, gap=8))
        self._links = column(gap=0)
        self._quiet = Para("", "small", "ink2")
        quiet = row(Icon("ear", "ink2", 21), self._quiet, gap=12)
        quiet.setStretch(1, 1)
        self._quiet_holder = holder(column(Rule(), holder(quiet), gap=10))
        self._scroll = Scroll(gap=12)
        self._rule = Rule()
        for piece in (self.turns, self._deeper_holder, self._rule):
            self._scroll.body.addWidget(piece)
        self._scroll.body.addWidget(self._what_if)
        self._scroll.body.addLayout(self._links)
        self._scroll.body.addStretch(1)
        self.setLayout(column(self._scroll, self._quiet_holder, gap=8))
        self._shown_turns: TurnsView | None = None
        self._prompts: tuple[str, ...] = ()
        self._cards: tuple[WhatIfLink, ...] = ()
        self.turns.spoke.connect(self.spoke)
        self.turns.passed.connect(self.passed)

    def show_view(self, view: RunView) -> None:
        """Show the page for the stage that is going on."""
        self.turns.setVisible(view.turns is not None)
        if view.turns is not None and view.turns != self._shown_turns:
            self._shown_turns = view.turns
            self.turns.show_turns(view.turns)
        self._deeper_holder.setVisible(bool(view.prompts))
        self._rule.setVisible(bool(view.prompts) or view.turns is not None)
        if self._quiet.text() != view.notes_line:
            self._quiet.setText(view.notes_line)
        self._quiet_holder.setVisible(bool(view.notes_line))
        if (view.prompts, view.what_if) != (self._prompts, self._cards):
            self._prompts, self._cards = view.prompts, view.what_if
            self._build_deeper()
            self._build_links()
            self._fit()

    def _fit(self) -> None:
        """Show as many prompts and cards as stand there whole; the last ways are the first prompt and all nine."""
        prompts, links = _all_in(self._deeper), _all_in(self._links)
        if not links:
            return
        quiet = self._quiet_holder
        high = self.height()
        if quiet.isVisibleTo(self):
            high -= self._quiet.heightForWidth(self.width() - S(33)) + S(10 + 8) + 1
        most = len(links) - 1
        ways = ((5, most), (4, most), (4, 2), (3, 2), (3, 1), (2, 1))
        n, k = next((way for way in ways if self._needs(*way) <= high), ways[-1])
        for at, line in enumerate(prompts):
            line.setVisible(at < n)
        for at, line in enumerate(links[:-1]):
            line.setVisible(at < k)

    def _needs(self, prompts: int, cards: int) -> int:
        """The height that the page takes with so many of each."""
        heights = [self._what_if.sizeHint().height(), S(44) * (cards + 1)]
        if self._shown_turns is not None and self.turns.isVisibleTo(self):
            heights.append(self.turns.sizeHint().height())
        if self._prompts:
            lines = [line.heightForWidth(self.width()) for line in _all_in(self._deeper)[:prompts]]
            heights.append(self._deeper_title.sizeHint().height() + S(8) + sum(lines) + S(6) * (len(lines) - 1))
        return sum(heights) + 1 + self._scroll.body.spacing() * (len(heights) + 1)

    def _build_deeper(self) -> None:
        _empty(self._deeper)
        for prompt in self._prompts:
            self._deeper.addWidget(Para(prompt, "quotei", "ink"))

    def _build_links(self) -> None:
        _empty(self._links)
        every = _("See all {n}").format(n=words.number(len(what_if().cards)))
        for key, title in (*((link.id, link.title) for link in self._cards), ("", every)):
            made = WhatIfRow(title)
            made.clicked.connect(lambda _on=False, key=key: self.card_pressed.emit(key))
            self._links.addWidget(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.turns.use(narrow=self.width() < S(250))
        self._scroll.body.setSpacing(S(16 if self.height() > S(560) else 10 if self.height() > S(480) else 6))
        self._fit()


def _all_in(box: Box) -> list[QWidget]:
    found = [box.itemAt(at).widget() for at in range(box.count())]
    return [widget for widget in found if widget is not None]


def _empty(box: Box) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
