"""Counts of cafés, published again and again for sets that overlap: of whom they tell when they are subtracted.

A theme × area column of one report less the same column of an earlier one is whoever came in between. Every sum and
difference of published columns is a combination of them; what follows for fewer than five cafés, or for one sender's
alone, tells of them (privacy decision 0.6). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Cafes = frozenset[str]
_NOTHING = 1e-9  # what nought may come to in floating point
_DOUBTFUL = 1e-4  # and where it is looked at more closely
_SIDES = 8  # small subsets are looked through in so few dimensions first
_MOST_SMALL = 90  # single parts of which every four are tried


def told_of(
    columns: Iterable[Cafes], senders: Mapping[str, str], *, least: int, least_senders: int
) -> frozenset[Cafes]:
    """The smallest groups of fewer than ``least`` cafés, or of fewer senders, whose counts the columns tell together.

    ``columns``: the cafés that each published column counts. ``senders``: whose a café is; one that is not known counts
    for itself. A group stands for any sum or difference of its parts' counts. What bounds alone tell (a theme that no
    café of a column raised) is not looked for.
    """
    import numpy as np

    sets = list(dict.fromkeys(one for one in columns if one))
    if not sets:
        return frozenset()
    patterns: dict[str, list[int]] = {cafe: [] for cafe in frozenset().union(*sets)}
    for at, one in enumerate(sets):
        for cafe in one:
            patterns[cafe].append(at)
    parts: dict[tuple[int, ...], set[str]] = {}
    for cafe, inside in patterns.items():
        parts.setdefault(tuple(inside), set()).add(cafe)
    cafes = [frozenset(one) for one in parts.values()]
    table = np.zeros((len(sets), len(parts)))
    for column, pattern in enumerate(parts):
        table[list(pattern), column] = 1
    held = _held(table)
    sizes = [len(one) for one in cafes]
    found = _few(held, sizes, least - 1)
    told = {frozenset().union(*(cafes[at] for at in group)) for group in found}
    if least_senders > 1:
        whose: dict[str, list[int]] = {}
        for at, one in enumerate(cafes):
            from_them = {senders.get(cafe, cafe) for cafe in one}
            if len(from_them) == 1:
                whose.setdefault(from_them.pop(), []).append(at)
        for mine in whose.values():
            if group := _bound(held, mine):
                told.add(frozenset().union(*(cafes[at] for at in group)))
    return frozenset(told)


def _held(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """A row for each part, of lengths at right angles: how far the columns hold it. A row of length one is bound."""
    import numpy as np

    _left, lengths, right = np.linalg.svd(table, full_matrices=False)
    held: NDArray[np.float64] = right[lengths > _NOTHING * max(table.shape)].T
    return held


def _few(held: NDArray[np.float64], sizes: Sequence[int], most: int) -> list[tuple[int, ...]]:
    """Groups of parts with ``most`` cafés or fewer of which some sum is bound; none holds a smaller one."""
    import numpy as np

    small = [at for at, size in enumerate(sizes) if size <= most]
    free = 1 - (held**2).sum(axis=1)
    found: list[tuple[int, ...]] = [(at,) for at in small if free[at] < _NOTHING]
    moving = [at for at in small if free[at] >= _NOTHING]
    if not moving:
        return found
    some = np.random.default_rng(7).normal(size=(len(sizes), _SIDES))
    near = some - held @ (held.T @ some)
    near /= np.maximum(np.linalg.norm(near, axis=1), _NOTHING)[:, None]
    alike = near @ near.T
    for many in range(2, most + 1):
        fitting = [at for at in moving if sizes[at] <= most - many + 1]
        if many > 3:
            fitting = fitting[:_MOST_SMALL]
        groups = np.array(
            [group for group in combinations(fitting, many) if sum(sizes[at] for at in group) <= most], np.int64
        ).reshape(-1, many)
        if not len(groups):
            continue
        room = np.linalg.det(alike[groups[:, :, None], groups[:, None, :]])  # that they span: none where they are bound
        doubtful = groups[room < _DOUBTFUL**2]
        known = [set(one) for one in found]
        for group in doubtful.tolist():
            if _bound(held, group) and not any(one <= set(group) for one in known):
                found.append(tuple(group))
    return found


def _bound(held: NDArray[np.float64], group: Sequence[int]) -> list[int]:
    """Those parts of a group that some bound sum of its parts needs."""
    import numpy as np

    rows = held[list(group)]
    free, ways = np.linalg.eigh(np.eye(len(rows)) - rows @ rows.T)  # how far each sum of them moves, squared
    weights = np.abs(ways[:, free < _NOTHING]).max(axis=1, initial=0)
    return [at for at, weight in zip(group, weights.tolist(), strict=True) if weight > _DOUBTFUL]
