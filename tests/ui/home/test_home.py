"""Home: what comes next, what is not finished, and where one press leads."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cafe.content import topics
from cafe.core.clock import FakeClock
from cafe.model.tables import CafeRow
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.builders import a_cafe
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, press, settle, windows_that_come_up, words_on

Gone = list[tuple[str, str]]


@pytest.fixture
def gone(window: Window, monkeypatch: pytest.MonkeyPatch) -> Gone:
    """Where presses led, instead of going there (Home itself stays)."""
    led: Gone = []
    really = window.go

    def go(place: str, cafe_id: str = "") -> None:
        if place in ("home", "cafes") and not led:
            really(place, cafe_id)
        else:
            led.append((place, cafe_id))

    monkeypatch.setattr(window, "go", go)
    return led


def _planned(services: Services, days: float, hall: str = "Glenferry Hall", topic: str = "menopause") -> str:
    starts = services.clock.now() + timedelta(days=days)
    return services.plan.new_cafe(topics.find(topic), starts_at=starts, people=14, hall=hall).cafe_id


def _put(services: Services, cafe_id: str, state: str) -> None:
    with services.database.write() as session:
        row = session.get(CafeRow, cafe_id)
        assert row is not None
        row.state = state
        session.add(row)


def test_an_empty_home_invites_to_plan_the_first_cafe(open_page: OpenPage, gone: Gone) -> None:
    page = open_page("home")
    assert "No cafés yet" in words_on(page)
    press(page, "Plan your first café")
    assert gone == [("plan", "")]


def test_the_next_cafe_is_on_the_cover_with_one_thing_to_do(
    open_page: OpenPage, services: Services, gone: Gone
) -> None:
    cafe_id = _planned(services, 5)
    page = open_page("home")
    seen = words_on(page)
    assert "Your next café, in 5 days" in seen
    assert "Perimenopause and menopause" in seen
    assert "14 expected" in seen
    press(page, "Get ready")
    press(page, "Change the plan")
    press(page, "Plan a café")
    assert gone == [("plan", cafe_id), ("plan", cafe_id), ("plan", "")]


def test_on_the_day_it_can_be_started_from_the_cover(open_page: OpenPage, services: Services, gone: Gone) -> None:
    cafe_id = _planned(services, 0.01)
    press(open_page("home"), "Start this café")
    assert gone == [("run", cafe_id)]


def test_a_cafe_that_is_going_on_is_one_press_away(open_page: OpenPage, services: Services, gone: Gone) -> None:
    cafe_id = _planned(services, -0.01)
    _put(services, cafe_id, "running")
    page = open_page("home")
    first = page.first_focus()
    assert first is not None and first.accessibleName().startswith("Carry on")  # and one key
    press(page, "Carry on")
    assert gone == [("run", cafe_id)]


def test_an_unfinished_cafe_says_why_and_leads_to_the_first_unfinished_thing(
    open_page: OpenPage, services: Services, gone: Gone
) -> None:
    cafe_id = _planned(services, -2)
    _put(services, cafe_id, "finished")
    page = open_page("home")
    assert "Say how many people came." in words_on(page)
    press(page, "Carry on: Perimenopause and menopause")
    assert gone == [("who-came", cafe_id)]


def test_a_cafe_whose_day_went_by_asks_what_became_of_it(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    cafe_id = _planned(services, -3)
    page = open_page("home")
    press(page, "Say what happened: Perimenopause and menopause")
    press(window, "It was called off")
    settle()
    assert services.plan.state(cafe_id).value == "cancelled"
    press(window, "Undo")
    assert services.plan.state(cafe_id).value == "planned"


def test_recent_and_coming_rows_lead_on(open_page: OpenPage, services: Services, gone: Gone) -> None:
    _planned(services, 1)
    later = _planned(services, 9, "Strathmuir Library", "caring")
    closed = _planned(services, -9, topic="pelvic")
    _put(services, closed, "nobody_came")
    page = open_page("home")
    press(page, "Unpaid caring, …")
    press(page, "Pelvic health, …")
    assert gone == [("plan", later), ("plan", closed)]


def test_see_all_leads_to_every_cafe(open_page: OpenPage, services: Services, window: Window) -> None:
    for days in range(1, 7):
        _put(services, _planned(services, -days), "cancelled")
    page = open_page("home")
    press(page, "See all 6")
    assert window.place == "cafes"
    assert "6 cafés on this laptop" in words_on(window)


def test_home_follows_what_changes_elsewhere(open_page: OpenPage, services: Services) -> None:
    page = open_page("home")
    assert "No cafés yet" in words_on(page)
    _planned(services, 5)
    settle()
    assert is_there(page, "Get ready")


def test_home_says_good_morning_in_the_morning(open_page: OpenPage, services: Services, clock: FakeClock) -> None:
    clock.advance(minutes=13 * 60)
    assert "Good morning. Shall we plan a café?" in words_on(open_page("home"))


def test_nothing_on_home_is_too_small_to_press(open_page: OpenPage, services: Services) -> None:
    from PySide6.QtWidgets import QAbstractButton

    _planned(services, 5)
    _put(services, a_cafe(services.database, services.clock), "sent")
    page = open_page("home")
    small = [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.height() < 40]
    assert small == []


def test_no_line_of_a_page_comes_up_as_a_window_of_its_own(open_page: OpenPage, services: Services) -> None:
    """It would flash, and take the keys from the window that somebody types in."""
    for hall in ("Kirkbrae Hall", ""):
        cafe_id = _planned(services, -3, hall)
        _put(services, cafe_id, "sent")
    with windows_that_come_up() as seen:
        assert "Kirkbrae Hall" in words_on(open_page("home"))
        open_page("cafes")
    assert seen == []
