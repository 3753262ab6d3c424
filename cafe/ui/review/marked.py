"""A text that waits for an answer, with a highlighter stroke under the words it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.text import Para

Span = tuple[int, int]


class Marked(Para):
    """A paragraph with strokes under ``spans``, given as ``str`` indices into its text."""

    def __init__(self, text: str, spans: Sequence[Span], *, parent: QWidget | None = None) -> None:
        self._spans = tuple((_utf16(text, first), _utf16(text, last)) for first, last in spans)
        super().__init__(text, "lead", "ink", parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        self._strokes(painter)
        painter.end()
        super().paintEvent(event)

    def _strokes(self, painter: QPainter) -> None:
        look = theme()
        leading = look.line_height("lead")
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, self.width()))
            start, end = line.textStart(), line.textStart() + line.textLength()
            for first, last in self._spans:
                if first < end and last > start:
                    left, right = _reach(line, max(first, start)), _reach(line, min(last, end))
                    _stroke(painter, left, right, top, leading)
            top += leading
        layout.endLayout()


def _stroke(painter: QPainter, left: float, right: float, top: float, high: float) -> None:
    look = theme()
    upper, lower = top + look.S(1), top + high - look.S(2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look["marker"])
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left - look.S(1), upper + 1),
                QPointF(right + look.S(3), upper - 1),
                QPointF(right + look.S(2), lower),
                QPointF(left - look.S(2), lower + 1),
            ]
        )
    )
    dots = QPen(look["gorse"], look.S(2), Qt.PenStyle.CustomDashLine)
    dots.setDashPattern([2, 1])
    painter.setPen(dots)
    painter.drawLine(QPointF(left, lower), QPointF(right, lower))


def _reach(line: object, place: int) -> float:
    x = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)


def _utf16(text: str, at: int) -> int:
    """Qt counts letters outside the basic plane twice."""
    return len(text[:at].encode("utf-16-le")) // 2
