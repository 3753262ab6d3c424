"""Lists in the contents-page manner: a thing, dots, its figure. Each is read as a list; the dots are not
read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cafe.report.paper import marks
from cafe.report.paper.look import Style
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Lines, Words, lay_out, plain
from cafe.report.paper.text import width as width_of


def fitting(talls: Sequence[float], room: float) -> int | None:
    """How many rows fit in `room`, where some but not all do; rows are never parted."""
    used = 0.0
    for at, tall in enumerate(talls):
        used += tall
        if used > room + 0.01:
            return at or None
    return None


@dataclass(frozen=True, slots=True)
class Led:
    """A row of a leader list.

    `said` is what a listener hears for the figure (", 7 cafés"); empty says the figure.
    """

    words: Words
    figure: str
    said: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Leaders(Block):
    """Words, dots, figure. Words may wrap; the dots follow the last line and the figure stands on it. A row without
    a figure is its words alone.

    `apart` is added under each row. `figure_room` is the least width kept for the figures, so that dots end
    together. Numbers to ring are not `even_digits`: copied, they stay whole.
    """

    rows: Sequence[Led]
    style: Style
    figure: Style
    apart: float = 3.5
    indent: float = 0
    figure_room: float = 21
    even_digits: bool = True
    key: object = field(default_factory=object)

    def _room(self) -> float:
        return max([self.figure_room, *(width_of(row.figure, self.figure, self.even_digits) for row in self.rows)])

    def _lines(self, row: Led, width: float, room: float) -> Lines:
        return lay_out(row.words, self.style, width - self.indent - (room + 12 if row.figure else 0))

    def _talls(self, width: float) -> list[float]:
        room = self._room()
        return [self._lines(row, width, room).height + self.apart for row in self.rows]

    def height(self, width: float) -> float:
        """All rows and the room under each."""
        return sum(self._talls(width))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Each row: words, dots, figure."""
        room = self._room()
        with pen.tag("L", again=self.key, numbering="None"):
            for row in self.rows:
                lines = self._lines(row, width, room)
                base = y + lines.height - self.style.leading + self.style.baseline
                with pen.tag("LI"), pen.tag("LBody"):
                    pen.lines(x + self.indent, y, lines)
                    if row.figure:
                        marks.leaders(pen, x + self.indent + lines.lines[-1].width, x + width - room, base - 0.6)
                        with pen.tag("Span", said=row.said):
                            top = base - self.figure.baseline
                            pen.text(x + width, top, row.figure, self.figure, "right", even_digits=self.even_digits)
                y += lines.height + self.apart

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between rows."""
        at = fitting(self._talls(width), room)
        return None if at is None else (replace(self, rows=self.rows[:at]), replace(self, rows=self.rows[at:]))


@dataclass(frozen=True, slots=True, eq=False)
class Labelled(Block):
    """Rows of a label and what it says: label at the left, words beside it. `led` ties them with dots.

    `rules` draws a hairline above each row but the first, in the middle of `apart`.
    """

    rows: Sequence[tuple[Words, Words]]
    label: Style
    style: Style
    label_width: float = 118
    apart: float = 8
    led: bool = False
    rules: bool = False
    key: object = field(default_factory=object)

    def _lines(self, row: tuple[Words, Words], width: float) -> tuple[Lines, Lines, float]:
        label = lay_out(row[0], self.label, self.label_width - (30 if self.led else 12), balance=True)
        words = lay_out(row[1], self.style, width - self.label_width)
        drop = max(self.label.baseline, self.style.baseline)
        above = (
            max(drop - self.label.baseline, 0) + label.height,
            max(drop - self.style.baseline, 0) + words.height,
        )
        return label, words, max(above)

    def _talls(self, width: float) -> list[float]:
        return [self._lines(row, width)[2] + self.apart for row in self.rows]

    def height(self, width: float) -> float:
        """All rows, with room between and none after the last."""
        return sum(self._talls(width)) - self.apart if self.rows else 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Each row: the label, then its words."""
        drop = max(self.label.baseline, self.style.baseline)
        with pen.tag("L", again=self.key, numbering="None"):
            for at, row in enumerate(self.rows):
                label, words, tall = self._lines(row, width)
                if self.rules and at:
                    pen.rule(x, y - self.apart / 2, width, 0.5, "line")
                with pen.tag("LI"):
                    with pen.tag("Lbl"):
                        pen.lines(x, y + drop - self.label.baseline, label)
                    if self.led:
                        base = y + drop - 0.6
                        marks.leaders(pen, x + label.lines[0].width, x + self.label_width - 6, base)
                    with pen.tag("LBody"):
                        pen.lines(x + self.label_width, y + drop - self.style.baseline, words)
                y += tall + self.apart

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between rows."""
        at = fitting(self._talls(width), room + self.apart)
        return None if at is None else (replace(self, rows=self.rows[:at]), replace(self, rows=self.rows[at:]))


Bullet = Literal["number", "disc", "ring", "tick box", "none"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with a quiet note under it if there is one."""

    words: Words
    note: Words = ""


@dataclass(frozen=True, slots=True, eq=False)
class Items(Block):
    """A list with a mark before each item: its numeral, a disc, an open ring or a box to tick.

    `start` is the first numeral, `rules` the hairlines between rows; `tick_said` is how a box to fill in is
    read.
    """

    items: Sequence[Item]
    style: Style
    bullet: Bullet = "disc"
    indent: float = 16
    apart: float = 3
    note: Style | None = None
    mark: Style | None = None
    start: int = 1
    rules: bool = False
    balance: bool = False
    tick_said: str = ""
    name: str = ""
    key: object = field(default_factory=object)

    def _lines(self, item: Item, width: float) -> tuple[Lines, Lines | None]:
        words = lay_out(item.words, self.style, width - self.indent, self.balance)
        has_note = self.note is not None and plain(item.note)
        return words, lay_out(item.note, self.note, width - self.indent) if has_note and self.note else None

    def _talls(self, width: float) -> list[float]:
        sides = [self._lines(item, width) for item in self.items]
        return [words.height + (note.height if note else 0) + self.apart for words, note in sides]

    def height(self, width: float) -> float:
        """All items, with room between and none after the last."""
        return sum(self._talls(width)) - self.apart if self.items else 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Each item: its mark, its words, its note."""
        numbering = {"number": "Decimal", "disc": "Disc", "ring": "Circle"}.get(self.bullet, "None")
        with pen.tag("L", again=self.key, numbering=numbering):
            for at, (item, tall) in enumerate(zip(self.items, self._talls(width), strict=True)):
                if self.rules and at:
                    pen.rule(x + self.indent, y - self.apart / 2, width - self.indent, 0.5, "line")
                with pen.tag("LI"):
                    self._mark(pen, x, y, self.start + at)
                    words, note = self._lines(item, width)
                    with pen.tag("LBody"):
                        if self.bullet == "tick box":
                            side = self.style.size * 0.82
                            box = (x, y + (self.style.leading - side) / 2, side)
                            marks.tick_box(pen, *box, alt=self.tick_said)
                        with pen.tag("P"):
                            pen.lines(x + self.indent, y, words)
                        if note:
                            with pen.tag("P"):
                                pen.lines(x + self.indent, y + words.height, note)
                y += tall

    def _mark(self, pen: Pen, x: float, y: float, number: int) -> None:
        middle = y + self.style.leading / 2 + 0.5
        if self.bullet == "number":
            style = self.mark or self.style
            with pen.tag("Lbl"):
                pen.text(x, y + self.style.baseline - style.baseline, str(number), style)
        elif self.bullet == "disc":
            with pen.decoration():
                pen.disc(x + 3, middle, 2.6, fill="gorse_fill")
        elif self.bullet == "ring":
            marks.open_ring(pen, x + 4.5, middle)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between items."""
        at = fitting(self._talls(width), room + self.apart)
        if at is None:
            return None
        rest = replace(self, items=self.items[at:], start=self.start + at)
        return replace(self, items=self.items[:at]), rest
