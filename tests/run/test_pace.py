"""On time, late or ahead, and how to catch up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.model.values import Plan
from cafe.run.actions import NEXT, START, catch_up, extend
from cafe.run.pace import Standing, cue_points, lateness, pace, target_end
from cafe.run.proposals import propose, quick
from cafe.run.rounds import apply, prepare
from cafe.run.state import Run
from tests.builders import a_plan

PLAN = a_plan()
BEGIN = PLAN.starts_at
assert BEGIN is not None


def going(stage: int = 0, plan: Plan = PLAN) -> Run:
    run = apply(prepare(plan), START, BEGIN)
    for _n in range(stage):
        run = apply(run, NEXT, BEGIN)
    return run


@pytest.mark.parametrize("days", [-8, 1])
def test_a_cafe_that_is_held_on_another_day_is_measured_from_its_own_start(days: int) -> None:
    begin = BEGIN + timedelta(days=days)
    run = apply(prepare(PLAN), START, begin)
    assert target_end(run) == begin + timedelta(seconds=PLAN.seconds)
    assert pace(run, begin).standing is Standing.ON_TIME


def test_under_a_minute_late_is_on_time() -> None:
    now = BEGIN + timedelta(minutes=5, seconds=59)
    assert pace(going(), now).text == "On time"


def test_a_minute_and_three_quarters_over_is_two_minutes_late() -> None:
    late = pace(going(), BEGIN + timedelta(minutes=6, seconds=45))
    assert (late.standing, late.text) == (Standing.LATE, "2 minutes late")


def test_late_is_measured_against_the_hard_end() -> None:
    spare = replace(PLAN, must_end_at=BEGIN + timedelta(minutes=95))
    now = BEGIN + timedelta(minutes=9)
    assert pace(going(plan=spare), now).standing is Standing.ON_TIME
    assert pace(going(), now).text == "4 minutes late"


def test_well_ahead_is_said_and_spare_time_alone_is_not_being_ahead() -> None:
    spare = replace(PLAN, must_end_at=BEGIN + timedelta(minutes=120))
    assert pace(going(plan=spare), BEGIN).text == "On time"
    assert pace(going(1), BEGIN).text == "5 minutes ahead"


def test_without_any_times_the_real_start_counts() -> None:
    plan = replace(PLAN, starts_at=None)
    assert target_end(prepare(plan)) is None
    assert target_end(going(plan=plan)) == BEGIN + timedelta(minutes=90)
    assert pace(going(plan=plan), BEGIN).text == "On time"


def test_a_little_late_is_taken_off_the_open_dialogue() -> None:
    run = going(2)
    run = apply(run, extend(12 * 60), BEGIN)
    (only,) = quick(run, BEGIN)
    assert only.seconds == 120
    assert run.stages[4].id == only.stage_id


def test_catching_up_spares_agreements_final_round_and_close() -> None:
    run = apply(going(), extend(30 * 60), BEGIN)
    trims = propose(run, BEGIN)
    kinds = {stage.id: stage.kind for stage in run.stages}
    assert all(not kinds[item.stage_id].is_protected for item in trims)
    assert sum(item.seconds for item in trims) == 30 * 60
    assert pace(apply(run, catch_up(trims), BEGIN), BEGIN).text == "On time"


def test_in_the_dialogue_itself_a_minute_is_always_left() -> None:
    run = apply(going(4), extend(60 * 60), BEGIN + timedelta(minutes=40))
    now = BEGIN + timedelta(minutes=70)
    mine = [item for item in propose(run, now) if item.stage_id == run.stage.id]
    assert [item.seconds for item in mine] == [19 * 60]


def test_on_time_there_is_nothing_to_propose() -> None:
    assert propose(going(), BEGIN) == ()
    assert quick(going(), BEGIN) == ()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 7), st.integers(0, 120), st.floats(0, 200))
def test_a_proposal_never_takes_more_than_the_lateness_and_never_what_is_protected(
    stage: int, added: int, minutes: float
) -> None:
    run = going(stage)
    if added:
        run = apply(run, extend(added * 60), BEGIN)
    now = BEGIN + timedelta(minutes=minutes)
    late = lateness(run, now).total_seconds()
    trims = propose(run, now)
    assert sum(item.seconds for item in trims) <= max(0, late) + 30
    if trims:
        caught_up = apply(run, catch_up(trims), now)
        gained = late - lateness(caught_up, now).total_seconds()
        assert gained == pytest.approx(sum(item.seconds for item in trims))


@pytest.mark.parametrize(
    ("minutes", "cues"),
    [(1, (30,)), (2, (60,)), (5, (60, 20)), (10, (120, 30)), (30, (180, 90))],
)
def test_a_stage_turns_gently_and_a_short_one_only_once(minutes: int, cues: tuple[int, ...]) -> None:
    assert cue_points(timedelta(minutes=minutes)) == cues


def test_the_cues_of_a_stage_may_be_its_own() -> None:
    stage = a_plan().stages[4]
    ten = timedelta(minutes=10)
    assert cue_points(ten, stage) == cue_points(ten) == (120, 30)
    assert cue_points(ten, replace(stage, soon_seconds=300, last_seconds=60)) == (300, 60)
    assert cue_points(ten, replace(stage, soon_seconds=30)) == (30,)  # the usual last cue would not come after it
    assert cue_points(timedelta(minutes=2), replace(stage, last_seconds=20)) == (60, 20)
    assert cue_points(timedelta(minutes=2), replace(stage, soon_seconds=600)) == (120,)
