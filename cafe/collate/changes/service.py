"""Which changes a coordinator chose as the most significant, and why; and the picture of what came of the cafés.

Looking is free. The picture is made of the cafés as they may be shown: what waits for a second look has no words in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.came_of import CollatedRipples, came_of
from cafe.collate.intake.service import table_of
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.community.tables import ChangeChoiceRow

if TYPE_CHECKING:
    from cafe.collate.values import CafeFacts
    from cafe.store.database import Database

_CHOICE = table_of(ChangeChoiceRow)
MOST_WHY = 400


class RipplePicture:
    """``cafes``: a programme's cafés as they may be shown. Keeps the coordinator's choice."""

    def __init__(
        self, db: Database, clock: Clock, changes: Changes, cafes: Callable[[str], Iterable[CafeFacts]]
    ) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._cafes = cafes

    def collated(self, programme_id: str) -> CollatedRipples:
        """Everything of the cafés that count. The order in which they came never matters."""
        return came_of(self._cafes(programme_id), self.chosen(programme_id))

    def chosen(self, programme_id: str) -> dict[str, str]:
        """The cafés whose change was chosen, and why."""
        with self._db.read() as session:
            rows = session.execute(select(_CHOICE).where(_CHOICE.c.programme_id == programme_id))
            return {row.pack_id: row.why for row in rows}

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
