"""What there is to choose from while planning, and the hours that people say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import areas, topics
from cafe.core.clock import local
from cafe.model.values import CafeState, Length, NoteMode, Place, Plan, StageKind
from cafe.plan.choices import (
    councils,
    kinds_of_place,
    lengths,
    note_modes,
    place_view,
    questions_for,
    rural_classes,
    stages_to_add,
    topic_options,
)
from cafe.plan.timings import make_stages
from cafe.plan.view import plan_view, saved_words
from cafe.plan.when import USUAL_START, at, end_at, next_evening, start_on

NOW = datetime(2026, 11, 21, 19, 42, tzinfo=UTC)


def _plan(**changes: object) -> Plan:
    made = Plan(
        cafe_id="a",
        title="",
        hall="",
        topic_id="heart",
        topic_version=1,
        topic_title="Heart and circulation",
        caution_level=1,
        length=Length.NINETY,
        starts_at=at(date(2026, 11, 26), time(18, 30)),
        must_end_at=None,
        people=7,
        tables=1,
        place=Place(),
        note_mode=NoteMode.AFTER,
        stages=make_stages(Length.NINETY, 7, 1),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_every_list_offers_not_said_yet_and_then_everything() -> None:
    assert councils()[0].key == ""
    assert len(councils()) == 1 + 32 + 1
    assert len(rural_classes()) == 9
    assert all(option.line for option in rural_classes()[1:])
    assert len(kinds_of_place()) == 1 + len(areas.load().kinds)
    assert [option.key for option in lengths()] == list(Length)
    assert [option.key for option in note_modes()] == list(NoteMode)


def test_a_locked_topic_is_offered_once_it_is_open_or_already_chosen() -> None:
    every = topics.load()
    locked = next(topic for topic in every if topic.locked)

    def keys(plan: Plan, unlocked: frozenset[str] = frozenset()) -> list[str]:
        return [option.key for option in topic_options(every, unlocked, plan)]

    assert locked.id not in keys(_plan())
    assert locked.id in keys(_plan(), frozenset({locked.id}))
    assert locked.id in keys(_plan(topic_id=locked.id))


def test_a_topic_that_is_not_here_any_more_keeps_its_name_on_the_list() -> None:
    options = topic_options(topics.load(), frozenset(), _plan(topic_id="own-1", topic_title="Our own"))
    assert (options[-1].key, options[-1].words) == ("own-1", "Our own")


def test_a_round_that_was_left_out_can_be_added_again() -> None:
    whole = frozenset(stage.kind for stage in make_stages(Length.NINETY, 7, 1))
    taster = frozenset(stage.kind for stage in make_stages(Length.TASTER, 7, 1))
    assert StageKind.ROUND_2 not in [option.key for option in stages_to_add(whole)]
    assert StageKind.ROUND_2 in [option.key for option in stages_to_add(taster)]
    assert [option.key for option in stages_to_add(whole)] == [StageKind.BREAK, StageKind.OWN, StageKind.DIALOGUE]


def test_the_questions_of_the_pack_are_for_the_talk_and_not_for_the_close() -> None:
    assert "Why?" in questions_for(StageKind.DIALOGUE, ("Why?",))
    assert "Why?" not in questions_for(StageKind.FINAL, ("Why?",))
    assert questions_for(StageKind.FINAL, ())


def test_several_areas_belong_to_no_board_and_a_private_topic_keeps_the_rest() -> None:
    assert "no one health board" in place_view(Place(areas.MORE_THAN_ONE), None).board
    assert place_view(Place(), None).board == ""
    private = next(topic for topic in topics.load() if topic.requirements.council_only)
    assert "only the council area" in place_view(Place("highland"), private).leaves
    assert "goes with the pack" in place_view(Place("highland"), None).leaves


def test_a_new_evening_is_a_week_away_from_monday_to_thursday() -> None:
    evening = local(next_evening(NOW))
    assert (evening.date(), evening.time()) == (date(2026, 11, 30), USUAL_START)


def test_an_hour_moves_on_its_day_and_a_day_keeps_its_hour() -> None:
    plan = _plan()
    assert start_on(plan, hour=time(19, 0)) == at(date(2026, 11, 26), time(19, 0))
    assert start_on(plan, day=date(2026, 12, 3)) == at(date(2026, 12, 3), time(18, 30))
    dateless = _plan(starts_at=None)
    assert start_on(dateless, hour=time(19, 0)) is None
    assert start_on(dateless, day=date(2026, 12, 3)) == at(date(2026, 12, 3), USUAL_START)


def test_an_end_after_midnight_is_the_next_day_and_one_before_the_start_is_not() -> None:
    plan = _plan()
    assert end_at(plan, time(0, 30)) == at(date(2026, 11, 27), time(0, 30))
    assert end_at(plan, time(17, 0)) == at(date(2026, 11, 26), time(17, 0))
    assert end_at(plan, None) is None
    assert end_at(_plan(starts_at=None), time(20, 0)) is None


@given(day=st.dates(date(2026, 1, 1), date(2035, 1, 1)), minutes=st.integers(4 * 60, 23 * 60))
def test_what_is_said_is_what_the_laptop_shows(day: date, minutes: int) -> None:
    hour = time(minutes // 60, minutes % 60)
    assert local(at(day, hour)).replace(tzinfo=None) == datetime.combine(day, hour)


def test_the_head_says_when_it_was_kept() -> None:
    assert saved_words(None) == "Saved on this laptop"
    assert saved_words(NOW) == f"Saved at {local(NOW):%H:%M}"


@pytest.mark.parametrize("state", list(CafeState))
def test_every_state_has_one_thing_to_do_next(state: CafeState) -> None:
    view = plan_view(_plan(), NOW, state=state)
    assert view.main_action
    assert bool(view.locked) == (state is not CafeState.PLANNED)
    assert view.can_move == (state in (CafeState.PLANNED, CafeState.CANCELLED))


def test_the_fields_show_the_day_and_the_hours_of_the_laptop() -> None:
    plan = _plan(must_end_at=at(date(2026, 11, 26), time(18, 30)) + timedelta(minutes=90))
    view = plan_view(plan, NOW)
    assert (view.day_value, view.starts_value, view.must_end_value) == (date(2026, 11, 26), time(18, 30), time(20, 0))
    assert "8 turns" in view.stages[2].turns
    assert plan_view(_plan(starts_at=None), NOW).day_value is None
