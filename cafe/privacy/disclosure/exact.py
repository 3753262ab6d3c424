"""The fewest further cells that can be hidden: the exact method, for small tables.

Fischetti and Salazar's: a choice of cells is proposed, the attacker is asked of each primary how far he is kept from
it, and where that is too near, what stopped his reckoning becomes a condition on the next choice. What it finds is as
safe as the heuristic's pattern, and never dearer.
"""

from __future__ import annotations

from cafe.privacy.disclosure.lp import EPSILON, GaveUp, Model
from cafe.privacy.disclosure.secondary import Field, OnProgress, Reach

SMALL_TABLE = 100
"""Cells, totals included, up to which the exact method is tried unasked: it then takes moments."""
MOST_ROUNDS = 40
MOST_NODES = 200

Cut = dict[int, float]


def hide_exactly(
    field: Field, start: frozenset[int], on_progress: OnProgress | None = None, rounds: int = MOST_ROUNDS
) -> frozenset[int]:
    """The cheapest pattern; ``start`` (one that is safe) where it is as cheap, or the rounds run out."""
    say = on_progress or (lambda _done, _of: None)
    size = len(field.counts)
    lower = [1.0 if at in field.primaries else 0.0 for at in range(size)]
    upper = [0.0 if at in field.barred and at not in field.primaries else 1.0 for at in range(size)]
    master = Model(lower, upper, [], [], costs=field.weights, is_whole=True, most_nodes=MOST_NODES)
    attacker = _Attacker(field)
    for done in range(rounds):
        say(done, rounds)
        try:
            found = master.cheapest()
        except GaveUp:
            return start
        if found is None:
            return start
        hidden = frozenset(at for at, value in enumerate(found.x) if value > 0.5)
        if field.cost(hidden) > field.cost(start) - EPSILON:
            return start  # nothing cheaper can be safe
        attacker.sees(hidden)
        cuts = [(cut, reach) for reach in field.reaches if (cut := attacker.cut(reach, hidden)) is not None]
        if not cuts:
            return hidden
        for cut, reach in cuts:
            master.add_row(list(cut.items()), abs(reach.by), len(field.counts) * float(abs(reach.by)))
    return start


class _Attacker:
    """Asks how far a cell can be shifted when only the hidden cells may change."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._size = len(field.counts)
        rows = field.equations
        self._model = Model([0.0] * self._size, [0.0] * self._size, rows, [(0.0, 0.0)] * len(rows))
        self._farthest = float(max((abs(reach.by) for reach in field.reaches), default=0))

    def sees(self, hidden: frozenset[int]) -> None:
        """No cell ever needs to change by more than the farthest reach."""
        field, far = self._field, self._farthest
        free = [at in hidden and at not in field.barred for at in range(self._size)]
        self._model.bound_all(
            [-min(far, count) if yes else 0.0 for yes, count in zip(free, field.counts, strict=True)],
            [far if yes else 0.0 for yes in free],
        )

    def cut(self, reach: Reach, hidden: frozenset[int]) -> Cut | None:
        """The condition that this choice of cells breaks; None where the cell reaches far enough."""
        up = reach.by > 0
        found = self._model.most({reach.at: 1.0}) if up else self._model.least({reach.at: 1.0})
        if found is not None and reach.by_way_of(found.x):
            return None
        return self._condition(reach, self._model.row_prices())

    def _condition(self, reach: Reach, prices: tuple[float, ...]) -> Cut:
        """What the prices of the equations say: the hidden cells must let this much through, whichever they are.

        Holds whatever the prices are, since the equations come to 0 in every table; the solver's make it tight.
        """
        worth = [0.0] * self._size
        worth[reach.at] = 1.0
        for row, price in zip(self._field.equations, prices, strict=True):
            for at, factor in row:
                worth[at] -= factor * price
        if reach.by < 0:
            worth = [-one for one in worth]
        need = float(abs(reach.by))
        far, counts, barred = self._farthest, self._field.counts, self._field.barred
        lets = {
            at: min(need, round(one, 9) * far if one > 0 else -round(one, 9) * min(far, counts[at]))
            for at, one in enumerate(worth)
            if abs(one) > EPSILON and at not in barred
        }
        return {at: through for at, through in lets.items() if through > EPSILON}
