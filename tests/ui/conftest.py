"""A real window over a real encrypted store, with a clock that waits and work that is done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.conftest import KEY
from tests.ui.driving import InlineExecutor, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.core.clock import FakeClock
    from cafe.core.paths import DataFolder
    from cafe.store.database import Database
    from cafe.ui.place import Page
    from cafe.ui.services import Services
    from cafe.ui.window import Window

OpenPage = Callable[..., "Page"]


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> None:
    """Every test starts in the light look at 100 %, whatever the one before it chose."""
    from cafe.ui.theme import Theme, apply_theme, theme

    if theme().mode != "light" or theme().text_scale != 1.0 or not qapp.styleSheet():
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what is closed need not be dressed
        apply_theme(qapp, Theme())


@pytest.fixture
def services(qapp: QApplication, folder: DataFolder, database: Database, clock: FakeClock) -> Iterator[Services]:
    """Every room over this test's own store."""
    from cafe.app import build_services

    built = build_services(folder, database, clock, key=KEY, executor=InlineExecutor())
    yield built
    built.tasks.close()
    built.bridge.close()


@pytest.fixture
def window(qtbot: QtBot, folder: DataFolder, services: Services) -> Window:
    """The window, 1366 × 768, with the store open and no page yet."""
    from cafe.ui.window import Window

    shown = Window(folder.window_state)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.use(services)
    with qtbot.waitActive(shown):  # without it nothing on it can have the focus
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def open_page(window: Window) -> OpenPage:
    """``open_page(place, cafe_id="")`` goes there in the window and answers the page."""

    def go(place: str, cafe_id: str = "") -> Page:
        window.go(place, cafe_id)
        settle()
        return window.page(place)

    return go
