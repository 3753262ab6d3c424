"""What only this laptop knows of a café: names to watch for, and the three words of each quote. None of it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from cafe.capture import slips
from cafe.capture.keeping import Keeper, row_of
from cafe.capture.slips import SlipWords
from cafe.core.changes import Kind
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import CafeRow, EntryRow, RoomNamesRow, SlipRow
from cafe.model.values import EntryKind
from cafe.store.database import DbSession

MOST_NAMES = 60
MOST_NAME_LETTERS = 40


class KeptHere(Keeper):
    """Two small lists beside a café. Neither is in any pack, PDF, table or export."""

    def names_to_watch(self, cafe_id: str) -> tuple[str, ...]:
        """The café's own list of words (first names in the room), as they were typed."""
        with self._db.read() as session:
            row = session.get(RoomNamesRow, cafe_id)
            return tuple(row.names) if row is not None else ()

    def keep_names(self, cafe_id: str, names: Iterable[str]) -> tuple[str, ...]:
        """Watch for these from now on, each once; with none the list is deleted.

        There is no undo: a step of it would hold names. Raises ProblemToFix for more than sixty, or a long one.
        """
        tidied = (" ".join(name.split()).strip(" ,;") for name in names)
        kept = tuple({name.casefold(): name for name in tidied if name}.values())
        if len(kept) > MOST_NAMES or any(len(name) > MOST_NAME_LETTERS for name in kept):
            raise ProblemToFix(
                _("Up to sixty names fit, and short ones. The list is as it was."), _("First names are enough.")
            )
        with self._db.write() as session:
            row_of(session, CafeRow, cafe_id)
            row = session.get(RoomNamesRow, cafe_id)
            if kept:
                row = row or RoomNamesRow(cafe_id=cafe_id)
                row.names = list(kept)
                session.add(row)
            elif row is not None:
                session.delete(row)
        self._announce(Kind.ENTRIES)
        return kept

    def slips(self, cafe_id: str) -> Mapping[str, SlipWords]:
        """Entry id → the three words of each quote of a café. A quote gets its words when they are first asked for."""
        quotes = select(EntryRow.id).where(
            EntryRow.cafe_id == cafe_id, EntryRow.kind == EntryKind.QUOTE, col(EntryRow.deleted_at).is_(None)
        )
        with self._db.read() as session:
            asked = session.exec(quotes.order_by(col(EntryRow.position))).all()
            found = _slips(session, cafe_id)
        if any(entry_id not in found for entry_id in asked):
            with self._db.write() as session:
                found = _slips(session, cafe_id)
                taken = set(session.exec(select(SlipRow.words)))
                for entry_id in asked:
                    if entry_id not in found and session.get(EntryRow, entry_id) is not None:
                        found[entry_id] = slips.new_words(taken)
                        key = slips.key(found[entry_id])
                        taken.add(key)
                        session.add(SlipRow(words=key, cafe_id=cafe_id, entry_id=entry_id))
        return {entry_id: found[entry_id] for entry_id in asked if entry_id in found}


def _slips(session: DbSession, cafe_id: str) -> dict[str, SlipWords]:
    rows = session.exec(select(SlipRow).where(SlipRow.cafe_id == cafe_id))
    return {row.entry_id: slips.of_key(row.words) for row in rows}
