"""The cafés that came in, looked at: the picture of them, the list of packs, and what stands behind a number.

Part of collating; called by ``collate/service.py``. Looking is free. Every picture is counted in columns
(``columns/``), which stay in memory beside the cafés until something comes in or is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.answers.service import since_last_report, withdrawn
from cafe.collate.behind import Behind, cafes_behind
from cafe.collate.changes.service import RipplePicture
from cafe.collate.intake.service import CHOICE, IMPORT, PACK, aside, parts
from cafe.collate.keys import service as keys
from cafe.collate.lines import PackLine, pack_line
from cafe.collate.merge import MOST_SENTENCES, NO_FILTERS
from cafe.collate.values import Aside, CafeFacts, Collation, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cafe.collate.columns.columns import Columns
    from cafe.collate.columns.giving import Giving
    from cafe.collate.digest import Digest
    from cafe.collate.looking.service import SecondLook
    from cafe.store.database import Database


class Pictures:
    """Long-lived. ``second_look`` holds the cafés that are counted, ``ripples`` the changes that were chosen."""

    def __init__(self, db: Database, second_look: SecondLook, ripples: RipplePicture) -> None:
        self._db = db
        self._looks = second_look
        self._ripples = ripples

    def collation(
        self, programme_id: str, filters: Filters = NO_FILTERS, most: int = MOST_SENTENCES, beside: Aside | None = None
    ) -> Collation:
        """Many cafés as one picture. ``most``: how many sentences a list may hold, 0 for all.

        ``beside``: what is in no picture, where it was reckoned already; filters do not change it.
        """
        from cafe.collate.columns.picture import picture

        with self._db.read() as session:
            threshold = keys.ours(session, programme_id).threshold
            if beside is None:
                taken_back, had_report = since_last_report(session, programme_id)
                beside = replace(aside(session, programme_id), taken_back=taken_back, had_report=had_report)
            chosen = session.execute(
                select(CHOICE.c.entry_id).where(CHOICE.c.programme_id == programme_id, CHOICE.c.is_chosen)
            )
            picked = frozenset(chosen.scalars())
        return picture(
            self._looks.columns(programme_id),
            filters,
            chosen=picked,
            significant=self._ripples.chosen(programme_id),
            aside=replace(beside, waiting=self._looks.held(programme_id)),
            threshold=threshold,
            most=most,
            book=self._looks.book(programme_id),
        )

    def cafes(self, programme_id: str, filters: Filters = NO_FILTERS) -> tuple[CafeFacts, ...]:
        """Whole cafés, each in the revision that counts, in the order of their ids."""
        found = (cafe.facts for cafe in self._newest_first(programme_id, filters))
        return tuple(sorted(found, key=lambda cafe: cafe.pack_id))

    def giving(self, programme_id: str, filters: Filters = NO_FILTERS) -> Giving:
        """What each of those cafés gives to the tables of people: what the gate weighs."""
        from cafe.collate.columns.giving import Giving

        return Giving(self._looks.columns(programme_id), filters)

    def behind(self, programme_id: str, asked: Behind, filters: Filters = NO_FILTERS) -> tuple[CafeFacts, ...]:
        """The cafés that a number of the picture counts, the newest month first."""
        return cafes_behind(asked, self._newest_first(programme_id, filters))

    def packs(self, programme_id: str, filters: Filters = NO_FILTERS, most: int = 0) -> tuple[PackLine, ...]:
        """The cafés that count, the newest month first. ``most``: only the first of them, 0 for all."""
        cafes = [cafe.facts for cafe in islice(self._newest_first(programme_id, filters), most or None)]
        with self._db.read() as session:
            batches = session.execute(
                select(IMPORT.c.id)
                .where(IMPORT.c.programme_id == programme_id, IMPORT.c.undone_at.is_(None))
                .order_by(IMPORT.c.at.desc())
                .limit(2)
            ).scalars()
            newest, *before = [*batches, ""]
            came: dict[str, str] = {}
            for some in parts([cafe.pack_id for cafe in cafes]) if any(before) else ():
                rows = select(PACK.c.pack_id, PACK.c.import_id).where(
                    PACK.c.programme_id == programme_id, PACK.c.is_current, PACK.c.pack_id.in_(some)
                )
                came |= dict(session.execute(rows).all())
            gone = {(sender, pack) for sender, pack, _entry in withdrawn(session, programme_id)}
        return tuple(
            pack_line(
                cafe,
                is_new=came.get(cafe.pack_id) == newest,
                was_taken_back=(cafe.sender, cafe.pack_id) in gone,
            )
            for cafe in cafes
        )

    def _newest_first(self, programme_id: str, filters: Filters) -> Iterator[Digest]:
        columns = self._looks.columns(programme_id)
        cafes: Sequence[Digest] = columns.cafes
        return (cafes[at] for at in _there(columns, filters))


def _there(columns: Columns, filters: Filters) -> list[int]:
    """The places of the cafés in a picture, the newest month first."""
    kept = columns.kept(filters)
    found: list[int] = columns.newest_first[kept[columns.newest_first]].tolist()
    return found
