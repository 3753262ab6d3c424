"""The few strokes that every widget of the booklet is painted with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from cafe.core.tokens import SERIF
from cafe.ui.theme import theme

_CUT: WeakKeyDictionary[QWidget, tuple[str, ...]] = WeakKeyDictionary()
"""What came out cut when each widget was last painted."""

LIFT = 0.08
"""Literata sits low in its line box; its text is lifted by this share of its size to centre with icons."""


def start(widget: QWidget) -> QPainter:
    """A smooth painter on a widget. Call `end()` when done. Words that come out cut are told in full by its tooltip."""
    if _CUT.get(widget):
        widget.setToolTip("")
    _CUT[widget] = ()
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def surface(  # noqa: PLR0917 - the order in which paint is laid
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 0.0,
) -> None:
    """A rounded shape with its border wholly inside the box."""
    inset = width / 2 if border is not None else 0.0
    inner = box.adjusted(inset, inset, -inset, -inset)
    radius = min(max(0.0, radius - inset), inner.height() / 2)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def letterpress(painter: QPainter, box: QRectF, radius: float, fill: QColor, foot: QColor, depth: float) -> None:  # noqa: PLR0917
    """A filled shape standing on a darker foot, as if pressed into the paper by a press."""
    surface(painter, box, radius, foot)
    surface(painter, box.adjusted(0, 0, 0, -depth), radius, fill)


def sheet(
    painter: QPainter, box: QRectF, fill: QColor, *, bar: QColor | None = None, radius: float | None = None
) -> None:
    """A card: hairline, two-pixel lower edge like a sheaf, and a bar of meaning at the left where there is one."""
    look = theme()
    radius = look.S(look.tokens.radius["page"]) if radius is None else radius
    if look.is_high_contrast:
        surface(painter, box, radius, fill, look["line"], look.border)
    else:
        surface(painter, box, radius, look["edge"])
        edge = look.tokens.depth["edge"]
        surface(painter, box.adjusted(0, 0, 0, -edge), radius, fill, look["line"], 1.0)
    if bar is not None:
        left_bar(painter, box if look.is_high_contrast else box.adjusted(0, 0, 0, -1), radius, bar)


def left_bar(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """The six-pixel bar that gives a card its meaning, following its corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.top(), theme().S(theme().tokens.depth["bar"]), box.height()))
    painter.fillPath(path, colour)
    painter.restore()


def tick(painter: QPainter, box: QRectF, colour: QColor, width: float = 2.0) -> None:
    """A tick in the middle of a square box."""
    side = min(box.width(), box.height())
    at = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([at + QPointF(x * side, y * side) for x, y in ((0.17, 0.53), (0.4, 0.75), (0.83, 0.27))])


def baseline(font: QFont, top: float, height: float) -> float:
    """Where the baseline stands so that a line of this font looks centred between top and top + height."""
    return _baseline(QFontMetricsF(font), font, top, height)


def _baseline(metrics: QFontMetricsF, font: QFont, top: float, height: float) -> float:
    lift = LIFT * font.pixelSize() if font.family() == SERIF else 0.0
    return top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent() - lift


def words(  # noqa: PLR0917 - the order in which paint is laid
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """One line of text, centred in height and shortened to fit. Gives the width it took.

    It is shortened in the middle: "NHS Greater Gl…and Clyde" and "NHS Grampian" differ at both ends.
    """
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if width > box.width() + 1:
        tell_in_full(painter, text)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
        width = metrics.horizontalAdvance(text)
    left = box.left()
    if align & Qt.AlignmentFlag.AlignHCenter:
        left += (box.width() - width) / 2
    elif align & Qt.AlignmentFlag.AlignRight:
        left += box.width() - width
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, _baseline(metrics, font, box.top(), box.height())), text)
    return width


def tell_in_full(painter: QPainter, text: str) -> None:
    """Put words that came out cut into the tooltip of what is being painted, unless it has a tooltip of its own."""
    widget = painter.device()
    if not isinstance(widget, QWidget):
        return
    cut = _CUT.get(widget)  # a list draws its rows on what is none of ours, and tells each of them itself
    if cut is None or text in cut or (not cut and widget.toolTip()):
        return
    _CUT[widget] = (*cut, text)
    widget.setToolTip("\n".join(_CUT[widget]))


def advance(font: QFont, text: str) -> float:
    """Width of a line of text in a font, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def lay_out(text: str, font: QFont, width: float) -> tuple[list[str], float]:
    """The lines of a text at a width in pixels, and the width of its longest line."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le")  # as Qt counts: an emoji is two, and would push the end of a line out of its box
    lines: list[str] = []
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(units[2 * start : 2 * end].decode("utf-16-le", "replace").strip())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return lines, widest


def lines_at(text: str, font: QFont, width: float, *, balance: bool = False) -> list[str]:
    """The lines of a text at a width in pixels; balanced, they are as even as they can be in as few lines.

    Where they are not balanced, a lonely last word is given company: the word before it, where there is room.
    """
    if not text:
        return []
    face = f"{font.key()} {len(font.featureTags())}"
    return list(_broken(_Asked(text, face, float(width), balance, font)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text that is to be broken into lines; two of the same face are one question."""

    text: str
    face: str
    width: float
    is_balanced: bool
    font: QFont = field(compare=False)


@lru_cache(maxsize=4096)
def _broken(asked: _Asked) -> tuple[str, ...]:
    """Remembered: a layout asks for the same lines at three or four widths each time that a page is refreshed."""
    if asked.text.isprintable() and advance(asked.font, asked.text) < asked.width - 2:
        return (asked.text.strip(),)  # no break in it, and room for all of it: nothing is to be laid out
    lines, natural = lay_out(asked.text, asked.font, asked.width)
    if not asked.is_balanced:
        return tuple(_kept_company(lines, asked.text, asked.font, asked.width))
    if len(lines) > 1:
        low, high = natural / 2, asked.width
        while high - low > 2:
            middle = (low + high) / 2
            if len(lay_out(asked.text, asked.font, middle)[0]) > len(lines):
                low = middle
            else:
                high = middle
        lines, _ = lay_out(asked.text, asked.font, high)
    return tuple(lines)


def _kept_company(lines: list[str], text: str, font: QFont, width: float) -> list[str]:
    """The lines, the last with two words instead of one; no line gets longer than ``width``."""
    if len(lines) < 2 or " " in lines[-1] or lines[-2].count(" ") < 2:
        return lines
    if not text.rstrip().endswith(f"{lines[-2]} {lines[-1]}"):
        return lines  # parted by a hyphen, or by a line break that was meant
    rest, word = lines[-2].rsplit(" ", 1)
    last = f"{word} {lines[-1]}"
    if word == "·" or advance(font, last) > width:
        return lines
    return [*lines[:-2], rest, last]


def paragraph(
    painter: QPainter,
    box: QRectF,
    lines: list[str],
    font: QFont,
    colour: QColor,
    *,
    leading: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Lines with exact leading, from the top of a box down."""
    for index, line in enumerate(lines):
        at = QRectF(box.left(), box.top() + index * leading, box.width() + 2, leading)
        words(painter, at, line, font, colour, align)


def hatching(painter: QPainter, box: QRectF, radius: float, gap: float) -> None:
    """Slanting lines: something is here, and not for now."""
    look = theme()
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(path)
    painter.fillPath(path, look["page"])
    painter.setPen(QPen(look["hatch"], 1.0))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += gap
    painter.restore()
    surface(painter, box, radius, None, look["hatch"], 1.0)


def chairs(
    painter: QPainter, box: QRectF, chair: QColor, dot: QColor, *, count: int = 9, empty: int | None = None
) -> None:
    """The mark: chairs round one talking object. `empty` leaves that chair open, for those who were not there."""
    side = min(box.width(), box.height())
    middle, reach, size = box.center(), side * 0.42, side * 0.078
    painter.setPen(Qt.PenStyle.NoPen)
    for index in range(count):
        painter.save()
        painter.translate(middle)
        painter.rotate(index * 360 / count)
        painter.setBrush(Qt.BrushStyle.NoBrush if index == empty else chair)
        if index == empty:
            painter.setPen(QPen(chair, side * 0.02))
        painter.drawEllipse(QPointF(0, -reach), size, size)
        painter.restore()
    painter.setBrush(dot)
    painter.drawEllipse(middle, side * 0.128, side * 0.128)
