from __future__ import annotations

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.core.plain import plain_text
from cafe.model.values import Actor, Consent, Direction, EntryKind, Face, Length, NoteMode, Strength
from cafe.packs import frame as frames
from cafe.packs import seal
from cafe.packs.reader import read_frame, read_pack
from cafe.packs.schema import (
    LEAST_FOR_THEMES,
    MOST_IDEAS,
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
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import IDENTITY, RECIPIENT, SENDER
from tests.packs.builders import a_pack

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


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(packs())
def test_any_legal_pack_is_read_back_as_it_was_and_twice_gives_the_same_bytes(pack: CafePack) -> None:
    frame = frame_of(pack)
    assert frame == frame_of(pack)
    read = read_pack(seal.seal(frame, SENDER, [RECIPIENT]), [IDENTITY])
    assert read.pack == pack
    assert read.frame_hash == frames.frame_hash(frame)


def test_a_frame_is_padded_so_that_its_length_tells_little() -> None:
    short, long = frame_of(a_pack(entries=())), frame_of(a_pack())
    assert len(short) == len(long) == frames.BLOCK


def test_the_frame_of_a_pack_never_changes_between_versions_of_the_app() -> None:
    """Duplicates are known by this hash: a change of it is a change of the format."""
    assert frames.frame_hash(frame_of(a_pack())) == ("1412904b8abc8b4276e20c9f6b1f72396dea0c606c1ce0ac011bce78fc7533f2")


def test_a_sentence_of_every_script_fits() -> None:
    text = "Chaidh èisteachd rium · मेरी बात सुनी गई · 我被倾听 · Wysłuchano mnie 💛"
    entry = a_pack().entries[0].model_copy(update={"text": text})
    pack = a_pack(entries=(entry,))
    assert read_frame(frame_of(pack), pack.sender).pack.entries[0].text == text


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_upset_the_reader_of_frames(content: bytes) -> None:
    bare = frames.PACK_MAGIC + len(content).to_bytes(8, "big") + content
    with pytest.raises(frames.FrameError):
        frames.read_frame(bare + bytes(-len(bare) % frames.BLOCK))


def test_the_largest_cafe_that_may_travel_fits_its_frame() -> None:
    pack = a_pack()
    wide = "\U0001f49b" * 400
    ideas = tuple(
        pack.entries[0].model_copy(
            update={"id": f"00000000-0000-4000-8000-{n:012d}", "kind": EntryKind.IDEA, "text": wide}
        )
        for n in range(MOST_IDEAS)
    )
    gone = tuple(Withdrawn(pack_id=pack.pack_id, entry_id=f"00000000-0000-4000-8000-{n:012d}") for n in range(2000))
    full = CafePack.model_validate(pack.model_copy(update={"entries": ideas, "withdrawn": gone}).__dict__)
    assert read_frame(frame_of(full), full.sender).pack == full
