"""From the first press to the first page, through the real app: doors, key, store, Home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cafe.app import CafeApp, Opening
from cafe.core.clock import FakeClock, PracticeClock
from cafe.core.paths import DataFolder
from cafe.packs.programme_file import make_programme
from cafe.ui import dialogs
from tests.fakes import FakeKeychain
from tests.ui.driving import is_there, press, read_the_sheet_back, settle, words_on

Launch = Callable[[], CafeApp]


@pytest.fixture
def launch(qtbot: QtBot, folder: DataFolder, clock: FakeClock) -> Iterator[Launch]:
    """Start the app on this test's folder, as far as its first door or page."""
    started: list[CafeApp] = []

    def start() -> CafeApp:
        cafe = CafeApp(Opening(folder), clock)
        started.append(cafe)
        qtbot.addWidget(cafe.window)
        cafe.show()
        qtbot.waitUntil(lambda: bool(cafe.window.place) or len(words_on(cafe.window)) > 200, timeout=20_000)
        return cafe

    yield start
    for cafe in started:
        cafe.close()


def _open(qtbot: QtBot, cafe: CafeApp, place: str) -> None:
    qtbot.waitUntil(lambda: cafe.window.place == place, timeout=20_000)
    settle()


def test_a_host_sets_up_lands_on_home_and_it_opens_by_itself_next_time(
    qtbot: QtBot, launch: Launch, keychain: FakeKeychain
) -> None:
    first = launch()
    press(first.window, "I host cafés")
    read_the_sheet_back(first.window)
    press(first.window, "Lock it and go on")
    _open(qtbot, first, "home")
    assert first.services is not None
    assert first.services.content.role() == "host"
    assert is_there(first.window, "Plan your first café")
    first.close()
    again = launch()
    _open(qtbot, again, "home")


def test_a_practice_has_one_made_up_evening_and_leaves_nothing(
    qtbot: QtBot, launch: Launch, folder: DataFolder
) -> None:
    cafe = launch()
    press(cafe.window, "Try a practice café")
    _open(qtbot, cafe, "home")
    seen = words_on(cafe.window)
    assert "A practice café" in seen
    assert "nothing here is kept" in seen
    assert is_there(cafe.window, "Start this café")
    assert cafe.services is not None
    assert isinstance(cafe.services.clock, PracticeClock)  # it can be run faster than life
    thrown_away = cafe.services.folder.root
    assert thrown_away != folder.root
    cafe.close()
    assert not thrown_away.exists()
    assert not folder.store.exists()


def test_the_file_from_a_programme_is_added_once_the_store_is_open_and_its_words_are_shown(
    qtbot: QtBot, launch: Launch, keychain: FakeKeychain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_programme("Glens women’s cafés", "cafes@glens.example")
    file = tmp_path / "glens.cafeprogramme"
    file.write_bytes(made.file)
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: file)
    cafe = launch()
    press(cafe.window, "My programme gave me a file")
    read_the_sheet_back(cafe.window)
    press(cafe.window, "Lock it and go on")
    _open(qtbot, cafe, "settings")
    assert all(word in words_on(cafe.window) for word in made.card.words)


def test_a_file_that_is_not_a_programme_spoils_nothing(
    qtbot: QtBot, launch: Launch, keychain: FakeKeychain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "shopping.cafeprogramme"
    file.write_text("milk")
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: file)
    cafe = launch()
    press(cafe.window, "My programme gave me a file")
    read_the_sheet_back(cafe.window)
    press(cafe.window, "Lock it and go on")
    _open(qtbot, cafe, "home")
    press(cafe.window, "Carry on")
    assert is_there(cafe.window, "Plan your first café")


def test_a_store_that_another_app_made_is_said_and_left_as_it_is(
    qtbot: QtBot, launch: Launch, folder: DataFolder, keychain: FakeKeychain
) -> None:
    first = launch()
    press(first.window, "I host cafés")
    read_the_sheet_back(first.window)
    press(first.window, "Lock it and go on")
    _open(qtbot, first, "home")
    first.close()
    folder.store.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    again = launch()
    qtbot.waitUntil(lambda: is_there(again.window, "Try again"), timeout=20_000)
    assert "left just as it is" in words_on(again.window)
    assert again.services is None
