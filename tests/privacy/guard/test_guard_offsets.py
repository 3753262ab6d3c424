"""Every flag leads back to the very characters that were typed, whatever was typed."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from cafe.privacy.guard.check import Flag, apply_swap, check
from cafe.privacy.guard.normalise import fold
from cafe.privacy.guard.pieces import WHOLE, pieces

PIECES = st.sampled_from(
    [
        "Morag",
        "Mòrag",
        "Mo\u200brag",
        "Cаtriona",
        "Dr Sutherland",
        "her sister Shona",
        "on Tiree",
        "in Lochinver",
        "said",
        "is 47",
        "aged 52",
        "A 62-year-old",
        "14 March 2025",
        "07700 900123",
        "jean at example dot org",
        "@moor.more",
        "KW17 2AB",
        "12 Shore Street",
        "Elmbank Surgery",
        "the minister's wife",
        "CHI 0311685422",
        "Hope",
        "Rose",
        "and",
        ", ",
        ". ",
        "\n",
        "ﬁne",
        "ＡＢＣ",
        "🙂",
        "e\u0301",
        "\u00ad",
        "Оксана",
        "“",
        "’s",
        "Małgorzata",
        "\u200f",
    ]
)
NOTES = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=14).map("".join),
    st.text(max_size=200),
)


def assert_sound(text: str, flags: tuple[Flag, ...]) -> None:
    last = 0
    for flag in flags:
        assert 0 <= flag.replace_start <= flag.start < flag.end <= flag.replace_end <= len(text)
        assert text[flag.start : flag.end] == flag.text
        assert flag.start >= last, "flags overlap"
        last = flag.end
        assert 1 <= len(flag.swaps) <= 3
        apply_swap(text, flag, flag.swaps[0])


@given(NOTES)
@example("Mo\u0300rag said ﬁne to Dr Sutherland")
@example("\u00ad\u00adMorag\u00ad")
def test_every_flag_is_a_slice_of_what_was_typed(text: str) -> None:
    assert_sound(text, check(text))


@given(st.text(max_size=300))
def test_folding_leads_every_character_home(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.back(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet=st.characters(categories=["Cf"]), max_size=5))
def test_invisible_characters_hide_no_name(invisible: str) -> None:
    flags = check(f"then Mo{invisible}rag spoke")
    assert [unicodedata.normalize("NFKC", flag.text)[:2] for flag in flags] == ["Mo"]


def test_the_pieces_of_a_long_note_join_up() -> None:
    text = "Nobody was told. " * 60 + "Then Morag spoke. " * 3 + "Nobody was told. " * 60
    parts = list(pieces(text))
    assert len(parts) > 2
    assert parts[0][0] == 0
    assert parts[-1][1] == len(text)
    assert all(end == start for (_, end), (start, _) in pairwise(parts))
    assert all(text[end - 2 : end] == ". " and end - start <= WHOLE for start, end in parts)
    flags = check(text)
    assert_sound(text, flags)
    assert [flag.text for flag in flags] == ["Morag"] * 3


def test_a_title_ends_no_piece() -> None:
    text = "so " * (WHOLE // 3 - 3) + "Dr. Sutherland spoke and then " + "so " * 100
    assert [flag.text for flag in check(text)] == ["Sutherland"]


def test_a_name_across_the_edge_of_a_piece_is_noticed_once() -> None:
    for shift in range(40):
        text = "x" * 9 + " nobody" * 67 + " " * shift + "Dr Morag Sutherland spoke. " + "nobody " * 60
        names = [flag for flag in check(text) if "Morag" in flag.text]
        assert len(names) == 1, shift
