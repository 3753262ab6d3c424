"""What was done on this laptop with what is kept: made, sent, taken in, deleted, and who may open it.

Local, readable, and without content: a café's four characters, a number, a day. Packs, imports and releases have
rows of their own and are read from there; deletions, keys and copies are noted here, in the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from cafe.model.tables import CafeRow, ImportRow, ReleaseRow, SentRow, SettingRow

if TYPE_CHECKING:
    from cafe.core.clock import Clock
    from cafe.store.database import Database, DbSession

_NAME = "trail"
MOST = 1000
"""Lines that are kept of what happens often; deletions and changes of keys stay for good."""


class Deed(StrEnum):
    """What was done."""

    PACK_MADE = "pack_made"
    SENT = "sent"
    RECEIVED = "received"
    RETURN_MADE = "return_made"
    RETURN_SENT = "return_sent"
    RETURN_DELETED = "return_deleted"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    CHOICES_MADE = "choices_made"
    CHOICES_TAKEN = "choices_taken"
    CHOICES_UNDONE = "choices_undone"
    RELEASED = "released"
    NOTES_DELETED = "notes_deleted"
    ENTRIES_DELETED = "entries_deleted"
    HEADS_DELETED = "heads_deleted"
    CAME_ENTRIES_DELETED = "came_entries_deleted"
    CAME_HEADS_DELETED = "came_heads_deleted"
    REMOVED_DELETED = "removed_deleted"
    PROGRAMME_ADDED = "programme_added"
    RIPPLES_SAVED = "ripples_saved"
    KIT_MADE = "kit_made"
    KIT_TAKEN = "kit_taken"
    REPLIES_MADE = "replies_made"
    REPLY_TAKEN = "reply_taken"
    COPY_MADE = "copy_made"
    MOVE_MADE = "move_made"
    COPY_PUT_BACK = "copy_put_back"
    COPIES_EXPIRED = "copies_expired"
    SHEET_MADE = "sheet_made"
    SHEET_SEEN = "sheet_seen"
    WORDS_CHANGED = "words_changed"
    WORDS_STOPPED = "words_stopped"
    SIGN_IN_ADDED = "sign_in_added"
    SIGN_IN_STOPPED = "sign_in_stopped"
    PROGRAMME_LET = "programme_let"
    PROGRAMME_STOPPED = "programme_stopped"
    HOST_HELPED = "host_helped"
    DEPUTY_SET = "deputy_set"
    DEPUTY_LEFT = "deputy_left"
    KEY_CHANGED = "key_changed"
    MONTHS_SET = "months_set"
    KEY_FILE_MADE = "key_file_made"
    TAKEN_OVER = "taken_over"


_OFTEN = frozenset(
    {
        Deed.KIT_MADE, Deed.KIT_TAKEN, Deed.REPLIES_MADE, Deed.REPLY_TAKEN, Deed.COPY_MADE, Deed.COPIES_EXPIRED,
        Deed.RETURN_MADE, Deed.RETURN_SENT, Deed.CHOICES_MADE, Deed.CHOICES_TAKEN, Deed.CHOICES_UNDONE, Deed.SHEET_SEEN,
        Deed.RIPPLES_SAVED,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """One line. ``about`` is a café's code or empty; ``count`` how many, or 0 where a number says nothing."""

    at: datetime
    deed: Deed
    about: str = ""
    count: int = 0


def note(session: DbSession, now: datetime, deed: Deed, about: str = "", count: int = 0) -> None:
    """Add a line, within the transaction that does what it tells of."""
    row = session.get(SettingRow, _NAME) or SettingRow(name=_NAME, value="[]")
    lines = [*json.loads(row.value), [now.isoformat(), deed.value, about, count]]
    row.value = json.dumps(_without_the_oldest(lines))
    session.add(row)


def _without_the_oldest(lines: list[list[Any]]) -> list[list[Any]]:
    """At most ``MOST`` lines of what happens often; its line proves a deletion for as long as there is a store."""
    often = [place for place, line in enumerate(lines) if line[1] in _OFTEN]
    gone = set(often[:-MOST])
    return [line for place, line in enumerate(lines) if place not in gone] if gone else lines


class Trail:
    """Reads the trail of one store, and notes what has no transaction of its own."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def note(self, deed: Deed, about: str = "", count: int = 0) -> None:
        """Add one line."""
        with self._db.write() as session:
            note(session, self._clock.now(), deed, about, count)

    def last(self, *deeds: Deed) -> datetime | None:
        """When one of these was last noted; None for never. Asks for one row."""
        with self._db.read() as session:
            return max((done.at for done in _noted(session) if done.deed in deeds), default=None)

    def lines(self) -> tuple[Done, ...]:
        """Everything, the newest first."""
        with self._db.read() as session:
            found = [*_noted(session), *_packs(session), *_imports(session), *_releases(session)]
        return tuple(sorted(found, key=lambda done: done.at, reverse=True))


def _noted(session: DbSession) -> Iterator[Done]:
    row = session.get(SettingRow, _NAME)
    known = {deed.value for deed in Deed}
    for at, deed, about, count in json.loads(row.value) if row is not None else ():
        if deed in known:  # a later version may have noted more than we know
            yield Done(datetime.fromisoformat(at), Deed(deed), str(about), int(count))


def _packs(session: DbSession) -> Iterator[Done]:
    codes = dict(session.exec(select(CafeRow.id, CafeRow.code)).all())
    for row in session.exec(select(SentRow)):
        code = codes.get(row.cafe_id, "")
        yield Done(row.made_at, Deed.PACK_MADE, code)
        if row.sent_at is not None:
            yield Done(row.sent_at, Deed.SENT, code)
        if row.received_at is not None:
            yield Done(row.received_at, Deed.RECEIVED, code)


def _imports(session: DbSession) -> Iterator[Done]:
    for row in session.exec(select(ImportRow)):
        yield Done(row.at, Deed.IMPORTED, "", row.new + row.updated)
        if row.undone_at is not None:
            yield Done(row.undone_at, Deed.IMPORT_UNDONE, "", row.new + row.updated)


def _releases(session: DbSession) -> Iterator[Done]:
    for row in session.exec(select(ReleaseRow)):
        yield Done(row.at, Deed.RELEASED, "", len(row.packs))
