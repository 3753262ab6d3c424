"""What came of a group's meeting, and what its place has: frozen values that cross the layers.

Written in *I* and *we* or in words for what somebody does. Nobody has a name here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cafe.model.values import GuardAnswer

MOST_RINGS = 3


class Touched(StrEnum):
    """Who a ripple touched (domain report 7.3)."""

    ME = "me"
    US = "us"
    SERVICES = "services"
    WIDER = "wider"


class AssetKind(StrEnum):
    """What a community has."""

    PERSON = "person"  # by what she does: "a retired nurse who listens"
    PLACE = "place"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing that we have here."""

    id: str
    kind: AssetKind
    text: str
    note: str = ""
    left_as_is: tuple[GuardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Ripple:
    """One ripple. ``parent_id`` is empty for a first one. ``happened``: certain; else it might.

    ``ring`` is 1 to 3: *First*, *And then*, *And then what?*
    """

    id: str
    text: str
    parent_id: str = ""
    ring: int = 1
    position: int = 0
    happened: bool = True
    is_wanted: bool = True
    touched: Touched = Touched.US
    votes: int = 0
    left_as_is: tuple[GuardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class RippleMap:
    """A café's map, and what is said beside it. ``ripples`` stand in the order of the list: a tree, read downwards."""

    cafe_id: str
    centre: str = ""
    change: str = ""
    next_steps: str = ""
    is_read_back: bool = False
    ripples: tuple[Ripple, ...] = ()
    left_as_is: tuple[GuardAnswer, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.ripples or self.change or self.next_steps)

    def find(self, ripple_id: str) -> Ripple | None:
        return next((one for one in self.ripples if one.id == ripple_id), None)

    def under(self, parent_id: str) -> tuple[Ripple, ...]:
        """What followed from one ripple; from the middle where ``parent_id`` is empty."""
        return tuple(one for one in self.ripples if one.parent_id == parent_id)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What did not go to plan, and what to try next time."""

    id: str
    cafe_id: str
    what: str
    next_time: str = ""
    left_as_is: tuple[GuardAnswer, ...] = ()


def in_order(ripples: Iterable[Ripple]) -> tuple[Ripple, ...]:
    """The ripples as a tree read downwards, each with its ring. What hangs on nothing stands at the middle."""
    kept = tuple(ripples)
    ids = {one.id for one in kept}
    by_parent: dict[str, list[Ripple]] = {}
    for one in kept:
        by_parent.setdefault(one.parent_id if one.parent_id in ids else "", []).append(one)

    def walk(parent: str, ring: int, seen: frozenset[str]) -> Iterator[Ripple]:
        for place, one in enumerate(sorted(by_parent.get(parent, ()), key=lambda r: (r.position, r.id))):
            if one.id in seen:
                continue
            yield Ripple(
                one.id, one.text, parent, ring, place, one.happened, one.is_wanted, one.touched, one.votes,
                one.left_as_is,
            )  # fmt: skip
            yield from walk(one.id, min(ring + 1, MOST_RINGS), seen | {one.id})

    return tuple(walk("", 1, frozenset()))
