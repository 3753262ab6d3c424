"""Sums on the host's own screen: what is passed in never shows one answer beside the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.capture.small_sums import SmallSums, few


@pytest.mark.parametrize(
    ("unseen", "was_few", "answered", "is_hidden"),
    [
        (0, False, 0, False),  # nobody answered
        (0, False, 3, False),  # she is counting paper, and sees what she counts
        (0, True, 3, True),  # counted another day
        (0, True, 5, False),
        (1, False, 1, True),
        (4, False, 12, True),  # eight were seen: the next four would stand out
        (5, False, 5, False),
        (9, True, 9, False),
    ],
)
def test_what_is_covered(unseen: int, was_few: bool, answered: int, is_hidden: bool) -> None:
    rule = SmallSums({"F1": unseen} if unseen else {}, {"F1"} if was_few else frozenset())
    assert rule.hides("F1", answered) is is_hidden


def test_few_are_those_that_somebody_answered() -> None:
    assert few({"age": 0, "carer": 4, "condition": 5}) == {"carer"}


@given(st.lists(st.integers(1, 9), max_size=12), st.sampled_from([5, 10]))
def test_whatever_is_shown_differs_from_what_was_shown_before_by_enough_answers(rounds: list[int], least: int) -> None:
    """The laptop goes round again and again, and after each time the host looks."""
    answered = unseen = 0
    last_shown = 0
    for women in rounds:
        answered, unseen = answered + women, unseen + women
        if not SmallSums({"F1": unseen}, least=least).hides("F1", answered):
            assert answered - last_shown >= least
            last_shown, unseen = answered, 0
