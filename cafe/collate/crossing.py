"""Themes × areas, months, topics …: which columns may be shown, and which are merged upward.

Part of collating, pure. A crossed column is shown where it rests on at least five cafés from at least
two senders; otherwise it joins its board or quarter, and where that is not enough either, the rest
(privacy decision 0.6). So that nothing can be taken away from the total to find a smaller cell, the
rest holds to the same rule: where it is too small it takes the smallest of the others in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cafe.collate.digest import Digest
from cafe.collate.values import Axis, Column, Crossed, Line, Row

LEAST_CAFES = 5
LEAST_SENDERS = 2
LEAST_CAFES_OF_AN_AREA = 3  # an area with fewer cafés is never printed on its own


@dataclass(slots=True)
class _Pile:
    """Cafés that share a column, while it is still being put together."""

    keys: set[str] = field(default_factory=set)
    cafes: list[Digest] = field(default_factory=list)
    parent: str = ""
    is_rest: bool = False

    def take(self, other: _Pile) -> None:
        known = {cafe.facts.pack_id for cafe in self.cafes}
        self.cafes.extend(cafe for cafe in other.cafes if cafe.facts.pack_id not in known)
        self.keys |= other.keys

    @property
    def senders(self) -> int:
        return len({cafe.facts.sender for cafe in self.cafes})

    @property
    def is_enough(self) -> bool:
        return len(self.cafes) >= LEAST_CAFES and self.senders >= LEAST_SENDERS

    @property
    def order(self) -> tuple[bool, str, tuple[str, ...]]:
        return self.is_rest, min(self.keys, default=""), tuple(sorted(self.keys))


def quarter(month: str) -> str:
    """2026-11 → 2026-Q4."""
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def keys_of(cafe: Digest, axis: Axis) -> tuple[str, ...]:
    facts = cafe.facts
    match axis:
        case Axis.AREA:
            return (facts.council,) if facts.council else ()
        case Axis.MONTH:
            return (facts.month,)
        case Axis.TOPIC:
            return (facts.topic_id,)
        case Axis.LIFE_STAGE:
            return cafe.life_stages
        case Axis.URBAN_RURAL:
            return (str(facts.urban_rural),) if facts.urban_rural else ()


def cross(cafes: Sequence[Digest], axis: Axis) -> Crossed:
    """Themes × ``axis``: in how many cafés of each column a theme came up."""
    piles: dict[str, _Pile] = defaultdict(_Pile)
    for cafe in cafes:
        for key in keys_of(cafe, axis):
            piles[key].cafes.append(cafe)
    for key, pile in piles.items():
        pile.keys.add(key)
    boards = {cafe.facts.council: cafe.facts.board for cafe in cafes}
    parent_of: Callable[[str], str] = {
        Axis.AREA: lambda key: boards.get(key, ""),
        Axis.MONTH: quarter,
    }.get(axis, lambda key: "")
    kept = _merged_upward(list(piles.values()), parent_of)
    counts = [Counter(chain.from_iterable(cafe.themes for cafe in pile.cafes)) for pile in kept]
    raised = sorted({theme for column in counts for theme in column})
    return Crossed(
        axis=axis,
        columns=tuple(
            Column(tuple(sorted(pile.keys)), pile.parent, len(pile.cafes), pile.senders, pile.is_rest) for pile in kept
        ),
        rows=tuple(Row(theme, tuple(column[theme] for column in counts)) for theme in raised),
    )


def _merged_upward(piles: list[_Pile], parent_of: Callable[[str], str]) -> list[_Pile]:
    """Columns that each rest on enough, in the order of their keys, the rest last."""
    kept = [pile for pile in piles if pile.is_enough]
    above: dict[str, _Pile] = {}
    for pile in piles:
        if not pile.is_enough:
            parent = parent_of(min(pile.keys))
            above.setdefault(parent, _Pile(parent=parent)).take(pile)
    rest = _Pile(is_rest=True)
    for parent, pile in above.items():
        if parent and pile.is_enough:
            kept.append(pile)
        else:
            rest.take(pile)
    kept.sort(key=lambda pile: (-len(pile.cafes), pile.order))
    while rest.cafes and not rest.is_enough and kept:
        rest.take(kept.pop())
    if rest.cafes and rest.is_enough:
        kept.append(rest)
    return sorted(kept, key=lambda pile: pile.order)


def joined(lines: Sequence[Line], least_cafes: int = LEAST_CAFES_OF_AN_AREA) -> tuple[Line, ...]:
    """The lines for paper: an area of fewer than three cafés, or of one sender, is joined to others.

    The joined line comes last, with the key ``""`` and the number of areas as its label. Where the
    joined line itself is too small it takes the smallest of the others in. Senders of joined lines
    are the most that any of them had: at least that many there were.
    """
    kept = [line for line in lines if line.cafes >= least_cafes and line.senders >= LEAST_SENDERS]
    small = [line for line in lines if line not in kept]
    kept.sort(key=lambda line: (-line.cafes, line.key))
    while small and kept and sum(line.cafes for line in small) < least_cafes:
        small.append(kept.pop())
    if not small:
        return tuple(kept)
    together = Line(
        key="",
        cafes=sum(line.cafes for line in small),
        senders=max(line.senders for line in small),
        people=sum(line.people for line in small),
        label=str(len(small)),
    )
    return (*kept, together)
