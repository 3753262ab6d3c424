"""Planning a café and keeping the plan: what a host can do before the day, and take back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from cafe.content import topics
from cafe.content.gate import Where, before_start, holding
from cafe.content.service import ContentService
from cafe.content.topics import Topic
from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.tables import AttendanceRow, CafeRow
from cafe.model.values import CafeState, Length, NoteMode, Place, Plan, StageKind, Support
from cafe.plan.advice import warnings
from cafe.plan.service import CROCKFORD, PlanService
from cafe.store.database import Database
from tests.fakes import full_disk

EVENING = datetime(2026, 12, 3, 18, 30, tzinfo=UTC)
COMPLETE = Support("A. Lead", "01632 960001", "01632 960002", "01632 960003", True)


def topic(topic_id: str = "menopause") -> Topic:
    found = topics.find(topic_id)
    assert found is not None
    return found


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def plans(database: Database, clock: FakeClock, changes: Changes, undo: UndoStack) -> PlanService:
    return PlanService(database, clock, changes, undo=undo)


@pytest.fixture
def plan(plans: PlanService) -> Plan:
    return plans.new_cafe(topic(), Length.NINETY, EVENING, people=6, hall="Glenferry Village Hall")


def stage(plan: Plan, kind: StageKind) -> str:
    return next(s.id for s in plan.stages if s.kind is kind)


def test_a_new_cafe_is_complete_as_it_stands(plans: PlanService, plan: Plan) -> None:
    assert plans.plan(plan.cafe_id) == plan
    assert plan.title == "Perimenopause and menopause"
    assert plan.must_end_at == EVENING + timedelta(minutes=90)
    assert plan.seconds == 5400
    assert plan.note_mode is NoteMode.AFTER
    assert [s.question for s in plan.stages if s.kind is StageKind.ROUND_1] == [topic().opener]
    assert "Hall booked and key arranged" in [check.text for check in plan.checks]
    assert plans.state(plan.cafe_id) is CafeState.PLANNED


def test_every_cafe_has_a_neutral_code_of_its_own(plans: PlanService, database: Database) -> None:
    made = [plans.new_cafe().cafe_id for _n in range(20)]
    with database.read() as session:
        rows = [session.get(CafeRow, cafe_id) for cafe_id in made]
    codes = {row.code for row in rows if row is not None}
    assert len(codes) == 20
    assert all(len(code) == 4 and set(code) <= set(CROCKFORD) for code in codes)


def test_every_change_is_kept_and_told_once(plans: PlanService, plan: Plan, changes: Changes, undo: UndoStack) -> None:
    heard: list[frozenset[Kind]] = []
    changes.subscribe(lambda kinds, _origin: heard.append(kinds))
    cafe_id = plan.cafe_id
    first = stage(plan, StageKind.ROUND_1)
    own_check = plans.add_check(cafe_id, "Big mugs").checks[-1].id
    steps = [
        lambda: plans.change_people(cafe_id, 8),
        lambda: plans.change_tables(cafe_id, 2),
        lambda: plans.change_length(cafe_id, Length.SIXTY),
        lambda: plans.change_times(cafe_id, EVENING, EVENING + timedelta(minutes=75)),
        lambda: plans.change_place(cafe_id, Place("fife", 4, "library")),
        lambda: plans.change_hall(cafe_id, "Strathmuir Library"),
        lambda: plans.change_title(cafe_id, "An evening on the change"),
        lambda: plans.change_note_mode(cafe_id, NoteMode.AS_WE_GO),
        lambda: plans.change_topic(cafe_id, topic("heart")),
        lambda: plans.add_stage(cafe_id, StageKind.BREAK),
        lambda: plans.move_stage(cafe_id, first, 1),
        lambda: plans.set_minutes(cafe_id, first, 9),
        lambda: plans.set_each(cafe_id, first, 50),
        lambda: plans.set_question(cafe_id, first, "  What   brought you? "),
        lambda: plans.set_stage_title(cafe_id, first, "First round"),
        lambda: plans.remove_stage(cafe_id, first),
        lambda: plans.tick(cafe_id, own_check),
        lambda: plans.remove_check(cafe_id, own_check),
        lambda: plans.fit(cafe_id),
        lambda: plans.change_rehearsal(cafe_id, True),
    ]
    heard.clear()
    states = [plans.plan(cafe_id)]
    for step in steps:
        before = undo.label
        states.append(step())
        assert plans.plan(cafe_id) == states[-1]
        assert undo.label and (undo.label != before or states[-1] != states[-2])
    assert len(heard) == len([1 for a, b in pairwise(states) if a != b])
    assert all(kinds == {Kind.CAFES, Kind.PLAN} for kinds in heard)


def test_whatever_was_changed_can_be_taken_back_and_done_again(plans: PlanService, plan: Plan, undo: UndoStack) -> None:
    cafe_id = plan.cafe_id
    states = [plan, plans.change_people(cafe_id, 9), plans.remove_stage(cafe_id, plan.stages[3].id)]
    states.append(plans.take_offer(cafe_id, warnings(states[-1])[0].offers[0]))
    for state in reversed(states[:-1]):
        undo.undo()
        assert plans.plan(cafe_id) == state
    for state in states[1:]:
        undo.redo()
        assert plans.plan(cafe_id) == state


def test_a_question_that_a_person_wrote_outlives_another_topic(plans: PlanService, plan: Plan) -> None:
    first, talk = stage(plan, StageKind.ROUND_1), stage(plan, StageKind.DIALOGUE)
    plans.set_question(plan.cafe_id, first, "What would your gran say?")
    changed = plans.change_topic(plan.cafe_id, topic("heart"))
    asked = {s.id: s.question for s in changed.stages}
    assert asked[first] == "What would your gran say?"
    assert asked[talk] == topic("heart").change_question
    assert changed.title == topic("heart").title


def test_the_list_for_the_day_follows_the_topic_and_the_place(plans: PlanService, plan: Plan) -> None:
    own = plans.add_check(plan.cafe_id, "Big mugs").checks[-1]
    hard = plans.change_topic(plan.cafe_id, topic("baby-loss"))
    texts = [check.text for check in hard.checks]
    assert "Second facilitator agreed" in texts
    assert texts[-1] == own.text
    online = plans.change_place(plan.cafe_id, Place("more-than-one", kind="online"))
    assert "Meeting link made and tried" in [check.text for check in online.checks]
    assert "Hall booked and key arranged" not in [check.text for check in online.checks]


def test_moving_stages_stops_at_the_ends(plans: PlanService, plan: Plan) -> None:
    first = plan.stages[0].id
    assert plans.move_stage(plan.cafe_id, first, -1).stages[0].id == first
    assert plans.move_stage(plan.cafe_id, first, 99).stages[-1].id == first


@pytest.mark.parametrize("minutes", [0, 181, -5])
def test_minutes_that_no_evening_has_are_refused_in_a_sentence(plans: PlanService, plan: Plan, minutes: int) -> None:
    with pytest.raises(ProblemToFix) as told:
        plans.set_minutes(plan.cafe_id, plan.stages[0].id, minutes)
    assert told.value.sentence() == "A stage lasts from 1 to 180 minutes. The plan is as it was."
    assert plans.plan(plan.cafe_id) == plan


def test_an_end_before_the_start_is_refused(plans: PlanService, plan: Plan) -> None:
    with pytest.raises(ProblemToFix):
        plans.change_times(plan.cafe_id, EVENING, EVENING - timedelta(minutes=5))


def test_a_copy_is_the_same_evening_with_nothing_ticked(plans: PlanService, plan: Plan) -> None:
    plans.tick(plan.cafe_id, plan.checks[0].id)
    later = EVENING + timedelta(days=7)
    copy = plans.copy(plan.cafe_id, later)
    assert copy.cafe_id != plan.cafe_id
    assert not {s.id for s in copy.stages} & {s.id for s in plan.stages}
    assert [s.seconds for s in copy.stages] == [s.seconds for s in plan.stages]
    assert not any(check.is_done for check in copy.checks)
    assert (copy.starts_at, copy.must_end_at) == (later, later + timedelta(minutes=90))
    assert plans.copy(plan.cafe_id).starts_at is None


def test_a_cancelled_cafe_can_be_put_back_on_or_moved(plans: PlanService, plan: Plan) -> None:
    plans.cancel(plan.cafe_id)
    assert plans.state(plan.cafe_id) is CafeState.CANCELLED
    plans.uncancel(plan.cafe_id)
    assert plans.state(plan.cafe_id) is CafeState.PLANNED
    plans.cancel(plan.cafe_id)
    moved = plans.move_to(plan.cafe_id, EVENING + timedelta(days=1))
    assert plans.state(plan.cafe_id) is CafeState.PLANNED
    assert moved.must_end_at == EVENING + timedelta(days=1, minutes=90)


def test_one_or_two_people_are_a_cuppa_and_are_counted(
    plans: PlanService, plan: Plan, database: Database, undo: UndoStack
) -> None:
    plans.nobody_came(plan.cafe_id, 2)
    assert plans.state(plan.cafe_id) is CafeState.NOBODY_CAME
    with database.read() as session:
        came = session.get(AttendanceRow, plan.cafe_id)
    assert came is not None and came.people == 2
    with pytest.raises(ProblemToFix):
        plans.change_people(plan.cafe_id, 3)
    undo.undo()
    assert plans.state(plan.cafe_id) is CafeState.PLANNED
    with pytest.raises(ProblemToFix):
        plans.nobody_came(plan.cafe_id, 3)


def test_what_was_deleted_is_on_a_shelf_and_comes_back_whole(plans: PlanService, plan: Plan) -> None:
    plans.delete(plan.cafe_id)
    assert plans.removed() == (plan,)
    assert plans.restore(plan.cafe_id) == plan
    assert plans.removed() == ()


def test_a_cafe_that_has_started_keeps_its_plan_but_not_its_place(
    plans: PlanService, plan: Plan, database: Database
) -> None:
    with database.write() as session:
        row = session.get(CafeRow, plan.cafe_id)
        assert row is not None
        row.state = "running"
        session.add(row)
    with pytest.raises(ProblemToFix) as told:
        plans.change_length(plan.cafe_id, Length.SIXTY)
    assert told.value.message == "This café has started."
    assert plans.change_hall(plan.cafe_id, "The other hall").hall == "The other hall"


def test_a_full_disk_loses_nothing(plans: PlanService, plan: Plan, database: Database) -> None:
    with full_disk(database), pytest.raises(EnvironmentFault) as told:
        plans.set_question(plan.cafe_id, plan.stages[2].id, "x" * 60_000)
    assert "all before it is safe" in told.value.message
    assert plans.plan(plan.cafe_id) == plan


def test_only_what_travels_makes_a_cafe_changed(
    plans: PlanService, plan: Plan, database: Database, clock: FakeClock
) -> None:
    def changed_at() -> datetime:
        with database.read() as session:
            row = session.get(CafeRow, plan.cafe_id)
            assert row is not None
            return row.changed_at

    made = changed_at()
    clock.advance(minutes=5)
    plans.change_hall(plan.cafe_id, "Elsewhere")
    plans.tick(plan.cafe_id, plan.checks[0].id)
    assert changed_at() == made
    plans.change_place(plan.cafe_id, Place("fife"))
    assert changed_at() == clock.now()


def test_an_unknown_cafe_is_said_in_a_sentence(plans: PlanService) -> None:
    with pytest.raises(ProblemToFix) as told:
        plans.plan("nowhere")
    assert told.value.sentence() == "We cannot find this café on this laptop. Look for it on Home."


# What stands before a start


def test_a_gentle_topic_can_start_at_once(plan: Plan) -> None:
    asked = before_start(plan, Support(), topic())
    assert [obstacle.code for obstacle in asked] == ["numbers", "steps"]  # asked for before any café
    assert holding(asked) == ()


def test_a_topic_that_takes_care_waits_for_the_local_numbers(plans: PlanService) -> None:
    careful = plans.new_cafe(topic("pelvic"))
    found = before_start(careful, Support(lead_phone="01632 960001"), topic("pelvic"))
    assert [obstacle.text for obstacle in found] == [
        "Fill in the number of local adult protection and local child protection. This topic can bring things up.",
        "Read the steps for when someone is upset, and tick that you have.",
    ]
    assert {obstacle.where for obstacle in found} == {Where.SUPPORT}
    assert before_start(careful, COMPLETE, topic("pelvic")) == ()


def test_baby_loss_waits_for_an_hour_and_two_hosts(plans: PlanService) -> None:
    loss = plans.new_cafe(topic("baby-loss"), Length.LIGHT, people=4)
    found = [obstacle.code for obstacle in before_start(loss, COMPLETE, topic("baby-loss"))]
    assert found == ["too-short", "second-facilitator", "buddy"]
    plans.change_length(loss.cafe_id, Length.SIXTY)
    for line in ("second-facilitator", "buddy"):
        plans.tick(loss.cafe_id, f"{line}:{loss.cafe_id}")
    assert before_start(plans.plan(loss.cafe_id), COMPLETE, topic("baby-loss")) == ()


def test_a_locked_topic_starts_only_where_the_programme_opened_it(plans: PlanService) -> None:
    locked = topic("gbv")
    made = plans.new_cafe(locked, Length.NINETY)
    assert "locked" in [o.code for o in before_start(made, COMPLETE, locked)]
    assert "locked" not in [o.code for o in before_start(made, COMPLETE, locked, is_unlocked=True)]


def test_practice_needs_nothing_but_stages(plans: PlanService) -> None:
    made = plans.new_cafe(topic("baby-loss"), is_rehearsal=True)
    assert before_start(made, Support(), topic("baby-loss")) == ()


def test_a_cafe_without_a_topic_is_planned_but_not_started(plans: PlanService) -> None:
    made = plans.new_cafe()
    assert [o.code for o in before_start(made, Support(), None)] == ["no-topic"]


def test_this_laptops_own_numbers_and_opened_topics_are_looked_at(
    plans: PlanService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    made = plans.new_cafe(topic("gbv"), Length.NINETY)
    content = ContentService(database, clock, changes)
    assert {"locked", "numbers", "steps"} <= {o.code for o in plans.obstacles(made.cafe_id)}
    content.keep_support(COMPLETE)
    content.keep_setting("unlocked_topics", ["gbv"])
    assert [o.code for o in plans.obstacles(made.cafe_id)] == ["second-facilitator", "buddy", "partner"]


def test_a_question_that_points_to_a_person_can_be_reworded_when_the_cafe_is_over(
    plans: PlanService, plan: Plan, database: Database, clock: FakeClock, undo: UndoStack
) -> None:
    asked = plans.set_question(plan.cafe_id, stage(plan, StageKind.ROUND_1), "What did Morag say?")
    with database.write() as session:
        session.get_one(CafeRow, plan.cafe_id).state = CafeState.FINISHED.value
    clock.advance(minutes=5)
    after = plans.reword_question(plan.cafe_id, "What did Morag say?", "What did a friend say?")
    assert [s.question for s in after.stages if s.kind is StageKind.ROUND_1] == ["What did a friend say?"]
    with database.read() as session:
        assert session.get_one(CafeRow, plan.cafe_id).changed_at == clock.now()
    undo.undo()
    assert plans.plan(plan.cafe_id).stages == asked.stages
