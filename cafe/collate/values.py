"""What a programme's picture is made of: a café as it came in, and what many of them say together.

Collating comes after sending: plan → run → write up → send → **collate** → report. Everything here
is frozen and knows no database, so that ``merge.py`` stays a pure function of its rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from cafe.collate.came_of import NOTHING_CAME, CollatedRipples
from cafe.content import codebook
from cafe.content.codebook import Codebook
from cafe.model.values import Actor, Consent, Direction, EntryKind, Strength


class Axis(StrEnum):
    """What themes can be crossed with. Cafés are counted in every cell, never people."""

    AREA = "area"
    MONTH = "month"
    TOPIC = "topic"
    LIFE_STAGE = "life_stage"
    URBAN_RURAL = "urban_rural"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cafés to look at. An empty part lets every café through; parts are joined by *and*.

    Months are written as they travel ("2026-11") and both ends count.
    """

    first_month: str = ""
    last_month: str = ""
    councils: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    life_stages: tuple[str, ...] = ()
    urban_rural: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a café as it came in. ``key`` is the text folded, so that equal words meet."""

    entry_id: str
    kind: EntryKind
    text: str
    key: str
    themes: tuple[str, ...] = ()  # codes of the codebook: "LIS" or "LIS1"
    strength: Strength | None = None
    direction: Direction | None = None
    actors: tuple[Actor, ...] = ()
    life_stages: tuple[str, ...] = ()
    setting: str = ""
    consent: Consent = Consent.NOT_ASKED
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """How many chose one face for one statement, in one café. Only ever shown pooled."""

    statement: str
    face: str
    count: int


@lru_cache(maxsize=4096)
def feedback_count(statement: str, face: str, count: int) -> FeedbackCount:
    """As the class makes it: there are a few hundred different ones among a hundred thousand."""
    return FeedbackCount(statement, face, count)


@dataclass(frozen=True, slots=True)
class CameRipple:
    """One ripple of a café as it came in."""

    ripple_id: str
    parent_id: str
    ring: int
    text: str
    happened: bool
    is_wanted: bool
    touched: str
    votes: int


@dataclass(frozen=True, slots=True)
class CafeFacts:
    """One café's current pack: what collating needs of it, whole."""

    pack_id: str
    revision: int
    sender: str
    month: str
    day: str = ""  # 2026-11-26 where it travels; it is never shown
    council: str = ""
    board: str = ""
    urban_rural: int = 0
    is_island: bool = False
    place_kind: str = ""
    topic_id: str = ""
    topic_title: str = ""
    minutes: int = 0
    people: int | None = None
    hosts: int | None = None
    first_timers: int | None = None
    support_cards: int | None = None
    note_mode: str = "after"
    read_back: bool = False
    disagreed: str = ""
    missing_voices: str = ""
    wants_results: bool = False
    wants_another: bool = False
    said: tuple[Said, ...] = ()
    feedback: tuple[FeedbackCount, ...] = ()
    ripples: tuple[CameRipple, ...] = ()
    change: str = ""
    next_steps: str = ""
    own_themes: tuple[tuple[str, str], ...] = ()  # id and words of themes that its host proposed


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not in the picture, counted beside every total."""

    refused: int = 0  # packs that were not taken in
    missing: int = 0  # numbers missing from a sender's own counting
    packs: int = 0  # cafés in the programme before any filter
    taken_back: int = 0  # quotes that were here and that their speakers took back since the last report
    had_report: bool = False
    waiting: int = 0  # texts that are held back until the coordinator has looked at them


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that one or more cafés wrote, and in how many cafés.

    ``codes``: the finer themes it was placed in, for those who go on coding; only where every sentence is listed.
    """

    text: str
    cafes: int
    codes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class CodeCount:
    """A sub-theme, and in how many cafés it came up."""

    code: str
    cafes: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A top theme, counted in cafés. One café can count under barrier, helps and idea at once.

    ``most``, ``some`` and ``one``: in how many cafés most of the room, some women or one voice stood behind
    it. Each café counts under its strongest sentence; where nobody was asked, under none.
    """

    theme: str
    cafes: int
    barrier: int
    helps: int
    idea: int
    most: int = 0
    some: int = 0
    one: int = 0
    codes: tuple[CodeCount, ...] = ()
    barriers: tuple[Sentence, ...] = ()
    what_helps: tuple[Sentence, ...] = ()
    ideas: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Cafés, and the people who came to them, for one area, board, month, topic or life stage.

    ``people`` is exact and for the coordinator's own eyes: what is rendered says
    "fewer than 5" below five (privacy decision 3). ``label`` is set for topics only.
    """

    key: str
    cafes: int
    senders: int
    people: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a crossed table. ``keys`` are the areas, months … that were merged into it."""

    keys: tuple[str, ...]
    parent: str  # the board or quarter that the keys share; empty where they share none
    cafes: int
    senders: int
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One theme of a crossed table: cafés in each column, in the order of the columns."""

    theme: str
    cafes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Themes × something, counted in cafés. Empty where no column rests on enough cafés and senders."""

    axis: Axis
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorIdeas:
    """Ideas that one kind of body could act on, the most often named first."""

    actor: Actor
    cafes: int
    ideas: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One woman's words, with her yes. A page may show the topic beside it, never a place or month.

    ``pack_id`` lets the coordinator's screen open the café behind it; paper never uses it.
    """

    entry_id: str
    pack_id: str
    text: str
    topic_id: str
    topic_title: str
    themes: tuple[str, ...]
    consent: Consent
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """One feedback statement pooled: how many chose each face, in the faces' own order."""

    statement: str
    counts: tuple[int, ...]
    answered: int


@dataclass(frozen=True, slots=True)
class PooledFeedback:
    """Feedback of several cafés together; ``answers`` is empty where too few answered to be shown."""

    cafes: int
    answers: tuple[Answers, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstTime:
    """Who came for the first time, pooled over the cafés that counted; shown only where both are safe."""

    first_timers: int
    returners: int
    cafes: int


@dataclass(frozen=True, slots=True)
class Collation:
    """Many cafés as one picture. The order of packs never matters, and twice equals once."""

    filters: Filters
    aside: Aside
    cafes: int
    senders: int
    people: int
    uncounted: int  # cafés without a headcount
    hosts: int
    support_cards: int
    without_notes: int  # cafés that kept no notes by choice
    read_back: int  # cafés whose sentences were read back and agreed
    want_results: int
    want_another: int
    first_month: str
    last_month: str
    first_time: FirstTime | None
    themes: tuple[ThemeCount, ...]
    areas: tuple[Line, ...]
    boards: tuple[Line, ...]
    months: tuple[Line, ...]
    topics: tuple[Line, ...]
    life_stages: tuple[Line, ...]
    urban_rural: tuple[Line, ...]
    crossed: tuple[Crossed, ...]
    ideas: tuple[ActorIdeas, ...]
    quotes: tuple[Quote, ...]
    feedback: PooledFeedback
    disagreed: tuple[Sentence, ...]
    missing_voices: tuple[Sentence, ...]
    book: Codebook = field(default_factory=codebook.load, compare=False)  # what its codes are called
    came_of: CollatedRipples = NOTHING_CAME

    def crossed_with(self, axis: Axis) -> Crossed:
        """Themes × ``axis``; every axis is there, perhaps with no columns."""
        return next(table for table in self.crossed if table.axis is axis)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that answer a search: a sentence or idea and in how many cafés, or one woman's quote.

    ``packs``: the cafés behind it, in the order of their ids. As with every quote, a page may show the topic beside
    it, never a place or month. ``entry_id``: of the first of them, for choosing a quote.
    """

    text: str
    kind: EntryKind
    cafes: int
    packs: tuple[str, ...]
    entry_id: str
    topic_id: str
    topic_title: str
    themes: tuple[str, ...]
    is_hers: bool = False  # word for word what one woman said


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. ``sentences`` and ``cafes`` count all of it, ``hits`` name the first of them."""

    sentences: int = 0
    cafes: int = 0
    hits: tuple[Hit, ...] = ()
