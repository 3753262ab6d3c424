"""A café that ran on paper is typed in on one page, and lands where any other lands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from cafe.content import topics
from cafe.core.errors import ProblemToFix
from cafe.model.values import CafeState, Length, Strength
from cafe.ui.theme import Theme, apply_theme
from tests.ui.driving import is_there, press, settle, words_on, write

if TYPE_CHECKING:
    from cafe.core.clock import FakeClock
    from cafe.ui.capture.from_paper import FromPaperPage
    from cafe.ui.services import Services
    from cafe.ui.window import Window
    from tests.ui.conftest import OpenPage


@pytest.fixture
def yesterday(services: Services, clock: FakeClock) -> str:
    """A planned café whose evening is over."""
    topic = topics.find("heart")
    cafe_id = services.plan.new_cafe(topic, Length.SIXTY, clock.now(), hall="Corran Hall").cafe_id
    clock.advance(minutes=60 * 20)
    return cafe_id


def page_of(window: Window) -> FromPaperPage:
    return cast("FromPaperPage", window.page("from-paper"))


def test_nothing_is_kept_until_topic_and_day_are_said(open_page: OpenPage, window: Window, services: Services) -> None:
    open_page("from-paper")
    press(window, "Go on")
    assert "Pick what it was about." in words_on(window)
    page_of(window).topic.pick("heart")
    page_of(window).topic.picked.emit("heart")
    assert "Pick what it was about." not in words_on(window), "said only as long as it is so"
    press(window, "Go on")
    assert "Type the day, or pick it." in words_on(window)
    write(window, "Day", "31 December 2030")
    press(window, "Go on")
    assert "That day is still to come." in words_on(window)
    assert services.packs.lines() == ()


def test_a_planned_cafe_that_ran_on_paper_is_over_and_can_be_taken_back(
    open_page: OpenPage, window: Window, services: Services, yesterday: str
) -> None:
    open_page("from-paper", yesterday)
    assert page_of(window).topic.key == "heart"
    press(window, "Go on")
    assert services.plan.state(yesterday) is CafeState.FINISHED
    assert services.plan.plan(yesterday).hall == "Corran Hall"
    assert is_there(window, "A sentence from the sheet")
    services.undo.undo()
    settle()
    assert services.plan.state(yesterday) is CafeState.PLANNED


def test_a_cafe_still_to_come_is_not_entered(services: Services, clock: FakeClock) -> None:
    topic = topics.find("heart")
    later = datetime(2031, 1, 1, 18, 30, tzinfo=UTC)
    cafe_id = services.plan.new_cafe(topic, Length.SIXTY, later).cafe_id
    with pytest.raises(ProblemToFix, match="still to come"):
        services.plan.held_on_paper(cafe_id)


def test_ticks_of_the_sheet_go_with_the_sentence(
    open_page: OpenPage, window: Window, services: Services, yesterday: str
) -> None:
    open_page("from-paper", yesterday)
    press(window, "Go on")
    page_of(window).sentence.words.set_words("Nobody told us what a stroke looks like.")
    page_of(window).sentence.many.pick("most")
    press(window, "Keep the sentence")
    (entry,) = services.capture.entries(yesterday)
    assert (entry.strength, entry.in_room) == (Strength.MOST, False)
    assert page_of(window).sentence.words.text == ""
    press(window, "Take it out: …")
    assert services.capture.entries(yesterday) == ()
    assert page_of(window).sentence.words.isAncestorOf(window.focusWidget()), "Enter counts nobody by mistake"


def test_half_typed_words_wait(open_page: OpenPage, window: Window, services: Services, yesterday: str) -> None:
    open_page("from-paper", yesterday)
    press(window, "Go on")
    page_of(window).sentence.words.set_words("We were told")
    open_page("home")
    press(window, "Carry on: Heart and circulation")
    assert page_of(window).sentence.words.text == "We were told", "the way back leads to what was half typed"


def test_faces_are_summed_from_the_strips(
    open_page: OpenPage, window: Window, services: Services, yesterday: str
) -> None:
    open_page("from-paper", yesterday)
    press(window, "Go on")
    page_of(window).strips.counted.emit("F1", "mostly", 5)
    assert [(one.category, one.count) for one in services.capture.feedback(yesterday).counts] == [("mostly", 5)]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_window(
    open_page: OpenPage, window: Window, yesterday: str, percent: int, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme("light", percent / 100))
    window.resize(1024, 640)
    open_page("from-paper", yesterday)
    press(window, "Go on")
    settle(100)
    scroll = page_of(window).findChild(QScrollArea)
    assert scroll is not None and scroll.widget().width() <= scroll.viewport().width()
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
