"""Whether two packs are one café, as somebody decided, in rows. Part of collating; one method is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cafe.collate.answers.service import count_for_twins
from cafe.collate.intake.service import table_of
from cafe.collate.searching.service import index_again
from cafe.collate.twice.rules import Pair, Twin, pair_of, twins
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.model.themes.tables import SameCafeRow

if TYPE_CHECKING:
    from cafe.collate.looking.service import CafesHere, SecondLook
    from cafe.store.database import Database, DbSession

SAME = table_of(SameCafeRow)


class SameCafe:
    """Long-lived. ``looking`` holds the cafés that are counted."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, looking: SecondLook) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._looking = looking
        self._found: tuple[CafesHere, int, tuple[Twin, ...]] | None = None  # and of which cafés, until they change

    def twins(self, programme_id: str) -> tuple[Twin, ...]:
        """Pairs that may be one café, and those that somebody decided about."""
        here = self._looking.here(programme_id)
        kept = self._found
        if kept is None or kept[0] is not here or kept[1] != len(here.changed):
            with self._db.read() as session:
                known = decided(session, programme_id)
            self._found = kept = here, len(here.changed), twins([one.facts for one in here.shown], known)
        return kept[2]

    def decide(self, programme_id: str, pair: Pair, is_same: bool | None) -> None:
        """They are one café and count once; they are two; or (None) it is open again.

        What its speaker took back from one is then out of the other too, for good.
        """
        first, second = pair_of(*pair)
        with self._db.write() as session:
            where = (SAME.c.programme_id == programme_id, SAME.c.first == first, SAME.c.second == second)
            session.execute(delete(SAME).where(*where))
            if is_same is not None:
                session.add(
                    SameCafeRow(
                        programme_id=programme_id, first=first, second=second, is_same=is_same, at=self._clock.now()
                    )
                )
                session.flush()
            has_deleted = bool(is_same) and count_for_twins(session, programme_id, self._clock.now())
            if has_deleted:
                index_again(session)
        if has_deleted:
            self._looking.forget_words(programme_id)
            self._db.tidy()
        self._looking.forget(programme_id)
        self._changes.announce({Kind.PROGRAMME})


def decided(session: DbSession, programme_id: str) -> dict[Pair, bool]:
    """What was decided about each pair."""
    rows = session.execute(select(SAME).where(SAME.c.programme_id == programme_id))
    return {(row.first, row.second): row.is_same for row in rows}
