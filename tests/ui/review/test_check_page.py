"""Check and send: what leaves is looked at, what is owed is answered, and only then are the files made."""

from __future__ import annotations

import errno
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.core import files
from cafe.core.clock import FakeClock
from cafe.model.tables import AttendanceRow, CafeRow, EntryRow, StageRow
from cafe.model.values import GuardAnswer
from cafe.packs.programme_file import NewProgramme
from cafe.packs.reader import read_pack
from cafe.packs.service import PacksService
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.tasks import TaskRunner
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.packs.cafes import COMMENT, NOTE, TITLE, a_written_cafe, add_entry
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on
from tests.ui.review.conftest import Answers

MAKE = "Make the summary and pack"


def came(database: Database, cafe_id: str, people: int, first_timers: int = 0) -> None:
    with database.write() as session:
        row = session.get_one(AttendanceRow, cafe_id)
        row.people, row.first_timers, row.support_cards = people, first_timers, 2
        session.add(row)


def is_on(root: QWidget, name: str) -> bool:
    return named(root, name, QAbstractButton).isEnabled()


def key(window: Window, which: Qt.Key) -> None:
    """Press a key where the focus is."""
    target = window.focusWidget()
    assert target is not None
    QTest.keyClick(target, which)
    settle()


def test_everything_that_leaves_is_on_the_page_and_nothing_that_stays(
    open_page: OpenPage, cafe_id: str, programme: NewProgramme
) -> None:
    said = words_on(open_page("check", cafe_id))
    for leaving in (
        "14",
        "November 2026 · Highland",
        "It is hard to say the word at work.",
        "“I had never said the word out loud.”",
        "A fan and a flexible start.",
        "Who could act: an employer and us",
        "Whether to ask men along.",
        "Why?",
    ):
        assert leaving in said
    for staying in (NOTE, COMMENT, TITLE, "26 November", "45-54"):
        assert staying not in said
    assert "One working note" in said
    assert "Nothing has been sent yet" in said


def test_a_quote_without_a_yes_stays_and_says_so(
    open_page: OpenPage, cafe_id: str, database: Database, clock: FakeClock, services: Services
) -> None:
    add_entry(database, clock, cafe_id, "My sister went through the same.", kind="quote", consent="no")
    said = words_on(open_page("check", cafe_id))
    assert "Said no · stays here" in said
    assert "1 goes, 1 stays" in said
    assert "My sister" not in str(services.packs.build_pack(cafe_id, with_words=True))


def test_a_sentence_that_the_room_did_not_agree_to_stays_and_says_so(
    open_page: OpenPage, cafe_id: str, database: Database, clock: FakeClock
) -> None:
    add_entry(database, clock, cafe_id, "The word is worse than the thing.", in_room=True, is_agreed=False)
    said = words_on(open_page("check", cafe_id))
    assert "Not agreed in the room, so it stays here" in said
    assert "2 go, 1 stays" in said


def test_both_files_are_made_in_one_press_and_the_programme_opens_the_pack(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str, programme: NewProgramme
) -> None:
    page = open_page("check", cafe_id)
    assert page.isAncestorOf(window.focusWidget())
    key(window, Qt.Key.Key_Return)
    assert window.place == "sent"
    folder = services.folder.to_send
    assert sorted(file.name for file in folder.iterdir()) == ["cafe-7K2M-summary.pdf", "cafe-7K2M.cafepack"]
    read = read_pack(folder / "cafe-7K2M.cafepack", [programme.identity])
    assert read.pack == services.packs.build_pack(cafe_id)


def test_while_something_is_owed_no_file_can_be_made(
    open_page: OpenPage, window: Window, cafe_id: str, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    add_entry(database, clock, cafe_id, "So I said nothing.", kind="quote", consent="not_asked")
    page = open_page("check", cafe_id)
    for name in (MAKE, "Just the PDF", "Look at the PDF"):
        assert not is_on(page, name)
    assert "Before you send" in words_on(page)
    press(page, "One quote needs a yes or no before you can send this one.")
    assert window.place == "write-up"


def test_who_came_is_answered_on_its_own_page(
    open_page: OpenPage, window: Window, cafe_id: str, database: Database, programme: NewProgramme
) -> None:
    with database.write() as session:
        session.get_one(AttendanceRow, cafe_id).people = None
    page = open_page("check", cafe_id)
    press(page, "Say how many people came.")
    assert window.place == "who-came"


def test_a_name_is_swapped_where_it_is_seen_and_can_be_taken_back(
    open_page: OpenPage,
    window: Window,
    cafe_id: str,
    database: Database,
    clock: FakeClock,
    services: Services,
    programme: NewProgramme,
) -> None:
    entry = add_entry(database, clock, cafe_id, "Morag waited nine months.", kind="idea")
    page = open_page("check", cafe_id)
    assert "One thing could point to a person" in words_on(page)
    assert "Could a neighbour who was at the shop that day guess who this is?" in words_on(page)
    assert not is_on(page, MAKE)
    press(page, "Morag: write someone instead")
    assert {e.id: e.text for e in services.capture.entries(cafe_id)}[entry] == "Someone waited nine months."
    assert is_on(page, MAKE)
    assert window.focusWidget() is named(page, MAKE)
    press(window, "Undo")
    assert "One thing could point to a person" in words_on(page)


def test_leaving_it_as_it_is_is_an_answer_that_is_shown_again_before_it_goes(
    open_page: OpenPage,
    window: Window,
    cafe_id: str,
    database: Database,
    clock: FakeClock,
    services: Services,
    programme: NewProgramme,
) -> None:
    add_entry(database, clock, cafe_id, "Morag waited, and Ishbel drove her.", kind="idea")
    page = open_page("check", cafe_id)
    press(page, "Morag: leave it as it is")
    assert "One thing could point to a person" in words_on(page)
    assert "Ishbel" in window.focusWidget().accessibleName()  # the keyboard goes on to the next one
    press(page, "Ishbel: leave it as it is")
    assert "Left as it is: “Morag” and “Ishbel”" in words_on(page)
    press(page, MAKE)
    assert window.place == "sent"


def test_what_is_owed_here_is_found_in_one_press_by_keyboard(
    open_page: OpenPage, window: Window, cafe_id: str, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    add_entry(database, clock, cafe_id, "Morag waited nine months.", kind="idea")
    page = open_page("check", cafe_id)
    assert window.focusWidget().accessibleName().startswith("Morag: write")
    named(page, "Just the PDF").setFocus()
    press(page, "One thing could point to a person. Look at it before you send.")
    key(window, Qt.Key.Key_Space)
    assert "Safe to send" in words_on(page)


def test_the_look_back_and_a_question_are_answered_here_too(
    open_page: OpenPage, cafe_id: str, database: Database, services: Services, programme: NewProgramme
) -> None:
    reflection = services.capture.reflection(cafe_id)
    services.capture.save_reflection(replace(reflection, missing_voices="Women like Morag.", disagreed="Ask Ishbel."))
    with database.write() as session:
        stage = session.get_one(StageRow, services.plan.plan(cafe_id).stages[0].id)
        stage.question = "What did Effie say?"
        session.add(stage)
    page = open_page("check", cafe_id)
    press(page, "Morag: write someone instead")
    press(page, "Ishbel: write someone instead")
    press(page, "Effie: write someone instead")
    after = services.capture.reflection(cafe_id)
    assert (after.missing_voices, after.disagreed) == ("Women like someone.", "Ask someone.")
    assert services.plan.plan(cafe_id).stages[0].question == "What did someone say?"
    assert "Safe to send" in words_on(page)


def test_an_answer_about_a_question_stays_when_two_people_have_looked(
    open_page: OpenPage, cafe_id: str, database: Database, services: Services, programme: NewProgramme
) -> None:
    with database.write() as session:
        stage = session.get_one(StageRow, services.plan.plan(cafe_id).stages[0].id)
        stage.question = "What did Effie say?"
        session.add(stage)
    page = open_page("check", cafe_id)
    press(page, "Effie: leave it as it is")
    press(page, "Two people looked it over")
    reflection = services.capture.reflection(cafe_id)
    assert reflection.looked_over_by_two
    assert [answer.words for answer in reflection.left_as_is] == ["Effie"]
    assert isinstance(reflection.left_as_is[0], GuardAnswer)
    assert is_on(page, MAKE)
    press(page, "Two people looked it over")
    assert not services.capture.reflection(cafe_id).looked_over_by_two


def test_without_a_programme_file_the_way_on_is_six_words_or_the_file(
    open_page: OpenPage, window: Window, cafe_id: str
) -> None:
    page = open_page("check", cafe_id)
    assert "No programme file yet" in words_on(page)
    assert not is_there(page, MAKE)
    press(page, "Send it with six words")
    assert window.place == "phone-words"


def test_the_programmes_file_is_looked_at_before_it_is_kept(
    open_page: OpenPage,
    window: Window,
    services: Services,
    cafe_id: str,
    made_programme: NewProgramme,
    answer: Answers,
    tmp_path: Path,
) -> None:
    file = tmp_path / "east.cafeprogramme"
    file.write_bytes(made_programme.file)
    answer("choose_file", file)
    page = open_page("check", cafe_id)
    press(page, "Choose the programme’s file")
    assert services.packs.programme() is None
    press(window, "Leave it")
    assert services.packs.programme() is None
    press(page, "Choose the programme’s file")
    press(window, "Add it")
    assert services.packs.programme() is not None
    assert "Locked for East Glens Women’s Health" in words_on(page)
    assert is_on(page, MAKE)


def test_a_file_that_is_no_programme_is_refused_in_a_sentence(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str, answer: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "letter.cafeprogramme"
    file.write_bytes(b"Dear all")
    answer("choose_file", file)
    press(open_page("check", cafe_id), "Choose the programme’s file")
    assert window.findChildren(Sheet)
    press(window, "Carry on")
    assert services.packs.programme() is None


def test_the_six_words_of_the_lock_can_be_rung_up_and_checked(
    open_page: OpenPage, window: Window, cafe_id: str, programme: NewProgramme
) -> None:
    press(open_page("check", cafe_id), "Check the words of the programme")
    sheet = window.findChildren(Sheet)[0]
    assert all(word in words_on(sheet) for word in programme.card.words)
    press(window, "Close")


def test_just_the_pdf_goes_only_where_the_person_says(
    open_page: OpenPage,
    services: Services,
    cafe_id: str,
    programme: NewProgramme,
    answer: Answers,
    opened: list[str],
    tmp_path: Path,
) -> None:
    page = open_page("check", cafe_id)
    answer("save_as", None)
    press(page, "Just the PDF")
    assert not services.folder.to_send.exists()
    answer("save_as", tmp_path / "ours")
    press(page, "Just the PDF")
    assert (tmp_path / "ours.pdf").read_bytes() == services.report.summary_preview(cafe_id)
    assert opened == []
    answer("save_as", tmp_path / "look.pdf")
    press(page, "Look at the PDF")
    assert [Path(one) for one in opened] == [tmp_path / "look.pdf"]
    assert services.packs.last_made(cafe_id) is None


def test_another_folder_is_remembered(
    open_page: OpenPage, services: Services, cafe_id: str, programme: NewProgramme, answer: Answers, tmp_path: Path
) -> None:
    chosen = tmp_path / "Cafés to send"
    chosen.mkdir()
    page = open_page("check", cafe_id)
    answer("choose_folder", None)
    press(page, "Choose another folder")
    assert "They go in “to send”." in words_on(page)
    answer("choose_folder", chosen)
    press(page, "Choose another folder")
    assert "They go in “Cafés to send”." in words_on(page)
    press(page, MAKE)
    assert (chosen / "cafe-7K2M.cafepack").exists()
    assert services.content.setting("send_folder") == str(chosen)


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(
    open_page: OpenPage,
    window: Window,
    services: Services,
    cafe_id: str,
    programme: NewProgramme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page("check", cafe_id)
    with monkeypatch.context() as full:

        def no_room(*_where: object, **_more: object) -> None:
            raise OSError(errno.ENOSPC, "no space left")

        full.setattr(files.tempfile, "mkstemp", no_room)
        press(page, MAKE)
        assert "There is no room left in" in words_on(window.findChildren(Sheet)[0])
        press(window, "Carry on")
    assert window.place == "check"
    assert list(services.folder.to_send.iterdir()) == []
    assert services.packs.last_made(cafe_id) is None
    press(page, MAKE)
    assert window.place == "sent"


def test_a_folder_that_may_not_be_written_is_one_sentence(
    open_page: OpenPage,
    window: Window,
    services: Services,
    cafe_id: str,
    programme: NewProgramme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_where: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "not allowed")

    monkeypatch.setattr(Path, "mkdir", refused)
    press(open_page("check", cafe_id), MAKE)
    assert "This laptop may not write in" in words_on(window.findChildren(Sheet)[0])
    press(window, "Carry on")
    assert services.packs.last_made(cafe_id) is None


class HeldExecutor(Executor):
    """Work that waits until the test lets it begin."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        return future

    def let_go(self) -> None:
        for future, work in self.waiting:
            try:
                future.set_result(work())
            except BaseException as problem:
                future.set_exception(problem)
        self.waiting.clear()
        settle()


@pytest.fixture
def held(services: Services, window: Window) -> HeldExecutor:
    executor = HeldExecutor()
    window.use(replace(services, tasks=TaskRunner(executor=executor)))
    return executor


def test_a_making_under_way_can_be_stopped_and_leaves_no_file(
    held: HeldExecutor, open_page: OpenPage, window: Window, services: Services, cafe_id: str, programme: NewProgramme
) -> None:
    page = open_page("check", cafe_id)
    press(page, MAKE)
    assert not is_there(page, MAKE)
    assert "Writing the summary" in words_on(page)
    press(page, "Stop")
    held.let_go()
    assert window.place == "check"
    assert "Stopped. No file was made." in words_on(window)
    assert not services.folder.to_send.exists()
    assert is_on(page, MAKE)


def test_who_went_elsewhere_meanwhile_is_told_and_not_moved(
    held: HeldExecutor, open_page: OpenPage, window: Window, cafe_id: str, programme: NewProgramme
) -> None:
    press(open_page("check", cafe_id), MAKE)
    open_page("phone-words", cafe_id)
    held.let_go()
    assert window.place == "phone-words"
    assert "The two files are ready" in words_on(window)


def test_four_people_are_fewer_than_five_and_their_quotes_are_on_no_page(
    open_page: OpenPage, cafe_id: str, database: Database, programme: NewProgramme
) -> None:
    came(database, cafe_id, 4)
    said = words_on(open_page("check", cafe_id))
    assert "Fewer than 5" in said
    assert "The exact number goes inside the lock." in said
    assert "the quotes go to the programme only" in said
    assert "Only the month goes." in said


def test_of_two_people_only_the_count_leaves(
    open_page: OpenPage, cafe_id: str, database: Database, programme: NewProgramme
) -> None:
    came(database, cafe_id, 2)
    page = open_page("check", cafe_id)
    assert "With one or two people it was a cuppa. No words are kept." in words_on(page)
    assert "It is hard to say" not in words_on(page)
    assert is_on(page, MAKE)


def test_a_cafe_without_notes_sends_who_came_and_the_topic(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page("check", a_written_cafe(database, clock, note_mode="none"))
    assert "This café keeps no notes: only who came, and the topic." in words_on(page)
    assert "It is hard to say" not in words_on(page)
    assert is_on(page, MAKE)


def test_on_a_guarded_topic_only_the_month_goes_and_no_quote(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page(
        "check", a_written_cafe(database, clock, topic_id="gbv", topic_title="Living safely", caution_level=3)
    )
    said = words_on(page)
    assert "Only the month goes." in said
    assert "No quotes leave on this topic" in said
    assert "Village or community hall" not in said


def test_a_practice_stays_and_says_so(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page("check", a_written_cafe(database, clock, is_rehearsal=True))
    assert "This was a practice. It stays on this laptop." in words_on(page)
    assert not is_on(page, MAKE)


def test_a_cafe_that_is_gone_leads_to_the_list(open_page: OpenPage, window: Window) -> None:
    page = open_page("check", "")
    assert "Which café?" in words_on(page)
    press(page, "See the cafés")
    assert window.place == "cafes"


def test_what_was_sent_and_then_changed_says_so(
    open_page: OpenPage, cafe_id: str, services: Services, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    services.report.send_cafe(cafe_id, services.folder.to_send)
    services.packs.mark_sent(cafe_id)
    page = open_page("check", cafe_id)
    assert "Sent 26 Nov" in words_on(page)
    assert is_there(page, "See the two files")
    clock.advance(minutes=5)
    with database.read() as session:
        first = session.get_one(CafeRow, cafe_id).changed_at
    entry = next(entry for entry in services.capture.entries(cafe_id) if entry.text.startswith("It is hard"))
    services.capture.change_words(entry.id, "It is hard to say it at work.")
    settle()
    assert "Changed since 26 Nov" in words_on(page)
    with database.read() as session:
        assert session.get_one(CafeRow, cafe_id).changed_at > first
        assert session.get_one(EntryRow, entry.id).text == "It is hard to say it at work."


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("place", ["check", "phone-words", "sent"])
def test_nothing_is_cut_off_at_the_side_in_a_small_window_or_large_text(
    place: str, size: float, qapp: Any, open_page: OpenPage, window: Window, services: Services, cafe_id: str
) -> None:
    apply_theme(qapp, Theme("light", size))
    services.report.send_cafe(cafe_id, services.folder.to_send, words=PacksService.new_words(services.packs))
    window.resize(1024, 640)
    page = open_page(place, cafe_id)
    settle(30)
    wide = page.frame.body.parentWidget().width()  # type: ignore[attr-defined]
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and page.frame.body.parentWidget().isAncestorOf(button):  # type: ignore[attr-defined]
            right = button.mapTo(page.frame.body.parentWidget(), button.rect().topRight()).x()  # type: ignore[attr-defined]
            assert right <= wide, button.accessibleName()
