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
_NOTHING = 1e-7  # what a length of nought may come to in floating point
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
    patterns: dict[str, list[int]] = {}
    for at, one in enumerate(sets):
        for cafe in one:
            patterns.setdefault(cafe, []).append(at)
    parts: dict[tuple[int, ...], set[str]] = {}
    for cafe, inside in patterns.items():
        parts.setdefault(tuple(inside), set()).add(cafe)
    cafes = [frozenset(one) for one in parts.values()]
    table = np.zeros((len(sets), len(parts)))
    for column, pattern in enumerate(parts):
        table[list(pattern), column] = 1
    free = _left_free(table)
    sizes = [len(one) for one in cafes]
    found = _few(free, sizes, least - 1)
    told = {frozenset().union(*(cafes[at] for at in group)) for group in found}
    if least_senders > 1:
        whose: dict[str, list[int]] = {}
        for at, one in enumerate(cafes):
            from_them = {senders.get(cafe, cafe) for cafe in one}
            if len(from_them) == 1:
                whose.setdefault(from_them.pop(), []).append(at)
        for mine in whose.values():
            if group := _bound(free, mine):
                told.add(frozenset().union(*(cafes[at] for at in group)))
    return frozenset(told)


def _left_free(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """A row for each part: how it moves where every column stays as it is. Parts that only move together are bound."""
    import numpy as np

    _left, lengths, right = np.linalg.svd(table, full_matrices=True)
    rank = int((lengths > _NOTHING * max(table.shape)).sum())
    return right[rank:].T


def _few(free: NDArray[np.float64], sizes: Sequence[int], most: int) -> list[tuple[int, ...]]:
    """Groups of parts with ``most`` cafés or fewer of which some sum is bound; none holds a smaller one."""
    import numpy as np

    small = [at for at, size in enumerate(sizes) if size <= most]
    lengths = np.linalg.norm(free, axis=1) if free.shape[1] else np.zeros(len(sizes))
    found: list[tuple[int, ...]] = [(at,) for at in small if lengths[at] < _NOTHING]
    moving = [at for at in small if lengths[at] >= _NOTHING]
    if not moving:
        return found
    rows = free / np.where(lengths > 0, lengths, 1)[:, None]
    near = rows @ np.random.default_rng(7).normal(size=(free.shape[1], _SIDES))
    for many in range(2, most + 1):
        fitting = [at for at in moving if sizes[at] <= most - many + 1]
        if many > 3:
            fitting = fitting[:_MOST_SMALL]
        groups = np.array(
            [group for group in combinations(fitting, many) if sum(sizes[at] for at in group) <= most], np.int64
        ).reshape(-1, many)
        if not len(groups):
            continue
        doubtful = groups[np.linalg.svd(near[groups], compute_uv=False)[:, -1] < 1e-5]
        known = [set(one) for one in found]
        for group in doubtful.tolist():
            is_bound = np.linalg.matrix_rank(rows[group], tol=_NOTHING) < many
            if is_bound and not any(one <= set(group) for one in known):
                found.append(tuple(group))
    return found


def _bound(free: NDArray[np.float64], group: Sequence[int]) -> list[int]:
    """Those parts of a group that some bound sum of its parts needs."""
    import numpy as np

    rows = free[list(group)]
    left, lengths, _right = np.linalg.svd(rows, full_matrices=True)
    rank = int((lengths > _NOTHING).sum())
    weights = np.abs(left[:, rank:]).max(axis=1, initial=0)
    return [at for at, weight in zip(group, weights.tolist(), strict=True) if weight > _NOTHING]
