"""You said, we did: what a programme can answer, and what it has answered. Pure.

Packs came in → collate → **answer** → the reply to each host, and the last part of the report. One answer can serve a
whole theme, or one idea that a group wrote; the words closest to the café are told first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cafe.collate.replies.subjects import said_subject, theme_subject
from cafe.collate.values import Collation
from cafe.core.i18n import _
from cafe.model.values import Answer, AnswerState

MOST_IDEAS = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that groups asked for or told of. ``cafes``: in how many it came up. ``answer``: None so far."""

    subject: str
    said: str
    cafes: int
    is_theme: bool
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Asking:
    """Everything that can be answered, the most often said first."""

    ideas: tuple[Asked, ...]
    themes: tuple[Asked, ...]

    @property
    def answered(self) -> tuple[Asked, ...]:
        return tuple(one for one in (*self.ideas, *self.themes) if one.answer is not None)


def asking(found: Collation, answers: Mapping[str, Answer]) -> Asking:
    """What can be answered in this picture."""
    ideas: dict[str, Asked] = {}
    for part in found.ideas:
        for one in part.ideas:
            subject = said_subject(one.text)
            ideas.setdefault(subject, Asked(subject, one.text, one.cafes, False, answers.get(subject)))
    book = found.book
    themes = []
    for theme in found.themes:
        subject = theme_subject(theme.theme)
        themes.append(Asked(subject, book.report_name(theme.theme), theme.cafes, True, answers.get(subject)))
    return Asking(_in_order(list(ideas.values()))[:MOST_IDEAS], _in_order(themes))


def _in_order(asked: list[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(asked, key=lambda one: (-one.cafes, one.said)))


def state_words(state: AnswerState) -> str:
    """What became of it, in the words that paper and page share."""
    return {
        AnswerState.DONE: _("Done"),
        AnswerState.UNDER_WAY: _("Under way"),
        AnswerState.NOT_NOW: _("Not now"),
        AnswerState.OPEN: _("No answer yet"),
    }[state]
