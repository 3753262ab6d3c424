from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.core.errors import Bug, ProblemToFix
from cafe.packs.phone_words import COUNT, all_words, fingerprint, read_back, six_words

SOUND_ALIKE = frozenset(
    """
    beach beech pear pair bear bare deer dear hare hair flour flower sea see son sun tail tale week weak maid
    made meet meat root route rose rows sail sale wait weight wood would write right rain reign road rode
    role roll morning mourning knot not knight night hour our hole whole horse hoarse key quay lead led leek
    leak mail male mane main maze maize metal medal muscle mussel one won pail pale pane pain patients
    patience peace piece peak peek plane plain pole poll quartz quarts sauce source scene seen seam seem
    stair stare stake steak steel steal story storey tea tee thyme time tide tied tide toe tow vane vein vale
    veil waist waste whale wail wheel weal which witch berry bury bored board bread bred cell sell cent scent
    cereal serial cheque check choir quire coarse course cord chord creak creek current currant cygnet signet
    cymbal symbol draught draft eight ate eye fair fare fir fur foul fowl great grate guest guessed hall haul
    heal heel herd heard hymn him idle idol jam jamb kernel colonel knead need knew new links lynx loan lone
    loch lock manor manner minor miner moor more naval navel oar ore palette palate pause paws pedal peddle
    pier peer praise prays pray prey principal profit prophet read reed ring wring rye wry sight site sole
    soul sort sought sew sow straight strait suite sweet sword soared tacks tax their there throne thrown
    through threw two too tyre tire wade weighed warn worn weather whether yolk yoke
    """.split()  # noqa: SIM905
)

UNKIND = frozenset(
    """
    blood birth baby womb breast scan pill drug nurse ward pain hurt loss lost grave grief cry abuse hit slap
    kill gun war bomb knife fear panic scar wound fat thin slim diet weight late miss barren cradle crib coil
    patch smear stirrup god sin bishop prayer wine beer whisky cigar casino
    """.split()  # noqa: SIM905
)


def test_there_are_2048_short_plain_words() -> None:
    words = all_words()
    assert len(words) == len(set(words)) == 2048
    assert all(re.fullmatch("[a-z]{3,7}", word) for word in words)
    assert list(words) == sorted(words)


def test_no_word_is_there_with_one_that_sounds_the_same() -> None:
    assert not set(all_words()) & SOUND_ALIKE


def test_no_word_is_unkind() -> None:
    assert not set(all_words()) & UNKIND


def test_one_slip_never_turns_a_word_into_another() -> None:
    """No two words differ by one letter more, less or other: all words a letter shorter are looked up."""
    words = set(all_words())
    shorter: dict[str, set[str]] = {}
    for word in words:
        for at in range(len(word)):
            shorter.setdefault(f"{word[:at]}?{word[at + 1 :]}", set()).add(word)
            assert word[:at] + word[at + 1 :] not in words
    assert all(len(same) == 1 for same in shorter.values())


def test_a_key_has_the_same_words_on_every_laptop() -> None:
    assert fingerprint(bytes(32)) == ("harpist", "drumlin", "pockets", "upbeat", "cinema", "remix")
    assert fingerprint(bytes(32)) != fingerprint(bytes(31) + b"\1")


@given(st.binary(min_size=32, max_size=32))
def test_six_words_can_always_be_read_back(random: bytes) -> None:
    words = six_words(random)
    assert len(words) == COUNT
    assert read_back(" ".join(words)) == words
    assert read_back(", ".join(f"{n}. {word.upper()}" for n, word in enumerate(words, 1))) == words


def test_too_little_chance_makes_no_words() -> None:
    with pytest.raises(Bug):
        six_words(b"short")


def test_a_slip_is_named_with_the_word_it_could_be() -> None:
    with pytest.raises(ProblemToFix) as problem:
        read_back("heron lantren oat brae moss kettle")
    assert problem.value.sentence() == "“lantren” is not one of our words. Could it be “lantern”?"


def test_a_word_nothing_like_ours_is_asked_for_again() -> None:
    with pytest.raises(ProblemToFix) as problem:
        read_back("heron xxqqzz oat brae moss kettle")
    assert problem.value.hint == "Ask for it once more, slowly."


@pytest.mark.parametrize(("typed", "said"), [("heron oat", "two"), ("", "no"), ("oat " * 7, "seven")])
def test_the_number_of_words_is_counted(typed: str, said: str) -> None:
    with pytest.raises(ProblemToFix) as problem:
        read_back(typed)
    assert problem.value.message == f"There are six words. You have typed {said}."


@given(st.text(max_size=80))
def test_anything_typed_gets_words_or_a_sentence(text: str) -> None:
    try:
        assert len(read_back(text)) == COUNT
    except ProblemToFix as problem:
        assert len(problem.sentence()) < 120
