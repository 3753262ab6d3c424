"""How long things are kept, and when each café's words go. Pure: no database, no clock of its own.

Working notes and drafts go ninety days after the programme's receipt; where there is none, after the day the host
said that she sent it. Sentences and headcounts stay as long as the programme says in its file; where it does not say,
as long as was chosen on this laptop.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

NOTES_DAYS = (0, 30, 90)  # 0: as soon as it is sent
USUAL_NOTES_DAYS = 90
MONTHS = (0, 12, 24, 72)  # 0: until the programme says
SHELF = timedelta(days=30)
"""How long what was removed by hand can be brought back."""
FAIR_WARNING = timedelta(days=30)
"""Nothing goes sooner than this after the file of a programme that asks for it was added."""


@dataclass(frozen=True, slots=True)
class Periods:
    """What was chosen on this laptop: days for notes, months for sentences and for headcounts; 0 as above."""

    notes_days: int = USUAL_NOTES_DAYS
    entries_months: int = 0
    heads_months: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a programme's file asks for: months for sentences and headcounts, 0 where it does not say; since when."""

    entries_months: int
    heads_months: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A café as far as keeping goes. ``is_settled``: sent as it stands, with nothing changed since."""

    cafe_id: str
    code: str
    title: str
    is_settled: bool
    sent_at: datetime | None
    received_at: datetime | None
    notes: int
    entries: int
    heads: int  # rows of headcounts and tallies

    told: Told | None = None  # by the programme that it was sent to

    @property
    def begins(self) -> datetime | None:
        """When its time begins to run: the receipt, or the sending where no receipt came."""
        return self.received_at or self.sent_at if self.is_settled else None


@dataclass(frozen=True, slots=True)
class Due:
    """What of a café goes, and when."""

    held: Held
    kind: str  # "notes", "entries" or "heads"
    at: datetime
    count: int

    def days(self, now: datetime) -> int:
        """Whole days that are left, 0 from the day itself on."""
        return days_left(self.at, now)


def days_left(at: datetime, now: datetime) -> int:
    """Whole days until ``at``, 0 from the day itself on."""
    return max(0, -((now - at) // timedelta(days=1)))


def dues(cafes: Iterable[Held], periods: Periods) -> tuple[Due, ...]:
    """Everything that has a day to go, the nearest first. A café with changes that were not sent waits."""
    found = []
    for held in cafes:
        begins = held.begins
        if begins is None:
            continue
        if held.notes:
            found.append(Due(held, "notes", begins + timedelta(days=periods.notes_days), held.notes))
        told = held.told
        for kind, count, ours, theirs in (
            ("entries", held.entries, periods.entries_months, told.entries_months if told else 0),
            ("heads", held.heads, periods.heads_months, told.heads_months if told else 0),
        ):
            if count and (theirs or ours):
                at = begins + in_months(theirs or ours)
                at = max(at, told.since + FAIR_WARNING) if told and theirs else at
                found.append(Due(held, kind, at, count))
    return tuple(sorted(found, key=lambda due: (due.at, due.held.code, due.kind)))


def in_months(number: int) -> timedelta:
    """So many months, a twelfth of a year each."""
    return timedelta(days=round(number * 365.25 / 12))
