"""The map of ripples drawn: rings, lines, and a real button for each ripple. A picture of the same for a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.capture.ripple_layout import BOX, MIDDLE, Laid, Point, around, lay_out, word_place
from cafe.core.i18n import _
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.report.ripple_words import ring_words, told
from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice

ICONS = {
    Touched.ME: "user-round",
    Touched.US: "users-round",
    Touched.SERVICES: "building-2",
    Touched.WIDER: "globe",
}


_LEAST = 0.84  # of the usual size: smaller words cannot be read
_NARROWEST = (320, 260)  # of a map that is fitted


class RippleNode(Choice):
    """What a box on the map and a row of the list share: the ripple, its words, and the keys of both."""

    keyed = Signal(str, object)  # the ripple's id and the key

    def __init__(self, ripple: Ripple, on_key: Callable[[str, QKeyEvent], bool], parent: QWidget | None = None) -> None:
        self.ripple, self._on_key = ripple, on_key
        super().__init__(ripple.text, checkable=True, parent=parent)
        self.setAccessibleName(f"{ring_words(ripple.ring)}: {told(ripple)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(self.ripple.id, event):
            super().keyPressEvent(event)


class _Box(RippleNode):
    def __init__(self, ripple: Ripple, on_key: Callable[[str, QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(ripple, on_key, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the list, which is the same thing

    def sizeHint(self) -> QSize:
        return QSize(theme().S(BOX[0]), theme().S(BOX[1]))

    def _font(self) -> QFont:
        """The usual words; smaller where the map is fitted to the room, but never too small to read."""
        font = QFont(theme().font("smallb"))
        share = min(1.0, self.width() / self.sizeHint().width(), 1.2 * self.height() / self.sizeHint().height())
        font.setPixelSize(max(round(font.pixelSize() * _LEAST), round(font.pixelSize() * share)))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_on, one = self.isChecked(), self.ripple
        fill = look["spruce_tint"] if is_on or self.is_warm else look["page"]
        pen = QPen(look["spruce"] if one.happened else look["ink2"], 2.6 if is_on else look.border)
        if not one.happened:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, look.S(6), look.S(6))
        font = self._font()
        share = font.pixelSize() / look.font("smallb").pixelSize()
        side, pad = look.S(18) * share, look.S(8) * share
        draw_icon(painter, ICONS[one.touched], QRectF(pad, 0, side, self.height()), look["ink"])
        left, right = 2 * pad + side, pad
        if not one.is_wanted:
            draw_icon(painter, "flag", QRectF(self.width() - pad - side, 0, side, self.height()), look["gorse"])
            right += side + pad / 2
        room = self.width() - left - right
        leading = look.line_height("smallb") * 0.94 * share
        most = max(1, min(2, int((self.height() - 2) / leading)))
        lines = paint.lines_at(one.text, font, room)
        if len(lines) > most:
            paint.tell_in_full(painter, one.text)
            lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font, room)]
        top = (self.height() - len(lines) * leading) / 2
        at = QRectF(left, top, room, self.height())
        paint.paragraph(painter, at, lines, font, look["ink"], leading=leading)
        painter.end()


class RippleMapView(QWidget):
    """The whole map, fitted to the room there is, or at full size in what scrolls. Signal ``chosen(id)``."""

    chosen = Signal(str)

    def __init__(self, on_key: Callable[[str, QKeyEvent], bool]) -> None:
        super().__init__()
        self._on_key = on_key
        self._kept = RippleMap("")
        self._laid: Laid = lay_out(self._kept)
        self.boxes: dict[str, _Box] = {}
        self.is_fitted = False
        self.setAccessibleName(_("Map of ripples"))

    def fit(self, is_fitted: bool) -> None:
        """Show the whole of it in the room there is; else at its full size."""
        self.is_fitted = is_fitted
        self.updateGeometry()
        self._place()
        self.update()

    def full_size(self) -> QSize:
        """What it needs at full size."""
        scale = theme().S(100) / 100
        return QSize(int(self._laid.width * scale), int(self._laid.height * scale))

    def show_map(self, kept: RippleMap, chosen: str) -> None:
        """Draw this map, with one ripple chosen."""
        self._kept, self._laid = kept, lay_out(kept)
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for one in kept.ripples:
            box = _Box(one, self._on_key, self)
            box.clicked.connect(lambda _on=False, ripple_id=one.id: self.chosen.emit(ripple_id))
            self.boxes[one.id] = box
            box.show()
        self.choose(chosen)
        self._place()
        self.updateGeometry()
        self.update()

    def choose(self, ripple_id: str) -> None:
        for found, box in self.boxes.items():
            box.setChecked(found == ripple_id)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(_NARROWEST[0]), theme().S(_NARROWEST[1])) if self.is_fitted else self.full_size()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QEvent) -> None:
        self._place()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._place()
        self.updateGeometry()

    def _at(self, x: float, y: float) -> QPointF:
        """Where a point of the layout is: stretched to the room, so that the rings fill it."""
        across = max(self.width(), self.minimumSizeHint().width()) / self._laid.width
        down = max(self.height(), self.minimumSizeHint().height()) / self._laid.height
        return QPointF(x * across, y * down)

    def _place(self) -> None:
        for spot in self._laid.spots:
            box = self.boxes.get(spot.id)
            if box is not None:
                full, whole = self.full_size(), box.sizeHint()
                across, down = (min(1.0, self.width() / full.width()), min(1.0, self.height() / full.height()))
                box.resize(int(whole.width() * across), int(whole.height() * down))
                at = self._at(spot.x, spot.y)
                box.move(int(at.x() - box.width() / 2), int(at.y() - box.height() / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        painter.fillRect(self.rect(), look["page"])
        middle = self._at(*self._laid.middle)
        edge = self._at(*self._laid.middle)
        for at in (3, 2, 1):
            across, down = self._laid.rings[at - 1]
            reach = self._at(across, down)
            painter.setPen(QPen(look["edge"], look.hairline))
            tint = look["ground"]
            tint.setAlphaF(0.35 if not look.is_high_contrast else 0.0)
            painter.setBrush(tint)
            painter.drawEllipse(edge, reach.x(), reach.y())
        for one in self._kept.ripples:
            spot = self._laid.spot(one.id)
            parent = self._laid.spot(one.parent_id) if one.parent_id else None
            if spot is None:
                continue
            pen = QPen(look["spruce"] if one.happened else look["ink2"], look.S(2))
            if not one.happened:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            start = middle if parent is None else self._at(parent.x, parent.y)
            painter.drawLine(start, self._at(spot.x, spot.y))
        self._rings_named(painter, middle)
        radius = look.S(MIDDLE) * max(_LEAST, min(1.0, self.height() / self.full_size().height()))
        painter.setPen(QPen(look["spruce"], look.S(2)))
        painter.setBrush(look["page"])
        painter.drawEllipse(middle, radius, radius)
        side = radius * 1.1
        circle = QRectF(middle.x() - side / 2, middle.y() - radius * 0.86, side, side)
        paint.chairs(painter, circle, look["spruce"], look["gorse_fill"], count=9)
        font = QFont(look.font("smallb"))
        font.setPixelSize(round(font.pixelSize() * radius / look.S(MIDDLE)))
        name = QRectF(middle.x() - radius, middle.y() + radius * 0.34, radius * 2, radius * 0.5)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.words(painter, name, self._kept.centre or _("Our café"), font, look["ink"], centre)
        painter.end()

    def _rings_named(self, painter: QPainter, middle: QPointF) -> None:
        """Each ring's name at its foot, or a little further round where a ripple stands there."""
        look, centre = theme(), Qt.AlignmentFlag.AlignHCenter
        at, size = {spot.id: self._point(spot.x, spot.y) for spot in self._laid.spots}, QSize(0, 0)
        for shown in self.boxes.values():
            size = size.expandedTo(shown.size())
        hub = (middle.x(), middle.y())
        lines = [(at.get(one.parent_id, hub), at[one.id]) for one in self._kept.ripples if one.id in at]
        for number, ring in enumerate(self._laid.rings, 1):
            words, font = ring_words(number), look.font("small")
            half = ((paint.advance(font, words) + look.S(16)) / 2, look.S(12))
            room = (half[0] + size.width() / 2, half[1] + size.height() / 2)
            x, y = word_place(around(hub, self._point(*ring)), list(at.values()), room, lines, half)
            box = QRectF(x - half[0], y - half[1], 2 * half[0], 2 * half[1])
            paint.surface(painter, box, look.S(4), look["page"])
            paint.words(painter, box, words, font, look["ink2"], centre)

    def _point(self, x: float, y: float) -> Point:
        at = self._at(x, y)
        return at.x(), at.y()


def _cut(text: str, font: QFont, room: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def as_png(svg: bytes, width: int = 2000) -> bytes:
    """The drawing as a picture, large enough to print on A4."""
    drawing = QSvgRenderer(QByteArray(svg))
    size = drawing.defaultSize()
    image = QImage(width, max(1, round(width * size.height() / max(1, size.width()))), QImage.Format.Format_RGB32)
    image.fill(theme()["page"])
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    drawing.render(painter)
    painter.end()
    out = QByteArray()
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(out.data())
