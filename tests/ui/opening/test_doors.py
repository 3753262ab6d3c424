"""Before the day: the first start, the words on a shared laptop, and a store that will not open."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault
from cafe.core.paths import DataFolder
from cafe.store import sentences
from cafe.store.backup import backup
from cafe.store.database import connect
from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots, new_key
from cafe.store.opening import open_store
from cafe.ui import dialogs
from cafe.ui.opening.doors import Doors, WayIn
from cafe.ui.opening.five_words import differing
from cafe.ui.opening.keep_locked import KeepLocked
from cafe.ui.window import Window
from tests.fakes import FakeKeychain
from tests.ui.driving import (
    InlineExecutor,
    is_there,
    named,
    press,
    read_a_word_back,
    read_the_sheet_back,
    settle,
    words_on,
    write,
)

WORDS = "heron lantern oat brae moss"


class Start:
    """One start of the app on a folder, as far as the doors."""

    def __init__(self, qtbot: QtBot, folder: DataFolder, passphrase: str = "") -> None:
        self.window = Window(folder.window_state)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.ways: list[WayIn] = []
        self.doors = Doors(self.window, folder, passphrase=passphrase, executor=InlineExecutor())
        self.doors.opened.connect(self.ways.append)
        self.doors.try_to_open()
        settle()


@pytest.fixture
def start(qtbot: QtBot, folder: DataFolder) -> Start:
    return Start(qtbot, folder)


def _words_shown(start: Start) -> tuple[str, ...]:
    page = start.window.findChild(KeepLocked)
    assert page is not None
    assert all(word in words_on(page) for word in page.words)
    return page.words


def test_the_very_first_start_asks_one_thing_and_the_keyboard_is_on_it(start: Start) -> None:
    assert is_there(start.window, "I host cafés")
    assert is_there(start.window, "I collect them for a programme")
    assert is_there(start.window, "Try a practice café")
    assert start.window.focusWidget() is named(start.window, "I host cafés")
    assert start.ways == []


def test_a_host_who_shares_her_laptop_writes_five_words_down_and_reads_one_back(
    start: Start, folder: DataFolder, qtbot: QtBot
) -> None:
    press(start.window, "I host cafés")
    assert not is_there(start.window, "Just me")  # this computer has no keychain
    words = read_a_word_back(start.window, enter=True)
    assert start.ways == [], "there is no sheet yet"
    groups = read_the_sheet_back(start.window)
    press(start.window, "Lock it and go on")
    assert [(way.role, way.folder) for way in start.ways] == [("host", None)]
    slots = Slots.load(folder.key_slots)
    assert slots.kinds == (PASSPHRASE, RECOVERY)
    assert slots.open_with_recovery(" ".join(groups)) == start.ways[0].key
    assert slots.open_with_passphrase(" ".join(words)) == start.ways[0].key


def test_a_word_copied_wrongly_is_noticed_before_anything_is_locked(start: Start, folder: DataFolder) -> None:
    press(start.window, "I host cafés")
    press(start.window, "I have written them down")
    page = start.window.findChild(KeepLocked)
    assert page is not None
    number = page.five.number
    other = page.words[number % 5]
    write(start.window, f"Look at the paper. Type word {number}.", other, enter=True)
    assert f"That is not word {number}." in words_on(start.window)
    assert start.ways == []
    assert not folder.key_slots.exists()


def test_it_cannot_be_locked_with_words_that_were_not_written_down(start: Start) -> None:
    press(start.window, "I host cafés")
    assert not is_there(start.window, "Go on")
    assert not is_there(start.window, "Lock it and go on")


def test_which_word_is_asked_for_is_not_known_while_they_can_be_seen(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(start.window, "I host cafés")
    for number in (4, 2):
        monkeypatch.setattr(secrets, "randbelow", lambda _most, at=number - 1: at)
        assert "Type word" not in words_on(start.window)
        press(start.window, "I have written them down")
        assert is_there(start.window, f"Look at the paper. Type word {number}.")
        press(start.window, "Show them again")
        assert getattr(start.window.focusWidget(), "text", str)() == "I have written them down", "and not Back"


def test_other_words_are_other_words(start: Start) -> None:
    press(start.window, "I host cafés")
    before = _words_shown(start)
    press(start.window, "Other words")
    assert _words_shown(start) != before


def test_the_word_that_is_asked_for_does_or_all_five_in_their_order() -> None:
    asked = ("heron", "lantern", "oat", "brae", "moss")
    assert differing(asked, 2, "  Lantern ") == ""
    assert differing(asked, 2, "  Heron, lantern oat brae MOSS ") == ""
    for wrong in ("", "heron", "lantern heron", "heron lantern oat moss brae"):
        assert differing(asked, 2, wrong).startswith("That is not word 2.")


def test_a_laptop_of_ones_own_opens_by_itself_from_then_on(
    qtbot: QtBot, folder: DataFolder, keychain: FakeKeychain
) -> None:
    first = Start(qtbot, folder)
    press(first.window, "I collect them for a programme")
    press(first.window, "Just me")
    assert not named(first.window, "Lock it and go on").isEnabled()
    groups = read_the_sheet_back(first.window)
    press(first.window, "Lock it and go on")
    assert [way.role for way in first.ways] == ["coordinator"]
    slots = Slots.load(folder.key_slots)
    assert slots.kinds == (KEYCHAIN, RECOVERY)
    assert slots.open_with_recovery(" ".join(groups)) == first.ways[0].key
    again = Start(qtbot, folder)
    assert [(way.key, way.role) for way in again.ways] == [(first.ways[0].key, "")]


def test_a_keychain_that_does_not_take_the_key_leaves_words(
    qtbot: QtBot, folder: DataFolder, keychain: FakeKeychain
) -> None:
    start = Start(qtbot, folder)
    press(start.window, "I host cafés")
    keychain.is_locked = True
    read_the_sheet_back(start.window)
    press(start.window, "Lock it and go on")
    assert start.ways == []
    assert "Nothing was kept yet" in words_on(start.window)
    assert is_there(start.window, "I have written them down")


def test_back_from_locking_leaves_nothing_behind(start: Start, folder: DataFolder) -> None:
    press(start.window, "I host cafés")
    press(start.window, "Back")
    assert is_there(start.window, "Try a practice café")
    assert not folder.key_slots.exists()


@pytest.fixture
def locked(folder: DataFolder) -> Iterator[bytes]:
    """A laptop that is already set up with words."""
    key = new_key()
    folder.prepare()
    Slots.load(folder.key_slots).add_passphrase(key, WORDS)
    yield key


def test_a_shared_laptop_asks_for_the_words_and_forgives_a_slip(
    qtbot: QtBot, folder: DataFolder, locked: bytes
) -> None:
    start = Start(qtbot, folder)
    write(start.window, "Your words", "heron lantern oat brae mos", enter=True)
    assert "Those words did not open it. Nothing is lost." in words_on(start.window)
    assert "recovery sheet" not in words_on(start.window)
    assert named(start.window, "Your words", QLineEdit).text() == "heron lantern oat brae mos"  # to be put right
    assert start.ways == []
    write(start.window, "Your words", WORDS)
    press(start.window, "Open")
    assert [way.key for way in start.ways] == [locked]


def test_no_words_at_all_are_asked_for_kindly(qtbot: QtBot, folder: DataFolder, locked: bytes) -> None:
    start = Start(qtbot, folder)
    press(start.window, "Open")
    assert "Type your words first." in words_on(start.window)


def test_words_can_be_covered_in_a_room_with_people(qtbot: QtBot, folder: DataFolder, locked: bytes) -> None:
    start = Start(qtbot, folder)
    field = named(start.window, "Your words", QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    press(start.window, "Cover the words while I type")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_words_from_a_file_on_the_command_line_open_without_asking(
    qtbot: QtBot, folder: DataFolder, locked: bytes
) -> None:
    assert [way.key for way in Start(qtbot, folder, WORDS).ways] == [locked]


def test_wrong_words_from_a_file_leave_the_words_to_be_typed(qtbot: QtBot, folder: DataFolder, locked: bytes) -> None:
    start = Start(qtbot, folder, "not these")
    assert start.ways == []
    assert "Those words did not open it. Nothing is lost." in words_on(start.window)
    write(start.window, "Your words", WORDS, enter=True)
    assert [way.key for way in start.ways] == [locked]


def test_a_store_without_its_ways_in_is_never_given_a_new_key(qtbot: QtBot, folder: DataFolder, locked: bytes) -> None:
    folder.store.write_bytes(b"an old store")
    folder.key_slots.unlink()
    start = Start(qtbot, folder)
    assert not is_there(start.window, "I host cafés")
    assert "Your cafés still are" in words_on(start.window)
    assert folder.store.read_bytes() == b"an old store"


def test_when_the_sign_in_has_changed_it_says_who_can_open_it(
    qtbot: QtBot, folder: DataFolder, keychain: FakeKeychain
) -> None:
    folder.prepare()
    key = new_key()
    Slots.load(folder.key_slots).add_keychain(key)
    keychain.is_locked = True
    start = Start(qtbot, folder)
    assert "did not hand over the key. Nothing is lost." in words_on(start.window)
    keychain.is_locked = False
    press(start.window, "Try again")
    assert [way.key for way in start.ways] == [key]


def test_a_folder_that_cannot_be_made_is_said_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    start = Start(qtbot, DataFolder(tmp_path / "a file" / "data"))
    assert "Your cafés did not open just now" in words_on(start.window)
    (tmp_path / "a file").unlink()
    press(start.window, "Try again")
    assert is_there(start.window, "I host cafés")


@pytest.mark.parametrize(
    "problem", [sentences.newer(), EnvironmentFault("The disk is full. Nothing is lost.", "Free some.")]
)
def test_a_store_that_does_not_open_says_why_what_is_safe_and_tries_again(
    start: Start, problem: EnvironmentFault
) -> None:
    press(start.window, "I host cafés")
    read_a_word_back(start.window, enter=True)
    read_the_sheet_back(start.window)
    press(start.window, "Lock it and go on")
    start.doors.show_problem(problem)
    settle()
    assert problem.message in words_on(start.window)
    assert problem.hint in words_on(start.window)
    press(start.window, "Try again")
    assert [way.key for way in start.ways] == [start.ways[0].key] * 2


def test_close_on_a_problem_closes_the_window(start: Start) -> None:
    start.doors.show_problem(sentences.newer())
    settle()
    press(start.window, "Close")
    assert not start.window.isVisible()


def test_a_practice_cafe_has_a_folder_of_its_own_and_leaves_the_real_one_alone(
    start: Start, folder: DataFolder
) -> None:
    press(start.window, "Try a practice café")
    (way,) = start.ways
    assert way.is_practice
    assert way.folder is not None
    assert way.folder.root.is_dir()
    assert not folder.key_slots.exists()
    shutil.rmtree(way.folder.root)


def test_a_programmes_file_is_kept_until_the_laptop_is_set_up(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "glens.cafeprogramme"
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: file)
    press(start.window, "My programme gave me a file")
    read_a_word_back(start.window, enter=True)
    read_the_sheet_back(start.window)
    press(start.window, "Lock it and go on")
    assert [(way.role, way.programme_file) for way in start.ways] == [("host", file)]


def test_no_file_chosen_changes_nothing(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: None)
    press(start.window, "My programme gave me a file")
    assert is_there(start.window, "I host cafés")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_words_can_be_made_larger_before_anything_else(start: Start) -> None:
    press(start.window, "Text size")
    page = named(start.window, "Text size")
    next(action for action in page.sizes if action.data() == 200).trigger()  # type: ignore[attr-defined]
    settle()
    assert start.window.text_size == 200
    assert is_there(start.window, "I host cafés")


def test_everything_on_the_first_page_is_reached_with_tab(start: Start) -> None:
    reached = set()
    for _press in range(8):
        focused = start.window.focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {"I host cafés", "I collect them for a programme", "Try a practice café", "My programme gave me a file"}
    assert wanted | {"Text size"} <= reached


def test_the_recovery_sheet_opens_a_laptop_whose_words_are_forgotten(
    qtbot: QtBot, folder: DataFolder, locked: bytes
) -> None:
    groups = Slots.load(folder.key_slots).add_recovery(locked)
    start = Start(qtbot, folder)
    write(start.window, "Your words", "forgotten long ago", enter=True)
    assert "or use the recovery sheet" in words_on(start.window)
    press(start.window, "Use the recovery sheet")
    write(start.window, "Your recovery sheet", " ".join(groups)[:-1] + "U", enter=True)
    assert "Group 5 has a character that is never used." in words_on(start.window)
    write(start.window, "Your recovery sheet", "-".join(groups).lower(), enter=True)
    assert [way.key for way in start.ways] == [locked]


def test_where_the_sign_in_does_not_open_it_the_sheet_does(
    qtbot: QtBot, folder: DataFolder, keychain: FakeKeychain
) -> None:
    folder.prepare()
    key = new_key()
    slots = Slots.load(folder.key_slots)
    slots.add_keychain(key)
    groups = slots.add_recovery(key)
    keychain.kept.clear()
    start = Start(qtbot, folder)
    assert "Nothing is lost" in words_on(start.window)
    write(start.window, "Your recovery sheet", " ".join(groups), enter=True)
    assert [way.key for way in start.ways] == [key]


def test_a_sheet_saved_beside_the_cafes_is_refused_while_setting_up(
    start: Start, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(start.window, "I host cafés")
    read_a_word_back(start.window, enter=True)
    monkeypatch.setattr(dialogs, "save_as", lambda *_a, **_k: folder.root / "sheet.pdf")
    press(start.window, "Save it to print")
    assert "not saved beside what it opens" in words_on(start.window)
    papers = tmp_path / "papers"
    papers.mkdir()
    monkeypatch.setattr(dialogs, "save_as", lambda *_a, **_k: papers / "sheet.pdf")
    press(start.window, "Save it to print")
    assert "Saved as sheet.pdf" in words_on(start.window)
    assert not named(start.window, "Lock it and go on").isEnabled()


def test_a_copy_without_its_ways_in_is_said_before_anything_is_typed(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "one.cafebackup"
    copy.write_bytes(b"a copy")
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: copy)
    press(start.window, "I am moving from another laptop")
    assert "The ways in to one.cafebackup are not beside it." in words_on(start.window)
    press(start.window, "Carry on")
    assert is_there(start.window, "I host cafés")


def test_a_store_that_came_to_harm_is_put_back_from_a_copy_and_kept_aside(
    qtbot: QtBot, folder: DataFolder, locked: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock(datetime(2026, 11, 26, 18, 25, tzinfo=UTC))
    open_store(folder, locked, clock).close()
    copy = backup(lambda path: connect(path or folder.store, locked), tmp_path / "one.cafebackup", folder.key_slots)
    folder.store.write_bytes(b"spoiled")
    start = Start(qtbot, folder)
    start.doors.show_problem(sentences.damaged(folder.store, None))
    settle()
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: copy)
    press(start.window, "Put back a copy")
    assert "What is on this laptop now is kept aside first." in words_on(start.window)
    write(start.window, "Your words", WORDS, enter=True)
    assert [way.key for way in start.ways] == [locked]
    open_store(folder, locked, clock).close()
    (kept,) = folder.backups.iterdir()
    assert (kept / "cafe.db").read_bytes() == b"spoiled"
