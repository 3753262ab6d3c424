"""The pen: draws words, rules and simple shapes on a tagged page, in points from the top left.

All components draw through it. It takes plain strings only; there is no way to hand it markup.
"""

# ruff: noqa: PLR0917 (x, y, width and height read best in their order)

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from itertools import chain
from typing import Literal

from cafe.report.paper import fonts
from cafe.report.paper.clean import printable
from cafe.report.paper.look import Style, colour
from cafe.report.paper.structure import Node
from cafe.report.paper.tagged import TaggedCanvas
from cafe.report.paper.text import Line, Lines

Align = Literal["left", "right", "centre"]
_ROUND = 0.5523


class Pen:
    """Draws on one document, page by page. `x` runs right and `y` runs down, from the top left corner."""

    def __init__(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        self._canvas = canvas
        self.width = width
        self.height = height
        self._shown: dict[tuple[str, float, str, bool], str] = {}

    def tag(
        self, role: str, *, again: Hashable = None, said: str = "", scope: str = "", numbering: str = ""
    ) -> AbstractContextManager[Node]:
        """Open an element: "P", "H1" to "H3", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Span", …

        `said` is what a screen reader says in place of what is drawn.
        """
        return self._canvas.element(role, again=again, said=printable(said), scope=scope, numbering=numbering)

    def paragraph(self) -> AbstractContextManager[object]:
        """A "P" of its own, unless the words are already inside an element: for what stands in cells and alone."""
        return nullcontext() if self._canvas.holds_ink else self.tag("P")

    @contextmanager
    def figure(self, alt: str, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Open a picture that reads as `alt`; an empty `alt` makes it decoration, for where the word stands beside."""
        words = printable(alt)
        if not words:
            with self._canvas.decoration():
                yield
            return
        box = (x, self.height - y - height, x + width, self.height - y)
        with self._canvas.element("Figure", alt=words, box=box):
            yield

    def decoration(self, kind: str = "Layout") -> AbstractContextManager[None]:
        """What is drawn inside is for the eye only: repeated heads, quote marks, `Header`, `Footer`."""
        return self._canvas.decoration(kind)

    def bookmark(self, words: str, level: int, y: float) -> None:
        """A line in the outline, leading to `y` on this page."""
        self._canvas.bookmark(printable(words), level, self.height - y)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        style: Style,
        align: Align = "left",
        even_digits: bool = False,
    ) -> float:
        """Draw one line with its top at `y`, from, up to or around `x`; answers its width. Never wraps."""
        clean = printable(words)
        width = fonts.width(style.face, clean, even_digits) * style.size / 1000
        left = x if align == "left" else x - width if align == "right" else x - width / 2
        self._show(left, y + style.baseline, clean, style, even_digits)
        return width

    def lines(
        self, x: float, y: float, lines: Lines, align: Align = "left", width: float = 0, goes_on: bool = False
    ) -> None:
        """Draw laid-out lines with the top of the first at `y`; right and centre need the `width` of the column.

        `goes_on` where more of the same element follows, so that copied words stay apart.
        """
        last = len(lines.lines) - 1
        for at, line in enumerate(lines.lines):
            spare = width - line.width if align == "right" else (width - line.width) / 2
            left = x if align == "left" else x + spare
            self.line(left, y + at * lines.leading, line, lines.leading, goes_on or at < last)

    def line(self, x: float, y: float, line: Line, leading: float, goes_on: bool = False) -> None:
        """Draw one laid-out line. `goes_on` writes the space that parts it from the next line when it is copied."""
        at = x
        for number, piece in enumerate(line.pieces, start=1):
            tail = " " if goes_on and number == len(line.pieces) else ""
            base = y + leading / 2 + 0.345 * piece.style.size
            self._show(at, base, piece.text + tail, piece.style, False)
            at += piece.width

    def _show(self, x: float, base: float, text: str, style: Style, even_digits: bool) -> None:
        if not text:
            return
        same = (style.face, style.size, text, even_digits)
        shown = self._shown.get(same)  # cards and strips say the same many times: a letter keeps its code in a file
        if shown is None:
            pieces = (
                self._glyphs(name, piece, style.size, even_digits) for name, piece in fonts.runs(style.face, text)
            )
            shown = self._shown[same] = " ".join(chain.from_iterable(pieces))
        at = f"1 0 0 1 {x:.2f} {self.height - base:.2f} Tm"
        self._canvas.paint(f"{colour(style.colour)} rg BT {at} {shown} ET", is_text=True)

    def _glyphs(self, name: str, text: str, size: float, even_digits: bool) -> Iterator[str]:
        document = self._canvas._doc
        font = fonts.named(name).font
        shifts = fonts.shifts(name, text, even_digits)
        start = 0
        for subset, codes in font.splitString(text, document):
            end = start + len(codes)
            last = end + (end == len(text))  # what is moved after the last letter belongs to it
            here = shifts if last > len(text) and not start else [one for one in shifts if start <= one[0] < last]
            yield f"{font.getSubsetInternalName(subset, document)} {size:g} Tf [{_cut(codes.hex(), here, start)}] TJ"
            start = end

    # Shapes

    def rule(self, x: float, y: float, width: float, weight: float, ink: str = "spruce") -> None:
        """A level rule, its middle at `y`."""
        self._stroke([(x, y), (x + width, y)], weight, ink)

    def upright(self, x: float, y: float, height: float, weight: float, ink: str = "line") -> None:
        """An upright rule, its middle at `x`."""
        self._stroke([(x, y), (x, y + height)], weight, ink)

    def stroke(self, points: Iterable[tuple[float, float]], weight: float, ink: str = "ink") -> None:
        """A line through the points, ends and corners round."""
        self._stroke(list(points), weight, ink, "1 J 1 j ", " 0 J 0 j")

    def _stroke(
        self, points: list[tuple[float, float]], weight: float, ink: str, before: str = "", after: str = ""
    ) -> None:
        path = " ".join(f"{x:.2f} {self.height - y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
        self._canvas.paint(f"{before}{colour(ink)} RG {weight:g} w {path} S{after}")

    def dashes(self, x: float, y: float, width: float, weight: float, gap: float, ink: str, on: float = 0) -> None:
        """Round dots every `gap`, the first at `x`; with `on`, dashes that long and `gap` apart."""
        line = f"{x:.2f} {self.height - y:.2f} m {x + width:.2f} {self.height - y:.2f} l S"
        ends = "0 J" if on else "1 J"
        self._canvas.paint(f"q {ends} [{on:g} {gap:g}] 0 d {colour(ink)} RG {weight:g} w {line} Q")

    def stitches(self, x: float, y: float, height: float, weight: float, ink: str) -> None:
        """An upright row of stitches, 6 on and 3 off."""
        line = f"{x:.2f} {self.height - y:.2f} m {x:.2f} {self.height - y - height:.2f} l S"
        self._canvas.paint(f"q [6 3] 0 d {colour(ink)} RG {weight:g} w {line} Q")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        ink: str = "",
        weight: float = 0,
        radius: float = 0,
    ) -> None:
        """A rectangle, filled, outlined or both; `radius` rounds its corners."""
        bottom = self.height - y - height
        if radius:
            path = rounded(x, bottom, width, height, radius)
        else:
            path = f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        self._close(path, fill, ink, weight)

    def disc(self, x: float, y: float, radius: float, fill: str = "", ink: str = "", weight: float = 0) -> None:
        """A circle around (x, y), filled, outlined or both."""
        path = rounded(x - radius, self.height - y - radius, radius * 2, radius * 2, radius)
        self._close(path, fill, ink, weight)

    def _close(self, path: str, fill: str, ink: str, weight: float) -> None:
        how = "B" if fill and ink else "f" if fill else "S"
        colours = (f"{colour(fill)} rg " if fill else "") + (f"{colour(ink)} RG {weight:g} w " if ink else "")
        self._canvas.paint(f"{colours}{path} {how}")

    def arc(self, x: float, y: float, points: tuple[float, ...], weight: float, ink: str = "ink") -> None:
        """One curve: eight offsets from (x, y), start, two controls, end; y down."""
        p = [(x + points[at], self.height - y - points[at + 1]) for at in range(0, 8, 2)]
        curve = f"{p[0][0]:.2f} {p[0][1]:.2f} m " + " ".join(f"{a:.2f} {b:.2f}" for a, b in p[1:]) + " c S"
        self._canvas.paint(f"1 J {colour(ink)} RG {weight:g} w {curve} 0 J")

    def textured(self, x: float, y: float, width: float, height: float, marks: str, ink: str, weight: float) -> None:
        """Ready-made path operators (up the page from the box's lower left corner) clipped to a box."""
        bottom = self.height - y - height
        clip = f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm 0 0 {width:.2f} {height:.2f} re W n"
        self._canvas.paint(f"{clip} {colour(ink)} RG {colour(ink)} rg {weight:g} w {marks} Q")

    def stamp(self, x: float, y: float, operators: str) -> None:
        """Ready-made operators around (x, y), y up: for a small picture that stands on a page many times."""
        self._canvas.paint(f"q 1 0 0 1 {x:.2f} {self.height - y:.2f} cm {operators} Q")

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """The left half of a disc around (x, y)."""
        k, base = radius * _ROUND, self.height - y
        self._canvas.paint(
            f"{colour(fill)} rg {x:.2f} {base + radius:.2f} m "
            f"{x - k:.2f} {base + radius:.2f} {x - radius:.2f} {base + k:.2f} {x - radius:.2f} {base:.2f} c "
            f"{x - radius:.2f} {base - k:.2f} {x - k:.2f} {base - radius:.2f} {x:.2f} {base - radius:.2f} "
            "c h f"
        )


def _cut(letters: str, shifts: Sequence[fonts.Shift], start: int) -> str:
    """Letters, as two figures each, cut where one is moved. ``start``: the number of the first."""
    at, parts = 0, []
    for number, shift in shifts:
        cut = 2 * (number - start)
        if cut > at:
            parts.append(f"<{letters[at:cut]}>")
        parts.append(shift)
        at = cut
    if at < len(letters):
        parts.append(f"<{letters[at:]}>")
    return " ".join(parts)


@lru_cache(maxsize=512)
def rounded(x: float, y: float, width: float, height: float, r: float) -> str:
    """The path of a box with round corners from its lower left corner, y up; a circle where r is half of its side."""
    k = r * (1 - _ROUND)
    x2, y2 = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {x2 - r:.2f} {y:.2f} l "
        f"{x2 - k:.2f} {y:.2f} {x2:.2f} {y + k:.2f} {x2:.2f} {y + r:.2f} c {x2:.2f} {y2 - r:.2f} l "
        f"{x2:.2f} {y2 - k:.2f} {x2 - k:.2f} {y2:.2f} {x2 - r:.2f} {y2:.2f} c {x + r:.2f} {y2:.2f} l "
        f"{x + k:.2f} {y2:.2f} {x:.2f} {y2 - k:.2f} {x:.2f} {y2 - r:.2f} c {x:.2f} {y + r:.2f} l "
        f"{x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
