"""Sheets to cut up, and the cover of a report: pages that are laid out by place and not by flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.report.paper import marks
from cafe.report.paper.look import STANDARD, plain, rule, voice
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import lay_out

LEFT, RIGHT, TOP, BOTTOM = 34.0, 561.0, 44.0, 798.0


@dataclass(frozen=True, slots=True, eq=False)
class CutSheet(Block):
    """A whole page of cards, row by row, with marks for cutting: shared edges, so six cards need five cuts.

    For the `BARE` template. `pad` is the room inside a card (across, down); `middle` centres each card's
    content from top to bottom, as on a back.
    """

    cards: Sequence[Block]
    across: int
    down: int
    pad: tuple[float, float] = (23, 22)
    middle: bool = False

    def height(self, width: float) -> float:
        """A page."""
        return 842.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The marks, then card by card."""
        wide, tall = (RIGHT - LEFT) / self.across, (BOTTOM - TOP) / self.down
        xs = [LEFT + wide * at for at in range(self.across + 1)]
        ys = [TOP + tall * at for at in range(self.down + 1)]
        marks.cut_marks(pen, xs, ys)
        room = wide - self.pad[0] * 2
        for at, card in enumerate(self.cards[: self.across * self.down]):
            top = ys[at // self.across] + self.pad[1]
            if self.middle:
                top = ys[at // self.across] + (tall - card.height(room)) / 2
            card.draw(pen, xs[at % self.across] + self.pad[0], top, room)


@dataclass(frozen=True, slots=True, eq=False)
class Circle(Block):
    """The circle of chairs, centred, or at the left or right of its column. Decoration."""

    radius: float
    align: str = "centre"
    open_chair: int | None = None

    def height(self, width: float) -> float:
        """Its chairs and all."""
        return self.radius * 2.33

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Nine chairs and what lies between them."""
        reach = self.radius * 1.165
        middle = {"left": x + reach, "right": x + width - reach}.get(self.align, x + width / 2)
        marks.circle_of_chairs(pen, middle, y + reach, self.radius, self.open_chair)


@dataclass(frozen=True, slots=True, eq=False)
class Cover(Block):
    """The cover: a panel 28 inside the paper, so that a printer that cannot bleed loses nothing. For `BARE`.

    One chair is left open, for those who were not there. `title` and `under` are one heading.
    """

    over: str
    title: Sequence[str]
    under: str
    when: str
    note: str
    foot: str

    def height(self, width: float) -> float:
        """A page."""
        return 842.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Panel, spine and circle are decoration; the words are read from the top."""
        with pen.decoration():
            pen.box(28, 28, 539, 786, fill="spruce_tint")
            pen.box(28, 28, 46, 786, fill="spruce")
            pen.stitches(68, 38, 766, 0.9, "spruce_tint")
        left, room = 108.0, 440.0
        with pen.tag("P"):
            pen.text(left, 70, self.over, plain(14, 18, "ink2", 600))
        style, under = STANDARD.style("cover_title"), voice(24, 31, "ink2", 500)
        pen.bookmark(" ".join(self.title), 0, 28)
        top = 110.0
        with pen.tag("H1"):
            for line in self.title:
                lines = lay_out(f"{line}", style, room)
                pen.lines(left, top, lines, goes_on=True)
                top += lines.height
            lines = lay_out(self.under, under, room)
            pen.lines(left, top + 12, lines)
        top += 12 + lines.height + 25
        pen.rule(left, top, 64, rule("section"))
        with pen.tag("P"):
            pen.text(left, top + 17, self.when, plain(16, 21, "ink", 700))
        with pen.tag("P"):
            pen.lines(left, top + 40, lay_out(self.note, plain(14, 19, "ink2"), room))
        marks.circle_of_chairs(pen, 391, 632, 122, open_chair=2)
        with pen.tag("P"):
            foot = lay_out(self.foot, plain(12, 16, "ink", 600), 220)  # a long name grows upward, beside the chairs
            pen.lines(left, 775 - foot.height, foot)
