"""Could someone from this place say who? The five sentences that tell the most, asked before a report is published.

Collate → second look → **report**. The guard has looked at words already; what is left may still add up to somebody.
Pure: a picture in, sentences out. What nobody has said *no* to is held back: counted, and in no file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cafe.collate.digest import fold
from cafe.collate.second_look import is_own_topic, topic_without_a_name
from cafe.collate.values import Collation, Sentence
from cafe.privacy.guard.check import check
from cafe.privacy.guard.together import ALONE, details_of

MOST_ASKED = 5


class Could(StrEnum):
    """What the coordinator answers: could someone from this place say who?"""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"

    @property
    def may_be_published(self) -> bool:
        """Only a plain *no* lets it go; who is unsure holds it back."""
        return self is Could.NO


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells much. ``mark`` stands for it among the answers, ``score``: sorts of detail in it."""

    text: str
    mark: str
    score: int


def mark_of(text: str) -> str:
    """What stands for a sentence among the answers: changed words are asked about again."""
    return hashlib.sha256(fold(text).encode("utf-8")).hexdigest()


def most_telling(found: Collation) -> tuple[Telling, ...]:
    """The five sentences with the most details that add up, the most telling first; one detail alone is not asked."""
    scored = {mark_of(text): (text, _score(text)) for text in _texts(found)}
    ranked = sorted(scored.items(), key=lambda item: (-item[1][1], item[1][0]))
    return tuple(Telling(text, mark, score) for mark, (text, score) in ranked[:MOST_ASKED] if score >= ALONE)


def _score(text: str) -> int:
    """Sorts of detail, as in the guard's rare combinations, and whatever it flags besides."""
    flags = check(text)
    return len({detail.sort for detail in details_of(text, flags)}) + len(flags)


def _texts(found: Collation) -> Iterator[str]:
    yield from (line.label for line in found.topics if is_own_topic(line.key, line.label))
    yield from (quote.topic_title for quote in found.quotes if is_own_topic(quote.topic_id, quote.topic_title))
    for theme in found.themes:
        yield from (one.text for said in (theme.barriers, theme.what_helps, theme.ideas) for one in said)
    for part in found.ideas:
        yield from (one.text for one in part.ideas)
    yield from (quote.text for quote in found.quotes if quote.is_chosen)
    yield from (one.text for said in (found.disagreed, found.missing_voices) for one in said)
    yield from (one.text for one in found.came_of.ripples)
    yield from (words for one in found.came_of.changes for words in (one.change, one.why) if words)


def of_these(found: Collation, marks: Collection[str]) -> int:
    """How many sentences of a picture ``marks`` stand for."""
    return len({mark_of(text) for text in _texts(found)} & set(marks)) if marks else 0


def held_back(found: Collation, marks: Collection[str]) -> Collation:
    """The picture without the sentences that ``marks`` stand for. Every count stays as it was."""
    if not marks:
        return found

    def kept(said: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(one for one in said if mark_of(one.text) not in marks)

    def named(title: str) -> str:
        return topic_without_a_name() if mark_of(title) in marks else title

    return replace(
        found,
        topics=tuple(replace(line, label=named(line.label)) for line in found.topics),
        themes=tuple(
            replace(
                theme,
                barriers=kept(theme.barriers),
                what_helps=kept(theme.what_helps),
                ideas=kept(theme.ideas),
            )
            for theme in found.themes
        ),
        ideas=tuple(replace(part, ideas=kept(part.ideas)) for part in found.ideas),
        quotes=tuple(
            replace(quote, topic_title=named(quote.topic_title))
            for quote in found.quotes
            if mark_of(quote.text) not in marks
        ),
        disagreed=kept(found.disagreed),
        missing_voices=kept(found.missing_voices),
        came_of=replace(
            found.came_of,
            ripples=tuple(
                replace(one, topic=named(one.topic)) for one in found.came_of.ripples if mark_of(one.text) not in marks
            ),
            changes=tuple(
                replace(one, topic=named(one.topic), why="" if mark_of(one.why) in marks else one.why)
                for one in found.came_of.changes
                if mark_of(one.change) not in marks
            ),
        ),
    )
