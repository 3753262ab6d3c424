"""What came of many groups' meeting: ripples counted by who and by ring, and the changes that cafés noticed. Pure.

Collating: packs came in → second look → **what came of it** → report. Cafés are counted, never people (privacy
decision 0.6). A text that waits for a second look is counted and has no words here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cafe.collate.values import CafeFacts

LEAST_CAFES = 3  # with a map, before a report tells of any: one café's ripples are never told apart


@dataclass(frozen=True, slots=True)
class RippleCount:
    """Ripples of one kind: all, those that happened, and in how many cafés."""

    touched: str
    ring: int
    ripples: int
    happened: int
    cafes: int


@dataclass(frozen=True, slots=True)
class CameRippleLine:
    """One ripple in the list of all, the most voted first."""

    text: str
    touched: str
    ring: int
    happened: bool
    is_wanted: bool
    votes: int
    topic: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The change that one café noticed. ``why`` is set where it was chosen as one of the most significant."""

    pack_id: str
    change: str
    next_steps: str
    topic: str
    month: str
    is_chosen: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class CollatedRipples:
    """The whole picture. ``counts`` holds only kinds that there are; ``reached``: who was, in how many cafés."""

    cafes: int = 0
    counts: tuple[RippleCount, ...] = ()
    ripples: tuple[CameRippleLine, ...] = ()
    unwanted: int = 0
    changes: tuple[ChangeLine, ...] = ()
    reached: tuple[tuple[str, int], ...] = ()

    def by_touched(self, touched: str) -> tuple[RippleCount, ...]:
        return tuple(one for one in self.counts if one.touched == touched)


NOTHING_CAME = CollatedRipples()


def came_of(cafes: Iterable[CafeFacts], chosen: Mapping[str, str]) -> CollatedRipples:
    """The picture of ``cafes``; their order never matters. ``chosen``: pack id → why that change is significant."""
    told = [cafe for cafe in cafes if cafe.ripples or cafe.change or cafe.next_steps]
    ripples, happened = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    where: dict[tuple[str, int], set[str]] = {}
    reached: dict[str, set[str]] = {}
    lines: list[CameRippleLine] = []
    unwanted = 0
    for cafe in told:
        for one in cafe.ripples:
            kind = (one.touched, one.ring)
            ripples[kind] += 1
            happened[kind] += one.happened
            where.setdefault(kind, set()).add(cafe.pack_id)
            reached.setdefault(one.touched, set()).add(cafe.pack_id)
            unwanted += not one.is_wanted
            if one.text:
                lines.append(
                    CameRippleLine(
                        one.text, one.touched, one.ring, one.happened, one.is_wanted, one.votes, cafe.topic_title
                    )
                )
    changes = [
        ChangeLine(
            cafe.pack_id, cafe.change, cafe.next_steps, cafe.topic_title, cafe.month,
            cafe.pack_id in chosen, chosen.get(cafe.pack_id, ""),
        )
        for cafe in told
        if cafe.change or cafe.next_steps
    ]  # fmt: skip
    return CollatedRipples(
        cafes=len(told),
        counts=tuple(
            RippleCount(touched, ring, count, happened[touched, ring], len(where[touched, ring]))
            for (touched, ring), count in sorted(ripples.items())
        ),
        ripples=tuple(sorted(lines, key=lambda one: (-one.votes, one.text.casefold(), one.topic))),
        unwanted=unwanted,
        changes=tuple(sorted(changes, key=lambda one: (not one.is_chosen, one.month, one.pack_id))),
        reached=tuple((touched, len(packs)) for touched, packs in sorted(reached.items())),
    )
