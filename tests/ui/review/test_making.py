"""The files are made off the window's thread: they can be stopped, and a disk that refuses is one sentence."""

from __future__ import annotations

import errno
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.core import files
from cafe.packs.programme_file import NewProgramme
from cafe.ui.services import Services
from cafe.ui.tasks import TaskRunner
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on

MAKE = "Make the summary and pack"


def is_on(root: QWidget, name: str) -> bool:
    return named(root, name, QAbstractButton).isEnabled()


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(
    *,
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
    *,
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
    *,
    held: HeldExecutor,
    open_page: OpenPage,
    window: Window,
    services: Services,
    cafe_id: str,
    programme: NewProgramme,
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
