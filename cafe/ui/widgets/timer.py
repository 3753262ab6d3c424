"""The large figures of a run: how much is left, read at a glance from across a table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint

INKS = {"plain": "ink", "soon": "ink", "last": "gorse", "over": "gorse", "paused": "ink3", "safe": "ink"}
"""The ink of each tone. The first cue is said by the bar alone; late is gorse, and never red."""

_CAP = 0.71  # height of Literata's figures, as a share of its size


class Timer(QLabel):
    """Tabular figures that change once a second and repaint nothing else.

    ``show_time(figures, tone, spoken)``: ``spoken`` is what a screen reader finds here, and changes with the minute,
    not with the second. ``use_size(px)`` is the size of the type at 100 %.
    """

    def __init__(self, *, px: int = 116, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures, self._tone, self._px = "", "plain", px
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def figures(self) -> str:
        """What can be read on it now."""
        return self._figures

    @property
    def tone(self) -> str:
        """How it is drawn now."""
        return self._tone

    @property
    def px(self) -> int:
        """The size of its type at 100 %."""
        return self._px

    def show_time(self, figures: str, tone: str, spoken: str) -> None:
        """Show other figures; nothing is painted where they are the same."""
        if spoken != self.text():
            self.setText(spoken)
        if (figures, tone) != (self._figures, self._tone):
            self._figures, self._tone = figures, tone
            self.update()

    def use_size(self, px: int) -> None:
        """Use another size of type, for a smaller window."""
        if px != self._px:
            self._px = px
            self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = theme().font("timer", tabular=True)
        font.setPixelSize(theme().S(self._px))
        return font

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._font()).horizontalAdvance("+00:00" if len(self._figures) > 5 else "00:00")
        return QSize(int(wide) + 2, round(theme().S(self._px) * 0.86))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = paint.start(self), self._font()
        box = QRectF(self.rect())
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(self._figures)
        if wide > box.width():  # over an hour late: smaller rather than cut
            font.setPixelSize(max(12, int(font.pixelSize() * box.width() / wide)))
        high = font.pixelSize() * _CAP
        painter.setFont(font)
        painter.setPen(theme()[INKS[self._tone]])
        side = QFontMetricsF(font).leftBearing(self._figures[0]) if self._figures else 0.0
        painter.drawText(QPointF(box.left() - side, box.top() + (box.height() + high) / 2), self._figures)
        painter.end()
