"""How a plan begins: choose what to talk about, from all the topics at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.content.topics import GENTLE, PREPARED_HOSTS_ONLY, TAKE_CARE, Topic, caution_asks, caution_name
from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton
from cafe.ui.widgets.marks import CautionDots, Icon
from cafe.ui.widgets.page import Columns, PageFrame
from cafe.ui.widgets.text import Label, Leader, Para


class _TopicLine(CardButton):
    """A topic to begin with: its short name, and how many questions it brings."""

    def __init__(self, topic: Topic, *, is_locked: bool) -> None:
        told = _("locked") if is_locked else _("{n} questions").format(n=len(topic.questions))
        super().__init__(f"{topic.title}, {told}", look="row", margins=(14, 0), gap=6)
        self.setToolTip(topic.title)
        if is_locked:
            self.put(Leader(topic.short_title), Icon("lock-keyhole", "ink2", 19))
        else:
            self.put(Leader(topic.short_title, told, figure_role="small"))


class ChooseTopic(PageFrame):
    """All topics by how much they ask of a host. Signals `chosen(topic id)`, `later()`, `locked_pressed(topic id)`."""

    chosen = Signal(str)
    later = Signal()
    locked_pressed = Signal(str)

    def __init__(self, topics: tuple[Topic, ...], unlocked: frozenset[str]) -> None:
        self._later = Button(_("Choose later"), "secondary")
        super().__init__(
            _("Plan a café"),
            _("What will you talk about? You can change it later."),
            back=True,
            actions=(self._later,),
        )
        self._later.clicked.connect(self.later)
        self._unlocked = unlocked
        self._first: QWidget | None = None
        by_level = {
            level: [topic for topic in topics if topic.caution_level == level]
            for level in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY)
        }
        left = holder(column(self._group(GENTLE, by_level), self._group(PREPARED_HOSTS_ONLY, by_level), None, gap=16))
        right = holder(column(self._group(TAKE_CARE, by_level), None, gap=16))
        self.body.addWidget(Columns([left, right], most=2, least=420, gap=18))
        self.body.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        """In large text the topics matter more than the line above them."""
        self.subtitle.setVisible(not theme().is_large)
        super().retheme()

    @property
    def first(self) -> QWidget | None:
        """The first topic."""
        return self._first

    def _group(self, level: int, by_level: dict[int, list[Topic]]) -> Card:
        name = caution_name(level)
        card = Card(margins=(6, 10, 6, 8), gap=0, name=name)
        asks = Para(caution_asks(level), "small", "ink2")
        head = row(CautionDots(level, name), Label(name, "h3"), asks, gap=10, margins=(14, 2, 14, 6))
        head.setStretch(2, 1)
        card.body.addLayout(head)
        for topic in by_level[level]:
            is_locked = topic.locked and topic.id not in self._unlocked
            line = _TopicLine(topic, is_locked=is_locked)
            signal = self.locked_pressed if is_locked else self.chosen
            line.clicked.connect(lambda _on=False, topic=topic, signal=signal: signal.emit(topic.id))
            self._first = self._first or line
            card.body.addWidget(line)
        return card
