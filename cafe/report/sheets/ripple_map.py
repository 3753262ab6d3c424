"""The map of ripples on paper: three rings, what happened and what might, what nobody wanted, and votes.

Write up → what came of it → **on paper**. Form tells things apart and never colour: a photocopy keeps them all. Each
ripple has a number, and the list under the map says the same in words, for the eye and for the ear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from cafe.capture.ripple_layout import BOX, MIDDLE, Laid, Point, around, lay_out, word_place
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.community.values import Ripple, RippleMap
from cafe.report.paper.blocks import Heading, Text
from cafe.report.paper.lists import Item, Items
from cafe.report.paper.look import Look, Style, plain
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import lay_out as lines_of
from cafe.report.ripple_words import ring_words, told
from cafe.report.sheets.together import lead, page, title

_TALL = 470.0  # of the map on its page, at most
_LEAST = 0.55  # of the map's own units: smaller boxes hold no words that can be read
_LINES = 3  # of a box
_DASH, _GAP = 5.0, 3.5
_MARK = 8.5  # radius of the circles that say votes, and what nobody wanted


def document(kept: RippleMap | None, look: Look) -> Document:
    """The map, the list, the change that was noticed and the next steps. Raises ``ProblemToFix`` for an empty map.

    What the group has not heard yet is for its own table, and says so at the top of the first page.
    """
    if kept is None or kept.is_empty:
        raise ProblemToFix(_("There are no ripples yet."), _("Write the first one on the page of ripples."))
    heading = _("What came of our meeting")
    body, section = look.style("body"), look.style("strong") if look.large else look.style("section")
    key = _("Solid: it happened. Dashed: it might. Small circle: votes. Crossed circle: nobody wanted it.")
    if look.large:
        key = _("Solid: it happened. Dashed: it might. Crossed circle: nobody wanted it. Votes are in the list.")
    blocks: list[Block] = [title(look, heading)]
    if not kept.is_read_back:
        waits = _("Not read back yet: for the table only. Take it in again, and shred it.")
        blocks += [Text(waits, look.style("strong")), Space(4)]
    blocks += [lead(look, key), Space(6), RippleDrawing(kept, look)]
    items = [Item(told(one)) for one in kept.ripples]
    blocks += [Space(8), Heading(_("The same, as a list"), 2, section, name=_("the list")), Space(4)]
    if items:
        blocks.append(
            Items(items, body, "number", indent=34 if look.large else 24, apart=3, name=_("the rest of the list"))
        )
    for head, words in ((_("One change we noticed"), kept.change), (_("Next steps"), kept.next_steps)):
        if words:
            blocks += [Space(10), Heading(head, 2, section, name=head), Space(2), Text(words, body)]
    foot = _("The group heard it all read out, and let it stand.")
    if not kept.is_read_back:
        foot = _("Not read back yet: for the table only.")
    return Document(heading, (Part(page(look, heading, "", foot), blocks),), about=_("Ripple map"))


@dataclass(frozen=True, slots=True)
class RippleDrawing(Block):
    """The map as a figure. Words stand in the boxes where they can be read; else their numbers stand alone."""

    kept: RippleMap
    look: Look

    def _scale(self, laid: Laid, width: float) -> float:
        return min(width / laid.width, _TALL / laid.height)

    def height(self, width: float) -> float:
        """As wide as the page, and never so tall that the list begins on another."""
        laid = lay_out(self.kept)
        return laid.height * self._scale(laid, width)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Rings, lines, middle, then ripple by ripple."""
        laid = lay_out(self.kept)
        scale = self._scale(laid, width)
        left = x + (width - laid.width * scale) / 2

        def at(px: float, py: float) -> Point:
            return left + px * scale, y + py * scale

        alt = _("A map of {n} ripples round {middle}. The same stands as a list below.").format(
            n=len(self.kept.ripples), middle=self.kept.centre or _("our café")
        )
        with pen.figure(alt, x, y, width, self.height(width)):
            middle = at(*laid.middle)
            taken = [at(spot.x, spot.y) for spot in laid.spots]
            lines: list[tuple[Point, Point, bool]] = []
            for one in self.kept.ripples:
                spot, parent = laid.spot(one.id), laid.spot(one.parent_id) if one.parent_id else None
                assert spot is not None
                start = middle if parent is None else at(parent.x, parent.y)
                lines.append((start, at(spot.x, spot.y), one.happened))
            crossed = [(start, end) for start, end, _happened in lines]
            for ring, (across, down) in enumerate(laid.rings, 1):
                self._ring(pen, middle, (across * scale, down * scale), ring, (taken, crossed))
            for start, end, happened in lines:
                _line(pen, [start, end], happened, 1.3)
            reach = MIDDLE * scale
            pen.disc(*middle, reach, fill="paper", ink="spruce", weight=1.6)
            _centred(pen, middle, reach * 1.7, self.kept.centre or _("Our café"), self._style(bold=True))
            for number, one in enumerate(self.kept.ripples, 1):
                spot = laid.spot(one.id)
                assert spot is not None
                self._ripple(pen, at(spot.x, spot.y), scale, number, one)

    def _style(self, *, bold: bool = False) -> Style:
        size = 18.0 if self.look.large else 10.0
        return plain(size, size * 1.2, weight=700 if bold else 400)

    def _ring(
        self, pen: Pen, middle: Point, reach: Point, ring: int, taken: tuple[list[Point], list[tuple[Point, Point]]]
    ) -> None:
        """The ring, and its word where no ripple stands and no line runs.

        ``taken``: the middles of the ripples, and where the lines run.
        """
        points = around(middle, reach)
        pen.stroke([*points, points[0]], 0.7, "hatch")
        style = self._style().ink("ink2")
        words = ring_words(ring)
        wide, high = lines_of(words, style, 400).lines[0].width + 8, style.leading
        room = (wide / 2 + self._room[0], high / 2 + self._room[1])
        x, y = word_place(points, taken[0], room, taken[1], (wide / 2 + 3, high / 2 + 3))
        pen.box(x - wide / 2, y - high / 2 - 1, wide, high, fill="paper")
        pen.text(x, y - high / 2 - 1, words, style, "centre")

    @property
    def _room(self) -> Point:
        """Half of what a ripple takes on the paper."""
        return (18.0, 18.0) if self.look.large else (BOX[0] * 0.38, BOX[1] * 0.38 + _MARK)

    def _ripple(self, pen: Pen, at: Point, scale: float, number: int, one: Ripple) -> None:
        if self.look.large or scale < _LEAST:
            reach = 15.0 if self.look.large else 11.0
            pen.disc(*at, reach, fill="paper")
            _circle(pen, at, reach, one.happened)
            _centred(pen, at, reach * 2, str(number), self._style(bold=True))
            wide, high = reach * 2 + 8, reach * 2 + 4
        else:
            style = self._style()
            wide, high = BOX[0] * scale + 5, min(BOX[1] * scale + 6, _LINES * style.leading + 8)
            x, y = at[0] - wide / 2, at[1] - high / 2
            pen.box(x, y, wide, high, fill="paper")
            edge = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
            _line(pen, edge, one.happened, 1.2)
            _centred(pen, at, wide - 6, f"{number}  {one.text}", style)
        if not one.is_wanted:
            _crossed(pen, (at[0] - wide / 2, at[1] - high / 2))
        if one.votes and not self.look.large:
            corner = (at[0] + wide / 2, at[1] - high / 2)
            pen.disc(*corner, _MARK, fill="paper", ink="spruce", weight=2)
            _centred(pen, corner, 2 * _MARK, str(one.votes), self._style(bold=True))


def _line(pen: Pen, points: Sequence[Point], is_solid: bool, weight: float) -> None:
    """Through the points; where it might be, in dashes that go round the corners."""
    if is_solid:
        pen.stroke(points, weight, "spruce")
        return
    for start, end in pairwise(points):
        long = max(0.1, hypot(end[0] - start[0], end[1] - start[1]))
        along = ((end[0] - start[0]) / long, (end[1] - start[1]) / long)
        at = 0.0
        while at < long:
            to = min(long, at + _DASH)
            ends = [(start[0] + along[0] * by, start[1] + along[1] * by) for by in (at, to)]
            pen.stroke(ends, weight, "ink2")
            at += _DASH + _GAP


def _circle(pen: Pen, at: Point, reach: float, is_solid: bool) -> None:
    turn = [2 * pi * step / 24 for step in range(25)]
    around = [(at[0] + reach * cos(one), at[1] + reach * sin(one)) for one in turn]
    if is_solid:
        pen.stroke(around, 1.2, "spruce")
        return
    for step in range(0, 24, 2):
        pen.stroke(around[step : step + 2], 1.2, "ink2")


def _crossed(pen: Pen, at: Point) -> None:
    """Nobody wanted it: a circle with a line through, beside no other mark of the paper."""
    pen.disc(*at, _MARK, fill="paper", ink="ink", weight=1.4)
    reach = _MARK * 0.7
    pen.stroke([(at[0] - reach, at[1] + reach), (at[0] + reach, at[1] - reach)], 1.4, "ink")


def _centred(pen: Pen, at: Point, width: float, words: str, style: Style) -> None:
    """Words round a point, on three lines at most; what is longer ends in dots, and stands whole in the list."""
    said = words
    while len(lines_of(said, style, width).lines) > _LINES and " " in said:
        said = said.removesuffix("…").rsplit(" ", 1)[0] + "…"
    laid = lines_of(said, style, width)
    top = at[1] - len(laid.lines) * laid.leading / 2
    pen.lines(at[0] - width / 2, top, laid, "centre", width)
