"""Two tables bring their sheets to one harvest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cafe.capture.tables import sheet_of, table_of
from cafe.ui.run.tables import TablesSheet
from tests.ui.driving import press, settle, words_on

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import Evening, MakeEvening


def at_the_harvest(evening: MakeEvening, tables: int) -> tuple[Evening, RunPage]:
    it = evening()
    it.services.plan.change_tables(it.cafe_id, tables)
    it.services.undo.clear()
    it.to(6)
    page = it.open()
    assert page.is_harvest
    return it, page


def bring(sheet: TablesSheet, table: str, *sentences: str) -> None:
    sheet.which.choose(table)
    for sentence in sentences:
        QTest.keyClicks(sheet.line, sentence)
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
        settle()


def the_sheet(page: RunPage) -> TablesSheet:
    QTest.keyClick(page, Qt.Key.Key_F4)
    settle()
    return next(sheet for sheet in page.window().findChildren(TablesSheet) if sheet.isVisible())


def test_each_table_has_a_sheet_and_the_cafe_takes_what_the_room_agrees_on(
    evening: MakeEvening, window: Window
) -> None:
    it, page = at_the_harvest(evening, 2)
    assert "Each table brings its sheet." in words_on(window)
    sheet = the_sheet(page)
    bring(sheet, "1", "Nobody told us.", "Buses stop at six.")
    bring(sheet, "2", "Nobody told us")
    notes = it.services.capture.notes(it.cafe_id)
    assert [table_of(note) for note in notes] == [1, 1, 2]
    assert "Buses stop at six." not in words_on(sheet)
    sheet.which.choose("all")
    settle()
    assert "Tables 1 and 2" in words_on(sheet)
    assert not sheet.line.isVisible()
    press(sheet, "Make it ours: Nobody told us.")
    (entry,) = it.services.capture.entries(it.cafe_id)
    assert (entry.text, entry.in_room, entry.is_agreed) == ("Nobody told us.", True, False)
    assert "With the café’s" in words_on(sheet)
    press(sheet, "Back to the harvest")
    assert "1 of 5" in words_on(window)


def test_a_sixth_sentence_of_a_table_stays_in_the_line(evening: MakeEvening, window: Window) -> None:
    it, page = at_the_harvest(evening, 2)
    sheet = the_sheet(page)
    bring(sheet, "2", *(f"This is sentence {word}." for word in ("one", "two", "three", "four", "five", "six")))
    assert len(sheet_of(it.services.capture.notes(it.cafe_id), 2)) == 5
    assert sheet.line.text() == "This is sentence six."
    assert "five is plenty" in words_on(window)


def test_a_sentence_can_be_taken_off_its_sheet(evening: MakeEvening, window: Window) -> None:
    it, page = at_the_harvest(evening, 2)
    sheet = the_sheet(page)
    bring(sheet, "1", "Buses stop at six.")
    press(sheet, "Take it off: Buses stop at six.")
    assert it.services.capture.notes(it.cafe_id) == ()
    assert "Nothing is written here yet." in words_on(sheet)
    press(sheet, "Back to the harvest")


def test_one_table_has_no_sheets(evening: MakeEvening, window: Window) -> None:
    _it, page = at_the_harvest(evening, 1)
    page.open_tables()
    assert not page.window().findChildren(TablesSheet)
    assert "Each table brings" not in words_on(window)
