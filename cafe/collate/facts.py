"""From a pack as it travelled to the facts that collating needs. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from cafe.collate.digest import fold
from cafe.collate.themes.events import OWN
from cafe.collate.values import CafeFacts, CameRipple, Said, feedback_count
from cafe.content import areas
from cafe.packs.schema import CafePack, PackEntry


def facts_of(pack: CafePack) -> CafeFacts:
    """The whole café. The health board is derived from the council area (domain report 6.3)."""
    cafe, people, reflection = pack.cafe, pack.people, pack.reflection
    own = {one.code: OWN + one.id for one in pack.own_themes}
    return CafeFacts(
        pack_id=pack.pack_id,
        revision=pack.revision,
        sender=pack.sender,
        month=cafe.month,
        day=cafe.day or "",
        council=cafe.council,
        board=board_of(cafe.council),
        urban_rural=cafe.urban_rural,
        is_island=cafe.is_island,
        place_kind=cafe.place_kind,
        topic_id=cafe.topic.id,
        topic_title=cafe.topic.title,
        minutes=cafe.minutes,
        people=people.people,
        hosts=people.hosts,
        first_timers=people.first_timers,
        support_cards=people.support_cards,
        note_mode=cafe.note_mode.value,
        read_back=cafe.read_back,
        disagreed=reflection.disagreed,
        missing_voices=reflection.missing_voices,
        wants_results=reflection.wants_results,
        wants_another=reflection.wants_another,
        ripples=tuple(
            CameRipple(
                one.id, one.parent, one.ring, one.text, one.happened, one.is_wanted, one.touched.value, one.votes
            )
            for one in (pack.ripples.ripples if pack.ripples else ())
        ),
        change=pack.ripples.change if pack.ripples else "",
        next_steps=pack.ripples.next_steps if pack.ripples else "",
        own_themes=tuple((one.id, one.label) for one in pack.own_themes),
        said=tuple(_said(entry, own) for entry in pack.entries),
        feedback=tuple(
            feedback_count(statement, face._value_, count)
            for statement, faces in sorted(pack.feedback.sums.items())
            for face, count in sorted(faces.items())
        ),
    )


def board_of(council: str) -> str:
    """The health board's id, or empty for several areas and for areas we do not know."""
    board = areas.load().board_of(council)
    return board.id if board else ""


def _said(entry: PackEntry, own: Mapping[str, str]) -> Said:
    return Said(
        entry_id=entry.id,
        kind=entry.kind,
        text=entry.text,
        key=fold(entry.text),
        themes=tuple(own.get(code, code) for code in entry.themes),
        strength=entry.strength,
        direction=entry.direction,
        actors=entry.actors,
        life_stages=entry.life_stages,
        setting=entry.setting,
        consent=entry.consent,
        is_agreed=entry.is_agreed,
    )
