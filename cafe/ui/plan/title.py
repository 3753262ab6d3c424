"""The café's own title, written over in place like the name on a cover."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from cafe.core.i18n import _
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.inputs import Line

MOST = 80


class EditableTitle(Line):
    """A title that can be typed over. Signal `renamed(str)` when it is left or Enter is pressed; Esc puts it back."""

    renamed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", height=48, role="h1", parent=parent)
        self._kept = ""
        self.setMaxLength(MOST)
        self.setAccessibleName(_("Café title"))
        self.setAccessibleDescription(_("It stays on this laptop."))
        self.editingFinished.connect(self.keep)

    def show_title(self, title: str) -> None:
        """Show the title as it is kept; half-typed words stay."""
        self._kept = title
        self.setToolTip("\n".join((title, _("Press to change the title. It stays on this laptop."))))
        if not (self.hasFocus() and self.isModified()):
            self.setText(title)
            self.setCursorPosition(0)

    def keep(self) -> None:
        """Keep what is typed, if it is another title."""
        typed = " ".join(self.text().split())
        self.setModified(False)
        if typed != self._kept:
            self._kept = typed
            self.renamed.emit(typed)

    def retheme(self) -> None:
        super().retheme()
        lift = round(2 * paint.LIFT * self.font().pixelSize())
        self.setTextMargins(theme().S(1), 0, theme().S(4), lift)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(120), theme().S(48))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._kept)
            self.setModified(False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where it is not being typed in it is a heading, shortened with "…" where there is little room."""
        look, painter = theme(), paint.start(self)
        room = QRectF(self.rect()).adjusted(look.S(1), 0, -look.S(4), 0)
        wide = paint.advance(self.font(), self.text())
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            thick = max(1, look.S(2))
            line = QRectF(0, self.height() - thick, min(self.width(), wide + look.S(6)), thick)
            painter.fillRect(line, look["border"])
        if not self.hasFocus():
            paint.words(painter, room, self.text(), self.font(), look["ink"])
        painter.end()
        if self.hasFocus():
            QLineEdit.paintEvent(self, event)
