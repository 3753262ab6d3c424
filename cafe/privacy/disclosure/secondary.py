"""Which further cells hide, so that no hidden number can be worked out from the totals.

The second step. For each number that hides for its own sake, and for both ways that a guess has to reach, the cheapest
way to shift people round the table without changing a visible number is sought; the cells that it passes hide. Then
whatever proves not to be needed is shown again, the dearest first. (The family of heuristics of Kelly, Robertson and
Cox; each step is one linear programme.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from cafe.privacy.disclosure.lp import EPSILON, UNBOUNDED, Model
from cafe.privacy.disclosure.primary import Primary
from cafe.privacy.disclosure.tables import Cell, Table

_NEARLY_FREE = 1e-4  # to pass a cell that hides already: not quite nothing, so that no way goes round in circles

Shift = tuple[float, ...]
"""A way to change the table that no visible number tells: the change of each cell, row by row."""
OnProgress = Callable[[int, int], None]


class CannotHide(Exception):
    """No choice of further cells keeps this one hidden."""

    def __init__(self, primary: Primary) -> None:
        super().__init__(primary.cell)
        self.primary = primary


@dataclass(frozen=True, slots=True)
class Reach:
    """One thing to be achieved: that the cell ``at`` can change by ``by`` (less than 0: downward) unseen."""

    primary: Primary
    at: int
    by: int

    def by_way_of(self, shift: Shift) -> bool:
        """Whether this shift does it. A part of a shift is one too, so further is as good."""
        return shift[self.at] >= self.by - EPSILON if self.by > 0 else shift[self.at] <= self.by + EPSILON


@dataclass(frozen=True, slots=True)
class Field:
    """A table (or several) laid out for solving: all cells in one row, what each costs to hide, what holds them.

    ``barred``: cells that never change. ``reaches``: what is to be achieved, the smallest first: they are the hardest
    to hide, and their ways serve the others. ``equations``: sums of changes that come to nothing.
    """

    cells: tuple[Cell, ...]
    counts: tuple[int, ...]
    barred: frozenset[int]
    primaries: frozenset[int]
    reaches: tuple[Reach, ...]
    equations: tuple[tuple[tuple[int, float], ...], ...]

    @property
    def weights(self) -> tuple[float, ...]:
        return tuple(1 + log(1 + count) for count in self.counts)

    def cost(self, hidden: frozenset[int]) -> float:
        """What a pattern costs, its primaries apart."""
        weights = self.weights
        return sum(weights[at] for at in hidden - self.primaries)


def field_of(table: Table, primaries: Sequence[Primary], barred: frozenset[Cell] = frozenset()) -> Field:
    """One table."""
    cells = tuple(table.cells())
    at = {cell: index for index, cell in enumerate(cells)}
    counts = tuple(count for row in table.with_totals() for count in row)
    return Field(
        cells,
        counts,
        frozenset(at[cell] for cell in table.impossible() | barred),
        frozenset(at[one.cell] for one in primaries),
        _in_order(counts, (reach for one in primaries for reach in _reaches(one, at[one.cell], counts))),
        tuple(additions(len(table.rows), len(table.columns))),
    )


def linked(fields: Sequence[Field], columns: int) -> Field:
    """Tables whose totals by column are the same numbers: they change together, or not at all."""
    starts = [sum(len(field.cells) for field in fields[:at]) for at in range(len(fields))]
    counts = tuple(count for field in fields for count in field.counts)
    ends = [start + len(field.cells) - columns - 1 for start, field in zip(starts, fields, strict=True)]
    same = [((ends[0] + at, 1.0), (end + at, -1.0)) for end in ends[1:] for at in range(columns + 1)]
    moved = list(zip(starts, fields, strict=True))
    return Field(
        tuple(cell for field in fields for cell in field.cells),
        counts,
        frozenset(start + at for start, field in moved for at in field.barred),
        frozenset(start + at for start, field in moved for at in field.primaries),
        _in_order(
            counts, (Reach(one.primary, start + one.at, one.by) for start, field in moved for one in field.reaches)
        ),
        (
            *(tuple((start + at, factor) for at, factor in row) for start, field in moved for row in field.equations),
            *same,
        ),
    )


def _reaches(one: Primary, at: int, counts: tuple[int, ...]) -> Iterator[Reach]:
    if one.high > counts[at]:
        yield Reach(one, at, one.high - counts[at])
    if one.low < counts[at]:
        yield Reach(one, at, one.low - counts[at])


def _in_order(counts: tuple[int, ...], reaches: Iterable[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(reaches, key=lambda one: (counts[one.at], one.at)))


def additions(rows: int, columns: int) -> Iterator[tuple[tuple[int, float], ...]]:
    """The equations that hold a table with its totals together: every row adds up, and every column."""
    wide = columns + 1
    for row in range(rows + 1):
        yield tuple((row * wide + column, 1.0 if column < columns else -1.0) for column in range(wide))
    for column in range(wide):
        yield tuple((row * wide + column, 1.0 if row < rows else -1.0) for row in range(rows + 1))


class Ways:
    """Finds shifts. Up and down of each cell are columns of their own, so that both cost."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._size = len(field.counts)
        self._weights = field.weights
        rows = [
            [pair for at, factor in row for pair in ((at, factor), (self._size + at, -factor))]
            for row in field.equations
        ]
        upper = self._upper(frozenset(range(self._size)))
        self._model = Model([0.0] * (2 * self._size), upper, rows, [(0.0, 0.0)] * len(rows), costs=self._weights * 2)
        self._now: tuple[float, ...] = tuple(upper)

    @property
    def solvings(self) -> int:
        return self._model.solvings

    def through(self, hidden: frozenset[int]) -> None:
        """From now on only hidden cells may change."""
        self._now = tuple(self._upper(hidden))
        self._model.bound_all([0.0] * (2 * self._size), self._now)

    def hides_already(self, hidden: frozenset[int]) -> None:
        """From now on these cost next to nothing to pass."""
        costs = [weight * _NEARLY_FREE if at in hidden else weight for at, weight in enumerate(self._weights)]
        self._model.cost_all(costs * 2)

    def find(self, reach: Reach) -> Shift | None:
        """The cheapest way to change one cell by so much; None where there is none."""
        up, down = reach.at, self._size + reach.at
        there, back = (up, down) if reach.by > 0 else (down, up)
        if self._now[there] < abs(reach.by):
            return None
        self._model.bound(there, abs(reach.by), abs(reach.by))
        self._model.bound(back, 0.0, 0.0)
        found = self._model.cheapest()
        self._model.bound(there, 0.0, self._now[there])
        self._model.bound(back, 0.0, self._now[back])
        if found is None:
            return None
        return tuple(found.x[at] - found.x[self._size + at] for at in range(self._size))

    def _upper(self, free: frozenset[int]) -> list[float]:
        field = self._field
        may = [at in free and at not in field.barred for at in range(self._size)]
        return [UNBOUNDED if yes else 0.0 for yes in may] + [
            float(count) if yes else 0.0 for yes, count in zip(may, field.counts, strict=True)
        ]


def hide(field: Field, on_progress: OnProgress | None = None) -> frozenset[int]:
    """The pattern of hidden cells: the primaries, and as few others as the heuristic finds.

    Raises CannotHide with the cell for which there is no way.
    ``on_progress``: called with (steps done, steps in all); what it raises stops the work.
    """
    ways = Ways(field)
    say = on_progress or (lambda _done, _of: None)
    hidden = set(field.primaries)
    known: dict[Reach, Shift] = {}
    for done, reach in enumerate(field.reaches):
        say(done, 2 * len(field.reaches))
        shift = next((way for way in known.values() if reach.by_way_of(way)), None)
        if shift is None:
            ways.hides_already(frozenset(hidden))
            shift = ways.find(reach)
        if shift is None:
            raise CannotHide(reach.primary)
        known[reach] = shift
        hidden |= {at for at, change in enumerate(shift) if abs(change) > EPSILON}
    return clean_up(field, frozenset(hidden), known, ways, say)


def clean_up(
    field: Field, hidden: frozenset[int], known: dict[Reach, Shift], ways: Ways, say: OnProgress
) -> frozenset[int]:
    """Shows again, the dearest first, what is not needed. What remains is needed, each cell of it.

    Only the reaches whose known way passes the cell are looked at again: the ways of the others still hold.
    """
    further = sorted(hidden - field.primaries, key=lambda at: (-field.counts[at], at))
    half = len(field.reaches)
    for done, at in enumerate(further):
        say(half + half * done // len(further), 2 * half)
        fewer = hidden - {at}
        ways.through(fewer)
        found = _without(at, field, known, ways)
        if found is not None:
            hidden, known = fewer, {**known, **found}
    say(2 * half, 2 * half)
    return hidden


def _without(at: int, field: Field, known: dict[Reach, Shift], ways: Ways) -> dict[Reach, Shift] | None:
    """New ways for all that passed this cell; None as soon as there is none for one of them."""
    found: dict[Reach, Shift] = {}
    kept = [shift for shift in known.values() if abs(shift[at]) <= EPSILON]
    for reach in field.reaches:
        if abs(known[reach][at]) <= EPSILON:
            continue
        shift = next((way for way in (*found.values(), *kept) if reach.by_way_of(way)), None)
        shift = shift or ways.find(reach)
        if shift is None:
            return None
        found[reach] = shift
    return found
