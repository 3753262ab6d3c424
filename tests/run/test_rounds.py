"""The hour in the room: what the clock promises, whatever a host presses."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.model.values import Plan, Stage, StageKind
from cafe.run import rounds
from cafe.run.actions import (
    BACK,
    END,
    MOVED_ON,
    NEXT,
    PASSED,
    PAUSE,
    REOPEN,
    RESUME,
    SPOKE,
    START,
    STAY,
    UPSET,
    Action,
    ActionKind,
    Event,
    Trim,
    catch_up,
    count_sleep,
    drop_sleep,
    extend,
    people,
    redo,
    start_at,
    trim,
    undo,
)
from cafe.run.proposals import Proposal, propose, suggest
from cafe.run.rounds import InvalidTransition, apply, effective, prepare, redoable, replay, undoable
from cafe.run.state import ZERO, Run, RunState, actuals, elapsed, ends_at, paused, remaining, spent
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
TIMES = int(os.environ.get("CAFE_TIMES_THE_CASES", "1"))  # the long run: python -m benchmarks rounds --long
Wishes = list[tuple[float, str, int]]
SIMPLE = (START, NEXT, BACK, PAUSE, RESUME, SPOKE, PASSED, END, REOPEN)
TEA = Stage("tea", StageKind.BREAK, "Tea", 600, moves_on=True, is_optional=True)
SPEAKER = Stage("speaker", StageKind.OWN, "A speaker", 900, is_optional=True, pinned="19:30")


def cases(count: int) -> settings:
    """So many evenings for a promise; more in the long run."""
    return settings(max_examples=count * TIMES, deadline=None)


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def with_tea_and_a_speaker(**facts: Any) -> Plan:
    """The ordinary evening with a break that moves on by itself after round 1, and a speaker at half past seven."""
    stages = [replace(stage, is_optional=stage.kind is StageKind.ROUND_2) for stage in a_plan().stages]
    return a_plan(cafe_id="c", stages=(*stages[:3], TEA, *stages[3:5], SPEAKER, *stages[5:]), **facts)


def played(*steps: tuple[float, Action]) -> Run:
    """An ordinary evening with these actions at these minutes."""
    run = prepare(a_plan(cafe_id="c"))
    for minute, action in steps:
        run = apply(run, action, at(minute))
    return run


def without_log(run: Run) -> Run:
    return replace(run, log=())


@st.composite
def _evenings(draw: st.DrawFn) -> tuple[Plan, Wishes]:
    """A plan, and what somebody might press, at growing seconds; whether it fits is the run's to say."""
    kinds = ("simple", "extend", "trim", "people", "catch_up", "sleep", "undo", "redo", "start_at", "by_itself", "drop")
    count = draw(st.integers(0, 16))
    at_second, wishes = 0.0, []
    for _n in range(count):
        at_second += draw(st.sampled_from((0.0, 0.4, 7.0, 61.0, 333.3, 900.0)))
        kind = draw(st.sampled_from(kinds + ("simple",) * 6))
        wishes.append((at_second, kind, draw(st.integers(0, 8))))
    plan = with_tea_and_a_speaker() if draw(st.booleans()) else a_plan(cafe_id="c")
    return plan, wishes


def _action(run: Run, kind: str, n: int, now: datetime) -> Action | None:
    if kind == "simple":
        return SIMPLE[n]
    if kind == "undo":
        last = undoable(run)
        return undo(last.seq) if last else None
    if kind == "redo":
        wanted = redoable(run)
        return redo(wanted.seq) if wanted else None
    if kind == "catch_up":
        proposal = suggest(run, now) if n % 2 else Proposal(trims=propose(run, now))
        return catch_up(proposal.trims, proposal.left_out)
    if kind == "drop":
        return catch_up((), [run.stages[(run.index + n) % len(run.stages)].id])
    if kind == "by_itself":
        return STAY if n == 0 else MOVED_ON
    if kind == "start_at":
        return start_at(now - timedelta(minutes=n))
    return {
        "extend": extend(60 * (n + 1)),
        "trim": trim(60 * (n + 1)),
        "people": people(n * 3),
        "sleep": drop_sleep(n * 40) if n % 2 else count_sleep(n * 40),
    }[kind]


def _play(plan: Plan, wishes: Wishes) -> tuple[Run, datetime]:
    run, now = prepare(plan), BEGIN
    for second, kind, n in wishes:
        now = BEGIN + timedelta(seconds=second)
        action = _action(run, kind, n, now)
        if action is None:
            continue
        try:
            run = apply(run, action, now)
        except InvalidTransition:
            continue
    return run, now


def _started(plan: Plan, wishes: Wishes) -> tuple[Plan, Wishes]:
    return plan, [(0.0, "simple", 0), *wishes]


@cases(600)
@given(_evenings(), st.floats(0, 9000))
def test_time_in_stages_and_pauses_together_is_the_whole_evening(evening: tuple[Plan, Wishes], later: float) -> None:
    run, now = _play(*_started(*evening))
    now += timedelta(seconds=later)
    everything = sum((spent(run, now, i) + paused(run, now, i) for i in range(len(run.stages))), timedelta(0))
    assert everything == elapsed(run, now)


@cases(500)
@given(_evenings(), st.integers(0, 24))
def test_any_first_part_of_the_log_gives_the_state_it_had(evening: tuple[Plan, Wishes], wanted: int) -> None:
    plan, wishes = _started(*evening)
    run, now = prepare(plan), BEGIN
    states = [run]
    for second, kind, n in wishes:
        now = BEGIN + timedelta(seconds=second)
        action = _action(run, kind, n, now)
        if action is None:
            continue
        try:
            run = apply(run, action, now)
        except InvalidTransition:
            continue
        states.append(run)
    assert undoable(run) == (effective(run.log) or (None,))[-1]
    length = wanted % len(states)
    assert replay(run.plan, run.log[:length]) == states[length]


@cases(450)
@given(_evenings(), st.floats(0, 600))
def test_what_is_undone_and_done_again_is_as_it_was(evening: tuple[Plan, Wishes], wait: float) -> None:
    run, now = _play(*_started(*evening))
    last = undoable(run)
    if last is None or run.state is RunState.ENDED:
        return
    taken_back = apply(run, undo(last.seq), now + timedelta(seconds=wait))
    again = apply(taken_back, redo(last.seq), now + timedelta(seconds=2 * wait))
    assert without_log(again) == without_log(run)
    assert len(again.log) == len(run.log) + 2
    once_more = apply(again, undo(last.seq), now + timedelta(seconds=3 * wait))
    assert without_log(once_more) == without_log(taken_back)


@cases(450)
@given(_evenings(), st.floats(0, 4000))
def test_the_figure_never_jumps_between_two_actions(evening: tuple[Plan, Wishes], wait: float) -> None:
    run, now = _play(*_started(*evening))
    later = now + timedelta(seconds=wait)
    gone = remaining(run, now) - remaining(run, later)
    assert gone == (later - now if run.state is RunState.RUNNING else ZERO)


@cases(250)
@given(_evenings())
def test_taking_time_away_never_takes_more_than_there_is(evening: tuple[Plan, Wishes]) -> None:
    run, now = _play(*_started(*evening))
    before = [remaining(run, now, i) for i in range(len(run.stages))]
    suggested = suggest(run, now)
    for action in (trim(3600), catch_up(propose(run, now)), people(0), catch_up(suggested.trims, suggested.left_out)):
        try:
            after = apply(run, action, now)
        except InvalidTransition:
            continue
        for place, left in enumerate(before):
            assert remaining(after, now, place) >= min(left, ZERO)


def test_a_whole_evening_runs_from_welcome_to_close() -> None:
    run = played((0, START), *((5 * n, NEXT) for n in range(1, 8)), (40, END))
    assert run.state is RunState.ENDED
    assert run.stage.kind is StageKind.CLOSE
    assert [a.spent for a in actuals(run, at(99))] == [300] * 8
    assert elapsed(run, at(99)) == timedelta(minutes=40)


def test_the_last_stage_is_ended_and_not_passed_by() -> None:
    run = played((0, START), *((1, NEXT) for _n in range(7)))
    with pytest.raises(InvalidTransition) as told:
        apply(run, NEXT, at(2))
    assert told.value.sentence() == "This is the last stage. Hold End to finish the café."


def test_going_back_keeps_the_time_already_spent() -> None:
    run = played((0, START), (3, NEXT), (4, BACK))
    assert remaining(run, at(4)) == timedelta(minutes=2)
    assert spent(run, at(4), 1) == timedelta(minutes=1)


def test_a_pause_stops_every_figure_but_the_end_of_the_evening() -> None:
    run = played((0, START), (2, PAUSE))
    assert remaining(run, at(2)) == remaining(run, at(9)) == timedelta(minutes=3)
    assert ends_at(run, at(9)) - ends_at(run, at(2)) == timedelta(minutes=7)


def test_next_out_of_a_pause_carries_on() -> None:
    run = played((0, START), (2, PAUSE), (4, NEXT))
    assert run.state is RunState.RUNNING
    assert remaining(run, at(5)) == timedelta(minutes=4)


def test_someone_is_upset_leaves_an_ordinary_pause_and_no_reason() -> None:
    run = played((0, START), (2, UPSET))
    assert run.log[-1] == Event(2, at(2), Action(ActionKind.PAUSE))


def test_a_minute_can_be_given_and_taken_also_when_paused_or_over() -> None:
    run = played((0, START), (7, extend(60)), (7, PAUSE), (7, extend(300)), (8, trim(60)))
    assert remaining(run, at(8)) == timedelta(minutes=3)


def test_taking_time_stops_at_nothing_left_and_moves_nobody_on() -> None:
    run = played((0, START), (4.5, trim(60)))
    assert remaining(run, at(4.5)) == ZERO
    assert run.index == 0
    with pytest.raises(InvalidTransition):
        apply(run, trim(60), at(6))


def test_a_forgotten_start_is_mended() -> None:
    run = played((12, start_at(at(2))))
    assert run.started_at == at(2)
    assert remaining(run, at(12)) == timedelta(minutes=-5)
    with pytest.raises(InvalidTransition):
        apply(prepare(a_plan()), start_at(at(3)), at(2))


def test_undo_of_next_counts_the_time_where_it_was_spent() -> None:
    run = played((0, START), (3, NEXT))
    back = apply(run, undo(2), at(4))
    assert back.index == 0
    assert remaining(back, at(4)) == timedelta(minutes=1)


def test_undo_reaches_back_through_the_whole_evening_and_the_log_keeps_everything() -> None:
    run = played((0, START), (3, NEXT), (5, PAUSE), (6, RESUME), (7, extend(60)))
    for _n in range(5):
        last = undoable(run)
        assert last is not None
        run = apply(run, undo(last.seq), at(8))
    assert run.state is RunState.NOT_STARTED
    assert undoable(run) is None
    assert len(run.log) == 10


def test_nothing_can_be_done_again_once_something_else_was_done() -> None:
    run = apply(played((0, START), (3, NEXT)), undo(2), at(4))
    assert redoable(run) is not None
    run = apply(run, extend(60), at(5))
    assert redoable(run) is None
    with pytest.raises(InvalidTransition):
        apply(run, redo(2), at(5))


def test_turns_and_passes_are_counted_and_someone_who_passed_may_still_speak() -> None:
    run = played((0, START), (1, NEXT), (2, NEXT))
    for _n in range(6):
        run = apply(run, SPOKE, at(3))
    run = apply(run, PASSED, at(4))
    run = apply(run, PASSED, at(4))
    assert (run.slot.spoke, run.slot.passed) == (6, 2)
    with pytest.raises(InvalidTransition):
        apply(run, PASSED, at(5))
    run = apply(apply(run, SPOKE, at(5)), SPOKE, at(5))
    with pytest.raises(InvalidTransition):
        apply(run, SPOKE, at(6))


def test_turns_are_not_counted_in_the_open_dialogue() -> None:
    run = played((0, START), *((1, NEXT) for _n in range(4)))
    with pytest.raises(InvalidTransition):
        apply(run, SPOKE, at(2))


def test_two_more_people_lengthen_the_rounds_and_the_dialogue_gives_the_time() -> None:
    run = apply(played((0, START)), people(9), at(1))
    planned = [slot.planned // 60 for slot in run.slots]
    assert planned == [5, 5, 15, 15, 22, 10, 10, 8]
    assert ends_at(run, at(1)) == at(90)


def test_minutes_set_by_hand_stay_when_people_come() -> None:
    plan = a_plan()
    plan = a_plan(stages=tuple(replace(stage, is_hand_set=True) for stage in plan.stages))
    run = apply(apply(prepare(plan), START, BEGIN), people(12), at(1))
    assert [slot.planned for slot in run.slots] == [stage.seconds for stage in plan.stages]


def test_sleep_that_was_not_the_cafes_becomes_a_pause() -> None:
    run = apply(played((0, START)), drop_sleep(120), at(4))
    assert remaining(run, at(4)) == timedelta(minutes=3)
    assert paused(run, at(4)) == timedelta(minutes=2)
    counted = apply(played((0, START)), count_sleep(120), at(4))
    assert remaining(counted, at(4)) == timedelta(minutes=1)


def test_an_ended_cafe_can_be_carried_on_for_twelve_hours() -> None:
    run = played((0, START), (30, END))
    again = apply(run, REOPEN, at(50))
    assert again.state is RunState.RUNNING
    assert remaining(again, at(51)) == timedelta(minutes=-26)
    assert paused(again, at(51)) == timedelta(minutes=20)
    for late in (REOPEN, undo(2)):
        with pytest.raises(InvalidTransition):
            apply(run, late, at(30 + 12 * 60 + 1))


def test_what_is_protected_is_never_trimmed() -> None:
    run = played((0, START))
    for stage in run.stages:
        if stage.kind.is_protected:
            with pytest.raises(InvalidTransition):
                apply(run, catch_up([Trim(stage.id, 60)]), at(1))


@pytest.mark.parametrize("action", [NEXT, PAUSE, RESUME, END, extend(60), SPOKE, people(5), REOPEN])
def test_nothing_but_a_start_fits_before_the_start(action: Action) -> None:
    with pytest.raises(InvalidTransition):
        apply(prepare(a_plan()), action, BEGIN)


def test_a_clock_that_is_set_back_does_not_rewind_the_round() -> None:
    run = apply(played((0, START), (4, NEXT)), PAUSE, at(1))
    assert run.log[-1].at == at(4)
    assert spent(run, at(1), 1) == ZERO


def test_the_night_the_clocks_change_and_midnight_are_nothing_special() -> None:
    night = datetime(2026, 10, 24, 23, 50, tzinfo=UTC)
    plan = a_plan(starts_at=night)
    run = apply(prepare(plan), START, night)
    later = night + timedelta(hours=2, minutes=10)
    assert elapsed(run, later) == timedelta(hours=2, minutes=10)


def test_a_plan_without_stages_cannot_start() -> None:
    with pytest.raises(InvalidTransition):
        prepare(a_plan(stages=()))


def test_every_kind_of_action_is_ruled() -> None:
    ruled = set(rounds._STEPS) | {ActionKind.UNDO, ActionKind.REDO}
    assert ruled == set(ActionKind)
    assert set(rounds._ALLOWED) == set(rounds._STEPS)
