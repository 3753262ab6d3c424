"""What somebody is at stays under her hand: pages scroll with it, fields hold what is pasted, chips fit their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.scale import column
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import TextArea
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para
from tests.ui.driving import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from cafe.ui.window import Window


@pytest.fixture
def scroll(qtbot: QtBot) -> Iterator[Scroll]:
    """A page of thirty lines to tick, taller than its window, with a notice above them."""
    window, made = QWidget(), Scroll(gap=4)
    qtbot.addWidget(window)
    made.body.addWidget(Para("\n".join("Still to tick on the list for the day." for _ in range(4)), "body"))
    for n in range(30):
        made.body.addWidget(TickRow(f"Line {n}"))
    window.setLayout(column(made, gap=0))
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()
    yield made
    window.close()


def _seen_at(scroll: Scroll, widget: QWidget) -> int:
    return widget.mapTo(scroll.viewport(), QPoint()).y()


def test_a_line_stays_under_the_mouse_when_the_notice_above_it_goes(scroll: Scroll) -> None:
    line = scroll.widget().findChildren(TickRow)[9]
    scroll.ensureWidgetVisible(line)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, line.height() // 2))
    assert line.isChecked() and line.hasFocus()
    before = _seen_at(scroll, line)
    scroll.widget().findChildren(Para)[0].hide()
    settle()
    assert _seen_at(scroll, line) == before
    scroll.widget().findChildren(Para)[0].show()
    settle()
    assert _seen_at(scroll, line) == before


def test_a_field_stays_in_sight_while_somebody_types_in_it(scroll: Scroll) -> None:
    words = GuardedWords("Questions", rows=2)
    scroll.body.insertWidget(12, words)
    settle()
    scroll.ensureWidgetVisible(words)
    words.page.setFocus()
    settle()
    QTest.keyClicks(words.page, "What did ")
    before = _seen_at(scroll, words.page)
    QTest.keyClicks(words.page, "Morag McLeod say?")
    words.raise_panel()
    settle()
    assert words.panel.isVisible() and _seen_at(scroll, words.page) == before


def test_a_page_that_is_still_being_filled_begins_at_its_top(scroll: Scroll) -> None:
    first, fifth = (scroll.widget().findChildren(TickRow)[at] for at in (0, 4))
    first.clearFocus()
    fifth.setFocus()  # as a page does when it opens
    for n in range(9):
        scroll.body.insertWidget(0, Para(f"A card that comes a turn later, {n}.", "body"))
        settle()
    assert scroll.verticalScrollBar().value() == 0


def test_a_line_that_somebody_scrolled_away_from_pulls_nothing_back(scroll: Scroll) -> None:
    lines = scroll.widget().findChildren(TickRow)
    lines[0].setFocus()
    settle()
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    lines[29].setText("Line 29, and a little more")
    scroll.widget().findChildren(Para)[0].setText("Nothing is left to tick.")
    settle()
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("rows", [1, 2, 4])
def test_a_field_is_as_high_as_the_lines_it_promises(qtbot: QtBot, rows: int) -> None:
    area = TextArea("What it is about", "\n".join(["A line."] * rows), rows=rows)
    qtbot.addWidget(area)
    area.page.setFixedHeight(area.page.sizeHint().height())
    area.resize(area.sizeHint())
    area.show()
    settle()
    assert area.page.verticalScrollBar().maximum() == 0


def test_a_title_takes_a_pasted_page_as_one_line(qapp: QApplication) -> None:
    pasted = QMimeData()
    pasted.setText("Cold water\nand what it does\n\n")
    title, questions = TextArea("Title", rows=1), TextArea("Questions", rows=7)
    title.page.insertFromMimeData(pasted)
    questions.page.insertFromMimeData(pasted)
    assert title.text == "Cold water and what it does"
    assert questions.text == "Cold water\nand what it does\n\n"


def test_a_chip_has_room_for_its_tick_whoever_set_it(qtbot: QtBot) -> None:
    window, chip = QWidget(), Chip("In crisis now")
    qtbot.addWidget(window)
    window.setLayout(column(chip, gap=0))
    window.show()
    settle()
    asked = chip.sizeHint().width()
    chip.setChecked(True)
    settle()
    assert window.minimumWidth() >= chip.sizeHint().width() > asked or chip.width() >= chip.sizeHint().width() > asked


@pytest.mark.parametrize("width", [320, 372, 620])
def test_the_guard_shows_all_it_asks_in_a_narrow_column(qtbot: QtBot, width: int) -> None:
    words = GuardedWords("In words that name nobody", rows=2)
    qtbot.addWidget(words)
    words.resize(width, 400)
    words.show()
    words.set_words("Morag MacLeod bakes, and Callum Baird drives.")
    settle()
    inside = words.panel.findChildren(Scroll)[0]
    assert inside.verticalScrollBar().maximum() == 0


def test_a_banner_in_a_sheet_shows_all_its_lines(window: Window) -> None:
    words = "airport · pumice · tuneful · mandala · oatmeal · date"
    sheet = Sheet(window, "Take it in?", "", [SheetButton("leave", "Leave it", "plain", safe=True)], width=580)
    banner = Banner(
        "From another laptop", f"Its six words are: {words}. Ask whoever gave it to you, if you are not sure."
    )
    sheet.body.addWidget(banner)
    sheet.open_up()
    settle(50)
    assert banner.line.height() >= banner.line.heightForWidth(banner.line.width())
