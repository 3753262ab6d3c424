"""A few of many: the first rows of a list, and a button that shows some more below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import ngettext
from cafe.ui.scale import column
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule


class Paged(QWidget):
    """``build(item)`` makes the widget of a row. ``first`` are shown, then ``step`` more at each press.

    ``change(row, item)``: how a row that is there says another item; without it other rows take its place.
    """

    def __init__(
        self,
        build: Callable[[Any], QWidget],
        *,
        first: int,
        step: int = 10,
        rules: bool = True,
        gap: int = 0,
        change: Callable[[Any, Any], None] | None = None,
    ) -> None:
        super().__init__()
        self._build, self._first, self._step, self._rules = build, first, step, rules
        self._change = change
        self._items: tuple[Any, ...] = ()
        self.rows: list[QWidget] = []
        self._column = column(gap=gap)
        self._more = Button("", "quiet", trailing_icon="chevron-down", size="small", flush="left")
        self._more.clicked.connect(self._show_more)
        self.setLayout(column(self._column, self._more, gap=2))

    def show_items(self, items: Sequence[Any]) -> None:
        """Show other items, as many of them as were on the page."""
        at_once = max(self._first, len(self.rows) if self._items else 0)
        self._items = tuple(items)
        self._cut(min(len(self.rows), len(self._items), at_once) if self._change is not None else 0)
        if self._change is not None:
            for row, item in zip(self.rows, self._items, strict=False):
                self._change(row, item)
        self._add(at_once - len(self.rows))

    def show_changed(self, items: Sequence[Any]) -> None:
        """The same, for rows that are made of their item alone: each that stands there already stays as it is.

        To make a row costs more than to count what it says, and a page that is looked at again has the same ones.
        """
        if tuple(items) != self._items or not self._items:
            self.show_items(items)

    def _show_more(self) -> None:
        shown = len(self.rows)
        self._add(self._step)
        if self._more.isHidden() and len(self.rows) > shown:
            self.rows[shown].setFocus()

    def _cut(self, many: int) -> None:
        """Keep so many rows."""
        widgets = max(0, 2 * many - 1) if self._rules else many
        while self._column.count() > widgets:
            gone = self._column.takeAt(self._column.count() - 1).widget()
            gone.hide()
            gone.deleteLater()
        del self.rows[many:]

    def _add(self, count: int) -> None:
        for item in self._items[len(self.rows) : len(self.rows) + count]:
            if self._rules and self.rows:
                self._column.addWidget(Rule())
            row = self._build(item)
            self.rows.append(row)
            self._column.addWidget(row)
        left = len(self._items) - len(self.rows)
        some = min(left, self._step)
        self._more.set_words(ngettext("Show {n} more", "Show {n} more", some).format(n=some))
        self._more.setVisible(left > 0)
