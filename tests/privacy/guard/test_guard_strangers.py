"""A name in no list: found where it stands as a person does, and left alone where it is a thing or a word."""

from __future__ import annotations

import pytest

from cafe.privacy.guard.check import check
from cafe.privacy.guard.lists import load

NAMES = ["Aqvelle", "Tzarina-Lo", "Wrenna", "Oluwabintu", "Shqipendra"]
PEOPLE = [
    "{name} compared it with home.",
    "{name}: two years, no answer.",
    "We waited until {name} came back.",
    "{name}'s notes went missing.",
    "{name} packs fish at night.",
]
THINGS = [
    "She was put on Zexolan tablets for it.",
    "The Qorvex machine was broken again.",
    "Leaflets in Tzelandi would help.",
    "Zexolan patches made her itch.",
    "Everythin hurts, she said.",
    "Appoinments are the hardest part.",
    "Greetin in the car park, twice.",
    "Mówi że nikt tutaj nigdy nie słucha jak Zexolan.",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("note", PEOPLE)
def test_a_name_that_nobody_has_listed_is_seen(note: str, name: str) -> None:
    assert not load().is_name(name.lower())
    text = note.format(name=name)
    assert any(name in flag.text or flag.text in name for flag in check(text))


@pytest.mark.parametrize("note", THINGS)
def test_a_thing_that_nobody_has_listed_is_left_alone(note: str) -> None:
    assert check(note) == ()


def test_the_age_behind_a_name_goes_with_it() -> None:
    assert [flag.text for flag in check("Aqvelle kept bees. Morag, 58, did not.")][-2:] == ["Morag", "58"]
    assert [flag.text for flag in check("Baabie (so they call her) is 91 and still digs.")] == ["Baabie", "91"]


def test_a_public_person_s_possessive_is_still_hers() -> None:
    assert check("John Swinney's time, and the wait was the same.") == ()
