"""Pass the laptop: one woman taps her answers, is thanked, and hands it on. Nothing behind it can be seen or undone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.capture.passed import PassedForm, ThanksPage
from cafe.ui.scale import column
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.sheets import announce


class PassTheLaptop(QWidget):
    """Lies over the whole window, and takes every key. ``answered(chosen)`` for each woman, ``closed()`` at the end.

    There is no way back to a strip, no *Undo*, and no way to the pages behind it but *That was everyone*.
    """

    answered = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget, form: PassedForm, name: str) -> None:
        super().__init__(window)
        self._behind = window
        self.setAccessibleName(name)
        self.strip, self.thanks = form, ThanksPage()
        self.strip.finished.connect(self._finish)
        self.thanks.next_pressed.connect(self._next)
        self.thanks.all_pressed.connect(self._close)
        self.setLayout(column(self.strip, self.thanks, gap=0))
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def open_up(self) -> PassTheLaptop:
        """Show it over everything. Gives itself back."""
        self.show()
        self.raise_()
        self._next()
        announce(self, self.accessibleName())
        return self

    def _next(self) -> None:
        self.thanks.hide()
        self.strip.show()
        self.strip.begin()

    def _finish(self, chosen: dict[str, str]) -> None:
        self.strip.begin()  # her answers are off before anything else is shown
        self.strip.hide()
        self.thanks.show()
        self.thanks.next.setFocus(Qt.FocusReason.OtherFocusReason)
        if chosen:
            self.answered.emit(chosen)
        announce(self, _("Thank you"))

    def _close(self) -> None:
        self._behind.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        here = self.focusWidget()
        if stops:
            at = stops.index(here) if here in stops else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Keys of the window behind (undo, help, plan a café) do nothing here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._behind and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._behind.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        painter.fillRect(self.rect(), theme()["ground"])
        painter.end()
