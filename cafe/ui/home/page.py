"""Home: the next café, what is not finished, what was and what comes; or an invitation to plan the first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import CafeLine
from cafe.plan.home import HomeView, home_view
from cafe.ui.home.acts import Acts
from cafe.ui.home.parts import ComingRow, NextCafe, RecentRow, Unfinished
from cafe.ui.home.safety import safety_lines
from cafe.ui.place import Page
from cafe.ui.review.due import due_line
from cafe.ui.scale import Box, column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class HomePage(Page):
    """What a host sees first. Everything on it leads on in one press."""

    spine_place = "home"
    refresh_on = frozenset({Kind.CAFES, Kind.PLAN, Kind.RUN, Kind.ENTRIES, Kind.PEOPLE, Kind.SENT, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._lines: dict[str, CafeLine] = {}
        self._acts = Acts(self, services, shell)
        self._plan = Button(_("Plan a café"), "primary", icon="calendar-plus", size="main")
        self._plan.clicked.connect(lambda: self.shell.go("plan"))
        self.frame = PageFrame("", actions=[self._plan])
        self._first: QWidget = self._plan
        self._place = column(gap=18)
        self.frame.body.addLayout(self._place, 1)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self._first

    def retheme(self) -> None:
        """In large text there is room for less."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        lines = self.services.packs.lines()
        self._lines = {line.id: line for line in lines}
        view = home_view(lines, self.services.clock.now())
        under = view.today
        if self.services.is_demo:
            under = _("{day} · For trying out: nothing here is kept").format(day=view.today)
        if theme().is_large:
            self.frame.set_title(view.hello, view.about)
        else:
            self.frame.set_title(view.greeting, under)
        _empty(self._place)
        self._plan.setVisible(not view.empty)  # the invitation has it, and once is enough
        self._first = self._plan
        if view.empty:
            self._place.addWidget(self._invitation(view), 1)
            self._say_how_safe(has_cafes=False)
            return
        self._top(view)
        due = due_line(self.services, self.shell)
        if due is not None:
            self._place.addWidget(due)
        below = TwoPages(side_width=340)
        below.main.addWidget(self._recent(view), 1)
        below.side.addWidget(self._coming(view), 1)
        self._place.addWidget(below, 1)
        self._say_how_safe(has_cafes=True)

    def _say_how_safe(self, *, has_cafes: bool) -> None:
        lines = safety_lines(self, self.services, self.shell, has_cafes=has_cafes)
        if lines is not None:
            self._place.addWidget(lines)

    # -- the parts of the page

    def _invitation(self, view: HomeView) -> Card:
        card = Card(name=_("No cafés yet"))
        empty = EmptyState(_("No cafés yet"), view.empty, button=_("Plan your first café"), icon="calendar-plus")
        empty.acted.connect(lambda: self.shell.go("plan"))
        card.body.addWidget(empty, 1)
        self._first = empty.button
        look = Button(_("Look at the topics"), "quiet", icon="book-open")
        look.clicked.connect(lambda: self.shell.go("topics"))
        guide = Button(_("Read the host’s guide"), "quiet", icon="circle-question-mark")
        guide.clicked.connect(lambda: self.shell.go("help", "hosts-guide"))
        paper = Button(_("Enter from paper"), "quiet", icon="sticky-note")
        paper.clicked.connect(lambda: self.shell.go("from-paper"))
        card.body.addLayout(row(None, look, guide, None))
        card.body.addLayout(row(None, paper, None))
        return card

    def _top(self, view: HomeView) -> None:
        if view.cover is None and not view.unfinished:
            return
        cover = self._cover(view)
        if not view.unfinished:
            self._place.addWidget(cover)
            return
        waiting = Unfinished(view.unfinished)
        waiting.pressed.connect(self._carry_on)
        waiting.all_pressed.connect(lambda: self.shell.go("cafes"))
        top = TwoPages(side_width=340)
        top.main.addWidget(cover, 1)
        top.side.addWidget(waiting, 1)
        self._place.addWidget(top)

    def _cover(self, view: HomeView) -> QWidget:
        cover = view.cover
        if cover is None:
            card = Card(name=_("No café is planned"), gap=8)
            card.body.addWidget(Para(_("No café is planned just now"), "h2", "ink"))
            card.body.addWidget(Para(_("Choose a topic and a day whenever you are ready."), "body", "ink2"))
            card.body.addStretch(1)
            return card
        shown = NextCafe(cover, self._day(cover.cafe_id))
        place = "run" if cover.is_running or cover.can_start_today else "plan"
        shown.main_pressed.connect(lambda: self.shell.go(place, cover.cafe_id))
        shown.plan_pressed.connect(lambda: self.shell.go("plan", cover.cafe_id))
        if cover.is_running:  # whoever left the run for a moment goes back with one key
            self._first = shown.main
        return shown

    def _recent(self, view: HomeView) -> Card:
        card = Card(margins=(0, 16, 0, 8), gap=0, name=_("Recent cafés"))
        every = Button(view.see_all, "quiet", size="small", flush="right")
        every.clicked.connect(lambda: self.shell.go("cafes"))
        if not view.see_all:
            every.hide()
        card.body.addWidget(_head(_("Recent cafés"), every))
        for at, line in enumerate(view.recent):
            if at:
                card.body.addWidget(Rule())
            shown = RecentRow(line)
            shown.clicked.connect(lambda _on=False, cafe_id=line.cafe_id: self._acts.open(self._lines[cafe_id]))
            card.body.addWidget(shown)
        if view.empty_recent:
            card.body.addWidget(_quiet(view.empty_recent))
        paper = Button(_("Enter from paper"), "quiet", icon="sticky-note", size="small", flush="left")
        paper.setToolTip(_("A café that ran without the laptop"))
        paper.clicked.connect(lambda: self.shell.go("from-paper"))
        card.body.addWidget(holder(row(paper, None, margins=(22, 4))))
        card.body.addStretch(1)
        return card

    def _coming(self, view: HomeView) -> Card:
        card = Card(margins=(0, 16, 0, 8), gap=0, name=_("Coming up"))
        card.body.addWidget(_head(_("Coming up")))
        for at, line in enumerate(view.coming):
            if at:
                card.body.addWidget(Rule())
            shown = ComingRow(line, self._day(line.cafe_id))
            shown.clicked.connect(lambda _on=False, cafe_id=line.cafe_id: self._acts.open(self._lines[cafe_id]))
            card.body.addWidget(shown)
        if view.empty_coming:
            card.body.addWidget(_quiet(view.empty_coming))
        card.body.addStretch(1)
        return card

    # -- where a press leads

    def _carry_on(self, cafe_id: str) -> None:
        self._acts.open(self._lines[cafe_id])

    def _day(self, cafe_id: str) -> date | None:
        starts = self._lines[cafe_id].starts_at
        return local(starts).date() if starts is not None else None


def _head(title: str, *more: QWidget) -> QWidget:
    return sized(holder(row(Label(title, "h2"), None, *more, margins=(22, 0, 20, 8))), min_height=48)


def _quiet(words: str) -> QWidget:
    return holder(column(Para(words, "body", "ink2"), margins=(22, 6)))


def _empty(box: Box) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
