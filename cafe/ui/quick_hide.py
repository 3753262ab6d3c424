"""Quick hide: one press, and the window is an empty page called *Untitled*. Nothing is closed, and no clock stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cafe.core.i18n import _
from cafe.ui.icons import icon
from cafe.ui.scale import column, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.text import Label

KEYS = "Ctrl+Shift+H"


class BlankPage(QWidget):
    """Stands over everything in its window. ``back()`` for Esc, or for the keys that brought it.

    It takes every key, so that none reaches what is under it.
    """

    back = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._title, self._icon = window.windowTitle(), window.windowIcon()
        self._came_from = window.focusWidget()
        self.setAccessibleName(_("Untitled"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(row(None, Label(_("Esc"), "small", "ink3")), None, margins=(16, 10)))
        window.setWindowTitle(_("Untitled"))
        window.setWindowIcon(icon("file-text", "ink2"))
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Show the app again as it was, with the focus where it was."""
        self._window.removeEventFilter(self)
        self._window.setWindowTitle(self._title)
        self._window.setWindowIcon(QIcon(self._icon))
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def focus_shape(self) -> tuple[QRectF, float]:
        """No ring: an empty page has none."""
        return QRectF(-64, -64, 1, 1), 0.0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # no shortcut of the app may act unseen
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        again = event.key() == Qt.Key.Key_H and event.modifiers() == both
        if again or event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return True  # there is nowhere else to go

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
            elif event.type() in (QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest, QEvent.Type.WindowActivate):
                self.raise_()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        painter.fillRect(self.rect(), theme()["page"])
        painter.end()
