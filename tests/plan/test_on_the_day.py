"""What a plan may say of a stage for the day: its hour, its cues, and whether it moves on or may be left out."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock, local
from cafe.core.errors import ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.values import Plan, StageKind
from cafe.plan import advice, edits
from cafe.plan.service import PlanService
from cafe.plan.timings import clock_times, ends_at, hours, spare
from cafe.plan.view import plan_view
from cafe.store.database import Database
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
TALK, FINAL = "stage-5", "stage-6"


def hour_at(minutes: int) -> time:
    return local(BEGIN + timedelta(minutes=minutes)).time()


def with_tea(minutes: int | None = 70) -> Plan:
    """Ten minutes of tea after the dialogue, which ends 64 minutes in; at an hour of its own."""
    plan = edits.add_stage(a_plan(), StageKind.BREAK, "Tea", 10, 5)
    return plan if minutes is None else edits.pin(plan, plan.stages[5].id, hour_at(minutes))


def test_the_stages_after_an_hour_follow_it() -> None:
    plan = with_tea()
    assert clock_times(plan)[5] == BEGIN + timedelta(minutes=70)
    assert ends_at(plan) == BEGIN + timedelta(minutes=106)
    assert spare(plan) == timedelta(minutes=90 - 106)
    assert [hour.late_minutes for hour in hours(plan)] == [-6]


def test_time_left_over_before_an_hour_is_offered_to_the_talk() -> None:
    plan = with_tea()
    said = next(one for one in advice.warnings(plan) if one.code == "hour-free")
    assert said.text == f"Before Tea at {hour_at(70):%H:%M} there is time left over: 6 minutes."
    after = advice.take(plan, said.offers[0])
    assert said.offers[0].label == "Make Open dialogue 36 minutes"
    assert [hour.late_minutes for hour in hours(after)] == [0]


def test_an_hour_that_the_plan_itself_loses_is_said_with_a_way_out() -> None:
    plan = with_tea(55)
    said = next(one for one in advice.warnings(plan) if one.code == "hour-lost")
    ready = f"{local(BEGIN + timedelta(minutes=64)):%H:%M}"
    assert said.text == f"Tea is set for {hour_at(55):%H:%M}. What comes before it takes until {ready}."
    assert said.offers[0].label == "Make Open dialogue 21 minutes"
    assert [hour.late_minutes for hour in hours(advice.take(plan, said.offers[0]))] == [0]


def test_an_hour_before_the_cafe_starts_is_said() -> None:
    assert "hour-before" in [one.code for one in advice.warnings(with_tea(-30))]


def test_the_plan_page_says_it_beside_the_name() -> None:
    plan = with_tea()
    tea = plan.stages[5].id
    plan = edits.set_optional(edits.set_moves_on(plan, tea, True), tea, True)
    line = plan_view(plan, BEGIN).stages[5]
    assert line.notes == f"at {hour_at(70):%H:%M}, moves on by itself, may be left out"
    assert line.starts == f"{hour_at(70):%H:%M}"


def test_where_people_talk_nothing_moves_on_and_what_is_owed_is_never_optional() -> None:
    plan = a_plan()
    with pytest.raises(ProblemToFix):
        edits.set_moves_on(plan, TALK, True)
    with pytest.raises(ProblemToFix):
        edits.set_optional(plan, FINAL, True)
    with pytest.raises(ProblemToFix):
        edits.pin(plan, "stage-1", time(19, 0))
    view = plan_view(plan, BEGIN)
    assert not any(line.can_move_on for line in view.stages)
    assert [line.name for line in view.stages if not line.can_be_optional] == [
        "Welcome", "Agreements", "Final round", "Close",
    ]  # fmt: skip


def test_all_of_it_is_kept_copied_and_taken_back(database: Database, clock: FakeClock, changes: Changes) -> None:
    undo = UndoStack()
    plans = PlanService(database, clock, changes, undo=undo)
    plan = plans.new_cafe(starts_at=BEGIN)
    tea = next(s for s in plans.add_stage(plan.cafe_id, StageKind.BREAK, "Tea", 10, 4).stages if s.title == "Tea")
    plans.set_moves_on(plan.cafe_id, tea.id, True)
    plans.set_optional(plan.cafe_id, tea.id, True)
    plans.pin(plan.cafe_id, tea.id, time(20, 0))
    kept = plans.set_cues(plan.cafe_id, tea.id, 120, 30)
    assert plans.plan(plan.cafe_id) == kept
    made = kept.stages[4]
    assert (made.moves_on, made.is_optional, made.pinned) == (True, True, "20:00")
    assert (made.soon_seconds, made.last_seconds) == (120, 30)
    copy = plans.copy(plan.cafe_id, BEGIN + timedelta(days=7)).stages[4]
    assert (copy.moves_on, copy.pinned, copy.last_seconds) == (True, "20:00", 30)
    for _n in range(3):  # the copy, the cues, the hour
        undo.undo()
    assert plans.plan(plan.cafe_id).stages[4].pinned == ""
