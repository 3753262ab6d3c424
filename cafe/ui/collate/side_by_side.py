"""Themes side by side: by area, month, topic, time of life, and by town and country. Cafés in every cell, never people.

A column stands on at least five cafés from at least two hosts; smaller ones are joined (privacy decision 0.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cafe.collate.behind import Behind
from cafe.collate.values import Axis
from cafe.collate.view import cafes_in_words
from cafe.core.i18n import _
from cafe.ui.collate.cards import close_sheet
from cafe.ui.collate.one_of import OneOf
from cafe.ui.scale import holder, row
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.lanes import Lane, Lanes
from cafe.ui.widgets.table import Table
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.report.programme_values import Crossing, ProgrammeOutline, Theme

_MOST_ROWS = 10


class SideBySide(Card):
    """The chart, and its table at a press. Signal ``asked(Behind, title)`` when somebody opens a number."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=10, name=_("Themes side by side"))
        counted = Label(_("cafés, by theme"), "small", "ink2", elide=True)
        self.body.addLayout(row(Label(_("Themes side by side"), "h2", elide=True), None, counted))
        axes = (
            (Axis.AREA.value, _("Area")),
            (Axis.MONTH.value, _("Month")),
            (Axis.TOPIC.value, _("Topic")),
            (Axis.LIFE_STAGE.value, _("Life")),
            (Axis.URBAN_RURAL.value, _("Place")),
        )
        self._axes = OneOf(_("Side by side"), axes)
        self._axes.chosen.connect(lambda _key: self._draw())
        self.body.addWidget(self._axes)
        self.lanes = Lanes(name=_("Themes side by side"))
        self.lanes.opened.connect(self._ask)
        self.lanes.moved.connect(self._say_which)
        self.body.addWidget(self.lanes)
        self._none = Para("", "body", "ink2")
        self.body.addWidget(self._none)
        self._back = IconButton("chevron-left", _("The columns before"), "quiet", width=40, height=40)
        self._on = IconButton("chevron-right", _("The columns after"), "quiet", width=40, height=40)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._which = Label("", "small", "ink2")
        table = Button(_("Show as table"), "quiet", size="small", flush="left")
        table.setAccessibleName(_("Show side by side as table"))
        table.clicked.connect(self._show_table)
        self._foot = holder(row(table, None, self._which, self._back, self._on, gap=6))
        self.body.addWidget(self._foot)
        why = _("A column stands for at least five cafés from at least two hosts. Smaller ones are joined.")
        self._why = Para(why, "small", "ink2")
        self.body.addWidget(self._why)
        self._outline: ProgrammeOutline | None = None

    def show_outline(self, outline: ProgrammeOutline) -> None:
        self._outline = outline
        self._draw()

    @property
    def _axis(self) -> Axis:
        return Axis(self._axes.key)

    def _columns(self) -> tuple[Crossing, ...]:
        crossed = self._outline.crossed if self._outline else ()
        return next((part.columns for part in crossed if part.axis is self._axis), ())

    def _themes(self) -> tuple[Theme, ...]:
        return self._outline.said if self._outline else ()

    def _counts(self, column: Crossing) -> tuple[int, ...]:
        found = dict(column.themes)
        return tuple(found.get(theme.name, 0) for theme in self._themes())

    def _draw(self) -> None:
        columns = self._columns()
        for part in (self.lanes, self._foot, self._why):
            part.setVisible(bool(columns))
        self._none.setVisible(not columns)
        if self._outline is None or not columns:
            few = _("Not enough cafés for this yet. Two columns need five cafés each, from two hosts.")
            self._none.setText(few)
            return
        lanes = [
            Lane(column.name, cafes_in_words(column.cafes), self._counts(column)[:_MOST_ROWS]) for column in columns
        ]
        self.lanes.show_lanes([self._outline.book.tile(theme.code) for theme in self._themes()[:_MOST_ROWS]], lanes)
        self._say_which()

    def _say_which(self) -> None:
        of, seen = len(self._columns()), self.lanes.in_sight
        is_part = len(seen) < of
        for part in (self._which, self._back, self._on):
            part.setVisible(is_part)
        self._which.setText(_("{first} to {last} of {of}").format(first=seen.start + 1, last=seen.stop, of=of))
        self._back.setEnabled(seen.start > 0)
        self._on.setEnabled(seen.stop < of)

    def _turn(self, way: int) -> None:
        seen = self.lanes.in_sight
        self.lanes.show_from(seen.start + way * len(seen))

    def _ask(self, at: int, column: int) -> None:
        theme, found = self._themes()[at], self._columns()[column]
        title = _("{theme}: {column}").format(theme=theme.name, column=found.name)
        self.asked.emit(Behind(theme=theme.code, axis=self._axis, keys=found.keys), title)

    def _show_table(self) -> None:
        columns, themes = self._columns(), self._themes()
        heads = [_("Theme"), *(f"{column.name} ({column.cafes:,})" for column in columns)]
        counts = [self._counts(column) for column in columns]
        rows = [(theme.name, *(f"{column[at]:,}" for column in counts)) for at, theme in enumerate(themes)]
        table = Table(heads, rows, name=_("Themes side by side"), opens=True)
        table.opened.connect(lambda at, column: self._ask(at, column - 1))
        said = _("Each number counts cafés; how many each column has stands behind its name.")
        close_sheet(self, _("Themes side by side"), table, text=said, width=1100)
