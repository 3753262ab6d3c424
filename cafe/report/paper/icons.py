"""The app's line drawings on paper: from the paths of their SVG files to strokes, at any size.

Decoration, always beside its words: on paper as on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.svgLib import SVGPath

from cafe.core import assets
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen

_GRID = 24.0  # the drawings' own
_STROKE = 2.0


class _Strokes(BasePen):  # type: ignore[misc]  # the library has no types
    """Writes path operators, up the page, at a scale."""

    def __init__(self, scale: float) -> None:
        super().__init__(None)
        self._scale = scale
        self.ops: list[str] = []

    def _at(self, point: tuple[float, float]) -> str:
        return f"{point[0] * self._scale:.2f} {(_GRID - point[1]) * self._scale:.2f}"

    def _moveTo(self, point: Any) -> None:
        self.ops.append(f"{self._at(point)} m")

    def _lineTo(self, point: Any) -> None:
        self.ops.append(f"{self._at(point)} l")

    def _curveToOne(self, first: Any, second: Any, end: Any) -> None:
        self.ops.append(f"{self._at(first)} {self._at(second)} {self._at(end)} c")

    def _closePath(self) -> None:
        self.ops.append("h")


@cache
def strokes(name: str, size: float) -> str:
    """The drawing's path operators for a box of ``size`` points, from its lower left corner. KeyError: none such."""
    drawing = SVGPath.fromstring(assets.read_bytes(f"icons/{name}.svg"))
    pen = _Strokes(size / _GRID)
    drawing.draw(pen)
    return " ".join(pen.ops)


def icon(pen: Pen, name: str, x: float, y: float, size: float, ink: str = "spruce") -> None:  # noqa: PLR0917
    """A drawing with its top left corner at (x, y)."""
    with pen.decoration():
        pen.textured(x, y, size, size, f"1 J 1 j {strokes(name, size)} S", ink, _STROKE * size / _GRID)


@dataclass(frozen=True, slots=True, eq=False)
class Pictured(Block):
    """A drawing at the left, words at its right; both stand in the middle of the taller one. Read as the words are."""

    picture: str
    words: Sequence[Block]
    size: float = 34
    gap: float = 18

    def _words_high(self, width: float) -> float:
        return sum(block.height(width - self.size - self.gap) for block in self.words)

    def height(self, width: float) -> float:
        """The taller of the two."""
        return max(self.size, self._words_high(width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The drawing, then the words."""
        tall, left = self.height(width), self.size + self.gap
        icon(pen, self.picture, x, y + (tall - self.size) / 2, self.size)
        top = y + (tall - self._words_high(width)) / 2
        for block in self.words:
            block.draw(pen, x + left, top, width - left)
            top += block.height(width - left)
