"""Between rows and frozen values: the only place that knows how an entry is spelt in the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cafe.model.tables import (
    AttendanceRow,
    CommentRow,
    DraftRow,
    EntryRow,
    NoteRow,
    ReflectionRow,
)
from cafe.model.values import (
    Actor,
    Attendance,
    Comment,
    Consent,
    Direction,
    Draft,
    Entry,
    EntryKind,
    GuardAnswer,
    Note,
    NoteKind,
    Reflection,
    Strength,
)


def answers_of(pairs: Sequence[Sequence[str]]) -> tuple[GuardAnswer, ...]:
    return tuple(GuardAnswer(words, kind) for words, kind in pairs)


def pairs_of(answers: Sequence[GuardAnswer]) -> list[list[str]]:
    return [[answer.words, answer.kind] for answer in answers]


def entry_of(row: EntryRow) -> Entry:
    return Entry(
        id=row.id,
        cafe_id=row.cafe_id,
        kind=EntryKind(row.kind),
        text=row.text,
        position=row.position,
        is_agreed=row.is_agreed,
        in_room=row.in_room,
        themes=tuple(row.themes),
        strength=Strength(row.strength) if row.strength else None,
        direction=Direction(row.direction) if row.direction else None,
        actors=tuple(Actor(actor) for actor in row.actors),
        life_stages=tuple(row.life_stages),
        setting=row.setting,
        consent=Consent(row.consent),
        left_as_is=answers_of(row.left_as_is),
        spoken=row.spoken,
    )


def write_entry(row: EntryRow, entry: Entry, now: datetime) -> None:
    """Everything of ``entry`` but its identity and its café goes into ``row``."""
    row.kind = entry.kind
    row.text = entry.text
    row.position = entry.position
    row.is_agreed = entry.is_agreed
    row.in_room = entry.in_room
    row.themes = list(entry.themes)
    row.strength = entry.strength or ""
    row.direction = entry.direction or ""
    row.actors = [actor.value for actor in entry.actors]
    row.life_stages = list(entry.life_stages)
    row.setting = entry.setting
    row.consent = entry.consent
    row.left_as_is = pairs_of(entry.left_as_is)
    row.spoken = entry.spoken
    row.changed_at = now


def new_entry(entry: Entry, now: datetime) -> EntryRow:
    row = EntryRow(
        id=entry.id,
        cafe_id=entry.cafe_id,
        kind=entry.kind,
        text=entry.text,
        position=entry.position,
        created_at=now,
        changed_at=now,
    )
    write_entry(row, entry, now)
    return row


def note_of(row: NoteRow) -> Note:
    return Note(
        id=row.id,
        cafe_id=row.cafe_id,
        kind=NoteKind(row.kind),
        text=row.text,
        at=row.at,
        stage_id=row.stage_id,
        themes=tuple(row.themes),
        consent=Consent(row.consent),
        left_as_is=answers_of(row.left_as_is),
    )


def write_note(row: NoteRow, note: Note) -> None:
    row.kind = note.kind
    row.text = note.text
    row.stage_id = note.stage_id
    row.themes = list(note.themes)
    row.consent = note.consent
    row.left_as_is = pairs_of(note.left_as_is)


def columns_of(note: Note) -> dict[str, object]:
    """A new note's columns. Kept by one plain insert: a row that the session minds costs twice the commit."""
    return {
        "id": note.id,
        "cafe_id": note.cafe_id,
        "kind": note.kind,
        "text": note.text,
        "at": note.at,
        "stage_id": note.stage_id,
        "themes": list(note.themes),
        "consent": note.consent,
        "left_as_is": pairs_of(note.left_as_is),
        "deleted_at": None,
    }


def draft_of(row: DraftRow) -> Draft:
    return Draft(row.cafe_id, row.place, row.text, row.kind, row.at)


def attendance_of(row: AttendanceRow) -> Attendance:
    return Attendance(
        cafe_id=row.cafe_id,
        people=row.people,
        hosts=row.hosts,
        first_timers=row.first_timers,
        children=row.children,
        support_cards=row.support_cards,
        support_used=tuple(row.support_used),
    )


def write_attendance(row: AttendanceRow, attendance: Attendance) -> None:
    row.people = attendance.people
    row.hosts = attendance.hosts
    row.first_timers = attendance.first_timers
    row.children = attendance.children
    row.support_cards = attendance.support_cards
    row.support_used = list(attendance.support_used)


def comment_of(row: CommentRow) -> Comment:
    return Comment(row.id, row.cafe_id, row.text, answers_of(row.left_as_is))


def reflection_of(row: ReflectionRow) -> Reflection:
    return Reflection(
        cafe_id=row.cafe_id,
        disagreed=row.disagreed,
        missing_voices=row.missing_voices,
        wants_results=row.wants_results,
        wants_another=row.wants_another,
        looked_over_by_two=row.looked_over_by_two,
        left_as_is=answers_of(row.left_as_is),
    )


def write_reflection(row: ReflectionRow, reflection: Reflection) -> None:
    row.disagreed = reflection.disagreed
    row.missing_voices = reflection.missing_voices
    row.wants_results = reflection.wants_results
    row.wants_another = reflection.wants_another
    row.looked_over_by_two = reflection.looked_over_by_two
    row.left_as_is = pairs_of(reflection.left_as_is)
