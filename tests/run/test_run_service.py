"""A run and its rows: what was done is on the disk before the screen says so."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.content.service import ContentService
from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock
from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow, RunEventRow
from cafe.model.values import CafeState, NoteMode, Place, Plan, Support
from cafe.run.actions import (
    BACK,
    END,
    NEXT,
    PAUSE,
    RESUME,
    SPOKE,
    UPSET,
    Action,
    ActionKind,
    Trim,
    catch_up,
    drop_sleep,
    extend,
    people,
)
from cafe.run.log import decode, encode
from cafe.run.service import RunService
from cafe.run.state import RunState, remaining, spent
from cafe.store.database import Database
from cafe.store.plans import read_plan, write_plan
from tests.builders import a_plan
from tests.fakes import full_disk


@pytest.fixture
def runs(database: Database, clock: FakeClock, changes: Changes) -> RunService:
    return RunService(database, clock, changes)


@pytest.fixture
def cafe(database: Database, clock: FakeClock) -> Plan:
    plan = a_plan(topic_id="menopause")
    with database.write() as session:
        write_plan(session, plan, clock.now(), "7K2M")
    return plan


def row(database: Database, cafe_id: str) -> CafeRow:
    with database.read() as session:
        found = session.get(CafeRow, cafe_id)
    assert found is not None
    return found


def test_a_cafe_that_was_never_started_has_no_run_but_is_ready(runs: RunService, cafe: Plan) -> None:
    assert runs.run(cafe.cafe_id) is None
    assert runs.ready(cafe.cafe_id).state is RunState.NOT_STARTED
    assert runs.running() is None


def test_starting_keeps_the_plan_and_the_topic_as_they_are_today(
    runs: RunService, cafe: Plan, database: Database, clock: FakeClock
) -> None:
    runs.start(cafe.cafe_id)
    kept = row(database, cafe.cafe_id)
    assert kept.state == CafeState.RUNNING.value
    assert json.loads(kept.topic_snapshot)["code"] == "T04"
    with database.write() as session:
        changed = a_plan(cafe_id=cafe.cafe_id, stages=cafe.stages[:1])
        write_plan(session, changed, clock.now())
    run = runs.run(cafe.cafe_id)
    assert run is not None
    assert run.plan == cafe
    assert runs.running() == cafe.cafe_id


def test_after_a_power_cut_the_run_is_at_the_right_stage_and_time(
    runs: RunService, cafe: Plan, clock: FakeClock, changes: Changes, folder: DataFolder
) -> None:
    from tests.conftest import KEY

    runs.start(cafe.cafe_id)
    for action in (NEXT, NEXT, SPOKE, extend(60), PAUSE, RESUME, people(9), catch_up([Trim("stage-5", 60)])):
        clock.advance(minutes=1.5)
        last = runs.act(cafe.cafe_id, action)
    clock.advance(minutes=3)
    # Nothing is closed or tidied: a second opening reads what the first has committed.
    again = Database(folder.store, KEY)
    try:
        found = RunService(again, clock, changes).run(cafe.cafe_id)
    finally:
        again.close()
    assert found == last
    assert found is not None
    assert remaining(found, clock.now()) == remaining(last, clock.now())


def test_a_full_disk_leaves_the_run_as_it_was(
    runs: RunService, cafe: Plan, database: Database, clock: FakeClock
) -> None:
    runs.start(cafe.cafe_id)
    before = runs.run(cafe.cafe_id)
    many = [Trim("stage-5", 1) for _n in range(5000)]
    with full_disk(database), pytest.raises(EnvironmentFault):
        runs.act(cafe.cafe_id, catch_up(many))
    assert runs.run(cafe.cafe_id) == before


def test_what_does_not_fit_leaves_no_row(runs: RunService, cafe: Plan, database: Database) -> None:
    runs.start(cafe.cafe_id)
    with pytest.raises(ProblemToFix):
        runs.act(cafe.cafe_id, BACK)
    run = runs.run(cafe.cafe_id)
    assert run is not None
    assert len(run.log) == 1


def test_undo_and_redo_go_through_the_whole_cafe(
    runs: RunService, cafe: Plan, clock: FakeClock, database: Database
) -> None:
    runs.start(cafe.cafe_id)
    clock.advance(minutes=2)
    runs.act(cafe.cafe_id, NEXT)
    runs.end(cafe.cafe_id)
    assert row(database, cafe.cafe_id).state == CafeState.FINISHED.value
    assert runs.undo(cafe.cafe_id).state is RunState.RUNNING
    assert row(database, cafe.cafe_id).state == CafeState.RUNNING.value
    assert runs.undo(cafe.cafe_id).index == 0
    assert runs.undo(cafe.cafe_id).state is RunState.NOT_STARTED
    assert row(database, cafe.cafe_id).state == CafeState.PLANNED.value
    with pytest.raises(ProblemToFix):
        runs.undo(cafe.cafe_id)
    runs.redo(cafe.cafe_id)
    assert runs.redo(cafe.cafe_id).index == 1
    assert runs.redo(cafe.cafe_id).state is RunState.ENDED
    with pytest.raises(ProblemToFix):
        runs.redo(cafe.cafe_id)


def test_a_start_taken_back_begins_again_from_the_plan_as_it_is_then(
    runs: RunService, cafe: Plan, clock: FakeClock, database: Database
) -> None:
    runs.start(cafe.cafe_id)
    runs.undo(cafe.cafe_id)
    shorter = a_plan(cafe_id=cafe.cafe_id, stages=cafe.stages[2:], topic_id="menopause")
    with database.write() as session:
        write_plan(session, shorter, clock.now())
    again = runs.start(cafe.cafe_id)
    assert again.plan == shorter
    assert runs.run(cafe.cafe_id) == again
    runs.undo(cafe.cafe_id)
    with database.write() as session:
        write_plan(session, cafe, clock.now())
    assert runs.redo(cafe.cafe_id) == runs.run(cafe.cafe_id)
    found = runs.run(cafe.cafe_id)
    assert found is not None and found.plan == shorter


def test_a_forgotten_start_counts_from_when_it_was(runs: RunService, cafe: Plan, clock: FakeClock) -> None:
    clock.advance(minutes=17)
    run = runs.start(cafe.cafe_id, at=clock.now() - timedelta(minutes=12))
    assert spent(run, clock.now()) == timedelta(minutes=12)


def test_an_ended_cafe_is_carried_on_within_twelve_hours(
    runs: RunService, cafe: Plan, clock: FakeClock, database: Database
) -> None:
    runs.start(cafe.cafe_id)
    runs.end(cafe.cafe_id)
    clock.advance(minutes=11 * 60)
    assert runs.resume(cafe.cafe_id).state is RunState.RUNNING
    assert row(database, cafe.cafe_id).finished_at is None
    runs.end(cafe.cafe_id)
    clock.advance(minutes=13 * 60)
    with pytest.raises(ProblemToFix):
        runs.resume(cafe.cafe_id)
    with pytest.raises(ProblemToFix):
        runs.start(cafe.cafe_id)


def test_someone_is_upset_leaves_no_word_of_it_on_the_disk(runs: RunService, cafe: Plan, database: Database) -> None:
    runs.start(cafe.cafe_id)
    runs.act(cafe.cafe_id, UPSET)
    with database.read() as session:
        last = session.get(RunEventRow, 2)
    assert last is not None
    assert (last.action, last.data) == ("pause", "{}")


def test_a_cancelled_cafe_is_not_run_by_accident(runs: RunService, cafe: Plan, database: Database) -> None:
    with database.write() as session:
        found = session.get(CafeRow, cafe.cafe_id)
        assert found is not None
        found.state = CafeState.CANCELLED.value
        session.add(found)
    with pytest.raises(ProblemToFix) as told:
        runs.start(cafe.cafe_id)
    assert told.value.sentence() == "This café is not on. Put it back on first. Nothing is lost."


def test_pages_hear_of_the_run_and_home_only_of_a_beginning_and_an_end(
    runs: RunService, cafe: Plan, changes: Changes
) -> None:
    heard: list[set[Kind]] = []
    changes.subscribe(lambda kinds, _origin: heard.append(set(kinds)))
    runs.start(cafe.cafe_id)
    runs.act(cafe.cafe_id, NEXT)
    runs.act(cafe.cafe_id, END)
    assert heard == [{Kind.RUN, Kind.CAFES}, {Kind.RUN}, {Kind.RUN, Kind.CAFES}]


actions = st.builds(
    Action,
    st.sampled_from(list(ActionKind)),
    seconds=st.integers(0, 9000),
    count=st.integers(0, 99),
    at=st.none() | st.datetimes(timezones=st.just(a_plan().starts_at.tzinfo)),  # type: ignore[union-attr]
    trims=st.lists(st.builds(Trim, st.text(max_size=8), st.integers(1, 600)), max_size=4).map(tuple),
    left_out=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    seq=st.integers(0, 500),
)


@settings(max_examples=200, deadline=None)
@given(actions)
def test_every_line_of_the_log_reads_back_as_it_was_written(action: Action) -> None:
    assert decode(action.kind.value, encode(action)) == (action, None)


def test_a_plan_in_the_log_reads_back_as_it_was(cafe: Plan, database: Database) -> None:
    plan = a_plan(must_end_at=None, place=Place("fife", 4, "library", True), note_mode=NoteMode.NONE)
    action = Action(ActionKind.START)
    assert decode("start", encode(action, plan)) == (action, plan)
    with database.read() as session:
        assert read_plan(session, cafe.cafe_id) == cafe


@pytest.mark.parametrize(("kind", "text"), [("dance", "{}"), ("next", "{"), ("start", '{"plan":{}}')])
def test_a_line_we_never_wrote_is_our_own_mistake(kind: str, text: str) -> None:
    with pytest.raises(Bug):
        decode(kind, text)


def test_time_asleep_that_is_not_counted_is_kept_as_such(runs: RunService, cafe: Plan, clock: FakeClock) -> None:
    runs.start(cafe.cafe_id)
    clock.advance(minutes=4)
    run = runs.act(cafe.cafe_id, drop_sleep(180))
    assert spent(run, clock.now()) == timedelta(minutes=1)
    assert runs.run(cafe.cafe_id) == run


def test_planned_against_actual_can_be_told_afterwards(runs: RunService, cafe: Plan, clock: FakeClock) -> None:
    assert runs.actuals(cafe.cafe_id) == ()
    runs.start(cafe.cafe_id)
    clock.advance(minutes=7)
    runs.act(cafe.cafe_id, extend(60))
    runs.act(cafe.cafe_id, PAUSE)
    clock.advance(minutes=2)
    runs.end(cafe.cafe_id)
    clock.advance(minutes=99)
    first = runs.actuals(cafe.cafe_id)[0]
    assert (first.planned, first.added, first.spent, first.paused) == (300, 60, 420, 120)


def test_a_sensitive_topic_never_starts_without_its_numbers_whichever_page_asks(
    runs: RunService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    careful = a_plan(topic_id="pelvic", caution_level=2)
    locked = a_plan(topic_id="gbv", caution_level=3)
    practice = a_plan(topic_id="gbv", caution_level=3, is_rehearsal=True)
    with database.write() as session:
        for number, plan in enumerate((careful, locked, practice)):
            stages = tuple(replace(stage, id=f"{number}-{stage.id}") for stage in plan.stages)
            write_plan(session, replace(plan, stages=stages), clock.now(), f"7K2{number}")
    with pytest.raises(ProblemToFix) as told:
        runs.start(careful.cafe_id)
    assert told.value.hint.startswith("Go to Support numbers")
    numbers = Support("A. Lead", "01632 960001", "01632 960002", "01632 960003", True)
    ContentService(database, clock, changes).keep_support(numbers)
    assert runs.start(careful.cafe_id).state is RunState.RUNNING
    with pytest.raises(ProblemToFix) as told:
        runs.start(locked.cafe_id)
    assert told.value.message.startswith("This topic is locked.")
    assert runs.start(practice.cafe_id).state is RunState.RUNNING


_A_BUSY_HOST = """
import sys
from pathlib import Path
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.run.actions import extend
from cafe.run.service import RunService
from cafe.store.database import Database
runs = RunService(Database(Path(sys.argv[1]), bytes(range(32))), SystemClock(), Changes())
runs.start(sys.argv[2])
while True:
    print(len(runs.act(sys.argv[2], extend(60)).log), flush=True)
"""


def test_a_laptop_that_dies_has_kept_everything_that_its_screen_said(
    runs: RunService, cafe: Plan, folder: DataFolder
) -> None:
    host = subprocess.Popen(
        [sys.executable, "-c", _A_BUSY_HOST, str(folder.store), cafe.cafe_id], stdout=subprocess.PIPE, text=True
    )
    assert host.stdout is not None
    said = 0
    while said < 25:
        said = int(host.stdout.readline())
    host.kill()
    said = max([said, *(int(line) for line in host.stdout.read().split("\n")[:-1] if line)])
    host.wait()
    host.stdout.close()
    found = runs.run(cafe.cafe_id)
    assert found is not None
    assert len(found.log) >= said
    assert found.slot.added == 60 * (len(found.log) - 1)
