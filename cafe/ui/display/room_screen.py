"""The room's screen in a window of its own: on the second screen where there is one, else a window to share.

It is handed a ``RoomView`` and knows nothing else: no café, no note, no store (its import contract says so).
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.room import RoomView
from cafe.ui.display.drawing import RoomDrawing
from cafe.ui.display.picture import spoken
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.marks import mark_icon


def other_screen(of: QWidget) -> QScreen | None:
    """A screen that the host's window is not on, or None."""
    here = of.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


class RoomScreen(QWidget):
    """``show_view(view)`` paints only when the view changed: once in ten seconds, or less. Signal ``closed()``."""

    closed = Signal()
    switched_off = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("Room screen"))
        self.setWindowIcon(mark_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(480, 270)
        self._view: RoomView | None = None

    @property
    def view(self) -> RoomView | None:
        """What the room sees."""
        return self._view

    def show_view(self, view: RoomView) -> None:
        """Show what the room may see."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(spoken(view))
            self.update()

    def go_to(self, screen: QScreen | None) -> None:
        """Fill that screen; without one be an ordinary window that can be moved, sized and shared."""
        if screen is None:
            if self.isFullScreen():
                self.showNormal()
            if not self.isVisible():
                self.resize(1120, 630)
            self.show()
            return
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.switched_off.emit()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = paint.start(self), QRectF(self.rect())
        painter.fillRect(box, theme()["ground"])
        if self._view is not None:
            RoomDrawing(painter, box, self._view).draw()
        painter.end()
