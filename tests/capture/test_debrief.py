"""The debrief stays with its hosts: it can be deleted for good, and nothing that leaves knows of it."""

from __future__ import annotations

from pathlib import Path

from cafe.capture.service import CaptureService
from cafe.content import debrief
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.undo import UndoStack
from cafe.model.community.values import Lesson
from cafe.model.values import new_id
from cafe.plan.service import PlanService
from cafe.store.database import Database

ROOT = Path(__file__).parents[2]


def test_what_is_written_is_kept_and_what_is_deleted_is_gone(database: Database, clock: FakeClock) -> None:
    undo = UndoStack()
    cafe_id = PlanService(database, clock, Changes()).new_cafe().cafe_id
    capture = CaptureService(database, clock, Changes(), undo=undo)
    capture.keep_debrief(cafe_id, {"how-are-we": "Tired, and glad", "was-hard": ""})
    assert capture.debrief(cafe_id) == {"how-are-we": "Tired, and glad"}
    capture.keep_debrief(cafe_id, {"went-well": "The quiet"})
    assert set(capture.debrief(cafe_id)) == {"how-are-we", "went-well"}
    capture.delete_debrief(cafe_id)
    assert capture.debrief(cafe_id) == {}
    assert undo.label == ""  # there is no way back to it


def test_a_lesson_is_kept_apart_and_can_be_taken_back(database: Database, clock: FakeClock) -> None:
    undo = UndoStack()
    cafe_id = PlanService(database, clock, Changes()).new_cafe().cafe_id
    capture = CaptureService(database, clock, Changes(), undo=undo)
    lesson = Lesson(new_id(), cafe_id, "The hall was locked", "Ask for the key a day before")
    capture.keep_lesson(lesson)
    assert capture.lessons() == (lesson,)
    capture.delete_debrief(cafe_id)
    assert capture.lessons() == (lesson,)
    capture.delete_lesson(lesson.id)
    undo.undo()
    assert capture.lessons() == (lesson,)


def test_nothing_that_leaves_reads_a_debrief() -> None:
    for room in ("packs", "collate", "report"):
        for path in (ROOT / "cafe" / room).rglob("*.py"):
            assert "DebriefRow" not in path.read_text(encoding="utf-8"), path
            assert "capture.debrief" not in path.read_text(encoding="utf-8"), path


def test_the_form_has_the_five_headings_of_the_action_plan() -> None:
    form = debrief.load()
    assert len(form.quality) == 5
    assert {one.id for one in form.power} >= {"our-power", "boundaries"}
