"""Themes × areas, months, topics …: which columns may be shown, and which are merged upward. Pure, on columns.

Part of collating. A crossed column is shown where it rests on at least five cafés from at least two senders; otherwise
it joins its board or quarter, and where that is not enough either, the rest (privacy decision 0.6). So that nothing can
be taken away from the total to find a smaller cell, the rest holds to the same rule: where it is too small it takes the
smallest of the others in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.marks import Kept, Numbers
from cafe.collate.crossing import LEAST_CAFES, LEAST_SENDERS, quarter
from cafe.collate.values import Axis, Column, Crossed, Row


def _nobody() -> Numbers:
    return np.array([], np.int64)


@dataclass(slots=True)
class _Pile:
    """Cafés that share a column, while it is still being put together. ``cafes``: their places, in order."""

    columns: Columns
    keys: frozenset[str] = frozenset()
    cafes: Numbers = field(default_factory=_nobody)
    parent: str = ""
    is_rest: bool = False
    _senders: int | None = None

    def take(self, other: _Pile) -> None:
        self.cafes = np.union1d(self.cafes, other.cafes)
        self.keys |= other.keys
        self._senders = None

    @property
    def senders(self) -> int:
        if self._senders is None:
            self._senders = self.columns.sender.met_in(self.cafes)
        return self._senders

    @property
    def is_enough(self) -> bool:
        return len(self.cafes) >= LEAST_CAFES and self.senders >= LEAST_SENDERS

    @property
    def order(self) -> tuple[bool, str, tuple[str, ...]]:
        return self.is_rest, min(self.keys, default=""), tuple(sorted(self.keys))


def cross(columns: Columns, kept: Kept, axis: Axis) -> Crossed:
    """Themes × ``axis``: in how many cafés of each column a theme came up."""
    piles = _merged_upward(columns, _piles(columns, kept, axis), _parent_of(columns, axis))
    counts = [columns.has_theme[pile.cafes].sum(axis=0, dtype=np.int64).tolist() for pile in piles]
    themes = columns.themes.things
    raised = sorted((at for at in range(len(themes)) if any(count[at] for count in counts)), key=themes.__getitem__)
    return Crossed(
        axis=axis,
        columns=tuple(
            Column(tuple(sorted(pile.keys)), pile.parent, len(pile.cafes), pile.senders, pile.is_rest) for pile in piles
        ),
        rows=tuple(Row(themes[at], tuple(count[at] for count in counts)) for at in raised),
    )


def _piles(columns: Columns, kept: Kept, axis: Axis) -> list[_Pile]:
    """The cafés of each key that there is; a café without one is in none."""
    if axis is Axis.LIFE_STAGE:
        stages = columns.life_stages
        there = kept[stages.cafe]
        keys, numbers, cafes = stages.things, stages.number[there], stages.cafe[there]
    else:
        keys, of, needs_one = {
            Axis.AREA: (columns.council.values, columns.council.of, True),
            Axis.MONTH: (columns.month.values, columns.month.of, False),
            Axis.TOPIC: (columns.topic.values, columns.topic.of, False),
            Axis.URBAN_RURAL: (
                [str(one) if one else "" for one in columns.urban_rural.values], columns.urban_rural.of, True,
            ),
        }[axis]  # fmt: skip
        cafes = np.flatnonzero(kept)
        if needs_one and "" in keys:
            cafes = cafes[of[cafes] != keys.index("")]
        numbers = of[cafes]
    order = np.lexsort((cafes, numbers))
    numbers, cafes = numbers[order], cafes[order]
    found, starts = np.unique(numbers, return_index=True)
    ends = [*starts[1:].tolist(), len(cafes)]
    return [
        _Pile(columns, frozenset({keys[number]}), cafes[start:end])
        for number, start, end in zip(found.tolist(), starts.tolist(), ends, strict=False)
    ]


def _parent_of(columns: Columns, axis: Axis) -> Callable[[str], str]:
    if axis is Axis.MONTH:
        return quarter
    return columns.board_of.__getitem__ if axis is Axis.AREA else lambda _key: ""


def _merged_upward(columns: Columns, piles: list[_Pile], parent_of: Callable[[str], str]) -> list[_Pile]:
    """Columns that each rest on enough, in the order of their keys, the rest last."""
    kept = [pile for pile in piles if pile.is_enough]
    above: dict[str, _Pile] = {}
    for pile in piles:
        if not pile.is_enough:
            parent = parent_of(min(pile.keys))
            above.setdefault(parent, _Pile(columns, parent=parent)).take(pile)
    rest = _Pile(columns, is_rest=True)
    for parent, pile in above.items():
        if parent and pile.is_enough:
            kept.append(pile)
        else:
            rest.take(pile)
    kept.sort(key=lambda pile: (-len(pile.cafes), pile.order))
    while len(rest.cafes) and not rest.is_enough and kept:
        rest.take(kept.pop())
    if len(rest.cafes) and rest.is_enough:
        kept.append(rest)
    return sorted(kept, key=lambda pile: pile.order)
