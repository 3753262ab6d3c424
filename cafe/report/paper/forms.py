"""What people fill in by hand: lines to write on, boxes to tick, faces to circle. Nothing is ever filled
in already.
"""

# ruff: noqa: PLR0917 (x, y, width and height read best in their order)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.core.i18n import _
from cafe.report.paper import marks
from cafe.report.paper.look import Style, rule
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Words, lay_out
from cafe.report.paper.text import width as width_of


@dataclass(frozen=True, slots=True, eq=False)
class WritingLines(Block):
    """Lines to write on, `apart` points from one another: 24 for notes, 29 at a table, 30 in large print."""

    count: int
    said: str
    apart: float = 24

    def height(self, width: float) -> float:
        """All of them."""
        return self.count * self.apart

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The lines, read once ("two lines to write on")."""
        marks.writing_lines(pen, x, y, width, self.count, self.apart, self.said)


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Block):
    """A label and one line to write on beside it, to the end of the column."""

    label: Words
    style: Style
    said: str

    def height(self, width: float) -> float:
        """One line of text, or 24 where that is more."""
        return max(self.style.leading, 24.0)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The label, then the line on its baseline."""
        lines = lay_out(self.label, self.style, width)
        top = y + (self.height(width) - self.style.leading) / 2
        with pen.tag("P"):
            pen.lines(x, top, lines)
        start = x + lines.width + 7
        base = top + self.style.baseline + 2
        marks.writing_lines(pen, start, base - 20, x + width - start, 1, 20, self.said)


@dataclass(frozen=True, slots=True, eq=False)
class Ticks(Block):
    """Boxes to tick with their words: down equal `columns`, or along a line where `columns` is 0.

    Along a line the boxes stand `gap` apart after `label`, a bold word that says what is asked. A scale that needs
    more than one line has `across` boxes on each, one under another.
    """

    options: Sequence[str]
    style: Style
    columns: int = 0
    label: str = ""
    gap: float = 14
    box: float = 10
    row: float = 0
    across: int = 0

    def _row(self) -> float:
        return self.row or max(self.style.leading, self.box + 4)

    def _room(self) -> float:
        return self.box + 6

    def _lefts(self, width: float, deep: int) -> list[float]:
        """Where each column begins: equal shares, or by their own words where an equal share is too narrow."""
        parts = [self.options[deep * at : deep * (at + 1)] for at in range(self.columns)]
        needed = [self._room() + max((width_of(words, self.style) for words in part), default=0.0) for part in parts]
        share = width / self.columns
        if max(needed) + 6 <= share or sum(needed) + 6 * (self.columns - 1) > width:
            return [share * at for at in range(self.columns)]
        spare = (width - sum(needed)) / (self.columns - 1)
        return [sum(needed[:at]) + spare * at for at in range(self.columns)]

    def _scale(self, width: float) -> list[list[tuple[float, str]]]:
        """Rows of `across` boxes; a column is as wide as its longest words, and what is spare stands between them.

        The last words of all may reach into the columns that their short row leaves empty.
        """
        last = len(self.options) - 1 if len(self.options) % self.across else len(self.options)
        columns = [self.options[at : last : self.across] for at in range(self.across)]
        needed = [self._room() + max(width_of(words, self.style) for words in column) for column in columns]
        spare = (width - sum(needed)) / (self.across - 1)
        lefts = [sum(needed[:at]) + spare * at for at in range(self.across)]
        starts = range(0, len(self.options), self.across)
        return [list(zip(lefts, self.options[at : at + self.across], strict=False)) for at in starts]

    def _rows(self, width: float) -> list[list[tuple[float, str]]]:
        """Each row of boxes, as (left edge, words)."""
        if self.across:
            return self._scale(width)
        if self.columns:
            deep = -(-len(self.options) // self.columns)
            lefts = self._lefts(width, deep)
            return [
                [
                    (lefts[at], self.options[i])
                    for at in range(self.columns)
                    if (i := at * deep + row) < len(self.options)
                ]
                for row in range(deep)
            ]
        start = width_of(self.label, self.style.strong) + 10 if self.label else 0.0
        rows: list[list[tuple[float, str]]] = [[]]
        x = start
        for option in self.options:
            wide = self._room() + width_of(option, self.style)
            if rows[-1] and x + wide > width:
                rows.append([])
                x = start
            rows[-1].append((x, option))
            x += wide + self.gap
        return rows

    def height(self, width: float) -> float:
        """All rows of boxes."""
        return self._row() * len(self._rows(width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The label, then each box before its word, column by column."""
        rows = self._rows(width)
        tall = self._row()
        if self.label:
            with pen.tag("P"):
                pen.text(x, y + (tall - self.style.leading) / 2, self.label, self.style.strong)
        if self.columns:
            places = [(row, c[at]) for at in range(self.columns) for row, c in enumerate(rows) if at < len(c)]
        else:
            places = [(row, cell) for row, cells in enumerate(rows) for cell in cells]
        with pen.tag("L", numbering="None"):
            for row, (left, option) in places:
                top = y + row * tall
                with pen.tag("LI"), pen.tag("LBody"):
                    marks.tick_box(pen, x + left, top + (tall - self.box) / 2, self.box, alt=_("tick box"))
                    pen.text(x + left + self._room(), top + (tall - self.style.leading) / 2, option, self.style)


@dataclass(frozen=True, slots=True, eq=False)
class FacesGrid(Block):
    """Statements down, five faces across, the words heading the columns. No number, no colour."""

    statements: Sequence[str]
    words: Sequence[str]
    style: Style
    head_style: Style
    row: float = 33
    faces: float = 0
    radius: float = 10.5
    rules: bool = True

    def _faces(self, width: float) -> float:
        return self.faces or width * 0.56

    def _lines_tall(self, statement: str, width: float) -> float:
        return lay_out(statement, self.style, width - self._faces(width) - 8).height

    def _tall(self, statement: str, width: float) -> float:
        return max(self.row, self._lines_tall(statement, width) + 6)

    def height(self, width: float) -> float:
        """The heads and a row for each statement."""
        head = self.head_style.leading + 5
        return head + sum(self._tall(statement, width) for statement in self.statements)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """A table: statement, then five faces, each read as its word."""
        faces = self._faces(width)
        step = faces / marks.FACES
        middles = [x + width - faces + step * (at + 0.5) for at in range(marks.FACES)]
        with pen.tag("Table"):
            with pen.tag("THead"), pen.tag("TR"):
                with pen.tag("TH", scope="Column"):
                    pass
                for middle, word in zip(middles, self.words, strict=True):
                    with pen.tag("TH", scope="Column"):
                        pen.text(middle, y, word, self.head_style, "centre")
            y += self.head_style.leading + 5
            pen.rule(x, y, width, rule("section"))
            with pen.tag("TBody"):
                for at, statement in enumerate(self.statements):
                    tall = self._tall(statement, width)
                    self._row(pen, x, y, width, statement, middles)
                    y += tall
                    if self.rules or at < len(self.statements) - 1:
                        pen.rule(x, y, width, rule("row"), "line")

    def _row(self, pen: Pen, x: float, y: float, width: float, statement: str, middles: list[float]) -> None:
        tall = self._tall(statement, width)
        lines = lay_out(statement, self.style, width - self._faces(width) - 8)
        with pen.tag("TR"):
            with pen.tag("TH", scope="Row"):
                pen.lines(x, y + (tall - lines.height) / 2, lines)
            for number, (middle, word) in enumerate(zip(middles, self.words, strict=True)):
                with pen.tag("TD"):
                    marks.face(pen, middle, y + tall / 2, number, self.radius, alt=word)


@dataclass(frozen=True, slots=True, eq=False)
class FacesRow(Block):
    """Five faces in a row with their words under them, for large print: each is read as its word."""

    words: Sequence[str]
    style: Style
    radius: float = 17

    def height(self, width: float) -> float:
        """The faces, and their words."""
        step = width / marks.FACES
        tallest = max(lay_out(word, self.style, step - 6, balance=True).height for word in self.words)
        return self.radius * 2 + 5 + tallest

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Face by face, each as an item of one list; the word beside it is what is read."""
        step = width / marks.FACES
        with pen.tag("L", numbering="None"):
            for at, word in enumerate(self.words):
                middle = x + step * (at + 0.5)
                with pen.tag("LI"), pen.tag("LBody"):
                    marks.face(pen, middle, y + self.radius + 1, at, self.radius)
                    lines = lay_out(word, self.style, step - 6, balance=True)
                    pen.lines(middle - step / 2 + 3, y + self.radius * 2 + 5, lines, "centre", step - 6)


@dataclass(frozen=True, slots=True, eq=False)
class StrokeRows(Block):
    """Rows to count strokes in: what is counted, a long room for strokes, and a box for the sum.

    ``label`` is how wide the words may be; a long one takes a second line.
    """

    counted: Sequence[str]
    style: Style
    label: float = 190
    row: float = 26
    total: float = 46

    def _tall(self, words: str) -> float:
        return max(self.row, lay_out(words, self.style, self.label - 8).height + 8)

    def height(self, width: float) -> float:
        """All rows."""
        return sum(self._tall(words) for words in self.counted)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The words, then the room and the box, which are read once for each row."""
        said = _("room for strokes, and a box for the sum")
        with pen.tag("L", numbering="None"):
            for words in self.counted:
                tall = self._tall(words)
                lines = lay_out(words, self.style, self.label - 8)
                with pen.tag("LI"), pen.tag("LBody"):
                    pen.lines(x, y + (tall - lines.height) / 2, lines)
                    left, room = x + self.label, width - self.label
                    with pen.figure(said, left, y, room, tall):
                        pen.rule(left, y + tall - 4, room - self.total - 12, rule("writing"), "border")
                        pen.box(x + width - self.total, y + 3, self.total, tall - 6, ink="ink2", weight=1, radius=3)
                y += tall


@dataclass(frozen=True, slots=True, eq=False)
class StrokeGrid(Block):
    """Statements down, words across, and an empty box for strokes where they cross."""

    statements: Sequence[str]
    words: Sequence[str]
    style: Style
    head_style: Style
    row: float = 58
    boxes: float = 300

    def height(self, width: float) -> float:
        """The heads and a row for each statement."""
        return self._head(width) + sum(self._tall(one, width) for one in self.statements)

    def _head(self, width: float) -> float:
        step = self.boxes / len(self.words)
        return max(lay_out(word, self.head_style, step - 4, balance=True).height for word in self.words) + 6

    def _tall(self, statement: str, width: float) -> float:
        return max(self.row, lay_out(statement, self.style, width - self.boxes - 10).height + 8)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """A table; each box is read as the word over it."""
        step = self.boxes / len(self.words)
        lefts = [x + width - self.boxes + step * at for at in range(len(self.words))]
        head = self._head(width)
        with pen.tag("Table"):
            with pen.tag("THead"), pen.tag("TR"):
                with pen.tag("TH", scope="Column"):
                    pass
                for left, word in zip(lefts, self.words, strict=True):
                    lines = lay_out(word, self.head_style, step - 4, balance=True)
                    with pen.tag("TH", scope="Column"):
                        pen.lines(left + 2, y + head - 6 - lines.height, lines, "centre", step - 4)
            y += head
            with pen.tag("TBody"):
                for statement in self.statements:
                    tall = self._tall(statement, width)
                    lines = lay_out(statement, self.style, width - self.boxes - 10)
                    with pen.tag("TR"):
                        with pen.tag("TH", scope="Row"):
                            pen.lines(x, y + (tall - lines.height) / 2, lines)
                        for left, word in zip(lefts, self.words, strict=True):
                            with pen.tag("TD"), pen.figure(word, left, y, step, tall):
                                pen.box(left, y, step, tall, ink="ink2", weight=0.8)
                    y += tall
