"""How the plan lies on the table: the evening at the left, its time and list beside it, place and notes below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.content.gate import holding
from cafe.core.i18n import _
from cafe.plan.choices import Option
from cafe.plan.view import PlanView
from cafe.ui.plan.basics import Basics
from cafe.ui.plan.beside import Advice, Before, TimeCard
from cafe.ui.plan.checklist import Checklist
from cafe.ui.plan.evening import Evening
from cafe.ui.plan.title import EditableTitle
from cafe.ui.plan.where import NotesCard, WhereCard
from cafe.ui.scale import Box, S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label

LEAST_FOR_TWO = 1330
"""The narrowest window, at 100 %, in which the evening can have its list beside it."""


class _Pages(TwoPages):
    def is_narrow(self) -> bool:
        return theme().is_large or self.window().width() < S(LEAST_FOR_TWO)


class Planner(QWidget):
    """Everything of one plan, shown with ``show_plan``. The page listens to its parts."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.title = EditableTitle()
        self._saved = Label("", "small", "ink2")
        self._saved_holder = holder(row(Icon("circle-check", "moss", 20), self._saved, gap=10))
        self.print = Button(_("Print the plan"), "secondary", icon="printer")
        self.print_icon = IconButton("printer", _("Print the plan"), "secondary")
        self.practise = Button(_("Practise it first"), "quiet", icon="sprout", size="small", flush="left")
        self.practise.setToolTip(_("On a copy, as fast as you like. Nothing of it is kept."))
        self.paper = Button(_("Paper for the day"), "quiet", icon="printer", size="small", flush="left")
        self.paper.setToolTip(_("Poster, cards, slips and sheets, in ordinary or large print."))
        self.start = Button(_("Start this café"), "primary", icon="play")
        actions = (self._saved_holder, self.print, self.print_icon, self.start)
        self.frame = PageFrame("", back=True, actions=actions)
        self.frame.title.hide()
        self._gap = QWidget()  # holds the actions at the right where the title is not in the head
        self._gap.hide()
        self.frame.head.insertWidget(1, self.title, 1)
        self.frame.head.insertWidget(2, self._gap, 1)
        self.frame.head.setStretch(3, 0)
        self._is_one = self._is_large = False
        self.basics = Basics(today)
        self.evening = Evening()
        self.time = TimeCard()
        self.before = Before()
        self.advice = Advice()
        self.checklist = Checklist()
        self.where = WhereCard()
        self.notes = NotesCard()
        self._locked = Banner("", tone="spruce", icon="info")
        self._locked.hide()
        self._pages = _Pages(side_width=330)
        self._practise_line = holder(row(self.practise, None, gap=0))
        self._paper_line = holder(row(self.paper, None, gap=0))
        self._lay()

    def _lay(self) -> None:
        self._order = order = Card(margins=0, gap=0, name=_("The order of the evening"))
        order.body.setContentsMargins(0, 0, 0, 6)
        order.body.addWidget(holder(row(self.basics, gap=0, margins=(20, 12, 18, 10))))
        order.body.addWidget(Rule())
        order.body.addWidget(self.evening)
        order.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._pages.main.fill([order, self.where, self.notes, None])
        self._pages.side.fill(
            [self.time, self.before, self.advice, self.checklist, self._paper_line, self._practise_line, None]
        )
        self.frame.body.addWidget(self._locked)
        self.frame.body.addWidget(self._pages)
        self.frame.body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))

    def show_plan(self, view: PlanView, topics: Sequence[Option], saved: str, last_time: str = "") -> None:
        """Show the plan as it stands. Nothing is built again that is there already."""
        self.title.show_title(view.title)
        self._saved.setText(saved)
        self._locked.setVisible(bool(view.locked))
        if view.locked != self._locked.title.text():
            self._locked.say(view.locked)
        self._main_action(view)
        self.basics.show_plan(view, topics)
        self.evening.show_plan(view)
        self.time.show_plan(view, "" if view.locked else last_time)
        self._practise_line.setVisible(bool(view.stages))
        self.before.show_obstacles(view.obstacles)
        self.advice.show_warnings(() if view.locked else view.warnings)
        self.checklist.show_plan(view)
        self.where.show_plan(view)
        self.notes.show_plan(view)

    def _main_action(self, view: PlanView) -> None:
        is_start = not view.locked
        if self.start.words != view.main_action:
            self.start.set_words(view.main_action)
            self.start.set_icon("play" if is_start else "")
        self.start.setEnabled(view.can_start or not is_start)
        why = " ".join(obstacle.text for obstacle in holding(view.obstacles))
        self.start.setToolTip(why)
        self.start.setAccessibleDescription(why)

    def go_to_stage(self, stage_id: str) -> None:
        """Put the focus on a stage, and let it be seen."""
        made = self.evening.rows[stage_id]
        made.open.setFocus()
        self.frame.show_widget(made)

    def to_top(self) -> None:
        """Begin at the first line."""
        self.frame.to_top()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In little room one column: what stands before a start first, then the evening, its time, the place.

        In large text the title has a line of its own, and print is an icon; what is saved anyway is not said.
        """
        is_large = theme().is_large
        is_one = self._pages.is_narrow()
        is_tight = is_large or self.window().width() < S(NARROW)
        self.print.setVisible(not is_tight)
        self.print_icon.setVisible(is_tight)
        self._saved_holder.setVisible(not is_large)
        if is_one != self._is_one:
            self._is_one = is_one
            body, main, side = self.frame.body, self._pages.main, self._pages.side
            for widget, narrow, wide in (
                (self.before, (body, self._pages, 0), (side, self.time, 1)),
                (self.where, (body, self._pages, 1), (main, self._order, 1)),
                (self.notes, (body, self.where, 1), (main, self.where, 1)),
            ):
                _put(widget, *(narrow if is_one else wide))
        if is_large != self._is_large:
            self._is_large = is_large
            self._gap.setVisible(is_large)
            _put(self.title, *((self.frame.body, self._locked, 0) if is_large else (self.frame.head, self._gap, 0)))
            if not is_large:
                self.frame.head.setStretchFactor(self.title, 1)


def _put(widget: QWidget, box: Box, beside: QWidget, after: int) -> None:
    """Move a widget into a box before or after another, hidden or shown as it was."""
    is_hidden, parent = widget.isHidden(), widget.parentWidget()
    inside = parent.layout() if parent is not None else None
    if inside is not None:
        inside.removeWidget(widget)
    box.insertWidget(box.indexOf(beside) + after, widget)
    widget.setHidden(is_hidden)
