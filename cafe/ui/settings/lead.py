"""A paragraph of help that begins in bold, on the same line as what follows."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.text import Para


class LeadPara(Para):
    """``lead`` in bold, then ``text``, in body size and with a paragraph's leading; a screen reader hears both."""

    def __init__(self, lead: str, text: str, *, measure: int = 0, parent: QWidget | None = None) -> None:
        self._lead = len(lead)
        between = "" if text[:1] in ",.;:)" else " "
        super().__init__(f"{lead}{between}{text}".strip(), "body", "ink", measure=measure, parent=parent)

    def lines(self, width: int) -> list[str]:
        """The text as it breaks at a width in pixels."""
        layout, starts = self._laid_out(width)
        ends = [*starts[1:], len(layout.text())]
        return [layout.text()[start:end].strip() for start, end in zip(starts, ends, strict=True)]

    def _laid_out(self, width: int) -> tuple[QTextLayout, list[int]]:
        look = theme()
        if self._measure:
            width = min(width, look.S(self._measure))
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        bold, held = QTextCharFormat(), QTextLayout.FormatRange()
        bold.setFont(look.font("strong"))
        held.start, held.length, held.format = 0, self._lead, bold  # type: ignore[attr-defined]
        layout.setFormats([held])
        leading, metrics = look.line_height(self._role), QFontMetricsF(self.font())
        starts: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, len(starts) * leading + (leading - metrics.height()) / 2))
            starts.append(line.textStart())
        layout.endLayout()
        return layout, starts

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        painter.setPen(theme()[self._colour])
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()
