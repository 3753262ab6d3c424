"""What hosts may ask themselves after a café: ten minutes, power and boundaries, and the checklist of quality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cafe.content.reading import Part, Source, read


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its id stays."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Quality:
    """One of the five headings, with its lines to tick."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DebriefForm:
    """The whole form."""

    title: str
    lead: str
    signs: str
    questions: tuple[Question, ...]
    power: tuple[Question, ...]
    quality: tuple[Quality, ...]
    checked: str
    sources: tuple[Source, ...]


def parse_debrief(page: Part) -> DebriefForm:
    """The form from its file."""
    quality = []
    for part in page.parts("quality"):
        quality.append(Quality(part.text("heading"), part.texts("lines", least=1)))
        part.close()
    found = DebriefForm(
        title=page.text("title"),
        lead=page.text("lead"),
        signs=page.text("signs"),
        questions=_questions(page, "questions"),
        power=_questions(page, "power"),
        quality=tuple(quality),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.no_twins("id", [one.id for one in (*found.questions, *found.power)])
    page.close()
    return found


def _questions(page: Part, key: str) -> tuple[Question, ...]:
    found = []
    for part in page.parts(key):
        found.append(Question(part.text("id"), part.text("text")))
        part.close()
    return tuple(found)


@cache
def load() -> DebriefForm:
    """The shipped form."""
    return parse_debrief(read("forms/debrief.toml"))
