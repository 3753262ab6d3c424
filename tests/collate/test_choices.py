"""What the coordinator can look at: months, areas and topics, and the filters that a choice asks for."""

from __future__ import annotations

from hypothesis import given

from cafe.collate.choices import (
    CHOOSE,
    date_key,
    filter_choices,
    keys,
    span,
    with_area,
    with_board,
    with_dates,
    with_place,
    with_stage,
    with_topic,
)
from cafe.collate.merge import collate
from cafe.collate.values import CafeFacts, Filters
from tests.collate.cafes import a_cafe, some_cafes


def _year() -> list[CafeFacts]:
    months = ("2025-12", "2026-08", "2026-09", "2026-10", "2026-11")
    councils = ("fife", "highland", "argyll", "angus", "fife")
    return [a_cafe(n, month=m, council=c) for n, (m, c) in enumerate(zip(months, councils, strict=True))]


def test_spans_are_said_as_a_person_says_them() -> None:
    assert span("2026-11", "2026-11") == "November 2026"
    assert span("2026-09", "2026-11") == "September to November 2026"
    assert span("2025-12", "2026-01") == "December 2025 to January 2026"


def test_dates_offer_all_the_newest_a_few_each_year_and_a_choice() -> None:
    choices = filter_choices(collate(_year()), Filters())
    assert [words for _key, words in choices.dates] == [
        "December 2025 to November 2026",
        "November 2026",
        "September to November 2026",
        "All of 2026",
        "All of 2025",
        "Choose the months…",
    ]
    assert choices.dates[-1][0] == CHOOSE


def test_months_that_were_chosen_by_hand_stay_in_the_list() -> None:
    filters = with_dates(Filters(), "2026-08/2026-09")
    choices = filter_choices(collate(_year()), filters)
    assert (date_key(filters), "August to September 2026") in choices.dates


def test_months_chosen_the_wrong_way_round_are_turned() -> None:
    asked = with_dates(Filters(), "2026-11/2026-08")
    assert (asked.first_month, asked.last_month) == ("2026-08", "2026-11")


def test_areas_and_boards_are_lists_of_their_own() -> None:
    choices = filter_choices(collate(_year()), Filters())
    names = [words for _key, words in choices.areas]
    assert names[0] == "All 4 areas"
    assert names[1:] == sorted(names[1:])
    assert [words for _key, words in choices.boards][:2] == ["All health boards", "NHS Fife"]


def test_a_board_and_an_area_of_it_go_together_and_one_outside_it_is_let_go() -> None:
    asked = with_board(with_area(Filters(), "argyll-and-bute"), "highland")
    assert (asked.councils, asked.boards) == (("argyll-and-bute",), ("highland",))
    asked = with_board(asked, "fife")
    assert (asked.councils, asked.boards) == ((), ("fife",))
    assert with_area(asked, "highland").boards == ()
    assert with_board(asked, "").is_empty


def test_filters_are_joined_by_and() -> None:
    asked = with_dates(with_topic(with_area(Filters(), "fife"), _year()[0].topic_id), "2026-01/2026-12")
    assert collate(_year(), asked).cafes == 1


@given(some_cafes)
def test_every_choice_in_the_lists_lets_a_cafe_through_and_comes_back_as_its_key(cafes: list[CafeFacts]) -> None:
    whole = collate(cafes)
    choices = filter_choices(whole, Filters())
    asks = (
        (choices.dates, with_dates, "dates"),
        (choices.areas, with_area, "area"),
        (choices.boards, with_board, "board"),
        (choices.topics, with_topic, "topic"),
        (choices.places, with_place, "place"),
        (choices.stages, with_stage, "stage"),
    )
    for listed, ask, place in asks:
        for key, _words in listed:
            if key == CHOOSE:
                continue
            asked = ask(Filters(), key)
            assert getattr(keys(asked), place) == key
            assert collate(cafes, asked).cafes or not whole.cafes
