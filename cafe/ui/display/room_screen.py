"""The room's screen in a window of its own: on the second screen where there is one, else a window to share.

It is handed a ``RoomView`` and knows nothing else: no café, no note, no store (its import contract says so).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.room import RoomView
from cafe.ui.display.drawing import RoomDrawing
from cafe.ui.display.picture import spoken
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.marks import mark_icon


def name_of(screen: QScreen) -> str:
    """What tells a monitor from others when it comes back: its make, its socket and its size."""
    make = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    return f"{make}|{screen.name()}|{screen.size().width()}x{screen.size().height()}"


def is_named(screen: QScreen, name: str) -> bool:
    """Whether a monitor is the one of that name: the same in two of three, as a socket or a size may change."""
    if name_of(screen) == name:
        return True
    known, here = name.split("|"), name_of(screen).split("|")
    return len(known) == 3 and sum(a == b and a != "" for a, b in zip(known, here, strict=True)) >= 2


def other_screen(of: QWidget, remembered: str = "") -> QScreen | None:
    """A screen that the host's window is not on: the one that it was last time, else any; or None."""
    here = of.screen()
    others = [screen for screen in QGuiApplication.screens() if screen is not here]
    return next((screen for screen in others if is_named(screen, remembered)), others[0] if others else None)


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

    def go_to(self, screen: QScreen | None, *, beside: QRect | None = None) -> None:
        """Fill that screen; without one be an ordinary window that can be moved, sized and shared.

        ``beside`` is the host's window, in the desktop's pixels: the small window stands in front at its right, under
        its top bar, and leaves the keyboard where it is.
        """
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, screen is None)
        if screen is None:
            if self.isFullScreen():
                self.showNormal()
            if not self.isVisible() and beside is not None:
                wide = max(self.minimumWidth(), min(beside.width() * 2 // 5, 960))
                right, top = beside.right() - theme().S(24), beside.top() + theme().S(150)
                self.setGeometry(right - wide, top, wide, wide * 9 // 16)
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
