"""What a pack may say: the strict shape of a café once it has left the laptop.

Plan → run → write up → **send** → collate. The writer builds this value, the reader accepts nothing
else. Whatever has no field here cannot travel: not the hall, not the café's own title, no working
note, no equality tally, no comment, no name (privacy decisions 0.2 to 0.5). Unknown fields, wrong
types and oversized texts are refused. The rules across fields are checked here too, so that a
pack made by other hands obeys them as well.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from cafe.core.plain import is_plain_text, words_in
from cafe.model.community.values import Touched
from cafe.model.values import Actor, Consent, Direction, EntryKind, Face, Length, NoteMode, Strength
from cafe.privacy.disclosure import single_cafe

FORMAT = "cafe-pack"
VERSION = 3
"""1: a café. 2: a café with a map of ripples. 3: one with themes of its host's own, with a map or without. Each is
written with the lowest number that says it, so that older laptops read it too."""

THRESHOLD = single_cafe.THRESHOLD  # cafés of fewer people send the month only (privacy decision 0.2)
LEAST_FOR_THEMES = single_cafe.LEAST_FOR_THEMES  # 1 or 2 people: no themes are kept (privacy decision 0.3)
PREPARED_HOSTS_ONLY = 3  # the caution level whose cafés send the month only
MOST_THEMES = 8
MOST_QUOTES = 3
MOST_IDEAS = 30
MOST_QUOTE_WORDS = 40
MOST_CHARACTERS = 400  # of a sentence, a quote or an idea
MOST_REFLECTION_CHARACTERS = 1000
MOST_WITHDRAWN = 2000
MOST_HEADS = 999
MOST_RIPPLES = 60
MOST_RIPPLE_CHARACTERS = 200
MOST_OWN_THEMES = 2 * (MOST_THEMES + MOST_QUOTES + MOST_IDEAS)
MOST_THEME_CHARACTERS = 60
OWN_THEME = "OWN"
COUNCIL_ONLY_TOPICS = frozenset({"gbv", "T21"})
"""Topics that send no quotes and no place finer than the council area (domain report, T21)."""


def _plain(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("characters that do not travel")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("blank text")
    return text


def _real_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _real_month(text: str) -> str:
    date.fromisoformat(text + "-01")
    return text


Uuid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
HashOrNone = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
SigningKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # Ed25519 public key
Recipient = Annotated[str, Field(pattern=r"^(age1[02-9ac-hj-np-z]{58})?$")]  # empty: made with six words
Day = Annotated[str, Field(pattern=r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_month)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
IdOrNone = Annotated[str, Field(pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]{0,59})?$")]
ThemeCode = Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{0,2}$")]
StatementCode = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,2}$")]
Version = Annotated[int, Field(ge=1, le=VERSION)]  # no Literal: that takes *true* for 1
Heads = Annotated[int, Field(ge=0, le=MOST_HEADS)]
Words = Annotated[str, Field(max_length=MOST_CHARACTERS), AfterValidator(_plain), AfterValidator(_not_blank)]
MaybeWords = Annotated[str, Field(max_length=MOST_REFLECTION_CHARACTERS), AfterValidator(_plain)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)


class PackCodebook(_Strict):
    """The list of themes the codes come from, as it stood when the café was written up."""

    id: Id
    version: Annotated[int, Field(ge=1, le=9999)]


class PackTopic(_Strict):
    """What the café was about."""

    id: Id
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Words
    caution_level: Annotated[int, Field(ge=1, le=3)]


class PackCafe(_Strict):
    """When, where and how, as coarse as it may travel. ``day`` is None where only the month does."""

    month: Month  # 2026-11
    day: Day | None  # 2026-11-26
    council: IdOrNone
    urban_rural: Annotated[int, Field(ge=0, le=8)]
    is_island: bool
    place_kind: IdOrNone
    topic: PackTopic
    length: Length
    minutes: Annotated[int, Field(ge=0, le=600)]
    tables: Annotated[int, Field(ge=1, le=99)]
    note_mode: NoteMode
    read_back: bool
    questions: Annotated[tuple[Words, ...], Field(max_length=20)]

    @model_validator(mode="after")
    def _as_coarse_as_asked(self) -> Self:
        if self.day is not None and not self.day.startswith(self.month):
            raise ValueError("the day is not in the month")
        if self.day is not None and self.topic.caution_level >= PREPARED_HOSTS_ONLY:
            raise ValueError("a topic for prepared hosts sends the month only")
        if self.topic.id in COUNCIL_ONLY_TOPICS and (self.urban_rural or self.is_island or self.place_kind):
            raise ValueError("this topic sends no place finer than the council area")
        return self


class PackPeople(_Strict):
    """Heads, exactly. Hosts apart. None: not counted."""

    people: Heads
    hosts: Heads | None
    first_timers: Heads | None
    children: Heads | None
    support_used: Annotated[tuple[Id, ...], Field(max_length=20)]
    support_cards: Heads | None

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.first_timers is not None and self.first_timers > self.people:
            raise ValueError("more first-timers than people")
        if len(set(self.support_used)) != len(self.support_used):
            raise ValueError("a kind of support twice")
        return self


class PackEntry(_Strict):
    """A theme sentence, a permitted quote, or an idea with who could act on it."""

    id: Uuid
    kind: EntryKind
    text: Words
    themes: Annotated[tuple[ThemeCode, ...], Field(max_length=2)]
    strength: Strength | None
    direction: Direction | None
    actors: Annotated[tuple[Actor, ...], Field(max_length=6)]
    life_stages: Annotated[tuple[Id, ...], Field(max_length=20)]
    setting: IdOrNone
    consent: Consent
    is_agreed: bool
    in_room: bool

    @model_validator(mode="after")
    def _may_leave(self) -> Self:
        if self.kind is EntryKind.QUOTE:
            if not self.consent.lets_words_leave:
                raise ValueError("a quote without a yes")
            if words_in(self.text) > MOST_QUOTE_WORDS:
                raise ValueError("a quote of more than forty words")
        elif self.consent is not Consent.NOT_ASKED:
            raise ValueError("only quotes are asked for")
        if self.kind is EntryKind.THEME and self.in_room and not self.is_agreed:
            raise ValueError("a sentence that its room did not agree to")
        for several in (self.themes, self.actors, self.life_stages):
            if len(set(several)) != len(several):
                raise ValueError("the same mark twice")
        return self


class PackFeedback(_Strict):
    """The five statements as sums for each face. Shown and published pooled only (decision 0.5)."""

    n: Heads  # the most answers that any statement got
    sums: Annotated[dict[StatementCode, dict[Face, Heads]], Field(max_length=20)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        most = max((sum(faces.values()) for faces in self.sums.values()), default=0)
        if most != self.n:
            raise ValueError("n is not the most answers a statement got")
        return self


class PackReflection(_Strict):
    """What the summary says beside the entries."""

    disagreed: MaybeWords
    missing_voices: MaybeWords
    wants_results: bool
    wants_another: bool
    looked_over_by_two: bool


class PackRipple(_Strict):
    """One ripple, written in *I* and *we*. ``parent`` is the ripple that it followed from; empty: the middle."""

    id: Uuid
    parent: Annotated[str, Field(pattern=r"^([0-9a-f-]{36})?$")]
    ring: Annotated[int, Field(ge=1, le=3)]
    text: Annotated[str, Field(max_length=MOST_RIPPLE_CHARACTERS), AfterValidator(_plain), AfterValidator(_not_blank)]
    happened: bool
    is_wanted: bool
    touched: Touched
    votes: Annotated[int, Field(ge=0, le=99)]


class PackRipples(_Strict):
    """A map that its group heard and let stand, in the order of the list, and what was said beside it."""

    ripples: Annotated[tuple[PackRipple, ...], Field(max_length=MOST_RIPPLES)]
    change: MaybeWords
    next_steps: MaybeWords

    @model_validator(mode="after")
    def _is_a_tree(self) -> Self:
        rings: dict[str, int] = {"": 0}
        for one in self.ripples:
            if one.id in rings or rings.get(one.parent, 9) + 1 != one.ring:
                raise ValueError("a ripple that hangs on nothing")
            rings[one.id] = one.ring
        if not (self.ripples or self.change or self.next_steps):
            raise ValueError("an empty map")
        return self


class Withdrawn(_Strict):
    """A quote that its speaker took back: to be left out wherever it has already gone."""

    pack_id: Uuid
    entry_id: Uuid


class PackOwnTheme(_Strict):
    """A theme of the host's own that this café's entries use: proposed to the programme. ``id`` is its own for good."""

    code: Annotated[str, Field(pattern=r"^OWN[0-9]{1,2}$")]
    id: Uuid
    label: Annotated[str, Field(max_length=MOST_THEME_CHARACTERS), AfterValidator(_plain), AfterValidator(_not_blank)]


class CafePack(_Strict):
    """One revision of one café, whole. ``pack_id`` is the café's for good; ``revision`` grows.

    ``sequence`` counts this sender's packs and ``previous_hash`` is the frame hash of the one before,
    so that a missing pack is noticed. ``programme`` is the age public key it is meant for: a pack
    cannot be turned towards another programme. ``sender`` is the key that signs it.
    """

    format: Literal["cafe-pack"]
    version: Version
    pack_id: Uuid
    revision: Annotated[int, Field(ge=1, le=9999)]
    sequence: Annotated[int, Field(ge=1, le=999_999)]
    previous_hash: HashOrNone
    made_on: Day
    app_version: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]
    codebook: PackCodebook
    programme: Recipient
    sender: SigningKey
    cafe: PackCafe
    people: PackPeople
    entries: Annotated[tuple[PackEntry, ...], Field(max_length=MOST_THEMES + MOST_QUOTES + MOST_IDEAS)]
    feedback: PackFeedback
    reflection: PackReflection
    withdrawn: Annotated[tuple[Withdrawn, ...], Field(max_length=MOST_WITHDRAWN)]
    ripples: PackRipples | None = None
    own_themes: Annotated[tuple[PackOwnTheme, ...], Field(max_length=MOST_OWN_THEMES)] = ()

    @model_serializer(mode="wrap")
    def _as_it_travels(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A café without ripples is written to the letter as it was before there were any."""
        written: dict[str, Any] = write(self)
        if self.ripples is None:
            written.pop("ripples", None)
        if not self.own_themes:
            written.pop("own_themes", None)
        return written

    @model_validator(mode="after")
    def _has_ripples_where_it_says_so(self) -> Self:
        if self.version < VERSION and (self.version == 2) != (self.ripples is not None):
            raise ValueError("ripples belong to version 2")
        return self

    @model_validator(mode="after")
    def _says_what_its_own_themes_are(self) -> Self:
        named = {one.code for one in self.own_themes}
        used = {code for entry in self.entries for code in entry.themes if code.startswith(OWN_THEME)}
        if (self.version == VERSION) != bool(self.own_themes) or used != named:
            raise ValueError("themes of its own belong to version 3, each used and each named")
        if len(named) != len(self.own_themes) or len({one.id for one in self.own_themes}) != len(self.own_themes):
            raise ValueError("a theme of its own twice")
        return self

    def of_kind(self, kind: EntryKind) -> tuple[PackEntry, ...]:
        """The entries of one kind, in the order the café gave them."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    @model_validator(mode="after")
    def _keeps_the_single_cafe_rule(self) -> Self:
        if self.people.people < THRESHOLD and self.cafe.day is not None:
            raise ValueError("a small café sends the month only")
        if self.people.people < LEAST_FOR_THEMES and (
            self.ripples is not None
            or self.entries
            or self.feedback.sums
            or self.reflection.disagreed
            or self.reflection.missing_voices
        ):
            raise ValueError("no themes are kept of one or two people")
        if self.cafe.note_mode is NoteMode.NONE and self.entries:
            raise ValueError("no notes were taken")
        return self

    @model_validator(mode="after")
    def _is_not_too_much(self) -> Self:
        counts = Counter(entry.kind for entry in self.entries)
        if counts[EntryKind.THEME] > MOST_THEMES or counts[EntryKind.IDEA] > MOST_IDEAS:
            raise ValueError("more sentences than a café sends")
        if counts[EntryKind.QUOTE] > MOST_QUOTES:
            raise ValueError("more than three quotes")
        if (counts[EntryKind.QUOTE] or self.ripples) and self.cafe.topic.id in COUNCIL_ONLY_TOPICS:
            raise ValueError("no quotes on this topic")
        if len({entry.id for entry in self.entries}) != len(self.entries):
            raise ValueError("an entry twice")
        if len(set(self.withdrawn)) != len(self.withdrawn):
            raise ValueError("a withdrawn quote twice")
        return self
