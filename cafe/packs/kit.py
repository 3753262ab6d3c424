"""A kit: what one laptop or a programme hands to another. Topics, numbers, themes, what a place has, plans, lessons.

    frame("CAFEKITF1") · Ed25519 signature (64 bytes)          a kit to share
    age( that, with six words )                                a hand-over

It never holds a note, a sentence, a quote or a person. It is believed only as far as its signer is: a programme's
own kit is signed by the key of its programme file, and only such a kit can open a locked topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from cafe.content.directory import Service
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.core.plain import is_plain_text
from cafe.model.values import Length, NoteMode, StageKind
from cafe.packs import frame as frames
from cafe.packs import given, seal
from cafe.packs.problems import PackProblem, Reason, unlike_a_pack
from cafe.packs.schema import Day, Id, IdOrNone, SigningKey, ThemeCode, Uuid

MAGIC = b"CAFEKITF1\n"
CONTEXT = b"cafekit-v1\0"
SUFFIX = ".cafekit"
VERSION = 3
"""1: topics, numbers, plans. 2: with a codebook. 3: with a group's own words.

Each kit is written as the lowest that holds it, so that older laptops read it.
"""

MOST_TOPICS, MOST_SERVICES, MOST_PLANS = 60, 2000, 60
MOST_TEXT = 40_000
MOST_ASSETS = MOST_LESSONS = 500
MOST_LINES = 40
MOST_CODES, MOST_FINER_CODES, MOST_PLACES = 200, 99, 4000

_SIGNATURE = 64
_AGE = b"age-encryption.org/"


def _words(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("characters that do not travel")
    return text


def _lines(text: str) -> str:
    if any(not is_plain_text(line) for line in text.split("\n")):
        raise ValueError("characters that do not travel")
    return text


def _instant(text: str) -> str:
    from datetime import datetime

    if text and datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time without its zone")
    return text


Short = Annotated[str, Field(max_length=200), AfterValidator(_words)]
Named = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_words)]
Long = Annotated[str, Field(max_length=1000), AfterValidator(_words)]
Guid = Annotated[str, Field(pattern=r"^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$")]
Instant = Annotated[str, Field(pattern=r"^(20\d\d-[0-9T:+.-]{10,30})?$"), AfterValidator(_instant)]
DayOrNone = Annotated[str, Field(pattern=r"^(20[0-9]{2}-[0-9]{2}-[0-9]{2})?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)


class KitTopic(_Strict):
    """A topic as the text of its file."""

    id: Id
    based_on: IdOrNone
    text: Annotated[str, Field(min_length=1, max_length=MOST_TEXT), AfterValidator(_lines)]


class KitService(_Strict):
    """A support number, or a peer group by council area and topic."""

    id: Id
    name: Named
    for_whom: Short
    card_title: Short
    tags: Annotated[tuple[Id, ...], Field(max_length=30)]
    councils: Annotated[tuple[Id, ...], Field(max_length=40)]
    phone: Short
    text: Short
    email: Short
    url: Short
    hours: Short
    note: Long
    is_group: bool
    last_checked: DayOrNone


class KitAsset(_Strict):
    """Something that a community has."""

    id: Uuid
    kind: Id
    text: Named
    note: Long


class KitLesson(_Strict):
    """What did not go to plan, and what to try instead. No café is named."""

    what: Named
    next_time: Long


class KitStage(_Strict):
    kind: StageKind
    title: Named
    seconds: Annotated[int, Field(ge=0, le=36_000)]
    question: Long
    seconds_each: Annotated[int, Field(ge=0, le=3600)]
    cues: Annotated[tuple[Long, ...], Field(max_length=20)]
    is_hand_set: bool
    moves_on: bool = False
    is_optional: bool = False
    pinned: Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    soon_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    last_seconds: Annotated[int, Field(ge=0, le=3600)] = 0


class KitCheck(_Strict):
    """``line``: the shipped line of the list for the day that it is; empty for one of the host's own."""

    line: IdOrNone
    text: Named
    is_done: bool


class KitPlan(_Strict):
    """A plan, with its own title and hall: it goes only where its host hands it."""

    id: Uuid
    title: Short
    hall: Short
    topic_id: IdOrNone
    topic_version: Annotated[int, Field(ge=0, le=9999)]
    topic_title: Short
    caution_level: Annotated[int, Field(ge=1, le=3)]
    length: Length
    starts_at: Instant
    must_end_at: Instant
    people: Annotated[int, Field(ge=0, le=999)]
    tables: Annotated[int, Field(ge=1, le=99)]
    council: IdOrNone
    urban_rural: Annotated[int, Field(ge=0, le=8)]
    place_kind: IdOrNone
    is_island: bool
    note_mode: NoteMode
    stages: Annotated[tuple[KitStage, ...], Field(max_length=40)]
    checks: Annotated[tuple[KitCheck, ...], Field(max_length=100)]


class KitFiner(_Strict):
    """A finer theme."""

    code: ThemeCode
    guid: Guid
    label: Named


class KitTheme(_Strict):
    """A theme of a programme's codebook."""

    code: ThemeCode
    guid: Guid
    tile: Named
    example: Short
    report_name: Named
    definition: Long
    finer: Annotated[tuple[KitFiner, ...], Field(max_length=MOST_FINER_CODES)]


class KitPlace(_Strict):
    """What became of a theme that a host proposed: the code that stands for it now."""

    theme: Uuid
    code: ThemeCode


class KitCodebook(_Strict):
    """A programme's whole codebook. Codes are never given to another theme, so the newest version says it all."""

    id: Id
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Named
    themes: Annotated[tuple[KitTheme, ...], Field(min_length=1, max_length=MOST_CODES)]
    places: Annotated[tuple[KitPlace, ...], Field(max_length=MOST_PLACES)] = ()

    @model_validator(mode="after")
    def _each_code_once(self) -> Self:
        every: list[KitTheme | KitFiner] = [*self.themes, *(sub for theme in self.themes for sub in theme.finer)]
        codes, guids = [one.code for one in every], [one.guid for one in every]
        tiles = [theme.tile.casefold() for theme in self.themes]
        if any(len(set(several)) != len(several) for several in (codes, guids, tiles)):
            raise ValueError("the same theme twice")
        if any(len(theme.code) != 3 or any(sub.code[:3] != theme.code for sub in theme.finer) for theme in self.themes):
            raise ValueError("a finer theme of another one")
        if any(code.startswith("OWN") for code in codes) or any(one.code not in codes for one in self.places):
            raise ValueError("a code that no programme has")
        return self


class KitGroup(_Strict):
    """What a group has agreed for itself, and what its poster says of who comes and how to get in."""

    agreements: Annotated[tuple[Named, ...], Field(max_length=MOST_LINES)] = ()
    welcome: Short = ""
    access: Annotated[tuple[Named, ...], Field(max_length=MOST_LINES)] = ()


class Kit(_Strict):
    """Everything in one file. ``programme``: the id of the programme that made it; empty for a laptop's own."""

    format: Literal["cafe-kit"]
    version: Annotated[int, Field(ge=1, le=VERSION)]
    name: Named
    made_on: Day
    programme: Annotated[str, Field(max_length=36)]
    signer: SigningKey
    topics: Annotated[tuple[KitTopic, ...], Field(max_length=MOST_TOPICS)] = ()
    opens: Annotated[tuple[Id, ...], Field(max_length=60)] = ()
    services: Annotated[tuple[KitService, ...], Field(max_length=MOST_SERVICES)] = ()
    assets: Annotated[tuple[KitAsset, ...], Field(max_length=MOST_ASSETS)] = ()
    lessons: Annotated[tuple[KitLesson, ...], Field(max_length=MOST_LESSONS)] = ()
    plans: Annotated[tuple[KitPlan, ...], Field(max_length=MOST_PLANS)] = ()
    codebook: KitCodebook | None = None
    group: KitGroup | None = None

    @model_serializer(mode="wrap")
    def _as_it_travels(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A kit without the parts of a later version is written to the letter as it was before there were any."""
        written: dict[str, Any] = write(self)
        for name in ("codebook", "group"):
            if getattr(self, name) is None:
                written.pop(name, None)
        return written

    @model_validator(mode="after")
    def _is_the_version_it_says(self) -> Self:
        if self.version != version_for(self.codebook, self.group):
            raise ValueError("a codebook belongs to version 2, a group's own words to 3")
        return self

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for several in (self.topics, self.services, self.assets, self.plans):
            if len({one.id for one in several}) != len(several):
                raise ValueError("the same thing twice")
        return self

    @property
    def is_empty(self) -> bool:
        parts = (
            self.topics,
            self.opens,
            self.services,
            self.assets,
            self.lessons,
            self.plans,
            self.codebook,
            self.group,
        )
        return not any(parts)


def version_for(codebook: KitCodebook | None, group: KitGroup | None) -> int:
    """The lowest version that holds these parts."""
    return 3 if group is not None else 2 if codebook is not None else 1


@dataclass(frozen=True, slots=True)
class OpenedKit:
    """A kit that opened. ``is_programmes``: signed by the programme that this laptop sends to.

    A programme's kit of numbers is its whole directory: ``gone`` are those that an earlier one of this name brought
    and that are in it no more. ``is_older``: a later one was taken in before, so it changes nothing that is here.
    """

    kit: Kit
    is_programmes: bool
    gone: tuple[Service, ...] = ()
    is_older: bool = False


def make_kit(kit: Kit, signing: seal.SigningKey, words: tuple[str, ...] | None = None) -> bytes:
    """The file. With ``words`` it is locked, which takes seconds: never on the window's thread."""
    if kit.signer != signing.public:
        raise Bug("a kit is signed by the key that it names")
    try:
        frame = frames.make_frame(kit.model_dump(mode="json"), MAGIC)
    except frames.FrameError as cause:
        raise too_much() from cause
    content = frame + signing.sign(CONTEXT, frame)
    return content if words is None else seal.lock_with_words(content, words)


def too_much() -> PackProblem:
    """What was chosen does not go into one kit."""
    said = _("This is too much for one kit. Nothing was made.")
    return PackProblem(Reason.TOO_BIG, said, _("Share fewer things at a time."))


def needs_words(content: bytes) -> bool:
    """Whether a kit is locked with six words."""
    return content.startswith(_AGE)


def read_kit(content: bytes, words: tuple[str, ...] | None = None) -> Kit:
    """The kit in a file somebody was given. Raises PackProblem with the sentence that fits, and nothing else."""
    if needs_words(content):
        if words is None:
            raise problem(Reason.NEEDS_WORDS)
        try:
            content = seal.unlock_with_words(content, words)
        except PackProblem as cause:
            raise problem(cause.reason) from cause
    if not content.startswith(MAGIC[:8]):
        raise problem(Reason.CONTENT)
    frame, signature = content[:-_SIGNATURE], content[-_SIGNATURE:]
    try:
        text = frames.read_document(frame, MAGIC, newest=VERSION)
        found = Kit.model_validate_json(text)
    except frames.NewerFrame as cause:
        raise problem(Reason.NEWER) from cause
    except (frames.FrameError, ValidationError) as cause:
        raise problem(Reason.DAMAGED) from cause
    if not seal.is_signed(found.signer, CONTEXT, frame, signature):
        raise problem(Reason.SIGNATURE)
    return found


def bytes_of(source: bytes | Path) -> bytes:
    """What is in the file, no more than a kit can be. Raises PackProblem."""
    return given.whole(source, seal.LARGEST, problem(Reason.DAMAGED))


def problem(reason: Reason) -> PackProblem:
    """The problem of a kit that has this reason, with its sentence."""
    sentences = {
        Reason.NEEDS_WORDS: (
            _("This kit is locked with six words."),
            _("Ask whoever gave it to you to read them out."),
        ),
        Reason.WRONG_WORDS: (
            _("Those words did not open this kit. Nothing is lost."),
            _("Each kit has its own six words. Ask for them once more."),
        ),
        Reason.CONTENT: (_("This is not a kit."), _("A kit ends in .cafekit. Ask whoever gave it to you.")),
        Reason.NEWER: (
            _("This kit was made with a newer version of Conversation Café."),
            _("Bring yours up to date, then open it again."),
        ),
        Reason.SIGNATURE: (
            _("This kit was changed after it was made. We did not take it in."),
            _("Ask whoever made it to send it again."),
        ),
        Reason.DAMAGED: (
            _("This kit did not open. It may not have copied fully."),
            _("Ask for it again, or copy it once more."),
        ),
        Reason.LOCKED: (
            _("This kit was locked for someone else."),
            _("Ask whoever gave it to you to make it again."),
        ),
    }
    return PackProblem(reason, *sentences[reason]) if reason in sentences else unlike_a_pack(reason)
