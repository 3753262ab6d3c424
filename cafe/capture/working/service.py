"""Working notes and drafts: written on the laptop, and never leaving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from sqlalchemy import Insert, bindparam, insert
from sqlalchemy import text as sql
from sqlmodel import col, delete, select
from sqlmodel.sql.expression import Select

from cafe.capture import notes as rules
from cafe.capture import rows
from cafe.capture.keeping import SAME, Keeper, Same, row_of
from cafe.core.changes import Kind
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.model.tables import AttendanceRow, CafeRow, DraftRow, NoteRow
from cafe.model.values import Consent, Draft, GuardAnswer, Note, NoteKind, NoteMode, new_id
from cafe.store.database import DbSession


class WorkingNotes(Keeper):
    """What the note keeper writes down while people talk, and what is half typed."""

    def notes(self, cafe_id: str) -> tuple[Note, ...]:
        """As they were written, oldest first."""
        return self._notes(cafe_id, is_removed=False)

    def removed_notes(self, cafe_id: str) -> tuple[Note, ...]:
        """The shelf of what was removed and can come back."""
        return self._notes(cafe_id, is_removed=True)

    def record_note(
        self,
        cafe_id: str,
        kind: NoteKind,
        text: str,
        *,
        themes: Iterable[str] = (),
        consent: Consent = Consent.NOT_ASKED,
        stage_id: str = "",
        left_as_is: Iterable[GuardAnswer] = (),
        draft_place: str = "",
    ) -> Note:
        """Keep a note; the draft it was typed in (``draft_place``) goes in the same moment."""
        words = rules.words_for(text, rules.MOST_NOTE_CHARACTERS)
        note = Note(
            id=new_id(),
            cafe_id=cafe_id,
            kind=kind,
            text=words,
            at=self._clock.now(),
            stage_id=stage_id,
            themes=rules.only_two(tuple(themes)),
            consent=consent if kind is NoteKind.QUOTE else Consent.NOT_ASKED,
            left_as_is=rules.still_there(tuple(left_as_is), words),
        )
        with self._db.write() as session:
            check_words_are_kept(session, cafe_id)
            session.connection().execute(_new_note(), rows.columns_of(note))
            wipe(session, cafe_id, draft_place)
        self._announce(Kind.ENTRIES)
        self._did(_("Keep the note"), lambda: self._hide_note(note.id), lambda: self._show_note(note.id))
        return note

    def change_note(
        self,
        note_id: str,
        *,
        text: str | Same = SAME,
        kind: NoteKind | Same = SAME,
        themes: Iterable[str] | Same = SAME,
        left_as_is: Iterable[GuardAnswer] = (),
    ) -> Note:
        """Other words, another kind, other themes. Changed words of a quote are ours, no longer hers."""

        def change(note: Note) -> Note:
            words = note.text if isinstance(text, Same) else rules.words_for(text, rules.MOST_NOTE_CHARACTERS)
            consent = note.consent
            if words != note.text and consent is Consent.VERBATIM:
                consent = Consent.PARAPHRASE
            return replace(
                note,
                text=words,
                kind=note.kind if isinstance(kind, Same) else kind,
                themes=note.themes if isinstance(themes, Same) else rules.only_two(tuple(themes)),
                consent=consent,  # her answer outlives the kind: a no stays a no
                left_as_is=rules.still_there((*note.left_as_is, *left_as_is), words),
            )

        return self._change_note(note_id, _("Change the note"), change)

    def answer_note_consent(self, note_id: str, answer: Consent) -> Note:
        """What the speaker said when asked; it can only become tighter."""
        return self._change_note(
            note_id,
            _("Answer for the quote"),
            lambda note: replace(note, consent=rules.answered(note.consent, answer)),
        )

    def remove_note(self, note_id: str) -> None:
        """Put a note on the shelf."""
        self._hide_note(note_id)
        self._did(_("Remove the note"), lambda: self._show_note(note_id), lambda: self._hide_note(note_id))

    def restore_note(self, note_id: str) -> None:
        """Bring a note back from the shelf."""
        self._show_note(note_id)
        self._did(_("Bring back the note"), lambda: self._hide_note(note_id), lambda: self._show_note(note_id))

    # Half-typed words: kept a second after the last key, truly gone once they are kept or dropped.

    def draft(self, cafe_id: str, place: str) -> Draft | None:
        """What was half typed in ``place`` when the app was left."""
        with self._db.read() as session:
            row = session.get(DraftRow, (cafe_id, place))
            return None if row is None else rows.draft_of(row)

    def keep_draft(self, cafe_id: str, place: str, text: str, kind: str = "") -> None:
        """Keep what is being typed, as it stands; with nothing typed the draft is wiped."""
        if not text.strip():
            self.wipe_draft(cafe_id, place)
            return
        now = self._clock.now()
        with self._db.write() as session:
            row = session.get(DraftRow, (cafe_id, place)) or DraftRow(cafe_id=cafe_id, place=place, text="", at=now)
            row.text, row.kind, row.at = text, kind, now
            session.add(row)

    def wipe_draft(self, cafe_id: str, place: str) -> None:
        """Delete it for good: a first wording is nobody's business."""
        with self._db.write() as session:
            wipe(session, cafe_id, place)

    def _notes(self, cafe_id: str, *, is_removed: bool) -> tuple[Note, ...]:
        gone = col(NoteRow.deleted_at)
        with self._db.read() as session:
            found = session.exec(
                select(NoteRow)
                .where(NoteRow.cafe_id == cafe_id, gone.is_not(None) if is_removed else gone.is_(None))
                .order_by(col(NoteRow.at), sql("rowid"))  # two within one tick: as they were written
            )
            return tuple(rows.note_of(row) for row in found)

    def _change_note(self, note_id: str, label: str, change: Callable[[Note], Note]) -> Note:
        with self._db.write() as session:
            row = row_of(session, NoteRow, note_id)
            before = rows.note_of(row)
            after = change(before)
            rows.write_note(row, after)
            session.add(row)
        if after != before:
            self._announce(Kind.ENTRIES)
            self._did(label, lambda: self._put_note(before), lambda: self._put_note(after))
        return after

    def _put_note(self, note: Note) -> None:
        with self._db.write() as session:
            row = row_of(session, NoteRow, note.id)
            rows.write_note(row, note)
            session.add(row)
        self._announce(Kind.ENTRIES)

    def _hide_note(self, note_id: str) -> None:
        with self._db.write() as session:
            row = row_of(session, NoteRow, note_id)
            row.deleted_at = self._clock.now()
            session.add(row)
        self._announce(Kind.ENTRIES)

    def _show_note(self, note_id: str) -> None:
        with self._db.write() as session:
            row = row_of(session, NoteRow, note_id)
            row.deleted_at = None
            session.add(row)
        self._announce(Kind.ENTRIES)


@cache
def _new_note() -> Insert:
    return insert(NoteRow)


@cache
def _kept_here() -> Select[str, int] | Select[str, None]:
    """Put together once: for a note that somebody waits for, that would take as long as asking."""
    return (
        select(CafeRow.note_mode, AttendanceRow.people)
        .join(AttendanceRow, col(AttendanceRow.cafe_id) == CafeRow.id, isouter=True)
        .where(CafeRow.id == bindparam("cafe"))
    )


def check_words_are_kept(session: DbSession, cafe_id: str) -> None:
    """Raise the sentence where this café keeps no words: no notes today, or one or two people."""
    kept = session.exec(_kept_here(), params={"cafe": cafe_id}).one_or_none()
    if kept is None:
        raise Bug(f"no café {cafe_id}")
    rules.check_words_are_kept(NoteMode(kept[0]), kept[1])


def wipe(session: DbSession, cafe_id: str, place: str) -> None:
    """Delete a draft for good, where there is one."""
    if place:
        session.exec(delete(DraftRow).where(col(DraftRow.cafe_id) == cafe_id, col(DraftRow.place) == place))
