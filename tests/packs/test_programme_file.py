from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.gates.documents import bent
from cafe.core.errors import Bug
from cafe.packs import seal
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.programme_file import CONTEXT, make_file, make_programme, programme_words, read_file
from tests.hostile_packs.making import framed


def test_a_facilitator_reads_what_the_programme_made(tmp_path: Path) -> None:
    made = make_programme("East Glens Women’s Health", "cafes@eastglens.example", threshold=7)
    path = tmp_path / "east-glens.cafeprogramme"
    path.write_bytes(made.file)
    assert read_file(path).card() == made.card
    assert made.card.threshold == 7
    assert len(made.card.words) == 6


def test_the_words_stand_for_every_key_together() -> None:
    made = make_programme("East Glens")
    other_lock = seal.new_lock()[1]
    words = programme_words(made.card.signer, made.card.recipients)
    assert words == made.card.words
    assert words != programme_words(made.card.signer, (other_lock,))
    assert words != programme_words(seal.new_signing_key().public, made.card.recipients)
    assert words != programme_words(made.card.signer, (*made.card.recipients, other_lock))


def test_a_deputy_is_named_after_the_programme() -> None:
    deputy = seal.new_lock()[1]
    card = make_programme("East Glens", deputy=deputy).card
    assert card.recipients[1] == deputy
    assert card.recipients[0] != deputy


def test_nothing_secret_is_in_the_file() -> None:
    made = make_programme("East Glens")
    assert made.identity.encode() not in made.file
    assert made.signing.secret not in made.file
    assert made.signing.secret.hex().encode() not in made.file
    assert made.identity not in repr(made)


def test_the_same_facts_give_the_same_file() -> None:
    made = make_programme("East Glens")
    assert make_file(made.card, made.signing) == made.file


def test_a_bent_programme_file_is_always_refused() -> None:
    good, chance = make_programme("East Glens").file, random.Random(3)
    for _turn in range(1000):
        content = bent(good, chance)
        if content == good:
            continue
        with pytest.raises(PackProblem):
            read_file(content)


@pytest.mark.parametrize("threshold", [0, 4, 11])
def test_a_threshold_is_never_lowered_by_a_file(threshold: int) -> None:
    made = make_programme("East Glens")
    text = made.file[18:].split(b"}\0")[0] + b"}"
    bent = framed(text.replace(b'"threshold":5', b'"threshold":%d' % threshold), b"CAFEPROG1\n")
    with pytest.raises(PackProblem) as problem:
        read_file(bent + made.signing.sign(CONTEXT, bent))
    assert problem.value.reason is Reason.DAMAGED


def test_other_files_are_told_apart() -> None:
    made = make_programme("East Glens")
    for content, reason in (
        (b"", Reason.CONTENT),
        (b"age-encryption.org/v1\n", Reason.CONTENT),
        (made.file[:-1], Reason.DAMAGED),
        (made.file + bytes(100_000), Reason.DAMAGED),
        (made.file.replace(b"CAFEPROG1", b"CAFEPROG2"), Reason.NEWER),
        (make_programme("East Glens").file[:-64] + made.file[-64:], Reason.DAMAGED),
    ):
        with pytest.raises(PackProblem) as problem:
            read_file(content)
        assert problem.value.reason is reason


def test_a_programme_needs_a_name_and_a_whole_deputy_key(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match="name"):
        make_programme("  ")
    with pytest.raises(PackProblem, match="deputy"):
        make_programme("East Glens", deputy="age1qqq")
    with pytest.raises(PackProblem):
        read_file(tmp_path / "gone.cafeprogramme")
    made = make_programme("East Glens")
    with pytest.raises(Bug):
        make_file(made.card, seal.new_signing_key())


def test_a_name_or_an_address_too_long_to_travel_is_a_sentence() -> None:
    for made, what in (
        (lambda: make_programme("e" * 121), "name of the programme is too long"),
        (lambda: make_programme("East Glens", "a" * 201), "address is too long"),
    ):
        with pytest.raises(PackProblem, match=what):
            made()
    assert make_programme("e" * 120, "a" * 200).card.name == "e" * 120
