"""Two questions for a host: shall we catch up, and did the laptop's sleep count?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cafe.core import words
from cafe.run.actions import NEXT, PAUSE, START, extend
from cafe.run.catching_up import catch_up_view, sleep_question
from cafe.run.rounds import apply, prepare
from cafe.run.state import Run, remaining
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
