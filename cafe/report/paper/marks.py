"""The drawn marks of the booklet: chairs, textures, rings, faces, boxes to tick, lines to cut along.

Each is for the eye beside its word, or is read as its word: pass `alt` only where the word does not stand
beside it. Forms tell them apart, never colour: a photocopy keeps them all.
"""

# ruff: noqa: PLR0917 (x, y, width and height read best in their order)

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, pi, sin
from typing import Literal

from cafe.report.paper.look import colour, rule
from cafe.report.paper.pen import Pen, rounded

Texture = Literal["solid", "lines", "dots", "empty"]
"""Gets in the way, helps, idea, neither: always in this order and always beside the word."""

State = Literal["done", "under way", "not now"]
FACES = 5


def circle_of_chairs(pen: Pen, x: float, y: float, radius: float, open_chair: int | None = None) -> None:
    """Nine chairs around one talking object, centre (x, y).

    `open_chair` (0 at the top, clockwise) is left open.
    """
    with pen.figure("", x, y, 0, 0):
        chair = radius * 0.165
        for seat in range(9):
            turn = 2 * pi * seat / 9
            at = (x + radius * sin(turn), y - radius * cos(turn))
            if seat == open_chair:
                pen.disc(*at, chair * 0.94, ink="spruce", weight=max(chair * 0.12, 0.9))
            else:
                pen.disc(*at, chair, fill="spruce")
        pen.disc(x, y, radius * 0.24, fill="gorse_fill")


def texture(pen: Pen, x: float, y: float, width: float, height: float, kind: Texture, alt: str = "") -> None:
    """A box or a bar in one of the four textures, its corner at (x, y)."""
    weight = rule("texture")
    with pen.figure(alt, x, y, width, height):
        if kind == "solid":
            pen.box(x, y, width, height, fill="spruce")
        elif kind == "lines":
            pen.box(x, y, width, height, fill="help_tint")
            uprights = " ".join(f"{at:.1f} 0 m {at:.1f} {height:.1f} l" for at in _steps(3.4, width, 3.6))
            pen.textured(x, y, width, height, f"{uprights} S" if uprights else "", "spruce", 1)
        elif kind == "dots":
            pen.textured(x, y, width, height, f"1 J {_dots(width, height)} S 0 J", "spruce", 1.6)
        inset = weight / 2
        pen.box(x + inset, y + inset, max(width - weight, 0.1), height - weight, ink="spruce", weight=weight)


def _steps(first: float, end: float, by: float) -> list[float]:
    return [first + by * at for at in range(int((end - first) / by) + 1)] if end > first else []


@cache
def _dots(width: float, height: float) -> str:
    rows = enumerate(_steps(2.2, height, 3.1))
    return " ".join(
        f"{at:.1f} {y:.1f} m {at:.1f} {y:.1f} l" for row, y in rows for at in _steps(2.6 + row % 2 * 2.4, width, 4.8)
    )


def hatch(pen: Pen, x: float, y: float, width: float = 30, height: float = 11.5, alt: str = "") -> None:
    """The slanting hatch that means *hidden* and nothing else. Its length never follows a value."""
    slants = " ".join(f"{at:.1f} 0 m {at + height:.1f} {height:.1f} l" for at in _steps(-height, width, 3.4))
    with pen.figure(alt, x, y, width, height):
        pen.textured(x, y, width, height, f"{slants} S", "hatch", 0.9)
        pen.box(x, y, width, height, ink="hatch", weight=0.9)


def chairs(
    pen: Pen, x: float, y: float, filled: int, of: int, radius: float = 3.7, step: float = 9.2, alt: str = ""
) -> None:
    """A row of chairs, the first `filled` of them taken; (x, y) is the left end and the middle of the row."""
    with pen.figure(alt, x, y - radius, step * (of - 1) + radius * 2, radius * 2):
        for at in range(of):
            middle = x + radius + at * step
            if at < filled:
                pen.disc(middle, y, radius, fill="spruce")
            else:
                pen.disc(middle, y, radius - 0.55, ink="spruce", weight=1.1)


def state(pen: Pen, x: float, y: float, kind: State, radius: float = 6.2, alt: str = "") -> None:
    """Full ring with a tick, half ring or open ring, around (x, y)."""
    with pen.figure(alt, x - radius, y - radius, radius * 2, radius * 2):
        if kind == "done":
            pen.disc(x, y, radius, fill="spruce")
            tick = [
                (x - radius * 0.45, y),
                (x - radius * 0.1, y + radius * 0.36),
                (x + radius * 0.48, y - radius * 0.36),
            ]
            pen.stroke(tick, radius * 0.22, "on_spruce")
            return
        if kind == "under way":
            pen.half_disc(x, y, radius - 0.6, "spruce")
        pen.disc(x, y, radius - 0.6, ink="spruce", weight=1.2)


def open_ring(pen: Pen, x: float, y: float, radius: float = 3.4) -> None:
    """The chair that was left open, as a bullet around (x, y)."""
    with pen.figure("", x, y, 0, 0):
        pen.disc(x, y, radius, ink="spruce", weight=1.5)


def tick_box(pen: Pen, x: float, y: float, side: float = 10, alt: str = "") -> None:
    """An empty box to tick, its corner at (x, y).

    Give `alt` ("tick box") wherever somebody fills in the form.
    """
    with pen.figure(alt, x, y, side, side):
        pen.box(x + 0.5, y + 0.5, side - 1, side - 1, ink="ink2", weight=1, radius=2)


def writing_lines(pen: Pen, x: float, y: float, width: float, count: int, apart: float, alt: str) -> None:
    """Lines to write on, the first `apart` below `y`; read once, as `alt` ("two lines to write on")."""
    with pen.figure(alt, x, y, width, count * apart + 0.4):
        for at in range(1, count + 1):
            pen.rule(x, y + at * apart, width, rule("writing"), "border")


def face(pen: Pen, x: float, y: float, number: int, radius: float = 10.5, alt: str = "") -> None:
    """One of five faces around (x, y), 0 *Not at all* to 4 *Very much*: the same size and weight, outline
    only.
    """
    with pen.figure(alt, x - radius, y - radius, radius * 2, radius * 2):
        pen.stamp(x, y, _face(number, radius))


@cache
def _face(number: int, radius: float) -> str:
    """The outline, two eyes and the mouth, around the middle: a sheet has the same five many times over."""
    ink, eye = colour("ink"), radius * 0.1
    parts = [f"{ink} RG {ink} rg 1 w {rounded(-radius, -radius, radius * 2, radius * 2, radius)} S"]
    for side in (-1, 1):
        left, low = side * radius * 0.34 - eye, radius * 0.22 - eye
        parts.append(f"{rounded(left, low, eye * 2, eye * 2, eye)} f")
    bend = (-0.62, -0.3, 0.0, 0.3, 0.62)[number] * radius
    wide = radius * (0.5 if number in (0, 4) else 0.42)
    rest = -(radius * 0.38 - bend * 0.42)
    low, half = rest - bend, wide * 0.5
    curve = f"{-half:.2f} {low:.2f} {half:.2f} {low:.2f} {wide:.2f} {rest:.2f} c"
    parts.append(f"1 J 1.1 w {-wide:.2f} {rest:.2f} m {curve} S")
    return " ".join(parts)


def cut_marks(pen: Pen, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Marks for cutting at each x and y: ticks outside the outer edges, small crosses where inner cuts meet."""
    weight, arm = rule("cut"), 4.5
    with pen.decoration():
        for x in xs:
            for y, way in ((ys[0], -1), (ys[-1], 1)):
                pen.upright(x, min(y + way * 4, y + way * 13), 9, weight, "ink")
        for y in ys:
            for x, way in ((xs[0], -1), (xs[-1], 1)):
                pen.rule(min(x + way * 4, x + way * 13), y, 9, weight, "ink")
        for x in xs[1:-1]:
            for y in ys[1:-1]:
                pen.upright(x, y - arm, arm * 2, weight, "ink")
                pen.rule(x - arm, y, arm * 2, weight, "ink")


def leaders(pen: Pen, start: float, end: float, y: float) -> None:
    """Dots from after the words to before the figure, on one page-wide beat of 5; none in less than 26 of room."""
    first = -(-(start + 4) // 5) * 5
    if end - 3 - start < 26:
        return
    last = (end - 3) // 5 * 5
    with pen.decoration():
        pen.dashes(first, y, last - first + 0.05, 1.15, 5, "hatch")
