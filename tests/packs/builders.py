"""Fictional packs for tests: legal by default, so that a test says only what matters to it."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cafe.model.values import Actor, Consent, Direction, EntryKind, Face, Length, NoteMode, Strength
from cafe.packs.schema import (
    CafePack,
    PackCafe,
    PackCodebook,
    PackEntry,
    PackFeedback,
    PackPeople,
    PackReflection,
    PackTopic,
)


def an_id(name: str) -> str:
    """The same random-looking id for the same name, every time."""
    return str(uuid5(NAMESPACE_URL, name))


def a_sentence(name: str = "a", **changes: Any) -> PackEntry:
    facts: dict[str, Any] = {
        "id": an_id(name),
        "kind": EntryKind.THEME,
        "text": "It took a long time before anybody believed us.",
        "themes": ("LIS1",),
        "strength": Strength.MOST,
        "direction": Direction.BARRIER,
        "actors": (),
        "life_stages": (),
        "setting": "",
        "consent": Consent.NOT_ASKED,
        "is_agreed": True,
        "in_room": True,
    }
    return PackEntry(**(facts | changes))


def a_quote(name: str = "q", **changes: Any) -> PackEntry:
    facts = {
        "kind": EntryKind.QUOTE,
        "text": "I had never said the word out loud before tonight.",
        "strength": None,
        "direction": None,
        "consent": Consent.VERBATIM,
    }
    return a_sentence(name, **(facts | changes))


def an_idea(name: str = "i", **changes: Any) -> PackEntry:
    facts = {
        "kind": EntryKind.IDEA,
        "text": "A walk-in hour once a week.",
        "themes": ("IDE1",),
        "strength": None,
        "direction": Direction.IDEA,
        "actors": (Actor.BOARD,),
    }
    return a_sentence(name, **(facts | changes))


def a_topic(**changes: Any) -> PackTopic:
    facts = {"id": "menopause", "version": 1, "title": "Perimenopause and menopause", "caution_level": 1}
    return PackTopic(**(facts | changes))


def some_facts(**changes: Any) -> PackCafe:
    facts: dict[str, Any] = {
        "month": "2026-11",
        "day": "2026-11-26",
        "council": "highland",
        "urban_rural": 7,
        "is_island": False,
        "place_kind": "hall",
        "topic": a_topic(),
        "length": Length.NINETY,
        "minutes": 88,
        "tables": 2,
        "note_mode": NoteMode.AFTER,
        "read_back": True,
        "questions": ("What matters most to you?",),
    }
    return PackCafe(**(facts | changes))


def some_people(**changes: Any) -> PackPeople:
    facts: dict[str, Any] = {
        "people": 14,
        "hosts": 2,
        "first_timers": 6,
        "children": 0,
        "support_used": ("interpreter",),
        "support_cards": 5,
    }
    return PackPeople(**(facts | changes))


def a_pack(**changes: Any) -> CafePack:
    """A legal pack of fourteen people; name what differs."""
    facts: dict[str, Any] = {
        "format": "cafe-pack",
        "version": 1,
        "pack_id": an_id("a café"),
        "revision": 1,
        "sequence": 1,
        "previous_hash": "",
        "made_on": "2026-11-27",
        "app_version": "0.1.0",
        "codebook": PackCodebook(id="whcc", version=1),
        "programme": "",
        "sender": "ab" * 32,
        "cafe": some_facts(),
        "people": some_people(),
        "entries": (a_sentence(), a_quote(), an_idea()),
        "feedback": PackFeedback(n=12, sums={"F1": {Face.MOSTLY: 7, Face.VERY_MUCH: 5}}),
        "reflection": PackReflection(
            disagreed="Whether to ask men along.",
            missing_voices="Younger women.",
            wants_results=True,
            wants_another=True,
            looked_over_by_two=True,
        ),
        "withdrawn": (),
    }
    return CafePack(**(facts | changes))
