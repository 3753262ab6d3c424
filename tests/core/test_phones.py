"""A telephone number that cannot be whole is said while there is time to look it up."""

from __future__ import annotations

import pytest

from cafe.content.directory import load
from cafe.core import phones
from cafe.model.values import Support


@pytest.mark.parametrize("number", ["999", "111", "0800 1111", "01632 960127", "(01632) 960 127", "+44 1632 960127"])
def test_a_whole_number_can_be_rung(number: str) -> None:
    assert phones.can_be_rung(number) and phones.slip(number) == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("01632 960 2", "This number is too short. Look at it again."),
        ("07700 900", "This number is too short. Look at it again."),
        ("ask Isla", "A number needs three figures or more."),
        ("99", "A number needs three figures or more."),
    ],
)
def test_a_number_that_stops_short_is_said(number: str, said: str) -> None:
    assert phones.slip(number) == said and not phones.can_be_rung(number)


@pytest.mark.parametrize("number", ["", "   "])
def test_no_number_is_nothing_to_say_and_nothing_to_ring(number: str) -> None:
    assert phones.slip(number) == "" and not phones.can_be_rung(number)


def test_every_number_of_the_directory_is_whole() -> None:
    assert [one.name for one in load().services if one.phone and phones.slip(one.phone)] == []


def test_a_short_number_is_still_missing_before_a_cafe() -> None:
    typed = Support("Mairi", "01632 960127", "01632 960 2", "01632 960203", has_read_steps=True)
    assert typed.lacking == ("adult_phone",) and not typed.is_complete
