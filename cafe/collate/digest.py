"""One café made ready for counting: done once when it is read, used for every picture.

Collating: packs came in → **digest** → merge → report. A digest holds sets, because a café counts once
however often it says a thing. A sentence without words waits for a second look: it is counted and not shown. What may
not be counted is left out here: quotes (one woman's voice) and everything said by a group of one or two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cafe.collate.values import CafeFacts, Quote, Said
from cafe.core.plain import words_in
from cafe.model.values import Actor, Direction, EntryKind, Strength
from cafe.packs.schema import MOST_QUOTE_WORDS

LEAST_PEOPLE_FOR_THEMES = 3  # of 1 or 2 people no themes are kept (privacy decision 0.3)

Way = str
"""A direction's plain value, or empty: an enum's own hash costs ten times as much to count by."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What one café adds to each count. Keys are folded texts; themes are top codes ("LIS")."""

    facts: CafeFacts
    themes: frozenset[str]
    ways: frozenset[tuple[str, Way]]  # theme, direction
    strengths: frozenset[tuple[str, str]]  # theme, the strongest that its sentences said
    codes: frozenset[str]
    sentences: frozenset[tuple[str, Way, str]]  # theme, direction, key
    ideas: frozenset[tuple[str, str]]  # who could act, key
    actors: frozenset[str]
    wordings: tuple[tuple[str, str], ...]  # key, text as written
    finer: tuple[tuple[str, str], ...]  # key, sub-code
    life_stages: tuple[str, ...]
    quotes: tuple[Quote, ...]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text as it is compared: case, spacing, quotation marks and a last full stop do not tell apart.

    >>> fold("We are not  believed.") == fold("we are not believed")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.split()).rstrip(".!… ")


def way_of(said: Said) -> Way:
    """Which way it pulls. An idea is an idea, whatever else was marked."""
    if said.kind is EntryKind.IDEA:
        return Direction.IDEA.value
    return said.direction.value if said.direction else ""


def _actors(said: Said) -> tuple[str, ...]:
    return tuple(actor.value for actor in said.actors) or (Actor.OTHER.value,)


def is_big_enough(cafe: CafeFacts) -> bool:
    """Whether what a café said may be shown at all."""
    return cafe.people is None or cafe.people >= LEAST_PEOPLE_FOR_THEMES


def may_be_shown(said: Said) -> bool:
    """Whether a sentence of a café that is big enough has words for a page, and its speaker's yes where it is hers."""
    return may_be_quoted(said) if said.kind is EntryKind.QUOTE else bool(said.text)


def digest(cafe: CafeFacts) -> Digest:
    """The café as sets. Costs a few hundredths of a millisecond."""
    everything = cafe.said if is_big_enough(cafe) else ()
    said = [one for one in everything if one.kind is not EntryKind.QUOTE]
    ideas = [one for one in said if one.kind is EntryKind.IDEA]
    return Digest(
        facts=cafe,
        themes=frozenset(code[:3] for one in said for code in one.themes),
        ways=frozenset((code[:3], way_of(one)) for one in said for code in one.themes),
        strengths=frozenset(_strongest(said).items()),
        codes=frozenset(code for one in said for code in one.themes if len(code) > 3),
        sentences=frozenset((code[:3], way_of(one), one.key) for one in said if one.text for code in one.themes),
        ideas=frozenset((actor, one.key) for one in ideas if one.text for actor in _actors(one)),
        actors=frozenset(actor for one in ideas for actor in _actors(one)),
        wordings=tuple((one.key, one.text) for one in said if one.text),
        finer=tuple((one.key, code) for one in said if one.text for code in one.themes if len(code) > 3),
        life_stages=tuple(sorted({stage for one in said for stage in one.life_stages})),
        quotes=tuple(_quote(cafe, one) for one in everything if may_be_quoted(one)),
    )


def _strongest(said: Sequence[Said]) -> dict[str, str]:
    """How much of the room stood behind each theme: of several sentences the strongest counts, so that a café
    counts once. Ideas are not asked how strong they are."""
    found: dict[str, str] = {}
    for strength in Strength:  # the weakest first, so that a stronger one takes its place
        for one in said:
            if one.strength is strength:
                for code in one.themes:
                    found[code[:3]] = strength.value
    return found


def may_be_quoted(said: Said) -> bool:
    """Whether these are a woman's own words, with her yes, and no more of them than may stand alone."""
    is_hers = said.kind is EntryKind.QUOTE and bool(said.text)
    return is_hers and said.consent.lets_words_leave and words_in(said.text) <= MOST_QUOTE_WORDS


def _quote(cafe: CafeFacts, said: Said) -> Quote:
    return Quote(
        entry_id=said.entry_id,
        pack_id=cafe.pack_id,
        text=said.text,
        topic_id=cafe.topic_id,
        topic_title=cafe.topic_title,
        themes=said.themes,
        consent=said.consent,
    )
