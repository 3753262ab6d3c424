from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.model.values import EntryKind
from cafe.packs import frame as frames
from cafe.packs import seal
from cafe.packs.reader import read_frame, read_pack
from cafe.packs.schema import (
    MOST_IDEAS,
    CafePack,
    Withdrawn,
)
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import IDENTITY, RECIPIENT, SENDER
from tests.packs.any_cafe import packs
from tests.packs.builders import a_pack


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    try:
        value, text = frames.read_frame(bare + bytes(-len(bare) % frames.BLOCK))
    except frames.FrameError:
        return
    assert text == content and frames.make_frame(value).startswith(bare), "by chance it is one of ours, as {} is"


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


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([b"[", b"]", b"{", b"}", b'"', b'\\"', b"\\", b"a", b"[[[[[["]), max_size=60))
def test_brackets_in_words_are_no_depth_and_all_others_are_counted(pieces: list[bytes]) -> None:
    text, depth, deepest, in_words, at = b"".join(pieces), 0, 0, False, 0
    while at < len(text):
        sign = text[at : at + 1]
        if sign == b'"':
            in_words = not in_words and _ends(text, at + 1)
        elif in_words:
            at += sign == b"\\"
        else:
            depth += (sign in b"[{") - (sign in b"]}")
            deepest = max(deepest, depth)
        at += 1
    try:
        frames._check_depth(text)
    except frames.FrameError:
        assert deepest > frames.DEEPEST
    else:
        assert deepest <= frames.DEEPEST


def _ends(text: bytes, at: int) -> bool:
    """Whether the words that begin at ``at`` end somewhere."""
    while at < len(text):
        if text[at : at + 1] == b'"':
            return True
        at += 2 if text[at : at + 1] == b"\\" else 1
    return False
