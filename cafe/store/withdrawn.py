"""Which quotes were withdrawn: two random ids each, kept for good, also after the café itself is deleted.

Every later pack says them (privacy decision 0.12). Called inside the transactions of others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, exists, true
from sqlmodel import col, func, or_, select

from cafe.core.plain import bare_words, mark_of_words
from cafe.model.tables import CafeRow, DraftRow, EntryRow, NoteRow, SentRow, SettingRow
from cafe.model.values import Consent, EntryKind

if TYPE_CHECKING:
    from cafe.store.database import DbSession

MOST = 2000
"""As many as a pack can carry; the newest stay."""
_SETTING = "withdrawn_quotes"
_MARKS = "withdrawn_marks"

Pairs = tuple[tuple[str, str], ...]


def explicit(session: DbSession) -> Pairs:
    """(pack, entry) of every quote that was taken back here, the earliest first."""
    row = session.get(SettingRow, _SETTING)
    kept = json.loads(row.value) if row is not None else []
    return tuple((str(pack), str(entry)) for pack, entry in kept)


def tightened(session: DbSession) -> Pairs:
    """Quotes that became a no after their café's files were made: what has gone out is left out there as well.

    Where a café was deleted before its pack could say *in our words*, what went out word for word is left out too.
    """
    return _turned(session, col(CafeRow.deleted_at).is_not(None))


def _turned(session: DbSession, is_going: ColumnElement[bool], *where: ColumnElement[bool]) -> Pairs:
    """Quotes with a tighter answer since their café's files were made; *in our words* only where it ``is_going``
    before a pack that says so was sent."""
    first = select(SentRow.cafe_id, func.min(SentRow.made_at).label("at")).group_by(col(SentRow.cafe_id)).subquery()
    told = exists().where(
        col(SentRow.cafe_id) == col(EntryRow.cafe_id),
        col(SentRow.sent_at).is_not(None),
        col(SentRow.made_at) >= col(EntryRow.changed_at),
    )
    ours = and_(col(EntryRow.consent) == Consent.PARAPHRASE, is_going, ~told)
    found = session.exec(
        select(EntryRow.cafe_id, EntryRow.id)
        .join(first, first.c.cafe_id == EntryRow.cafe_id)
        .join(CafeRow, col(CafeRow.id) == EntryRow.cafe_id)
        .where(
            EntryRow.kind == EntryKind.QUOTE,
            or_(col(EntryRow.consent).in_((Consent.NO, Consent.COUNT)), ours),
            EntryRow.changed_at > first.c.at,
            *where,
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


def keep_tightened(session: DbSession, *going: ColumnElement[bool]) -> None:
    """Before entries are deleted: what became a no among them stays known. ``going``: which of ``EntryRow`` go."""
    keep(session, _turned(session, true(), *going))


def marks_left_out(session: DbSession) -> dict[str, set[str]]:
    """Café id → the marks of words that were taken back in it: typed once more, they stay out."""
    return {cafe_id: set(marks) for cafe_id, marks in _marks(session).items()}


def keep_marks(session: DbSession, more: Mapping[str, Iterable[str]]) -> None:
    """Know these marks too."""
    if more:
        marks = _marks(session)
        for cafe_id, some in more.items():
            marks[cafe_id] = sorted({*marks.get(cafe_id, ()), *some})
        session.merge(SettingRow(name=_MARKS, value=json.dumps(marks)))


def forget_marks(session: DbSession, cafe_id: str) -> None:
    """With their café the marks go too: nobody can type words into it any more."""
    marks = _marks(session)
    if marks.pop(cafe_id, None) is not None:
        session.merge(SettingRow(name=_MARKS, value=json.dumps(marks)))


def _marks(session: DbSession) -> dict[str, list[str]]:
    row = session.get(SettingRow, _MARKS)
    found: dict[str, list[str]] = json.loads(row.value) if row is not None else {}
    return found


def delete_words(session: DbSession, row: EntryRow) -> None:
    """Delete a quote, notes with the same words, and whatever was half typed of them. A mark of them stays."""
    marks = _marks(session)
    marks[row.cafe_id] = sorted({*marks.get(row.cafe_id, ()), mark_of_words(row.text), row.spoken} - {""})
    session.merge(SettingRow(name=_MARKS, value=json.dumps(marks)))
    said = bare_words(row.text)
    for note in session.exec(select(NoteRow).where(NoteRow.cafe_id == row.cafe_id)):
        if bare_words(note.text) == said or (note.kind == EntryKind.QUOTE and said and said in bare_words(note.text)):
            session.delete(note)
    for draft in session.exec(select(DraftRow).where(DraftRow.cafe_id == row.cafe_id)):
        if draft.kind == row.id or (said and said in bare_words(draft.text)):
            session.delete(draft)
    session.delete(row)
