"""Check and send: what leaves is looked at, what is owed is answered, and only then are the files made."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.core.clock import FakeClock
from cafe.model.tables import AttendanceRow, CafeRow, StageRow
from cafe.model.values import GuardAnswer
from cafe.packs.programme_file import NewProgramme
from cafe.packs.reader import read_pack
from cafe.packs.service import PacksService
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.packs.cafes import COMMENT, NOTE, TITLE, add_entry
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on
from tests.ui.review.conftest import Answers

MAKE = "Make the summary and pack"


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
    *, open_page: OpenPage, window: Window, cafe_id: str, database: Database, clock: FakeClock, programme: NewProgramme
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


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("Change: Who came", "who-came"),
        ("Change: How was it", "how-was-it"),
        ("Change: What the group said", "write-up"),
    ],
)
def test_a_strip_that_turns_up_when_all_is_ready_can_still_be_counted(
    open_page: OpenPage, window: Window, cafe_id: str, way: str, place: str
) -> None:
    page = open_page("check", cafe_id)
    press(page, way)
    assert (window.place, window.page(place).cafe_id) == (place, cafe_id)


def test_a_name_is_swapped_where_it_is_seen_and_can_be_taken_back(
    *,
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
    *,
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
    *, open_page: OpenPage, window: Window, cafe_id: str, database: Database, clock: FakeClock, programme: NewProgramme
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


def test_the_name_and_the_questions_of_a_topic_of_ones_own_are_answered_here_too(
    open_page: OpenPage, cafe_id: str, database: Database, services: Services, programme: NewProgramme
) -> None:
    """Though they stand in what was kept of the topic on the day: nobody has looked over what a host wrote."""
    with database.write() as session:
        cafe = session.get_one(CafeRow, cafe_id)
        cafe.topic_id, cafe.topic_title, cafe.title = "own-1", "With Effie", "With Effie"
        stage = session.get_one(StageRow, services.plan.plan(cafe_id).stages[0].id)
        stage.question = "What did Morag say?"
        kept = {"title": "With Effie", "questions": [stage.question]}
        asks = {"quotes": True, "month_only": False, "council_only": False}
        cafe.topic_snapshot = json.dumps(kept | {"requirements": asks})
        session.add_all([cafe, stage])
    page = open_page("check", cafe_id)
    press(page, "Effie: write someone instead")
    press(page, "Morag: write someone instead")
    plan = services.plan.plan(cafe_id)
    assert (plan.topic_title, plan.title, plan.stages[0].question) == (
        "With someone", "With someone", "What did someone say?",
    )  # fmt: skip
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
    *,
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
    *, open_page: OpenPage, window: Window, services: Services, cafe_id: str, answer: Answers, tmp_path: Path
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
    *,
    open_page: OpenPage,
    window: Window,
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
    answer("save_as", tmp_path / "morag_from_lochinver.pdf")
    press(page, "Just the PDF")
    assert "Its name could point to a person: morag and lochinver." in words_on(window)
    answer("save_as", tmp_path / "look.pdf")
    press(page, "Look at the PDF")
    assert [Path(one) for one in opened] == [tmp_path / "look.pdf"]
    assert services.packs.last_made(cafe_id) is None


def test_another_folder_is_remembered(
    *, open_page: OpenPage, services: Services, cafe_id: str, programme: NewProgramme, answer: Answers, tmp_path: Path
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


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("place", ["check", "phone-words", "sent"])
def test_nothing_is_cut_off_at_the_side_in_a_small_window_or_large_text(
    *, place: str, size: float, qapp: Any, open_page: OpenPage, window: Window, services: Services, cafe_id: str
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
