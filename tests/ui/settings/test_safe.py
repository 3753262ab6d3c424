"""Settings: the ways in are seen and changed, and copies go where a person says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from cafe.core.paths import DataFolder
from cafe.store.backup import slots_of
from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots
from cafe.ui import dialogs
from cafe.ui.opening.five_words import WordsPanel
from cafe.ui.opening.sheet_panel import SheetPanel
from cafe.ui.services import Services
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.builders import a_cafe
from tests.conftest import KEY
from tests.fakes import FakeKeychain
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, read_the_sheet_back, settle, words_on, write

WORDS = "heron lantern oat brae moss"


@pytest.fixture(autouse=True)
def _locked_with_words(services: Services, folder: DataFolder) -> None:
    Slots.load(folder.key_slots).add_passphrase(KEY, WORDS)


def sheet_of(window: Window) -> QWidget:
    return next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())


def test_without_a_sheet_it_says_what_a_broken_laptop_would_cost(open_page: OpenPage) -> None:
    seen = words_on(open_page("settings"))
    assert "There is no recovery sheet yet." in seen
    assert "Last backup: never" in seen


def test_a_sheet_is_made_and_read_back_before_it_counts(
    open_page: OpenPage, window: Window, folder: DataFolder
) -> None:
    page = open_page("settings")
    press(page, "Make a recovery sheet")
    assert not named(window, "Use this sheet").isEnabled()
    groups = read_the_sheet_back(sheet_of(window))
    assert RECOVERY not in Slots.load(folder.key_slots).kinds
    press(window, "Use this sheet")
    assert Slots.load(folder.key_slots).open_with_recovery(" ".join(groups)) == KEY
    assert "Your recovery sheet opens it." in words_on(page)
    assert is_there(page, "Make a new sheet")


def test_another_group_than_the_one_asked_for_does_not_do(open_page: OpenPage, window: Window) -> None:
    press(open_page("settings"), "Make a recovery sheet")
    panel = window.findChildren(SheetPanel)[0]
    press(window, "I copied it by hand")
    other = panel.groups[panel.number % 5]
    write(window, f"Look at the paper. Type group {panel.number}.", other)
    assert f"That is not group {panel.number}." in words_on(window)
    assert not named(window, "Use this sheet").isEnabled()


def test_the_sheet_is_saved_for_printing_but_not_beside_the_cafes(
    open_page: OpenPage, window: Window, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(open_page("settings"), "Make a recovery sheet")
    panel = window.findChildren(SheetPanel)[0]
    papers = tmp_path / "papers"
    papers.mkdir()
    for target in (folder.root / "sheet.pdf", papers / "sheet"):
        monkeypatch.setattr(dialogs, "save_as", lambda *_a, to=target, **_k: to)
        press(window, "Save it to print")
        if target.parent == folder.root:
            assert "not saved beside what it opens" in words_on(window)
            assert all(group in words_on(window) for group in panel.groups)
    assert (papers / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert not (folder.root / "sheet.pdf").exists()
    assert not any(group in words_on(window) for group in panel.groups)
    opened: list[Path] = []
    monkeypatch.setattr(dialogs, "open_file", opened.append)
    press(window, "Open it to print")
    assert opened == [papers / "sheet.pdf"]


def test_words_are_changed_only_once_they_were_read_back(
    open_page: OpenPage, window: Window, folder: DataFolder
) -> None:
    press(open_page("settings"), "Change the words")
    panel = window.findChildren(WordsPanel)[0]
    words = " ".join(panel.words)
    press(window, "I have written them down")
    asked = f"Look at the paper. Type word {panel.number}."
    write(window, asked, "another")
    assert f"That is not word {panel.number}." in words_on(window)
    assert not named(window, "Use these words").isEnabled()
    write(window, asked, panel.words[panel.number - 1])
    press(window, "Use these words")
    assert Slots.load(folder.key_slots).open_with_passphrase(words) == KEY


def test_leaving_it_changes_nothing(open_page: OpenPage, window: Window, folder: DataFolder) -> None:
    before = folder.key_slots.read_bytes()
    page = open_page("settings")
    for name in ("Change the words", "Make a recovery sheet"):
        press(page, name)
        press(sheet_of(window), "Leave it")
    assert folder.key_slots.read_bytes() == before


def test_the_sign_in_opens_it_and_stops_opening_it(
    keychain: FakeKeychain, open_page: OpenPage, folder: DataFolder, services: Services
) -> None:
    page = open_page("settings")
    press(page, "Let my sign-in open it")
    assert set(Slots.load(folder.key_slots).kinds) == {PASSPHRASE, KEYCHAIN}
    assert not is_there(page, "Stop opening by itself"), "two ways in stay"
    services.ways_in.keep_sheet(services.ways_in.new_sheet())
    settle()
    press(page, "Stop opening by itself")
    assert Slots.load(folder.key_slots).kinds == (PASSPHRASE, RECOVERY)
    assert not is_there(page, "Stop opening by itself")


def test_a_place_is_chosen_the_first_copy_is_made_at_once_and_home_says_when(
    open_page: OpenPage, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_cafe(services.database, services.clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    home = open_page("home")
    assert "Last backup: never" in words_on(home)
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_a, **_k: stick)
    press(home, "Choose a place")
    settle()
    assert "Last backup: Thursday 26 November" in words_on(home)
    (copy,) = stick.glob("*.cafebackup")
    assert Slots.load(slots_of(copy)).open_with_passphrase(WORDS) == KEY
    page = open_page("settings")
    assert "Last backup: Thursday 26 November" in words_on(page)
    press(page, "Make a copy now")
    assert len(list(stick.glob("*.cafebackup"))) == 2


def test_a_stick_that_was_pulled_is_one_sentence_and_home_remembers_it(
    open_page: OpenPage, services: Services, window: Window, tmp_path: Path
) -> None:
    a_cafe(services.database, services.clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    services.copies.choose(stick)
    stick.rmdir()
    page = open_page("settings")
    press(page, "Make a copy now")
    assert "We cannot reach" in words_on(sheet_of(window))
    press(window, "Carry on")
    assert "We cannot reach" in words_on(page)
    assert "We cannot reach" in words_on(open_page("home"))


def test_home_offers_the_sheet_to_who_has_none(open_page: OpenPage, window: Window, folder: DataFolder) -> None:
    home = open_page("home")
    assert "There is no recovery sheet yet." in words_on(home)
    press(home, "Make the sheet")
    read_the_sheet_back(sheet_of(window))
    press(window, "Use this sheet")
    assert "There is no recovery sheet yet." not in words_on(home)
