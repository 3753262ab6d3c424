"""The topics: all of them at once as a contents page, and one opened beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from cafe.content import topics
from cafe.content.drafts import OwnTopic
from cafe.content.gate import missing_in_short
from cafe.content.topics import GENTLE, PREPARED_HOSTS_ONLY, TAKE_CARE, Topic, caution_asks, caution_name
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui.place import Page
from cafe.ui.scale import Box, S, column, empty, holder, row, sized
from cafe.ui.topics import kits
from cafe.ui.topics.opened import OpenedTopic
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.inputs import Line
from cafe.ui.widgets.leaves import Leaves
from cafe.ui.widgets.marks import CautionDots, Icon
from cafe.ui.widgets.page import Halves, PageFrame, Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton, announce
from cafe.ui.widgets.text import Label, Leader, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop


class TopicRow(CardButton):
    """A line of the contents page: the short name, leaders, how many questions; a padlock; or that it waits."""

    def __init__(self, topic_id: str, title: str, short: str, told: str, *, figure: str = "", icon: str = "") -> None:
        super().__init__(f"{title}, {told}", look="row", checkable=True, margins=(14, 0), gap=4)
        self.topic_id = topic_id
        self.put(Leader(short, figure) if figure else Leader(short))
        if icon:
            self.put(Icon(icon, "ink2" if icon == "lock-keyhole" else "gorse", 19))

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
        self._built: object = None
        self.open_kit = Button(_("Open a kit"), "quiet", icon="package-open")
        self.open_kit.clicked.connect(lambda: kits.ask_for_kit(self, self.services, self.shell))
        self.share = Button(_("Share a kit"), "quiet", icon="package")
        self.share.clicked.connect(lambda: kits.share_topics(self, self.services, self.shell))
        self.write = Button(_("Write your own"), "secondary", icon="pencil")
        self.write.clicked.connect(self._write)
        self.search = Line()
        self.search.setAccessibleName(_("Find a topic"))
        self.search.setPlaceholderText(_("Find a topic"))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.frame = PageFrame(
            _("Topics"),
            scrolls=False,
            actions=(sized(self.search, max_width=190), self.open_kit, self.share, self.write),
        )
        self._list = Card(margins=(0, 0, 0, 6), gap=0, name=_("All topics"))
        self._nothing = Para(_("No topic has these words. Try fewer."), "body", "ink2")
        self._nothing.hide()
        self._list.body.addWidget(self._nothing)
        self._nothing.setContentsMargins(20, 16, 20, 8)
        self._place: Box = column(gap=0)
        self._list.body.addLayout(self._place, 1)
        self.opened = OpenedTopic()
        self.opened.plan_pressed.connect(lambda: self.shell.go("plan", f"topic:{self._chosen}"))
        self.opened.print_pressed.connect(lambda: self.shell.go("paper", f"topic:{self._chosen}"))
        self.opened.fill_in_pressed.connect(lambda: self.shell.go("settings"))
        self.opened.copy_pressed.connect(self._copy)
        self.opened.change_pressed.connect(lambda: self.shell.go("own-topic", self._chosen))
        self.opened.share_pressed.connect(self._share)
        self.opened.delete_pressed.connect(self._delete)
        self.opened.original_pressed.connect(self._see_original)
        self._leaves = Leaves(self._list, self.opened, self.frame, page_width=510, back_words=_("All topics"))
        self.frame.body.addWidget(self._leaves, 1)
        self.setLayout(column(self.frame, gap=0))

    def open(self, cafe_id: str = "") -> None:
        """``cafe_id`` may be a topic's id, to open there."""
        topic_id = cafe_id.removeprefix("topic:")
        shipped = topics.find(topic_id) if topic_id else None
        own = self.services.content.own.find(topic_id) if topic_id and shipped is None else None
        super().open(cafe_id)
        if shipped is not None or own is not None:
            self._choose(shipped.id if shipped is not None else topic_id)

    def first_focus(self) -> QWidget:
        return self._rows[self._chosen]

    def refresh(self) -> None:
        content = self.services.content
        own = content.own.all()
        collects = content.role() in ("coordinator", "both")
        self.share.setVisible(collects or bool(own or content.local.all()))
        told = _("{n} ready to use").format(n=len(content.topics()))
        if own:
            mine = ngettext("{n} of your own", "{n} of your own", len(own)).format(n=len(own))
            told = _("{ready}, {own}").format(ready=told, own=mine)
        else:
            told = _("{ready}, none of your own yet").format(ready=told)
        self.frame.set_title(_("Topics"), told)
        built = (tuple((one.id, one.title, one.topic) for one in own), content.unlocked_topics())
        if built != self._built:
            self._built = built
            self._build_list(own)
        if self._chosen not in self._rows:
            self._chosen = topics.load()[0].id
        for row_id, line in self._rows.items():
            line.setChecked(row_id == self._chosen)
        self._show_opened()

    def _show_opened(self) -> None:
        content = self.services.content
        own = None if topics.find(self._chosen) is not None else content.own.find(self._chosen)
        topic = topics.find(self._chosen) if own is None else own.topic
        if topic is None:
            if own is not None:
                self.opened.show_unfinished(own)
            return
        missing = ""
        if topic.caution_level >= TAKE_CARE:
            missing = missing_in_short(content.support())
        self.opened.show_topic(topic, is_open=content.is_open(topic), missing=missing, own=own)

    # -- the contents page

    def _build_list(self, own: tuple[OwnTopic, ...]) -> None:
        empty(self._place)
        self._rows = {}
        by_level = {
            level: [topic for topic in topics.load() if topic.caution_level == level]
            for level in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY)
        }
        left = column(self._group(GENTLE, by_level[GENTLE]), Rule(), gap=0)
        left.addWidget(self._group(PREPARED_HOSTS_ONLY, by_level[PREPARED_HOSTS_ONLY]))
        right = column(self._group(TAKE_CARE, by_level[TAKE_CARE]), gap=0)
        if own:
            right.addWidget(Rule())
            right.addWidget(self._own_group(own))
        left.addStretch(1)
        right.fill([None, Rule(), self._dots()])
        scroll = Scroll(gap=0)
        scroll.body.addWidget(Halves(holder(left), holder(right)))
        self._place.addWidget(scroll)
        self._filter()

    def _group(self, level: int, found: list[Topic]) -> QWidget:
        name = caution_name(level)
        head = row(CautionDots(level, name), Label(name, "h3"), None, Label(str(len(found)), "body", "ink2"), gap=10)
        part = column(holder(row(head, margins=(14, 12, 14, 6))), gap=0, margins=(6, 0, 6, 6))
        unlocked = self.services.content.unlocked_topics()
        for topic in found:
            is_locked = topic.locked and topic.id not in unlocked
            count = len(topic.questions)
            told = _("locked") if is_locked else _("{n} questions").format(n=count)
            figure, icon = ("", "lock-keyhole") if is_locked else (str(count), "")
            part.addWidget(
                self._row(TopicRow(topic.id, topic.title, topic.short_title, told, figure=figure, icon=icon))
            )
            if is_locked:
                part.addWidget(holder(row(Para(_("Your programme opens this one."), "small", "ink2"), margins=(14, 0))))
        return holder(part)

    def _own_group(self, own: tuple[OwnTopic, ...]) -> QWidget:
        head = row(Icon("pencil", "ink2", 19), Label(_("Your own"), "h3"), None, Label(str(len(own)), "body", "ink2"))
        part = column(holder(row(head, margins=(14, 12, 14, 6))), gap=0, margins=(6, 0, 6, 6))
        for one in own:
            if one.topic is None:
                told = _("your own, still to change")
                part.addWidget(self._row(TopicRow(one.id, one.title, one.title, told, icon="circle-alert")))
                continue
            count = len(one.topic.questions)
            told = _("your own, {n} questions").format(n=count)
            part.addWidget(self._row(TopicRow(one.id, one.title, one.title, told, figure=str(count))))
        return holder(part)

    def _row(self, line: TopicRow) -> TopicRow:
        line.clicked.connect(lambda _on=False, topic_id=line.topic_id: self._choose(topic_id))
        self._rows[line.topic_id] = line
        return line

    def _dots(self) -> QWidget:
        part = column(Label(_("What the dots ask of you"), "smallb"), gap=6, margins=(20, 10, 14, 8))
        for level in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY):
            dots = CautionDots(level, caution_name(level))
            held = sized(holder(row(dots, margins=(0, 3, 0, 0))), width=44)
            line = row(held, Para(caution_asks(level), "small"), gap=9)
            line.setStretch(1, 1)
            line.setAlignment(line.itemAt(0).widget(), _TOP)
            part.addLayout(line)
        return holder(part)

    def _filter(self) -> None:
        """Only topics whose name or questions hold every word; a locked one is found by its name alone."""
        wanted = self.search.text().casefold().split()
        shown = 0
        for topic_id, line in self._rows.items():
            has = all(word in self._words_of(topic_id) for word in wanted)
            line.setVisible(has)
            shown += has
        self._nothing.setVisible(not shown)
        if wanted:
            announce(self, ngettext("{n} topic", "{n} topics", shown).format(n=shown))

    def _words_of(self, topic_id: str) -> str:
        content = self.services.content
        topic = topics.find(topic_id)
        if topic is None:
            own = content.own.find(topic_id)
            topic = own.topic if own is not None else None
            if topic is None:
                return own.title.casefold() if own is not None else ""
        asked = topic.questions if content.is_open(topic) else ()
        return " ".join((topic.title, topic.short_title, topic.blurb, *asked)).casefold()

    # -- what a person does

    def _choose(self, topic_id: str) -> None:
        self._chosen = topic_id
        for row_id, line in self._rows.items():
            line.setChecked(row_id == topic_id)
        self._show_opened()
        self._leaves.turn_to_page()

    def _write(self) -> None:
        try:
            made = self.services.content.own.write_new()
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.shell.go("own-topic", made.id)

    def _copy(self) -> None:
        topic = self.services.content.topic(self._chosen)
        if topic is None:
            return
        try:
            made = self.services.content.own.copy(topic)
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.shell.go("own-topic", made.id)
        self.shell.toast(_("This is your copy. The original stays as it is."), undo=True)

    def _share(self) -> None:
        own = self.services.content.own.find(self._chosen)
        if own is not None:
            kits.share_topics(self, self.services, self.shell, (own,))

    def _see_original(self) -> None:
        own = self.services.content.own.find(self._chosen)
        if own is not None and own.based_on in self._rows:
            self._choose(own.based_on)

    def _delete(self) -> None:
        own = self.services.content.own.find(self._chosen)
        if own is None:
            return
        sheet = Sheet(
            self,
            _("Delete this topic?"),
            _("“{title}” goes from this laptop. Cafés that were planned on it keep their questions.").format(
                title=own.title
            ),
            [
                SheetButton("keep", _("Keep it"), "plain", safe=True),
                SheetButton("delete", _("Delete"), "danger", icon="trash-2"),
            ],
            tone="rowan",
        )

        def chosen(key: str) -> None:
            if key == "delete":
                self.services.content.own.delete(own.id)
                self.shell.toast(_("“{title}” is deleted").format(title=own.title), undo=True)

        sheet.chosen.connect(chosen)
        sheet.open_up()
