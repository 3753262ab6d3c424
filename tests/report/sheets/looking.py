"""Measures a printed page as it lies on the table: where each piece of text stands, how large, and in what ink."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

WIDE, TALL = 595.0, 842.0


@dataclass(frozen=True)
class Said:
    """A piece of text on a page: its place in points from the top left, size, and how light its ink is (0 to 1)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    light: float
    is_decoration: bool
    is_in_figure: bool  # part of a drawing: its numbers stand where the drawing has them

    @property
    def top(self) -> float:
        return self.base - self.size * 0.66

    @property
    def bottom(self) -> float:
        return self.base + self.size * 0.2


@dataclass(frozen=True)
class Page:
    """What stands on one page. ``ink``: the edges (left, top, right, bottom) of everything drawn besides text."""

    said: tuple[Said, ...]
    ink: tuple[tuple[float, float, float, float], ...]


def pages(pdf: bytes) -> list[Page]:
    """Every page of a file of ours."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [_page(page) for page in file.pages]


def _letters(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(font.ToUnicode):
        if str(operator) == "endbfchar":
            codes = list(operands)
            for at in range(0, len(codes), 2):
                found[int(bytes(codes[at]).hex(), 16)] = bytes(codes[at + 1]).decode("utf-16-be")
        if str(operator) == "endbfrange":
            codes = list(operands)
            for at in range(0, len(codes), 3):
                first = int(bytes(codes[at]).hex(), 16)
                if isinstance(codes[at + 2], pikepdf.Array):
                    for n, letters in enumerate(codes[at + 2]):
                        found[first + n] = bytes(letters).decode("utf-16-be")
                else:
                    start = int(bytes(codes[at + 2]).hex(), 16)
                    last = int(bytes(codes[at + 1]).hex(), 16)
                    for n in range(last - first + 1):
                        found[first + n] = chr(start + n)
    return found


def _page(page: Any) -> Page:
    fonts = {str(name): font for name, font in (page.Resources.get("/Font") or {}).items()}
    widths = {name: (int(font.FirstChar), [float(w) for w in font.Widths]) for name, font in fonts.items()}
    letters = {name: _letters(font) for name, font in fonts.items()}
    said: list[Said] = []
    ink: list[tuple[float, float, float, float]] = []
    x = base = size = 0.0
    light, font, text, start = 0.0, "", "", 0.0
    marks: list[str] = []
    clipped = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            marks.append(str(operands[0]))
        elif name == "EMC":
            marks.pop()
        elif name == "rg":
            r, g, b = (float(one) for one in operands)
            light = 0.2126 * r + 0.7152 * g + 0.0722 * b
        elif name == "BT":
            text = ""
        elif name == "Tm":
            x, base = float(operands[4]), TALL - float(operands[5])
            start = x
        elif name == "Tf":
            font, size = str(operands[0]), float(operands[1])
        elif name == "TJ":
            first, wide = widths[font]
            for piece in operands[0]:
                if isinstance(piece, pikepdf.String):
                    for code in bytes(piece):
                        text += letters[font].get(code, "?")
                        x += wide[code - first] * size / 1000
                else:
                    x -= float(piece) * size / 1000
        elif name == "ET" and text.strip():
            trail = (len(text) - len(text.rstrip())) * size * 0.25
            said.append(
                Said(text.strip(), start, x - trail, base, size, light, "/Artifact" in marks, "/Figure" in marks)
            )
        elif name == "q":
            clipped += 1
        elif name == "Q":
            clipped -= 1
        elif name in ("m", "l") and not clipped:
            px, py = float(operands[0]), TALL - float(operands[1])
            ink.append((px, py, px, py))
        elif name == "re" and not clipped:
            px, py, w, h = (float(one) for one in operands)
            ink.append((px, TALL - py - h, px + w, TALL - py))
    return Page(tuple(said), tuple(ink))


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs of texts that stand on one another."""
    found = []
    rows = sorted(page.said, key=lambda one: one.top)
    for at, one in enumerate(rows):
        for other in rows[at + 1 :]:
            if other.top >= one.bottom - 0.3:
                break
            if min(one.right, other.right) - max(one.left, other.left) > 0.4:
                found.append((one.text, other.text))
    return found


def crooked(page: Page) -> list[tuple[str, str]]:
    """Figures that nearly stand in one column, and do not: neither edge is shared, and they are close."""
    said = [one for one in page.said if not one.is_in_figure]
    figures = [one for one in said if one.text.replace("\u00a0", "").replace(" ", "").isdigit()]
    found = []
    for at, one in enumerate(figures):
        for other in figures[at + 1 :]:
            if abs(one.base - other.base) < 2 or one.size != other.size:
                continue
            right, left = abs(one.right - other.right), abs(one.left - other.left)
            if min(right, left) < 14 and right > 0.6 and left > 0.6:
                found.append((one.text, other.text))
    return found
