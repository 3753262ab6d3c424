"""The words of the day as frozen values: what crosses from one layer to the next.

Nothing here knows a database, a window or a file. The tables in ``tables.py`` hold the same
things as rows; the pack in ``packs/schema.py`` holds what of them may travel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import uuid4

from cafe.core import phones


def new_id() -> str:
    """A random identity, made when the thing is made. It says nothing about a person or a place."""
    return str(uuid4())


def speakers(people: int, tables: int) -> int:
    """How many speak in turn at a table: the people shared out, rounded up, and the host (1.7)."""
    return -(-max(people, 0) // max(tables, 1)) + 1


def round_seconds(seconds_each: int, speakers: int) -> int:
    """How long an object round takes: speakers × seconds each, up to the next whole minute (1.7)."""
    return -(-seconds_each * speakers // 60) * 60


class Length(StrEnum):
    """How long an evening is; the five columns of the table of durations (domain report 1.7)."""

    NINETY = "90"
    SEVENTY_FIVE = "75"
    SIXTY = "60"
    LIGHT = "45"
    TASTER = "30"

    @property
    def minutes(self) -> int:
        return int(self.value)


class StageKind(StrEnum):
    """What a stage of the evening is for."""

    WELCOME = "welcome"
    AGREEMENTS = "agreements"
    ROUND_1 = "round1"
    ROUND_2 = "round2"
    DIALOGUE = "dialogue"
    FINAL = "final"
    HARVEST = "harvest"
    CLOSE = "close"
    BREAK = "break"
    OWN = "own"

    @property
    def is_object_round(self) -> bool:
        """Everybody speaks once, with the talking object: the length follows the people."""
        return self in (StageKind.ROUND_1, StageKind.ROUND_2, StageKind.FINAL)

    @property
    def is_protected(self) -> bool:
        """Catching up never trims these: agreements, final round, and signposting with feedback."""
        return self in (StageKind.AGREEMENTS, StageKind.FINAL, StageKind.CLOSE)

    @property
    def may_move_on(self) -> bool:
        """Only where nobody is cut short: a break, and a stage of one's own, such as writing in silence."""
        return self in (StageKind.BREAK, StageKind.OWN)


class NoteMode(StrEnum):
    """When words are written down (domain report 1.11: the method is not note-taking)."""

    AFTER = "after"  # after the final round: the default
    AS_WE_GO = "as_we_go"  # a note keeper writes during the rounds
    NONE = "none"  # no notes today: only attendance and topic are kept


class CafeState(StrEnum):
    """Where a café stands. ``FINISHED`` covers writing up; readiness to send is derived."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    SENT = "sent"
    CANCELLED = "cancelled"
    NOBODY_CAME = "nobody_came"


class EntryKind(StrEnum):
    """What an entry is. Entries may leave; working notes never do."""

    THEME = "theme"  # a sentence in the group's words
    QUOTE = "quote"  # one woman's words, with her spoken answer
    IDEA = "idea"  # what could change, and who could act


class NoteKind(StrEnum):
    """What a working note is, as the note keeper marked it."""

    NOTE = "note"
    QUOTE = "quote"
    IDEA = "idea"


class Consent(StrEnum):
    """What the speaker said when asked. Only the first two let words leave."""

    NOT_ASKED = "not_asked"
    VERBATIM = "verbatim"  # word for word
    PARAPHRASE = "paraphrase"  # in our words
    COUNT = "count"  # just count it
    NO = "no"  # leave it out

    @property
    def lets_words_leave(self) -> bool:
        return self in (Consent.VERBATIM, Consent.PARAPHRASE)


class Strength(StrEnum):
    """How many felt it, in words: never a count of people."""

    ONE = "one"
    SOME = "some"
    MOST = "most"


class Direction(StrEnum):
    """Which way a theme pulls. Set by the group, not by the theme's code."""

    BARRIER = "barrier"  # gets in the way
    HELPS = "helps"
    IDEA = "idea"
    NEUTRAL = "neutral"


class Actor(StrEnum):
    """Who could act on it."""

    US = "us"
    LOCAL = "local"
    BOARD = "board"
    GOVERNMENT = "government"
    EMPLOYER = "employer"
    OTHER = "other"


class AnswerState(StrEnum):
    """What became of something that groups asked for."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_NOW = "not_now"
    OPEN = "open"  # nobody has answered yet


class Face(StrEnum):
    """The five answers to a feedback statement, in their one order."""

    NOT_AT_ALL = "not_at_all"
    A_LITTLE = "a_little"
    SOMEWHAT = "somewhat"
    MOSTLY = "mostly"
    VERY_MUCH = "very_much"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a café was, as coarse as it may travel. The hall's name is not here: it stays."""

    council: str = ""  # id of a council area, or "more-than-one"
    urban_rural: int = 0  # 1 to 8 of the 2022 classification for the venue; 0 not said
    kind: str = ""  # id of a kind of place (hall, library, ...)
    is_island: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the evening as planned."""

    id: str
    kind: StageKind
    title: str
    seconds: int
    question: str = ""
    seconds_each: int = 0  # an object round's time for each speaker; 0 where there is no object
    cues: tuple[str, ...] = ()
    is_hand_set: bool = False  # a person set the minutes: nothing but a person changes them again
    moves_on: bool = False  # goes on to the next by itself when its time is up, where its kind may
    is_optional: bool = False  # catching up may leave it out, unless its kind is protected
    pinned: str = ""  # "20:00": the hour by the clock at which it begins; empty: when its turn comes
    soon_seconds: int = 0  # seconds left at its first gentle cue; 0: as usual
    last_seconds: int = 0  # seconds left at its last one; 0: as usual

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up, as the plan shows them."""
        return -(-self.seconds // 60)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list for the day."""

    id: str
    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A café as planned: everything a run starts from. A copy is kept with the café when it runs."""

    cafe_id: str
    title: str  # the café's own title: stays on the laptop
    hall: str  # stays on the laptop
    topic_id: str
    topic_version: int
    topic_title: str
    caution_level: int  # 1 gentle, 2 take care, 3 prepared hosts only
    length: Length
    starts_at: datetime | None  # aware UTC
    must_end_at: datetime | None  # aware UTC; the room's hard end
    people: int  # expected, hosts apart
    tables: int
    place: Place
    note_mode: NoteMode
    stages: tuple[Stage, ...]
    checks: tuple[Check, ...] = ()
    is_rehearsal: bool = False

    @property
    def seconds(self) -> int:
        return sum(stage.seconds for stage in self.stages)


@dataclass(frozen=True, slots=True)
class CafeLine:
    """A café as Home and the list of cafés show it."""

    id: str
    code: str  # neutral four characters, part of file names
    title: str
    hall: str
    topic_id: str
    topic_title: str
    starts_at: datetime | None
    must_end_at: datetime | None
    people_expected: int
    state: CafeState
    checks_done: int
    checks_in_all: int
    sent_at: datetime | None
    received_at: datetime | None
    changed_since_sent: bool
    caution_level: int
    unfinished: tuple[str, ...] = ()  # what is still open after the café, in words; empty: ready to send
    is_rehearsal: bool = False  # a practice: it is never sent
    heads: int | None = None  # how many came, hosts apart; None: not counted


@dataclass(frozen=True, slots=True)
class GuardAnswer:
    """A flag that was left as it is, by choice: the words and the kind it was flagged as."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence, quote or idea of a café, as it is kept and as it may leave."""

    id: str
    cafe_id: str
    kind: EntryKind
    text: str
    position: int
    is_agreed: bool = False  # read back in the room, and the group said yes
    in_room: bool = False  # written in the harvest, not afterwards
    themes: tuple[str, ...] = ()  # one or two codes of the codebook
    strength: Strength | None = None
    direction: Direction | None = None
    actors: tuple[Actor, ...] = ()
    life_stages: tuple[str, ...] = ()
    setting: str = ""
    consent: Consent = Consent.NOT_ASKED  # for quotes
    left_as_is: tuple[GuardAnswer, ...] = ()
    spoken: str = ""  # the mark of her words as she said them, once others stand here; never the words


@dataclass(frozen=True, slots=True)
class Note:
    """A working note of the note keeper. It never leaves the laptop."""

    id: str
    cafe_id: str
    kind: NoteKind
    text: str
    at: datetime
    stage_id: str = ""
    themes: tuple[str, ...] = ()
    consent: Consent = Consent.NOT_ASKED
    left_as_is: tuple[GuardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Heads, never names. ``None`` means it was not counted."""

    cafe_id: str
    people: int | None = None  # hosts apart
    hosts: int | None = None
    first_timers: int | None = None
    children: int | None = None
    support_cards: int | None = None  # take-home cards taken, all kinds together
    support_used: tuple[str, ...] = ()  # interpreter, BSL, personal assistant, travel, childcare


UNSEEN = "passed-and-unseen"
"""The question under which a café keeps how many answers came in by passing the laptop since its sums were last shown:
the category is the question that was answered. It is no answer of anybody, and never leaves."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One count of one category of one question ("age", "45-54", 5). Never crossed with another."""

    question: str
    category: str
    count: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """The five statements as tallies for each face, and the comments in no order."""

    cafe_id: str
    counts: tuple[Tally, ...] = ()  # question: statement code F1..F5; category: Face
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reflection:
    """What a summary says beside the entries: where the group disagreed, and who was not there."""

    cafe_id: str
    disagreed: str = ""
    missing_voices: str = ""
    wants_results: bool = False
    wants_another: bool = False
    looked_over_by_two: bool = False
    left_as_is: tuple[GuardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """One answer to the open line of the feedback strip. It never leaves with a café."""

    id: str
    cafe_id: str
    text: str
    left_as_is: tuple[GuardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Words half typed when the app was left: offered back, and wiped once they are kept."""

    cafe_id: str
    place: str  # which field: "capture", "harvest"
    text: str
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme as a facilitator's laptop knows it."""

    id: str
    name: str
    address: str  # where packs are e-mailed to; may be empty
    recipients: tuple[str, ...]  # age public keys: the programme's, then its deputy's
    signer: str  # Ed25519 public key, hex
    words: tuple[str, ...]  # six words to read over the phone
    installed_on: date | None = None
    threshold: int = 5
    entries_months: int = 0  # how long hosts keep sentences after sending; 0: until the programme says
    heads_months: int = 0  # and headcounts


@dataclass(frozen=True, slots=True)
class Support:
    """Who to ring before any café: settings of this laptop, never of a café, never exported."""

    lead_name: str = ""
    lead_phone: str = ""
    adult_phone: str = ""
    child_phone: str = ""
    has_read_steps: bool = False

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which of the three numbers is not there yet, or not whole: names of the fields above."""
        return tuple(
            name for name in ("lead_phone", "adult_phone", "child_phone") if not phones.can_be_rung(getattr(self, name))
        )

    @property
    def is_complete(self) -> bool:
        return not self.lacking and self.has_read_steps


@dataclass(frozen=True, slots=True)
class Answer:
    """You said, we did: a café's own sentence, and what a body answered. ``who`` is a body, never a person."""

    said: str
    answer: str
    state: AnswerState
    who: str
