"""One topic, opened like a page: its questions, what to be ready for, who to offer, what is still missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.content import directory, drafts
from cafe.content.drafts import OwnTopic
from cafe.content.topics import Topic, caution_name, kept_apart
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.ui.scale import S, column, empty, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import CautionDots, Icon
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para

TOP = Qt.AlignmentFlag.AlignTop


class OpenedTopic(Card):
    """Shows one topic with ``show_topic``. Signals for what can be done with it; none carries anything."""

    plan_pressed = Signal()
    print_pressed = Signal()
    fill_in_pressed = Signal()
    copy_pressed = Signal()
    change_pressed = Signal()
    share_pressed = Signal()
    delete_pressed = Signal()
    original_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 16), gap=6)
        self._place = column(gap=0)
        self.plan = Button(_("Plan a café on this"), "primary", icon="calendar-plus", size="main")
        self.plan.clicked.connect(self.plan_pressed)
        self._missing_lines = column(gap=2)
        self._foot = holder(column(self._missing_lines, self.plan, gap=4, margins=(26, 0, 24, 0)))
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self._foot)

    def show_topic(self, topic: Topic, *, is_open: bool, missing: str, own: OwnTopic | None = None) -> None:
        """Open ``topic``; where it is not ``is_open`` no question is shown. ``missing``: what is, in a line.

        ``own``: what this laptop knows of it, where it is one of its own.
        """
        scroll = self._fresh(topic.title)
        self._head(scroll, topic, own, can_copy=is_open)
        if own is not None:
            self._whose(scroll, own)
        if is_open:
            self._questions(scroll, topic)
            self._care(scroll, topic)
        else:
            self._locked(scroll, topic)
        self._sources(scroll, topic)
        scroll.body.addStretch(1)
        self._place.addWidget(scroll)
        self._missing(missing)
        self._foot.setVisible(is_open)

    def show_unfinished(self, own: OwnTopic) -> None:
        """Open a topic that has something to change in it: what, and all that is written so far."""
        scroll = self._fresh(own.title)
        change = Button(_("Change it"), "quiet", icon="pencil", size="small", flush="right")
        change.clicked.connect(self.change_pressed)
        scroll.body.addLayout(row(Label(_("Your own"), "smallb", "ink2"), None, change, gap=10))
        scroll.body.addWidget(Para(own.title, "h1", "ink", balance=True))
        scroll.body.addWidget(
            Banner(_("It cannot be used yet. Every word is kept."), own.wrong, tone="gorse", icon="circle-alert")
        )
        draft = drafts.draft_of(own.text)
        if draft is not None and draft.blurb:
            scroll.body.addWidget(Para(draft.blurb, "body", "ink2"))
        if draft is not None and draft.questions:
            scroll.body.addWidget(Rule())
            self._listed(scroll, draft.questions)
        scroll.body.addWidget(Rule())
        self._whose(scroll, own)
        scroll.body.addStretch(1)
        self._place.addWidget(scroll)
        self._foot.hide()

    def _fresh(self, name: str) -> Scroll:
        empty(self._place)
        scroll = Scroll(gap=8)
        scroll.body.setContentsMargins(S(26), S(20), 0, S(4))
        scroll.keep_bar_in(S(24))
        self.setAccessibleName(name)
        return scroll

    def _whose(self, scroll: Scroll, own: OwnTopic) -> None:
        """Whose it is, what it began as, and what can be done with a topic of one's own."""
        came = _("Came with {kit}").format(kit=own.came_from) if own.came_from else _("Written on this laptop")
        acts: list[QWidget] = [Tag(came, icon="package" if own.came_from else "pencil")]
        ways = [(_("Share"), "send", self.share_pressed), (_("Delete"), "trash-2", self.delete_pressed)]
        if own.based_on:
            ways.insert(0, (_("See the original"), "copy", self.original_pressed))
        if own.topic is None:
            ways = [way for way in ways if way[1] != "send"]
        for words_, icon, signal in ways:
            press = Button(words_, "quiet", icon=icon, size="small", flush="left")
            press.clicked.connect(signal)
            acts.append(press)
        scroll.body.addWidget(Flow(*acts, gap=10))

    def _head(self, scroll: Scroll, topic: Topic, own: OwnTopic | None, *, can_copy: bool) -> None:
        name = caution_name(topic.caution_level)
        line = row(CautionDots(topic.caution_level, name), Label(name, "smallb", "ink2"), None, gap=10)
        if own is not None:
            change = Button(_("Change it"), "quiet", icon="pencil", size="small", flush="right")
            change.clicked.connect(self.change_pressed)
            line.addWidget(change)
        elif can_copy:
            copy = Button(_("Copy and change"), "quiet", icon="copy", size="small", flush="right")
            copy.clicked.connect(self.copy_pressed)
            line.addWidget(copy)
        scroll.body.addLayout(line)
        scroll.body.addWidget(Para(topic.title, "h1", "ink", balance=True))
        scroll.body.addWidget(Para(topic.blurb, "body", "ink2"))
        scroll.body.addWidget(Rule())

    def _questions(self, scroll: Scroll, topic: Topic) -> None:
        self._listed(scroll, topic.questions)
        cards = Button(_("Print the questions as cards"), "quiet", icon="printer", size="small", flush="left")
        cards.clicked.connect(self.print_pressed)
        scroll.body.addLayout(row(cards, None))
        scroll.body.addWidget(Rule())

    def _listed(self, scroll: Scroll, questions: Sequence[str]) -> None:
        listed = column(gap=4)
        for number, question in enumerate(questions, 1):
            figure = sized(Label(str(number), "quote", "gorse"), width=22)
            line = row(figure, Para(question, "quote", "ink", balance=True), gap=8)
            line.setStretch(1, 1)
            line.setAlignment(figure, TOP)
            listed.addLayout(line)
        scroll.body.addLayout(listed)

    def _care(self, scroll: Scroll, topic: Topic) -> None:
        ready = Banner(_("Be ready for"), _in_a_line(topic.sensitive_points), tone="gorse", icon="hand")
        scroll.body.addWidget(ready)
        labels = {tag.id: tag.label for tag in directory.tags()}
        pieces: list[QWidget] = [
            holder(row(Icon("phone", "ink2", 19), Label(_("Support"), "smallb"), gap=7, margins=(0, 3, 4, 3)))
        ]
        pieces += [Tag(labels[tag]) for tag in topic.signpost_tags]
        scroll.body.addWidget(Flow(*pieces))
        if topic.content_note:
            scroll.body.addWidget(Label(_("What the poster says of it"), "smallb"))
            scroll.body.addWidget(Para(topic.content_note, "small", "ink2"))
        apart = [_("Not on one evening with “{title}”.").format(title=title) for title in kept_apart(topic)]
        if asked := (*topic.requirements.notes, *apart):
            scroll.body.addWidget(Label(_("What it asks of you"), "smallb"))
            self._points(scroll, asked)

    def _points(self, scroll: Scroll, lines: Sequence[str]) -> None:
        for text in lines:
            dot = Icon("check", "ink2", 17)
            line = row(dot, Para(text, "small", "ink2"), gap=9)
            line.setStretch(1, 1)
            line.setAlignment(dot, TOP)
            scroll.body.addLayout(line)

    def _missing(self, missing: str) -> None:
        empty(self._missing_lines)
        if not missing:
            return
        fill = Button(_("Fill in"), "quiet", size="small", flush="right")
        fill.clicked.connect(self.fill_in_pressed)
        line = row(Icon("circle-alert", "gorse", 20), Para(missing, "small", "ink"), fill, gap=9)
        line.setStretch(1, 1)
        self._missing_lines.addWidget(holder(line))

    def _locked(self, scroll: Scroll, topic: Topic) -> None:
        scroll.body.addWidget(
            Banner(
                _("This topic is locked"),
                _("Its questions stay closed until your programme opens it for hosts who are prepared. Ask them."),
                tone="gorse",
                icon="lock-keyhole",
            )
        )
        scroll.body.addWidget(Label(_("What your programme will want to know"), "smallb"))
        self._points(scroll, topic.requirements.notes)

    def _sources(self, scroll: Scroll, topic: Topic) -> None:
        told = ngettext(
            "{n} source, looked over in {month}", "{n} sources, looked over in {month}", len(topic.sources)
        ).format(n=len(topic.sources), month=words.month_name(topic.looked_over))
        see = Button(_("See them"), "quiet", size="small", flush="right")
        listed = column(gap=4, margins=(28, 0, 0, 6))
        for source in topic.sources:
            month = words.month_name(source.looked_over)
            listed.addWidget(Para(f"{source.title}. {source.where}. {month}.", "small", "ink2"))
        listed.addWidget(Para(topic.checked, "small", "ink3"))
        shown = holder(listed)
        shown.hide()

        def turn() -> None:
            shown.setVisible(shown.isHidden())
            see.set_words(_("See them") if shown.isHidden() else _("Fold them away"))

        see.clicked.connect(turn)
        line = row(Icon("book-open", "ink2", 19), Para(told, "small", "ink2"), see, gap=9)
        line.setStretch(1, 1)
        scroll.body.addLayout(line)
        scroll.body.addWidget(shown)


def _in_a_line(points: Sequence[str]) -> str:
    """The points as one sentence: each but the first begins small, unless it is an abbreviation."""

    def small(point: str) -> str:
        return point[:1].lower() + point[1:] if point[1:2].islower() or point[1:2] == " " else point

    between = "; " if any("," in point for point in points) else ", "
    return between.join((*points[:1], *map(small, points[1:]))) + "."
