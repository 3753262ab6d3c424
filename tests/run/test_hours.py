"""A stage may begin at an hour by the clock: tea at eight, a speaker at half past seven. The evening keeps to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.core.clock import at_the_hour, local
from cafe.model.values import Plan, Stage, StageKind
from cafe.run.actions import NEXT, START, catch_up, extend, start_at, undo
from cafe.run.catching_up import catch_up_view
from cafe.run.clockface import end_line, track
from cafe.run.log import read_log
from cafe.run.pace import Standing, hour_words, pace, stretches, target_end
from cafe.run.proposals import propose, quick, suggest
from cafe.run.rounds import apply, prepare
from cafe.run.state import Run, ends_at, remaining, starts_stage_at
from cafe.run.view import run_view
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
HOUR = f"{local(BEGIN + timedelta(minutes=40)):%H:%M}"  # ten past seven, wherever this is run
GUEST = Stage("guest", StageKind.OWN, "A nurse tells", 10 * 60, pinned=HOUR)


def a_plan_with_a_guest(before: int = 4, **facts: object) -> Plan:
    """The ordinary evening, whose rounds are over at 19:04, and a guest at ten past seven."""
    stages = a_plan().stages
    return a_plan(stages=(*stages[:before], GUEST, *stages[before:]), **facts)


def going(plan: Plan | None = None) -> Run:
    return apply(prepare(plan or a_plan_with_a_guest()), START, BEGIN)


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def test_a_guest_begins_at_her_hour_and_the_wait_before_it_is_nobodys_lateness() -> None:
    run = going()
    assert starts_stage_at(run, BEGIN, 4) == at(40)
    assert ends_at(run, BEGIN) == target_end(run) == at(40 + 10 + 30 + 8 + 10 + 8)
    assert pace(run, BEGIN).standing is Standing.ON_TIME


def test_six_minutes_more_for_a_round_are_taken_from_the_wait() -> None:
    run = apply(going(), extend(6 * 60), BEGIN)
    assert starts_stage_at(run, BEGIN, 4) == at(40)
    assert pace(run, BEGIN).standing is Standing.ON_TIME


def test_an_hour_that_cannot_be_kept_is_said_in_one_sentence_and_the_pace_knows() -> None:
    run = apply(going(), extend(15 * 60), BEGIN)
    assert hour_words(run, BEGIN) == f"A nurse tells is set for {HOUR}. As things stand it begins at " + (
        f"{local(at(49)):%H:%M}."
    )
    assert pace(run, BEGIN).text == "9 minutes late"
    assert run_view(run, run.plan, BEGIN).hour_line == hour_words(run, BEGIN)


def test_just_before_the_guest_time_to_spare_is_said() -> None:
    run = going()
    for minute in (5, 10, 22):
        run = apply(run, NEXT, at(minute))
    assert hour_words(run, at(30)) == f"A nurse tells begins at {HOUR}. There is time to spare: 6 minutes."
    view = run_view(run, run.plan, at(33))
    assert view.next.detail.endswith(f"at {HOUR}")
    assert view.next.wants_second_press  # seven minutes before her hour nobody goes on by accident


def test_an_hour_that_has_gone_by_is_not_promised_by_next_any_more() -> None:
    run = going()
    for minute in (5, 10, 22):
        run = apply(run, NEXT, at(minute))
    assert HOUR not in run_view(run, run.plan, at(41)).next.detail


def test_the_track_shows_the_hour() -> None:
    guest = track(going(), BEGIN)[4]
    assert guest.minutes == f"10 min · {HOUR}"


def test_catching_up_takes_from_before_the_guest_for_her_hour_and_from_after_her_for_the_end() -> None:
    plan = a_plan_with_a_guest(5, must_end_at=at(120))
    run = going(plan)  # with thirty minutes of talk before her
    late = apply(run, extend(10 * 60), BEGIN)
    assert [stretch.late_minutes for stretch in stretches(late, BEGIN)] == [34, 0]
    taken = {trim.stage_id for trim in propose(late, BEGIN)}
    assert taken <= {"stage-1", "stage-3", "stage-4", "stage-5"}
    assert quick(late, BEGIN)
    after = apply(late, catch_up(propose(late, BEGIN)), BEGIN)
    assert stretches(after, BEGIN)[0].late_minutes < 34


def test_the_offer_beside_the_clock_names_a_stage_before_the_guest() -> None:
    run = apply(going(a_plan_with_a_guest(5, must_end_at=None)), extend(60), BEGIN)
    run = apply(run, NEXT, at(1))
    offered = end_line(run, at(1))
    assert "Open dialogue" in offered.offer or "what is left" in offered.offer


def test_a_stage_that_has_begun_has_no_hour_to_keep_any_more() -> None:
    run = going()
    for minute in (5, 10, 22, 34):
        run = apply(run, NEXT, at(minute))
    assert run.stage.title == "A nurse tells"
    assert hour_words(run, at(35)) == ""
    assert ends_at(run, at(35)) == at(35 + 9 + 30 + 8 + 10 + 8)


def test_a_late_start_that_loses_the_hour_is_said_before_anybody_presses() -> None:
    run = prepare(a_plan_with_a_guest())
    assert hour_words(run, at(-10)) == ""
    assert hour_words(run, at(20)).startswith(f"A nurse tells is set for {HOUR}.")


def test_nobody_waits_for_the_hour_of_what_is_left_out() -> None:
    stages = a_plan().stages
    guest = replace(GUEST, is_optional=True)
    run = going(a_plan(stages=(*stages[:4], guest, *stages[4:]), must_end_at=at(96)))
    assert ends_at(run, BEGIN) == at(106)
    view = catch_up_view(run, BEGIN, ("guest",))
    assert (view.proposal.left_out, view.proposal.trims) == (("guest",), ())
    after = apply(run, view.action, BEGIN)
    assert ends_at(after, BEGIN) == at(90)
    assert hour_words(after, BEGIN) == ""
    assert apply(after, undo(2), BEGIN).pins == run.pins


def test_a_plan_without_a_day_has_its_hours_from_the_start() -> None:
    run = apply(prepare(a_plan_with_a_guest(starts_at=None)), START, BEGIN)
    assert run.pins[4] == at(40)
    again = apply(prepare(a_plan_with_a_guest(starts_at=None)), start_at(at(-5)), BEGIN)
    assert again.pins[4] == at(40)


def test_an_hour_for_the_first_stage_counts_for_nothing() -> None:
    stages = a_plan().stages
    run = prepare(a_plan(stages=(replace(stages[0], pinned=HOUR), *stages[1:])))
    assert run.pins == ()


def test_the_log_keeps_the_hour() -> None:
    from cafe.run.log import encode

    run = going()
    back = read_log([(BEGIN, "start", encode(START, run.plan))])
    assert back == run


@pytest.mark.parametrize(
    ("hour", "minutes"),
    [(time(19, 30), 60), (time(0, 15), 5 * 60 + 45), (time(18, 0), -30), (time(18, 30), 0), (time(6, 0), 11 * 60 + 30)],
)
def test_an_hour_is_the_one_of_that_evening(hour: time, minutes: int) -> None:
    near = datetime.combine(date(2026, 11, 26), time(18, 30)).astimezone(UTC)
    assert at_the_hour(hour, near) == near + timedelta(minutes=minutes)


wait = st.integers(0, 40)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 7), st.integers(-20, 90), wait, st.integers(0, 4))
def test_whatever_the_hour_the_course_never_runs_back_and_catching_up_makes_nothing_later(
    place: int, minute: int, added: int, gone: int
) -> None:
    stages = a_plan().stages
    guest = replace(GUEST, pinned=f"{local(at(minute)):%H:%M}", is_optional=True)
    plan = a_plan(stages=(*stages[:place], guest, *stages[place:]), must_end_at=at(95))
    now, run = BEGIN, going(plan)
    for _n in range(gone):
        now += timedelta(minutes=9)
        run = apply(run, NEXT, now)
    if added:
        run = apply(run, extend(added * 60), now)
    starts = [starts_stage_at(run, now, n) for n in range(run.index, len(run.stages))]
    assert starts == sorted(starts)
    assert starts[-1] + max(timedelta(0), remaining(run, now, len(run.stages) - 1)) == ends_at(run, now)
    before = max(stretch.late for stretch in stretches(run, now))
    for proposal in (suggest(run, now), catch_up_view(run, now).proposal):
        if proposal:
            after = apply(run, catch_up(proposal.trims, proposal.left_out), now)
            assert max(stretch.late for stretch in stretches(after, now)) <= before
            for stage, slot in zip(after.stages, after.slots, strict=True):
                assert not (slot.is_left_out and stage.kind.is_protected)
