"""The four national questions on well-being, unchanged, for a programme that asks for them. Counted like the slip."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cafe.content import forms
from cafe.content.forms import Category, EqualityQuestion
from cafe.content.reading import Part, Source, read

SCALE = tuple(str(number) for number in range(11))  # nought to ten, as the standard has it


@dataclass(frozen=True, slots=True)
class WellbeingForm:
    """Four questions on a scale from 0 to 10. Each is counted alone; they are never added up."""

    title: str
    opening: str
    lowest: str  # what 0 means
    highest: str  # what 10 means
    ending: str
    licence: str  # stands wherever the questions do
    questions: tuple[EqualityQuestion, ...]
    names: dict[str, str]  # a question in a word
    checked: str
    sources: tuple[Source, ...]


def parse_wellbeing(page: Part) -> WellbeingForm:
    """The four questions from their file."""
    scale = tuple(Category(number, number) for number in SCALE)
    questions, names = [], {}
    for part in page.parts("questions", least=4):
        questions.append(EqualityQuestion(part.text("id"), part.text("words"), scale, ()))
        names[questions[-1].id] = part.text("name")
        part.close()
    page.no_twins("questions", [question.id for question in questions])
    found = WellbeingForm(
        title=page.text("title"),
        opening=page.text("opening"),
        lowest=page.text("lowest"),
        highest=page.text("highest"),
        ending=page.text("ending"),
        licence=page.text("licence"),
        questions=tuple(questions),
        names=names,
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return found


@cache
def wellbeing() -> WellbeingForm:
    """The shipped four."""
    return parse_wellbeing(read("forms/wellbeing.toml"))


@cache
def pooled_questions() -> tuple[EqualityQuestion, ...]:
    """Every question whose counts leave pooled over many cafés, and no other way: the slip's, then the four."""
    return (*forms.equality().questions, *wellbeing().questions)
