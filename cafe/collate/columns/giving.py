"""What the cafés of a picture give to a table of people, for the gate of a report to weigh. Pure, on columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.marks import Numbers
from cafe.collate.values import CafeFacts, Filters


class Giving:
    """Of the cafés that ``filters`` let through, in the order of their members. Holds them as they are now."""

    def __init__(self, columns: Columns, filters: Filters) -> None:
        kept = columns.kept(filters)
        self._columns, self._kept = columns, kept
        self._order = columns.in_order_of_members[kept[columns.in_order_of_members]]
        self.members: frozenset[str] = frozenset(columns.members[self._order].tolist())

    @property
    def cafes(self) -> tuple[CafeFacts, ...]:
        """The cafés themselves."""
        return tuple(self._columns.cafes[at].facts for at in self._order.tolist())

    def answers(self, statement: str, groups: Sequence[Sequence[str]]) -> Numbers:
        """Answers to a statement: a row for each café, a column for each group of faces, added up."""
        found = self._columns.given(statement, groups, self._kept)
        return np.asarray(found, np.int64)
