"""The open spread of a run: one sheet of paper with a fold, *now* at the left and what was heard at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPixmap
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
        self._strip: tuple[tuple[int, int], QPixmap] | None = None

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
        """The shadow of the fold, drawn once as a strip one pixel high and stretched."""
        look, reach = theme(), theme().S(24)
        key = (look["edge"].rgba(), reach)
        if self._strip is None or self._strip[0] != key:
            self._strip = (key, self._drawn(reach))
        at = QRectF(self._fold - reach, box.top(), self._strip[1].width(), box.height())
        painter.drawPixmap(at, self._strip[1], QRectF(self._strip[1].rect()))

    @staticmethod
    def _drawn(reach: int) -> QPixmap:
        clear, deep = theme()["edge"], theme()["edge"]
        clear.setAlpha(0)
        deep.setAlphaF(0.38)
        after = round(reach * 0.8)
        strip = QPixmap(reach + after, 1)
        strip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(strip)
        shade = QLinearGradient(0, 0, reach + after, 0)
        for place, colour in ((0.0, clear), (reach / (reach + after), deep), (1.0, clear)):
            shade.setColorAt(place, colour)
        painter.fillRect(strip.rect(), shade)
        painter.end()
        return strip
