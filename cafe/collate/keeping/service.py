"""Deletes what came in once a programme's own months are over: the words, the numbers, and what was decided on them.

Part of collating; called by ``collate/service.py`` and at the start of the day. What stays of a café is that it came:
its ids, its sender, month and area, so that the same pack again is known and not taken in. What was published stays in
the ledger of releases: it left long ago, and the next release is judged beside it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select, update

from cafe.collate.intake.service import (
    CHANGE,
    CHOICE,
    ENTRY,
    FEEDBACK,
    IMPORT,
    OWN_THEME,
    PACK,
    RIPPLE,
    parts,
    table_of,
)
from cafe.collate.keeping.rules import ENTRIES, HEADS, Came, CameDue, dues_here
from cafe.collate.replies.subjects import said_subject
from cafe.collate.returned.service import COUNT, RETURN
from cafe.collate.searching.service import index_again
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.model.community.tables import ChangeChoiceRow
from cafe.model.tables import AnswerRow, ProgrammeRow
from cafe.model.themes.tables import ChoicesRow
from cafe.packs.choices_file import What
from cafe.packs.programme_file import months_in
from cafe.store.periods import Told
from cafe.store.retention import expire_copies
from cafe.store.told import as_told
from cafe.store.trail import Deed, note

if TYPE_CHECKING:
    from cafe.collate.looking.service import SecondLook
    from cafe.store.database import Database, DbSession

_ANSWER, _TAKEN, _WHY = table_of(AnswerRow), table_of(ChoicesRow), table_of(ChangeChoiceRow)
_WORDS = (ENTRY, RIPPLE, CHANGE, OWN_THEME)
_WITHOUT_WORDS = (What.QUOTE.value, What.SAME.value)
_RETURN = "return:"
_NUMBERS = ("people", "hosts", "first_timers", "support_cards")
_DEEDS = {ENTRIES: Deed.CAME_ENTRIES_DELETED, HEADS: Deed.CAME_HEADS_DELETED}


class ProgrammeKeeping:
    """What is due on the laptop that collects, and the deletion itself."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, looks: SecondLook) -> None:
        self._db, self._clock, self._changes, self._looks = db, clock, changes, looks

    def coming(self, programme_id: str) -> tuple[CameDue, ...]:
        """What goes, and when, the nearest first; nothing while the programme says no months."""
        with self._db.read() as session:
            return _dues(session, programme_id)

    def sweep(self) -> tuple[CameDue, ...]:
        """Delete what is due in every programme that we collect for; answers what went. Not on the window's thread."""
        now, gone = self._clock.now(), []
        with self._db.write() as session:
            ours = session.execute(select(ProgrammeRow).where(table_of(ProgrammeRow).c.is_ours)).scalars().all()
            touched = []
            for row in ours:
                going = [due for due in _dues(session, row.id) if due.at <= now]
                for due in going:
                    _delete(session, row.id, due)
                    note(session, now, _DEEDS[due.kind], "", len(due.ids))
                gone += going
                touched += [row.id] if going else []
            if any(due.kind == ENTRIES for due in gone):
                index_again(session)
            if gone:
                expire_copies(session, now)
        if gone:
            for programme_id in touched:
                self._looks.forget_words(programme_id)
            self._db.tidy()
            self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return tuple(gone)


def _dues(session: DbSession, programme_id: str) -> tuple[CameDue, ...]:
    told = as_told(session).get(programme_id) or _as_filed(session, programme_id)
    if told is None or not (told.entries_months or told.heads_months):
        return ()
    return dues_here(_came(session, programme_id), told)


def _as_filed(session: DbSession, programme_id: str) -> Told | None:
    """What the file says, where this laptop took the programme over and nobody chose anything on it."""
    row = session.get(ProgrammeRow, programme_id)
    return None if row is None else Told(*months_in(bytes(row.file)), since=row.installed_at)


def _came(session: DbSession, programme_id: str) -> list[Came]:
    has_words = or_(
        *(select(table.c.pack).where(table.c.pack == PACK.c.id).exists() for table in _WORDS),
        PACK.c.disagreed != "",
        PACK.c.missing_voices != "",
        PACK.c.day != "",
        func.json_array_length(PACK.c.questions) > 0,
    )
    has_numbers = or_(
        *(PACK.c[name].is_not(None) for name in _NUMBERS),
        func.json_array_length(PACK.c.support_used) > 0,
        select(FEEDBACK.c.pack).where(FEEDBACK.c.pack == PACK.c.id).exists(),
    )
    cafes = (
        select(PACK.c.pack_id, func.min(IMPORT.c.at), func.max(has_words), func.max(has_numbers))
        .join(IMPORT, IMPORT.c.id == PACK.c.import_id)
        .where(PACK.c.programme_id == programme_id)
        .group_by(PACK.c.pack_id)
    )
    came = [Came(pack_id, at, bool(words), bool(heads)) for pack_id, at, words, heads in session.execute(cafes)]
    returns = (
        select(RETURN.c.sender, RETURN.c.quarter, RETURN.c.board, func.min(IMPORT.c.at))
        .join(IMPORT, IMPORT.c.id == RETURN.c.import_id)
        .where(
            RETURN.c.programme_id == programme_id,
            select(COUNT.c.id).where(COUNT.c.period_return == RETURN.c.id).exists() | (RETURN.c.people > 0),
        )
        .group_by(RETURN.c.sender, RETURN.c.quarter, RETURN.c.board)
    )
    for sender, quarter, board, at in session.execute(returns):
        came.append(Came(_RETURN + json.dumps([sender, quarter, board]), at, has_entries=False, has_heads=True))
    return came


def _delete(session: DbSession, programme_id: str, due: CameDue) -> None:
    cafes = [one for one in due.ids if not one.startswith(_RETURN)]
    for some in parts(cafes):
        where = (PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some))
        rows = list(session.execute(select(PACK.c.id).where(*where)).scalars())
        if due.kind == ENTRIES:
            _delete_words(session, programme_id, some, rows)
            session.execute(update(PACK).where(*where).values(disagreed="", missing_voices="", day="", questions=[]))
        else:
            for few in parts(rows):
                session.execute(delete(FEEDBACK).where(FEEDBACK.c.pack.in_(few)))
            session.execute(update(PACK).where(*where).values(dict.fromkeys(_NUMBERS) | {"support_used": []}))
    for one in due.ids:
        if one.startswith(_RETURN):
            sender, quarter, board = json.loads(one.removeprefix(_RETURN))
            _empty_return(session, programme_id, sender, quarter, board)
    if cafes and due.kind == ENTRIES:
        _forget_what_stood_before(session, programme_id)


def _delete_words(session: DbSession, programme_id: str, pack_ids: Sequence[str], rows: Sequence[int]) -> None:
    """The words of these cafés in every revision, the quotes chosen among them, and the answers that repeat them."""
    said: set[str] = set()
    for few in parts(rows):
        found = session.execute(select(ENTRY.c.entry_id, ENTRY.c.text).where(ENTRY.c.pack.in_(few))).all()
        said |= {said_subject(text) for _entry, text in found}
        for ids in parts([entry for entry, _text in found]):
            session.execute(delete(CHOICE).where(CHOICE.c.programme_id == programme_id, CHOICE.c.entry_id.in_(ids)))
        for table in _WORDS:
            session.execute(delete(table).where(table.c.pack.in_(few)))
    session.execute(delete(_WHY).where(_WHY.c.programme_id == programme_id, _WHY.c.pack_id.in_(pack_ids)))
    asked = select(_ANSWER.c.subject).where(_ANSWER.c.programme_id == programme_id)
    gone = said.intersection(session.execute(asked).scalars())
    if gone:
        ours = select(PACK.c.id).where(PACK.c.programme_id == programme_id)
        others = session.execute(select(ENTRY.c.text).where(ENTRY.c.pack.in_(ours))).scalars()
        for subjects in parts(sorted(gone - {said_subject(text) for text in others})):
            session.execute(
                delete(_ANSWER).where(_ANSWER.c.programme_id == programme_id, _ANSWER.c.subject.in_(subjects))
            )


def _forget_what_stood_before(session: DbSession, programme_id: str) -> None:
    """Other coordinators' choices can still be taken back, but for those that would bring words back."""
    for row_id, before in session.execute(
        select(_TAKEN.c.id, _TAKEN.c.before).where(_TAKEN.c.programme_id == programme_id)
    ).all():
        kept: dict[str, Any] = {
            name: value
            for name, value in json.loads(before).items()
            if name == "coordinator" or json.loads(name)[0] in _WITHOUT_WORDS
        }
        session.execute(update(_TAKEN).where(_TAKEN.c.id == row_id).values(before=json.dumps(kept)))


def _empty_return(session: DbSession, programme_id: str, sender: str, quarter: str, board: str) -> None:
    where = (
        RETURN.c.programme_id == programme_id,
        RETURN.c.sender == sender,
        RETURN.c.quarter == quarter,
        RETURN.c.board == board,
    )
    ids = list(session.execute(select(RETURN.c.id).where(*where)).scalars())
    session.execute(delete(COUNT).where(COUNT.c.period_return.in_(ids)))
    session.execute(update(RETURN).where(*where).values(people=0, is_current=False))
