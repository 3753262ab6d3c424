"""A second look at what came in: the guard's flags over other people's sentences, and what may be printed of them.

Packs came in → **second look** → merge → report. Pure. Words that could point to somebody stay out of the picture and
of everything that is made from it until the coordinator has answered; the counts never change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from cafe.collate.digest import fold
from cafe.collate.values import CafeFacts, Said
from cafe.content import topics
from cafe.core.i18n import _
from cafe.model.values import Consent, EntryKind
from cafe.privacy.guard.check import check
from cafe.privacy.guard.flags import Flag

DISAGREED, MISSING = "disagreed", "missing_voices"
TOPIC = "topic_title"
RIPPLE, CHANGE, NEXT_STEPS = "ripple", "change", "next_steps"


@dataclass(frozen=True, slots=True)
class LookAnswer:
    """What the coordinator decided about one text.

    ``words``: how it reads now, empty where it reads as it came. ``left``: flagged words that she left as they are.
    """

    words: str = ""
    left: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that is held back. ``flags`` count in ``words``; ``place`` is an entry's kind or a part of a look back."""

    text: str  # as it came in: what an answer is kept for
    words: str
    place: str
    cafes: int
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One slice of reading: how many texts are ``left``, and whether the picture ``changed`` by what was read."""

    left: int
    changed: bool


NOT_ANSWERED = LookAnswer()


def mark_of(text: str) -> str:
    """What stands for a text among the answers, so that they hold no more of her words than they must."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def open_flags(text: str, answer: LookAnswer) -> tuple[Flag, ...]:
    """What still waits for an answer; nothing where the text is hidden."""
    if answer.is_hidden:
        return ()
    left = {words.casefold() for words in answer.left}
    return tuple(flag for flag in check(answer.words or text) if flag.text.casefold() not in left)


def texts_of(cafe: CafeFacts) -> Iterator[tuple[str, str]]:
    """(place, text) of every sentence that a picture could show, and the name of a topic that a host wrote."""
    if is_own_topic(cafe.topic_id, cafe.topic_title):
        yield TOPIC, cafe.topic_title
    for one in cafe.said:
        yield one.kind._value_, one.text  # ``value`` asks the enum each time
    for place, text in ((DISAGREED, cafe.disagreed), (MISSING, cafe.missing_voices)):
        if text:
            yield place, text
    for ripple in cafe.ripples:
        yield RIPPLE, ripple.text
    for place, text in ((CHANGE, cafe.change), (NEXT_STEPS, cafe.next_steps)):
        if text:
            yield place, text


def is_own_topic(topic_id: str, title: str) -> bool:
    """Whether a person wrote this name of a topic; what came with the app needs no look."""
    return bool(title) and (topic_id, title) not in _shipped_titles()


@cache
def _shipped_titles() -> frozenset[tuple[str, str]]:
    return frozenset((topic.id, topic.title) for topic in topics.load())


def topic_without_a_name() -> str:
    """What stands where the name of a topic may not be said."""
    return _("A topic of a host’s own")


def seen_through(cafe: CafeFacts, may_say: Callable[[str], str]) -> CafeFacts:
    """The café with every text as it may be printed. ``may_say`` answers nothing for what is held back or hidden.

    A sentence without words is counted and never shown; a quote in changed words is no longer verbatim.
    """
    said = tuple(_said(one, may_say(one.text)) for one in cafe.said)
    disagreed, missing = may_say(cafe.disagreed), may_say(cafe.missing_voices)
    ripples = tuple(replace(one, text=may_say(one.text)) for one in cafe.ripples)
    change, steps = may_say(cafe.change), may_say(cafe.next_steps)
    title = may_say(cafe.topic_title) or topic_without_a_name() if cafe.topic_title else ""
    shown = replace(
        cafe,
        said=said,
        disagreed=disagreed,
        missing_voices=missing,
        ripples=ripples,
        change=change,
        next_steps=steps,
        topic_title=title,
    )
    return cafe if shown == cafe else shown


def _said(one: Said, words: str) -> Said:
    if words == one.text:
        return one
    is_hers = one.kind is EntryKind.QUOTE and one.consent is Consent.VERBATIM
    return replace(one, text=words, key=fold(words), consent=Consent.PARAPHRASE if is_hers else one.consent)
