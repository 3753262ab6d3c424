"""What a copy that is put back may not forget: what was published since, and what somebody took back since.

A copy is older than the store that it replaces. Without this the next report would not know of one that people have
read already, and a quote that its speaker took back would be there again (privacy decisions 0.7 and 0.12: releases are
kept for good, an answer only ever tightens). Called by ``restore`` only, before the copy takes its place. Where there
is no store to replace, or it cannot be opened with the copy's key, nothing is known that could be carried over.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, delete, insert, select, tuple_
from sqlmodel import SQLModel
from sqlmodel import select as select_rows

from cafe.model.released.tables import IntruderRow, ReleaseTableRow
from cafe.model.tables import (
    EntryRow,
    InOurWordsRow,
    PackEntryRow,
    PackRow,
    ProgrammeRow,
    QuoteChoiceRow,
    ReleaseRow,
    TakenBackRow,
)
from cafe.model.values import Consent, EntryKind
from cafe.store.withdrawn import delete_words, explicit, keep, keep_marks, marks_left_out, tightened

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

_FOR_GOOD: tuple[type[SQLModel], ...] = (ReleaseRow, ReleaseTableRow, IntruderRow, TakenBackRow, InOurWordsRow)
"""Tables of a programme of which no row is ever changed or deleted; parents first."""
_TIGHTNESS = (Consent.VERBATIM, Consent.PARAPHRASE, Consent.COUNT, Consent.NO)


def carry_over(until_now: Database, copy: Database, now: datetime) -> None:
    """Bring what may not be forgotten from the store that goes into the copy that takes its place. One transaction."""
    with until_now.read() as was, copy.write() as session:
        _what_was_published(was, session)
        _what_was_taken_back_there(session)
        _what_was_taken_back_here(was, session, now)


def _what_was_published(was: DbSession, session: DbSession) -> None:
    """Of the programmes that the copy knows: another programme's releases say nothing about its cafés."""
    known = set(session.exec(select_rows(ProgrammeRow.id)))
    for model in _FOR_GOOD:
        table = _table(model)
        rows = was.execute(select(table).where(table.c.programme_id.in_(known))).mappings().all()
        if rows:
            session.execute(insert(table).prefix_with("OR IGNORE"), [dict(row) for row in rows])


def _what_was_taken_back_there(session: DbSession) -> None:
    """The words themselves go from every revision that the programme has, as when the pack that said it came in."""
    taken, ours = _table(TakenBackRow), _table(InOurWordsRow)
    pack, entry, choice = (_table(one) for one in (PackRow, PackEntryRow, QuoteChoiceRow))
    said = tuple_(pack.c.programme_id, pack.c.sender, pack.c.pack_id, entry.c.entry_id)
    held = select(entry.c.id).join(pack, pack.c.id == entry.c.pack)
    hers = held.where(said.in_(_keys(ours)), entry.c.consent == Consent.VERBATIM.value)
    for gone in (held.where(said.in_(_keys(taken))), hers):
        session.execute(delete(entry).where(entry.c.id.in_(gone)))
    chosen = tuple_(choice.c.programme_id, choice.c.entry_id)
    session.execute(delete(choice).where(chosen.in_(select(taken.c.programme_id, taken.c.entry_id))))


def _what_was_taken_back_here(was: DbSession, session: DbSession, now: datetime) -> None:
    """A host's own cafés: words taken back are deleted, and each answer is as tight as it was in either."""
    withdrawn = explicit(was)
    keep(session, (*withdrawn, *tightened(was)))
    keep_marks(session, marks_left_out(was))
    for cafe_id, entry_id in withdrawn:
        row = session.get(EntryRow, entry_id)
        if row is not None and row.cafe_id == cafe_id:
            delete_words(session, row)
    session.flush()
    quotes = select_rows(EntryRow).where(EntryRow.kind == EntryKind.QUOTE)
    stood = {row.id: row for row in was.exec(quotes)}
    for row in session.exec(quotes):
        there = stood.get(row.id, row)
        if _is_tighter(there.consent, row.consent):
            row.consent, row.changed_at, row.spoken = there.consent, now, row.spoken or there.spoken
            session.add(row)


def _keys(table: Table) -> Select[Any]:
    return select(table.c.programme_id, table.c.sender, table.c.pack_id, table.c.entry_id)


def _table(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def _is_tighter(one: str, other: str) -> bool:
    if one not in _TIGHTNESS or other not in _TIGHTNESS:
        return False
    return _TIGHTNESS.index(Consent(one)) > _TIGHTNESS.index(Consent(other))
