from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.privacy.disclosure.single_cafe import (
    Shown,
    day_that_travels,
    first_timers,
    headcount,
    keeps_themes,
    month_of,
    readable,
    support_cards,
)

people = st.integers(0, 60)
thresholds = st.integers(5, 10)
maybe = st.none() | st.integers(0, 60)


def test_fourteen_people_are_shown_and_four_are_fewer_than_five() -> None:
    assert headcount(14).words() == "14"
    assert headcount(5).words() == "5"
    assert headcount(4).words() == "Fewer than 5"
    assert headcount(0).words() == "Fewer than 5"
    assert headcount(None).words() == "Not counted"
    assert headcount(9, threshold=10).words() == "Fewer than 10"


def test_nine_of_fourteen_were_here_for_the_first_time() -> None:
    shown = first_timers(14, 9)
    assert shown is not None
    assert shown.words() == "9"


@pytest.mark.parametrize(("came", "first"), [(14, 10), (14, 4), (4, 0), (4, 4), (None, 3), (14, None), (6, 5)])
def test_first_timers_stay_when_somebody_could_be_told_apart(came: int | None, first: int | None) -> None:
    assert first_timers(came, first) is None


@pytest.mark.parametrize(("came", "first"), [(14, 0), (14, 14), (14, 5), (10, 5)])
def test_all_none_or_enough_first_timers_are_shown(came: int, first: int) -> None:
    assert first_timers(came, first) is not None


@given(people, maybe, thresholds)
def test_no_reader_ever_learns_a_small_group(came: int, first: int | None, threshold: int) -> None:
    """From whatever is shown, neither first-timers nor those who came back are worked out when few."""
    shown = first_timers(came, first, threshold)
    if shown is None:
        return
    assert shown.number is not None
    for part in (shown.number, came - shown.number):
        assert part == 0 or part >= threshold
    assert headcount(came, threshold).number == came


@given(st.none() | people, maybe, maybe, maybe, thresholds)
def test_a_small_cafe_shows_words_only(
    came: int | None, hosts: int | None, first: int | None, cards: int | None, threshold: int
) -> None:
    shown = readable(came, hosts, first, cards, threshold)
    numbers = [count.number for count in (shown.people, shown.first_timers, shown.hosts, shown.support_cards) if count]
    if came is None or came < threshold:
        assert numbers == [None, None]
        assert not shown.shows_strength
        assert not shown.sends_quotes_unasked
        assert shown.hosts is None
    else:
        assert shown.shows_strength
        assert shown.people.number == came


@given(st.integers(3, 4), st.integers(3, 4), people, people)
def test_two_cafes_that_are_both_small_look_the_same(one: int, two: int, hosts: int, cards: int) -> None:
    assert readable(one, 1, 1, 3) == readable(two, hosts, 0, cards)


@given(people, st.integers(0, 60), thresholds)
def test_small_counts_of_cards_are_hidden(came: int, cards: int, threshold: int) -> None:
    count = support_cards(came, cards, threshold)
    if came < threshold or 0 < cards < threshold:
        assert count.shown is Shown.HIDDEN
        assert count.words() == "hidden: small number"
        assert count.is_hatched
    else:
        assert count.number == cards


def test_a_cuppa_for_one_or_two_keeps_no_themes() -> None:
    assert [keeps_themes(came) for came in (None, 0, 1, 2, 3, 4)] == [False, False, False, False, True, True]


def test_the_day_stays_for_small_cafes_and_for_prepared_hosts() -> None:
    day = date(2026, 11, 26)
    assert day_that_travels(day, 14, 1) == day
    assert day_that_travels(day, 5, 2) == day
    assert day_that_travels(day, 4, 1) is None
    assert day_that_travels(day, None, 1) is None
    assert day_that_travels(day, 14, 3) is None
    assert day_that_travels(day, 14, 1, month_only=True) is None
    assert month_of(day) == "2026-11"


@pytest.mark.parametrize("threshold", [0, 1, 4, 11])
def test_nobody_lowers_the_threshold(threshold: int) -> None:
    with pytest.raises(ValueError, match="5 to 10"):
        headcount(14, threshold)
