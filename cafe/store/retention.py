"""Deletes what has had its time, for good: the rows, the log beside the store, and the copies that still hold them.

``secure_delete`` overwrites the rows, the write-ahead log is folded in and cut, the steps of undo go, and a line in
the trail says what went. Copies made before it are let go as soon as a checked one made after it is there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Table, delete, func, update
from sqlmodel import SQLModel, col, select

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, local
from cafe.model.community.tables import DebriefRow, RippleMapRow, RippleRow
from cafe.model.returns.tables import ReturnMadeRow
from cafe.model.tables import (
    AnswerHereRow,
    AttendanceRow,
    CafeRow,
    CommentRow,
    DraftRow,
    EntryRow,
    NoteRow,
    ReflectionRow,
    RoomNamesRow,
    SentRow,
    SettingRow,
    TallyRow,
)
from cafe.model.values import CafeState
from cafe.store import backup
from cafe.store.periods import SHELF, USUAL_NOTES_DAYS, Due, Held, Periods, dues, in_months
from cafe.store.told import as_told
from cafe.store.trail import Deed, note
from cafe.store.withdrawn import forget_marks, keep_tightened

if TYPE_CHECKING:
    from cafe.core.paths import DataFolder
    from cafe.core.undo import UndoStack
    from cafe.store.database import Database, DbSession

_PERIODS = "keep_for"
_EXPIRE = "copies_expire"

_NOTES = (NoteRow, DraftRow, RoomNamesRow, DebriefRow)
_ENTRIES = (EntryRow, CommentRow, ReflectionRow, RippleMapRow, RippleRow, AnswerHereRow)
_HEADS = (AttendanceRow, TallyRow)
_DEEDS = {"notes": Deed.NOTES_DELETED, "entries": Deed.ENTRIES_DELETED, "heads": Deed.HEADS_DELETED}
_ROWS: dict[str, tuple[type[SQLModel], ...]] = {"notes": _NOTES, "entries": _ENTRIES, "heads": _HEADS}


class Retention:
    """The periods of this laptop, what is due, and the deletion itself."""

    def __init__(
        self, db: Database, folder: DataFolder, clock: Clock, changes: Changes, undo: UndoStack | None = None
    ) -> None:
        self._db, self._folder, self._clock, self._changes, self._undo = db, folder, clock, changes, undo

    def periods(self) -> Periods:
        """What was chosen, or the usual."""
        with self._db.read() as session:
            return _periods(session)

    def keep_for(self, periods: Periods) -> None:
        """Choose how long things are kept. Nothing is deleted before the next ``sweep``."""
        with self._db.write() as session:
            kept = [periods.notes_days, periods.entries_months, periods.heads_months]
            session.merge(SettingRow(name=_PERIODS, value=json.dumps(kept)))
        self._changes.announce({Kind.SETTINGS})

    def is_at_once(self) -> bool:
        """Whether notes go as soon as their café is sent, and one waits for that."""
        with self._db.read() as session:
            now = self._clock.now()
            return not _periods(session).notes_days and any(due.at <= now for due in dues(_held(session), Periods(0)))

    def coming(self) -> tuple[Due, ...]:
        """What goes, and when, the nearest first."""
        with self._db.read() as session:
            return dues(_held(session), _periods(session))

    def sweep(self) -> tuple[Due, ...]:
        """Delete what is due; answers what went. Not on the window's thread."""
        now = self._clock.now()
        with self._db.write() as session:
            going = [due for due in dues(_held(session), _periods(session)) if due.at <= now]
            for due in going:
                if due.kind == "entries":
                    keep_tightened(session, col(EntryRow.cafe_id) == due.held.cafe_id)
                for table in _ROWS[due.kind]:
                    _delete(session, table, due.held.cafe_id)
                note(session, now, _DEEDS[due.kind], due.held.code, due.count)
            removed = _take_off_the_shelf(session, now)
            if removed:
                note(session, now, Deed.REMOVED_DELETED, "", removed)
            returns = _empty_returns(session, now)
            if returns:
                note(session, now, Deed.RETURN_DELETED, "", returns)
            if going or removed or returns:
                expire_copies(session, now)
        if going or removed or returns:
            if self._undo is not None:
                self._undo.clear()  # a step of it could hold the words
            self._db.tidy()
            self._changes.announce({Kind.ENTRIES, Kind.CAFES, Kind.PEOPLE, Kind.SETTINGS})
        self._let_old_copies_go(now)
        return tuple(going)

    def delete_now(self, cafe_id: str) -> None:
        """A café on the shelf goes for good, before its thirty days are over. Not on the window's thread."""
        now = self._clock.now()
        with self._db.write() as session:
            cafe = session.get(CafeRow, cafe_id)
            if cafe is None or cafe.deleted_at is None or not _delete_cafe(session, cafe):
                return
            note(session, now, Deed.REMOVED_DELETED, "", 1)
            expire_copies(session, now)
        if self._undo is not None:
            self._undo.clear()
        self._db.tidy()
        self._changes.announce({Kind.ENTRIES, Kind.CAFES, Kind.PEOPLE, Kind.SETTINGS})
        self._let_old_copies_go(now)

    def _let_old_copies_go(self, now: datetime) -> None:
        """The dated copies beside the store that are from before the newest deletion, or from its day.

        Each is of a store that has been opened and checked since; one of today stays until tomorrow.
        """
        with self._db.read() as session:
            deleted = expired_at(session)
        if deleted is None:
            return
        last, day = f"{local(deleted):%Y-%m-%d}", f"{local(now):%Y-%m-%d}"
        going = [one for one in backup.of_before(self._folder) if one.name[:10] <= last and one.name[:10] < day]
        for copy in going:
            backup.let_go(copy)
        if going:
            with self._db.write() as session:
                note(session, now, Deed.COPIES_EXPIRED, "", len(going))
            self._changes.announce({Kind.SETTINGS})


def expire_copies(session: DbSession, now: datetime) -> None:
    """Copies made before this moment still hold what was deleted just now: they go, as a newer one is there."""
    session.merge(SettingRow(name=_EXPIRE, value=json.dumps(now.isoformat())))


def expired_at(session: DbSession) -> datetime | None:
    """The newest deletion; None where nothing was deleted yet."""
    row = session.get(SettingRow, _EXPIRE)
    return None if row is None else datetime.fromisoformat(json.loads(row.value))


def _periods(session: DbSession) -> Periods:
    row = session.get(SettingRow, _PERIODS)
    if row is None:
        return Periods(USUAL_NOTES_DAYS)
    notes, entries, heads = json.loads(row.value)
    return Periods(int(notes), int(entries), int(heads))


def _held(session: DbSession) -> list[Held]:
    notes, entries, heads = (
        sum((_counted(session, table) for table in tables), Counter()) for tables in (_NOTES, _ENTRIES, _HEADS)
    )
    newest = {row.cafe_id: row for row in session.exec(select(SentRow).order_by(col(SentRow.revision)))}
    told, found = as_told(session), []
    for cafe in session.exec(select(CafeRow).where(CafeRow.state == CafeState.SENT.value)):
        sent = newest.get(cafe.id)
        is_settled = sent is not None and cafe.changed_at <= sent.made_at
        found.append(
            Held(
                cafe_id=cafe.id,
                code=cafe.code,
                title=cafe.title,
                is_settled=is_settled,
                sent_at=sent.sent_at if sent else None,
                received_at=sent.received_at if sent else None,
                notes=notes[cafe.id],
                entries=entries[cafe.id],
                heads=heads[cafe.id],
                told=told.get(sent.programme_id) if sent else None,
            )
        )
    return found


def _counted(session: DbSession, table: type[SQLModel]) -> Counter[str]:
    column = _table(table).c.cafe_id
    return Counter(dict(session.execute(select(column, func.count()).group_by(column)).all()))


def _table(kind: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(kind.__tablename__)]


_SENT = _table(SentRow)


def _delete(session: DbSession, kind: type[SQLModel], cafe_id: str) -> None:
    table = _table(kind)
    session.execute(delete(table).where(table.c.cafe_id == cafe_id))


def _empty_returns(session: DbSession, now: datetime) -> int:
    """The figures of a return go with the time of headcounts, from the day it was sent; answers how many went."""
    months = _periods(session).heads_months
    if not months:
        return 0
    wanted = select(ReturnMadeRow).where(
        ReturnMadeRow.text != "", col(ReturnMadeRow.sent_at) <= now - in_months(months)
    )
    gone = session.exec(wanted).all()
    for row in gone:
        row.text = row.path = ""
        session.add(row)
    return len(gone)


def _take_off_the_shelf(session: DbSession, now: datetime) -> int:
    """What was removed by hand a month ago goes for good; answers how many things."""
    before, gone = now - SHELF, 0
    keep_tightened(session, col(EntryRow.deleted_at) < before)
    for table in (_table(NoteRow), _table(EntryRow)):
        old = table.c.deleted_at < before
        gone += int(session.execute(select(func.count()).select_from(table).where(old)).scalar_one())
        session.execute(delete(table).where(old))
    removed = session.exec(select(CafeRow).where(col(CafeRow.deleted_at) < before)).all()
    return gone + sum(_delete_cafe(session, cafe) for cafe in removed)


def _delete_cafe(session: DbSession, cafe: CafeRow) -> bool:
    """All that is kept of a café; whether anything was. Of one that was sent its number in the row of packs stays.

    Without that the next pack would be taken for one after a lost one. Slips stay too: their words can be taken back.
    """
    forget_marks(session, cafe.id)
    if session.exec(select(SentRow.id).where(SentRow.cafe_id == cafe.id)).first() is None:
        _delete_all_of(session, cafe.id)
        session.delete(cafe)
        return True
    keep_tightened(session, col(EntryRow.cafe_id) == cafe.id)
    held = _delete_all_of(session, cafe.id, but=("sent", "slip"))
    was_named = bool(cafe.title or cafe.hall)
    cafe.title = cafe.hall = ""
    session.add(cafe)
    session.execute(update(_SENT).where(_SENT.c.cafe_id == cafe.id).values(pack_path="", summary_path=""))
    return bool(held or was_named)


def _delete_all_of(session: DbSession, cafe_id: str, but: Collection[str] = ()) -> int:
    """Every row of a café, in whatever table; answers how many."""
    gone = 0
    for table in reversed(SQLModel.metadata.sorted_tables):
        if "cafe_id" in table.c and table.name not in but:
            found = session.execute(delete(table).where(table.c.cafe_id == cafe_id))
            gone += max(0, found.rowcount)  # type: ignore[attr-defined]
    return gone
