"""The picture at the right, packs and what belongs to them at the left; one under the other where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.spine import NARROW

_UNBOUND = 16777215
_GAP = 16


class PacksBeside(QWidget):
    """``seen`` or ``instead`` takes the room; ``beside`` are cards in a column ``width`` wide (pixels at 100 %).

    The picture comes first for the keyboard and in a narrow window, though it stands at the right in a wide one.
    """

    def __init__(self, seen: QWidget, instead: QWidget, beside: Sequence[QWidget], width: int) -> None:
        super().__init__()
        self._width = width
        self._main = holder(column(seen, instead, gap=0))
        self._side = holder(column(*beside, None, gap=16))
        self._both = row(self._main, self._side, gap=_GAP)
        self._both.setStretch(0, 1)
        self.setLayout(self._both)
        self._arrange()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one under the other can be: else the page would never get narrow enough to be stacked."""
        least = super().minimumSizeHint()
        widest = max(self._main.minimumSizeHint().width(), self._side.minimumSizeHint().width())
        return QSize(min(least.width(), widest), least.height())

    def _arrange(self) -> None:
        needed = self._main.minimumSizeHint().width() + S(_GAP) + S(self._width)
        is_short = self.isVisible() and (self.window().width() < NARROW or self.width() < needed)
        is_narrow = theme().is_large or is_short
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.RightToLeft
        if self._both.direction() != way:
            self._both.setDirection(way)
            self.updateGeometry()
        if is_narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_UNBOUND)
        else:
            self._side.setFixedWidth(S(self._width))
