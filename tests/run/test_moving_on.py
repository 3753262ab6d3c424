"""A break that goes on by itself: ten seconds in sight first, one press to stay, and never while people talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cafe.core.clock import local
from cafe.model.values import Plan, Stage, StageKind
from cafe.run.actions import MOVED_ON, NEXT, PAUSE, RESUME, START, STAY, catch_up, extend, redo, undo
from cafe.run.moving_on import MovingLook, look, moves_at
from cafe.run.rounds import InvalidTransition, apply, goes_by_itself, prepare
from cafe.run.state import Run, spent
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
TEA = Stage("tea", StageKind.BREAK, "Tea", 600, moves_on=True)


def a_plan_with_tea(tea: Stage = TEA) -> Plan:
    stages = a_plan().stages
    return a_plan(stages=(stages[0], tea, *stages[1:]))


def at(seconds: float) -> datetime:
    """Seconds into the tea, which began with the café's fifth minute."""
    return BEGIN + timedelta(minutes=5, seconds=seconds)


def at_tea(plan: Plan | None = None) -> Run:
    return apply(apply(prepare(plan or a_plan_with_tea()), START, BEGIN), NEXT, at(0))


def watched(run: Run, first: float, last: float, *, pace: float = 1, before: MovingLook | None = None) -> MovingLook:
    """Looked at once a second, with the bar in sight."""
    seen, second = before or MovingLook(), first
    while second <= last:
        seen = look(run, at(second), seen, in_sight=True, pace=pace)
        second += 1
    return seen


def test_ten_seconds_before_its_end_the_bar_says_what_begins() -> None:
    run = at_tea()
    assert watched(run, 580, 589).bar is None
    seen = watched(run, 580, 592)
    assert seen.bar is not None
    assert seen.bar.text == "Agreements begins in 8 seconds."
    assert seen.bar.fraction == pytest.approx(0.8)
    assert not seen.is_due
    assert watched(run, 580, 600).is_due


def test_it_goes_on_at_the_end_of_its_time_and_that_can_be_taken_back() -> None:
    run = apply(at_tea(), MOVED_ON, at(600))
    assert run.stage.title == "Agreements"
    assert spent(run, at(600), 1) == timedelta(minutes=10)
    back = apply(run, undo(3), at(603))
    assert back.stage.title == "Tea"
    assert moves_at(back, at(603)) is None  # who takes it back wants to stay
    assert moves_at(apply(back, extend(60), at(604)), at(604)) == at(660)
    assert apply(back, redo(3), at(605)).stage.title == "Agreements"


def test_it_never_goes_on_before_its_time_is_up() -> None:
    with pytest.raises(InvalidTransition):
        apply(at_tea(), MOVED_ON, at(599))


def test_stay_here_is_one_press_and_can_be_taken_back() -> None:
    run = apply(at_tea(), STAY, at(595))
    assert watched(run, 595, 640).bar is None
    assert not goes_by_itself(run)
    back = apply(run, undo(3), at(640))
    assert look(back, at(640), MovingLook(), in_sight=True).bar is not None


def test_a_pause_or_a_minute_more_takes_the_bar_away() -> None:
    run = at_tea()
    assert watched(apply(run, extend(60), at(595)), 595, 600).bar is None
    paused = apply(run, PAUSE, at(595))
    assert watched(paused, 595, 700).bar is None
    again = apply(paused, RESUME, at(700))
    assert look(again, at(700), MovingLook(), in_sight=True).bar is not None


def test_nothing_moves_that_nobody_could_see() -> None:
    run = at_tea()
    unseen = look(run, at(900), MovingLook(), in_sight=False)
    assert unseen.bar is None and not unseen.is_due
    # Back on the page, a sleep later: the ten seconds are whole.
    seen = look(run, at(901), unseen, in_sight=True)
    assert seen.bar is not None and seen.bar.text.endswith("in 10 seconds.")
    slept = look(run, at(1500), seen, in_sight=True)
    assert slept.bar is not None and slept.bar.text.endswith("in 10 seconds.")
    assert watched(run, 1501, 1510, before=slept).is_due


def test_in_practice_the_bar_is_in_sight_for_ten_real_seconds() -> None:
    run = at_tea()
    seen = watched(run, 395, 420, pace=20)
    assert seen.bar is not None
    assert seen.bar.text == "Agreements begins in 9 seconds."


def test_before_a_guest_with_her_hour_it_waits_for_her() -> None:
    stages = a_plan().stages
    guest = Stage("guest", StageKind.OWN, "A nurse", 600, pinned=f"{local(at(0) + timedelta(minutes=12)):%H:%M}")
    run = at_tea(a_plan(stages=(stages[0], TEA, guest, *stages[1:])))
    assert moves_at(run, at(30)) == at(720)
    assert watched(run, 595, 660).bar is None


@pytest.mark.parametrize("kind", [kind for kind in StageKind if not kind.may_move_on])
def test_where_people_talk_no_plan_makes_a_stage_go_on(kind: StageKind) -> None:
    run = at_tea(a_plan_with_tea(replace(TEA, kind=kind)))
    assert moves_at(run, at(0)) is None
    for action in (MOVED_ON, STAY):
        with pytest.raises(InvalidTransition):
            apply(run, action, at(700))


def test_a_protected_stage_never_goes_on_and_is_never_left_out() -> None:
    for stage in (stage for stage in StageKind if stage.is_protected):
        assert not stage.may_move_on
        run = apply(prepare(a_plan_with_tea(replace(TEA, kind=stage, is_optional=True))), START, BEGIN)
        with pytest.raises(InvalidTransition):
            apply(run, catch_up((), ["tea"]), BEGIN)


def test_a_break_at_the_very_end_waits() -> None:
    run = apply(prepare(a_plan(stages=(TEA,))), START, BEGIN)
    assert moves_at(run, BEGIN) is None
