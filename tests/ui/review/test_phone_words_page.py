"""No programme file yet: six words lock one pack, are said by phone, and are kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.packs.programme_file import NewProgramme
from cafe.packs.reader import read_pack
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.cafes import add_entry
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, windows_that_come_up, words_on
from tests.ui.review.conftest import Answers

MAKE = "Make the pack with these words"


def six(root: QWidget) -> tuple[str, ...]:
    """The six words, as they are read out."""
    shown = named(root, "Six words: …")
    return tuple(shown.accessibleName().removeprefix("Six words: ").split(", "))


def test_the_six_words_open_the_pack_and_no_other_words_do(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str
) -> None:
    with windows_that_come_up() as seen:
        page = open_page("phone-words", cafe_id)
    assert seen == [], "no part of it flashes up by itself"
    assert "You have no programme file yet" in words_on(page)
    words = six(page)
    assert len(words) == 6
    press(page, MAKE)
    assert window.place == "sent"
    file = services.folder.to_send / "cafe-7K2M.cafepack"
    assert read_pack(file, words=words).pack == services.packs.build_pack(cafe_id, with_words=True)
    with pytest.raises(ProblemToFix):
        read_pack(file, words=services.packs.new_words())


def test_the_words_are_said_again_where_the_pack_is_sent_and_are_on_no_disk(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str
) -> None:
    words = six(open_page("phone-words", cafe_id))
    press(window.page("phone-words"), MAKE)
    assert six(window.page("sent")) == words
    assert "Never in the same e-mail as the pack." in words_on(window.page("sent"))
    press(window.page("sent"), "Show them bigger")
    assert window.place == "phone-words"
    assert six(window.page("phone-words")) == words
    assert "The pack you made is locked with these words." in words_on(window.page("phone-words"))
    together = " ".join(words).encode()
    for file in services.folder.root.rglob("*"):
        assert not file.is_file() or together not in file.read_bytes()


def test_other_words_are_other_and_stay_while_one_looks_elsewhere(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("phone-words", cafe_id)
    first = six(page)
    press(page, "Other words")
    second = six(page)
    assert first != second
    open_page("check", cafe_id)
    assert six(open_page("phone-words", cafe_id)) == second


def test_other_words_after_the_pack_was_made_say_that_it_has_to_be_made_again(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str
) -> None:
    press(open_page("phone-words", cafe_id), MAKE)
    made = six(window.page("sent"))
    page = open_page("phone-words", cafe_id)
    press(page, "Other words")
    assert "The pack you made has other words. Make it again with these." in words_on(page)
    assert six(open_page("sent", cafe_id)) == made
    page = open_page("phone-words", cafe_id)
    words = six(page)
    press(page, MAKE)
    assert read_pack(services.folder.to_send / "cafe-7K2M.cafepack", words=words).pack.revision == 1


def test_the_words_fill_the_page_and_esc_brings_it_back(open_page: OpenPage, window: Window, cafe_id: str) -> None:
    page = open_page("phone-words", cafe_id)
    words = six(page)
    press(page, "Show them bigger")
    assert six(page) == words
    assert not is_there(page, MAKE)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert is_there(page, MAKE)
    assert window.focusWidget() is named(page, "Show them bigger")
    press(page, "Show them bigger")
    press(page, "Back to the page")
    assert is_there(page, MAKE)


def test_the_words_do_not_stay_large_on_the_screen(open_page: OpenPage, cafe_id: str) -> None:
    press(open_page("phone-words", cafe_id), "Show them bigger")
    open_page("check", cafe_id)
    assert is_there(open_page("phone-words", cafe_id), MAKE)


def test_what_is_still_owed_is_said_first(
    open_page: OpenPage, window: Window, cafe_id: str, database: Database, clock: FakeClock
) -> None:
    add_entry(database, clock, cafe_id, "Morag waited nine months.", kind="idea")
    page = open_page("phone-words", cafe_id)
    assert "One thing could point to a person." in words_on(page)
    assert not named(page, MAKE, QAbstractButton).isEnabled()
    press(page, "Go and see")
    assert window.place == "check"


def test_the_programmes_file_takes_the_place_of_the_words(
    *,
    open_page: OpenPage,
    window: Window,
    cafe_id: str,
    made_programme: NewProgramme,
    answer: Answers,
    tmp_path: Path,
) -> None:
    file = tmp_path / "east.cafeprogramme"
    file.write_bytes(made_programme.file)
    answer("choose_file", file)
    press(open_page("phone-words", cafe_id), "Choose the file")
    press(window, "Add it")
    assert window.place == "check"
    assert "Locked for East Glens Women’s Health" in words_on(window.page("check"))


def test_thinking_better_of_it_changes_nothing(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str, answer: Answers
) -> None:
    answer("choose_file", None)
    press(open_page("phone-words", cafe_id), "Choose the file")
    assert window.place == "phone-words"
    assert services.packs.programme() is None


def test_a_short_e_mail_to_ask_for_the_file_is_copied(open_page: OpenPage, window: Window, cafe_id: str) -> None:
    QApplication.clipboard().clear()
    press(open_page("phone-words", cafe_id), "Copy a short e-mail to ask for it")
    letter = QApplication.clipboard().text()
    assert ".cafeprogramme" in letter
    assert "Port Aird" not in letter
    assert "Copied." in words_on(window)
