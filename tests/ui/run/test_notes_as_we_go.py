"""A note keeper writes while people talk: the line never moves, the guard only prompts, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cafe.content import codebook
from cafe.content.books.kept import Kept
from cafe.model.values import Consent, NoteKind, NoteMode
from cafe.ui.widgets.capture_line import PAUSE_MS
from tests.ui.driving import is_there, named, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.ui.run.page import RunPage
    from tests.ui.run.conftest import Evening, MakeEvening

NAMED = "Morag told us her knees were sore"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def it(evening: MakeEvening) -> Evening:
    made = evening(NoteMode.AS_WE_GO)
    made.to(2, 30)
    return made


def type_in(page: RunPage, text: str) -> None:
    page.band.line.setFocus()
    QTest.keyClicks(page.band.line, text)
    settle()


def enter(page: RunPage) -> None:
    QTest.keyClick(page.band.line, Qt.Key.Key_Return)
    settle()


def kept(it: Evening) -> list[str]:
    return [note.text for note in it.services.capture.notes(it.cafe_id)]


def test_enter_keeps_the_note_and_the_line_is_ready_for_the_next(it: Evening) -> None:
    page = it.open()
    type_in(page, "A long drive puts people off")
    enter(page)
    assert kept(it) == ["A long drive puts people off"]
    assert page.band.line.text() == ""
    assert page.band.line.hasFocus()
    assert page.heard.count.text() == "1 note"


def test_a_letter_typed_anywhere_goes_to_the_line(it: Evening) -> None:
    page = it.open()
    page.clock.plus.setFocus()
    QTest.keyClicks(page.clock.plus, "h")
    assert page.band.line.text() == "h"
    assert page.band.line.hasFocus()


def test_f2_brings_the_focus_back(it: Evening) -> None:
    page = it.open()
    page.bar.pause.setFocus()
    QTest.keyClick(page.bar.pause, Qt.Key.Key_F2)
    settle()
    assert page.band.line.hasFocus()


def test_alt_and_a_figure_puts_a_theme_on_the_note(it: Evening) -> None:
    page = it.open()
    type_in(page, "3 women said so")
    QTest.keyClick(page.band.line, Qt.Key.Key_1, ALT)
    settle()
    enter(page)
    (note,) = it.services.capture.notes(it.cafe_id)
    assert note.text == "3 women said so"
    assert len(note.themes) == 1
    assert not any(chip.isChecked() for chip in page.band.chips.values())


def test_a_quote_asks_before_it_is_kept(it: Evening) -> None:
    page = it.open()
    QTest.keyClick(page.band.line, Qt.Key.Key_2, CTRL)
    settle()
    assert page.band.consent.isVisibleTo(page)
    type_in(page, "Nobody had told me.")
    enter(page)
    assert kept(it) == []
    assert page.band.line.text() == "Nobody had told me."
    press(page, "Just count it")
    (note,) = it.services.capture.notes(it.cafe_id)
    assert (note.kind, note.consent) == (NoteKind.QUOTE, Consent.COUNT)
    assert not page.band.consent.isVisibleTo(page)


def test_flagged_words_are_marked_as_they_are_typed_and_nothing_moves(it: Evening) -> None:
    page = it.open()
    before = page.band.line.mapTo(page, QPoint(0, 0)), page.band.line.size(), page.band.keep.pos()
    type_in(page, NAMED)
    assert page.band.line.marks == ((0, 5),)
    assert not page.band.guard.isVisibleTo(page)
    page.band.line.paused.emit()
    settle()
    assert page.band.guard.isVisibleTo(page)
    after = page.band.line.mapTo(page, QPoint(0, 0)), page.band.line.size(), page.band.keep.pos()
    assert after == before
    assert page.band.guard.geometry().bottom() < page.band.y()


def test_the_panel_rises_a_second_and_a_half_after_the_last_key(it: Evening, qtbot: QtBot) -> None:
    page = it.open()
    type_in(page, NAMED)
    qtbot.waitUntil(lambda: page.band.guard.isVisibleTo(page), timeout=PAUSE_MS + 2000)


def test_one_press_swaps_the_words_in_the_line(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    swap = page.band.guard.rows[0].swaps[0]
    press(page, f"Morag: write {swap} instead")
    assert page.band.line.text() == "One woman told us her knees were sore"
    assert not page.band.guard.isVisibleTo(page)
    assert page.band.line.hasFocus()


def test_alt_s_takes_the_first_swap(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    QTest.keyClick(page.band.line, Qt.Key.Key_S, ALT)
    settle()
    assert "Morag" not in page.band.line.text()


def test_a_swap_is_undone_as_typing(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.writer.take_first()
    QTest.keyClick(page.band.line, Qt.Key.Key_Z, CTRL)
    settle()
    assert page.band.line.text() == NAMED


def test_leave_it_as_it_is_goes_with_the_note(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    press(page, "Morag: leave it as it is")
    assert page.band.line.marks == ()
    enter(page)
    (note,) = it.services.capture.notes(it.cafe_id)
    assert note.text == NAMED
    assert [answer.words for answer in note.left_as_is] == ["Morag"]


def test_enter_keeps_the_note_as_it_reads_and_never_swaps(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    enter(page)
    assert kept(it) == [NAMED]
    assert not page.band.guard.isVisibleTo(page)


def test_a_note_kept_at_once_is_still_asked_about_and_changed_where_it_is(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    enter(page)
    assert kept(it) == [NAMED]
    assert page.band.guard.isVisibleTo(page)
    page.band.writer.take_first()
    settle()
    assert kept(it) == ["One woman told us her knees were sore"]
    assert not page.band.guard.isVisibleTo(page)


def test_keep_works_while_the_panel_is_up(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    press(page, "Keep")
    assert kept(it) == [NAMED]


def test_esc_puts_the_panel_away_and_loses_no_words(it: Evening) -> None:
    page = it.open()
    type_in(page, NAMED)
    page.band.line.paused.emit()
    QTest.keyClick(page.band.line, Qt.Key.Key_Escape)
    settle()
    assert not page.band.guard.isVisibleTo(page)
    assert page.band.line.text() == NAMED


def test_ctrl_z_undoes_typing_while_there_are_words(it: Evening) -> None:
    page = it.open()
    type_in(page, "first")
    enter(page)
    type_in(page, "second")
    QTest.keyClick(page.band.line, Qt.Key.Key_Z, CTRL)
    settle()
    assert page.band.line.text() == ""
    assert kept(it) == ["first"]


def test_ctrl_z_on_an_empty_line_takes_back_the_note(it: Evening) -> None:
    page = it.open()
    type_in(page, "first")
    enter(page)
    QTest.keyClick(page.band.line, Qt.Key.Key_Z, CTRL)
    settle()
    assert kept(it) == []
    assert page.heard.count.text() == "0 notes"


def test_half_typed_words_are_kept_a_second_after_the_last_key(it: Evening, qtbot: QtBot) -> None:
    page = it.open()
    type_in(page, "Half a th")

    def is_kept() -> bool:
        draft = it.services.capture.draft(it.cafe_id, "capture")
        return draft is not None and draft.text == "Half a th"

    qtbot.waitUntil(is_kept, timeout=4000)
    enter(page)
    assert it.services.capture.draft(it.cafe_id, "capture") is None


def test_a_note_is_changed_from_the_list(it: Evening) -> None:
    page = it.open()
    type_in(page, "A lng drive")
    enter(page)
    (note,) = it.services.capture.notes(it.cafe_id)
    page.heard.change_wanted.emit(note.id)
    page.band.line.put_words("A long drive")
    enter(page)
    assert kept(it) == ["A long drive"]


def test_the_line_stays_through_every_stage_until_the_harvest(it: Evening) -> None:
    page = it.open()
    places = set()
    while page.view is not None and not page.view.is_harvest:
        assert page.band.isVisibleTo(page)
        places.add(page.band.line.mapTo(page, QPoint(0, 0)).toTuple())
        page.conductor.next()
        settle()
    assert len(places) == 1
    assert not page.band.isVisibleTo(page)
    assert is_there(page, "What did we hear?")
    assert named(page, "What did we hear?").hasFocus() or page.harvest.line.isVisibleTo(page)


def a_programmes_book(it: Evening, version: int, *names: str) -> None:
    """A kit brought these themes: the first ones of the codebook under other names, and no others."""
    shipped = codebook.load()
    themes = tuple(replace(theme, tile=name) for theme, name in zip(shipped.themes, names, strict=False))
    book = replace(shipped, id="programme-east", version=version, themes=themes)
    books = it.services.content.books
    with books._db.write() as session:
        books.take_in(session, "east", Kept(book, {}), "Themes", it.clock.now())


def test_the_chips_are_those_of_the_programmes_codebook_and_the_cafe_keeps_it(it: Evening) -> None:
    a_programmes_book(it, 2, "Heard at last", "Cost")
    page = it.open()
    assert [chip.words for chip in page.band.chips.values()] == ["Heard at last", "Cost"]
    type_in(page, "A long drive puts people off")
    QTest.keyClick(page.band.line, Qt.Key.Key_1, ALT)
    enter(page)
    assert page.heard.view.lines[0].themes == "Heard at last"
    a_programmes_book(it, 3, "Another name", "Cost", "Pets")
    book = it.services.content.books.of_cafe(it.cafe_id)
    assert (book.id, book.version) == ("programme-east", 2), "what it was noted under goes with the café"
    again = it.open()
    assert [chip.words for chip in again.band.chips.values()] == ["Heard at last", "Cost"]
