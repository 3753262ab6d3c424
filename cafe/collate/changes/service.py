"""What came of many groups' meeting: ripples counted by who and by ring, and the changes that cafés noticed.

Looking is free. Cafés are counted, never people (privacy decision 0.6). A coordinator chooses which changes are the
most significant, and says why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.intake.service import CHANGE, PACK, RIPPLE, table_of
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.community.tables import ChangeChoiceRow

if TYPE_CHECKING:
    from cafe.store.database import Database

_CHOICE = table_of(ChangeChoiceRow)
MOST_WHY = 400


@dataclass(frozen=True, slots=True)
class RippleCount:
    """Ripples of one kind: all, those that happened, and in how many cafés."""

    touched: str
    ring: int
    ripples: int
    happened: int
    cafes: int


@dataclass(frozen=True, slots=True)
class CameRippleLine:
    """One ripple in the list of all, the most voted first."""

    text: str
    touched: str
    ring: int
    happened: bool
    is_wanted: bool
    votes: int
    topic: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The change that one café noticed. ``why`` is set where it was chosen as one of the most significant."""

    pack_id: str
    change: str
    next_steps: str
    topic: str
    month: str
    is_chosen: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class CollatedRipples:
    """The whole picture. ``counts`` holds only kinds that there are."""

    cafes: int
    counts: tuple[RippleCount, ...]
    ripples: tuple[CameRippleLine, ...]
    unwanted: int
    changes: tuple[ChangeLine, ...]

    def by_touched(self, touched: str) -> tuple[RippleCount, ...]:
        return tuple(one for one in self.counts if one.touched == touched)


class RipplePicture:
    """Reads what packs brought; keeps the coordinator's choice."""

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes

    def collated(self, programme_id: str) -> CollatedRipples:
        """Everything of the packs that count. The order in which they came never matters."""
        current = select(PACK.c.id).where(PACK.c.programme_id == programme_id, PACK.c.is_current)
        with self._db.read() as session:
            rows = session.execute(
                select(RIPPLE, PACK.c.topic_title, PACK.c.pack_id)
                .join(PACK, PACK.c.id == RIPPLE.c.pack)
                .where(RIPPLE.c.pack.in_(current))
            ).all()
            said = session.execute(
                select(CHANGE, PACK.c.topic_title, PACK.c.month, PACK.c.pack_id)
                .join(PACK, PACK.c.id == CHANGE.c.pack)
                .where(CHANGE.c.pack.in_(current))
            ).all()
            chosen = {
                row.pack_id: row.why
                for row in session.execute(select(_CHOICE).where(_CHOICE.c.programme_id == programme_id))
            }
        ripples, happened = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
        cafes: dict[tuple[str, int], set[str]] = {}
        for row in rows:
            kind = (row.touched, row.ring)
            ripples[kind] += 1
            happened[kind] += row.happened
            cafes.setdefault(kind, set()).add(row.pack_id)
        lines = [
            CameRippleLine(row.text, row.touched, row.ring, row.happened, row.is_wanted, row.votes, row.topic_title)
            for row in rows
        ]
        changes = [
            ChangeLine(
                row.pack_id, row.change, row.next_steps, row.topic_title, row.month,
                row.pack_id in chosen, chosen.get(row.pack_id, ""),
            )
            for row in said
        ]  # fmt: skip
        everybody = {row.pack_id for row in rows} | {row.pack_id for row in said}
        return CollatedRipples(
            cafes=len(everybody),
            counts=tuple(
                RippleCount(touched, ring, count, happened[touched, ring], len(cafes[touched, ring]))
                for (touched, ring), count in sorted(ripples.items())
            ),
            ripples=tuple(sorted(lines, key=lambda one: (-one.votes, one.text.casefold(), one.topic))),
            unwanted=sum(not one.is_wanted for one in lines),
            changes=tuple(sorted(changes, key=lambda one: (not one.is_chosen, one.month, one.pack_id))),
        )

    def choose(self, programme_id: str, pack_id: str, why: str) -> None:
        """This change is one of the most significant, for this reason."""
        self._put(programme_id, pack_id, clipped(plain_text(why), MOST_WHY))

    def let_go(self, programme_id: str, pack_id: str) -> None:
        """It is one of many again."""
        with self._db.write() as session:
            row = session.get(ChangeChoiceRow, (programme_id, pack_id))
            if row is not None:
                session.delete(row)
        self._changes.announce({Kind.PROGRAMME})

    def _put(self, programme_id: str, pack_id: str, why: str) -> None:
        with self._db.write() as session:
            row = session.get(ChangeChoiceRow, (programme_id, pack_id)) or ChangeChoiceRow(
                programme_id=programme_id, pack_id=pack_id, at=self._clock.now()
            )
            row.why, row.at = why, self._clock.now()
            session.add(row)
        self._changes.announce({Kind.PROGRAMME})
