"""When we have made a mistake: a kind sentence, and details to copy in which nobody's words are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy.exc import IntegrityError

from cafe.app import CafeApp, Opening, _apologise
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault
from cafe.core.paths import DataFolder
from cafe.model.tables import NoteRow
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.sheets import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.store.database import Database

NOTE = "Mhairi from the chip shop has had it since March"


@pytest.fixture
def cafe(qtbot: QtBot, folder: DataFolder, clock: FakeClock) -> CafeApp:
    app = CafeApp(Opening(folder), clock)
    qtbot.addWidget(app.window)
    return app


def broken(database: Database, clock: FakeClock) -> IntegrityError:
    """A note of no café: the database refuses it with all its values in hand."""
    with pytest.raises(IntegrityError) as told, database.write() as session:
        session.add(NoteRow(id="n", cafe_id="none", kind="note", text=NOTE, at=clock.now()))
    return told.value


def shown(cafe: CafeApp) -> Sheet:
    (sheet,) = cafe.window.findChildren(Sheet)
    return sheet


def press(sheet: Sheet, name: str) -> None:
    next(button for button in sheet.findChildren(Button) if button.accessibleName() == name).click()


def test_the_details_to_copy_quote_no_note_and_neither_does_the_terminal(
    cafe: CafeApp, database: Database, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = broken(database, clock)
    assert NOTE not in str(problem)  # the store itself hides what it was given
    try:
        raise RuntimeError(f"cannot keep {NOTE!r}") from problem
    except RuntimeError as mistake:
        _apologise(cafe)(RuntimeError, mistake, mistake.__traceback__)
    press(shown(cafe), "Copy the details")
    copied = QApplication.clipboard().text()
    for told in (copied, capsys.readouterr().err):
        assert "IntegrityError: SQLite " in told
        assert "RuntimeError" in told
        for word in ("Mhairi", "chip shop", "INSERT", str(database.path.parent)):
            assert word not in told


def test_a_window_without_a_terminal_apologises_all_the_same(cafe: CafeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    _apologise(cafe)(ValueError, ValueError(NOTE), None)
    assert shown(cafe).isVisibleTo(cafe.window)


def test_a_problem_with_a_sentence_is_shown_as_that_sentence(cafe: CafeApp, capsys: pytest.CaptureFixture[str]) -> None:
    _apologise(cafe)(EnvironmentFault, EnvironmentFault("The disk did not answer."), None)
    assert not [button for button in shown(cafe).findChildren(Button) if button.accessibleName() == "Copy the details"]
    assert capsys.readouterr().err == ""


def test_stopping_it_from_the_terminal_closes_the_window(cafe: CafeApp) -> None:
    cafe.window.show()
    _apologise(cafe)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not cafe.window.isVisible()
