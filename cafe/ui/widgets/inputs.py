"""The bare inputs inside fields: a line, a page of text, a list, a number. Painted to match; Qt keeps them real."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox, QStyledItemDelegate, QWidget

from cafe.core.tokens import SERIF
from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint


def clear_ground(widget: QWidget) -> None:
    """Let our own painted surface show through a Qt input, in the colours and font of the theme in use."""
    look = theme()
    palette = look.palette()
    nothing = QColor(0, 0, 0, 0)
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        palette.setColor(role, nothing)
    palette.setColor(QPalette.ColorRole.PlaceholderText, look["ink3"])
    widget.setPalette(palette)


def field_surface(painter: QPainter, widget: QWidget, box: QRectF, *, is_broken: bool = False) -> None:
    """The ground of every field: white with a border, darker under the pointer, rowan where it needs a change."""
    look = theme()
    radius = look.S(look.tokens.radius["control"])
    border, width = look["border"], look.border
    if is_broken:
        border, width = look["rowan"], max(2.0, look.border * 1.33)
    elif widget.underMouse() and widget.isEnabled():
        border = look["ink2"]
    fill = look["field"] if widget.isEnabled() else look["sunken"]
    paint.surface(painter, box, radius, fill, border, width)


class Line(QLineEdit):
    """One line of typing on a painted field."""

    def __init__(self, text: str = "", *, height: int = 48, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._height, self._role, self._is_broken = height, role, False
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def set_broken(self, is_broken: bool) -> None:
        """Show the border of an input that needs a change."""
        self._is_broken = is_broken
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        clear_ground(self)
        self.setFont(theme().font(self._role))
        self.setTextMargins(theme().S(14), 0, theme().S(10), 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(240), theme().S(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(90), theme().S(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        field_surface(painter, self, QRectF(self.rect()), is_broken=self._is_broken)
        painter.end()
        super().paintEvent(event)


class Lines(QPlainTextEdit):
    """Several lines of typing. Tab leaves it, as it leaves any other control. One of one row takes no line breaks."""

    def __init__(self, text: str = "", *, rows: int = 4, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._rows, self._role, self._is_broken = rows, role, False
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retheme()

    def set_broken(self, is_broken: bool) -> None:
        """Show the border of an input that needs a change."""
        self._is_broken = is_broken
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        clear_ground(self)
        clear_ground(self.viewport())
        self.viewport().setAutoFillBackground(False)
        self.setFont(theme().font(self._role))
        pad = theme().S(10)
        self.setViewportMargins(pad, theme().S(8), theme().S(4), theme().S(8))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(320), self._height(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(120), self._height(min(2, self._rows)))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._rows > 1:
            super().insertFromMimeData(source)
        else:  # a second line would push the first out of sight
            self.insertPlainText(" ".join(source.text().split()))

    def _height(self, rows: int) -> int:
        """As high as that many lines and what stands round them, so that no bar comes while they all fit."""
        line = max(theme().line_height(self._role), self.fontMetrics().lineSpacing())
        return ceil(rows * line + 2 * self.document().documentMargin()) + 2 * theme().S(8) + 1

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint:
            painter = paint.start(self)
            field_surface(painter, self, QRectF(self.rect()), is_broken=self._is_broken)
            painter.end()
        return handled


class List(QComboBox):
    """A list to pick from, on a painted field with a chevron. The wheel scrolls the page and never the answer."""

    def __init__(self, *, height: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height, self._is_broken = height, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the only one that reads the style sheet
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.retheme()

    def set_broken(self, is_broken: bool) -> None:
        """Show the border of an input that needs a change."""
        self._is_broken = is_broken
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.setFont(theme().font("body"))
        self.view().setFont(theme().font("body"))
        edit = self.lineEdit()
        if edit is not None:
            clear_ground(edit)
            edit.setFont(theme().font("body"))
            edit.setTextMargins(theme().S(8), 0, 0, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        font = theme().font("body")
        widest = max((paint.advance(font, self.itemText(at)) for at in range(self.count())), default=0.0)
        return QSize(max(theme().S(104), min(int(widest), theme().S(460)) + theme().S(58)), theme().S(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(104), theme().S(self._height))

    def opened_width(self) -> int:
        """As wide as the longest of its words, however narrow the field is; never wider than the window."""
        font = theme().font("body")
        widest = max((paint.advance(font, self.itemText(at)) for at in range(self.count())), default=0.0)
        wanted = int(widest) + theme().S(52)  # with the bar at its side
        return max(self.width(), min(wanted, self.window().width() - theme().S(24)))

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.opened_width())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        field_surface(painter, self, box, is_broken=self._is_broken)
        ink = look["ink"] if self.isEnabled() else look["ink3"]
        side = look.S(20)
        draw_icon(painter, "chevron-down", QRectF(box.right() - side - look.S(13), 0, side, box.height()), ink)
        if not self.isEditable():
            text, colour = self.currentText(), ink
            if not text:
                text, colour = self.placeholderText(), look["ink3"]
            room = QRectF(look.S(15), 0, box.width() - look.S(15 + 40), box.height())
            self._say(painter, room, text, colour)
        painter.end()

    def _say(self, painter: QPainter, room: QRectF, text: str, colour: QColor) -> None:
        """In one line; a long name in smaller letters, and then in two lines, before it is cut."""
        look = theme()
        if paint.advance(look.font("body"), text) <= room.width():
            paint.words(painter, room, text, look.font("body"), colour)
            return
        small, leading = look.font("small"), look.line_height("small")
        lines = paint.lines_at(text, small, room.width())
        if len(lines) == 1 or len(lines) * leading > room.height():
            paint.words(painter, room, text, small, colour)
            return
        room.translate(0, (room.height() - len(lines) * leading) / 2)
        paint.paragraph(painter, room, lines, small, colour, leading=leading)


class Number(QSpinBox):
    """A whole number that can be typed or moved with the up and down keys, with no frame of its own."""

    def __init__(self, value: int, least: int, most: int, *, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setRange(least, most)
        self.setValue(value)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.updateGeometry)
        self.lineEdit().textChanged.connect(self.updateGeometry)
        self.retheme()

    def stepBy(self, steps: int) -> None:
        """A step marks the figure for typing; where a button beside it was pressed, it stays a plain figure."""
        super().stepBy(steps)
        if not self.hasFocus():
            self.lineEdit().deselect()

    def retheme(self) -> None:
        """Take the theme in use."""
        clear_ground(self)
        clear_ground(self.lineEdit())
        font = theme().font(self._role)
        self.setFont(font)
        lift = round(2 * paint.LIFT * font.pixelSize()) if font.family() == SERIF else 0
        self.lineEdit().setTextMargins(0, 0, 0, lift)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        font = theme().font(self._role)
        text = self.lineEdit().text() or "0"
        wide = max(paint.advance(font, text), paint.advance(font, "0")) + font.pixelSize() * 0.1 + 4
        return QSize(int(wide), int(max(theme().S(34), font.pixelSize() * 1.3)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the line inside paints the figure, and whoever holds it paints the ground."""
