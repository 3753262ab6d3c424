"""Which of a café's revisions counts, and which batch took the place of each of the others. Pure.

A revision is *in the row* where it counts, or counted until another took its place: that one is marked, and undoing
the batch it came in brings the one before back. One that lost a choice stands *beside* the row, and is not marked.
Of a café that is here exactly one counts, whatever came in, was chosen and was taken out again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Revision:
    """One row of a café. ``superseded_by``: the batch that took its place; empty where it counts or stands beside."""

    id: int
    revision: int
    sender: str
    frame_hash: str
    import_id: str
    is_current: bool
    superseded_by: str

    @property
    def place(self) -> tuple[int, int]:
        return self.revision, self.id

    @property
    def is_in_the_row(self) -> bool:
        return self.is_current or bool(self.superseded_by)


Marked = tuple[bool, str]
"""Whether it counts, and the batch that took its place."""


def in_turn(revisions: Sequence[Revision], late: Collection[str] = frozenset()) -> dict[int, Marked]:
    """The marks that change, by row, so that the last of the row counts.

    ``late``: frame hashes that came after their own correction. They take their place in the row where the same sender
    made them and nothing of that revision stands in it; else they stay beside it, as what lost a choice does. Where
    nothing is left in the row, the last of those beside it counts: a café that is here is never left out.
    """
    every = sorted(revisions, key=lambda one: one.place)
    row = [one for one in every if one.is_in_the_row] or every[-1:]
    known, senders = {one.revision for one in row}, {one.sender for one in row}
    for one in every:
        if one.frame_hash in late and one.sender in senders and one.revision not in known:
            row.append(one)
            known.add(one.revision)
    # what counts is the last of the row, also where somebody chose it before another hand's later number
    return _changed(every, sorted(row, key=lambda one: (one.is_current, one.place)))


def chosen(revisions: Sequence[Revision], frame_hash: str) -> dict[int, Marked]:
    """The marks that change, so that this one counts: those before it stay in the row, all others stand beside it.

    Nothing changes where it counts already, or is not here.
    """
    every = sorted(revisions, key=lambda one: one.place)
    found = next((one for one in every if one.frame_hash == frame_hash), None)
    if found is None or found.is_current:
        return {}
    return _changed(every, [*(one for one in every if one.is_in_the_row and one.place < found.place), found])


def as_nobody_chose(revisions: Sequence[Revision]) -> dict[int, Marked]:
    """The marks that change, so that the last counts again. Two hands, or two edits of a number, stay as they are."""
    every = sorted(revisions, key=lambda one: one.place)
    numbers = Counter(one.revision for one in every)
    if len({one.sender for one in every}) > 1 or any(times > 1 for times in numbers.values()):
        return {}
    return _changed(every, every)


def _changed(every: Sequence[Revision], in_order: Sequence[Revision]) -> dict[int, Marked]:
    marks: dict[int, Marked] = {one.id: (False, "") for one in every}
    for one, after in zip(in_order, (*in_order, None)[1:], strict=True):
        marks[one.id] = (after is None, after.import_id if after is not None else "")
    return {one.id: marks[one.id] for one in every if marks[one.id] != (one.is_current, one.superseded_by)}
