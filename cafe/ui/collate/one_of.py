"""One answer of a few: side by side where there is room for words, in large text a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.segments import Segment, Segments


class OneOf(QWidget):
    """``choices`` are (key, words); the first is chosen. Signal ``chosen(str)`` when a person picks another."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.key = choices[0][0]
        self._beside = Segments([Segment(*one) for one in choices], self.key, name=name, height=40)
        self._listed = Picker(name, choices, self.key)
        self._beside.chosen.connect(self._choose)
        self._listed.picked.connect(self._choose)
        self._row = holder(row(self._beside, None))
        self.setLayout(column(self._row, self._listed, gap=0))
        self.retheme()

    def _choose(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self._beside.choose(key, quietly=True)
            self._listed.pick(key)
            self.chosen.emit(key)

    def retheme(self) -> None:
        """Take the theme in use."""
        self._row.setVisible(not theme().is_large)
        self._listed.setVisible(theme().is_large)
