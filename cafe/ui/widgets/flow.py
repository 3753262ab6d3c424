"""A row that wraps: chips, tags and buttons go on to the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from cafe.ui.scale import S


class Wrapping(QLayout):
    """Items left to right, each as wide as it wishes, wrapped into lines of the room there is."""

    def __init__(self, gap: int, gap_down: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until something in it changes
        self._across, self._down = gap, gap_down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self.isEmpty():
            return 0
        if width not in self._heights:
            sides = self.contentsMargins()
            room = QRect(0, 0, width - sides.left() - sides.right(), 0)
            self._heights[width] = self._lay(room, move=False) + sides.top() + sides.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + S(self._across) * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _lay(self, room: QRect, *, move: bool) -> int:
        """Place the items if `move`; the height they take in either case."""
        x, y, line_height = room.x(), room.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            wide = min(size.width(), max(room.width(), item.minimumSize().width()))
            if wide < size.width() and item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(wide))  # words that wrap ask for more lines in less room
            size.setWidth(wide)
            if line and x + size.width() > room.right() + 1:
                self._settle(line, line_height, move=move)
                x, y, line_height, line = room.x(), y + line_height + S(self._down), 0, []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + S(self._across)
            line_height = max(line_height, size.height())
        self._settle(line, line_height, move=move)
        return y + line_height - room.y()

    @staticmethod
    def _settle(line: list[tuple[QLayoutItem, QRect]], high: int, *, move: bool) -> None:
        if not move:
            return
        for item, place in line:
            place.translate(0, (high - place.height()) // 2)
            item.setGeometry(place)


class Flow(QWidget):
    """Widgets in a row that wraps. `add` and `clear` change what is in it; order is the order of Tab."""

    def __init__(self, *widgets: QWidget, gap: int = 8, gap_down: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Wrapping(gap, gap_down)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add(*widgets)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets at the end."""
        for widget in widgets:
            self._flow.addWidget(widget)
        self.setMaximumHeight(16777215)

    def clear(self) -> None:
        """Take out and delete all that is in it."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def widgets(self) -> list[QWidget]:
        """What is in it, in order."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return [item.widget() for item in items if item is not None and item.widget() is not None]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never taller than its lines, so that spare room goes elsewhere."""
        self.setMaximumHeight(max(1, self.heightForWidth(event.size().width())))

    def event(self, event: QEvent) -> bool:
        """Something in it is shown, hidden or says other words: it may need a line more in the same width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMaximumHeight(max(1, self.heightForWidth(self.width())))
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._flow.invalidate()
        self.updateGeometry()
