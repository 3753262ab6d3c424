"""Choosing one or some: segments, theme tiles, cards that are answers, and rows with a tick box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer of a row of segments: the key it is known by, its words, and an icon if it has one."""

    key: str
    words: str
    icon: str = ""


class _SegmentButton(Choice):
    def __init__(self, segment: Segment, bar: Segments) -> None:
        self.segment, self._bar = segment, bar
        super().__init__(segment.words, checkable=True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        look = theme()
        width = paint.advance(look.font("strong"), self.words) + look.S(28 + 20)
        return QSize(int(width), look.S(self._bar.row_height))

    def minimumSizeHint(self) -> QSize:
        lead = 28 if self.segment.icon else 24
        width = paint.advance(theme().font("strong"), self.words) + theme().S(lead + 14)
        return QSize(int(width), self.sizeHint().height())

    def focus_shape(self) -> tuple[QRectF, float]:
        """Where the focus ring goes: just inside the frame of the whole row."""
        return QRectF(self.rect()).adjusted(3, 3, -3, -3), theme().S(6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in FORWARD else -1 if event.key() in BACK else 0
        if step:
            self._bar.move_from(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        is_on = self.isChecked()
        inner = QRectF(self.rect()).adjusted(look.S(3), look.S(4), -look.S(3), -look.S(4))
        if is_on:
            fill = look["spruce"] if look.is_high_contrast else look["spruce_tint"]
            paint.surface(painter, inner, look.S(5), fill)
        elif self.is_warm:
            paint.surface(painter, inner, look.S(5), look["sunken"])
        ink = look["on_spruce" if look.is_high_contrast else "spruce"] if is_on else look["ink2"]
        if not self.isEnabled():
            ink = look["ink3"]
        font = look.font("strong" if is_on else "button" if not self.segment.icon else "body")
        lead = look.S(28) if self.segment.icon or is_on else 0
        x = (self.width() - lead - paint.advance(font, self.words)) / 2
        if self.segment.icon:
            draw_icon(painter, self.segment.icon, QRectF(x - 2, 0, look.S(20), self.height()), ink)
        elif is_on:
            paint.tick(painter, QRectF(x, 0, look.S(17), self.height()), ink, look.S(2))
        x += lead
        paint.words(painter, QRectF(x - 2, 0, self.width() - x + 2, self.height()), self.words, font, ink)
        painter.end()


class Segments(QWidget):
    """A row of answers of which one is on: Note · Quote · Idea. Arrow keys move and choose; Tab passes it as one.

    Signal `chosen(str)` with the key, only when a person or `choose` changes it. `key` is "" where nothing is chosen
    yet, if it was made with `key=None`. `name` is what the whole row is called.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        key: str | None = None,
        *,
        name: str,
        height: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_height = height
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = [_SegmentButton(segment, self) for segment in segments]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in self._buttons:
            button.setAccessibleName(f"{name}: {button.words}")
            self._group.addButton(button)
            layout.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if key is not None:
            self.choose(key, quietly=True)
        self._let_tab_in()
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        """The key of the answer that is on, or "" where there is none yet."""
        return next((button.segment.key for button in self._buttons if button.isChecked()), "")

    def choose(self, key: str, *, quietly: bool = False) -> None:
        """Turn one on by its key; "" turns all off. Raises `KeyError` for a key that is not there."""
        if key and key not in {button.segment.key for button in self._buttons}:
            raise KeyError(key)
        self._group.setExclusive(bool(key))
        was_quiet = self.blockSignals(quietly)
        for button in self._buttons:
            button.setChecked(button.segment.key == key)
        self.blockSignals(was_quiet)
        self._group.setExclusive(True)
        self._let_tab_in()
        self.update()

    def buttons(self) -> list[Choice]:
        """The real buttons, in order."""
        return list(self._buttons)

    def move_from(self, button: _SegmentButton, step: int) -> None:
        """Move focus and choice along the row, round its ends."""
        there = self._buttons[(self._buttons.index(button) + step) % len(self._buttons)]
        there.setChecked(True)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()

    def _on_toggled(self, button: _SegmentButton, is_on: bool) -> None:
        self._let_tab_in()
        self.update()
        if is_on:
            self.chosen.emit(button.segment.key)

    def _let_tab_in(self) -> None:
        """Only one segment is a stop for Tab, as radio buttons are."""
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        radius = look.S(look.tokens.radius["control"])
        paint.surface(painter, QRectF(self.rect()), radius, look["page"], look["border"], look.border)
        for left, right in zip(self._buttons, self._buttons[1:], strict=False):
            if not (left.isChecked() or right.isChecked()):
                inset = look.S(12)
                painter.fillRect(QRectF(right.x(), inset, 1, self.height() - 2 * inset), look["line"])
        painter.end()


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
        left, room = look.S(14), box.width() - look.S(26 if not is_on else 40)
        upper = QRectF(left, look.S(5), room, look.S(23))
        if not self._example:
            upper = QRectF(left, 0, room, box.height())
        paint.words(painter, upper, self.words, look.font("strong"), ink)
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
        border, width = (look["spruce"], look.border * 1.6) if is_on else (look["border"], look.border)
        paint.surface(painter, box, look.S(look.tokens.radius["control"]), fill, border, width)
        if self._icon:
            at = QRectF(look.S(20), 0, look.S(34), box.height())
            draw_icon(painter, self._icon, at, look["spruce"])
        left, room = self._left(), box.width() - self._left() - look.S(64)
        lines, leading = self._lines(room), look.line_height("small")
        line = look.line_height(self._role()) + look.S(3)
        top = (box.height() - len(lines) * leading - line) / 2
        paint.words(painter, QRectF(left, top, room, line), self.words, look.font(self._role()), look["ink"])
        under = QRectF(left, top + line, room, box.height())
        paint.paragraph(painter, under, lines, look.font("small"), look["ink2"], leading=leading)
        at = QRectF(box.right() - look.S(46), box.center().y() - look.S(14), look.S(28), look.S(28))
        if is_on:
            paint.surface(painter, at, at.height() / 2, look["spruce"])
            side = look.S(6)
            paint.tick(painter, at.adjusted(side, side, -side, -side), look["on_spruce"], look.S(2))
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
        return max(theme().S(self._height), int(self._text(width)[2]) + theme().S(16))

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
