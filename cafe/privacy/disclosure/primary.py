"""Which numbers of a table are not to be published, and how far a reader's guess has to reach.

The first of two steps: these cells hide because of what they say; others (``secondary``) hide so that these cannot be
worked out. The rules are those of the project's privacy decisions: small counts, counts that rest on too few cafés or
on one, rows where everyone (or nobody) is in a sensitive category, and what was hidden before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cafe.privacy.disclosure.single_cafe import HIGHEST_THRESHOLD, THRESHOLD
from cafe.privacy.disclosure.tables import Cell, Grid, Table

LEAST_CONTRIBUTORS = 3
MOST_FROM_ONE = 80  # per cent of a cell


class Reason(StrEnum):
    SMALL = "small"  # from 1 to below the threshold
    FEW = "few"  # rests on fewer than three cafés or returns
    ONE = "one"  # one of them gives more than four in five
    CLASS = "class"  # everyone of a group, or nobody, is in a sensitive category
    BEFORE = "before"  # hidden in an earlier release of the same period


@dataclass(frozen=True, slots=True)
class Primary:
    """A cell to hide. A reader's reckoning of it must reach down to ``low`` and up to ``high``, or beyond."""

    cell: Cell
    reason: Reason
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one café, or one period return, gives to a table: the same rows and columns, its counts."""

    id: str
    counts: Grid


@dataclass(frozen=True, slots=True)
class Rules:
    """``threshold``: 5, or up to 10. ``sensitive``: columns of which nobody's group may be told all or none."""

    threshold: int = THRESHOLD
    sensitive: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not THRESHOLD <= self.threshold <= HIGHEST_THRESHOLD:
            raise ValueError("a threshold is from 5 to 10")


def primaries(
    table: Table,
    rules: Rules,
    contributions: Sequence[Contribution] = (),
    before: Iterable[Cell] = (),
) -> tuple[Primary, ...]:
    """The cells that hide for their own sake, each with its first reason, row by row.

    ``contributions``: whose counts the table adds up; without them only the counts themselves are judged.
    ``before``: cells that an earlier release of the same period hid. Raises ValueError where the contributions do
    not add up to the table.
    """
    grid, never = table.with_totals(), table.impossible()
    of_each = [(table_of(table, one).with_totals()) for one in contributions]
    if contributions and _added(of_each) != grid:
        raise ValueError("the contributions do not add up to the table")
    told = _told_of_a_group(table, rules.sensitive)
    sticky = frozenset(before)
    found: list[Primary] = []
    for cell in table.cells():
        if cell in never:
            continue
        count = grid[cell.row][cell.column]
        reason = _of_count(count, rules.threshold, [one[cell.row][cell.column] for one in of_each])
        if reason is None and cell in told | sticky:
            reason = Reason.CLASS if cell in told else Reason.BEFORE
        if reason is not None:
            found.append(_primary(cell, count, reason, rules.threshold))
    return tuple(found)


def table_of(table: Table, one: Contribution) -> Table:
    """What one café or return gives, as a table of the same shape."""
    return Table(table.rows, table.columns, one.counts, table.never, table.corner)


def _of_count(count: int, threshold: int, given: Sequence[int]) -> Reason | None:
    if 0 < count < threshold:
        return Reason.SMALL
    if given and count:
        if len(given) - given.count(0) < LEAST_CONTRIBUTORS:
            return Reason.FEW
        if max(given) * 100 > count * MOST_FROM_ONE:
            return Reason.ONE
    return None


def _primary(cell: Cell, count: int, reason: Reason, threshold: int) -> Primary:
    """A small count must be able to be nobody, and the threshold. Others must stay as uncertain as a small count is.

    A cell that is hidden only because it was before has to stay hidden, and no more than unknown.
    """
    if reason is Reason.SMALL:
        return Primary(cell, reason, 0, threshold)
    if reason is Reason.BEFORE:
        return Primary(cell, reason, count, count + 1)
    return Primary(cell, reason, max(0, count - threshold), count + threshold if count else threshold)


def _told_of_a_group(table: Table, sensitive: frozenset[str]) -> frozenset[Cell]:
    """The rows of a group of whom all, or none, are in a sensitive category."""
    at = [column for column, name in enumerate(table.columns) if name in sensitive]
    return frozenset(
        Cell(row, column)
        for row, counts in enumerate(table.counts)
        for column in range(len(counts))
        if sum(counts) and any(counts[one] in (0, sum(counts)) for one in at if Cell(row, one) not in table.never)
    )


def _added(grids: Sequence[Grid]) -> Grid:
    return tuple(tuple(map(sum, zip(*lines, strict=True))) for lines in zip(*grids, strict=True))
