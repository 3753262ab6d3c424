"""Between packs and rows: what a bulk insert takes, and what a plain row of the store gives back.

Part of taking packs in. Nothing here knows the database; the service does the asking.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from cafe.collate.digest import fold
from cafe.collate.incoming import Arrived
from cafe.collate.values import CafeFacts, CameRipple, FeedbackCount, Said
from cafe.model.values import Actor, Consent, Direction, EntryKind, Strength

Values = dict[str, Any]
Row = tuple[Any, ...]

ENTRY_COLUMNS = (
    "pack", "entry_id", "kind", "text", "position", "themes", "strength", "direction", "actors", "life_stages",
    "setting", "consent", "is_agreed",
)  # fmt: skip
FEEDBACK_COLUMNS = ("pack", "statement", "face", "count")

_KINDS = {kind.value: kind for kind in EntryKind}  # an enum looks itself up ten times as slowly
_STRENGTHS = {strength.value: strength for strength in Strength}
_WAYS = {way.value: way for way in Direction}
_CONSENTS = {consent.value: consent for consent in Consent}
_NONE = "[]"


def as_json(value: Sequence[Any]) -> str:
    """A list as the store keeps it."""
    return _written(tuple(value)) if all(isinstance(one, str) for one in value) else json.dumps(value)


@lru_cache(maxsize=4096)
def _written(words: tuple[str, ...]) -> str:
    return json.dumps(list(words))


@lru_cache(maxsize=4096)
def _words(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


@lru_cache(maxsize=4096)
def _actors(written: str) -> tuple[Actor, ...]:
    return tuple(map(Actor, json.loads(written)))


def pack_values(row_id: int, one: Arrived, programme_id: str, import_id: str, is_current: bool) -> Values:
    """The columns of ``pack`` for one revision."""
    pack, facts = one.pack, one.facts
    return {
        "id": row_id,
        "programme_id": programme_id,
        "import_id": import_id,
        "pack_id": pack.pack_id,
        "revision": pack.revision,
        "sequence": pack.sequence,
        "sender": pack.sender,
        "frame_hash": one.frame_hash,
        "previous_hash": pack.previous_hash,
        "is_current": is_current,
        "superseded_by": "",
        "month": facts.month,
        "day": pack.day,
        "council": facts.council,
        "board": facts.board,
        "urban_rural": facts.urban_rural,
        "is_island": facts.is_island,
        "place_kind": facts.place_kind,
        "topic_id": facts.topic_id,
        "topic_title": facts.topic_title,
        "minutes": facts.minutes,
        "tables": pack.tables,
        "people": facts.people,
        "hosts": facts.hosts,
        "first_timers": facts.first_timers,
        "support_cards": facts.support_cards,
        "note_mode": facts.note_mode,
        "read_back": facts.read_back,
        "codebook_version": pack.codebook_version,
        "disagreed": facts.disagreed,
        "missing_voices": facts.missing_voices,
        "wants_results": facts.wants_results,
        "wants_another": facts.wants_another,
        "questions": list(pack.questions),
        "support_used": list(pack.support_used),
        "withdrawn": [[one.pack_id, one.entry_id] for one in pack.withdrawn],
    }


def entry_rows(row_id: int, said: Iterable[Said]) -> Iterator[Row]:
    """The ``ENTRY_COLUMNS`` of everything a café said, in its order, as they are kept."""
    for position, one in enumerate(said):
        strength, direction = one.strength, one.direction
        yield (
            row_id,
            one.entry_id,
            one.kind._value_,  # and not ``value``, which asks the enum each time: half of the cost of a row
            one.text,
            position,
            _written(one.themes),
            strength._value_ if strength is not None else "",
            direction._value_ if direction is not None else "",
            _written(one.actors) if one.actors else _NONE,
            _written(one.life_stages) if one.life_stages else _NONE,
            one.setting,
            one.consent._value_,
            one.is_agreed,
        )


def feedback_rows(row_id: int, counts: Iterable[FeedbackCount]) -> Iterator[Row]:
    """The ``FEEDBACK_COLUMNS``."""
    return ((row_id, one.statement, one.face, one.count) for one in counts)


def ripple_values(row_id: int, ripples: Iterable[CameRipple]) -> list[Values]:
    """The columns of ``pack_ripple`` for a map, in the order of its list."""
    return [
        {
            "pack": row_id,
            "ripple_id": one.ripple_id,
            "parent_id": one.parent_id,
            "ring": one.ring,
            "position": position,
            "text": one.text,
            "happened": one.happened,
            "is_wanted": one.is_wanted,
            "touched": one.touched,
            "votes": one.votes,
        }
        for position, one in enumerate(ripples)
    ]


def own_theme_values(row_id: int, facts: CafeFacts) -> list[Values]:
    """The columns of ``pack_own_theme``."""
    return [{"pack": row_id, "theme_id": theme_id, "label": label} for theme_id, label in facts.own_themes]


def change_values(row_id: int, facts: CafeFacts) -> list[Values]:
    """The columns of ``pack_change``: none where the café named no change."""
    if not (facts.change or facts.next_steps):
        return []
    return [{"pack": row_id, "change": facts.change, "next_steps": facts.next_steps}]


def said_of(row: Any) -> Said:
    """One row of ``pack_entry``, its lists as the text that is kept."""
    return Said(
        entry_id=row.entry_id,
        kind=_KINDS[row.kind],
        text=row.text,
        key=fold(row.text),
        themes=_words(row.themes),
        strength=_STRENGTHS[row.strength] if row.strength else None,
        direction=_WAYS[row.direction] if row.direction else None,
        actors=_actors(row.actors),
        life_stages=_words(row.life_stages),
        setting=row.setting,
        consent=_CONSENTS[row.consent] if row.consent else Consent.NOT_ASKED,
        is_agreed=row.is_agreed,
    )


def ripple_of(row: Any) -> CameRipple:
    """One row of ``pack_ripple``."""
    return CameRipple(
        row.ripple_id, row.parent_id, row.ring, row.text, row.happened, row.is_wanted, row.touched, row.votes
    )


def facts_of_row(
    row: Any,
    said: Mapping[int, list[Said]],
    feedback: Mapping[int, list[FeedbackCount]],
    own_themes: Mapping[int, list[tuple[str, str]]],
    *,
    ripples: Mapping[int, list[CameRipple]],
    changes: Mapping[int, tuple[str, str]],
) -> CafeFacts:
    """One row of ``pack`` with what belongs to it, by its row id. ``changes``: the change, and the next steps."""
    change, next_steps = changes.get(row.id, ("", ""))
    return CafeFacts(
        pack_id=row.pack_id,
        revision=row.revision,
        sender=row.sender,
        month=row.month,
        day=row.day,
        council=row.council,
        board=row.board,
        urban_rural=row.urban_rural,
        is_island=row.is_island,
        place_kind=row.place_kind,
        topic_id=row.topic_id,
        topic_title=row.topic_title,
        minutes=row.minutes,
        people=row.people,
        hosts=row.hosts,
        first_timers=row.first_timers,
        support_cards=row.support_cards,
        note_mode=row.note_mode,
        read_back=row.read_back,
        disagreed=row.disagreed,
        missing_voices=row.missing_voices,
        wants_results=row.wants_results,
        wants_another=row.wants_another,
        said=tuple(said.get(row.id, ())),
        feedback=tuple(feedback.get(row.id, ())),
        own_themes=tuple(own_themes.get(row.id, ())),
        ripples=tuple(ripples.get(row.id, ())),
        change=change,
        next_steps=next_steps,
    )
