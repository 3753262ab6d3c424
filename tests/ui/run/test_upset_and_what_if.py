"""Two things a host reaches for: someone is upset, and the right few words while ten people wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cafe.content.hosting import distress
from cafe.model.values import NoteMode
from cafe.run.room import Card
from cafe.run.state import RunState
from cafe.ui.display import room_screen
from tests.ui.driving import named, press, settle, words_on
from tests.ui.run.conftest import LEAD

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import MakeEvening


def f9(page: RunPage) -> None:
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_F9)
    settle()


def test_one_key_pauses_and_shows_the_steps(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    f9(page)
    seen = words_on(window)
    assert it.services.run.ready(it.cafe_id).state is RunState.PAUSED
    for step in distress().steps:
        assert step.title in seen
    assert "999" in seen
    assert LEAD in seen
    assert "Timer paused at" in seen


def test_a_number_is_called_checked_only_when_somebody_checked_it(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 60)
    it.services.content.mark_checked("samaritans")
    page = it.open()
    f9(page)
    lines = [line for line in words_on(window).splitlines() if " · " in line]
    assert sum("not checked yet" in line for line in lines) == len(distress().numbers) - 1
    assert sum("checked 26 Nov" in line for line in lines) == 1


def test_nothing_of_it_is_kept_but_an_ordinary_pause(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    f9(page)
    press(window, "Show a quiet screen")
    assert page.keeper.card is Card.QUIET
    assert page.questions.sheet is not None
    press(page.questions.sheet, "Carry on")
    run = it.services.run.ready(it.cafe_id)
    assert [event.action.kind.value for event in run.log][-2:] == ["pause", "resume"]
    assert page.keeper.card is None
    assert page.keeper.is_on
    assert it.services.capture.notes(it.cafe_id) == ()
    page.keeper.turn_off()


def test_the_quiet_screen_turns_on_a_room_screen_that_was_off_and_off_again(
    evening: MakeEvening, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    projector = QGuiApplication.primaryScreen()  # stands in for the second screen that this computer has not
    monkeypatch.setattr(room_screen, "other_screen", lambda _of, _remembered="": projector)
    it = evening()
    it.to(2, 60)
    page = it.open()
    f9(page)
    press(window, "Show a quiet screen")
    assert page.keeper.is_on
    assert page.keeper.screen is not None and page.keeper.screen.view is not None
    assert page.keeper.screen.view.card is Card.QUIET
    assert page.questions.sheet is not None
    press(page.questions.sheet, "Carry on")
    assert not page.keeper.is_on
    assert page.keeper.card is None


def test_where_the_room_has_no_screen_no_quiet_one_is_promised(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    f9(page)
    assert "Show a quiet screen" not in words_on(window)
    assert not named(window, "The room’s screen is off").isEnabled()
    assert not page.keeper.is_on


def test_it_opens_before_the_start_too(evening: MakeEvening, window: Window) -> None:
    it = evening()
    page = it.open()
    press(page, "Someone is upset")
    assert distress().lead in words_on(window)
    assert page.questions.sheet is not None
    press(page.questions.sheet, "Carry on")
    assert it.services.run.ready(it.cafe_id).state is RunState.NOT_STARTED


def test_telling_of_harm_is_one_press_away(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    f9(page)
    press(window, distress().harm_title)
    assert distress().harm_steps[0].title in words_on(window)


def test_half_typed_words_are_still_there_afterwards(evening: MakeEvening, window: Window) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2)
    page = it.open()
    QTest.keyClicks(page.band.line, "Half a th")
    f9(page)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert page.band.line.text() == "Half a th"
    assert page.band.line.hasFocus()


def test_a_card_opens_over_the_right_of_the_spread_and_esc_closes_it(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "Nobody speaks")
    assert page.leaf.isVisible()
    assert page.leaf.search.hasFocus()
    assert "Count slowly to ten" in words_on(page.leaf)
    QTest.keyClick(page.leaf.search, Qt.Key.Key_Escape)
    settle()
    assert not page.leaf.isVisible()


def test_a_word_finds_a_card_and_enter_opens_it(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "See all nine")
    QTest.keyClicks(page.leaf.search, "argue")
    QTest.keyClick(page.leaf.search, Qt.Key.Key_Return)
    settle()
    assert "People disagree sharply" in words_on(page.leaf._leaf_page)


def test_a_word_that_finds_only_someone_is_upset_shows_that_card_and_leads_to_its_steps(
    evening: MakeEvening, window: Window
) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "Nobody speaks")
    QTest.keyClicks(page.leaf.search, "tears")
    settle()
    assert "Count slowly to ten" not in words_on(page.leaf)
    press(page.leaf, "Pause, and open the steps")
    assert distress().lead in words_on(window)
    assert it.services.run.ready(it.cafe_id).state is RunState.PAUSED


def test_a_word_that_no_card_has_still_shows_them_all(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "See all nine")
    QTest.keyClicks(page.leaf.search, "xylophone")
    settle()
    assert len(page.leaf._rows) == 9


def test_a_card_can_put_the_agreements_on_the_room_screen(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "One person talks a lot")
    press(page, "Put the agreements on the room screen")
    assert page.keeper.is_on
    assert page.keeper.screen is not None and page.keeper.screen.view is not None
    assert page.keeper.screen.view.card is Card.AGREEMENTS
    page.keeper.turn_off()


def test_the_upset_card_goes_to_its_own_page(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "See all nine")
    row = next(made for made in page.leaf._rows.values() if made.words == "Someone is upset")
    row.click()
    settle()
    assert distress().lead in words_on(window)
