"""The first lines of a plan: topic, day, times, people and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.plan.advice import MOST_TABLES
from cafe.plan.choices import Option
from cafe.plan.edits import MOST_PEOPLE
from cafe.plan.view import PlanView
from cafe.ui.plan.turning import Turning
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Label
from cafe.ui.widgets.when import DateField, TimeField


class DayField(DateField):
    """A day in few letters. What was not typed over is never read again: "26 Nov" alone would be next year's."""

    def set_value(self, value: date | None) -> None:
        super().set_value(value)
        shown = f"{words.day_name(value)[:3]} {words.short_date(value)}" if value is not None else ""
        self._shown = shown
        self.line.setText(shown)
        self.line.setToolTip(f"{words.long_date(value)} {value.year}" if value is not None else "")
        self.line.setCursorPosition(0)

    def _on_finished(self) -> None:
        if self.line.text() != self._shown:
            super()._on_finished()


class Basics(QWidget):
    """Signals carry what a person set; nothing is shown until the plan has taken it."""

    topic_picked = Signal(str)
    day_set = Signal(object)
    start_set = Signal(object)
    end_set = Signal(object)
    people_set = Signal(int)
    tables_set = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.topic = Picker(_("Topic"), (), placeholder=_("Choose a topic"))
        self.topic.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.day = DayField(_("Day"), today=today)
        self.starts = TimeField(_("Starts"))
        self.ends = TimeField(_("Must end by"))
        sized(self.day, width=178)
        sized(self.starts, width=104)
        sized(self.ends, width=104)
        self._times = Flow(self.day, self.starts, self.ends, gap=8, gap_down=10)
        self._times.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.people = Stepper(_("People expected"), 7, 1, MOST_PEOPLE)
        self.tables = Stepper(_("Tables"), 1, 1, MOST_TABLES)
        self._per_table = Label("", "small", "ink2")
        self._numbers = numbers = Flow(
            holder(row(Label(_("People expected")), self.people, gap=10)),
            holder(row(Label(_("Tables")), self.tables, gap=10)),
            self._per_table,
            gap=22,
        )
        first = Turning(self.topic, self._times, gap=8)
        first.stretch(0)
        self.setLayout(column(first, numbers, gap=10))
        self._options: tuple[Option, ...] = ()
        self._connect()

    def _connect(self) -> None:
        self.topic.picked.connect(self.topic_picked)
        self.day.changed.connect(self.day_set)
        self.starts.changed.connect(self.start_set)
        self.ends.changed.connect(self.end_set)
        self.people.changed.connect(self.people_set)
        self.tables.changed.connect(self.tables_set)

    def show_plan(self, view: PlanView, topics: Sequence[Option]) -> None:
        """Show the plan as it stands; half-typed words stay."""
        if tuple(topics) != self._options:
            self._options = tuple(topics)
            self.topic.set_options([(option.key, option.words) for option in topics], view.topic_id)
        if self.topic.key != view.topic_id:
            self.topic.pick(view.topic_id)
        self.topic.list.setToolTip(view.topic_title)
        if self.day.value != view.day_value or self.day.error:
            self.day.set_value(view.day_value)
        hours = ((self.starts, view.starts_value), (self.ends, view.must_end_value))
        for field, value in hours:
            if field.value != value or field.error:
                field.set_value(value)
        for stepper, number in ((self.people, view.people), (self.tables, view.tables)):
            if stepper.value != number:
                stepper.set_value(number)
        if self._per_table.text() != view.per_table:
            self._per_table.setText(view.per_table)
            self._numbers.add()  # it may wrap otherwise now
        for part in (self.topic, self.ends, self.people, self.tables):
            part.setEnabled(not view.locked)
        for when in (self.day, self.starts):
            when.setEnabled(view.can_move)
