"""The evening on paper as it stands: real times behind us, and what they make of what is to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock, local
from cafe.model.values import Plan
from cafe.report.run_sheet import outline_of, outline_of_run, render
from cafe.report.service import ReportService
from cafe.run.actions import BACK, NEXT, START, Action, extend, undo
from cafe.run.rounds import apply, began_at, prepare
from cafe.run.service import RunService
from cafe.run.state import Run
from cafe.store.database import Database
from cafe.store.plans import write_plan
from tests.builders import a_plan
from tests.report.conftest import words_of

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def clock(minutes: float) -> str:
    return local(at(minutes)).strftime("%H:%M")


def played(plan: Plan, *steps: tuple[float, Action]) -> Run:
    run = prepare(plan)
    for minute, action in steps:
        run = apply(run, action, at(minute))
    return run


def test_before_the_start_it_is_the_sheet_of_the_plan() -> None:
    plan = a_plan()
    assert outline_of_run(prepare(plan), plan, at(-5)) == outline_of(plan)


def test_what_is_over_has_its_real_times_and_what_comes_follows_from_now() -> None:
    plan = a_plan()
    run = played(plan, (20, START), (26, NEXT), (33, NEXT), (34, extend(120)))
    sheet = outline_of_run(run, plan, at(36))
    assert [row.clock for row in sheet.rows] == [clock(m) for m in (20, 26, 33, 47, 59, 89, 97, 107)]
    assert [row.minutes for row in sheet.rows] == [6, 7, 14, 12, 30, 8, 10, 8]
    assert [row.name for row in sheet.rows][:3] == ["Welcome, done", "Agreements, done", "First round"]
    assert [bool(row.cues) for row in sheet.rows][:3] == [False, False, True]
    assert sheet.times == f"{clock(20)} to {clock(115)}"
    assert (sheet.ends, sheet.stood) == (clock(115), f"As it stood at {clock(36)}")
    assert sheet.rows[4].call == f"Say it at {clock(84)}: five minutes to “Final round”"


def test_a_call_that_is_behind_us_is_not_on_it() -> None:
    plan = a_plan()
    run = played(plan, (0, START), *((5.0, NEXT) for _stage in range(4)))
    assert outline_of_run(run, plan, at(12)).rows[4].call
    assert not outline_of_run(run, plan, at(31)).rows[4].call


def test_a_stage_began_when_it_was_first_come_to_and_what_was_undone_never_was() -> None:
    plan = a_plan()
    run = played(plan, (0, START), (5, NEXT), (6, BACK), (8, NEXT), (9, NEXT), (10, undo(5)))
    assert began_at(run)[:3] == (at(0), at(5), None)


def test_the_paper_says_all_of_it(database: Database, clock: FakeClock, changes: Changes) -> None:
    plan = a_plan(topic_id="menopause", topic_title="Menopause", hall="Corran Hall")
    with database.write() as session:
        write_plan(session, plan, clock.now(), "7K2M")
    runs = RunService(database, clock, changes)
    clock.advance(minutes=25)
    runs.start(plan.cafe_id)
    clock.advance(minutes=7)
    runs.act(plan.cafe_id, NEXT)
    said = words_of(ReportService(database, clock, changes).run_sheet_now(plan.cafe_id))
    assert "Welcome, done" in said
    assert f"As it stood at {local(clock.now()).strftime('%H:%M')}" in said
    assert "Corran Hall" not in said
    assert render(outline_of(plan)) != render(outline_of_run(runs.ready(plan.cafe_id), plan, clock.now()))
