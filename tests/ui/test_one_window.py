"""One window: no page flashes another on the screen while it is made, which would also take the focus away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cafe.core.paths import DataFolder
from cafe.store import sentences
from cafe.ui.opening.first import FirstPage
from cafe.ui.opening.keep_locked import KeepLocked
from cafe.ui.opening.problem import ProblemPage
from cafe.ui.opening.unlock import UnlockPage
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import settle

HERE = ("home", "cafes", "topics", "support", "settings", "help")


class Watch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.flashed.append(f"{type(watched).__module__}.{type(watched).__name__}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("place", HERE)
def test_no_page_flashes_another_window(open_page: OpenPage, watch: Watch, place: str) -> None:
    watch.flashed.clear()
    open_page(place)
    settle()
    assert watch.flashed == []


def test_no_door_flashes_another_window(qtbot: QtBot, folder: DataFolder, watch: Watch) -> None:
    window = Window(folder.window_state)
    qtbot.addWidget(window)
    window.show()
    watch.flashed.clear()
    words = ("heron", "lantern", "oat", "brae", "moss")
    groups = ("K83NQ", "PNN0J", "E2NRR", "Y5PBF", "PBQMM")
    for door in (
        FirstPage(),
        KeepLocked(lambda: words, groups, date(2026, 11, 26), has_keychain=False),
        UnlockPage(),
        ProblemPage(sentences.newer()),
    ):
        window.show_door(door)
        settle()
    assert watch.flashed == []
