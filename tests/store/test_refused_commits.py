"""Whatever a person does when the disk is full: a sentence, nothing half kept, nothing announced, nothing to undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from cafe.capture.service import CaptureService
from cafe.collate.service import CollateService
from cafe.content import topics
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault
from cafe.core.undo import UndoStack
from cafe.model.values import Consent, EntryKind, Face, Length, NoteKind, NoteMode, Strength, Support
from cafe.packs.programme_file import make_programme
from cafe.packs.service import PacksService
from cafe.plan.service import PlanService
from cafe.run.actions import Action, ActionKind
from cafe.run.service import RunService
from cafe.store.database import Database
from tests.conftest import KEY

EVENING = datetime(2026, 11, 26, 18, 25, tzinfo=UTC)


@contextmanager
def refused_commits(database: Database) -> Iterator[None]:
    """Within the block the disk is full at the very last moment: when a transaction is made durable."""

    def refuse(_connection: Connection) -> None:
        full = sqlcipher.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlcipher.SQLITE_FULL
        raise OperationalError("COMMIT", None, full)

    event.listen(database.engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", refuse)


@dataclass(frozen=True, slots=True)
class Laptop:
    """Every service over one store, with a café that is running and one that is planned."""

    database: Database
    undo: UndoStack
    plan: PlanService
    run: RunService
    capture: CaptureService
    content: ContentService
    packs: PacksService
    collate: CollateService
    cafe_id: str  # over, and written up a little
    planned: str
    going: str

    @property
    def sentence(self) -> str:
        return self.capture.entries(self.cafe_id)[0].id

    @property
    def note(self) -> str:
        return self.capture.notes(self.cafe_id)[0].id

    @property
    def stage(self) -> str:
        return self.plan.plan(self.planned).stages[3].id

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with self.database.read() as session:
            raw: Any = session.connection().connection.driver_connection
            names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: sorted(raw.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


@dataclass(frozen=True, slots=True)
class Written:
    """A store with three cafés, made once and copied for each test."""

    store: Path
    over: str
    planned: str
    going: str


@pytest.fixture(scope="module")
def written(_empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    path, clock, changes = tmp_path_factory.mktemp("written") / "cafe.db", FakeClock(EVENING), Changes()
    shutil.copyfile(_empty_store, path)
    database = Database(path, KEY)
    plan, run = PlanService(database, clock, changes), RunService(database, clock, changes)
    capture, packs = CaptureService(database, clock, changes), PacksService(database, clock, changes)
    over, planned, going = (plan.new_cafe(topics.find("T01"), Length.TASTER, EVENING).cafe_id for _n in range(3))
    for cafe_id in (over, going):
        run.start(cafe_id)
    run.end(over)
    capture.add_entry(over, EntryKind.THEME, "We wait too long.", themes=["WAI"])
    capture.add_entry(over, EntryKind.THEME, "Being heard helps.")
    capture.add_entry(over, EntryKind.QUOTE, "I was not believed.")
    capture.record_note(over, NoteKind.NOTE, "Buses again.")
    capture.add_comment(over, "Lovely soup.")
    capture.set_tally(over, "age", "45-54", 4)
    capture.save_attendance(replace(capture.attendance(over), people=7))
    for name in ("East Glens", "South Glens"):
        packs.install_programme(make_programme(name).file)
    database.close()
    return Written(path, over, planned, going)


@pytest.fixture
def laptop(written: Written, clock: FakeClock, changes: Changes, tmp_path: Path) -> Iterator[Laptop]:
    shutil.copyfile(written.store, tmp_path / "cafe.db")
    database, undo = Database(tmp_path / "cafe.db", KEY), UndoStack()
    yield Laptop(
        database,
        undo,
        PlanService(database, clock, changes, undo=undo),
        RunService(database, clock, changes),
        CaptureService(database, clock, changes, undo=undo),
        ContentService(database, clock, changes),
        PacksService(database, clock, changes),
        CollateService(database, clock, changes),
        written.over,
        written.planned,
        written.going,
    )
    database.close()


ACTS: dict[str, Callable[[Laptop], object]] = {
    "plan a café": lambda at: at.plan.new_cafe(),
    "copy it": lambda at: at.plan.copy(at.planned),
    "change its people": lambda at: at.plan.change_people(at.planned, 11),
    "change its hall": lambda at: at.plan.change_hall(at.planned, "Port Aird Hall"),
    "take out a stage": lambda at: at.plan.remove_stage(at.planned, at.stage),
    "cancel it": lambda at: at.plan.cancel(at.planned),
    "delete it": lambda at: at.plan.delete(at.planned),
    "say nobody came": lambda at: at.plan.nobody_came(at.planned, 2),
    "start": lambda at: at.run.start(at.planned),
    "press next": lambda at: at.run.act(at.going, Action(ActionKind.NEXT)),
    "take a press back": lambda at: at.run.undo(at.going),
    "end": lambda at: at.run.end(at.going),
    "keep a note": lambda at: at.capture.record_note(at.cafe_id, NoteKind.NOTE, "And trains."),
    "change a note": lambda at: at.capture.change_note(at.note, text="No buses."),
    "remove a note": lambda at: at.capture.remove_note(at.note),
    "make a sentence of a note": lambda at: at.capture.promote_note(at.note),
    "keep what is half typed": lambda at: at.capture.keep_draft(at.cafe_id, "note", "Half a"),
    "keep a sentence": lambda at: at.capture.add_entry(at.cafe_id, EntryKind.THEME, "One more."),
    "change a sentence": lambda at: at.capture.change_words(at.sentence, "We wait far too long."),
    "agree to it": lambda at: at.capture.agree(at.sentence),
    "place it": lambda at: at.capture.place(at.sentence, strength=Strength.MOST),
    "press a theme": lambda at: at.capture.press_theme(at.sentence, "LIS"),
    "move it": lambda at: at.capture.move(at.sentence, 1),
    "remove it": lambda at: at.capture.remove_entry(at.sentence),
    "answer for a quote": lambda at: at.capture.answer_consent(at.capture.entries(at.cafe_id)[2].id, Consent.NO),
    "leave it as it is": lambda at: at.capture.leave_as_is(at.sentence, "We", "person"),
    "count heads": lambda at: at.capture.save_attendance(replace(at.capture.attendance(at.cafe_id), people=8)),
    "count a slip": lambda at: at.capture.set_tally(at.cafe_id, "age", "45-54", 5),
    "skip a question": lambda at: at.capture.skip_question(at.cafe_id, "age"),
    "add a strip": lambda at: at.capture.add_feedback(at.cafe_id, {"F1": Face.MOSTLY, "F2": Face.VERY_MUCH}),
    "keep a comment": lambda at: at.capture.add_comment(at.cafe_id, "Warm room."),
    "remove a comment": lambda at: at.capture.remove_comment(at.capture.comments(at.cafe_id)[0].id),
    "look back": lambda at: at.capture.save_reflection(
        replace(at.capture.reflection(at.cafe_id), missing_voices="Night shifts.")
    ),
    "change the notes": lambda at: at.plan.change_note_mode(at.going, NoteMode.NONE),
    "fill in the numbers": lambda at: at.content.keep_support(Support(lead_name="Ailsa")),
    "say a number is right": lambda at: at.content.mark_checked("one"),
    "add a programme": lambda at: at.packs.install_programme(make_programme("West Glens").file),
    "choose a programme": lambda at: at.packs.choose_programme(at.packs.programmes()[0].id),
    "take a quote back": lambda at: at.packs.withdraw(at.cafe_id, at.capture.entries(at.cafe_id)[2].id),
    "make a programme": lambda at: at.collate.make_programme("North Glens"),
}  # fmt: skip


@pytest.mark.parametrize("what", ACTS)
def test_a_commit_that_the_disk_refuses_leaves_everything_as_it_was(
    laptop: Laptop, changes: Changes, what: str
) -> None:
    announced: list[object] = []
    changes.subscribe(lambda kinds, _origin: announced.append(kinds))
    before, label = laptop.rows(), laptop.undo.label
    with refused_commits(laptop.database), pytest.raises(EnvironmentFault, match="no room left"):
        ACTS[what](laptop)
    assert laptop.rows() == before
    assert announced == []
    assert laptop.undo.label == label
    ACTS[what](laptop)  # and once there is room, it goes
    assert laptop.rows() != before


def test_a_step_that_the_disk_refused_can_be_taken_back_later(laptop: Laptop) -> None:
    laptop.capture.change_words(laptop.sentence, "We wait far too long.")
    for move in (laptop.undo.undo, laptop.undo.redo):
        before = laptop.rows()
        with refused_commits(laptop.database), pytest.raises(EnvironmentFault):
            move()
        assert laptop.rows() == before
        assert move() == "Change the sentence"
