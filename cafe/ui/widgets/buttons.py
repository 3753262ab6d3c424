"""Buttons: verbs that say what happens, in the kinds that the booklet knows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint


@dataclass(frozen=True, slots=True)
class Look:
    """Colour tokens of one kind of button; an empty name draws nothing."""

    fill: str
    hover: str
    down: str
    text: str
    border: str = ""
    foot: str = ""


KINDS = {
    "primary": Look("spruce", "spruce_hover", "spruce_down", "on_spruce", foot="spruce_down"),
    "secondary": Look("page", "spruce_tint", "spruce_tint", "spruce", "spruce"),
    "plain": Look("page", "sunken", "sunken", "ink", "border"),
    "quiet": Look("", "spruce_tint", "spruce_tint", "spruce"),
    "danger": Look("rowan", "rowan_hover", "rowan_hover", "on_rowan", foot="rowan_hover"),
    "danger_outline": Look("page", "rowan_tint", "rowan_tint", "rowan", "rowan"),
    "care": Look("page", "bramble_tint", "bramble_tint", "bramble", "bramble"),
    "care_fill": Look("bramble", "bramble_hover", "bramble_hover", "on_bramble", foot="bramble_hover"),
    "link": Look("", "", "", "ink2"),
}
HEIGHTS = {"small": 40, "normal": 48, "main": 60}


class Button(QPushButton):
    """A button in words. `clicked` as in Qt; Enter and Space both press it.

    kind: primary (one per view), secondary, plain (neutral), quiet (text only), danger (inside a confirming sheet
    only), danger_outline, care ("Someone is upset"), care_fill (on its sheet only), link (underlined words).
    size: "small" 40, "normal" 48 or "main" 60 high; `height` overrides it. `key_hint` shows a key in a small frame.
    `subtitle` makes two lines. `spread` puts words left and the trailing icon at the far right, and grows sideways.
    `wraps` lets long words break into lines where there is no room for them in one.
    `flush` ("left" or "right") takes the padding off that side, so that quiet words line up with a card's edge.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        trailing_icon: str = "",
        key_hint: str = "",
        subtitle: str = "",
        size: str = "normal",
        height: int | None = None,
        spread: bool = False,
        flush: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wraps = wraps
        self._look, self._icon, self._trailing, self._hint = KINDS[kind], icon, trailing_icon, key_hint
        self._kind, self._subtitle, self._size, self._flush = kind, subtitle, size, flush
        self._height = height or (64 if subtitle else HEIGHTS[size])
        self._spread = spread or bool(subtitle)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        usual = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding if self._spread else usual, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.set_words(text, subtitle)

    @property
    def kind(self) -> str:
        """The kind it was made as, or was last given."""
        return self._kind

    @property
    def words(self) -> str:
        """The words on the button."""
        return self.text().replace("&&", "&")

    def set_words(self, text: str, subtitle: str = "") -> None:
        """Change the words, and the second line where there is one."""
        self.setText(text.replace("&", "&&"))
        self._subtitle = subtitle
        self.setAccessibleName(text if not subtitle else f"{text}, {subtitle}")
        self.retheme()

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        self._kind, self._look = kind, KINDS[kind]
        self.update()

    def set_icon(self, icon: str) -> None:
        """Change the leading icon, by name."""
        self._icon = icon
        self.retheme()

    def set_key_hint(self, key_hint: str) -> None:
        """Show another key in the small frame, or none."""
        if key_hint != self._hint:
            self._hint = key_hint
            self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    # -- measures

    def _font(self) -> QFont:
        if self._kind == "link":
            return theme().font("body")
        if self._subtitle or (self._size == "main" and self._height < HEIGHTS["main"]):
            return theme().font("button_next")
        return theme().font("button_main" if self._size == "main" else "button")

    def _pads(self) -> tuple[int, int]:
        if self._kind == "link":
            return (0, 0)
        pad = theme().S(26 if self._size == "main" and not self._spread else 18)
        return (0 if self._flush == "left" else pad, 0 if self._flush == "right" else pad)

    def _pieces(self) -> list[tuple[str, float]]:
        """What stands in the row, with the width of each: icon, words, trailing icon, key hint."""
        look = theme()
        side = look.S(23 if self._size == "main" else 21)
        pieces: list[tuple[str, float]] = []
        if self._icon:
            pieces.append(("icon", side))
        if self.text():
            lines = [paint.advance(self._font(), self.words)]
            if self._subtitle:
                lines.append(paint.advance(look.font("small"), self._subtitle))
            pieces.append(("words", max(lines)))
        if self._trailing:
            pieces.append(("trailing", look.S(20)))
        if self._hint:
            pieces.append(("hint", paint.advance(look.font("hint"), self._hint) + look.S(12)))
        return pieces

    def sizeHint(self) -> QSize:
        left, right = self._pads()
        pieces = self._pieces()
        gaps = theme().S(10) * (len(pieces) - 1)
        width = left + right + gaps + sum(width for _, width in pieces)
        return QSize(max(int(width + 1), theme().S(40)), theme().S(self._height))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._wraps:
            return QSize(min(hint.width(), theme().S(160)), hint.height())
        return QSize(max(theme().S(40), hint.width() - (theme().S(16) if self.text() else 0)), hint.height())

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        more = len(self._lines(self._room_for_words(width))) - 1 if self._wraps else 0
        return theme().S(self._height) + round(more * theme().line_height("button"))

    def _room_for_words(self, width: float) -> float:
        """What a button of that width has left for its words, beside all that stands with them."""
        pieces = self._pieces()
        others = sum(wide for name, wide in pieces if name != "words") + theme().S(10) * (len(pieces) - 1)
        return width - sum(self._pads()) - others

    def _lines(self, room: float) -> list[str]:
        return paint.lines_at(self.words, self._font(), room + 1)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        text = self._surface(painter)
        self._row(painter, text)
        painter.end()

    def _surface(self, painter: QPainter) -> QColor:
        look, kind, box = theme(), self._look, QRectF(self.rect())
        radius = look.S(look.tokens.radius["control"])
        if not self.isEnabled():
            if self._kind not in ("quiet", "link"):
                outline = look["border"] if look.is_high_contrast else None
                paint.surface(painter, box, radius, look["sunken"], outline, look.border)
            return look["ink3"]
        is_down = self.isDown() or self.isChecked()
        name = kind.down if is_down else kind.hover if self.underMouse() else kind.fill
        fill = look[name] if name else None
        if kind.foot and fill is not None and not is_down and not look.is_high_contrast:
            paint.letterpress(painter, box, radius, fill, look[kind.foot], look.S(look.tokens.depth["foot"]))
        elif fill is not None or kind.border:
            border = look[kind.border] if kind.border else None
            paint.surface(painter, box, radius, fill, border, look.border)
        return look[kind.text]

    def _row(self, painter: QPainter, text: QColor) -> None:
        look = theme()
        left, right = self._pads()
        box = QRectF(self.rect()).adjusted(left, 0, -right, 0)
        pieces, gap = self._pieces(), look.S(10)
        if self._wraps:
            room = self._room_for_words(self.width())
            pieces = [(name, min(wide, room) if name == "words" else wide) for name, wide in pieces]
        total = sum(width for _, width in pieces) + gap * (len(pieces) - 1)
        x = box.left()
        if not self._spread and self._flush != "left":
            x = box.right() - total if self._flush == "right" else box.left() + (box.width() - total) / 2
        for name, width in pieces:
            at = QRectF(x, box.top(), width, box.height())
            if self._spread and name == "trailing":
                at.moveRight(box.right())
            self._piece(painter, name, at, text)
            x += width + gap

    def _piece(self, painter: QPainter, name: str, at: QRectF, text: QColor) -> None:
        look = theme()
        if name == "icon":
            draw_icon(painter, self._icon, at, text)
        elif name == "trailing":
            draw_icon(painter, self._trailing, at, text)
        elif name == "hint":
            frame = QRectF(at.left(), at.center().y() - look.S(11), at.width(), look.S(22))
            paint.surface(painter, frame, look.S(4), None, text, 1.0)
            paint.words(painter, frame, self._hint, look.font("hint"), text, Qt.AlignmentFlag.AlignHCenter)
        elif self._subtitle:
            middle = at.center().y()
            upper, lower = look.S(28), look.S(22)
            paint.words(
                painter, QRectF(at.left(), middle - upper + 2, at.width() + 2, upper), self.words, self._font(), text
            )
            line = QRectF(at.left(), middle + 1, at.width() + 2, lower)
            paint.words(painter, line, self._subtitle, look.font("small"), text)
        elif self._wraps and len(lines := self._lines(at.width())) > 1:
            leading = look.line_height("button")
            at.translate(0, (at.height() - len(lines) * leading) / 2)
            paint.paragraph(painter, at, lines, self._font(), text, leading=leading)
        else:
            took = paint.words(painter, at.adjusted(0, 0, 2, 0), self.words, self._font(), text)
            if self._kind == "link" or (self._kind == "quiet" and self._flush and self.underMouse()):
                base = paint.baseline(self._font(), at.top(), at.height()) + look.S(4)
                painter.fillRect(QRectF(at.left(), base, took, max(1, look.S(1))), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A square button with an icon alone: back, pencil, −, +. `name` is its accessible name and its tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: str = "plain",
        *,
        width: int = 48,
        height: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        self._width = width
        super().__init__("", kind, icon=icon, height=height, parent=parent)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Change what it is called, by a screen reader and in the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(self._width), theme().S(self._height))
