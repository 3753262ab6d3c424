"""The pictures we draw ourselves: the circle of chairs, pencil strokes, bars that fill, caution and what is covered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint


class Picture(QLabel):
    """A drawing of fixed size that a screen reader hears as `text`; with no text it is decoration."""

    def __init__(self, text: str, width: float, height: float, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._width, self._height = width, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(self._width), theme().S(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw into the box; an empty picture draws nothing."""


class Mark(Picture):
    """Nine chairs round a gorse dot. `on_cloth` is for the spine and the closed cover."""

    def __init__(
        self, size: float = 40, *, on_cloth: bool = False, empty_chair: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", size, size, parent=parent)
        self._on_cloth, self._empty = on_cloth, empty_chair

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        chair = look["on_spine"] if self._on_cloth else look["spruce"]
        if look.is_high_contrast:
            chair = look["ink"]
        dot = look["focus_spine"] if self._on_cloth and not look.is_high_contrast else look["gorse_fill"]
        paint.chairs(painter, box, chair, dot, empty=self._empty)


def mark_icon() -> QIcon:
    """The mark as the icon of a window."""
    look = theme()
    icon = QIcon()
    for side in (16, 24, 32, 48, 128):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.chairs(painter, QRectF(0, 0, side, side), look["spruce"], look["gorse_fill"])
        painter.end()
        icon.addPixmap(picture)
    return icon


class Icon(Picture):
    """One line icon beside words. Decoration unless given a `name`."""

    def __init__(
        self, icon: str, colour: str = "ink2", size: int = 20, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, size, size, parent=parent)
        self._icon, self._colour = icon, colour

    def show_icon(self, icon: str, colour: str | None = None) -> None:
        """Change the drawing, and its colour token."""
        self._icon, self._colour = icon, colour or self._colour
        self.update()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        draw_icon(painter, self._icon, box, theme()[self._colour])


_LEAST_GATES = 0.5  # of their full height: smaller strokes cannot be told apart


def draw_gates(painter: QPainter, box: QRectF, count: int, colour: QColor) -> float:
    """Five-bar gates in pencil, from the left of a box; gives the width they took."""
    high = box.height()
    step, gap = high * 0.28, high * 0.64
    pen = QPen(colour, max(1.4, high * 0.075), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x = box.left() + high * 0.12
    for index in range(count):
        if index % 5 == 4:
            start = x - 4 * step
            painter.drawLine(
                QPointF(start - step * 0.45, box.bottom() - high * 0.16),
                QPointF(x - step + step * 0.5, box.top() + high * 0.14),
            )
            x += gap - step
        else:
            lean = (0.03, -0.02, 0.04, 0.0)[index % 5] * high
            painter.drawLine(QPointF(x + lean, box.top() + (index % 2)), QPointF(x, box.bottom() - (index + 1) % 2))
            x += step
    return x - box.left()


class FiveBarGates(Picture):
    """A count in five-bar gates, as in pencil on the back of the programme.

    In little room the gates get smaller; where they would be too small to count there are none, as the figure beside
    them says the same. It never shows fewer strokes than were counted.
    """

    def __init__(self, count: int = 0, height: float = 22, *, parent: QWidget | None = None) -> None:
        super().__init__("", 10, height, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = count

    def show_count(self, count: int) -> None:
        """Draw another count."""
        self._count = count
        self.update()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        gates, rest = divmod(self._count, 5)
        whole = box.height() * (0.24 + gates * (0.28 * 3 + 0.64) + rest * 0.28)
        share = min(1.0, box.width() / whole)
        if share >= _LEAST_GATES:
            high = box.height() * share - 2
            at = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
            draw_gates(painter, at, self._count, theme()["ink2"])


class Meter(QProgressBar):
    """A bar that fills. tone: spruce (things), gorse (time), moss (done). `segments` are shares that draw gaps in it.
    `track` is the colour behind it: "page" on a cover.

    `say` is what a screen reader hears as its value, such as "5 of 7 things ready".
    """

    def __init__(
        self,
        value: float = 0.0,
        *,
        name: str,
        tone: str = "spruce",
        height: float = 10,
        segments: Sequence[float] = (),
        track: str = "sunken",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self._tone, self._height, self._segments, self._track = tone, height, tuple(segments), track
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(value)

    def show_share(self, share: float, say: str = "", *, tone: str | None = None) -> None:
        """Fill to a share of 0 to 1."""
        self._tone = tone or self._tone
        self.setUpdatesEnabled(False)  # a progress bar paints at once; this waits for its turn with the others
        self.setValue(round(max(0.0, min(1.0, share)) * 1000))
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(say)

    def show_segments(self, shares: Sequence[float]) -> None:
        """Draw gaps after these shares of the whole."""
        self._segments = tuple(shares)
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(140), theme().S(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(40), theme().S(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = box.height() / 2
        paint.surface(painter, box, radius, look[self._track])
        tone = "gorse_fill" if self._tone == "gorse" else self._tone
        filled = QRectF(box.left(), box.top(), box.width() * self.value() / 1000, box.height())
        painter.save()
        painter.setClipRect(filled)
        paint.surface(painter, box, radius, look[tone])
        painter.restore()
        at = 0.0
        for share in self._segments:
            at += share
            if 0 < at < 0.999:
                painter.fillRect(QRectF(box.width() * at - 1, box.top(), 2, box.height()), look["page"])
        if look.is_high_contrast:
            paint.surface(painter, box, radius, None, look["line"], 1.0)
        painter.end()


class CautionDots(Picture):
    """How much a topic asks of its host: one, two or three filled chairs, in ink. `name` says it in words."""

    def __init__(self, filled: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, 42, 14, parent=parent)
        self._filled = filled

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, size = theme(), box.height() * 0.34
        for index in range(3):
            painter.setPen(QPen(look["ink"], look.S(1.5)))
            painter.setBrush(look["ink"] if index < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(
                QPointF(box.left() + box.height() * (0.45 + 1.04 * index), box.center().y()), size, size
            )


class Hatch(Picture):
    """A covered thing: hatched, of no length that says anything, with its words for a screen reader."""

    def __init__(self, text: str = "", width: float = 30, height: float = 15, *, parent: QWidget | None = None) -> None:
        super().__init__(text or _("hidden: small number"), width, height, parent=parent)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        paint.hatching(painter, box, theme().S(3), theme().S(6))
