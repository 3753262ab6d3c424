"""While a sheet of the run is open, the clock, Next and Someone is upset stay in sight and in reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cafe.model.values import NoteMode
from cafe.run.state import RunState
from cafe.ui.run.tables import TablesSheet
from cafe.ui.run.upset import UpsetSheet
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.sheets import Sheet
from tests.ui.driving import press, settle, type_text
from tests.ui.run.test_sheets_of_tables import at_the_harvest, the_sheet

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import MakeEvening


def _open(page: RunPage, which: str) -> Sheet:
    {"catch up": page.catch_up, "people": page.count_people, "tables": page.open_tables}[which]()
    settle()
    return next(sheet for sheet in page.window().findChildren(Sheet) if sheet.isVisible())


def _in_reach(window: Window, widget: QWidget) -> bool:
    """A press in the middle of it would land on it."""
    middle = widget.mapTo(window, QPoint(widget.width() // 2, widget.height() // 2))
    hit = window.childAt(middle)
    return hit is not None and (hit is widget or widget.isAncestorOf(hit))


@pytest.mark.parametrize("size", ["1366 768 1", "1366 690 1", "1024 640 1", "1366 690 2", "1024 640 2"])
@pytest.mark.parametrize("which", ["catch up", "people", "tables"])
def test_four_things_are_never_covered(
    which: str, size: str, evening: MakeEvening, window: Window, qapp: QApplication
) -> None:
    wide, high, text = map(int, size.split())
    apply_theme(qapp, Theme("light", text))
    window.resize(wide, high)
    _it, page = at_the_harvest(evening, 2)
    settle()
    sheet = _open(page, which)
    for part in (page.bar.upset, page.clock.next, page.clock.timer, page.clock.end):
        assert part.isVisible() and _in_reach(window, part), part.accessibleName()
    shown = sheet.page.geometry()
    assert sheet.rect().contains(shown)
    assert not any(area.intersects(shown) for area in page.never_hidden())


def test_the_writing_line_stays_where_a_note_keeper_has_one(evening: MakeEvening, window: Window) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 60)
    page = it.open()
    _open(page, "catch up")
    assert _in_reach(window, page.band.line)


def test_someone_is_upset_is_one_press_away_and_the_sheet_is_there_afterwards(
    evening: MakeEvening, window: Window
) -> None:
    it, page = at_the_harvest(evening, 2)
    sheet = the_sheet(page)
    type_text(sheet.line, "Buses stop")
    QTest.keyClick(page, Qt.Key.Key_F9)
    settle()
    upset = next(one for one in window.findChildren(UpsetSheet) if one.isVisible())
    assert it.services.run.ready(it.cafe_id).state is RunState.PAUSED
    upset.reject()
    settle()
    assert sheet.isVisible() and sheet.line.text() == "Buses stop"
    assert it.services.run.ready(it.cafe_id).state is RunState.RUNNING
    press(sheet, "Back to the harvest")


def test_the_next_stage_puts_the_sheet_away_and_keeps_what_was_half_typed(evening: MakeEvening, window: Window) -> None:
    it, page = at_the_harvest(evening, 2)
    sheet = the_sheet(page)
    type_text(sheet.line, "Buses stop at six")
    it.clock.advance(minutes=6)
    page.tick()
    QTest.mouseClick(page.clock.next, Qt.MouseButton.LeftButton)
    settle()
    assert not any(one.isVisible() for one in window.findChildren(TablesSheet))
    QTest.keyClick(page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    settle()
    again: Any = the_sheet(page)
    assert again.line.text() == "Buses stop at six"
    press(again, "Back to the harvest")


def test_a_minute_more_is_a_key_away_while_people_are_counted(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 30)
    page = it.open()
    sheet = _open(page, "people")
    before = it.services.run.ready(it.cafe_id).slot.allotted
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert (it.services.run.ready(it.cafe_id).slot.allotted - before).total_seconds() == 60
    assert sheet.isVisible()
    sheet.reject()
