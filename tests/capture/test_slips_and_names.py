"""What only this laptop knows: the three words of a quote, and the names that it watches for."""

from __future__ import annotations

import pytest
from sqlmodel import select

from cafe.capture import slips
from cafe.capture.service import CaptureService
from cafe.content.word_list import all_words
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.tables import RoomNamesRow
from cafe.model.values import Consent, EntryKind, NoteKind
from cafe.plan.service import PlanService
from cafe.store.database import Database
from tests.builders import a_cafe


@pytest.fixture
def capture(database: Database, clock: FakeClock, changes: Changes) -> CaptureService:
    return CaptureService(database, clock, changes, undo=UndoStack())


@pytest.fixture
def plan(database: Database, clock: FakeClock, changes: Changes) -> PlanService:
    return PlanService(database, clock, changes)


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock) -> str:
    return a_cafe(database, clock)


def test_every_quote_has_three_words_of_the_list_and_keeps_them(capture: CaptureService, cafe_id: str) -> None:
    first = capture.add_entry(cafe_id, EntryKind.QUOTE, "I sat in the car and cried")
    capture.add_entry(cafe_id, EntryKind.THEME, "Nobody told us")
    (words,) = capture.slips(cafe_id).values()
    assert len(set(words)) == 3
    assert set(words) <= set(all_words())
    second = capture.add_entry(cafe_id, EntryKind.QUOTE, "I thought it was only me")
    assert list(capture.slips(cafe_id)) == [first.id, second.id]
    assert capture.slips(cafe_id)[first.id] == words
    assert capture.slips(cafe_id)[second.id] != words


def test_words_that_stand_for_a_quote_are_given_to_no_other_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    some = all_words()[:3]
    monkeypatch.setattr(slips, "all_words", lambda: all_words()[:4])
    for _again in range(40):
        assert set(slips.new_words({slips.key(some)})) != set(some)


@pytest.mark.parametrize("said", ["plum ferry moss", "Plum, FERRY · moss", "1. plum 2. ferry 3. moss"])
def test_three_words_are_read_however_they_are_typed(said: str) -> None:
    assert slips.typed(said) == ("plum", "ferry", "moss")


@pytest.mark.parametrize("said", ["", "plum ferry", "plum ferry moss heron"])
def test_other_than_three_words_are_no_slip(said: str) -> None:
    assert slips.typed(said) == ()


def test_names_to_watch_for_are_kept_once_each_and_can_all_go(capture: CaptureService, cafe_id: str) -> None:
    assert capture.names_to_watch(cafe_id) == ()
    assert capture.keep_names(cafe_id, ["Eilidh", " eilidh ", "", "Wee  Jean"]) == ("eilidh", "Wee Jean")
    assert capture.names_to_watch(cafe_id) == ("eilidh", "Wee Jean")
    capture.keep_names(cafe_id, [])
    assert capture.names_to_watch(cafe_id) == ()


def test_a_list_as_long_as_a_register_is_not_kept(capture: CaptureService, cafe_id: str) -> None:
    capture.keep_names(cafe_id, ["Morag"])
    with pytest.raises(ProblemToFix):
        capture.keep_names(cafe_id, [f"Name{n}" for n in range(61)])
    assert capture.names_to_watch(cafe_id) == ("Morag",)


def test_the_names_go_when_the_cafe_is_deleted_and_do_not_come_back(
    capture: CaptureService, plan: PlanService, database: Database, cafe_id: str
) -> None:
    capture.keep_names(cafe_id, ["Morag"])
    plan.delete(cafe_id)
    with database.read() as session:
        assert session.exec(select(RoomNamesRow)).all() == []
    plan.restore(cafe_id)
    assert capture.names_to_watch(cafe_id) == ()


def test_a_no_is_not_undone_by_keeping_the_same_words_again(capture: CaptureService, cafe_id: str) -> None:
    note = capture.record_note(cafe_id, NoteKind.QUOTE, "I was told it is my age", consent=Consent.VERBATIM)
    entry = capture.promote_note(note.id)
    capture.answer_consent(entry.id, Consent.NO)
    capture.remove_entry(entry.id)
    assert capture.promote_note(note.id).consent is Consent.NO
    assert capture.add_entry(cafe_id, EntryKind.QUOTE, "I was told it is my age").consent is Consent.NO
    assert capture.add_entry(cafe_id, EntryKind.QUOTE, "Other words").consent is Consent.NOT_ASKED
