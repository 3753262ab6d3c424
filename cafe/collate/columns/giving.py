"""What the cafés of a picture give to a table of people, for the gate of a report to weigh. Pure, on columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cafe.collate.columns.columns import FACES, Columns
from cafe.collate.columns.marks import Numbers
from cafe.collate.values import CafeFacts, Filters


class Giving:
    """Of the cafés that ``filters`` let through, in the order of their members. Holds them as they are now."""

    def __init__(self, columns: Columns, filters: Filters) -> None:
        counted = columns.kept(filters) & columns.is_counted  # of others the headcounts have had their time
        order = columns.in_order_of_members[counted[columns.in_order_of_members]]
        self._order, self._all = order, list(columns.cafes)
        self._answers, self._statements = columns.feedback[order], columns.statements
        self.members: frozenset[str] = frozenset(columns.members[order].tolist())

    @property
    def cafes(self) -> tuple[CafeFacts, ...]:
        """The cafés themselves."""
        return tuple(self._all[at].facts for at in self._order.tolist())

    def answers(self, statement: str, groups: Sequence[Sequence[str]]) -> Numbers:
        """Answers to a statement: a row for each café, a column for each group of faces, added up."""
        found = np.zeros((len(self._order), len(groups)), np.int64)
        if statement in self._statements:
            answers = self._answers[:, self._statements.index(statement)]
            for at, group in enumerate(groups):
                for face in group:
                    found[:, at] += answers[:, FACES.index(face)]
        return found
