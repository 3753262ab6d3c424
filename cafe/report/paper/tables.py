"""Tables that are tables: heads with scope, rows never parted, the head repeated as decoration on the next
page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cafe.report.paper.lists import fitting
from cafe.report.paper.look import Style, rule
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Align, Pen
from cafe.report.paper.text import Words, lay_out


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its head, its width (0 shares what is left), how its words are set.

    `head_shift` moves the head alone, as where it also stands over the numbers at its left. `heads_row` makes
    its cells the heads of their rows. `even_digits` is for a column of figures, set at the right.
    """

    head: str
    width: float = 0
    style: Style | None = None
    align: Align = "left"
    heads_row: bool = False
    even_digits: bool = False
    balance: bool = False
    head_shift: float = 0


Cell = Words | Block
"""Words, or a block such as `Strength`, `Direction`, `StateOf` or `Hidden` from `cells.py`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `strong` for a total."""

    cells: Sequence[Cell]
    strong: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table(Block):
    """Rows under heads, all cells of a row on one baseline, a hairline between rows.

    `style` sets cells whose column has no style of its own. `pad` is the room above and below each row in
    points, `rule_inset` keeps hairlines off a narrow first column. `carried_on` is drawn over the rows on a
    further page.
    """

    columns: Sequence[Col]
    rows: Sequence[Row]
    style: Style
    head_style: Style
    gap: float = 10
    pad: float = 5
    head_rule: str = "section"
    rule_inset: float = 0
    last_rule: bool = False
    carried_on: str = ""
    carried_style: Style | None = None
    again: bool = False
    headless: bool = False
    key: object = field(default_factory=object)

    def _edges(self, width: float) -> list[tuple[float, float]]:
        free = width - self.gap * (len(self.columns) - 1) - sum(c.width for c in self.columns)
        shares = sum(1 for c in self.columns if not c.width) or 1
        edges, x = [], 0.0
        for column in self.columns:
            wide = column.width or free / shares
            edges.append((x, wide))
            x += wide + self.gap
        return edges

    def _style(self, column: Col, row: Row) -> Style:
        style = column.style or self.style
        return style.strong if row.strong else style

    def _block(self, cell: Cell, column: Col, row: Row) -> Block:
        if isinstance(cell, Block):
            return cell
        return CellText(cell, self._style(column, row), column.align, column.even_digits, column.balance)

    def _laid(self, row: Row, width: float) -> list[tuple[Block, float, float, float]]:
        """Each cell of a row: block, left edge, width, and the drop that brings it to the shared baseline."""
        placed = [
            (self._block(cell, column, row), left, wide)
            for cell, column, (left, wide) in zip(row.cells, self.columns, self._edges(width), strict=True)
        ]
        base = max(first_baseline(block) for block, _, _ in placed)
        return [(block, left, wide, base - first_baseline(block)) for block, left, wide in placed]

    def _tall(self, row: Row, width: float) -> float:
        return max(drop + block.height(wide) for block, _, wide, drop in self._laid(row, width)) + self.pad * 2

    def _head(self) -> float:
        carried = self.carried_style.leading + 4 if self.again and self.carried_on and self.carried_style else 0
        return carried + (0 if self.headless else self.head_style.leading + 5)

    def height(self, width: float) -> float:
        """Head and rows."""
        return self._head() + sum(self._tall(row, width) for row in self.rows)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The head, then row by row."""
        with pen.tag("Table", again=self.key):
            if self.again:
                with pen.decoration():
                    self._draw_head(pen, x, y, width)
            elif not self.headless:
                with pen.tag("THead"):
                    self._draw_head(pen, x, y, width)
            y += self._head()
            with pen.tag("TBody", again=(self.key, "rows")):
                for at, row in enumerate(self.rows):
                    self._draw_row(pen, x, y, width, row)
                    y += self._tall(row, width)
                    if at < len(self.rows) - 1 or self.last_rule:
                        pen.rule(x + self.rule_inset, y, width - self.rule_inset, rule("row"), "line")

    def _draw_head(self, pen: Pen, x: float, y: float, width: float) -> None:
        if self.again and self.carried_on and self.carried_style:
            pen.text(x, y, self.carried_on, self.carried_style)
            y += self.carried_style.leading + 4
        if self.headless:
            return
        with pen.tag("TR"):
            for column, (left, wide) in zip(self.columns, self._edges(width), strict=True):
                with pen.tag("TH", scope="Column"):
                    start = x + left + column.head_shift + (wide if column.align == "right" else 0)
                    pen.text(start, y, column.head, self.head_style, "right" if column.align == "right" else "left")
        weight = rule(self.head_rule)
        pen.rule(x, y + self.head_style.leading + 4, width, weight, "spruce" if weight > 1 else "ink")

    def _draw_row(self, pen: Pen, x: float, y: float, width: float, row: Row) -> None:
        with pen.tag("TR"):
            for (block, left, wide, drop), column in zip(self._laid(row, width), self.columns, strict=True):
                tagged = ("TH", "Row") if column.heads_row else ("TD", "")
                with pen.tag(tagged[0], scope=tagged[1]):
                    block.draw(pen, x + left, y + self.pad + drop, wide)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between rows; the head alone never stays behind."""
        at = fitting([self._tall(row, width) for row in self.rows], room - self._head())
        if at is None:
            return None
        return replace(self, rows=self.rows[:at]), replace(self, rows=self.rows[at:], again=True)


def first_baseline(block: Block) -> float:
    """From the top of a cell to the baseline of its first line."""
    found = getattr(block, "baseline", None)
    if isinstance(found, float):
        return found
    style = getattr(block, "style", None)
    return style.baseline if isinstance(style, Style) else 12.0


@dataclass(frozen=True, slots=True, eq=False)
class CellText(Block):
    """Words in a cell: the cell itself is their element."""

    words: Words
    style: Style
    align: Align = "left"
    even_digits: bool = False
    balance: bool = False

    def height(self, width: float) -> float:
        """Lines times leading."""
        if self.even_digits:
            return self.style.leading
        return lay_out(self.words, self.style, width, self.balance).height

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The words, or a figure on the shared digit width."""
        if self.even_digits and isinstance(self.words, str):
            at = x + width if self.align == "right" else x
            pen.text(at, y, self.words, self.style, self.align, even_digits=True)
        else:
            pen.lines(x, y, lay_out(self.words, self.style, width, self.balance), self.align, width)
