"""The codebook: what a sentence is about, and the short questions beside it. Used when writing up at home.

A host sees the friendly tile, never the code. Codes are what is kept and sent; words may change with the
version. ``choices`` holds the words for the values of ``model.values`` and for two lists of tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid5

from cafe.content.reading import Part, Source, read
from cafe.core.i18n import _
from cafe.model.values import Actor, Consent, Direction, Strength

_OURS = UUID("6f3d2c1e-8a54-5d0b-9e77-2b1c4f8a9d30")  # ids of ours are made from it, by what they stand for


def guid_of(code: str) -> str:
    """The id that a shipped code has in every file that leaves, today and next year, whatever it is called."""
    return str(uuid5(_OURS, f"code:code:{code}")).upper()


WAYS = frozenset(str(uuid5(_OURS, f"code:{way}")).upper() for way in ("way", "way:barrier", "way:helps", "way:idea"))
"""The ids of the three ways a sentence can pull, and of their group: in our own files they stand among the codes."""


@dataclass(frozen=True, slots=True)
class Subtheme:
    """A finer theme: optional for hosts, expected of coordinators. ``guid`` is empty for a shipped one."""

    code: str
    label: str
    guid: str = ""

    @property
    def key(self) -> str:
        """Its id for good, as files of other programs hold it."""
        return self.guid or guid_of(self.code)


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the sixteen. ``tile`` and ``example`` are for hosts, ``report_name`` is for reports."""

    code: str
    tile: str
    example: str
    report_name: str
    definition: str
    subthemes: tuple[Subtheme, ...]
    guid: str = ""

    @property
    def key(self) -> str:
        """Its id for good, as files of other programs hold it."""
        return self.guid or guid_of(self.code)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All themes of one version, in the order of the tiles."""

    id: str
    version: int
    title: str
    rules: tuple[str, ...]
    themes: tuple[Theme, ...]
    checked: str
    sources: tuple[Source, ...]
    retired: tuple[Theme, ...] = ()  # no longer offered, and still read where they stand

    def find(self, code: str) -> Theme | None:
        """The theme of a code, or of one of its sub-codes; ``None`` for a code we do not have."""
        for theme in (*self.themes, *self.retired):
            if theme.code == code or any(sub.code == code for sub in theme.subthemes):
                return theme
        return None

    def tile(self, code: str) -> str:
        """The friendly name; a code we do not have is shown as it is, so that nothing is hidden."""
        theme = self.find(code)
        return theme.tile if theme else code

    def report_name(self, code: str) -> str:
        """The long name for a report; a code we do not have is shown as it is."""
        theme = self.find(code)
        return theme.report_name if theme else code


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what is kept, and what is shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A short question with its answers in their one order."""

    question: str
    choices: tuple[Choice, ...]

    def label(self, choice_id: str) -> str:
        """The words for an answer; one we do not have is shown as it is."""
        return next((choice.label for choice in self.choices if choice.id == choice_id), choice_id)


@dataclass(frozen=True, slots=True)
class Choices:
    """The questions asked beside a theme, a quote or an idea."""

    strengths: Question  # ids are those of values.Strength
    directions: Question  # values.Direction
    actors: Question  # values.Actor
    consents: Question  # values.Consent
    life_stages: Question  # a tag of the café or a sentence, never of a person
    settings: Question
    checked: str
    sources: tuple[Source, ...]


def _theme(part: Part) -> Theme:
    code = part.text("code")
    subthemes = []
    for sub in part.parts("subthemes"):
        found = Subtheme(sub.text("code"), sub.text("label"))
        if not found.code.startswith(code) or not found.code[len(code) :].isdigit():
            raise sub.problem(_("“{sub}” does not belong to {code}.").format(sub=found.code, code=code))
        sub.close()
        subthemes.append(found)
    theme = Theme(
        code=code,
        tile=part.text("tile"),
        example=part.text("example"),
        report_name=part.text("report_name"),
        definition=part.text("definition"),
        subthemes=tuple(subthemes),
    )
    part.close()
    return theme


def parse_codebook(page: Part) -> Codebook:
    """A codebook from its file: the shipped one, or one that came with a programme."""
    themes = tuple(_theme(part) for part in page.parts("themes"))
    page.no_twins("code", [theme.code for theme in themes])
    page.no_twins("code", [sub.code for theme in themes for sub in theme.subthemes])
    page.no_twins("tile", [theme.tile for theme in themes])
    page.no_twins("report_name", [theme.report_name for theme in themes])
    book = Codebook(
        id=page.text("id"),
        version=page.number("version", 1, 9999),
        title=page.text("title"),
        rules=page.texts("rules"),
        themes=themes,
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return book


def _question(part: Part, known: Iterable[str] | None = None) -> Question:
    choices = []
    for item in part.parts("choices"):
        choices.append(Choice(item.text("id"), item.text("label")))
        item.close()
    part.no_twins("choices", [choice.id for choice in choices])
    if known is not None and [choice.id for choice in choices] != list(known):
        raise part.problem(_("The answers are not the ones this version of the app keeps."))
    question = Question(part.text("question"), tuple(choices))
    part.close()
    return question


def parse_choices(page: Part) -> Choices:
    """The short questions from their file. The first four answer with the values the app keeps."""
    found = Choices(
        strengths=_question(page.part("strengths"), Strength),
        directions=_question(page.part("directions"), Direction),
        actors=_question(page.part("actors"), Actor),
        consents=_question(page.part("consents"), Consent),
        life_stages=_question(page.part("life_stages")),
        settings=_question(page.part("settings")),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return found


@cache
def load() -> Codebook:
    """The shipped codebook: sixteen themes."""
    return parse_codebook(read("codebook/themes.toml"))


@cache
def choices() -> Choices:
    """The shipped short questions."""
    return parse_choices(read("codebook/choices.toml"))
