"""Fictional period returns, for the demo and practice: what some hosts' slips came to over one quarter.

The same seed gives the same figures. They go through the rules of a real return, and their keys are those of
fictional packs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from cafe.content import areas, forms
from cafe.model.values import Tally
from cafe.packs.returns.file import PeriodReturn, frame_of, of_pool
from cafe.packs.returns.pooling import CafeTallies, pool
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


def returns(keys: Sequence[SigningKey], seed: int, programme: str, quarter: str) -> Iterator[FictionalReturn]:
    """One return for each host of ``keys``. ``programme``: the age recipient they are meant for."""
    chance = Random(f"returns {seed}")
    boards = [board.id for board in areas.load().boards]
    for at, key in enumerate(keys):
        board = chance.choice(boards)
        cafes = [_cafe(f"{at} {number}", quarter, board, chance) for number in range(chance.randint(3, 6))]
        found = of_pool(pool(cafes, quarter, board), 1, programme, key.public)
        yield FictionalReturn(f"return-{quarter}-{at + 1}.cafereturn", found, frame_of(found), key)


def _cafe(name: str, quarter: str, board: str, chance: Random) -> CafeTallies:
    people = chance.randint(6, 13)
    tallies: list[Tally] = []
    yes = 0
    for question in forms.equality().profile(forms.LIGHT):
        of = yes if question.after else people
        answered = sum(chance.random() < _ANSWERS for _one in range(of))
        ids = [category.id for category in question.categories]
        counts = Counter(chance.choices(ids, _LIKELY[question.id], k=answered))
        yes = counts["yes"] if question.id == "condition" else yes
        tallies += [Tally(question.id, one, count) for one, count in counts.items()]
    return CafeTallies(name, quarter, board, people, tuple(tallies))
