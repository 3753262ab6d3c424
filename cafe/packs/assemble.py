"""From a café's facts to the pack's own value: the one place that decides what a field says.

Pure and deterministic: the same facts and stamp give the same pack, and so the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from cafe.core.errors import Bug
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.values import Consent, Entry, EntryKind, Face
from cafe.packs import schema
from cafe.packs.facts import SendFacts
from cafe.packs.preview import keeps_feedback
from cafe.privacy.disclosure.single_cafe import day_that_travels, month_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a pack says of itself and its sender, beside the café's own facts."""

    revision: int
    sequence: int
    previous_hash: str
    made_on: date
    programme: str  # age key it is for; empty with six words
    sender: str
    app_version: str
    withdrawn: tuple[tuple[str, str], ...] = ()


def travelling_day(facts: SendFacts) -> date | None:
    """The day, where it goes inside the seal."""
    if facts.held_on is None:
        return None
    return day_that_travels(facts.held_on, facts.people, facts.plan.caution_level, facts.topic.month_only)


def assemble(facts: SendFacts, stamp: Stamp) -> schema.CafePack:
    """The pack. Raises Bug for facts that readiness should have stopped: no date, no headcount."""
    if facts.held_on is None or facts.people is None:
        raise Bug("a pack is made of a café with a date and a headcount")
    ripples, own = _ripples(facts), facts.leaving_themes
    known = frozenset(one.code for one in own)
    try:
        return schema.CafePack(
            format="cafe-pack",
            version=schema.VERSION if own else 1 if ripples is None else 2,
            pack_id=facts.plan.cafe_id,
            revision=stamp.revision,
            sequence=stamp.sequence,
            previous_hash=stamp.previous_hash,
            made_on=_made_on(facts, stamp),
            app_version=stamp.app_version,
            codebook=schema.PackCodebook(id=facts.book.id, version=max(1, facts.book.version)),
            programme=stamp.programme,
            sender=stamp.sender,
            cafe=_cafe(facts, facts.held_on),
            people=_people(facts),
            entries=tuple(_entry(entry, known) for entry in facts.leaving),
            feedback=_feedback(facts),
            reflection=_reflection(facts),
            withdrawn=tuple(
                schema.Withdrawn(pack_id=pack, entry_id=entry)
                for pack, entry in stamp.withdrawn[-schema.MOST_WITHDRAWN :]
            ),
            ripples=ripples,
            own_themes=tuple(schema.PackOwnTheme(code=one.code, id=one.id, label=one.label) for one in own),
        )
    except ValidationError as problem:
        raise Bug("a café that does not fit its own pack") from problem


def _made_on(facts: SendFacts, stamp: Stamp) -> str:
    """The day of the making; where the café's own day stays, the first of the month, for most are sent that night."""
    return (stamp.made_on if travelling_day(facts) else stamp.made_on.replace(day=1)).isoformat()


def _cafe(facts: SendFacts, held_on: date) -> schema.PackCafe:
    plan, place = facts.plan, facts.plan.place
    if facts.topic.council_only or plan.topic_id in schema.COUNCIL_ONLY_TOPICS:
        place = replace(place, urban_rural=0, kind="", is_island=False)
    day = travelling_day(facts)
    questions = tuple(clipped(plain_text(asked), schema.MOST_CHARACTERS) for asked in facts.questions)
    return schema.PackCafe(
        month=month_of(held_on),
        day=day.isoformat() if day else None,
        council=place.council,
        urban_rural=place.urban_rural,
        is_island=place.is_island,
        place_kind=place.kind,
        topic=schema.PackTopic(
            id=plan.topic_id,
            version=max(1, plan.topic_version),
            title=clipped(plain_text(plan.topic_title) or plan.topic_id, schema.MOST_CHARACTERS),
            caution_level=plan.caution_level,
        ),
        length=plan.length,
        minutes=min(facts.minutes, 600),
        tables=max(1, plan.tables),
        note_mode=plan.note_mode,
        read_back=any(entry.is_agreed for entry in facts.leaving_of(EntryKind.THEME)),
        questions=tuple(question for question in questions if question)[:20],
    )


def _people(facts: SendFacts) -> schema.PackPeople:
    came = facts.attendance
    assert came.people is not None
    return schema.PackPeople(
        people=came.people,
        hosts=came.hosts,
        first_timers=came.first_timers,
        children=came.children,
        support_used=_once(came.support_used),
        support_cards=came.support_cards,
    )


def _entry(entry: Entry, known: frozenset[str]) -> schema.PackEntry:
    """``known``: the host's own themes that are here. A code of one that is not here says nothing to anybody."""
    return schema.PackEntry(
        id=entry.id,
        kind=entry.kind,
        text=plain_text(entry.text),
        themes=_once(code for code in entry.themes if not code.startswith(schema.OWN_THEME) or code in known),
        strength=entry.strength,
        direction=entry.direction,
        actors=_once(entry.actors),
        life_stages=_once(entry.life_stages),
        setting=entry.setting,
        consent=entry.consent if entry.kind is EntryKind.QUOTE else Consent.NOT_ASKED,
        is_agreed=entry.is_agreed,
        in_room=entry.in_room,
    )


def _feedback(facts: SendFacts) -> schema.PackFeedback:
    sums: dict[str, dict[Face, int]] = {}
    if keeps_feedback(facts):
        for tally in sorted(facts.feedback.counts, key=lambda one: (one.question, one.category)):
            if tally.count:
                sums.setdefault(tally.question, {})[Face(tally.category)] = tally.count
    most = max((sum(faces.values()) for faces in sums.values()), default=0)
    return schema.PackFeedback(n=most, sums=sums)


def _reflection(facts: SendFacts) -> schema.PackReflection:
    said, keeps = facts.reflection, facts.keeps_words
    return schema.PackReflection(
        disagreed=plain_text(said.disagreed) if keeps else "",
        missing_voices=plain_text(said.missing_voices) if keeps else "",
        wants_results=said.wants_results,
        wants_another=said.wants_another,
        looked_over_by_two=said.looked_over_by_two,
    )


def _ripples(facts: SendFacts) -> schema.PackRipples | None:
    kept = facts.leaving_ripples
    if kept is None:
        return None
    return schema.PackRipples(
        ripples=tuple(
            schema.PackRipple(
                id=one.id,
                parent=one.parent_id,
                ring=one.ring,
                text=plain_text(one.text),
                happened=one.happened,
                is_wanted=one.is_wanted,
                touched=one.touched,
                votes=one.votes,
            )
            for one in kept.ripples
        ),
        change=plain_text(kept.change),
        next_steps=plain_text(kept.next_steps),
    )


def _once(several: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(several))
