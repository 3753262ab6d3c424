"""The cafés that came in, looked at: the picture of them, the list of packs, and what stands behind a number.

Part of collating; called by ``collate/service.py``. Looking is free. Every picture is counted in columns
(``columns/``), which stay in memory beside the cafés until something comes in or is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.answers.service import since_last_report, withdrawn
from cafe.collate.behind import Behind
from cafe.collate.changes.service import RipplePicture
from cafe.collate.intake.service import CHOICE, IMPORT, PACK, missing_numbers, pack_count, parts, refused_lately
from cafe.collate.keys import service as keys
from cafe.collate.lines import PackLine, pack_line
from cafe.collate.merge import MOST_SENTENCES, NO_FILTERS
from cafe.collate.values import Aside, CafeFacts, Collation, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cafe.collate.columns.columns import Columns
    from cafe.collate.columns.giving import Giving
    from cafe.collate.digest import Digest
    from cafe.collate.looking.service import CafesHere, SecondLook
    from cafe.content.codebook import Codebook
    from cafe.store.database import Database, DbSession


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a picture without filters is made of: where none of it changed, the last one says the same."""

    columns: Columns
    settled: int
    chosen: frozenset[str]
    significant: Mapping[str, str]
    aside: Aside
    threshold: int
    book: Codebook


class Pictures:
    """Long-lived. ``second_look`` holds the cafés that are counted, ``ripples`` the changes that were chosen."""

    def __init__(self, db: Database, second_look: SecondLook, ripples: RipplePicture) -> None:
        self._db = db
        self._looks = second_look
        self._ripples = ripples
        self._whole: dict[int, tuple[_Asked, Collation]] = {}  # the picture without filters, by how long its lists are
        self._missing: tuple[CafesHere, int, int] | None = None  # beside which cafés, of how many packs, how many

    def collation(
        self, programme_id: str, filters: Filters = NO_FILTERS, most: int = MOST_SENTENCES, beside: Aside | None = None
    ) -> Collation:
        """Many cafés as one picture. ``most``: how many sentences a list may hold, 0 for all.

        ``beside``: what is in no picture, where it was reckoned already; filters do not change it.
        """
        from cafe.collate.columns.picture import picture

        with self._db.read() as session:
            threshold = keys.ours(session, programme_id).threshold
            beside = beside or self._beside(session, programme_id)
            chosen = session.execute(
                select(CHOICE.c.entry_id).where(CHOICE.c.programme_id == programme_id, CHOICE.c.is_chosen)
            )
            picked = frozenset(chosen.scalars())
        columns = self._looks.columns(programme_id)
        asked = _Asked(
            columns,
            columns.settled,
            chosen=picked,
            significant=self._ripples.chosen(programme_id),
            aside=replace(beside, waiting=self._looks.held(programme_id)),
            threshold=threshold,
            book=self._looks.book(programme_id),
        )
        self._whole = {many: one for many, one in self._whole.items() if one[0].columns is columns}
        kept = self._whole.get(most)
        if filters.is_empty and kept is not None and kept[0] == asked:
            return kept[1]
        found = picture(
            columns,
            filters,
            chosen=asked.chosen,
            significant=asked.significant,
            aside=asked.aside,
            threshold=threshold,
            most=most,
            book=asked.book,
        )
        if filters.is_empty:
            self._whole[most] = asked, found
        return found

    def _beside(self, session: DbSession, programme_id: str) -> Aside:
        """What is in no picture. Numbers that are missing are looked for again where something came in or went out.

        An older revision may come in beside the cafés that count: it is one pack more, and they are the same.
        """
        of = self._looks.here(programme_id), pack_count(session, programme_id)
        if self._missing is None or self._missing[0] is not of[0] or self._missing[1] != of[1]:
            self._missing = *of, missing_numbers(session, programme_id)
        taken_back, had_report = since_last_report(session, programme_id)
        return Aside(
            refused=refused_lately(session, programme_id),
            missing=self._missing[2],
            taken_back=taken_back,
            had_report=had_report,
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
        from cafe.collate.columns.behind import cafes_behind

        columns = self._looks.columns(programme_id)
        return cafes_behind(columns, asked, columns.kept(filters))

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
