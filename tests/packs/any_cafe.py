"""Any café that may travel at all, for hypothesis: the whole breadth of a legal pack."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from cafe.core.plain import plain_text
from cafe.model.values import Actor, Consent, Direction, EntryKind, Face, Length, NoteMode, Strength
from cafe.packs.schema import (
    LEAST_FOR_THEMES,
    THRESHOLD,
    CafePack,
    PackCafe,
    PackCodebook,
    PackEntry,
    PackFeedback,
    PackPeople,
    PackReflection,
    PackTopic,
    Withdrawn,
)
from tests.hostile_packs.making import RECIPIENT, SENDER

uuids = st.uuids(version=4).map(str)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
heads = st.integers(0, 40)
maybe_heads = st.none() | heads
ids = st.text(string.ascii_lowercase, min_size=1, max_size=8)
sentences = st.text(max_size=50).map(lambda text: plain_text(text) or "Nothing more to say.")
said = st.text(max_size=50).map(plain_text)


def _several(values: Any, most: int) -> Any:
    return st.lists(values, max_size=most, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn, kind: EntryKind, entry_id: str) -> PackEntry:
    is_quote = kind is EntryKind.QUOTE
    text, is_agreed = draw(sentences), draw(st.booleans())
    return PackEntry(
        id=entry_id,
        kind=kind,
        text=" ".join(text.split()[:40]) if is_quote else text,
        themes=draw(_several(st.sampled_from(("LIS", "LIS1", "IDE6", "WAI2")), 2)),
        strength=draw(st.none() | st.sampled_from(Strength)),
        direction=draw(st.none() | st.sampled_from(Direction)),
        actors=draw(_several(st.sampled_from(Actor), 3)),
        life_stages=draw(_several(ids, 2)),
        setting=draw(ids | st.just("")),
        consent=draw(st.sampled_from((Consent.VERBATIM, Consent.PARAPHRASE))) if is_quote else Consent.NOT_ASKED,
        is_agreed=is_agreed,
        in_room=draw(st.booleans()) and (is_agreed or kind is not EntryKind.THEME),
    )


@st.composite
def packs(draw: st.DrawFn) -> CafePack:
    """Any café that may travel at all."""
    people = draw(heads)
    level = draw(st.integers(1, 3))
    note_mode = draw(st.sampled_from(NoteMode))
    has_themes = people >= LEAST_FOR_THEMES
    said_some: list[PackEntry] = []
    if has_themes and note_mode is not NoteMode.NONE:
        kinds = draw(st.lists(st.sampled_from(EntryKind), max_size=8))
        kinds = [kind for n, kind in enumerate(kinds) if kind is not EntryKind.QUOTE or kinds[:n].count(kind) < 3]
        names = draw(st.lists(uuids, min_size=len(kinds), max_size=len(kinds), unique=True))
        said_some = [draw(entries(kind, name)) for kind, name in zip(kinds, names, strict=True)]
    sums: dict[str, dict[Face, int]] = {}
    if has_themes:
        faces = st.dictionaries(st.sampled_from(Face), st.integers(0, 9), max_size=5)
        sums = draw(st.dictionaries(st.sampled_from(("F1", "F2", "F3", "F4", "F5")), faces, max_size=5))
    month = draw(st.dates(date(2026, 1, 1), date(2099, 12, 31))).isoformat()[:7]
    first = draw(maybe_heads)
    return CafePack(
        format="cafe-pack",
        version=1,
        pack_id=draw(uuids),
        revision=draw(st.integers(1, 9999)),
        sequence=draw(st.integers(1, 999_999)),
        previous_hash=draw(hashes | st.just("")),
        made_on="2026-11-27",
        app_version="0.1.0",
        codebook=PackCodebook(id=draw(ids), version=draw(st.integers(1, 99))),
        programme=RECIPIENT,
        sender=SENDER.public,
        cafe=PackCafe(
            month=month,
            day=f"{month}-11" if draw(st.booleans()) and level < 3 and people >= THRESHOLD else None,
            council=draw(ids | st.just("")),
            urban_rural=draw(st.integers(0, 8)),
            is_island=draw(st.booleans()),
            place_kind=draw(ids | st.just("")),
            topic=PackTopic(
                id=draw(ids.filter(lambda found: found != "gbv")),
                version=draw(st.integers(1, 99)),
                title=draw(sentences),
                caution_level=level,
            ),
            length=draw(st.sampled_from(Length)),
            minutes=draw(st.integers(0, 600)),
            tables=draw(st.integers(1, 9)),
            note_mode=note_mode,
            read_back=draw(st.booleans()),
            questions=draw(st.lists(sentences, max_size=3).map(tuple)),
        ),
        people=PackPeople(
            people=people,
            hosts=draw(maybe_heads),
            first_timers=None if first is None else min(first, people),
            children=draw(maybe_heads),
            support_used=draw(_several(ids, 3)),
            support_cards=draw(maybe_heads),
        ),
        entries=tuple(said_some),
        feedback=PackFeedback(n=max((sum(one.values()) for one in sums.values()), default=0), sums=sums),
        reflection=PackReflection(
            disagreed=draw(said) if has_themes else "",
            missing_voices=draw(said) if has_themes else "",
            wants_results=draw(st.booleans()),
            wants_another=draw(st.booleans()),
            looked_over_by_two=draw(st.booleans()),
        ),
        withdrawn=draw(_several(st.builds(Withdrawn, pack_id=uuids, entry_id=uuids), 3)),
    )
