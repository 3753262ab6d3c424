"""Plain blocks: words, headings, rules, and ways to put blocks beside and inside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cafe.report.paper import marks
from cafe.report.paper.look import Style, rule
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Align, Pen
from cafe.report.paper.text import Lines, Words, lay_out, plain


@dataclass(frozen=True, slots=True, eq=False)
class Text(Block):
    """A paragraph. `longest` caps its measure in points; parted over a page it stays one element.

    `role` is "P" unless the words label something; `balance` evens the lines (questions, card text).
    """

    words: Words
    style: Style
    balance: bool = False
    longest: float = 0
    align: Align = "left"
    role: str = "P"
    name: str = ""
    first: int = 0
    last: int | None = None
    key: object = field(default_factory=object)

    def laid_out(self, width: float) -> Lines:
        """The lines of this part of the paragraph, for a column of this width."""
        lines = lay_out(self.words, self.style, min(self.longest or width, width), self.balance)
        return replace(lines, lines=lines.lines[self.first : self.last])

    def height(self, width: float) -> float:
        """Lines times leading."""
        return self.laid_out(width).height

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The lines, as one element."""
        with pen.tag(self.role, again=self.key):
            pen.lines(x, y, self.laid_out(width), self.align, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between lines; never one line alone at the foot or the head of a page."""
        count = len(self.laid_out(width).lines)
        fit = min(int((room + 0.01) // self.style.leading), count - 2)
        if fit < 2:
            return None
        cut = self.first + fit
        return replace(self, last=cut), replace(self, first=cut)


@dataclass(frozen=True, slots=True, eq=False)
class Heading(Block):
    """A heading, H1 to H3; stays with what follows and joins the outline.

    `aside` is a quiet note at the right.

    `swatch` sets a texture at the left, where a theme's part is headed by its mark.
    """

    words: Words
    level: int
    style: Style
    aside: str = ""
    aside_style: Style | None = None
    swatch: marks.Texture | None = None
    indent: float = 0
    balance: bool = False
    name: str = ""
    keeps_with_next: bool = True

    def _lines(self, width: float) -> Lines:
        return lay_out(self.words, self.style, width - self.indent, self.balance)

    def height(self, width: float) -> float:
        """Lines times leading."""
        return self._lines(width).height

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The swatch, the heading, then the note as a paragraph."""
        pen.bookmark(plain(self.words), self.level - 1, y)
        lines = self._lines(width)
        if self.swatch:
            marks.texture(pen, x, y + self.style.leading / 2 - 5, 21, 11.5, self.swatch)
        with pen.tag(f"H{self.level}"):
            pen.lines(x + self.indent, y, lines)
        if self.aside and self.aside_style:
            drop = self.style.baseline - self.aside_style.baseline
            with pen.tag("P"):
                pen.text(x + width, y + drop, self.aside, self.aside_style, "right")


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Block):
    """A level rule by its job ("section", "row", "table_head", …), with room above and below it."""

    weight: str = "section"
    above: float = 0
    below: float = 0
    ink: str = "spruce"
    inset: float = 0
    length: float = 0
    keeps_with_next: bool = False
    vanishes_at_top: bool = False

    def height(self, width: float) -> float:
        """Room above and below; the rule takes none."""
        return self.above + self.below

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Decoration."""
        pen.rule(x + self.inset, y + self.above, self.length or width - self.inset, rule(self.weight), self.ink)


def section_rule(above: float = 14, below: float = 10) -> Rule:
    """The 1.4 rule that opens a section, held to its heading; a section that opens a page has none."""
    return Rule("section", above, below, keeps_with_next=True, vanishes_at_top=True)


def row_rule(above: float = 6, below: float = 6, inset: float = 0) -> Rule:
    """The hairline between rows; it may vanish in a photocopy."""
    return Rule("row", above, below, "line", inset, vanishes_at_top=True)


@dataclass(frozen=True, slots=True, eq=False)
class Stack(Block):
    """Blocks in a column that are never parted."""

    blocks: Sequence[Block]
    name: str = ""
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """All of them."""
        return sum(block.height(width) for block in self.blocks)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """From the top down."""
        for block in self.blocks:
            block.draw(pen, x, y, width)
            y += block.height(width)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column: its blocks from the top, and its width in points, or 0 for an equal share of what is left."""

    blocks: Sequence[Block]
    width: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class Columns(Block):
    """Columns side by side, read one after the other: the whole left column, then the next. Never parted.

    `divided` sets an upright hairline in the middle of each gap.
    """

    columns: Sequence[Column]
    gap: float = 28
    divided: bool = False
    name: str = ""

    def _placed(self, width: float) -> list[tuple[float, float, Stack]]:
        free = width - self.gap * (len(self.columns) - 1) - sum(c.width for c in self.columns)
        shares = sum(1 for c in self.columns if not c.width)
        placed, x = [], 0.0
        for column in self.columns:
            wide = column.width or free / shares
            placed.append((x, wide, Stack(column.blocks)))
            x += wide + self.gap
        return placed

    def height(self, width: float) -> float:
        """The tallest."""
        return max(stack.height(wide) for _, wide, stack in self._placed(width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Column by column."""
        for left, wide, stack in self._placed(width):
            if left and self.divided:
                pen.upright(x + left - self.gap / 2, y, self.height(width), rule("row"))
            stack.draw(pen, x + left, y, wide)


@dataclass(frozen=True, slots=True, eq=False)
class Boxed(Block):
    """Blocks in a box: a tint (one on a page at most) or, for help, a plain outline. Never parted."""

    blocks: Sequence[Block]
    kind: Literal["tint", "outline"] = "tint"
    pad: tuple[float, float] = (18, 14)

    def height(self, width: float) -> float:
        """The blocks and the room around them."""
        across, down = self.pad
        return Stack(self.blocks).height(width - across * 2) + down * 2

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The box is decoration; what is in it is read."""
        across, down = self.pad
        with pen.decoration():
            if self.kind == "tint":
                pen.box(x, y, width, self.height(width), fill="spruce_tint", radius=3)
            else:
                pen.box(x, y, width, self.height(width), ink="ink", weight=rule("help_box"), radius=5)
        Stack(self.blocks).draw(pen, x + across, y + down, width - across * 2)


@dataclass(frozen=True, slots=True, eq=False)
class At(Block):
    """Blocks at places of their own on a sheet of cards or strips: (x, y, width, block), drawn in this order."""

    tall: float
    places: Sequence[tuple[float, float, float, Block]]

    def height(self, width: float) -> float:
        """As told."""
        return self.tall

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Each at its own place, from this block's corner."""
        for left, top, wide, block in self.places:
            block.draw(pen, x + left, y + top, wide)


@dataclass(frozen=True, slots=True, eq=False)
class Indent(Block):
    """A block moved in from the left and, if asked, kept off the right."""

    block: Block
    left: float
    right: float = 0

    def height(self, width: float) -> float:
        """The block's, in the room left."""
        return self.block.height(width - self.left - self.right)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The block, moved."""
        self.block.draw(pen, x + self.left, y, width - self.left - self.right)
