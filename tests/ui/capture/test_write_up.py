"""Writing up at home: one sentence at a time, kept as it is pressed, and enough is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from cafe.core.clock import FakeClock
from cafe.model.values import Actor, Attendance, Consent, Direction, Entry, EntryKind, NoteKind, NoteMode, Strength
from cafe.store.database import Database
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.place import Page
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.builders import a_cafe
from tests.ui.capture.conftest import HEARD, Going
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on


def entry(services: Services, cafe_id: str, at: int = 0) -> Entry:
    return services.capture.entries(cafe_id)[at]


def row(page: Page, words: str) -> str:
    """The name of the line of the contents that has these words."""
    found = [w for w in page.contents._rows.values() if words in w.accessibleName()]  # type: ignore[attr-defined]
    assert found, words
    return str(found[0].accessibleName())


def retype(page: Page, label: str, text: str) -> QPlainTextEdit:
    field = named(page, label, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    settle()
    return field


def test_the_first_sentence_without_a_place_stands_open(open_page: OpenPage, cafe_id: str) -> None:
    seen = words_on(open_page("write-up", cafe_id))
    assert "3 of 8" in seen
    assert "Agreed in the room" in seen
    assert seen.count(HEARD[0]) == 2
    assert "You can stop here. A few is enough." in seen


def test_a_tile_places_the_sentence_and_says_when_it_was_saved(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Information")
    assert entry(services, cafe_id).themes == ("INF",)
    assert "saved at 18:30" in words_on(page)
    assert is_there(page, f"1, {HEARD[0]}, Information")


def test_a_third_tile_lets_go_of_the_oldest_and_offers_it_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("write-up", cafe_id)
    for tile in ("Information", "Waiting", "Money"):
        press(page, tile)
    assert entry(services, cafe_id).themes == ("WAI", "COS")
    assert is_there(window, "Two is the most. “Information” let go.")
    press(window, "Undo")
    assert entry(services, cafe_id).themes == ("INF", "WAI")
    assert named(page, "Information").isChecked()  # type: ignore[attr-defined]
    assert not named(page, "Money").isChecked()  # type: ignore[attr-defined]


def test_the_focus_stays_on_the_tile_that_was_pressed(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    page = open_page("write-up", cafe_id)
    tile = named(page, "Waiting")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    settle()
    assert window.focusWidget() is named(page, "Waiting")


def test_the_short_questions_are_kept_one_by_one(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "How many felt this?: Most")
    press(page, "Which way does it pull?: Gets in the way")
    press(page, "Who could act? Local services")
    press(page, "Who could act? Us")
    press(page, "Add life stage or place")
    press(page, "Which time of life? Later life")
    press(page, "Which place is it about? Work")
    kept = entry(services, cafe_id)
    assert (kept.strength, kept.direction) == (Strength.MOST, Direction.BARRIER)
    assert set(kept.actors) == {Actor.LOCAL, Actor.US}
    assert (kept.life_stages, kept.setting) == (("LS5",), "work")


def test_next_goes_through_the_sentences_and_ends_with_the_look_back(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Next sentence")
    assert page.leaf.placing.id == page._order[1]  # type: ignore[attr-defined]
    press(page, "Next sentence")
    press(page, "Look back")
    assert is_there(page, "Where did the group disagree?")


def test_the_contents_are_walked_and_put_in_order_with_the_keys(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, row(page, HEARD[0]))
    first = named(page, row(page, HEARD[0]))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert [kept.text for kept in services.capture.entries(cafe_id)] == [HEARD[1], HEARD[0], HEARD[2]]
    here = window.focusWidget()
    assert here is not None
    assert HEARD[0] in here.accessibleName()
    QTest.keyClick(here, Qt.Key.Key_Up)
    there = window.focusWidget()
    assert there is not None
    assert HEARD[1] in there.accessibleName()


def test_changed_words_are_not_agreed_any_more(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    assert "The group has not heard these words yet." in words_on(page)
    field = retype(page, "The words", "It comes on young")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    kept = entry(services, cafe_id)
    assert (kept.text, kept.is_agreed) == ("It comes on young", False)
    assert "Written afterwards" in words_on(page)
    assert not is_there(page, "The words")


def test_a_tick_that_was_forgotten_in_the_room_is_given_at_home(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    services.capture.agree(entry(services, cafe_id).id, False)
    page = open_page("write-up", cafe_id)
    assert "Not agreed in the room, so it stays here" in words_on(page)
    press(page, "They did agree")
    assert entry(services, cafe_id).is_agreed
    assert "stays here" not in words_on(page)


def test_what_was_left_as_it_is_in_a_question_outlives_the_look_back(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, row(page, "Look back"))
    retype(page, "Where did the group disagree?", "Ring 01632 960 123")
    services.capture.save_reflection(page.leaf.look_back.as_typed())  # type: ignore[attr-defined]
    services.capture.leave_as_is(cafe_id, "01632 960 123", "PHONE")
    settle()
    press(page, "They would like another café")
    assert [answer.words for answer in services.capture.reflection(cafe_id).left_as_is] == ["01632 960 123"]


def test_the_guard_rises_and_a_swap_changes_the_words_in_place(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    retype(page, "The words", "Ring 01632 960 123 for help")
    words: GuardedWords = page.leaf.placing.changing.words  # type: ignore[attr-defined]
    assert not words.panel.isVisibleTo(page)
    words.raise_panel()  # the pause is over
    settle()
    assert "One thing here could point to a person" in words_on(page)
    swap = words.panel.rows[0].swaps[0]
    press(page, f"01632 960 123: write {swap} instead")
    assert "01632" not in words.text
    assert not words.panel.isVisibleTo(page)
    press(page, "Keep these words")
    assert "01632" not in entry(services, cafe_id).text


def test_words_that_are_left_as_they_are_stay_answered(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    retype(page, "The words", "Ring 01632 960 123 for help")
    page.leaf.placing.changing.words.raise_panel()  # type: ignore[attr-defined]
    settle()
    press(page, "01632 960 123: leave it as it is")
    press(page, "Keep these words")
    assert [answer.words for answer in entry(services, cafe_id).left_as_is] == ["01632 960 123"]
    assert "could point to a person" not in words_on(page)


def test_escape_leaves_the_words_as_they_were(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    field = retype(page, "The words", "Something else")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle()
    assert entry(services, cafe_id).text == HEARD[0]
    assert services.capture.draft(cafe_id, "change") is None


def test_half_changed_words_are_there_again(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    retype(page, "The words", "It comes on you")
    open_page("who-came", cafe_id)
    page = open_page("write-up", cafe_id)
    assert named(page, "The words", QPlainTextEdit).toPlainText() == "It comes on you"


def test_a_sentence_is_taken_out_and_comes_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Change the words")
    press(page, "Take it out")
    assert [kept.text for kept in services.capture.entries(cafe_id)] == list(HEARD[1:])
    press(window, "Undo")
    assert [kept.text for kept in services.capture.entries(cafe_id)] == list(HEARD)


def test_another_quote_is_added_and_asks_for_her_answer(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Add another")
    press(page, "What it is: Quote")
    field = retype(page, "In the group’s words", "I thought I was losing my memory.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    quote = services.capture.entries(cafe_id)[-1]
    assert (quote.kind, quote.consent) == (EntryKind.QUOTE, Consent.NOT_ASKED)
    assert "Waits for an answer" in words_on(page)
    press(page, "Did they say yes? Yes, in our words")
    assert services.capture.entries(cafe_id)[-1].consent is Consent.PARAPHRASE
    assert not is_there(page, "Did they say yes? Yes, word for word")
    press(window, "Undo")
    assert services.capture.entries(cafe_id)[-1].consent is Consent.NOT_ASKED


def test_half_a_sentence_waits_in_the_field(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Add another")
    retype(page, "In the group’s words", "We want a f")
    press(page, row(page, HEARD[1]))
    press(page, "Add another")
    assert named(page, "In the group’s words", QPlainTextEdit).toPlainText() == "We want a f"


def test_eight_is_the_most(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    for number in range(5):
        services.capture.add_entry(cafe_id, EntryKind.THEME, f"Sentence {number} of the rest.")
    page = open_page("write-up", cafe_id)
    assert "8 of 8" in words_on(page)
    assert not is_there(page, "Add another")


def test_nothing_written_in_the_room_begins_with_one_sentence(
    open_page: OpenPage, database: Database, clock: FakeClock, services: Services
) -> None:
    made = a_cafe(database, clock)
    page = open_page("write-up", made)
    assert "Nothing was written in the room. One sentence is a good start." in words_on(page)
    field = retype(page, "In the group’s words", "We want a fan.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert [kept.text for kept in services.capture.entries(made)] == ["We want a fan."]


def test_notes_of_the_evening_are_taken_up_and_stay(
    open_page: OpenPage, database: Database, clock: FakeClock, services: Services
) -> None:
    made = a_cafe(database, clock, note_mode=NoteMode.AS_WE_GO)
    services.capture.record_note(made, NoteKind.IDEA, "A drop-in at the library.", themes=["IDE"])
    page = open_page("write-up", made)
    press(page, row(page, "From the notes"))
    press(page, "Take up as an idea: A drop-in at the library.")
    idea = entry(services, made)
    assert (idea.kind, idea.themes) == (EntryKind.IDEA, ("IDE",))
    assert "In the list" in words_on(page)
    assert len(services.capture.notes(made)) == 1


def test_the_look_back_is_kept_when_the_field_is_left(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("write-up", cafe_id)
    press(page, row(page, "Look back"))
    retype(page, "Where did the group disagree?", "About what to tell the young ones.")
    retype(page, "Who was not there, and should be heard?", "Anyone who works nights.")
    press(page, "They would like another café")
    kept = services.capture.reflection(cafe_id)
    assert kept.disagreed == "About what to tell the young ones."
    assert kept.missing_voices == "Anyone who works nights."
    assert kept.wants_another
    assert not kept.wants_results


def test_enough_for_tonight_is_a_whole_choice(open_page: OpenPage, cafe_id: str, going: Going, window: Window) -> None:
    page = open_page("write-up", cafe_id)
    press(page, "Enough for tonight")
    assert going.places == [("home", "")]
    assert is_there(window, "All kept. Three can wait.")


def test_next_is_who_came(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    press(open_page("write-up", cafe_id), "Next: who came")
    assert window.place == "who-came"


@pytest.mark.parametrize("evening", [(2, NoteMode.AFTER), (9, NoteMode.NONE)])
def test_a_cafe_without_words_says_so_and_leads_on(
    open_page: OpenPage, database: Database, clock: FakeClock, services: Services, evening: tuple[int, NoteMode]
) -> None:
    people, mode = evening
    made = a_cafe(database, clock, note_mode=mode)
    services.capture.save_attendance(Attendance(made, people=people))
    page = open_page("write-up", made)
    seen = words_on(page)
    assert "cuppa" in seen if people == 2 else "keeps no notes" in seen
    assert "That is a café too. Next: who came." in seen
    assert not is_there(page, "Add another")
    assert is_there(page, "Next: who came")


def test_sentences_of_a_cuppa_stay_here_and_can_be_taken_out(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    services.capture.save_attendance(replace(services.capture.attendance(cafe_id), people=2))
    page = open_page("write-up", cafe_id)
    assert "None of it leaves" in words_on(page)
    press(page, f"Take it out: {HEARD[0]}")
    assert [kept.text for kept in services.capture.entries(cafe_id)] == list(HEARD[1:])
    press(window, "Undo")
    assert HEARD[0] in words_on(page)


def test_in_large_text_everything_is_still_in_reach(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("write-up", cafe_id)
    window.use_text_size(200)
    settle(20)
    assert "1 of 4" in words_on(page)
    press(page, "What helps")
    assert entry(services, cafe_id).themes == ("WHH",)
    press(page, "Add life stage or place")
    press(page, "Next sentence")
    assert HEARD[1] in words_on(page)
    window.use_text_size(100)
    settle(20)
    assert is_there(page, row(page, HEARD[0]))


def test_in_a_narrow_window_the_list_becomes_two_of_four(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    window.resize(1024, 640)
    page = open_page("write-up", cafe_id)
    assert "1 of 4" in words_on(page)
    press(page, "The one after")
    assert "2 of 4" in words_on(page)
    assert HEARD[1] in words_on(page)
    press(page, "The one before")
    assert HEARD[0] in words_on(page)
