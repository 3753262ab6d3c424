"""Settings: kept as soon as they are typed, and nothing wiped that was kept before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cafe.core.paths import DataFolder
from cafe.model.values import Support
from cafe.packs.programme_file import NewProgramme, make_programme
from cafe.store.keys import Slots, new_key
from cafe.ui import dialogs
from cafe.ui.services import Services
from cafe.ui.theme import theme
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write

ALL = Support("Mairi Rae", "01632 960 127", "01632 960 001", "01632 960 002", True)


def test_opening_the_page_wipes_nothing(open_page: OpenPage, services: Services, window: Window) -> None:
    services.content.keep_support(ALL)
    open_page("home")
    page = open_page("settings")
    assert named(page, "Your safeguarding lead, name", QLineEdit).text() == "Mairi Rae"
    window.go("home")
    assert services.content.support() == ALL


def test_numbers_are_kept_as_soon_as_they_are_typed(open_page: OpenPage, services: Services) -> None:
    page = open_page("settings")
    assert "Not all here yet" in words_on(page)
    write(page, "Your safeguarding lead, name", "Mairi Rae")
    write(page, "Your safeguarding lead, number", "01632 960 127")
    write(page, "Adult protection at your council", "01632 960 001")
    write(page, "Child protection at your council", "01632 960 002")
    press(page, "I have read the steps for when someone is upset")
    settle()
    assert services.content.support() == ALL
    assert "All here" in words_on(page)


def test_a_number_half_typed_is_kept_when_the_page_is_left(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("settings")
    field = named(page, "Your safeguarding lead, number", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "01632 960 127")
    window.go("home")
    assert services.content.support().lead_phone == "01632 960 127"


def test_the_steps_can_be_read_in_peace_and_reading_them_is_kept(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    open_page("settings", "steps")
    assert "Notice" in words_on(window)
    assert window.focusWidget() is named(window, "Close")
    press(window, "I have read them")
    settle()
    assert services.content.support().has_read_steps


def test_closing_the_steps_does_not_say_they_were_read(open_page: OpenPage, services: Services, window: Window) -> None:
    open_page("settings", "steps")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert not services.content.support().has_read_steps


def test_larger_text_and_other_colours_are_used_at_once_and_remembered(open_page: OpenPage, window: Window) -> None:
    page = open_page("settings")
    press(page, "Text size: 150 %")
    press(page, "Look: High contrast")
    assert (theme().text_scale, theme().mode) == (1.5, "high_contrast")
    assert (window.text_size, window.look) == (150, "high_contrast")


def test_a_coordinator_gets_her_programme_at_the_left(open_page: OpenPage, services: Services, window: Window) -> None:
    page = open_page("settings")
    press(page, "What you do: I collect")
    settle()
    assert services.content.role() == "coordinator"
    assert is_there(window, "Programme")
    press(page, "What you do: Both")
    settle()
    assert is_there(window, "Cafés")
    assert is_there(window, "Programme")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewProgramme:
    """A programme's file that the person picks."""
    made = make_programme("Glens women’s cafés", "cafes@glens.example")
    where = tmp_path / "glens.cafeprogramme"
    where.write_bytes(made.file)
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: where)
    return made


def test_a_programme_file_shows_its_six_words_before_it_is_added(
    open_page: OpenPage, services: Services, window: Window, file: NewProgramme
) -> None:
    page = open_page("settings")
    assert "You can still send a café, with six words of its own" in words_on(page)
    press(page, "Choose the file")
    assert all(word in words_on(window) for word in file.card.words)
    assert services.packs.programme() is None
    press(window, "Add it")
    settle()
    added = services.packs.programme()
    assert added is not None
    assert added.id == file.card.id
    assert "cafes@glens.example" in words_on(page)
    assert all(word in words_on(page) for word in file.card.words)


def test_a_programme_file_can_be_left(
    open_page: OpenPage, services: Services, window: Window, file: NewProgramme
) -> None:
    press(open_page("settings"), "Choose the file")
    press(window, "Leave it")
    assert services.packs.programme() is None


def test_a_file_that_is_no_programme_is_said_in_a_sentence(
    open_page: OpenPage,
    services: Services,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "shopping.cafeprogramme"
    other.write_text("milk, bread")
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: other)
    press(open_page("settings"), "Choose the file")
    assert is_there(window, "Carry on")  # the sheet that says what happened
    press(window, "Carry on")
    assert services.packs.programme() is None


def test_it_says_how_this_laptop_is_locked_and_where_everything_is(
    open_page: OpenPage, folder: DataFolder, database: object
) -> None:
    Slots.load(folder.key_slots).add_passphrase(new_key(), "heron lantern oat brae moss")
    seen = words_on(open_page("settings"))
    assert "The words you wrote on paper open it." in seen
    assert str(folder.root) in seen


def test_a_slot_file_that_cannot_be_read_is_said_here_too(open_page: OpenPage, folder: DataFolder) -> None:
    folder.key_slots.write_text("{")
    assert "The file with the ways in is damaged." in words_on(open_page("settings"))
