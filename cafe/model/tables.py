"""What we keep, as rows. Pure shape: no rule lives here.

No table holds a participant. ``Tally`` rows are counts of one question each and can never be
crossed. ``NoteRow`` (working notes) and ``EntryRow`` (what may leave) are apart, so that the
writer of packs cannot reach a working note. Everything that travels has a random id.

A table constructor does not validate (SQLModel): rows are made from the frozen values only.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

import cafe.model.community.tables
import cafe.model.released.tables
import cafe.model.returns.tables
import cafe.model.themes.tables  # noqa: F401  what was published, returns and codebooks: in the same store


def _json() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def _later(rest: bool | int | str) -> Any:
    """A column that came later: rows from before have ``rest`` in it."""
    kept = str(int(rest)) if isinstance(rest, bool | int) else rest
    return Field(default=rest, sa_column_kwargs={"server_default": kept})


class CafeRow(SQLModel, table=True):
    """One café: its plan's scalars and where it stands."""

    __tablename__ = "cafe"
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    title: str = ""
    hall: str = ""
    topic_id: str = ""
    topic_version: int = 0
    topic_title: str = ""
    topic_snapshot: str = ""  # the topic as it was when the café ran, as JSON
    codebook_version: int = 0
    caution_level: int = 1
    length: str = "90"
    starts_at: datetime | None = Field(default=None, index=True)
    must_end_at: datetime | None = None
    people: int = 7
    tables: int = 1
    council: str = ""
    urban_rural: int = 0
    place_kind: str = ""
    is_island: bool = False
    note_mode: str = "after"
    state: str = Field(default="planned", index=True)
    is_rehearsal: bool = False
    created_at: datetime
    changed_at: datetime  # the last change of anything that travels
    finished_at: datetime | None = None
    deleted_at: datetime | None = None


class StageRow(SQLModel, table=True):
    __tablename__ = "stage"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    position: int
    kind: str
    title: str
    seconds: int
    question: str = ""
    seconds_each: int = 0
    cues: list[str] = _json()
    is_hand_set: bool = False
    moves_on: bool = _later(False)
    is_optional: bool = _later(False)
    pinned: str = _later("")
    soon_seconds: int = _later(0)
    last_seconds: int = _later(0)


class CheckRow(SQLModel, table=True):
    __tablename__ = "checklist"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    position: int
    text: str
    is_done: bool = False


class RunEventRow(SQLModel, table=True):
    """The log of a run: append only. The state of a run is the fold of its rows."""

    __tablename__ = "run_event"
    seq: int | None = Field(default=None, primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    at: datetime
    action: str
    data: str = "{}"  # JSON of the action's own values


class NoteRow(SQLModel, table=True):
    """A working note. It never leaves the laptop."""

    __tablename__ = "note"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    kind: str
    text: str
    at: datetime
    stage_id: str = ""
    themes: list[str] = _json()
    consent: str = "not_asked"
    left_as_is: list[list[str]] = _json()  # [words, kind] pairs
    deleted_at: datetime | None = None


class EntryRow(SQLModel, table=True):
    """A sentence, quote or idea: what may leave."""

    __tablename__ = "entry"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    kind: str
    text: str
    position: int
    is_agreed: bool = False
    in_room: bool = False
    themes: list[str] = _json()
    strength: str = ""
    direction: str = ""
    actors: list[str] = _json()
    life_stages: list[str] = _json()
    setting: str = ""
    consent: str = "not_asked"
    left_as_is: list[list[str]] = _json()
    spoken: str = Field(default="", sa_column_kwargs={"server_default": ""})  # the mark of a quote's words before ours
    created_at: datetime
    changed_at: datetime
    deleted_at: datetime | None = None


class DraftRow(SQLModel, table=True):
    """A half-typed text, saved a second after the last key; wiped when it is kept."""

    __tablename__ = "draft"
    cafe_id: str = Field(primary_key=True)
    place: str = Field(primary_key=True)  # which field: "capture", "harvest", ...
    text: str
    kind: str = ""
    at: datetime


class AttendanceRow(SQLModel, table=True):
    __tablename__ = "attendance"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    people: int | None = None
    hosts: int | None = None
    first_timers: int | None = None
    children: int | None = None
    support_cards: int | None = None
    support_used: list[str] = _json()


class TallyRow(SQLModel, table=True):
    """One count: "age" / "45-54" / 5, or "F1" / "mostly" / 4."""

    __tablename__ = "tally"
    __table_args__ = (UniqueConstraint("cafe_id", "question", "category"),)
    seq: int | None = Field(default=None, primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    question: str
    category: str
    count: int


class CommentRow(SQLModel, table=True):
    """A feedback comment. Its id is random, and it is always read in an order that says nothing."""

    __tablename__ = "feedback_comment"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    text: str
    left_as_is: list[list[str]] = _json()


class ReflectionRow(SQLModel, table=True):
    __tablename__ = "reflection"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    disagreed: str = ""
    missing_voices: str = ""
    wants_results: bool = False
    wants_another: bool = False
    looked_over_by_two: bool = False
    left_as_is: list[list[str]] = _json()


class RoomNamesRow(SQLModel, table=True):
    """A café's own list of words to watch for: first names in the room. It never leaves, and goes with its café."""

    __tablename__ = "room_names"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    names: list[str] = _json()


class SlipRow(SQLModel, table=True):
    """The three words on a speaker's slip, and which quote they stand for. Only ids: it outlives the café."""

    __tablename__ = "slip"
    words: str = Field(primary_key=True)  # "plum ferry moss"
    cafe_id: str = Field(index=True)
    entry_id: str = Field(unique=True)


class SentRow(SQLModel, table=True):
    """One making of a café's two files. ``frame_hash`` is of the frame before sealing."""

    __tablename__ = "sent"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    revision: int
    sequence: int  # this sender's own counting, so that a missing pack can be noticed
    frame_hash: str
    previous_hash: str = ""
    programme_id: str = ""  # empty: made with six words
    pack_path: str = ""
    summary_path: str = ""
    made_at: datetime
    sent_at: datetime | None = None
    received_at: datetime | None = None


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str  # JSON


class SecretRow(SQLModel, table=True):
    """A private key, kept inside the encrypted store and nowhere else."""

    __tablename__ = "secret"
    name: str = Field(primary_key=True)  # "signing", "programme:<id>:age", "programme:<id>:signing"
    value: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ProgrammeRow(SQLModel, table=True):
    """A programme this laptop sends to, or (``is_ours``) collects for."""

    __tablename__ = "programme"
    id: str = Field(primary_key=True)
    name: str
    address: str = ""
    recipients: list[str] = _json()
    signer: str = ""
    threshold: int = 5
    is_ours: bool = False
    file: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))  # as installed
    installed_at: datetime


class SenderRow(SQLModel, table=True):
    """A facilitator's signing key as the coordinator of one programme knows it."""

    __tablename__ = "sender"
    programme_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)  # Ed25519 public key, hex
    label: str = ""
    is_accepted: bool = False
    import_id: str = ""  # the batch in which she was accepted: undone with it
    first_seen_at: datetime


class ImportRow(SQLModel, table=True):
    """One batch of packs taken in together, undone together."""

    __tablename__ = "import_batch"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    at: datetime
    folder: str = ""
    new: int = 0
    updated: int = 0
    same: int = 0
    refused: int = 0
    undone_at: datetime | None = None


class RefusedRow(SQLModel, table=True):
    """A pack that was not taken in, and the sentence that says why."""

    __tablename__ = "refused"
    seq: int | None = Field(default=None, primary_key=True)
    import_id: str = Field(foreign_key="import_batch.id", index=True)
    file_name: str
    reason: str


class PackRow(SQLModel, table=True):
    """One revision of one café as it came in. The newest of a ``pack_id`` counts (``is_current``)."""

    __tablename__ = "pack"
    __table_args__ = (UniqueConstraint("programme_id", "pack_id", "frame_hash"),)
    id: int | None = Field(default=None, primary_key=True)
    programme_id: str = Field(index=True)
    import_id: str = Field(foreign_key="import_batch.id", index=True)
    pack_id: str = Field(index=True)
    revision: int
    sequence: int
    sender: str
    frame_hash: str
    previous_hash: str = ""
    is_current: bool = True
    superseded_by: str = ""  # the import that brought what counts instead: its undo makes this count again
    month: str  # 2026-11
    day: str = ""  # 2026-11-26 where it may travel
    council: str = ""
    board: str = ""
    urban_rural: int = 0
    is_island: bool = False
    place_kind: str = ""
    topic_id: str = ""
    topic_title: str = ""
    minutes: int = 0
    tables: int = 1
    people: int | None = None
    hosts: int | None = None
    first_timers: int | None = None
    support_cards: int | None = None
    note_mode: str = "after"
    read_back: bool = False
    codebook_version: int = 0
    disagreed: str = ""
    missing_voices: str = ""
    wants_results: bool = False
    wants_another: bool = False
    questions: list[str] = _json()
    support_used: list[str] = _json()
    withdrawn: list[list[str]] = _json()  # [pack_id, entry_id] of quotes that their speakers took back


class PackEntryRow(SQLModel, table=True):
    __tablename__ = "pack_entry"
    id: int | None = Field(default=None, primary_key=True)
    pack: int = Field(foreign_key="pack.id", index=True)
    entry_id: str
    kind: str
    text: str
    position: int
    themes: list[str] = _json()
    strength: str = ""
    direction: str = ""
    actors: list[str] = _json()
    life_stages: list[str] = _json()
    setting: str = ""
    consent: str = ""
    is_agreed: bool = False


class PackFileRow(SQLModel, table=True):
    """A file that was taken in, by the hash of its bytes: the same folder again is told without opening a seal."""

    __tablename__ = "pack_file"
    programme_id: str = Field(primary_key=True)
    file_hash: str = Field(primary_key=True)
    import_id: str = Field(foreign_key="import_batch.id", index=True)
    frame_hash: str


class PackFeedbackRow(SQLModel, table=True):
    """Feedback of one café. Never shown alone: always pooled (privacy decision 5)."""

    __tablename__ = "pack_feedback"
    id: int | None = Field(default=None, primary_key=True)
    pack: int = Field(foreign_key="pack.id", index=True)
    statement: str
    face: str
    count: int


class TakenBackRow(SQLModel, table=True):
    """A quote that its speaker took back, as its sender's pack said. It stays, whatever is undone afterwards."""

    __tablename__ = "taken_back"
    programme_id: str = Field(primary_key=True)
    sender: str = Field(primary_key=True)  # she can only take back what she sent herself
    pack_id: str = Field(primary_key=True)
    entry_id: str = Field(primary_key=True)
    at: datetime  # when it came in
    was_here: bool = False  # its words were in the programme until then
    spoken: str = Field(default="", sa_column_kwargs={"server_default": ""})  # their mark, where they ever came in


class InOurWordsRow(SQLModel, table=True):
    """A quote that may be told in other words only, as its sender's pack said. It stays, whatever is undone."""

    __tablename__ = "in_our_words"
    programme_id: str = Field(primary_key=True)
    sender: str = Field(primary_key=True)
    pack_id: str = Field(primary_key=True)
    entry_id: str = Field(primary_key=True)
    spoken: str = ""  # the mark of her own words, where they were here; never the words


class QuoteChoiceRow(SQLModel, table=True):
    """The coordinator's choice of quotes for the report."""

    __tablename__ = "quote_choice"
    programme_id: str = Field(primary_key=True)
    entry_id: str = Field(primary_key=True)
    is_chosen: bool = True


class ReleaseRow(SQLModel, table=True):
    """One export that left the programme: what it was made of. The ledger of releases."""

    __tablename__ = "release"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    at: datetime
    filters: str = "{}"
    packs: list[str] = _json()
    files: list[str] = _json()
    content_hash: str = ""


class AnswerHereRow(SQLModel, table=True):
    """What a programme answered to a café of this laptop, as its newest reply said."""

    __tablename__ = "answer_here"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    position: int = Field(primary_key=True)
    said: str
    answer: str
    state: str
    who: str = ""
    told_on: str  # 2026-11-29


class AnswerRow(SQLModel, table=True):
    """What a programme answers to a theme, or to one sentence or idea of its cafés."""

    __tablename__ = "answer"
    programme_id: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)  # "theme:LIS", or "said:" and the text folded
    said: str  # as it is shown
    answer: str
    state: str
    who: str = ""
    at: datetime


class ExpectedRow(SQLModel, table=True):
    """A café that a programme knows of and waits for: a month, an area, and a word of the coordinator's own."""

    __tablename__ = "expected_cafe"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    month: str  # 2026-11
    council: str = ""
    note: str = ""
    is_called_off: bool = False
