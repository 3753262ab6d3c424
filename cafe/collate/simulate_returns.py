"""Fictional period returns, for the demo and practice: what some hosts' slips came to over one quarter.

They belong to fictional cafés: of the hosts, boards and quarters of simulated packs, and never of more people than
came. The same seed gives the same figures. They go through the rules of a real return.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from cafe.collate.simulate import FictionalPack
from cafe.content import areas, forms
from cafe.model.values import Tally
from cafe.packs.returns.file import PeriodReturn, frame_of, of_pool
from cafe.packs.returns.pooling import CafeTallies, pool, quarter_holding
from cafe.packs.seal import SigningKey

_LIKELY = {
    "age": (1, 3, 5, 8, 14, 11, 7, 3, 2),
    "ethnic-group": (36, 9, 3, 2, 3, 2, 1),
    "condition": (9, 12, 1),
    "condition-limits": (3, 5, 2, 1),
    "carer": (7, 14, 1),
}
"""How likely each answer of the light slip is, in the order of the slip."""
_ANSWERS = 0.9


@dataclass(frozen=True, slots=True)
class FictionalReturn:
    """A return and the key that signs it. ``frame`` is what is sealed."""

    name: str
    found: PeriodReturn
    frame: bytes
    key: SigningKey


@dataclass(frozen=True, slots=True)
class FictionalSlips:
    """A café whose slips are made up: its host's key, and its headcount. ``board`` is empty where it has none."""

    cafe_id: str
    key: SigningKey
    quarter: str
    board: str
    people: int


def slips_of(one: FictionalPack) -> FictionalSlips:
    """What a simulated pack says of its café, as far as slips go."""
    cafe, board = one.pack.cafe, areas.load().board_of(one.pack.cafe.council)
    return FictionalSlips(
        one.pack.pack_id, one.key, quarter_holding(cafe.month), board.id if board else "", one.pack.people.people or 0
    )


def returns(
    cafes: Iterable[FictionalSlips], seed: int, programme: str, quarter: str, most: int
) -> Iterator[FictionalReturn]:
    """The returns of ``quarter``: one for each host and board, ``most`` at most, those of the most cafés first.

    ``cafes``: later revisions of a café take the place of earlier ones. ``programme``: the age recipient they are
    meant for.
    """
    newest = {cafe.cafe_id: cafe for cafe in cafes}
    by: dict[tuple[str, str], list[FictionalSlips]] = {}
    for cafe in newest.values():
        if cafe.quarter == quarter and cafe.people:
            by.setdefault((cafe.key.public, cafe.board), []).append(cafe)
    ranked = sorted(by.items(), key=lambda one: (-len(one[1]), one[0]))[:most]
    for at, ((_host, board), some) in enumerate(ranked, start=1):
        filled = [_filled(cafe, Random(f"slips {seed} {cafe.cafe_id}")) for cafe in some]
        key = some[0].key
        found = of_pool(pool(filled, quarter, board), 1, programme, key.public)
        yield FictionalReturn(f"return-{quarter}-{at}.cafereturn", found, frame_of(found), key)


def _filled(cafe: FictionalSlips, chance: Random) -> CafeTallies:
    tallies: list[Tally] = []
    yes = 0
    for question in forms.equality().profile(forms.LIGHT):
        of = yes if question.after else cafe.people
        answered = sum(chance.random() < _ANSWERS for _one in range(of))
        ids = [category.id for category in question.categories]
        counts = Counter(chance.choices(ids, _LIKELY[question.id], k=answered))
        yes = counts["yes"] if question.id == "condition" else yes
        tallies += [Tally(question.id, one, count) for one, count in counts.items()]
    return CafeTallies(cafe.cafe_id, cafe.quarter, cafe.board, cafe.people, tuple(tallies))
