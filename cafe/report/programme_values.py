"""The values that a programme's report is laid out from, as a page and as data files. Pure.

Collate → **report**. A number that may not be read is None here, so that no page and no file ever holds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cafe.collate.values import Axis, Sentence
from cafe.content import codebook
from cafe.content.codebook import Codebook
from cafe.model.values import Answer

LEAST_CAFES_FOR_BARS = 5
MOST_BARS = 10
MANY_CAFES = 40  # up to here the report on paper is the booklet of eight pages
IDEAS_ONLY = "IDE"
"""A sentence with no other theme than that it is an idea: these have pages of their own, by who can act."""


HELP_ITSELF = "WHH"
"""The theme of things that work already: “what helps most is what helps” says nothing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A name, in how many cafés, and how many people came; ``people`` is None where the number is hidden.

    ``keys``: what it adds up, for a page that opens onto its cafés; no file holds them.
    """

    name: str
    cafes: int
    people: int | None = None
    keys: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Cafés and people by area, topic or month. Small ones are joined: never one café told apart."""

    lines: tuple[Listed, ...]
    has_joined: bool = False

    @property
    def is_one(self) -> bool:
        """Everything is joined, or there is nothing: no line stands on its own."""
        return not self.lines or (self.has_joined and len(self.lines) == 1)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme counted in cafés, with the groups' own sentences. ``finer`` names its finer themes.

    ``most``, ``some`` and ``one``: the cafés by how much of the room stood behind it, each under its strongest.
    """

    code: str
    name: str
    cafes: int
    hinders: int
    helps: int
    ideas: int
    finer: tuple[tuple[str, str, int], ...]  # code, name, cafés
    what_hinders: tuple[Sentence, ...]
    what_helps: tuple[Sentence, ...]
    what_ideas: tuple[Sentence, ...]
    most: int = 0
    some: int = 0
    one: int = 0


@dataclass(frozen=True, slots=True)
class Crossing:
    """One column of themes × something, on at least five cafés from two senders: the themes that came up most."""

    name: str
    cafes: int
    themes: tuple[tuple[str, int], ...]
    keys: tuple[str, ...] = field(default=(), compare=False)  # for a page that opens onto its cafés


@dataclass(frozen=True, slots=True)
class CrossedWith:
    """Themes × one thing ("By topic")."""

    title: str
    columns: tuple[Crossing, ...]
    axis: Axis = Axis.TOPIC


@dataclass(frozen=True, slots=True)
class Voice:
    """What one woman said and the topic of her café: never a place, a month or a role.

    ``is_hers``: word for word. Else a host put it in other words, and it stands without marks of quotation.
    """

    text: str
    topic: str
    is_hers: bool = True


@dataclass(frozen=True, slots=True)
class CouldAct:
    """Who could act, in how many cafés they were named, and the ideas."""

    name: str
    who: str
    cafes: int
    ideas: tuple[Sentence, ...]
    key: str = field(default="", compare=False)  # for a page that opens onto its cafés


@dataclass(frozen=True, slots=True)
class Felt:
    """One feedback statement pooled over cafés, in the order of the faces; None where a number is hidden."""

    statement: str
    counts: tuple[tuple[str, int | None], ...]
    answered: int


@dataclass(frozen=True, slots=True)
class Rippled:
    """Whom ripples touched: how many there were, how many of them happened, and in how many cafés."""

    touched: str
    ripples: int
    happened: int
    cafes: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """A change that a café noticed. ``why``: the coordinator's reason, where she chose it as most significant."""

    change: str
    is_chosen: bool
    why: str


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What came of groups that went on meeting, of three cafés or more. No votes: they are people of one café.

    ``ripples``: words, whom it touched, and which ring ("First"), the most voted first.
    """

    cafes: int
    touched: tuple[Rippled, ...]
    unwanted: int
    ripples: tuple[tuple[str, str, str, bool], ...]  # text, touched, ring, whether it happened
    changes: tuple[Noticed, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """People, in all. None: fewer than the threshold. Hosts are counted apart."""

    people: int | None
    hosts: int
    first_time: int | None  # None: not told
    support_cards: int | None
    uncounted: int


@dataclass(frozen=True, slots=True)
class ReachTable:
    """One question of the slip, over many returns. ``lines``: each answer, and how many; None where it is hidden."""

    id: str
    question: str
    lines: tuple[tuple[str, int | None], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Who came, from the period returns. ``none``: why nothing is told; ``left_out``: questions that cannot be."""

    period: str = ""
    returns: int = 0
    tables: tuple[ReachTable, ...] = ()
    left_out: tuple[str, ...] = ()
    none: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeOutline:
    """The whole report."""

    programme: str
    period: str
    release: int
    threshold: int
    cafes: int
    senders: int
    packs: int  # cafés before any filter
    filters: str  # in words; empty: every café
    reach: Reach
    council_areas: int
    topics_in_all: int
    topic_most: str  # the one that most cafés chose; empty where two are level, or it is joined to others
    things: tuple[tuple[str, str], ...]
    areas: Breakdown
    topics: Breakdown
    months: Breakdown
    themes: tuple[Theme, ...]
    crossed: tuple[CrossedWith, ...]
    voices: tuple[Voice, ...]
    could_act: tuple[CouldAct, ...]
    disagreed: tuple[Sentence, ...]
    missing_voices: tuple[Sentence, ...]
    felt: tuple[Felt, ...]
    felt_cafes: int
    without_notes: int
    read_back: int
    want_results: int
    want_another: int
    refused: int
    missing: int
    taken_back: str = ""  # quotes withdrawn since the last report, as a sentence
    answered: tuple[Answer, ...] = ()  # you said, we did
    next_steps: str = ""  # what comes next, in the coordinator's words
    book: Codebook = field(default_factory=codebook.load, compare=False)  # what its codes are called
    reached: Reached = Reached()
    crossed_without: str = ""  # what is not among ``crossed`` beside an earlier report, and why; a sentence
    came_of_it: CameOfIt | None = None  # None: fewer than three cafés drew what came of their meeting

    @property
    def own_words(self) -> tuple[Voice, ...]:
        """What was said, word for word."""
        return tuple(one for one in self.voices if one.is_hers)

    @property
    def in_our_words(self) -> tuple[Voice, ...]:
        """What was said, as a host put it."""
        return tuple(one for one in self.voices if not one.is_hers)

    @property
    def said(self) -> tuple[Theme, ...]:
        """The themes without ideas that have no other theme."""
        return tuple(theme for theme in self.themes if theme.code != IDEAS_ONLY)

    @property
    def shows_bars(self) -> bool:
        """Bars need a theme that came up in five cafés; below that a list of sentences says more."""
        return any(theme.cafes >= LEAST_CAFES_FOR_BARS for theme in self.said)
