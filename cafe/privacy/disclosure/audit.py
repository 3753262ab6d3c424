"""The attacker: somebody who has the published table, a pencil, and time.

The gate before a release. Reads what was published, as text, by code of its own that shares nothing with the hiding;
works out the least and the most that each hidden number can be; and says where that gives somebody away. A release
that does not pass is not made.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from cafe.privacy.disclosure.lp import EPSILON, UNBOUNDED, Model, Solved

Place = tuple[int, int]
"""Row and column of the published table, from 0, names not counted."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Of one hidden number: that a reader's reckoning reaches down to ``low`` and up to ``high``, or beyond."""

    row: int
    column: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The least and the most that a hidden number can be. ``high`` None: nothing limits it."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        return self.high == self.low

    def reaches(self, low: int, high: int) -> bool:
        return self.low <= low and (self.high is None or self.high >= high)


@dataclass(frozen=True, slots=True)
class Audit:
    """What the attacker found. ``told``: hidden numbers that the published ones give away.

    ``impossible``: the published numbers contradict one another, so nothing can be said for them.
    """

    reckonings: Mapping[Place, Reckoning]
    told: tuple[Place, ...]
    impossible: bool = False

    @property
    def holds(self) -> bool:
        return not self.told and not self.impossible


def audit(
    published: str,
    claims: Iterable[Claim] = (),
    *,
    threshold: int = 5,
    rounded_to: int = 1,
    in_full: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Audit:
    """Attack a published table (CSV with totals, ``[c]`` where hidden).

    Every hidden number has to stay open, each claimed one as far as its claim says. ``rounded_to``: what the numbers
    from ``threshold`` up were rounded to, which the attacker is told. ``in_full``: the whole range of every hidden
    number, not only as much of it as the claims ask. Raises ValueError where the text is not such a table.
    """
    grid = _parse(published)
    wanted = {(claim.row, claim.column): (claim.low, claim.high) for claim in claims}
    visible = [place for place in wanted if _cell(grid, place) is not None]
    reckoner = _Reckoner(grid, threshold, rounded_to)
    hidden = [place for place, words in _places(grid) if words is None]
    if not reckoner.is_possible:
        return Audit({}, (), impossible=True)
    found: dict[Place, Reckoning] = {}
    for done, place in enumerate(hidden):
        if on_progress is not None:
            on_progress(done, len(hidden))
        found[place] = reckoner.of(place, None if in_full else wanted.get(place), in_full)
    told = [
        place
        for place in hidden
        if found[place].is_exact or (place in wanted and not found[place].reaches(*wanted[place]))
    ]
    return Audit(found, tuple(sorted({*told, *visible})))


Published = list[list[int | None]]


def _parse(text: str) -> Published:
    """The numbers of the text, None for a hidden one; names and header are left out."""
    lines = [line for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")) if line]
    if len(lines) < 3 or len({len(line) for line in lines}) != 1 or len(lines[0]) < 3:
        raise ValueError("this is not a table with totals")
    return [[_number(words) for words in line[1:]] for line in lines[1:]]


def _number(words: str) -> int | None:
    if words == "[c]":
        return None
    return 0 if words == "[z]" else int(words)


def _places(grid: Published) -> list[tuple[Place, int | None]]:
    return [((row, column), words) for row, line in enumerate(grid) for column, words in enumerate(line)]


def _cell(grid: Published, place: Place) -> int | None:
    return grid[place[0]][place[1]]


class _Reckoner:
    """The attacker's sums. Each table that he thinks of on the way counts for all of its cells."""

    def __init__(self, grid: Published, threshold: int, rounded_to: int) -> None:
        self._columns: dict[Place, int] = {}
        lower: list[float] = []
        upper: list[float] = []
        known: dict[Place, int] = {}
        for place, number in _places(grid):
            low, high = _between(number, threshold, rounded_to)
            if low == high:
                known[place] = int(low)
            else:
                self._columns[place] = len(lower)
                lower.append(low)
                upper.append(high)
        rows, bounds = _sums(grid, self._columns, known)
        self.is_possible = all(row or low == 0 for row, (low, _high) in zip(rows, bounds, strict=True))
        self._model = Model(lower, upper, rows, bounds) if lower else None  # nothing is open: there is nothing to solve
        self._least = [UNBOUNDED] * len(lower)
        self._most = [-UNBOUNDED] * len(lower)
        if self.is_possible and self._model is not None:
            self.is_possible = self._seen(self._model.cheapest()) is not None

    def of(self, place: Place, enough: tuple[int, int] | None, in_full: bool) -> Reckoning:
        """The range of one cell: all of it, or as soon as it is known to be ``enough`` (None: not exact)."""
        at, model = self._columns[place], self._model
        assert model is not None  # a hidden place is open
        if not self._is_enough(at, enough, in_full):
            low = self._seen(model.least({at: 1.0}))
            self._least[at] = min(self._least[at], low.value if low else UNBOUNDED)
        if not self._is_enough(at, enough, in_full):
            high = self._seen(model.most({at: 1.0}))
            self._most[at] = max(self._most[at], high.value if high else -UNBOUNDED)
        most = self._most[at]
        return Reckoning(_up(self._least[at]), None if most == UNBOUNDED else _down(most))

    def _is_enough(self, at: int, enough: tuple[int, int] | None, in_full: bool) -> bool:
        if in_full or self._least[at] == UNBOUNDED:
            return False
        least, most = _up(self._least[at]), self._most[at]
        return least < most - EPSILON if enough is None else least <= enough[0] and most >= enough[1] - EPSILON

    def _seen(self, solved: Solved | None) -> Solved | None:
        if solved is not None and solved.x:
            self._least = [min(one, value) for one, value in zip(self._least, solved.x, strict=True)]
            self._most = [max(one, value) for one, value in zip(self._most, solved.x, strict=True)]
        return solved


def _between(number: int | None, threshold: int, rounded_to: int) -> tuple[float, float]:
    """What a reader knows of one cell by itself."""
    if number is None:
        return 0.0, UNBOUNDED
    if rounded_to == 1 or number == 0:
        return float(number), float(number)
    return float(max(threshold, number - rounded_to // 2)), float(number + (rounded_to - 1) // 2)


def _sums(
    grid: Published, columns: Mapping[Place, int], known: Mapping[Place, int]
) -> tuple[list[list[tuple[int, float]]], list[tuple[float, float]]]:
    """Every row adds up to its total, and every column: what is known stands on the other side."""
    height, width = len(grid), len(grid[0])
    lines = [[(row, column) for column in range(width)] for row in range(height)]
    lines += [[(row, column) for row in range(height)] for column in range(width)]
    rows, bounds = [], []
    for line in lines:
        signs = [1.0] * (len(line) - 1) + [-1.0]
        rows.append([(columns[place], sign) for place, sign in zip(line, signs, strict=True) if place in columns])
        rest = -sum(known[place] * sign for place, sign in zip(line, signs, strict=True) if place in known)
        bounds.append((rest, rest))
    return rows, bounds


def _up(value: float) -> int:
    """The least whole number from here: nobody is half counted."""
    return max(0, ceil(value - EPSILON))


def _down(value: float) -> int:
    """The greatest whole number up to here."""
    return max(0, floor(value + EPSILON))
