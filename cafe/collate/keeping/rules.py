"""When what came in goes from a programme's own laptop. Pure: no database, no clock of its own.

The months in the programme's signed file bind the programme too (privacy decision 0.13): what it tells those who came.
They run from the day that a café first came in; a correction begins nothing anew. Nothing goes sooner than thirty days
after the months were chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cafe.core.clock import local
from cafe.store.periods import FAIR_WARNING, Told, in_months

ENTRIES, HEADS = "entries", "heads"


@dataclass(frozen=True, slots=True)
class Came:
    """A café, or a return of one quarter, as far as keeping goes. ``first_at``: when it first came in."""

    id: str
    first_at: datetime
    has_entries: bool
    has_heads: bool


@dataclass(frozen=True, slots=True)
class CameDue:
    """What goes on one day: of how many, and whose."""

    kind: str
    at: datetime
    ids: tuple[str, ...]


def dues_here(came: Iterable[Came], told: Told) -> tuple[CameDue, ...]:
    """Everything that has a day to go, a line for each day and kind, the nearest first."""
    soonest = told.since + FAIR_WARNING
    found: dict[tuple[str, str], list[tuple[datetime, str]]] = defaultdict(list)
    for one in came:
        for kind, has, months in (
            (ENTRIES, one.has_entries, told.entries_months),
            (HEADS, one.has_heads, told.heads_months),
        ):
            if has and months:
                at = max(one.first_at + in_months(months), soonest)
                found[kind, local(at).date().isoformat()].append((at, one.id))
    dues = (
        CameDue(kind, max(at for at, _id in some), tuple(sorted(one for _at, one in some)))
        for (kind, _day), some in found.items()
    )
    return tuple(sorted(dues, key=lambda due: (due.at, due.kind)))
