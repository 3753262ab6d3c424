"""Where each ripple stands on the map: three rings round the middle, what followed outward from what it came of.

Pure and steady: the same map always looks the same, on the screen, in a picture and on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, sin

from cafe.model.community.values import MOST_RINGS, RippleMap

Point = tuple[float, float]

BOX = (160.0, 58.0)  # of one ripple, in the picture's own units
MIDDLE = 45.0  # radius of the middle
USUAL = 14  # ripples that fit the smallest map
_SIZE = (680.0, 520.0)
_RINGS = (0.40, 0.68, 0.94)  # how far out each ring is, as a share of the map's half
_GAP = 12.0
_ROUNDS = 120
_TRIES = 8
_STEPS = 96  # points of a ring


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of one ripple's box."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole map: its size, its spots by the order of the list, and the half widths of its rings."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    rings: tuple[tuple[float, float], ...]

    @property
    def middle(self) -> tuple[float, float]:
        return self.width / 2, self.height / 2

    def spot(self, ripple_id: str) -> Spot | None:
        return next((one for one in self.spots if one.id == ripple_id), None)


@lru_cache(maxsize=32)
def lay_out(kept: RippleMap) -> Laid:
    """Place every ripple; with more than fourteen, or where they crowd, the map grows, and is panned."""
    grow = max(1.0, (len(kept.ripples) / USUAL) ** 0.5)
    for _try in range(_TRIES):
        laid, is_clear = _lay_out(kept, grow)
        if is_clear:
            break
        grow *= 1.15
    return laid


def _lay_out(kept: RippleMap, grow: float) -> tuple[Laid, bool]:
    """The map at one size, and whether no ripple covers another on it."""
    width, height = _SIZE[0] * grow, _SIZE[1] * grow
    half = (width / 2 - 4, height / 2 - 4)
    rings = tuple((half[0] * share, half[1] * share) for share in _RINGS)
    places: list[list[float]] = []
    for one, angle in zip(kept.ripples, _angles(kept), strict=True):
        across, down = rings[min(one.ring, MOST_RINGS) - 1]
        reach = 0.86 if one.ring == MOST_RINGS else 0.9
        places.append([width / 2 + across * reach * cos(angle), height / 2 + down * reach * sin(angle)])
    is_clear = _part(places, width, height)
    spots = tuple(Spot(one.id, x, y) for one, (x, y) in zip(kept.ripples, places, strict=True))
    return Laid(width, height, spots, rings), is_clear


def _angles(kept: RippleMap) -> list[float]:
    """Each leaf has an equal share of the circle; what it came of stands in the middle of its shares."""
    leaves: dict[str, int] = {}
    for one in reversed(kept.ripples):
        leaves[one.id] = max(1, sum(leaves[under.id] for under in kept.under(one.id)))
    total = max(1, sum(leaves[one.id] for one in kept.under("")))
    begins: dict[str, float] = {"": -pi / 2}
    free = dict(begins)
    found = []
    for one in kept.ripples:
        share = 2 * pi * leaves[one.id] / total
        start = free[one.parent_id]
        free[one.parent_id] = start + share
        free[one.id] = start
        found.append(start + share / 2)
    return found


def _part(places: list[list[float]], width: float, height: float) -> bool:
    """Push boxes apart, held inside the map, until none covers another, nor the middle; whether that came about."""
    wide, high = BOX[0] + _GAP, BOX[1] + _GAP
    middle = (width / 2, height / 2)
    for _round in range(_ROUNDS):
        is_still = True
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                over_x = wide - abs(one[0] - other[0])
                over_y = high - abs(one[1] - other[1])
                if over_x <= 0 or over_y <= 0:
                    continue
                is_still = False
                axis, over = (0, over_x) if over_x < over_y else (1, over_y)
                way = 1 if one[axis] >= other[axis] else -1
                one[axis] += way * over / 2
                other[axis] -= way * over / 2
            over_x = BOX[0] / 2 + MIDDLE + _GAP / 2 - abs(one[0] - middle[0])
            over_y = BOX[1] / 2 + MIDDLE + _GAP / 2 - abs(one[1] - middle[1])
            if over_x > 0 and over_y > 0:
                is_still = False
                axis, over = (0, over_x) if over_x < over_y else (1, over_y)
                one[axis] += over if one[axis] >= middle[axis] else -over
            one[0] = min(width - BOX[0] / 2 - 2, max(BOX[0] / 2 + 2, one[0]))
            one[1] = min(height - BOX[1] / 2 - 2, max(BOX[1] / 2 + 2, one[1]))
        if is_still:
            return True
    return False


def around(middle: Point, reach: Point) -> list[Point]:
    """Points of a ring, from its right and clockwise, so that a quarter of them is at the bottom."""
    turns = (2 * pi * step / _STEPS for step in range(_STEPS))
    return [(middle[0] + reach[0] * cos(one), middle[1] + reach[1] * sin(one)) for one in turns]


def word_place(
    ring: Sequence[Point], ripples: Sequence[Point], room: Point, lines: Sequence[tuple[Point, Point]], half: Point
) -> Point:
    """The middle of a ring's word: at the bottom of the ring, or a little further round, where it covers nothing.

    ``ripples``: the middles of the boxes, and ``room`` how far off them it keeps; ``lines``: from where to where they
    run, and ``half`` how far off those. Where lines are everywhere it covers a line, and never a ripple if it can.
    """
    places = [ring[(_STEPS // 4 + side * step) % _STEPS] for step in range(_STEPS // 2) for side in (1, -1)]
    crossed = [point for start, end in lines for point in _along(start, end)]
    off_ripples = [place for place in places if _is_clear(place, ripples, room)]
    off_lines = (place for place in off_ripples if _is_clear(place, crossed, half))
    return next(off_lines, next(iter(off_ripples), places[0]))


def _along(start: Point, end: Point) -> list[Point]:
    """Points of a line, close enough that no word fits between two."""
    steps = max(1, round(hypot(end[0] - start[0], end[1] - start[1]) / 5))
    return [
        (start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps)
        for at in range(steps + 1)
    ]


def _is_clear(place: Point, taken: Sequence[Point], room: Point) -> bool:
    return all(abs(place[0] - x) > room[0] or abs(place[1] - y) > room[1] for x, y in taken)
