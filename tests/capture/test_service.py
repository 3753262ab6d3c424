"""Every change is one durable row and one step of undo; what half-typed words were, nobody keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cafe.capture.service import CaptureService
from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock
from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.tables import CafeRow, DraftRow, StageRow
from cafe.model.values import (
    Actor,
    Attendance,
    Consent,
    Direction,
    Entry,
    EntryKind,
    Face,
    GuardAnswer,
    NoteKind,
    Reflection,
    Strength,
    Tally,
)
from cafe.store.database import Database
from tests.builders import a_cafe
from tests.fakes import full_disk


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def capture(database: Database, clock: FakeClock, changes: Changes, undo: UndoStack) -> CaptureService:
    return CaptureService(database, clock, changes, undo=undo)


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock) -> str:
    made = a_cafe(database, clock)
    clock.advance(minutes=5)
    return made


def changed_at(database: Database, cafe_id: str) -> datetime:
    with database.read() as session:
        row = session.get(CafeRow, cafe_id)
    assert row is not None
    return row.changed_at


def a_sentence(capture: CaptureService, cafe_id: str, text: str = "It comes on young.") -> Entry:
    return capture.add_entry(cafe_id, EntryKind.THEME, text, in_room=True)


def test_a_note_is_kept_with_its_themes_and_its_moment(capture: CaptureService, cafe_id: str, clock: FakeClock) -> None:
    kept = capture.record_note(cafe_id, NoteKind.NOTE, " Felt\nbrushed off. ", themes=("LIS",), stage_id="round")
    assert capture.notes(cafe_id) == (kept,)
    assert (kept.text, kept.themes, kept.stage_id, kept.at) == (
        "Felt brushed off.",
        ("LIS",),
        "round",
        clock.now(),
    )


def test_notes_of_one_moment_stay_in_the_order_they_were_written(capture: CaptureService, cafe_id: str) -> None:
    for number in range(12):
        capture.record_note(cafe_id, NoteKind.NOTE, f"note {number}")
    assert [note.text for note in capture.notes(cafe_id)] == [f"note {number}" for number in range(12)]


def test_a_removed_note_waits_on_the_shelf_and_comes_back(capture: CaptureService, cafe_id: str) -> None:
    note = capture.record_note(cafe_id, NoteKind.NOTE, "note")
    capture.remove_note(note.id)
    assert capture.notes(cafe_id) == ()
    assert capture.removed_notes(cafe_id) == (note,)
    capture.restore_note(note.id)
    assert capture.notes(cafe_id) == (note,)


def test_notes_never_make_a_cafe_worth_sending_again(capture: CaptureService, cafe_id: str, database: Database) -> None:
    before = changed_at(database, cafe_id)
    note = capture.record_note(cafe_id, NoteKind.QUOTE, "note")
    capture.change_note(note.id, text="other", kind=NoteKind.IDEA, themes=("ACC",))
    capture.answer_note_consent(note.id, Consent.NO)
    capture.leave_as_is(note.id, "other", "RARE")
    capture.keep_draft(cafe_id, "capture", "half")
    capture.set_tally(cafe_id, "age", "45-54", 3)
    capture.add_comment(cafe_id, "Lovely scones.")
    assert changed_at(database, cafe_id) == before


def test_what_travels_makes_a_sent_cafe_worth_sending_again(
    capture: CaptureService, cafe_id: str, database: Database, clock: FakeClock
) -> None:
    entry = a_sentence(capture, cafe_id)
    quote = capture.add_entry(cafe_id, EntryKind.QUOTE, "Nobody had told me.")
    changes_that_travel: list[Callable[[], object]] = [
        lambda: capture.change_words(entry.id, "It comes on very young."),
        lambda: capture.agree(entry.id),
        lambda: capture.press_theme(entry.id, "INF"),
        lambda: capture.place(entry.id, strength=Strength.MOST),
        lambda: capture.answer_consent(quote.id, Consent.VERBATIM),
        lambda: capture.add_entry(cafe_id, EntryKind.THEME, "And another."),
        lambda: capture.move(entry.id, 1),
        lambda: capture.remove_entry(entry.id),
        lambda: capture.restore_entry(entry.id),
        lambda: capture.save_attendance(Attendance(cafe_id, people=9)),
        lambda: capture.set_feedback_count(cafe_id, "F1", Face.MOSTLY, 4),
        lambda: capture.save_reflection(Reflection(cafe_id, disagreed="When to ask.")),
    ]
    for change in changes_that_travel:
        clock.advance(seconds=1)
        change()
        assert changed_at(database, cafe_id) == clock.now()


def test_a_promoted_note_brings_its_themes_and_its_answer(capture: CaptureService, cafe_id: str) -> None:
    answer = GuardAnswer("the nurse", "RARE")
    note = capture.record_note(
        cafe_id,
        NoteKind.QUOTE,
        "I asked the nurse.",
        themes=("LIS",),
        consent=Consent.PARAPHRASE,
        left_as_is=(answer,),
    )
    entry = capture.promote_note(note.id)
    assert (entry.kind, entry.text, entry.themes, entry.consent, entry.left_as_is) == (
        EntryKind.QUOTE, "I asked the nurse.", ("LIS",), Consent.PARAPHRASE, (answer,),
    )  # fmt: skip
    assert capture.notes(cafe_id) == (note,)


def test_a_quote_left_out_stays_a_note_even_when_it_is_called_something_else(
    capture: CaptureService, cafe_id: str
) -> None:
    note = capture.record_note(cafe_id, NoteKind.QUOTE, "Please do not say this.", consent=Consent.NO)
    capture.change_note(note.id, kind=NoteKind.NOTE)
    with pytest.raises(ProblemToFix, match="left out"):
        capture.promote_note(note.id)
    assert capture.entries(cafe_id) == ()


def test_a_sentence_is_placed_bit_by_bit(capture: CaptureService, cafe_id: str) -> None:
    entry = a_sentence(capture, cafe_id)
    capture.place(entry.id, themes=("ACC", "WAI", "INF"), strength=Strength.SOME)
    capture.place(entry.id, direction=Direction.BARRIER, actors=(Actor.BOARD, Actor.US, Actor.BOARD))
    after = capture.place(entry.id, life_stages=("menopause",), setting="gp")
    assert after == capture.entries(cafe_id)[0]
    assert (after.themes, after.strength, after.direction) == (
        ("WAI", "INF"),
        Strength.SOME,
        Direction.BARRIER,
    )
    assert (after.actors, after.life_stages, after.setting) == ((Actor.BOARD, Actor.US), ("menopause",), "gp")
    assert capture.place(entry.id, strength=None).strength is None


def test_changed_words_ask_the_group_again(capture: CaptureService, cafe_id: str) -> None:
    entry = a_sentence(capture, cafe_id)
    assert capture.agree(entry.id).is_agreed
    assert not capture.change_words(entry.id, "It comes on earlier than we thought.").is_agreed


def test_words_changed_after_the_cafe_count_as_written_afterwards(
    capture: CaptureService, cafe_id: str, database: Database
) -> None:
    entry = a_sentence(capture, cafe_id)
    capture.agree(entry.id)
    assert not capture.change_words(entry.id, "It comes on early.").in_room
    with database.write() as session:
        session.get_one(CafeRow, cafe_id).state = "running"
    other = a_sentence(capture, cafe_id)
    capture.agree(other.id)
    assert capture.change_words(other.id, "It comes on very early.").in_room


def test_an_answer_about_a_question_is_kept_when_the_look_back_is_changed(
    capture: CaptureService, cafe_id: str, database: Database
) -> None:
    with database.write() as session:
        session.add(
            StageRow(
                id="one", cafe_id=cafe_id, position=0, kind="round1", title="Round 1", seconds=60, question="Why Morag?"
            )
        )
    capture.leave_as_is(cafe_id, "Morag", "PERSON")
    capture.save_reflection(replace(capture.reflection(cafe_id), looked_over_by_two=True))
    assert capture.reflection(cafe_id).left_as_is == (GuardAnswer("Morag", "PERSON"),)


def test_a_no_cannot_become_a_yes_but_a_slip_of_the_hand_can_be_undone(
    capture: CaptureService, cafe_id: str, undo: UndoStack
) -> None:
    quote = capture.add_entry(cafe_id, EntryKind.QUOTE, "Nobody had told me.")
    capture.answer_consent(quote.id, Consent.NO)
    with pytest.raises(ProblemToFix, match="only become tighter"):
        capture.answer_consent(quote.id, Consent.VERBATIM)
    assert capture.entries(cafe_id)[0].consent is Consent.NO
    undo.undo()
    assert capture.answer_consent(quote.id, Consent.VERBATIM).consent is Consent.VERBATIM


def test_only_a_quote_is_asked_for(capture: CaptureService, cafe_id: str) -> None:
    with pytest.raises(Bug):
        capture.answer_consent(a_sentence(capture, cafe_id).id, Consent.NO)


def test_entries_move_among_their_own_kind(capture: CaptureService, cafe_id: str) -> None:
    first, second = a_sentence(capture, cafe_id, "one"), a_sentence(capture, cafe_id, "two")
    capture.add_entry(cafe_id, EntryKind.IDEA, "an idea")
    third = a_sentence(capture, cafe_id, "three")
    after = capture.move(third.id, 0)
    assert [entry.text for entry in after if entry.kind is EntryKind.THEME] == ["three", "one", "two"]
    after = capture.move(third.id, 99)
    assert [entry.text for entry in after] == ["one", "two", "an idea", "three"]
    assert {first.id, second.id} < {entry.id for entry in after}


def test_a_sixth_in_the_room_is_not_kept_and_its_draft_is_still_there(capture: CaptureService, cafe_id: str) -> None:
    for number in range(5):
        a_sentence(capture, cafe_id, f"sentence {number}")
    capture.keep_draft(cafe_id, "harvest", "One more", "theme")
    with pytest.raises(ProblemToFix, match="five is plenty"):
        capture.add_entry(cafe_id, EntryKind.THEME, "One more", in_room=True, draft_place="harvest")
    assert len(capture.entries(cafe_id)) == 5
    draft = capture.draft(cafe_id, "harvest")
    assert draft is not None and (draft.text, draft.kind) == ("One more", "theme")


def test_coming_back_from_the_shelf_needs_room_too(capture: CaptureService, cafe_id: str) -> None:
    first = a_sentence(capture, cafe_id, "the first")
    capture.remove_entry(first.id)
    for number in range(5):
        a_sentence(capture, cafe_id, f"sentence {number}")
    with pytest.raises(ProblemToFix, match="five is plenty"):
        capture.restore_entry(first.id)
    assert [entry.id for entry in capture.removed_entries(cafe_id)] == [first.id]


def test_the_draft_goes_in_the_same_moment_as_its_words_are_kept(
    capture: CaptureService, cafe_id: str, database: Database
) -> None:
    capture.keep_draft(cafe_id, "capture", "half a no")
    capture.keep_draft(cafe_id, "capture", "half a note")
    capture.record_note(cafe_id, NoteKind.NOTE, "half a note", draft_place="capture")
    with database.read() as session:
        assert session.get(DraftRow, (cafe_id, "capture")) is None


def test_an_emptied_field_leaves_no_draft(capture: CaptureService, cafe_id: str) -> None:
    capture.keep_draft(cafe_id, "capture", "half")
    capture.keep_draft(cafe_id, "capture", "  ")
    assert capture.draft(cafe_id, "capture") is None


@pytest.mark.parametrize(("mode", "people"), [("none", None), ("after", 2)])
def test_a_cafe_that_keeps_no_words_keeps_none(
    database: Database, clock: FakeClock, changes: Changes, mode: str, people: int | None
) -> None:
    capture = CaptureService(database, clock, changes)
    cafe_id = a_cafe(database, clock, note_mode=mode)
    capture.save_attendance(Attendance(cafe_id, people=people))
    with pytest.raises(ProblemToFix, match="No words are kept" if people else "keeps no notes"):
        capture.record_note(cafe_id, NoteKind.NOTE, "note")
    with pytest.raises(ProblemToFix, match="No words are kept" if people else "keeps no notes"):
        a_sentence(capture, cafe_id)
    assert capture.notes(cafe_id) == capture.entries(cafe_id) == ()


def test_what_was_left_as_it_is_is_remembered_once_and_can_be_undone(
    capture: CaptureService, cafe_id: str, undo: UndoStack
) -> None:
    entry = a_sentence(capture, cafe_id)
    comment = capture.add_comment(cafe_id, "The nurse was kind.")
    capture.save_reflection(Reflection(cafe_id, missing_voices="Young mums"))
    capture.leave_as_is(entry.id, "young", "AGE")
    capture.leave_as_is(entry.id, "young", "AGE")
    capture.leave_as_is(comment.id, "The nurse", "RARE")
    capture.leave_as_is(cafe_id, "Young mums", "RARE")
    assert capture.entries(cafe_id)[0].left_as_is == (GuardAnswer("young", "AGE"),)
    assert capture.comments(cafe_id)[0].left_as_is == (GuardAnswer("The nurse", "RARE"),)
    assert capture.reflection(cafe_id).left_as_is == (GuardAnswer("Young mums", "RARE"),)
    assert undo.undo() == "Leave it as it is"
    assert capture.reflection(cafe_id).left_as_is == ()
    with pytest.raises(Bug):
        capture.leave_as_is("nothing", "young", "AGE")


def test_heads_are_kept_or_not_counted(capture: CaptureService, cafe_id: str) -> None:
    assert capture.attendance(cafe_id) == Attendance(cafe_id)
    counted = Attendance(cafe_id, 14, 2, 6, None, 0, ("bsl", "travel"))
    assert capture.save_attendance(counted) == counted
    assert capture.attendance(cafe_id) == counted
    with pytest.raises(ProblemToFix):
        capture.save_attendance(replace(counted, people=3))
    assert capture.attendance(cafe_id) == counted


def test_tallies_and_feedback_never_mix(capture: CaptureService, cafe_id: str) -> None:
    capture.set_tally(cafe_id, "age", "45-54", 5)
    capture.set_tally(cafe_id, "age", "55-64", 0)
    capture.set_feedback_count(cafe_id, "F1", Face.MOSTLY, 4)
    assert capture.tallies(cafe_id) == (Tally("age", "45-54", 5), Tally("age", "55-64", 0))
    assert capture.feedback(cafe_id).counts == (Tally("F1", "mostly", 4),)
    with pytest.raises(Bug):
        capture.set_feedback_count(cafe_id, "age", Face.MOSTLY, 4)


def test_a_skipped_question_takes_all_its_counts_and_undo_brings_them_back(
    capture: CaptureService, cafe_id: str, undo: UndoStack
) -> None:
    capture.set_tally(cafe_id, "age", "45-54", 5)
    capture.set_tally(cafe_id, "carer", "yes", 2)
    capture.skip_question(cafe_id, "age")
    assert capture.tallies(cafe_id) == (Tally("carer", "yes", 2),)
    undo.undo()
    assert set(capture.tallies(cafe_id)) == {Tally("age", "45-54", 5), Tally("carer", "yes", 2)}


def test_one_strip_is_added_to_the_sums_and_taken_back_whole(
    capture: CaptureService, cafe_id: str, undo: UndoStack
) -> None:
    capture.set_feedback_count(cafe_id, "F1", Face.MOSTLY, 4)
    capture.add_feedback(cafe_id, {"F1": Face.MOSTLY, "F3": Face.VERY_MUCH})
    assert set(capture.feedback(cafe_id).counts) == {Tally("F1", "mostly", 5), Tally("F3", "very_much", 1)}
    undo.undo()
    assert capture.feedback(cafe_id).counts == (Tally("F1", "mostly", 4),)


def test_the_order_of_comments_says_nothing_about_who_wrote_first(capture: CaptureService, cafe_id: str) -> None:
    for number in range(12):
        capture.add_comment(cafe_id, f"comment {number:02}")
    shown = capture.feedback(cafe_id).comments
    assert sorted(shown) == [f"comment {number:02}" for number in range(12)]
    assert [comment.id for comment in capture.comments(cafe_id)] == sorted(c.id for c in capture.comments(cafe_id))


def test_a_removed_comment_comes_back_only_by_undo(capture: CaptureService, cafe_id: str, undo: UndoStack) -> None:
    comment = capture.add_comment(cafe_id, "Lovely scones.")
    capture.remove_comment(comment.id)
    assert capture.comments(cafe_id) == ()
    assert undo.undo() == "Remove the comment"
    assert capture.comments(cafe_id) == (comment,)


def test_pages_are_told_what_kind_of_thing_changed(capture: CaptureService, cafe_id: str, changes: Changes) -> None:
    told: list[frozenset[Kind]] = []
    changes.subscribe(lambda kinds, _origin: told.append(kinds))
    a_sentence(capture, cafe_id)
    capture.save_attendance(Attendance(cafe_id, people=9))
    capture.keep_draft(cafe_id, "capture", "half")
    assert told == [frozenset({Kind.ENTRIES}), frozenset({Kind.PEOPLE})]


def test_on_a_full_disk_nothing_is_announced_and_nothing_can_be_undone(
    capture: CaptureService, cafe_id: str, database: Database, changes: Changes, undo: UndoStack
) -> None:
    kept = a_sentence(capture, cafe_id)
    label = undo.label
    told: list[object] = []
    changes.subscribe(lambda kinds, _origin: told.append(kinds))
    with full_disk(database), pytest.raises(EnvironmentFault, match="no room left"):
        for _turn in range(200):
            capture.record_note(cafe_id, NoteKind.NOTE, "x" * 4000)
            told.clear()
            label = undo.label
    assert told == []
    assert undo.label == label
    assert capture.entries(cafe_id) == (kept,)


class Writing(RuleBasedStateMachine):
    """Any evening of writing, then undone to the beginning and done again, is the same evening."""

    capture: CaptureService
    undo: UndoStack
    cafe_id: str

    @initialize()
    def a_cafe(self) -> None:
        self.cafe_id = a_cafe(self.database, self.clock)  # type: ignore[attr-defined]
        self.undo = UndoStack()
        self.capture = CaptureService(self.database, self.clock, Changes(), undo=self.undo)  # type: ignore[attr-defined]

    def some(self, number: int) -> Entry | None:
        entries = self.capture.entries(self.cafe_id)
        return entries[number % len(entries)] if entries else None

    @rule(kind=st.sampled_from(EntryKind), in_room=st.booleans())
    def add(self, kind: EntryKind, in_room: bool) -> None:
        try:
            self.capture.add_entry(self.cafe_id, kind, "Words.", in_room=in_room)
        except ProblemToFix:
            assert len(self.capture.entries(self.cafe_id)) >= 5

    @rule(which=st.integers(0, 99), words=st.sampled_from(["Words.", "Other words.", "More."]))
    def change(self, which: int, words: str) -> None:
        if entry := self.some(which):
            self.capture.change_words(entry.id, words)

    @rule(which=st.integers(0, 99), code=st.sampled_from(["ACC", "WAI", "INF"]))
    def press(self, which: int, code: str) -> None:
        if entry := self.some(which):
            self.capture.press_theme(entry.id, code)

    @rule(which=st.integers(0, 99), to=st.integers(0, 9))
    def move(self, which: int, to: int) -> None:
        if entry := self.some(which):
            self.capture.move(entry.id, to)

    @rule(which=st.integers(0, 99))
    def remove(self, which: int) -> None:
        if entry := self.some(which):
            self.capture.remove_entry(entry.id)

    @rule()
    def there_and_back(self) -> None:
        now = self.capture.entries(self.cafe_id)
        steps = 0
        while self.undo.undo():
            steps += 1
        assert self.capture.entries(self.cafe_id) == ()
        for _step in range(steps):
            self.undo.redo()
        assert self.capture.entries(self.cafe_id) == now

    @invariant()
    def never_too_much(self) -> None:
        if not hasattr(self, "cafe_id"):
            return
        sentences = [entry for entry in self.capture.entries(self.cafe_id) if entry.kind is EntryKind.THEME]
        assert len(sentences) <= 8
        assert sum(entry.in_room for entry in sentences) <= 5


def test_any_evening_can_be_undone_to_its_beginning_and_done_again(database: Database, clock: FakeClock) -> None:
    machine = type("Evening", (Writing,), {"database": database, "clock": clock})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_not_even_the_order_on_the_disk_tells_who_answered_first(capture: CaptureService, cafe_id: str) -> None:
    strips = ({"F5": Face.VERY_MUCH, "F1": Face.MOSTLY}, {"F2": Face.A_LITTLE, "ons-happy": "9"}, {"F1": Face.A_LITTLE})
    for strip in strips:
        capture.add_feedback(cafe_id, strip)
    capture.add_slip(cafe_id, {"carer": "yes", "age": "25-34"})
    kept = [(tally.question, tally.category) for tally in capture._tallies(cafe_id)]
    assert kept == sorted(kept) and len(kept) == 7


def test_an_answer_that_is_not_on_the_slip_is_not_counted(capture: CaptureService, cafe_id: str) -> None:
    with pytest.raises(Bug):
        capture.add_slip(cafe_id, {"age": "about forty"})
    assert capture.tallies(cafe_id) == ()
