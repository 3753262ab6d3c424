"""Forms that a list of names does not hold: families, first and only ones, ages said otherwise, small letters."""

from __future__ import annotations

import pytest

from cafe.privacy.guard.check import check

NOTICED = [
    ("we asked the MacLeods to come", "MacLeods"),
    ("two Fionas shared a car", "Fionas"),
    ("Jean the Post told us", "Jean the Post"),
    ("JR and KD to share the key", "KD"),
    ("her gran, Teen, was the howdie", "Teen"),
    ("Joy did the teas", "Joy"),
    ("Dawn's in hospital", "Dawn"),
    ("she was the first woman to be made an elder", "first woman to be made an elder"),
    ("the woman with the guide dog", "woman with the guide dog"),
    ("kids are 4 and 9", "9"),
    ("on her 60th birthday", "60th"),
    ("she miscarried on Mother's Day", "Mother's Day"),
    ("her dad's boat, the Guiding Star", "Guiding Star"),
    ("her croft, 4 Upper Halistra", "4 Upper Halistra"),
    ("hope said she was never asked", "hope"),
    ("nobody answers at elmbank surgery", "elmbank surgery"),
]
PASSED = [
    "the first woman to speak was in tears",
    "the only thing that helps is heat",
    "Patience is wearing thin.",
    "May is a bad month for it.",
    "her baby was born at 29 weeks",
    "Didn't know what the pelvic floor was (5).",
    "the recptionist said to ring at eight",
    "M90 and A9 both shut",
    "One woman at the post office waited nine months for a scan.",
]


@pytest.mark.parametrize(("text", "words"), NOTICED)
def test_it_notices_the_form(text: str, words: str) -> None:
    assert words in [flag.text for flag in check(text)]


@pytest.mark.parametrize("text", PASSED)
def test_it_lets_it_pass(text: str) -> None:
    assert check(text) == ()
