"""A small picture of a sheet, drawn as it lies: lines, cards, strips, a grid. Decoration; the words stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.marks import Picture

_CARDS = {"cards6": (2, 3), "cards8": (2, 4), "strips3": (1, 3), "strips2": (1, 2)}
_WIDE, _TALL = 42.0, 58.0


class SheetPicture(Picture):
    """``shape`` is the catalogue's word for how the sheet is laid out."""

    def __init__(self, shape: str) -> None:
        super().__init__("", _WIDE, _TALL)
        self._shape = shape

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        page = box.adjusted(1, 1, -1, -1)
        paint.surface(painter, page, look.S(2), look["field"], look["border"], look.hairline)
        inside = page.adjusted(page.width() * 0.16, page.height() * 0.14, -page.width() * 0.16, -page.height() * 0.12)
        if self._shape in _CARDS:
            self._cuts(painter, page, inside)
        elif self._shape == "grid":
            self._grid(painter, inside)
        elif self._shape == "map":
            self._rings(painter, inside)
        else:
            self._rows(painter, inside)

    def _pen(self, painter: QPainter, ink: str, weight: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        painter.setPen(QPen(theme()[ink], weight * theme().S(10) / 10, style))

    def _rows(self, painter: QPainter, box: QRectF) -> None:
        """A title, and lines; a poster has its circle, a list its figures."""
        self._pen(painter, "spruce", 2.4)
        head = box.width() * (0.55 if self._shape == "poster" else 0.8)
        painter.drawLine(box.topLeft(), QPointF(box.left() + head, box.top()))
        if self._shape == "poster":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme()["gorse_fill"])
            side = box.width() * 0.2
            painter.drawEllipse(QRectF(box.right() - side, box.top() - side / 2, side, side))
        many = 4 if self._shape == "lines" else 6
        step = box.height() / (many + 0.5)
        for at in range(1, many + 1):
            y = box.top() + step * at + step * 0.3
            end = box.right() if self._shape != "text" or at % 3 else box.left() + box.width() * 0.6
            self._pen(painter, "border", 1.0)
            painter.drawLine(QPointF(box.left(), y), QPointF(end - (box.width() * 0.25 if self._is_led else 0), y))
            if self._is_led:
                self._pen(painter, "gorse", 2.0)
                painter.drawLine(QPointF(box.right() - box.width() * 0.12, y), QPointF(box.right(), y))

    @property
    def _is_led(self) -> bool:
        return self._shape == "rows"

    def _cuts(self, painter: QPainter, page: QRectF, inside: QRectF) -> None:
        """Where it is cut, and a line of words on each piece."""
        across, down = _CARDS[self._shape]
        self._pen(painter, "border", 1.0, Qt.PenStyle.DotLine)
        for at in range(1, down):
            y = page.top() + page.height() * at / down
            painter.drawLine(QPointF(page.left() + 2, y), QPointF(page.right() - 2, y))
        if across == 2:
            painter.drawLine(QPointF(page.center().x(), page.top() + 2), QPointF(page.center().x(), page.bottom() - 2))
        self._pen(painter, "spruce", 2.0)
        wide, tall = page.width() / across, page.height() / down
        for row in range(down):
            for col in range(across):
                x, y = page.left() + wide * (col + 0.24), page.top() + tall * (row + 0.45)
                painter.drawLine(QPointF(x, y), QPointF(x + wide * 0.52, y))

    def _rings(self, painter: QPainter, box: QRectF) -> None:
        """Three rings round a middle."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for share, ink in ((0.5, "border"), (0.36, "border"), (0.22, "spruce")):
            self._pen(painter, ink, 1.2)
            painter.drawEllipse(box.center(), box.width() * share, box.height() * share)

    def _grid(self, painter: QPainter, box: QRectF) -> None:
        self._pen(painter, "border", 1.0)
        for at in range(6):
            y = box.top() + box.height() * at / 5
            painter.drawLine(QPointF(box.left() + box.width() * 0.3, y), QPointF(box.right(), y))
        for at in range(4):
            x = box.left() + box.width() * (0.3 + 0.7 * at / 3)
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        self._pen(painter, "spruce", 2.0)
        for at in range(5):
            y = box.top() + box.height() * (at + 0.5) / 5
            painter.drawLine(QPointF(box.left(), y), QPointF(box.left() + box.width() * 0.2, y))
