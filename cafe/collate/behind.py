"""What stands behind every figure of the picture: what a number counts, and what one of its cafés said. Pure.

Collating: packs came in → merge → picture → **behind a number**. Which cafés these are: ``columns/behind.py``. For the
coordinator's own eyes: looking is free, and nothing of this is exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cafe.collate.digest import LEAST_PEOPLE_FOR_THEMES, digest, way_of
from cafe.collate.values import Axis, CafeFacts, Said
from cafe.collate.view import cafe_title, in_its_marks, people_in_words
from cafe.content import areas, codebook, topics
from cafe.content.codebook import Codebook
from cafe.core.i18n import _
from cafe.core.words import month_name
from cafe.model.values import Actor, Consent, Direction, EntryKind

UNSAID = "-"  # among the keys of an area: cafés that did not say where they were


@dataclass(frozen=True, slots=True)
class Behind:
    """What a number counts. Parts are joined by *and*; one that is empty lets every café through.

    ``way``: a direction's plain value. ``keys``: lines of ``axis`` that were added up. ``idea``: the words of one idea.
    ``statement``: cafés where somebody answered it, "*" for any.
    """

    theme: str = ""
    way: str = ""
    axis: Axis | None = None
    keys: tuple[str, ...] = ()
    actor: str = ""
    idea: str = ""
    statement: str = ""
    packs: tuple[str, ...] = ()  # their ids, where they are known already
    is_uncounted: bool = False
    is_without_notes: bool = False


EVERY_CAFE = Behind()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one kind that a café wrote: its words, and what was marked beside them."""

    head: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CafeView:
    """One café as it came in, without its hall and its day."""

    title: str
    aside: str
    parts: tuple[Part, ...]


def cafe_view(facts: CafeFacts, book: Codebook) -> CafeView:
    """Everything that a café agreed to send, part after part; parts with nothing in them are left out."""
    is_big_enough = facts.people is None or facts.people >= LEAST_PEOPLE_FOR_THEMES
    said = facts.said if is_big_enough else ()  # of one or two people nothing is shown, as nothing is counted
    agreed = [one for one in said if one.kind not in (EntryKind.QUOTE, EntryKind.IDEA)]
    ways = ((Direction.BARRIER.value, _("Gets in the way")), (Direction.HELPS.value, _("Helps")))
    parts = [Part(head, _lines((one for one in agreed if way_of(one) == way), book)) for way, head in ways]
    named = [way for way, _head in ways]
    ideas = [one for one in said if way_of(one) == Direction.IDEA.value and one.kind is not EntryKind.QUOTE]
    rest = [one for one in agreed if way_of(one) not in (*named, Direction.IDEA.value)]
    quotes = digest(facts).quotes
    parts += [
        Part(_("Also said"), _lines(rest, book)),
        Part(_("Ideas"), _lines(ideas, book)),
        Part(
            _("Quotes, each with a yes"),
            tuple((in_its_marks(one.text, one.consent is Consent.VERBATIM), "") for one in quotes),
        ),
        Part(_("Where they did not agree"), _alone(facts.disagreed)),
        Part(_("Who was not there"), _alone(facts.missing_voices)),
        Part(_("What changed"), _alone(facts.change)),
        Part(_("What comes next"), _alone(facts.next_steps)),
        Part(_("Ripples"), tuple((one.text, "") for one in facts.ripples if one.text)),
    ]
    return CafeView(*titles(facts), tuple(part for part in parts if part.lines))


def titles(facts: CafeFacts) -> tuple[str, str]:
    """ "Work and money · Fife" and "November 2026 · 14 people"."""
    return cafe_title(facts.topic_title, facts.council), f"{month_name(facts.month)} · {people_in_words(facts.people)}"


def row_titles(facts: CafeFacts) -> tuple[str, str, str, str]:
    """For a narrow list: where, what about, no tag, and "Nov 2026"."""
    topic, month = topics.find(facts.topic_id), month_name(facts.month)
    where = areas.load().council_name(facts.council) if facts.council else _("Area not said")
    about = topic.short_title if topic is not None else facts.topic_title
    return where, about, "", f"{month[:3]} {facts.month[:4]}"


def _lines(said: Iterable[Said], book: Codebook) -> tuple[tuple[str, str], ...]:
    return tuple((one.text or _("Held back."), _marked(one, book)) for one in said)


def _alone(text: str) -> tuple[tuple[str, str], ...]:
    return ((text, ""),) if text else ()


def _marked(said: Said, book: Codebook) -> str:
    """Its themes, how much of the room stood behind it, who could act."""
    asked = codebook.choices()
    marks = [theme_name(code, book) for code in said.themes]
    if said.strength:
        marks.append(asked.strengths.label(said.strength.value))
    marks += [asked.actors.label(actor.value) for actor in said.actors if actor is not Actor.OTHER]
    return " · ".join(dict.fromkeys(marks))


def theme_name(code: str, book: Codebook) -> str:
    """A theme's short name; a finer theme's own."""
    theme = book.find(code)
    finer: Sequence[str] = [sub.label for sub in theme.subthemes if sub.code == code] if theme else ()
    return next(iter(finer), "") or book.tile(code)
