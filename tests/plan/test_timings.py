"""How long everything takes, before anybody is in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.content import topics
from cafe.model.values import Length, Plan, StageKind, round_seconds, speakers
from cafe.plan.advice import OfferKind, Weight, dialogue_minutes, take, warnings
from cafe.plan.timings import LEAST_DIALOGUE, clock_times, ends_at, fit, make_stages, retime, spare
from tests.builders import a_plan

START = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)

# The table of domain report 1.7: six guests and a host, four and a host for Light and the taster.
PRINTED = {
    (Length.NINETY, 6): [8, 7, 14, 11, 30, 7, 6, 7],
    (Length.SEVENTY_FIVE, 6): [6, 6, 11, 7, 26, 7, 6, 6],
    (Length.SIXTY, 6): [5, 5, 7, 7, 20, 6, 5, 5],
    (Length.LIGHT, 4): [3, 4, 5, 5, 15, 5, 4, 4],
    (Length.TASTER, 4): [2, 3, 5, 10, 4, 3, 3],
}


def planned(length: Length = Length.NINETY, people: int = 6, tables: int = 1) -> Plan:
    stages = make_stages(length, people, tables)
    return a_plan(length=length, people=people, tables=tables, stages=stages, starts_at=START)


def codes(plan: Plan) -> list[str]:
    return [warning.code for warning in warnings(plan)]


@pytest.mark.parametrize(("length", "people"), list(PRINTED))
def test_the_table_of_durations_comes_out_as_printed(length: Length, people: int) -> None:
    stages = make_stages(length, people, 1)
    assert [stage.minutes for stage in stages] == PRINTED[length, people]
    assert sum(stage.seconds for stage in stages) == length.minutes * 60


def test_the_questions_open_deepen_and_look_toward_change() -> None:
    asked = {s.kind: s.question for s in make_stages(Length.NINETY, 6, 1, ("Open?", "Deepen?", "Change?"))}
    assert asked[StageKind.ROUND_1] == "Open?"
    assert asked[StageKind.ROUND_2] == "Deepen?"
    assert asked[StageKind.DIALOGUE] == "Change?"
    assert asked[StageKind.FINAL]
    assert not asked[StageKind.WELCOME]


lengths = st.sampled_from(list(Length))
changes = st.tuples(st.integers(1, 60), st.integers(1, 12), lengths)


@settings(max_examples=400, deadline=None)
@given(changes, changes)
def test_an_evening_is_its_length_whenever_the_dialogue_can_absorb(
    first: tuple[int, int, Length], then: tuple[int, int, Length]
) -> None:
    plan = planned(first[2], first[0], first[1])
    for now in (plan, retime(plan, people=then[0], tables=then[1], length=then[2])):
        others = sum(stage.seconds for stage in now.stages if stage.kind is not StageKind.DIALOGUE)
        length = now.length.minutes * 60
        if others + LEAST_DIALOGUE <= length:
            assert now.seconds == length
        else:
            assert now.seconds == others + LEAST_DIALOGUE
            assert "over-length" in codes(now)
        for stage in now.stages:
            if stage.seconds_each:
                turns = speakers(now.people, now.tables)
                assert stage.seconds == round_seconds(stage.seconds_each, turns)


@settings(max_examples=200, deadline=None)
@given(changes)
def test_clock_times_go_forward_and_end_where_the_plan_ends(change: tuple[int, int, Length]) -> None:
    plan = planned(change[2], change[0], change[1])
    times = (*clock_times(plan), ends_at(plan))
    assert times[0] == START
    assert all(a is not None and b is not None and a < b for a, b in pairwise(times))
    assert times[-1] == START + timedelta(seconds=plan.seconds)


@settings(max_examples=200, deadline=None)
@given(changes, changes, st.integers(0, 6), st.integers(1, 60))
def test_minutes_set_by_hand_stay_where_a_person_set_them(
    first: tuple[int, int, Length], then: tuple[int, int, Length], place: int, minutes: int
) -> None:
    plan = planned(first[2], first[0], first[1])
    chosen = replace(plan.stages[place], seconds=minutes * 60, is_hand_set=True)
    plan = replace(plan, stages=(*plan.stages[:place], chosen, *plan.stages[place + 1 :]))
    after = retime(plan, people=then[0], tables=then[1], length=then[2])
    kept = [stage for stage in after.stages if stage.id == chosen.id]
    gone = then[2] is Length.TASTER and chosen.kind is StageKind.ROUND_2
    assert [stage.seconds for stage in kept] == ([] if gone else [minutes * 60])


@settings(max_examples=200, deadline=None)
@given(changes, st.integers(1, 60), st.integers(1, 12))
def test_there_and_back_again_is_the_same_evening(first: tuple[int, int, Length], people: int, tables: int) -> None:
    plan = planned(first[2], first[0], first[1])
    there = retime(plan, people=people, tables=tables)
    assert retime(there, people=first[0], tables=first[1]) == plan


def test_round_two_goes_for_a_taster_and_comes_back_with_its_question() -> None:
    taster = retime(planned(), length=Length.TASTER)
    assert StageKind.ROUND_2 not in [stage.kind for stage in taster.stages]
    again = retime(taster, length=Length.NINETY, second_question="And then?")
    assert [s.minutes for s in again.stages] == PRINTED[Length.NINETY, 6]
    assert again.stages[3].question == "And then?"


def test_the_latest_end_follows_the_length_only_where_it_stood_at_the_length() -> None:
    plan = replace(planned(), must_end_at=START + timedelta(minutes=90))
    assert retime(plan, length=Length.SIXTY).must_end_at == START + timedelta(minutes=60)
    booked = replace(planned(), must_end_at=START + timedelta(minutes=120))
    assert retime(booked, length=Length.SIXTY).must_end_at == booked.must_end_at


def test_spare_time_is_measured_to_the_latest_end_else_to_the_length() -> None:
    assert spare(planned()) == timedelta(0)
    assert spare(replace(planned(), must_end_at=START + timedelta(minutes=85))) == timedelta(minutes=-5)


def test_without_a_start_there_are_no_clock_times() -> None:
    plan = replace(planned(), starts_at=None)
    assert clock_times(plan) == ()
    assert ends_at(plan) is None


def test_the_printed_evenings_need_no_remark_and_a_taster_one() -> None:
    for (length, people), _minutes in PRINTED.items():
        assert codes(planned(length, people)) == (["taster"] if length is Length.TASTER else [])


@pytest.mark.parametrize(
    ("people", "said"),
    [(1, "table-few"), (2, "table-three"), (3, None), (7, None), (8, "table-nine"), (9, "table-over")],
)
def test_circles_of_four_to_eight_with_the_host_are_fine(people: int, said: str | None) -> None:
    found = [code for code in codes(planned(Length.NINETY, people)) if code.startswith("table")]
    assert found == ([said] if said else [])


def test_a_light_cafe_works_best_with_six_or_fewer() -> None:
    assert "table-short-café" in codes(planned(Length.LIGHT, 6))
    assert "table-short-café" not in codes(planned(Length.LIGHT, 5))


def test_a_dialogue_too_short_to_talk_in_offers_shorter_turns_and_more_tables() -> None:
    plan = planned(Length.SIXTY, 9)
    (short,) = [warning for warning in warnings(plan) if warning.code == "dialogue-short"]
    assert short.text == "Only 11 minutes for open dialogue. 15 minutes or more lets people really talk."
    assert {offer.kind for offer in short.offers} == {OfferKind.SHORTEN, OfferKind.SPLIT}
    for offer in short.offers:
        taken = take(plan, offer)
        assert dialogue_minutes(taken) >= 15
        assert taken.seconds == 3600
        assert "dialogue-short" not in codes(taken)


@settings(max_examples=200, deadline=None)
@given(changes)
def test_every_offer_helps_with_what_it_was_offered_for(change: tuple[int, int, Length]) -> None:
    plan = planned(change[2], change[0], change[1])
    for warning in warnings(plan):
        for offer in warning.offers:
            assert warning.code not in codes(take(plan, offer)), (warning.code, offer)


def test_a_stage_too_many_says_so_and_offers_to_fit() -> None:
    plan = planned()
    longer = replace(plan.stages[0], seconds=13 * 60, is_hand_set=True)
    plan = replace(plan, stages=(longer, *plan.stages[1:]))
    (over,) = warnings(plan)
    assert over.text == "The stages come to 95 minutes. That is 5 minutes more than planned for."
    (offer,) = over.offers
    assert offer.label == "Make the dialogue 25 minutes"
    assert take(plan, offer) == fit(plan)
    assert fit(plan).seconds == 5400


def test_past_the_time_the_room_has_to_be_free_is_said() -> None:
    plan = replace(planned(), must_end_at=START + timedelta(minutes=80))
    (late,) = warnings(plan)
    assert (late.code, late.weight) == ("over-end", Weight.CHANGE)
    assert late.text.startswith("This ends 10 minutes after ")


def test_baby_loss_is_not_for_a_light_cafe_and_asks_for_two_facilitators() -> None:
    topic = topics.find("baby-loss")
    light = planned(Length.LIGHT, 4)
    found = warnings(light, topic)
    assert [warning.code for warning in found] == ["too-short-for-topic", "facilitators", "buddy", "apart"]
    assert found[-1].text == "Hold it on an evening of its own, not with “Pregnancy, birth and after”."
    longer = take(light, found[0].offers[0])
    assert longer.length is Length.SIXTY
    assert "too-short-for-topic" not in [warning.code for warning in warnings(longer, topic)]
