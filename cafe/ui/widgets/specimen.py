"""Every piece of the kit on one page, in all its states: for looking at, and for the tests that press everything."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.ui.scale import Grid, column, holder, row, sized
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, CardButton, Cover, DateBlock, Rule
from cafe.ui.widgets.chips import Chip, SwapChip, Switch, Tag
from cafe.ui.widgets.choices import BigChoice, TickRow, Tile
from cafe.ui.widgets.fields import Field, Picker, TextArea
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import CautionDots, FiveBarGates, Hatch, Icon, Mark, Meter
from cafe.ui.widgets.notices import Banner, EmptyState
from cafe.ui.widgets.page import Columns, PageFrame
from cafe.ui.widgets.room import Faces, Ring
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.spine import Place, Spine
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.tally import Tally
from cafe.ui.widgets.text import Label, Leader, Para
from cafe.ui.widgets.when import DateField, TimeField

DAY = date(2026, 11, 26)


def _buttons() -> Card:
    card = Card(name="Buttons")
    card.body.addWidget(Label("Buttons", "h3"))
    grid = Grid(10)
    for line, kind in enumerate(("primary", "secondary", "plain", "quiet", "danger", "danger_outline", "care")):
        grid.addWidget(Label(kind.replace("_", " ").capitalize(), "small", "ink2"), line, 0)
        for place, state in enumerate(("Rest", "Hover", "Pressed", "Off")):
            button = Button(state, kind, height=44)
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "Hover")
            button.setDown(state == "Pressed")
            button.setEnabled(state != "Off")
            grid.addWidget(button, line, place + 1)
    card.body.addLayout(grid)
    card.body.addLayout(
        row(
            Button("With icon", icon="printer", height=44),
            Button("Key hint", "primary", icon="plus", key_hint="Enter", height=44),
            Button("Leave it as it is", "link"),
            IconButton("arrow-left", "Back"),
            IconButton("pencil", "Change", "quiet"),
            None,
        )
    )
    card.body.addLayout(
        row(Button("Next: Round 2", "primary", subtitle="20 minutes · new question", trailing_icon="arrow-right"))
    )
    card.body.addLayout(
        row(
            Button("Plan a café", "primary", icon="calendar-plus", size="main"),
            Button("Carry on", trailing_icon="arrow-right", spread=True),
        )
    )
    card.body.addStretch(1)
    return card


def _choices() -> Card:
    card = Card(name="Chips, tags, choices")
    card.body.addWidget(Label("Theme chips, tags, choices", "h3"))
    on = Chip("Being listened to", 1)
    on.setChecked(True)
    card.body.addLayout(row(Chip("Work", 3), on, SwapChip("a friend"), None, gap=8))
    card.body.addLayout(
        row(
            Switch("Agreed?", "Agreed"),
            Switch("Agreed?", "Agreed", is_on=True),
            Chip("More", checkable=False),
            None,
            gap=8,
        )
    )
    tags = (("Sent 13 Nov", "moss", "circle-check"), ("Ready to send", "gorse", "package"), ("Optional", "plain", ""))
    card.body.addWidget(Flow(*(Tag(*tag) for tag in tags)))
    tags = (("Timer paused", "bramble", "pause"), ("Fewer than 5", "plain", "eye-off"), ("New", "spruce", ""))
    card.body.addLayout(row(*(Tag(*tag) for tag in tags), None, gap=8))
    kinds = (
        Segment("note", "Note", "sticky-note"),
        Segment("quote", "Quote", "quote"),
        Segment("idea", "Idea", "lightbulb"),
    )
    card.body.addLayout(row(Segments(kinds, "quote", name="Kind", height=52), None))
    felt = (Segment("one", "One voice"), Segment("some", "Some"), Segment("most", "Most"))
    card.body.addWidget(Segments(felt, "most", name="How many felt this?", height=46))
    tiles = Grid(8)
    chosen = Tile("Being listened to", "believed, not rushed")
    chosen.setChecked(True)
    tiles.addWidget(chosen, 0, 0)
    tiles.addWidget(Tile("Getting seen", "appointments, access"), 0, 1)
    card.body.addLayout(tiles)
    done = TickRow("Talking object packed")
    done.setChecked(True)
    card.body.addWidget(done)
    card.body.addWidget(TickRow("Let my programme hold a spare key too", "Ask them first. You can change this later."))
    return card


def _fields() -> Card:
    card = Card(name="Fields")
    card.body.addWidget(Label("Fields", "h3"))
    card.body.addWidget(Field("Café title", "Sleep and rest"))
    broken = TimeField("Ends at", time(17, 0))
    broken.set_error("That time does not exist. Try 18:00.")
    starts = TimeField("Starts", time(18, 30))
    card.body.addLayout(row(broken, starts))
    card.body.addWidget(DateField("Date", DAY, today=date(2026, 11, 21)))
    areas = Picker("Area", (("", "All areas"), ("coast", "Coast")), "")
    card.body.addLayout(row(Stepper("Minutes", 15, 1, 90, unit="min"), Stepper("Tables", 2, 1, 9), areas))
    card.body.addWidget(TextArea("What went well", rows=2, placeholder="A line or two is plenty.", optional=True))
    card.body.addStretch(1)
    return card


def _notices() -> Card:
    card = Card(name="Banners")
    card.body.addWidget(Label("Banners", "h3"))
    card.body.addWidget(Banner("This pack is from 2025", "It is outside your dates. You can still add it."))
    card.body.addWidget(Banner("Saved on this laptop", tone="moss", icon="circle-check"))
    stick = "Nothing is lost. Free some space, then try again."
    card.body.addWidget(Banner("The memory stick is full", stick, tone="rowan", icon="triangle-alert"))
    card.body.addWidget(Banner("Count heads, not names", tone="spruce", icon="shield-check", action="Read more"))
    card.body.addWidget(BigChoice("I host cafés", "Plan an evening, keep time, write up.", "messages-square"))
    answer = BigChoice("Just me", "It opens by itself.", "user-round", checkable=True, serif=False)
    answer.setChecked(True)
    card.body.addWidget(answer)
    return card


def _counts() -> Card:
    card = Card(name="Counts")
    card.body.addWidget(Label("Tally and chart", "h3"))
    card.body.addWidget(Tally("45 to 54", 7))
    card.body.addWidget(Tally("People here", 14, note="Not counting hosts", big=True))
    card.body.addWidget(Bars((Bar("Being listened to", 61), Bar("Work", 37), Bar("Faith and culture", None))))
    card.body.addLayout(row(Label("5 of 7 things ready", "strong"), Meter(5 / 7, name="Ready")))
    card.body.addWidget(Meter(0.66, name="Time", tone="gorse", segments=(0.1, 0.3, 0.4)))
    card.body.addWidget(Leader("Periods, endometriosis", "6"))
    card.body.addWidget(Leader("PCOS", "5"))
    card.body.addLayout(row(CautionDots(2, "Take care"), Label("Take care", "h3"), Hatch(), FiveBarGates(9, 38)))
    return card


def _cover() -> Cover:
    cover = Cover(name="Your next café")
    words = column(gap=8)
    words.addWidget(Label("Your next café, in 5 days", "strong", "spruce"))
    words.addWidget(Label("Menopause at work and at home", "h1", elide=True))
    words.addLayout(
        row(Icon("clock"), Label("18:30 to 20:30"), Icon("map-pin"), Label("Glenferry Village Hall"), None, gap=8)
    )
    words.addWidget(Para("What has changed for you, and what has stayed the same?", "question", "ink", balance=True))
    words.addLayout(
        row(
            Button("Get ready", "primary", icon="list-checks", height=52),
            Button("Change the plan", icon="pencil", height=52),
            None,
        )
    )
    words.addStretch(1)
    days = column(DateBlock(DAY), DateBlock(DAY, small=True), None)
    cover.body.addLayout(row(days, words, gap=26))
    return cover


def _rows() -> Card:
    card = Card(name="Rows", margins=(0, 12), gap=0)
    for index, title in enumerate(("Sleep and rest", "Healthy hearts")):
        if index:
            card.body.addWidget(Rule())
        names = holder(column(Label(title, "strong"), Label("Strathmuir Library", "small", "ink2"), gap=1))
        opens = CardButton(f"{title}, open", look="row", margins=(22, 10), checkable=True)
        opens.setChecked(bool(index))
        opens.put(names, holder(row(None, Tag("Sent 13 Nov", "moss", "circle-check"), Icon("chevron-right", "spruce"))))
        card.body.addWidget(opens)
    card.body.addStretch(1)
    return card


def specimen_page() -> PageFrame:
    """One page with every component in its states."""
    page = PageFrame(
        "Conversation Café · components",
        "Every piece, in every state",
        back=True,
        actions=[Button("Print", icon="printer")],
    )
    ring = Ring()
    ring.show_left(0.36, "7 minutes", "or so to go")
    empty = Card(name="Nothing yet")
    line = "When you plan one, it will be here."
    empty.body.addWidget(EmptyState("No cafés yet", line, button="Plan a café", icon="calendar-plus"))
    parts: list[QWidget] = [_buttons(), _choices(), _fields(), _notices(), _counts(), _cover(), empty]
    parts.append(holder(column(_rows(), sized(ring, height=280))))
    page.body.addWidget(Columns(parts, most=2, least=500, gap=16))
    page.body.addWidget(Faces("I felt welcome."))
    page.body.addWidget(Mark(40))
    return page


def specimen_window() -> QWidget:
    """The page beside the spine, as in the app."""
    places = (
        Place("home", "Home", "house"),
        Place("cafes", "Cafés", "calendar-days"),
        Place("topics", "Topics", "book-open"),
        Place("support", "Support numbers", "phone"),
    )
    foot = (Place("settings", "Settings", "settings"), Place("help", "Help", "circle-question-mark"))
    spine = Spine(places, foot, promise="Everything is kept on this laptop only")
    spine.show_place("home")
    window = QWidget()
    window.setAutoFillBackground(True)
    window.setLayout(row(spine, specimen_page(), gap=0))
    return window
