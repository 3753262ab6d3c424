"""The pieces of Home: the cover of the next café, what is not finished, rows of what was and what comes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.model.values import CafeState
from cafe.plan import home
from cafe.plan.view import Tone
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton, Cover, DateBlock
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon, Meter
from cafe.ui.widgets.text import Label, Para

TAGS = {Tone.PLAIN: ("plain", ""), Tone.SAFE: ("moss", "circle-check"), Tone.OVER: ("gorse", "package")}


def state_tag(words: str, tone: Tone) -> Tag:
    """Where a café stands, as a tag."""
    look, icon = TAGS[tone]
    return Tag(words, look, icon)


def _fact(icon: str, words: str) -> QWidget:
    return holder(row(Icon(icon, "ink2", 21), Label(words, "body"), gap=8, margins=(0, 0, 14, 0)))


def _two_lines(upper: str, lower: str, colour: str = "ink") -> QWidget:
    return holder(column(Label(upper, "strong", colour, elide=True), Label(lower, "small", "ink2", elide=True), gap=1))


class NextCafe(Cover):
    """The cover. ``main_pressed()`` and ``plan_pressed()``."""

    main_pressed = Signal()
    plan_pressed = Signal()

    def __init__(self, cover: home.Cover, day: date | None) -> None:
        super().__init__(name=f"{cover.kicker}: {cover.title}")
        words = column(gap=10)
        words.addWidget(Label(cover.kicker, "strong", "spruce"))
        words.addWidget(Para(cover.title, "h1", "ink"))
        facts = (("clock", cover.times), ("map-pin", cover.hall), ("users", cover.expected))
        words.addWidget(Flow(*(_fact(icon, text) for icon, text in facts if text), gap=6, gap_down=4))
        if not cover.is_running:
            meter = sized(Meter(cover.ready_share, name=cover.ready), width=142)
            words.addLayout(row(Label(cover.ready, "smallb"), meter, None, gap=14))
        icon = "play" if cover.is_running or cover.can_start_today else "list-checks"
        self.main = Button(cover.main_action, "primary", icon=icon, height=52)
        self.main.clicked.connect(self.main_pressed)
        buttons: list[QWidget] = [self.main]
        if not cover.is_running:
            change = Button(_("Change the plan"), "secondary", icon="pencil", height=52)
            change.clicked.connect(self.plan_pressed)
            buttons.append(change)
        words.fill([4, Flow(*buttons, gap=12), None])
        whole = row(gap=26)
        if day is not None and not theme().is_large:
            whole.addLayout(column(DateBlock(day), None))
        whole.addLayout(words, 1)
        self.body.addLayout(whole)


class Unfinished(Card):
    """What waits for something, and what. ``pressed(str)`` with the café's id; ``all_pressed()``."""

    pressed = Signal(str)
    all_pressed = Signal()

    def __init__(self, cards: tuple[home.UnfinishedCard, ...]) -> None:
        super().__init__(tone="gorse", name=_("Not finished yet"), gap=6)
        first = cards[0]
        self.body.addLayout(
            row(Icon("circle-alert", "gorse", 21), Para(_("Not finished yet"), "h2", "ink"), None, gap=10)
        )
        self.body.addSpacing(4)
        self.body.addWidget(Para(first.title, "strong", "ink"))
        self.body.addWidget(Para(first.where, "small", "ink2"))
        self.body.addWidget(Para(first.reason, "body", "ink"))
        self.body.addStretch(1)
        if len(cards) > 1:
            more = Button(_("And {n} more").format(n=len(cards) - 1), "quiet", size="small", flush="left")
            more.clicked.connect(self.all_pressed)
            self.body.addLayout(row(more, None))
        words = _("Say what happened") if first.did_not_run else _("Carry on")
        button = Button(words, "secondary", trailing_icon="arrow-right", spread=True)
        button.setAccessibleName(f"{words}: {first.title}")
        button.clicked.connect(lambda: self.pressed.emit(first.cafe_id))
        self.body.addWidget(button)


class RecentRow(CardButton):
    """A café that is over, on one line: day, title and hall, its state, what to do."""

    def __init__(self, line: home.RecentLine) -> None:
        icon = "circle-check" if line.state is CafeState.SENT and line.tone is Tone.SAFE else ""
        super().__init__(f"{line.title}, {line.day}, {line.tag}, {line.action}", look="row", margins=(22, 9), gap=12)
        hall = Label(line.hall, "small", "ink2", elide=True)
        if not line.hall:
            hall.hide()  # never shown by hand: what has no parent yet would come up as a window of its own
        names = holder(column(None, Label(line.title, "strong", elide=True), hall, None, gap=1))
        tag = Tag(line.tag, TAGS[line.tone][0], icon or TAGS[line.tone][1])
        act = holder(row(Label(line.action, "button", "spruce"), None, Icon("chevron-right", "spruce", 20), gap=6))
        self.put(sized(Label(line.day, "body", "ink2"), width=66), names, tag, sized(act, min_width=72))
        self.body.setStretch(1, 1)


class ComingRow(CardButton):
    """A café to come: its leaf of the calendar, title, and where and when."""

    def __init__(self, line: home.ComingLine, day: date | None) -> None:
        super().__init__(f"{line.title}, {line.where}", look="row", margins=(22, 8), gap=14)
        names = _two_lines(line.title, line.where, "ink2" if line.is_topic_open else "ink")
        leaf = DateBlock(day, small=True) if day is not None else sized(Icon("calendar-days", "ink2", 30), width=58)
        self.put(leaf, names, Icon("chevron-right", "spruce", 20))
        self.body.setStretch(1, 1)
