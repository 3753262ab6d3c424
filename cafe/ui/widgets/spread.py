"""The open spread of a run: one sheet of paper with a fold, *now* at the left and what was heard at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint


class Spread(QWidget):
    """Paints the page and its fold; the pages stand on it as children, placed by whoever owns it.

    ``fold_at(x)`` in pixels of its own; a negative x draws none.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = -1

    @property
    def fold(self) -> int:
        """Where the fold is, in pixels; negative where there is none."""
        return self._fold

    def fold_at(self, x: int) -> None:
        """Put the fold elsewhere."""
        if x != self._fold:
            self._fold = x
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        paint.sheet(painter, box, look["page"])
        if self._fold > 0:
            inner = box.adjusted(0, 1, 0, -3)
            if look.is_high_contrast:
                painter.fillRect(QRectF(self._fold, 0, look.border, box.height()), look["line"])
            else:
                self._shade(painter, inner)
        painter.end()

    def _shade(self, painter: QPainter, box: QRectF) -> None:
        look, reach = theme(), theme().S(24)
        clear = QColor(look["edge"])
        clear.setAlpha(0)
        deep = QColor(look["edge"])
        deep.setAlphaF(0.38)
        for start, end, first, last in (
            (self._fold - reach, self._fold, clear, deep),
            (self._fold, self._fold + reach * 0.8, deep, clear),
        ):
            shade = QLinearGradient(start, 0, end, 0)
            shade.setColorAt(0, first)
            shade.setColorAt(1, last)
            painter.fillRect(QRectF(start, box.top(), end - start, box.height()), shade)
