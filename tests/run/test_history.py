"""What the next plan hears of the last café of its length."""

from __future__ import annotations

from dataclasses import replace

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.values import Length, Plan
from cafe.run.actions import NEXT
from cafe.run.history import last_time_words
from cafe.run.service import RunService
from cafe.run.state import Actual
from cafe.store.database import Database
from cafe.store.plans import write_plan
from tests.builders import a_plan

PLANNED = [stage.seconds // 60 for stage in a_plan().stages]


def took(*minutes: float) -> tuple[Actual, ...]:
    pairs = zip(a_plan().stages, minutes, strict=False)
    return tuple(Actual(stage, stage.seconds, 0, round(each * 60), 0, 0, 0) for stage, each in pairs)


def test_a_round_that_took_longer_is_said_with_its_difference() -> None:
    assert last_time_words(took(5, 5, 16, 12, 30, 8)) == ("Last time First round took 16 minutes, 4 more than planned.")


def test_the_two_that_differed_most_are_said_in_their_order() -> None:
    said = last_time_words(took(5, 5, 14, 17, 24, 8))
    assert said == (
        "Last time Second round took 17 minutes, 5 more than planned, and "
        "Open dialogue took 24 minutes, 6 fewer than planned."
    )


def test_a_minute_is_as_planned_and_what_was_passed_by_says_nothing() -> None:
    assert last_time_words(took(9, 9, 12.9, 11.2, 30, 0)) == "Last time the rounds took as long as planned."
    assert last_time_words(took(5, 5, 0.2, 0.2, 0, 0)) == ""
    assert last_time_words(()) == ""


def _held(database: Database, clock: FakeClock, changes: Changes, minutes: float, **facts: object) -> Plan:
    plan = a_plan(**facts)
    plan = replace(plan, stages=tuple(replace(stage, id=f"{plan.cafe_id}{stage.id}") for stage in plan.stages))
    with database.write() as session:
        write_plan(session, plan, clock.now(), plan.cafe_id[:4])
    runs = RunService(database, clock, changes)
    runs.start(plan.cafe_id)
    for at in range(3):
        clock.advance(minutes=minutes if at == 2 else PLANNED[at])
        runs.act(plan.cafe_id, NEXT)
    runs.end(plan.cafe_id)
    clock.advance(minutes=60)
    return plan


def test_the_newest_cafe_of_the_length_tells_and_practice_does_not(
    database: Database, clock: FakeClock, changes: Changes
) -> None:
    runs = RunService(database, clock, changes)
    assert runs.last_time(Length.NINETY) == ()
    _held(database, clock, changes, 20)
    newest = _held(database, clock, changes, 18)
    _held(database, clock, changes, 40, is_rehearsal=True)
    _held(database, clock, changes, 30, length=Length.SIXTY)
    assert last_time_words(runs.last_time(Length.NINETY)).startswith("Last time First round took 18 minutes, 6 more")
    assert last_time_words(runs.last_time(Length.NINETY, newest.cafe_id)).startswith("Last time First round took 20")
    assert runs.last_time(Length.TASTER) == ()
