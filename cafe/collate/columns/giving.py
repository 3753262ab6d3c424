"""What the cafés of a picture give to a table of people, for the gate of a report to weigh. Pure, on columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from cafe.collate.columns.columns import FACES, Columns
from cafe.collate.columns.marks import Numbers
from cafe.collate.values import Filters


class Giving:
    """Of the cafés that ``filters`` let through, in the order of their members. Holds them as they are now."""

    def __init__(self, columns: Columns, filters: Filters) -> None:
        counted = columns.kept(filters) & columns.is_counted  # of others the headcounts have had their time
        self._order = order = columns.in_order_of_members[counted[columns.in_order_of_members]]
        self._answers, self._statements = columns.feedback, columns.statements
        self._is_of = {"council": columns.council, "topic": columns.topic, "month": columns.month}
        self._people, self.support_cards = columns.people[order], columns.support_cards[order]
        counts_first = columns.counts_first[order]
        self.first_timers = np.where(counts_first, columns.first_timers[order], 0)
        self.returners = np.where(counts_first, self._people, 0) - self.first_timers
        self.members: frozenset[str] = frozenset(columns.members[order].tolist())

    def people(self, by: str, lines: Sequence[Collection[str]], most: int) -> Numbers:
        """People by "council", "topic" or "month": a column for each line, the keys it adds up, no key in two.

        A row for as many groups of cafés as are told apart, ``most`` of them (``in_groups``).
        """
        ones = self._is_of[by]
        line_of = {key: at for at, line in enumerate(lines) for key in line}
        nowhere = len(lines)
        numbers = np.array([line_of.get(key, nowhere) for key in ones.values], np.int16)[ones.of[self._order]]
        given = (numbers < nowhere) & (self._people > 0)
        numbers, people = numbers[given], self._people[given]
        order = numbers.argsort(kind="stable")
        return _added(_turns(len(order), most) * nowhere + numbers[order], people[order], len(order), most, nowhere)

    def answers(self, statement: str, groups: Sequence[Sequence[str]]) -> list[Numbers]:
        """Answers to a statement, added up for each group of faces: a count for each café."""
        if statement not in self._statements:
            return [np.zeros(len(self._order), np.int64) for _group in groups]
        faces = self._answers[self._statements.index(statement)]
        return [faces[[FACES.index(face) for face in group]].sum(axis=0)[self._order] for group in groups]


def in_groups(lines: Sequence[Numbers], most: int) -> Numbers:
    """``lines``: what each gave to every line of a table. Taken together in ``most`` groups: a row for each of these.

    Those who gave most to the same line are told apart first: of a line with few of them nothing is lost. Who gave
    nothing at all is in no group.
    """
    first = np.zeros(len(lines[0]), np.int16)
    largest = lines[0]
    for at, counts in enumerate(lines[1:], start=1):
        first[counts > largest] = at
        largest = np.maximum(largest, counts)
    given = np.flatnonzero(largest > 0)
    order = given[first[given].argsort(kind="stable")]
    turns = _turns(len(order), most)
    places = [turns * len(lines) + at for at in range(len(lines))]
    counts = np.concatenate([counts[order] for counts in lines])
    return _added(np.concatenate(places), counts, len(order), most, len(lines))


def _turns(cafes: int, most: int) -> Numbers:
    """Which group each is in: one after another, and from the first again."""
    return np.arange(cafes) % most


def _added(places: Numbers, counts: Numbers, cafes: int, most: int, lines: int) -> Numbers:
    """Counts summed by place, a row for each group. Whole numbers of people stay exact far beyond those there are."""
    groups = min(most, cafes)
    return np.bincount(places, counts, minlength=groups * lines).astype(np.int64).reshape(groups, lines)
