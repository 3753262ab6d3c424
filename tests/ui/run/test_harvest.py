"""The harvest in the room: at most five sentences, agreed by the group, with people looking on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cafe.model.values import Actor, Attendance, Consent, EntryKind, NoteMode
from cafe.run.room import Card
from cafe.ui.run.harvest_rows import IdeaRow, SentenceRow
from tests.ui.driving import press, settle, words_on

if TYPE_CHECKING:
    from cafe.model.values import Entry
    from cafe.ui.run.page import RunPage
    from tests.ui.run.conftest import Evening, MakeEvening


@pytest.fixture
def it(evening: MakeEvening) -> Evening:
    made = evening(NoteMode.AFTER)
    made.to(6, 30)
    return made


def put(page: RunPage, text: str) -> None:
    page.harvest.line.setFocus()
    QTest.keyClicks(page.harvest.line, text)
    QTest.keyClick(page.harvest.line, Qt.Key.Key_Return)
    settle()


def entries(it: Evening) -> tuple[Entry, ...]:
    return it.services.capture.entries(it.cafe_id)


def switches(page: RunPage) -> list[str]:
    return [row.switch.words for row in page.harvest.findChildren(SentenceRow) if row.isVisibleTo(page)]


def test_the_line_has_the_focus_and_a_sentence_is_kept_with_enter(it: Evening) -> None:
    page = it.open()
    assert page.harvest.line.hasFocus()
    put(page, "It comes on young")
    (entry,) = entries(it)
    assert (entry.text, entry.kind, entry.in_room, entry.is_agreed) == (
        "It comes on young",
        EntryKind.THEME,
        True,
        False,
    )
    assert page.harvest.count.text() == "1 of 5"


def test_agreed_is_one_switch_that_changes_its_words(it: Evening) -> None:
    page = it.open()
    put(page, "It comes on young")
    assert switches(page) == ["Agreed?"]
    press(page, "Agreed?")
    assert switches(page) == ["Agreed"]
    assert entries(it)[0].is_agreed


def test_a_sentence_that_was_changed_is_agreed_again(it: Evening) -> None:
    page = it.open()
    put(page, "It comes on young")
    press(page, "Agreed?")
    press(page, "Change the words: It comes on young")
    assert page.harvest.line.text() == "It comes on young"
    page.harvest.line.put_words("It comes on very young")
    QTest.keyClick(page.harvest.line, Qt.Key.Key_Return)
    settle()
    assert [entry.text for entry in entries(it)] == ["It comes on very young"]
    assert switches(page) == ["Agreed?"]


def test_five_are_plenty_and_the_sixth_stays_in_the_line(it: Evening) -> None:
    page = it.open()
    for number in range(5):
        put(page, f"Sentence {number}")
    assert page.harvest.count.text() == "5 of 5"
    put(page, "One too many")
    assert len(entries(it)) == 5
    assert page.harvest.line.text() == "One too many"


def test_a_quote_waits_for_an_answer(it: Evening) -> None:
    page = it.open()
    page.harvest.use_kind(EntryKind.QUOTE.value)
    put(page, "I thought I was losing my memory.")
    assert entries(it)[0].consent is Consent.NOT_ASKED
    press(page, "Did they say yes? Yes, in our words")
    assert entries(it)[0].consent is Consent.PARAPHRASE


def test_an_idea_says_who_could_act(it: Evening) -> None:
    page = it.open()
    QTest.keyClick(page.harvest.line, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    put(page, "A quiet corner at work")
    line = page.harvest.findChildren(IdeaRow)[-1]
    act = next(act for act in line.menu().actions() if act.text())
    act.trigger()
    settle()
    (entry,) = entries(it)
    assert entry.kind is EntryKind.IDEA
    assert entry.actors == (next(iter(Actor)),)


def test_the_guard_rises_above_the_line_and_the_line_stays(it: Evening) -> None:
    page = it.open()
    before = page.harvest.line.mapTo(page, QPoint(0, 0))
    QTest.keyClicks(page.harvest.line, "Morag asked us to say so")
    page.harvest.line.paused.emit()
    settle()
    assert page.harvest.guard.isVisibleTo(page)
    assert page.harvest.line.mapTo(page, QPoint(0, 0)) == before


def test_taking_a_sentence_out_can_be_undone(it: Evening) -> None:
    page = it.open()
    put(page, "It comes on young")
    press(page, "Change the words: It comes on young")
    press(page, "Take it out")
    assert entries(it) == ()
    it.services.undo.undo()
    settle()
    assert len(entries(it)) == 1
    assert switches(page) == ["Agreed?"]


def test_the_small_picture_says_what_the_room_sees(it: Evening) -> None:
    page = it.open()
    picture = page.harvest.room_sees._picture
    assert picture.text().startswith("Thank you")
    page.keeper.put(Card.BREAK)
    assert picture.text().startswith("A wee break")


def test_one_or_two_people_is_a_cuppa_and_has_no_line(it: Evening) -> None:
    it.services.capture.save_attendance(Attendance(it.cafe_id, people=2))
    page = it.open()
    assert not page.harvest.line.isVisibleTo(page)
    assert "cuppa" in words_on(page.harvest)
