"""Choosing one or some: theme tiles, cards that are answers, and rows with a tick box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice


class Tile(Choice):
    """A theme as a tile: a friendly name and a few words of example. Checkable; `toggled(bool)` as in Qt."""

    def __init__(self, text: str, example: str = "", *, parent: QWidget | None = None) -> None:
        self._example = example
        super().__init__(text, checkable=True, parent=parent)
        self.setAccessibleDescription(example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        widest = max(
            paint.advance(look.font("strong"), self.words) + look.S(18),
            paint.advance(look.font("small"), self._example),
        )
        return QSize(int(widest) + look.S(28), look.S(54))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(132), theme().S(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        paint_answer(painter, box, self, is_on)
        ink = look["on_spruce" if is_on else "ink"] if self.isEnabled() else look["ink3"]
        left, room = look.S(14), box.width() - look.S(26 if not is_on else 44)
        upper = QRectF(left, look.S(5), room, look.S(23))
        if not self._example:
            upper = QRectF(left, 0, room, box.height())
        fits = paint.advance(look.font("strong"), self.words) <= room + 1
        paint.words(painter, upper, self.words, look.font("strong" if fits else "smallb"), ink)
        second = ink if is_on or not self.isEnabled() else look["ink2"]
        lower = QRectF(left, look.S(27), box.width() - look.S(26), look.S(22))
        paint.words(painter, lower, self._example, look.font("small"), second)
        if is_on:
            side = look.S(16)
            paint.tick(painter, QRectF(box.right() - side - look.S(9), look.S(9), side, side), ink, look.S(2))
        painter.end()


def paint_answer(painter: QPainter, box: QRectF, button: Choice, is_on: bool) -> None:
    """The ground of a tile or face: page with a border, or filled where it is chosen."""
    look = theme()
    fill = look["spruce"] if is_on else look["page"]
    if button.is_warm:
        fill = look["spruce_hover"] if is_on else look["spruce_tint"]
    if not button.isEnabled():
        fill = look["sunken"]
    radius = look.S(look.tokens.radius["control"])
    paint.surface(painter, box, radius, fill, None if is_on else look["border"], look.border)


class BigChoice(Choice):
    """A card that is an answer: icon, title, a line of what follows. With an arrow it goes on; checkable, it stays.

    `serif` sets the title in the booklet's voice. `clicked` or `toggled(bool)` as in Qt.
    """

    def __init__(
        self,
        title: str,
        line: str = "",
        icon: str = "",
        *,
        checkable: bool = False,
        serif: bool = True,
        height: int = 106,
        parent: QWidget | None = None,
    ) -> None:
        self._line, self._icon, self._serif, self._height = line, icon, serif, height
        super().__init__(title, checkable=checkable, parent=parent)
        self.setAccessibleDescription(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, room: float) -> list[str]:
        return paint.lines_at(self._line, theme().font("small"), room)

    def _left(self) -> int:
        return theme().S(74 if self._icon else 24)

    def _role(self) -> str:
        return "h2" if self._serif else "button_main"

    def heightForWidth(self, width: int) -> int:
        look = theme()
        lines = len(self._lines(width - self._left() - look.S(64))) * look.line_height("small")
        return max(look.S(self._height), int(lines + look.line_height(self._role())) + look.S(36))

    def sizeHint(self) -> QSize:
        return QSize(theme().S(420), self.heightForWidth(theme().S(420)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(240), theme().S(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        fill = look["spruce_tint"] if is_on or self.is_warm else look["page"]
        ink, quiet, mark = look["ink"], look["ink2"], look["spruce"]
        if is_on and look.is_high_contrast:
            fill, ink, quiet, mark = look["spruce"], look["on_spruce"], look["on_spruce"], look["on_spruce"]
        border, width = (look["spruce"], look.border * 1.6) if is_on else (look["border"], look.border)
        paint.surface(painter, box, look.S(look.tokens.radius["control"]), fill, border, width)
        if self._icon:
            at = QRectF(look.S(20), 0, look.S(34), box.height())
            draw_icon(painter, self._icon, at, mark)
        left, room = self._left(), box.width() - self._left() - look.S(64)
        lines, leading = self._lines(room), look.line_height("small")
        line = look.line_height(self._role()) + look.S(3)
        top = (box.height() - len(lines) * leading - line) / 2
        paint.words(painter, QRectF(left, top, room, line), self.words, look.font(self._role()), ink)
        under = QRectF(left, top + line, room, box.height())
        paint.paragraph(painter, under, lines, look.font("small"), quiet, leading=leading)
        at = QRectF(box.right() - look.S(46), box.center().y() - look.S(14), look.S(28), look.S(28))
        if is_on:
            paint.surface(painter, at, at.height() / 2, mark)
            side = look.S(6)
            paint.tick(
                painter,
                at.adjusted(side, side, -side, -side),
                fill if look.is_high_contrast else look["on_spruce"],
                look.S(2),
            )
        elif not self.isCheckable():
            draw_icon(painter, "arrow-right", at.adjusted(2, 2, -2, -2), look["spruce"])
        painter.end()


class TickRow(QCheckBox):
    """A tick box in a row of which every part can be pressed. Ticked words go quieter. `toggled(bool)` as in Qt.

    `line` is a second, quieter line. `role` is the role of the words, larger in a run without notes.
    """

    def __init__(
        self, text: str, line: str = "", *, role: str = "body", height: int = 42, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._line, self._role, self._height = line, role, height
        self._heights: dict[tuple[str, int], int] = {}  # by words and width: a layout asks again and again
        self.setAccessibleName(text)
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The words of the row."""
        return self.text().replace("&&", "&")

    def retheme(self) -> None:
        """Take the theme in use."""
        self._heights.clear()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never taller than its lines, so that spare room goes elsewhere."""
        self.setMaximumHeight(self.heightForWidth(event.size().width()))

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def _text(self, width: int) -> tuple[list[str], list[str], float]:
        """The lines of the words, those of the second line, and the height of all."""
        look, room = theme(), max(1, width - theme().S(36))
        first = paint.lines_at(self.words, look.font(self._role), room)
        second = paint.lines_at(self._line, look.font("small"), room)
        return first, second, len(first) * look.line_height(self._role) + len(second) * look.line_height("small")

    def heightForWidth(self, width: int) -> int:
        asked = self.text(), width
        if asked not in self._heights:
            self._heights[asked] = max(theme().S(self._height), int(self._text(width)[2]) + theme().S(16))
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        look = theme()
        texts = ((self._role, self.words), ("small", self._line))
        widest = max(paint.advance(look.font(role), text) for role, text in texts)
        width = min(int(widest) + look.S(36) + 3, look.S(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(140), theme().S(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on, side, left = self.isChecked(), look.S(24), look.S(36)
        if self.underMouse() and self.isEnabled():
            paint.surface(painter, box, look.S(look.tokens.radius["tag"]), look["spruce_tint"])
        first, second, high = self._text(self.width())
        top, leading = (box.height() - high) / 2, look.line_height(self._role)
        at = QRectF(1, box.center().y() - side / 2, side, side)
        if len(first) + len(second) > 1:
            at.moveTop(top + (leading - side) / 2)
        fill = look["sunken"] if not self.isEnabled() else look["spruce"] if is_on else look["field"]
        paint.surface(painter, at, look.S(5), fill, None if is_on else look["border"], look.border)
        if is_on:
            ink = look["on_spruce"] if self.isEnabled() else look["ink3"]
            paint.tick(painter, at.adjusted(3, 3, -3, -3), ink, look.S(2.5))
        colour = look["ink3" if not self.isEnabled() else "ink2" if is_on else "ink"]
        text = box.adjusted(left, top, 0, 0)
        paint.paragraph(painter, text, first, look.font(self._role), colour, leading=leading)
        text.translate(0, len(first) * leading)
        quiet, small = look["ink2"], look.line_height("small")
        paint.paragraph(painter, text, second, look.font("small"), quiet, leading=small)
        painter.end()
