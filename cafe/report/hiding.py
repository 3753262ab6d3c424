"""Counts of people in one row with a total: which may be read, so that the others cannot be worked out.

Collate → **report**. A count below the programme's threshold is hidden; because the total stands beside the row,
others are hidden with it until nobody can take the shown ones away and learn a small one (privacy decision 0.1).
Counts of cafés are not counts of people and never come here. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

LEAST_HIDDEN = 2


def protected(counts: Sequence[int], threshold: int) -> tuple[int | None, ...]:
    """``counts`` with None for each that is hidden. None itself hides its reason: first or second.

    Whatever is hidden comes to at least ``threshold`` in all and is at least two of them, or all are hidden.
    """
    hidden = {at for at, count in enumerate(counts) if 0 < count < threshold}
    left = sorted((at for at in range(len(counts)) if at not in hidden), key=lambda at: (not counts[at], counts[at]))
    while hidden and left and (len(hidden) < LEAST_HIDDEN or sum(counts[at] for at in hidden) < threshold):
        hidden.add(left.pop(0))
    return tuple(None if at in hidden else count for at, count in enumerate(counts))


def headcount(people: int, threshold: int) -> int | None:
    """A headcount alone: None where it is "fewer than" the threshold, and not nobody."""
    return None if 0 < people < threshold else people
