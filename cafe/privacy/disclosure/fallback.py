"""What is done where hiding numbers does not do: categories are joined, or only rounded totals are given.

Never less than that: a table whose small numbers alone are hidden can be worked out from its totals.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cafe.core.words import listed
from cafe.privacy.disclosure.primary import Contribution, Primary
from cafe.privacy.disclosure.tables import Cell, Grid, Table

ROUNDED_TO = 5
_FEWEST = 2  # categories that a table keeps of a kind: of one there is nothing to compare


class Axis(StrEnum):
    ROWS = "rows"
    COLUMNS = "columns"


Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Which rows and which columns of a table stand together: neighbours only, in their order."""

    rows: Groups
    columns: Groups

    def table(self, of: Table) -> Table:
        """The table with its categories joined; a joined name lists its parts."""
        never = frozenset(
            Cell(row, column)
            for row, rows in enumerate(self.rows)
            for column, columns in enumerate(self.columns)
            if all((one, other) in of.never for one in rows for other in columns)
        )
        return Table(
            tuple(listed([of.rows[one] for one in rows]) for rows in self.rows),
            tuple(listed([of.columns[one] for one in columns]) for columns in self.columns),
            self.counts(of.counts),
            never,
            of.corner,
        )

    def counts(self, of: Grid) -> Grid:
        return tuple(
            tuple(sum(of[one][other] for one in rows for other in columns) for columns in self.columns)
            for rows in self.rows
        )

    def contributions(self, of: Sequence[Contribution]) -> tuple[Contribution, ...]:
        return tuple(Contribution(one.id, self.counts(one.counts)) for one in of)

    def cells(self, of: Iterable[Cell]) -> frozenset[Cell]:
        """Where cells of the table as it was are now; those that were joined to others are not there any more."""
        rows, columns = _places(self.rows), _places(self.columns)
        return frozenset(
            Cell(rows[cell.row], columns[cell.column]) for cell in of if cell.row in rows and cell.column in columns
        )

    def joined(self, of: Table) -> tuple[str, ...]:
        """The names that stand for several categories now."""
        table = self.table(of)
        return tuple(
            name
            for names, groups in ((table.rows, self.rows), (table.columns, self.columns))
            for name, group in zip(names, groups, strict=True)
            if len(group) > 1
        )


def as_it_is(table: Table) -> Joining:
    return Joining(_single(len(table.rows)), _single(len(table.columns)))


def joinings(table: Table, axes: frozenset[Axis], apart: frozenset[str] = frozenset()) -> Iterator[Joining]:
    """One joining after another: the smallest category each time, with the smaller of its neighbours.

    ``apart``: rows that are answers of their own, such as *Prefer not to say*, and are joined to nothing.
    """
    alone = {(at,) for at, name in enumerate(table.rows) if name in apart}
    now = as_it_is(table)
    while True:
        sums = now.counts(table.counts)
        choices: list[tuple[int, Axis, int]] = []
        if Axis.ROWS in axes and len(now.rows) - len(alone) > _FEWEST:
            choices += [
                (sum(counts), Axis.ROWS, at)
                for at, (group, counts) in enumerate(zip(now.rows, sums, strict=True))
                if group not in alone and _beside(now.rows, at, alone)
            ]
        if Axis.COLUMNS in axes and len(now.columns) > _FEWEST:
            choices += [(sum(counts), Axis.COLUMNS, at) for at, counts in enumerate(zip(*sums, strict=True))]
        if not choices:
            return
        _smallest, axis, at = min(choices)
        if axis is Axis.ROWS:
            now = Joining(_with_neighbour(now.rows, at, [sum(counts) for counts in sums], alone), now.columns)
        else:
            totals = [sum(counts) for counts in zip(*sums, strict=True)]
            now = Joining(now.rows, _with_neighbour(now.columns, at, totals, set()))
        yield now


def rounded(table: Table, primaries: Sequence[Primary]) -> Iterator[tuple[frozenset[Cell], Mapping[Cell, int]]]:
    """Totals only, rounded to 5: what is hidden, and what is shown. Each next offer shows one total less.

    Totals that hide for their own sake stay hidden: a rounded 0 would say that there were one or two.
    """
    grid, never = table.with_totals(), table.impossible()
    hidden = {cell for cell in table.cells() if not table.is_total(cell) and cell not in never}
    hidden |= {one.cell for one in primaries}
    totals = [cell for cell in table.cells() if table.is_total(cell) and cell not in hidden | never]
    totals.sort(key=lambda cell: (cell != table.grand, grid[cell.row][cell.column], cell))
    while totals:
        yield frozenset(hidden), {cell: nearest(grid[cell.row][cell.column]) for cell in totals}
        hidden.add(totals.pop(0))


def nearest(count: int) -> int:
    """The nearest multiple of 5."""
    return ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)


def _single(many: int) -> Groups:
    return tuple((at,) for at in range(many))


def _places(groups: Groups) -> dict[int, int]:
    """Old place to new, for what stands alone; the totals come last, before and after."""
    many = sum(map(len, groups))
    return {group[0]: at for at, group in enumerate(groups) if len(group) == 1} | {many: len(groups)}


def _beside(groups: Groups, at: int, alone: Collection[tuple[int, ...]]) -> list[int]:
    return [one for one in (at - 1, at + 1) if 0 <= one < len(groups) and groups[one] not in alone]


def _with_neighbour(groups: Groups, at: int, totals: Sequence[int], alone: Collection[tuple[int, ...]]) -> Groups:
    other = min(_beside(groups, at, alone), key=lambda one: (totals[one], one))
    first, second = sorted((at, other))
    return (*groups[:first], groups[first] + groups[second], *groups[second + 1 :])
