"""What the sheets share: their pages, their small heads, marks for cutting in strips, and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report.paper import marks
from cafe.report.paper.blocks import Heading, Text
from cafe.report.paper.furniture import large_head, sheet_foot, sheet_head, turn_over_foot
from cafe.report.paper.icons import icon
from cafe.report.paper.look import Look, rule, voice
from cafe.report.paper.page import LARGE_PRINT, SHEET, Block, Template
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import lay_out

WIDE, TALL = 595.0, 842.0


def page(look: Look, title: str, aside: str, foot: str = "", top: float = 84) -> Template:
    """The page of a sheet: running head, and a foot of one sentence; in large print the foot is *Turn over*."""
    if look.large:
        return LARGE_PRINT.with_furniture(large_head(title), turn_over_foot())
    plain = replace(SHEET, top=top, bottom=778.0 if foot else 812.0)
    return plain.with_furniture(sheet_head(_("Conversation Café"), aside), sheet_foot(foot) if foot else None)


def title(look: Look, said: str) -> Heading:
    """The one H1 of a sheet."""
    return Heading(said, 1, look.style("title"))


def lead(look: Look, said: str) -> Text:
    """The paragraph under a title."""
    return Text(said, look.style("lead", "ink2"), longest=0 if look.large else 450)


def lines_said(count: int) -> str:
    """How lines to write on are read aloud."""
    return ngettext("{n} line to write on", "{n} lines to write on", count).format(n=words.number(count))


@dataclass(frozen=True, slots=True, eq=False)
class Numeral(Block):
    """A large numeral and, where there is one, the circle of chairs at the right of its line."""

    number: int
    size: float = 32
    circle: float = 16

    def height(self, width: float) -> float:
        """A line of the numeral."""
        return self.size * 1.19

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The numeral is read, the circle is for the eye."""
        with pen.tag("P"):
            pen.text(x, y, str(self.number), voice(self.size, self.size * 1.19, "gorse"))
        if self.circle:
            reach = self.circle * 1.165
            marks.circle_of_chairs(pen, x + width - reach, y + self.size * 0.6, self.circle)


@dataclass(frozen=True, slots=True, eq=False)
class SmallHead(Block):
    """The head of a strip, slip or card: mark, title, a note at the right of it, a rule under all."""

    title: str
    look: Look
    note: str = ""
    note_at: float = 0
    size: float = 16
    beneath: float = 8
    level: int = 2

    def _note(self, width: float) -> tuple[float, float, Block]:
        body = self.look.style("body", "ink2")
        style = body if self.look.large else body.sized(10.5, 13.5)
        left = self.note_at
        lines = lay_out(self.note, style, width - left)
        return left, lines.height, Text(self.note, style, align="left" if left else "right")

    def height(self, width: float) -> float:
        """Title or note, whichever is taller, the rule, and the room under it."""
        note = self._note(width)[1] if self.note else 0.0
        return max(self.size * 1.5, note) + 6 + self.beneath

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Mark, title, note; the rule is decoration."""
        style = voice(self.size, self.size * 1.5)
        head = self.height(width) - 6 - self.beneath
        top = y + (head - style.leading) / 2
        marks.circle_of_chairs(pen, x + self.size * 0.55, y + head / 2 + 0.5, self.size * 0.5)
        with pen.tag(f"H{self.level}"):
            pen.text(x + self.size * 1.4, top, self.title, style)
        if self.note:
            left, tall, note = self._note(width)
            note.draw(pen, x + left, y + (head - tall) / 2, width - left)
        pen.rule(x, y + head + 6, width, rule("section"))


@dataclass(frozen=True, slots=True, eq=False)
class Strips(Block):
    """A page of strips, alike and one under another, with a dotted line to cut along between them. For `BARE`.

    ``pad`` is what stays free at the left, the right and the top of each strip.
    """

    strips: Sequence[Block]
    pad: tuple[float, float, float] = (57, 51, 30)

    def height(self, width: float) -> float:
        """A page."""
        return TALL

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Strip by strip; the cuts are decoration."""
        left, right, top = self.pad
        tall = TALL / len(self.strips)
        for at, strip in enumerate(self.strips):
            if at:
                cut_across(pen, tall * at)
            strip.draw(pen, left, tall * at + top, WIDE - left - right)


def cut_across(pen: Pen, y: float) -> None:
    """Dashes over the whole page from a pair of scissors on, dark and long enough for a copy of a copy."""
    side, left, right = 11.0, 24.0, WIDE - 24.0
    icon(pen, "scissors", left, y - side / 2, side, "ink")
    with pen.decoration():
        pen.dashes(left + side + 4, y, right - left - side - 4, rule("cut"), 4, "ink", on=8)
