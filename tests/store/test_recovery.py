"""The code on the recovery sheet: copied by hand, read by tired eyes, and never mistaken for another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.core.errors import ProblemToFix
from cafe.store.recovery import LETTERS, differing, grouped, new_code, plain, read

codes = st.builds(lambda _turn: "".join(new_code()), st.integers())


def test_a_sheet_has_five_groups_of_five_and_no_letter_that_can_be_misread() -> None:
    for _turn in range(50):
        groups = new_code()
        assert [len(group) for group in groups] == [5] * 5
        assert not set("".join(groups)) & set("ILOU")
    assert len({new_code() for _turn in range(50)}) == 50


def test_every_character_is_used_sooner_or_later() -> None:
    seen = set("".join("".join(new_code()) for _turn in range(200)))
    assert seen == set(LETTERS)


@given(codes, st.sampled_from([" ", "-", " – ", "\n", "  "]), st.booleans())
def test_it_is_read_whatever_the_case_the_spaces_and_the_dashes(code: str, apart: str, is_small: bool) -> None:
    typed = apart.join(grouped(code))
    typed = typed.replace("0", "O").replace("1", "l") if is_small else typed.replace("1", "I")
    assert read(typed.lower() if is_small else typed) == code


@given(codes, st.integers(0, 24), st.sampled_from(LETTERS))
def test_one_character_copied_wrongly_is_always_noticed(code: str, at: int, letter: str) -> None:
    wrong = code[:at] + letter + code[at + 1 :]
    if wrong != code:
        with pytest.raises(ProblemToFix, match="One character is not as it is on your sheet"):
            read(wrong)


def test_two_characters_that_changed_places_are_always_noticed() -> None:
    code = "".join(new_code())
    for one, other in combinations(range(25), 2):
        swapped = list(code)
        swapped[one], swapped[other] = code[other], code[one]
        if swapped != list(code):
            with pytest.raises(ProblemToFix):
                read("".join(swapped))


def test_a_letter_that_is_never_used_is_named_by_its_group() -> None:
    groups = list(new_code())
    groups[2] = groups[2][:4] + "U"
    with pytest.raises(ProblemToFix) as told:
        read(" ".join(groups))
    assert told.value.sentence() == (
        "Group 3 has a character that is never used. Nothing is lost. "
        "Look once more. The letters O, I, L and U are never used."
    )


@pytest.mark.parametrize("typed", ["", "T4XKD", "0" * 24, "0" * 26, "0" * 25 + "!"])
def test_too_few_or_too_many_is_said_plainly(typed: str) -> None:
    with pytest.raises(ProblemToFix, match="There are five groups, with five characters in each"):
        read(typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_code_or_one_sentence(typed: str) -> None:
    try:
        assert len(read(typed)) == 25
    except ProblemToFix as told:
        assert told.message.endswith("Nothing is lost.")


def test_one_group_is_read_back_from_the_paper() -> None:
    groups = ("AAAAA", "BBBBB", "T4XK0", "DDDDD", "EEEEE")
    assert differing(groups, 3, " t4xk o ") == ""
    assert differing(groups, 3, "T4XKD") == (
        "That is not group 3. Look once more. The letters O, I, L and U are never used."
    )
    assert differing(groups, 3, "BBBBB")
    assert plain("t4-xk o") == "T4XK0"
