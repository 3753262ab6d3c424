"""Which quotes were withdrawn: two random ids each, kept for good, also after the café itself is deleted.

Every later pack says them (privacy decision 0.12). Called inside the transactions of others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlmodel import col, func, or_, select

from cafe.model.tables import DraftRow, EntryRow, NoteRow, SentRow, SettingRow
from cafe.model.values import Consent, EntryKind

if TYPE_CHECKING:
    from cafe.store.database import DbSession

MOST = 2000
"""As many as a pack can carry; the newest stay."""
_SETTING = "withdrawn_quotes"

Pairs = tuple[tuple[str, str], ...]


def explicit(session: DbSession) -> Pairs:
    """(pack, entry) of every quote that was taken back here, the earliest first."""
    row = session.get(SettingRow, _SETTING)
    kept = json.loads(row.value) if row is not None else []
    return tuple((str(pack), str(entry)) for pack, entry in kept)


def tightened(session: DbSession) -> Pairs:
    """Quotes that became a no after their café's files were made: what has gone out is left out there as well."""
    first = select(SentRow.cafe_id, func.min(SentRow.made_at).label("at")).group_by(col(SentRow.cafe_id)).subquery()
    found = session.exec(
        select(EntryRow.cafe_id, EntryRow.id)
        .join(first, first.c.cafe_id == EntryRow.cafe_id)
        .where(
            EntryRow.kind == EntryKind.QUOTE,
            or_(EntryRow.consent == Consent.NO, EntryRow.consent == Consent.COUNT),
            EntryRow.changed_at > first.c.at,
        )
        .order_by(col(EntryRow.changed_at), col(EntryRow.id))
    )
    return tuple((cafe, entry) for cafe, entry in found)


def keep(session: DbSession, pairs: Iterable[tuple[str, str]]) -> None:
    """Say these from now on, whatever becomes of their café; each is told once, as the newest."""
    new = tuple(dict.fromkeys(pairs))
    if not new:
        return
    kept = (*(pair for pair in explicit(session) if pair not in new), *new)
    session.merge(SettingRow(name=_SETTING, value=json.dumps([list(pair) for pair in kept[-MOST:]])))


def keep_tightened(session: DbSession, cafe_id: str) -> None:
    """Before the words of a café go: what became a no in it stays known."""
    keep(session, (pair for pair in tightened(session) if pair[0] == cafe_id))


def delete_words(session: DbSession, row: EntryRow) -> None:
    """Delete a quote, notes with the same words, and whatever was half typed of them."""
    said = bare(row.text)
    for note in session.exec(select(NoteRow).where(NoteRow.cafe_id == row.cafe_id)):
        if bare(note.text) == said or (note.kind == EntryKind.QUOTE and said and said in bare(note.text)):
            session.delete(note)
    for draft in session.exec(select(DraftRow).where(DraftRow.cafe_id == row.cafe_id)):
        if draft.kind == row.id or (said and said in bare(draft.text)):
            session.delete(draft)
    session.delete(row)


def bare(text: str) -> str:
    """Words without case, marks around them or the stop at their end: as two people would write the same thing."""
    return " ".join(text.casefold().split()).strip(" .!?…,;:\"'“”‘’")
