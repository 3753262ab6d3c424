"""Cafés as rows of numbers: what each is, and which things it carries. Pure, and of one table at a time.

Part of collating. A hundred thousand numbers are counted in a thousandth of a second where as many words and sets take
a tenth. The words themselves stand once in each list; a number stands for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Kept = NDArray[np.bool_]
"""For each café, whether it is in the picture."""

T = TypeVar("T", bound=Hashable)


class Ones(Generic[T]):
    """What each café is one of: its month, its area, who sent it. ``values`` in the order in which they were met."""

    def __init__(self, values: Sequence[T]) -> None:
        self._number: dict[T, int] = {}
        self.of = np.fromiter((self._numbered(value) for value in values), np.int64, len(values))
        self.values = list(self._number)

    def _numbered(self, value: T) -> int:
        return self._number.setdefault(value, len(self._number))

    def met_in(self, cafes: Numbers) -> int:
        """How many different values these cafés have."""
        return int(np.count_nonzero(np.bincount(self.of[cafes])))

    def are(self, let: Callable[[T], bool]) -> Kept:
        """The cafés whose value ``let`` lets through; each value is asked about once."""
        through = np.fromiter((let(value) for value in self._number), bool, len(self._number))
        return through[self.of]


class Marks(Generic[T]):
    """Which cafés carry which things. A thing that a café carries several times is there as often."""

    def __init__(self, carried: Iterable[Iterable[T]]) -> None:
        self._number: dict[T, int] = {}
        self.things: list[T] = []
        cafes: list[int] = []
        numbers: list[int] = []
        for at, things in enumerate(carried):
            for thing in things:
                numbers.append(self._numbered(thing))
                cafes.append(at)
        self.number = np.array(numbers, np.int64)
        self.cafe = np.array(cafes, np.int64)

    def _numbered(self, thing: T) -> int:
        number = self._number.setdefault(thing, len(self.things))
        if number == len(self.things):
            self.things.append(thing)
        return number

    def put(self, at: int, things: Iterable[T]) -> None:
        """Another list of things for one café."""
        others = self.cafe != at
        numbers = [self._numbered(thing) for thing in things]
        self.number = np.concatenate([self.number[others], np.array(numbers, np.int64)])
        self.cafe = np.concatenate([self.cafe[others], np.full(len(numbers), at, np.int64)])

    def carried(self, things: Collection[T], cafes: int) -> Kept:
        """For each of ``cafes``, whether it carries one of ``things``."""
        numbers = [self._number[thing] for thing in things if thing in self._number]
        found = np.zeros(cafes, bool)
        found[self.cafe[np.isin(self.number, numbers)]] = True
        return found

    def counts(self, kept: Kept) -> Numbers:
        """How often each thing is carried by the cafés in the picture, by its number."""
        return np.bincount(self.number[kept[self.cafe]], minlength=len(self.things))

    def met(self, kept: Kept) -> dict[T, int]:
        """The same by the thing itself; what no café in the picture carries is left out. For lists of a few."""
        counts = self.counts(kept)
        return {self.things[at]: int(counts[at]) for at in np.flatnonzero(counts)}


class Grouped(Marks[tuple[Any, str]]):
    """Things of two parts, a group and words in it: one group's words are found, and ranked, without the others'."""

    _known = -1

    def _arrange(self) -> None:
        """Every thing in the order of its words, and where each group's begin and end: again once there are more."""
        if self._known != len(self.things):
            self._known = len(self.things)
            groups: dict[Any, list[int]] = {}
            for number, (group, _words) in enumerate(self.things):
                groups.setdefault(group, []).append(number)
            self._of = {
                group: np.array(sorted(numbers, key=lambda number: self.things[number][1]), np.int64)
                for group, numbers in groups.items()
            }

    @property
    def groups(self) -> Iterator[Any]:
        self._arrange()
        return iter(self._of)

    def ranked(self, counts: Numbers, group: Any, most: int = 0) -> list[tuple[str, int]]:
        """The words of a group with their counts, the most first, then by the alphabet; ``most`` of them, 0 for all."""
        self._arrange()
        numbers = self._of.get(group)
        if numbers is None:
            return []
        there = counts[numbers]
        first = np.argsort(-there, kind="stable")[: most or None]
        first = first[there[first] > 0]
        return [
            (self.things[number][1], count)
            for number, count in zip(numbers[first].tolist(), there[first].tolist(), strict=True)
        ]

    def commonest(self, counts: Numbers, group: Any) -> str:
        """The word of a group that is carried most; of several the first of the alphabet."""
        self._arrange()
        numbers = self._of[group]
        at = int(numbers[0] if len(numbers) == 1 else numbers[np.argmax(counts[numbers])])
        _group, words = self.things[at]
        return words

    def sums(self, counts: Numbers) -> dict[Any, int]:
        """How often anything of each group is carried; groups of which nothing is are left out."""
        self._arrange()
        found = ((group, int(counts[numbers].sum())) for group, numbers in self._of.items())
        return {group: count for group, count in found if count}
