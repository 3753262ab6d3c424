"""A row that stands up as a column where the text is large."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from cafe.ui.scale import Piece, row
from cafe.ui.theme import theme


class Turning(QWidget):
    """Pieces side by side; from 150 % text they stand one under another, in the same order."""

    def __init__(self, *pieces: Piece, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = row(*pieces, gap=gap)
        self.setLayout(self._box)
        self.retheme()

    def stretch(self, at: int) -> None:
        """Let one piece take the room that is left."""
        self._box.setStretch(at, 1)

    def retheme(self) -> None:
        """Take the theme in use."""
        large = theme().is_large
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
