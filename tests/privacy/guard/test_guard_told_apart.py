"""Somebody told apart by a clause is noticed; what anyone may do in a room or at a clinic is not."""

from __future__ import annotations

import pytest

from cafe.privacy.guard.check import Kind, check

TOLD_APART = [
    ("The woman who sued the health board sat at the back.", "woman who sued the health board"),
    ("The farmer with the ostriches said the doctor laughed.", "farmer with the ostriches"),
    ("The lass who has the chip van has endo.", "lass who has the chip van"),
    ("Her man skippers the ferry so everyone knows.", "man skippers the ferry"),
    ("She is the mother of seven sons.", "mother of seven sons"),
    ("The woman who had the heart transplant is tired.", "woman who had the heart transplant"),
    ("The fish-farm manager's wife goes elsewhere.", "fish-farm manager's wife"),
]
ANYONE = [
    "The woman who fainted at her smear is fine now.",
    "The lady who fasts for Ramadan asked about tablets.",
    "The girl who was refused the pill went elsewhere.",
    "The woman with the trolley came round with tea.",
    "The woman who ran the last session left good notes.",
    "The woman who won the raffle gave it back.",
    "The woman who co-hosts will be back.",
    "It was in the papers that clinics would close.",
]


@pytest.mark.parametrize(("note", "words"), TOLD_APART)
def test_a_clause_that_only_one_woman_fits_is_taken_whole(note: str, words: str) -> None:
    assert [(flag.text, flag.kind) for flag in check(note)] == [(words, Kind.RARE)]


@pytest.mark.parametrize("note", ANYONE)
def test_what_anyone_may_do_is_left_alone(note: str) -> None:
    assert check(note) == ()


@pytest.mark.parametrize(
    ("note", "age"),
    [
        ("52F bleeding, GP says wait.", "52"),
        ("One of them 81 and sharp as a tack.", "81"),
        ("Three bairns 2, 4 and 9.", "4"),
        ("Her youngest, three, was under the table.", "three"),
        ("Widow at 34, two kids.", "34"),
        ("Passed 75 last week so no more letters.", "75"),
    ],
)
def test_an_age_is_seen_without_a_word_for_it(note: str, age: str) -> None:
    assert age in [flag.text for flag in check(note) if flag.kind is Kind.AGE]


def test_who_is_called_up_in_a_list_is_seen_though_in_no_list() -> None:
    assert [flag.text for flag in check("Lifts: Ygraine, Olwyth, Hope.")] == ["Ygraine", "Olwyth", "Hope"]
