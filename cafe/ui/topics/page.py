"""The topics: all of them at once as a contents page, and one opened beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from cafe.content import topics
from cafe.content.topics import GENTLE, PREPARED_HOSTS_ONLY, TAKE_CARE, Topic, caution_asks, caution_name
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.plan.readiness import missing_in_short
from cafe.ui.place import Page
from cafe.ui.scale import S, column, holder, row, sized
from cafe.ui.topics.opened import OpenedTopic
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.leaves import Leaves
from cafe.ui.widgets.marks import CautionDots, Icon
from cafe.ui.widgets.page import PageFrame, Scroll
from cafe.ui.widgets.text import Label, Leader, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop


class TopicRow(CardButton):
    """A line of the contents page: the short name, leaders, how many questions; or a padlock."""

    def __init__(self, topic: Topic, *, is_locked: bool) -> None:
        count = _("{n} questions").format(n=len(topic.questions))
        told = _("locked") if is_locked else count
        super().__init__(f"{topic.title}, {told}", look="row", checkable=True, margins=(14, 0), gap=4)
        self.topic = topic
        if is_locked:
            self.put(Leader(topic.short_title), Icon("lock-keyhole", "ink2", 19))
        else:
            self.put(Leader(topic.short_title, str(len(topic.questions))))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), S(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), S(40))

    def heightForWidth(self, width: int) -> int:
        return S(40)


class TopicsPage(Page):
    """Choose a topic to read; planning on it is always open, and what is missing before the day is said."""

    spine_place = "topics"
    refresh_on = frozenset({Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._chosen = topics.load()[0].id
        self._rows: dict[str, TopicRow] = {}
        self.frame = PageFrame(_("Topics"), scrolls=False)
        self._list = Card(margins=(0, 0, 0, 6), gap=0, name=_("All topics"))
        self.opened = OpenedTopic()
        self.opened.plan_pressed.connect(lambda: self.shell.go("plan", f"topic:{self._chosen}"))
        self.opened.print_pressed.connect(lambda: self.shell.go("paper", f"topic:{self._chosen}"))
        self.opened.fill_in_pressed.connect(lambda: self.shell.go("settings"))
        self._leaves = Leaves(self._list, self.opened, self.frame, page_width=510, back_words=_("All topics"))
        self.frame.body.addWidget(self._leaves, 1)
        self._build_list()
        self.setLayout(column(self.frame, gap=0))

    def open(self, cafe_id: str = "") -> None:
        """``cafe_id`` may be a topic's id, to open there."""
        found = topics.find(cafe_id.removeprefix("topic:")) if cafe_id else None
        if found is not None:
            self._choose(found)
        super().open(cafe_id)

    def first_focus(self) -> QWidget:
        return self._rows[self._chosen]

    def refresh(self) -> None:
        every = topics.load()
        self.frame.set_title(_("Topics"), _("{n} ready to use").format(n=len(every)))
        topic = topics.find(self._chosen)
        assert topic is not None
        is_open = not topic.locked or topic.id in self.services.content.unlocked_topics()
        missing = ""
        if topic.caution_level >= TAKE_CARE:
            missing = missing_in_short(self.services.content.support())
        for row_id, line in self._rows.items():
            line.setChecked(row_id == self._chosen)
        self.opened.show_topic(topic, is_open=is_open, missing=missing)

    # -- the contents page

    def _build_list(self) -> None:
        every = topics.load()
        by_level = {
            level: [topic for topic in every if topic.caution_level == level]
            for level in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY)
        }
        left = column(
            self._group(GENTLE, by_level[GENTLE]),
            Rule(),
            self._group(PREPARED_HOSTS_ONLY, by_level[PREPARED_HOSTS_ONLY]),
            None,
            gap=0,
        )
        right = column(self._group(TAKE_CARE, by_level[TAKE_CARE]), None, Rule(), self._dots(), gap=0)
        both = row(holder(left), Rule(upright=True), holder(right), gap=0)
        both.setStretch(0, 1)
        both.setStretch(2, 1)
        scroll = Scroll(gap=0)
        scroll.body.addLayout(both)
        self._list.body.addWidget(scroll)

    def _group(self, level: int, found: list[Topic]) -> QWidget:
        name = caution_name(level)
        head = row(CautionDots(level, name), Label(name, "h3"), None, Label(str(len(found)), "body", "ink2"), gap=10)
        part = column(holder(row(head, margins=(14, 12, 14, 6))), gap=0, margins=(6, 0, 6, 6))
        unlocked = self.services.content.unlocked_topics()
        for topic in found:
            is_locked = topic.locked and topic.id not in unlocked
            line = TopicRow(topic, is_locked=is_locked)
            line.clicked.connect(lambda _on=False, topic=topic: self._choose(topic))
            self._rows[topic.id] = line
            part.addWidget(line)
            if is_locked:
                part.addWidget(holder(row(Para(_("Your programme opens this one."), "small", "ink2"), margins=(14, 0))))
        return holder(part)

    def _dots(self) -> QWidget:
        part = column(Label(_("What the dots ask of you"), "smallb"), gap=6, margins=(20, 12, 14, 14))
        for level in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY):
            dots = CautionDots(level, caution_name(level))
            held = sized(holder(row(dots, margins=(0, 3, 0, 0))), width=44)
            line = row(held, Para(caution_asks(level), "small"), gap=9)
            line.setStretch(1, 1)
            line.setAlignment(line.itemAt(0).widget(), _TOP)
            part.addLayout(line)
        return holder(part)

    def _choose(self, topic: Topic) -> None:
        self._chosen = topic.id
        self.refresh()
        self._leaves.turn_to_page()
