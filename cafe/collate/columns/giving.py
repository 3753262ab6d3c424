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
        order = columns.in_order_of_members[counted[columns.in_order_of_members]]
        self._answers, self._statements = columns.feedback[order], columns.statements
        self._is_of = {
            "council": (columns.council.values, columns.council.of[order]),
            "topic": (columns.topic.values, columns.topic.of[order]),
            "month": (columns.month.values, columns.month.of[order]),
        }
        self._people, self.support_cards = columns.people[order], columns.support_cards[order]
        counts_first = columns.counts_first[order]
        self.first_timers = np.where(counts_first, columns.first_timers[order], 0)
        self.returners = np.where(counts_first, self._people, 0) - self.first_timers
        self.members: frozenset[str] = frozenset(columns.members[order].tolist())

    def people(self, by: str, lines: Sequence[Collection[str]]) -> Numbers:
        """People by "council", "topic" or "month": a row for each café, a column for each line, the keys it adds up."""
        keys, numbers = self._is_of[by]
        found = np.zeros((len(self._people), len(lines)), np.int64)
        for at, line in enumerate(lines):
            is_in = np.array([key in line for key in keys], bool)
            found[:, at] = np.where(is_in[numbers], self._people, 0)
        return found

    def answers(self, statement: str, groups: Sequence[Sequence[str]]) -> Numbers:
        """Answers to a statement: a row for each café, a column for each group of faces, added up."""
        found = np.zeros((len(self._people), len(groups)), np.int64)
        if statement in self._statements:
            answers = self._answers[:, self._statements.index(statement)]
            for at, group in enumerate(groups):
                for face in group:
                    found[:, at] += answers[:, FACES.index(face)]
        return found
