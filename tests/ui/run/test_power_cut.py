"""The lead is pulled in round two: the next start is at the right stage and time, with the half-typed note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from cafe.app import build_services
from cafe.model.values import NoteMode
from cafe.store.database import Database
from tests.conftest import KEY
from tests.ui.driving import InlineExecutor, settle, words_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.core.paths import DataFolder
    from tests.ui.run.conftest import MakeEvening


def test_the_run_and_the_half_typed_note_come_back(
    evening: MakeEvening, folder: DataFolder, database: Database, qtbot: QtBot
) -> None:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window

    it = evening(NoteMode.AS_WE_GO)
    it.to(3, 95)
    page = it.open()
    figures = page.clock.timer.figures
    QTest.keyClicks(page.band.line, "Nobody had told u")
    page.band.line.resting.emit(page.band.line.text())
    it.clock.advance(seconds=20)

    again = Database(folder.store, KEY)
    services = build_services(folder, again, it.clock, key=KEY, executor=InlineExecutor())
    window = Window(folder.window_state)
    qtbot.addWidget(window)
    window.use(services)
    window.show()
    window.go("run", it.cafe_id)
    settle()
    back = window.page("run")
    assert isinstance(back, RunPage)
    assert back.view is not None
    assert back.view.stage_id == it.services.run.ready(it.cafe_id).stage.id
    assert _seconds(back.clock.timer.figures) == _seconds(figures) - 20
    assert back.band.line.text() == "Nobody had told u"
    assert "We kept it" in words_on(window)

    # What was done before the lead was pulled can still be taken back, one by one.
    was = it.services.run.ready(it.cafe_id)
    back.band.line.clear()
    window.undo()
    settle()
    assert "Taken back: Next" in words_on(window)
    assert services.run.ready(it.cafe_id).index == was.index - 1
    back.leave()
    services.tasks.close()
    services.bridge.close()
    again.close()


def _seconds(figures: str) -> int:
    minutes, seconds = figures.split(":")
    return int(minutes) * 60 + int(seconds)
