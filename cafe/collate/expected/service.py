"""The cafés that a programme waits for, as rows. Part of collating; one method is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from cafe.collate.expecting import MOST_NOTE, Expected, Waiting, waiting
from cafe.collate.intake.service import PACK, table_of
from cafe.core.changes import Changes, Kind
from cafe.core.plain import plain_text
from cafe.model.tables import ExpectedRow
from cafe.model.values import new_id

if TYPE_CHECKING:
    from cafe.store.database import Database

_EXPECTED = table_of(ExpectedRow)


class ExpectedCafes:
    """Long-lived; shared by page and command."""

    def __init__(self, db: Database, changes: Changes) -> None:
        self._db = db
        self._changes = changes

    def waiting(self, programme_id: str) -> Waiting:
        """What is expected beside what came in."""
        with self._db.read() as session:
            rows = session.execute(select(_EXPECTED).where(_EXPECTED.c.programme_id == programme_id))
            expected = [Expected(row.id, row.month, row.council, row.note, row.is_called_off) for row in rows]
            if not expected:
                return waiting((), ())
            came = session.execute(
                select(PACK.c.month, PACK.c.council, func.count())
                .where(PACK.c.programme_id == programme_id, PACK.c.is_current)
                .group_by(PACK.c.month, PACK.c.council)
            )
            return waiting(expected, {(month, council): count for month, council, count in came})

    def expect(self, programme_id: str, rows: Iterable[tuple[str, str, str]]) -> int:
        """Wait for these: month, council, a word of one's own. Answers how many."""
        made = [
            {
                "id": new_id(),
                "programme_id": programme_id,
                "month": month,
                "council": council,
                "note": plain_text(note)[:MOST_NOTE],
                "is_called_off": False,
            }
            for month, council, note in rows
        ]
        if made:
            with self._db.write() as session:
                session.execute(insert(_EXPECTED), made)
            self._changes.announce({Kind.PROGRAMME})
        return len(made)

    def call_off(self, expected_id: str, *, is_off: bool = True) -> None:
        """It will not be held, or it will after all."""
        with self._db.write() as session:
            session.execute(update(_EXPECTED).where(_EXPECTED.c.id == expected_id).values(is_called_off=is_off))
        self._changes.announce({Kind.PROGRAMME})

    def forget(self, ids: Iterable[str]) -> None:
        """Take rows off the list: it was never meant."""
        with self._db.write() as session:
            session.execute(delete(_EXPECTED).where(_EXPECTED.c.id.in_(tuple(ids))))
        self._changes.announce({Kind.PROGRAMME})
