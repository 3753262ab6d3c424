"""A table of counts of people, as it is before and after its small numbers are hidden.

Collate → **report**: what is published is this table with its totals, and ``[c]`` where a number is hidden. Pure: text
in, values out, text out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.spreadsheet import safe

HIDDEN = "[c]"
"""Hidden, whatever for: one marker, so that it does not tell which numbers are small."""
NEVER = "[z]"
"""Cannot be: nobody can be counted here, and every reader knows. Such a cell hides nothing."""
MOST_CELLS = 2_500
MOST_PEOPLE = 100_000_000


class Cell(NamedTuple):
    """A place in a table with its totals: the row and column of totals come last."""

    row: int
    column: int


Grid = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts without totals. ``never``: cells where nobody can be counted (structural zeros).

    ``corner``: the word over the row names. Raises ValueError where the shape is not a table's.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Grid
    never: frozenset[Cell] = frozenset()
    corner: str = ""

    def __post_init__(self) -> None:
        if not self.rows or not self.columns or len(self.counts) != len(self.rows):
            raise ValueError("a table has rows and columns")
        for counts in self.counts:
            if len(counts) != len(self.columns) or min(counts) < 0:
                raise ValueError("every row has a count, from 0 up, for every column")
        for row, column in self.never:
            if not (0 <= row < len(self.rows) and 0 <= column < len(self.columns)) or self.counts[row][column]:
                raise ValueError("somebody is counted where nobody can be")

    @property
    def total(self) -> int:
        return sum(map(sum, self.counts))

    @property
    def grand(self) -> Cell:
        """Where the total of all stands."""
        return Cell(len(self.rows), len(self.columns))

    def number(self, cell: Cell) -> int:
        """The count at a place; of a total, what it adds up to."""
        lines = self.counts if cell.row == len(self.rows) else (self.counts[cell.row],)
        return sum(sum(line) if cell.column == len(self.columns) else line[cell.column] for line in lines)

    def with_totals(self) -> Grid:
        """The counts with a last column and a last row of totals."""
        wide = [(*counts, sum(counts)) for counts in self.counts]
        return (*wide, tuple(map(sum, zip(*wide, strict=True))))

    def cells(self) -> Iterable[Cell]:
        """Every cell with the totals, row by row."""
        return (Cell(row, column) for row in range(len(self.rows) + 1) for column in range(len(self.columns) + 1))

    def is_total(self, cell: Cell) -> bool:
        return cell.row == len(self.rows) or cell.column == len(self.columns)

    def parts(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells without totals that this one adds up."""
        rows = range(len(self.rows)) if cell.row == len(self.rows) else (cell.row,)
        columns = range(len(self.columns)) if cell.column == len(self.columns) else (cell.column,)
        return tuple(Cell(row, column) for row in rows for column in columns)

    def impossible(self) -> frozenset[Cell]:
        """Where nobody can be, totals of nothing else but such cells too."""
        if not self.never:
            return frozenset()
        return frozenset(cell for cell in self.cells() if all(part in self.never for part in self.parts(cell)))

    def name(self, cell: Cell) -> str:
        """Row and column in words, for a sentence."""
        row = self.rows[cell.row] if cell.row < len(self.rows) else total_word()
        column = self.columns[cell.column] if cell.column < len(self.columns) else total_word()
        return f"{row} · {column}"


def total_word() -> str:
    """What the row and the column of totals are called."""
    return _("Total")


def read_table(text: str) -> Table:
    """A table from CSV: a header of column names, a first column of row names, whole numbers, no totals.

    ``[z]`` stands where nobody can be. Strict: raises ProblemToFix with the line, rather than guess.
    """
    lines = _lines(text)
    if len(lines) < 2:
        raise ProblemToFix(
            _("There is no table here."),
            _("It needs a first line with the names of the columns, and at least one row of counts below."),
        )
    number, header = lines[0]
    if len(header) < 2:
        raise ProblemToFix(
            _("Line {n} has one column only.").format(n=number),
            _("Save the table as CSV with commas: row names first, then the counts."),
        )
    columns = _names(header[1:], _("column"))
    rows = _names([cells[0] for _number, cells in lines[1:]], _("row"))
    if (len(rows) + 1) * (len(columns) + 1) > MOST_CELLS:
        raise ProblemToFix(
            _("This table is too large: {rows} rows and {columns} columns.").format(
                rows=len(rows), columns=len(columns)
            ),
            _("Join some of its rows or columns, or make several tables of it."),
        )
    never: set[Cell] = set()
    counts: list[tuple[int, ...]] = []
    for at, (line, cells) in enumerate(lines[1:]):
        if len(cells) != len(header):
            raise ProblemToFix(
                _("Line {n} has {found} columns where the first line has {wanted}.").format(
                    n=line, found=len(cells), wanted=len(header)
                ),
                _("Every row needs a count for every column. Write 0 where there was nobody."),
            )
        never |= {Cell(at, column) for column, words in enumerate(cells[1:]) if words.strip() == NEVER}
        counts.append(tuple(_count(words, line) for words in cells[1:]))
    return Table(rows, columns, tuple(counts), frozenset(never), header[0].strip())


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader if any(words.strip() for words in cells)]
    except csv.Error as problem:
        raise ProblemToFix(
            _("Line {n} cannot be read as CSV.").format(n=reader.line_num),
            _("Save the table as CSV with commas, then try again."),
        ) from problem


def _names(words: Sequence[str], kind: str) -> tuple[str, ...]:
    names = tuple(" ".join(word.split()) for word in words)
    for at, name in enumerate(names, start=1):
        if not name:
            raise ProblemToFix(_("{kind} {n} has no name.").format(kind=kind.capitalize(), n=at))
        if name in names[: at - 1]:
            raise ProblemToFix(
                _("The name “{name}” is there twice.").format(name=name), _("Give every row and column its own.")
            )
        if name.casefold() in {"total", "totals", total_word().casefold()}:
            raise ProblemToFix(
                _("There is a {kind} called “{name}”.").format(kind=kind, name=name),
                _("Leave totals out: we work them out, so that they can be protected too."),
            )
    return names


def _count(words: str, line: int) -> int:
    plain = words.strip()
    if plain == NEVER:
        return 0
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 12 and int(plain) <= MOST_PEOPLE):
        raise ProblemToFix(
            _("Line {n}: “{words}” is not a count of people.").format(n=line, words=plain[:40]),
            _("Write whole numbers from 0 up, without commas or spaces."),
        )
    return int(plain)


def written(table: Table, hidden: frozenset[Cell], shown: Mapping[Cell, int] | None = None) -> str:
    """The table with its totals as CSV, ``[c]`` for each hidden cell; no hidden number is in it.

    ``shown``: numbers that stand in place of the counts (rounded totals).
    """
    grid, never = table.with_totals(), table.impossible()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(table.corner), *map(safe, table.columns), total_word()])
    for row, name in enumerate((*table.rows, total_word())):
        words = [
            _shown(cell, grid, hidden, never, shown or {})
            for cell in (Cell(row, column) for column in range(len(table.columns) + 1))
        ]
        writer.writerow([safe(name), *words])
    return out.getvalue()


def _shown(cell: Cell, grid: Grid, hidden: frozenset[Cell], never: frozenset[Cell], instead: Mapping[Cell, int]) -> str:
    if cell in hidden:
        return HIDDEN
    if cell in never:
        return NEVER
    return str(instead.get(cell, grid[cell.row][cell.column]))
