"""Somebody wants her words back, on the laptop of her host; and what her host's own list does and does not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.capture.service import CaptureService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.model.tables import DraftRow, EntryRow, NoteRow
from cafe.model.values import Consent, Entry, EntryKind
from cafe.packs.frame import frame_hash
from cafe.packs.programme_file import make_programme
from cafe.packs.service import PacksService
from cafe.packs.writer import frame_of
from cafe.plan.service import PlanService
from cafe.store.database import Database
from cafe.store.retention import Retention
from tests.packs.cafes import a_written_cafe, add_entry

QUOTE = "I had never said the word out loud."
OURS = "One of us spoke of it for the first time."


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def packs(database: Database, clock: FakeClock, changes: Changes, undo: UndoStack) -> PacksService:
    made = PacksService(database, clock, changes, undo=undo)
    made.install_programme(make_programme("East Glens Women’s Health", "cafes@eastglens.example").file)
    return made


@pytest.fixture
def capture(database: Database, clock: FakeClock, changes: Changes, undo: UndoStack) -> CaptureService:
    return CaptureService(database, clock, changes, undo=undo)


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock) -> str:
    return a_written_cafe(database, clock)


def the_quote(capture: CaptureService, cafe_id: str) -> Entry:
    return next(entry for entry in capture.entries(cafe_id) if entry.kind is EntryKind.QUOTE)


def slip_of(capture: CaptureService, cafe_id: str) -> str:
    return " ".join(capture.slips(cafe_id)[the_quote(capture, cafe_id).id])


def gone(packs: PacksService, cafe_id: str) -> list[tuple[str, str]]:
    return [(one.pack_id, one.entry_id) for one in packs.build_pack(cafe_id).withdrawn]


def test_her_three_words_find_her_quote_in_any_order(
    packs: PacksService, capture: CaptureService, cafe_id: str
) -> None:
    one, two, three = slip_of(capture, cafe_id).split()
    found = packs.her_words(f"{three.upper()}, {one} & {two}")
    assert (found.text, found.cafe_id, found.may_have_gone, found.is_gone) == (QUOTE, cafe_id, False, False)


@pytest.mark.parametrize("said", ["", "plum ferry", "nobody ever wrote"])
def test_words_that_stand_for_nothing_are_told_in_one_plain_sentence(packs: PacksService, said: str) -> None:
    with pytest.raises(ProblemToFix) as told:
        packs.her_words(said)
    assert told.value.message == "No quote on this laptop has these three words."


def test_her_words_are_truly_gone_and_no_undo_brings_them_back(
    *, packs: PacksService, capture: CaptureService, database: Database, undo: UndoStack, clock: FakeClock, cafe_id: str
) -> None:
    quote = the_quote(capture, cafe_id)
    capture.press_theme(quote.id, "WRK")
    capture.keep_draft(cafe_id, "change", f"{QUOTE} It is only", quote.id)
    with database.write() as session:
        session.add(NoteRow(id="n1", cafe_id=cafe_id, kind="quote", text=f"“{QUOTE.upper()}”", at=clock.now()))
        session.add(NoteRow(id="n2", cafe_id=cafe_id, kind="note", text="The bus", at=clock.now()))
    slip = slip_of(capture, cafe_id)
    packs.withdraw(cafe_id, quote.id)
    assert undo.label == ""
    assert undo.undo() == ""
    with database.read() as session:
        assert session.get(EntryRow, quote.id) is None
        assert session.get(NoteRow, "n1") is None
        assert session.get(NoteRow, "n2") is not None
        assert session.exec(select(DraftRow)).all() == []
    assert capture.removed_entries(cafe_id) == ()
    again = packs.her_words(slip)
    assert (again.is_gone, again.text) == (True, "")


def test_the_words_are_not_left_anywhere_in_the_files_of_the_store(
    packs: PacksService, capture: CaptureService, database: Database, cafe_id: str
) -> None:
    packs.withdraw(cafe_id, the_quote(capture, cafe_id).id)
    wal = Path(f"{database.path}-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_it_travels_with_every_later_pack_also_when_the_cafe_is_deleted(
    *, packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, changes: Changes,
    cafe_id: str, tmp_path: Path,
) -> None:  # fmt: skip
    quote, slip = the_quote(capture, cafe_id), slip_of(capture, cafe_id)
    packs.make_pack(cafe_id, tmp_path)
    packs.mark_sent(cafe_id)
    PlanService(database, clock, changes).delete(cafe_id)
    found = packs.her_words(slip)
    assert (found.text, found.may_have_gone, found.has_cafe) == (QUOTE, True, False)
    packs.withdraw(found.cafe_id, found.entry_id)
    later = a_written_cafe(database, clock, code="8AAA")
    assert gone(packs, later) == [(cafe_id, quote.id)]


def test_a_slip_still_works_when_nothing_else_of_the_cafe_is_left(
    packs: PacksService, capture: CaptureService, database: Database, cafe_id: str
) -> None:
    quote, slip = the_quote(capture, cafe_id), slip_of(capture, cafe_id)
    with database.write() as session:
        session.delete(session.get_one(EntryRow, quote.id))
    found = packs.her_words(slip)
    assert (found.text, found.is_gone) == ("", False)
    packs.withdraw(found.cafe_id, found.entry_id)
    assert packs.withdrawn() == ((cafe_id, quote.id),)


def test_a_yes_that_becomes_a_no_after_sending_is_taken_out_there_too(
    packs: PacksService, capture: CaptureService, clock: FakeClock, cafe_id: str, tmp_path: Path
) -> None:
    quote = the_quote(capture, cafe_id)
    first = packs.make_pack(cafe_id, tmp_path)
    assert gone(packs, cafe_id) == []
    clock.advance(minutes=5)
    capture.answer_consent(quote.id, Consent.NO)
    pack = packs.build_pack(cafe_id)
    assert pack.revision == first.revision + 1
    assert pack.of_kind(EntryKind.QUOTE) == ()
    assert gone(packs, cafe_id) == [(cafe_id, quote.id)]
    made = packs.make_pack(cafe_id, tmp_path)
    assert packs.build_pack(cafe_id).revision == made.revision


def a_no(packs: PacksService, capture: CaptureService, cafe_id: str, how: str) -> None:
    """She said no to her quote, in one of the ways there are; what was done with it since is ``how`` too."""
    quote = the_quote(capture, cafe_id)
    if how == "withdrawn":
        packs.withdraw(cafe_id, quote.id)
    else:
        capture.answer_consent(quote.id, Consent.NO)
    if how == "other words":
        capture.change_words(quote.id, "Something else.")
    if how == "removed":
        capture.remove_entry(quote.id)


TYPED = [QUOTE.rstrip("."), f"“{QUOTE}”", QUOTE.replace(".", "!"), QUOTE.upper()]


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("how", ["no", "withdrawn", "other words"])
def test_the_same_words_typed_once_more_are_still_a_no(
    packs: PacksService, capture: CaptureService, cafe_id: str, typed: str, how: str
) -> None:
    a_no(packs, capture, cafe_id, how)
    again = capture.add_entry(cafe_id, EntryKind.QUOTE, typed, consent=Consent.VERBATIM)
    other = capture.add_entry(cafe_id, EntryKind.QUOTE, "The bus is late.", consent=Consent.VERBATIM)
    renamed = capture.change_words(other.id, typed)
    assert (again.consent, renamed.consent) == (Consent.NO, Consent.NO)
    assert packs.build_pack(cafe_id).of_kind(EntryKind.QUOTE) == ()


@pytest.mark.parametrize("kind", [EntryKind.THEME, EntryKind.IDEA])
@pytest.mark.parametrize("how", ["no", "removed", "withdrawn"])
def test_words_of_a_no_do_not_leave_as_a_sentence_or_an_idea(
    packs: PacksService, capture: CaptureService, cafe_id: str, kind: EntryKind, how: str
) -> None:
    a_no(packs, capture, cafe_id, how)
    typed = capture.add_entry(cafe_id, kind, QUOTE.rstrip("."))
    owed = packs.owed(cafe_id)
    assert owed.sentences == ("One text has words that somebody asked to leave out. Take them out first.",)
    assert owed.owed[0].place == "write-up"
    capture.change_words(typed.id, "Some of us had never spoken of it.")
    assert packs.owed(cafe_id).is_ready


@pytest.fixture
def keeping(database: Database, clock: FakeClock, changes: Changes, folder: DataFolder, undo: UndoStack) -> Retention:
    return Retention(database, folder, clock, changes, undo)


@pytest.fixture
def sent(packs: PacksService, capture: CaptureService, clock: FakeClock, cafe_id: str, tmp_path: Path) -> Entry:
    """Her quote, which went out word for word five minutes ago."""
    packs.make_pack(cafe_id, tmp_path)
    packs.mark_sent(cafe_id)
    clock.advance(minutes=5)
    return the_quote(capture, cafe_id)


def test_a_no_is_still_said_when_the_quote_was_removed_and_its_month_is_over(
    *,
    packs: PacksService,
    capture: CaptureService,
    database: Database,
    clock: FakeClock,
    keeping: Retention,
    sent: Entry,
) -> None:
    capture.answer_consent(sent.id, Consent.NO)
    capture.remove_entry(sent.id)
    clock.advance(minutes=31 * 24 * 60)
    keeping.sweep()
    assert capture.removed_entries(sent.cafe_id) == ()
    assert gone(packs, a_written_cafe(database, clock, code="8AAA")) == [(sent.cafe_id, sent.id)]


@pytest.mark.parametrize("is_gone", [False, True])
def test_in_our_words_is_told_by_the_next_pack_when_its_cafe_was_deleted_before_it_could(
    *, packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, changes: Changes,
    keeping: Retention, sent: Entry, is_gone: bool,
) -> None:  # fmt: skip
    capture.change_words(sent.id, OURS)
    assert packs.withdrawn() == ()
    PlanService(database, clock, changes).delete(sent.cafe_id)
    if is_gone:
        keeping.delete_now(sent.cafe_id)
    assert gone(packs, a_written_cafe(database, clock, code="8AAA")) == [(sent.cafe_id, sent.id)]


def test_in_our_words_that_was_sent_stays_when_its_cafe_is_deleted(
    *, packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, changes: Changes,
    keeping: Retention, sent: Entry, tmp_path: Path,
) -> None:  # fmt: skip
    capture.change_words(sent.id, OURS)
    packs.make_pack(sent.cafe_id, tmp_path)
    packs.mark_sent(sent.cafe_id)
    PlanService(database, clock, changes).delete(sent.cafe_id)
    keeping.delete_now(sent.cafe_id)
    assert packs.withdrawn() == ()


@pytest.mark.parametrize("answer", [Consent.NO, Consent.COUNT, Consent.PARAPHRASE])
def test_no_undo_brings_a_yes_back_once_a_pack_has_said_otherwise(
    *, packs: PacksService, capture: CaptureService, undo: UndoStack, clock: FakeClock, cafe_id: str, tmp_path: Path,
    answer: Consent,
) -> None:  # fmt: skip
    quote = the_quote(capture, cafe_id)
    capture.press_theme(quote.id, "WRK")
    packs.make_pack(cafe_id, tmp_path)
    clock.advance(minutes=5)
    capture.answer_consent(quote.id, answer)
    capture.change_words(quote.id, OURS)
    packs.make_pack(cafe_id, tmp_path)
    said = packs.withdrawn()
    while undo.undo():
        clock.advance(minutes=1)
    assert the_quote(capture, cafe_id).consent is answer
    assert packs.withdrawn() == said
    assert the_quote(capture, cafe_id).themes == quote.themes


def test_a_slip_of_the_hand_can_be_undone_until_a_pack_is_made(
    capture: CaptureService, undo: UndoStack, cafe_id: str
) -> None:
    quote = the_quote(capture, cafe_id)
    capture.answer_consent(quote.id, Consent.NO)
    undo.undo()
    assert the_quote(capture, cafe_id).consent is Consent.VERBATIM
    undo.redo()
    assert the_quote(capture, cafe_id).consent is Consent.NO


def test_a_no_from_the_beginning_is_no_business_of_the_programme(
    *, packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, cafe_id: str, tmp_path: Path
) -> None:
    add_entry(database, clock, cafe_id, "Leave me out.", kind="quote", consent="no")
    clock.advance(minutes=5)
    made = packs.make_pack(cafe_id, tmp_path)
    assert gone(packs, cafe_id) == []
    assert packs.build_pack(cafe_id).revision == made.revision


@pytest.mark.parametrize("after", [Consent.PARAPHRASE, Consent.COUNT, Consent.NO])
def test_what_she_said_can_tighten_and_never_loosen_again(
    packs: PacksService, capture: CaptureService, cafe_id: str, after: Consent
) -> None:
    quote = the_quote(capture, cafe_id)
    capture.answer_consent(quote.id, after)
    with pytest.raises(ProblemToFix):
        capture.answer_consent(quote.id, Consent.VERBATIM)
    if after is Consent.PARAPHRASE:
        capture.change_words(quote.id, OURS)
    leaving = packs.build_pack(cafe_id).of_kind(EntryKind.QUOTE)
    assert [entry.consent for entry in leaving] == ([after] if after.lets_words_leave else [])


def test_in_our_words_waits_until_it_is_in_other_words(
    packs: PacksService, capture: CaptureService, undo: UndoStack, cafe_id: str
) -> None:
    quote = the_quote(capture, cafe_id)
    capture.answer_consent(quote.id, Consent.PARAPHRASE)
    owed = packs.owed(cafe_id)
    assert owed.sentences == ("One quote may go in your words only. Put it in other words first.",)
    assert (owed.owed[0].place, owed.quotes_waiting) == ("write-up", (quote.id,))
    with pytest.raises(ProblemToFix):
        packs.build_pack(cafe_id)
    capture.change_words(quote.id, f"“{QUOTE.upper().rstrip('.')}!”")
    assert not packs.owed(cafe_id).is_ready
    capture.change_words(quote.id, OURS)
    (leaves,) = packs.build_pack(cafe_id).of_kind(EntryKind.QUOTE)
    assert (leaves.text, leaves.consent) == (OURS, Consent.PARAPHRASE)
    assert QUOTE.encode() not in frame_of(packs.build_pack(cafe_id))
    capture.change_words(quote.id, QUOTE)
    assert not packs.owed(cafe_id).is_ready
    undo.undo()
    assert packs.owed(cafe_id).is_ready


def test_what_goes_in_our_words_stands_apart_from_her_own(
    packs: PacksService, capture: CaptureService, cafe_id: str
) -> None:
    capture.change_words(the_quote(capture, cafe_id).id, OURS)
    shown = packs.preview(cafe_id)
    assert shown.quotes == ()
    ((text, is_hers, said),) = [(one.text, one.is_hers, one.consent) for one in shown.in_our_words]
    assert (text, is_hers, said) == (OURS, False, "Said yes, in our words")


def test_a_name_on_the_list_is_asked_about_before_sending(
    packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, cafe_id: str
) -> None:
    add_entry(database, clock, cafe_id, "We all said what tatty said.")
    assert packs.owed(cafe_id).flags == ()
    capture.keep_names(cafe_id, ["Tatty"])
    (owed,) = packs.owed(cafe_id).flags
    assert owed.flag.text == "tatty"
    capture.leave_as_is(owed.target, owed.flag.text, owed.flag.kind.value)
    assert packs.owed(cafe_id).is_ready


def test_the_list_is_in_no_pack(packs: PacksService, capture: CaptureService, cafe_id: str) -> None:
    before = frame_of(packs.build_pack(cafe_id))
    capture.keep_names(cafe_id, ["Wilhelmina", "Tatty"])
    slip = slip_of(capture, cafe_id)
    after = frame_of(packs.build_pack(cafe_id))
    assert frame_hash(after) == frame_hash(before)
    assert b"wilhelmina" not in after.lower()
    assert slip.encode() not in after


@pytest.fixture
def side_by_side(database: Database, clock: FakeClock, cafe_id: str) -> Callable[[], None]:
    def write() -> None:
        add_entry(database, clock, cafe_id, "A crofter with lupus waits a year to be seen.")

    return write


def test_small_things_that_point_to_one_person_together_wait_for_an_answer(
    packs: PacksService, capture: CaptureService, side_by_side: Callable[[], None], cafe_id: str
) -> None:
    assert packs.owed(cafe_id).together == ()
    side_by_side()
    ready = packs.owed(cafe_id)
    (together,) = ready.together
    assert together.details == ("crofter", "lupus")
    assert [one.place for one in ready.owed] == ["check"]
    with pytest.raises(ProblemToFix):
        packs.build_pack(cafe_id)
    capture.leave_together(together.pairs)
    assert packs.owed(cafe_id).is_ready
    assert packs.owed(cafe_id).together == ()


def test_leaving_them_as_they_are_is_one_step_of_undo(
    packs: PacksService,
    capture: CaptureService,
    undo: UndoStack,
    side_by_side: Callable[[], None],
    cafe_id: str,
) -> None:
    side_by_side()
    capture.leave_together(packs.owed(cafe_id).together[0].pairs)
    undo.undo()
    assert len(packs.owed(cafe_id).together) == 1
    undo.redo()
    assert packs.owed(cafe_id).together == ()


def test_a_combination_of_words_that_are_already_asked_about_waits_for_those(
    packs: PacksService, capture: CaptureService, database: Database, clock: FakeClock, cafe_id: str
) -> None:
    entry_id = add_entry(database, clock, cafe_id, "The only midwife on the island has lupus.")
    ready = packs.owed(cafe_id)
    assert ready.flags
    assert ready.together == ()
    for owed in ready.flags:
        capture.leave_as_is(entry_id, owed.flag.text, owed.flag.kind.value)
    assert len(packs.owed(cafe_id).together) == 1
