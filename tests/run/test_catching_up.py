"""Two questions for a host: shall we catch up, and did the laptop's sleep count?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cafe.core import words
from cafe.model.values import Stage, StageKind
from cafe.run.actions import BACK, NEXT, PAUSE, START, catch_up, extend, people, undo
from cafe.run.catching_up import catch_up_view, sleep_question
from cafe.run.clockface import track
from cafe.run.room import facts_of, room_view
from cafe.run.rounds import apply, began_at, prepare
from cafe.run.state import Run, remaining
from cafe.run.view import run_view
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)


def going() -> Run:
    return apply(prepare(a_plan()), START, BEGIN)


def test_catching_up_shows_what_would_follow_before_anything_does() -> None:
    run = apply(going(), extend(20 * 60), BEGIN)
    view = catch_up_view(run, BEGIN)
    assert view.sentence == "We are 20 minutes late. This brings us back."
    assert view.ends == f"We would end at {words.clock_time(BEGIN + timedelta(minutes=90))}"
    talk = next(line for line in view.lines if line.name == "Open dialogue")
    assert talk.changes and talk.left == "30 min" and talk.would_be != "30 min"
    final = next(line for line in view.lines if line.name == "Final round")
    assert (final.changes, final.why) == (False, "Stays as it is.")
    assert remaining(run, BEGIN, 4) == timedelta(minutes=30)


def test_where_not_all_can_be_made_good_it_says_how_much_is_left() -> None:
    run = apply(going(), extend(80 * 60), BEGIN)
    run = apply(run, NEXT, BEGIN + timedelta(minutes=85))
    view = catch_up_view(run, BEGIN + timedelta(minutes=85))
    assert view.sentence == "We are 80 minutes late. This brings it down to 37 minutes."


def with_two_that_may_be_left_out(run: Run) -> Run:
    """Round 2, and a song before the close, are optional in this plan."""
    song = Stage("song", StageKind.OWN, "A song", 4 * 60, is_optional=True)
    stages = [replace(one, is_optional=one.kind is StageKind.ROUND_2) for one in run.plan.stages]
    return apply(prepare(replace(run.plan, stages=(*stages[:-1], song, stages[-1]))), START, BEGIN)


def test_nothing_is_left_out_where_shorter_stages_are_enough() -> None:
    run = apply(with_two_that_may_be_left_out(going()), extend(12 * 60), BEGIN)
    view = catch_up_view(run, BEGIN)
    assert view.proposal.left_out == ()
    assert [line.name for line in view.lines if line.can_leave_out] == ["Second round", "A song"]
    assert next(line for line in view.lines if line.name == "Open dialogue").why == "At least 10 minutes."


def test_where_that_is_not_enough_the_shortest_that_does_is_left_out_and_one_undo_brings_it_back() -> None:
    run = apply(with_two_that_may_be_left_out(going()), extend(48 * 60), BEGIN)
    now = BEGIN + timedelta(minutes=53)
    run = apply(run, NEXT, now)
    view = catch_up_view(run, now)
    assert view.proposal.left_out == ("stage-4",)  # the song alone would not do
    assert view.sentence == "We are 48 minutes late. This brings us back."
    out = next(line for line in view.lines if line.name == "Second round")
    assert (out.would_be, out.is_left_out) == ("left out", True)
    after = apply(run, view.action, now)
    assert [stage.title for stage, slot in zip(after.stages, after.slots, strict=True) if slot.is_left_out] == [
        "Second round"
    ]
    back = apply(after, undo(len(after.log)), now)
    assert (back.slots, back.index) == (run.slots, run.index)


def test_the_host_may_choose_what_is_left_out() -> None:
    run = apply(with_two_that_may_be_left_out(going()), extend(10 * 60), BEGIN)
    view = catch_up_view(run, BEGIN, ("song",))
    assert view.proposal.left_out == ("song",)
    assert sum(trim.seconds for trim in view.proposal.trims) == 6 * 60
    assert view.ends == catch_up_view(run, BEGIN).ends


def test_next_and_back_pass_over_what_is_left_out_and_the_track_says_so() -> None:
    run = apply(with_two_that_may_be_left_out(going()), catch_up((), ["stage-4"]), BEGIN)
    for minute in (5, 10):
        run = apply(run, NEXT, BEGIN + timedelta(minutes=minute))
    now = BEGIN + timedelta(minutes=12)
    assert run.stage.title == "First round"
    assert run_view(run, run.plan, now).next.title == "Next: Open dialogue"
    assert room_view(run, facts_of(run.plan), now).stage == "Round 1 of 2"
    assert track(run, now)[3].minutes == "left out"
    run = apply(run, NEXT, now)
    assert run.stage.title == "Open dialogue"
    assert apply(run, BACK, now).stage.title == "First round"
    assert began_at(run)[3] is None


def test_what_is_left_out_stays_out_when_people_come() -> None:
    run = apply(with_two_that_may_be_left_out(going()), catch_up((), ["stage-4"]), BEGIN)
    assert remaining(apply(run, people(14), BEGIN), BEGIN, 3) == timedelta(0)


def test_on_time_or_at_the_very_end_there_is_nothing_to_take() -> None:
    assert catch_up_view(going(), BEGIN).sentence == "We are on time. There is nothing to catch up."
    run = going()
    for _n in range(7):
        run = apply(run, NEXT, BEGIN)
    late = catch_up_view(run, BEGIN + timedelta(minutes=95))
    assert late.sentence == "We are 5 minutes late. There is nothing left to shorten."
    assert not late.proposal


def test_after_a_sleep_the_host_is_asked_and_both_answers_are_one_action() -> None:
    run = going()
    now = BEGIN + timedelta(minutes=4)
    asked = sleep_question(run, timedelta(minutes=3))
    assert asked is not None
    assert asked.question == "The laptop slept for 3 minutes. Count that time?"
    assert remaining(apply(run, asked.count, now), now) == timedelta(minutes=1)
    assert remaining(apply(run, asked.leave_out, now), now) == timedelta(minutes=4)


def test_nothing_is_asked_where_no_time_was_running() -> None:
    assert sleep_question(apply(going(), PAUSE, BEGIN), timedelta(minutes=3)) is None
    assert sleep_question(prepare(a_plan()), timedelta(minutes=3)) is None
