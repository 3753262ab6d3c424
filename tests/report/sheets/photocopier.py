"""Draws a sheet of ours as dots, and copies it as an old machine does: each dot is black, or it is not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QRawFont, QTransform

from cafe.core import assets
from tests.report.sheets.looking import TALL, WIDE, _letters

DOTS = 200 / 72  # to a point
_SAMPLES = 24


@dataclass(frozen=True)
class Stroke:
    """A line that was drawn: where it runs, in dots, how light its ink is (0 to 1), and whether it has gaps."""

    points: tuple[QPointF, ...]
    light: float
    is_dashed: bool

    @property
    def length(self) -> float:
        """From its first point to its last, in dots."""
        way = self.points[-1] - self.points[0]
        return float((way.x() ** 2 + way.y() ** 2) ** 0.5)


@dataclass
class Drawn:
    """The page in grey, every piece of text with the box of its letters, and every line."""

    grey: QImage
    texts: list[tuple[str, QRectF]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


def first_page(pdf: bytes) -> Drawn:
    """The first page of a file, drawn from what it tells a printer."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return _drawn(file.pages[0])


def copied(drawn: Drawn, line: float) -> QImage:
    """What the machine takes for ink: everything darker than ``line``, 0 black to 1 white."""
    return _pushed(drawn.grey, line)


def copy_of_the_copy(drawn: Drawn, line: float) -> QImage:
    """The copy laid on the glass again, a little out of focus as such a machine is, and pushed to black once more."""
    first = copied(drawn, line)
    size, plain = first.size(), Qt.AspectRatioMode.IgnoreAspectRatio
    smooth = Qt.TransformationMode.SmoothTransformation
    seen = first.scaled(size * 0.5, plain, smooth).scaled(size, plain, smooth)
    return _pushed(seen.convertToFormat(QImage.Format.Format_Grayscale8), line)


def _pushed(picture: QImage, line: float) -> QImage:
    edge = round(255 * line)
    table = bytes(0 if grey < edge else 255 for grey in range(256))
    dots = bytes(picture.constBits()).translate(table)
    size = (picture.width(), picture.height(), picture.bytesPerLine())
    return QImage(dots, *size, QImage.Format.Format_Grayscale8).copy()


def ink_in(picture: QImage, box: QRectF) -> int:
    """How many dots in a box are dark."""
    at = box.toAlignedRect().intersected(picture.rect())
    bits, step = bytes(picture.constBits()), picture.bytesPerLine()
    light = bytes(range(128, 256))
    return sum(
        len(bits[y * step + at.left() : y * step + at.right()].translate(None, light))
        for y in range(at.top(), at.bottom())
    )


def share_left(picture: QImage, stroke: Stroke) -> float:
    """How much of a line can still be seen, from 0 to 1."""
    seen = 0
    for point in stroke.points:
        x, y = int(point.x()), int(point.y())
        near = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        seen += any(picture.valid(px, py) and picture.pixelColor(px, py).red() < 128 for px, py in near)
    return seen / len(stroke.points)


def _colour(operands: Any) -> QColor:
    return QColor.fromRgbF(*(float(one) for one in operands))


def _drawn(page: Any) -> Drawn:
    grey = QImage(round(WIDE * DOTS), round(TALL * DOTS), QImage.Format.Format_Grayscale8)
    grey.fill(255)
    found = Drawn(grey)
    painter = QPainter(grey)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    to_dots = QTransform(DOTS, 0, 0, -DOTS, 0, TALL * DOTS)
    faces = {
        str(name): (_letters(font), str(font.BaseFont).partition("+")[2]) for name, font in page.Resources.Font.items()
    }
    path, now, font, size = QPainterPath(), QTransform(to_dots), "", 0.0
    pen, fill, place, kept = QPen(Qt.GlobalColor.black), QColor("black"), QPointF(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "cm":
            now = QTransform(*(float(one) for one in operands)) * now
        elif name == "q":
            kept.append((QTransform(now), QPen(pen), QColor(fill)))
            painter.save()
        elif name == "Q":
            now, pen, fill = kept.pop()
            painter.restore()
        elif name == "rg":
            fill = _colour(operands)
        elif name == "RG":
            pen.setColor(_colour(operands))
        elif name == "w":
            pen.setWidthF(float(operands[0]) * DOTS)
        elif name == "d":
            gaps = [float(one) * DOTS / max(0.1, pen.widthF()) for one in operands[0]]
            pen.setStyle(Qt.PenStyle.SolidLine)
            if gaps:
                pen.setDashPattern(gaps * (1 if len(gaps) % 2 == 0 else 2))
        elif name == "m":
            path.moveTo(float(operands[0]), float(operands[1]))
        elif name == "l":
            path.lineTo(float(operands[0]), float(operands[1]))
        elif name == "c":
            path.cubicTo(*(float(one) for one in operands))
        elif name == "re":
            path.addRect(*(float(one) for one in operands))
        elif name == "h":
            path.closeSubpath()
        elif name == "W":
            painter.setClipPath(now.map(path), Qt.ClipOperation.IntersectClip)
        elif name in ("f", "S", "B", "n"):
            there = now.map(path)
            if name in ("f", "B"):
                painter.fillPath(there, fill)
            if name in ("S", "B"):
                painter.strokePath(there, pen)
                points = tuple(there.pointAtPercent((at + 0.5) / _SAMPLES) for at in range(_SAMPLES))
                found.strokes.append(Stroke(points, pen.color().lightnessF(), pen.style() != Qt.PenStyle.SolidLine))
            path = QPainterPath()
        elif name == "Tm":
            place = QPointF(float(operands[4]), float(operands[5]))
        elif name == "Tf":
            font, size = str(operands[0]), float(operands[1])
        elif name == "TJ":
            said = "".join(
                faces[font][0].get(code, "")
                for one in operands[0]
                if isinstance(one, pikepdf.String)
                for code in bytes(one)
            )
            box = _write(painter, now.map(place), said, (faces[font][1], size * DOTS), fill)
            if said.strip():
                found.texts.append((said.strip(), box))
    painter.end()
    return found


_FACES: dict[tuple[str, float], QRawFont] = {}


def _write(painter: QPainter, at: QPointF, said: str, of: tuple[str, float], colour: QColor) -> QRectF:
    raw = _FACES.get(of)
    if raw is None:
        raw = _FACES[of] = QRawFont()
        plain = QFont.HintingPreference.PreferNoHinting
        raw.loadFromData(QByteArray(assets.read_bytes(f"fonts/{of[0]}.ttf")), of[1], plain)
    glyphs = raw.glyphIndexesForString(said)
    whole = QPainterPath()
    x = at.x()
    for glyph, step in zip(glyphs, raw.advancesForGlyphIndexes(glyphs), strict=True):
        whole.addPath(raw.pathForGlyph(glyph).translated(x, at.y()))
        x += step.x()
    painter.fillPath(whole, colour)
    return whole.boundingRect()
