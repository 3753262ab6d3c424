"""All cafés: by where they stand, and everything that can be done with a whole one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from cafe.content import topics
from cafe.core.clock import local
from cafe.model.tables import CafeRow
from cafe.model.values import CafeState
from cafe.ui import dialogs
from cafe.ui.home.cafes import CafeRow as Row
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, offscreen
TITLE = "Perimenopause and menopause"


def _planned(services: Services, days: float = 5) -> str:
    starts = services.clock.now() + timedelta(days=days)
    return services.plan.new_cafe(topics.find("menopause"), starts_at=starts, hall="Glenferry Hall").cafe_id


def _put(services: Services, cafe_id: str, state: str) -> None:
    with services.database.write() as session:
        row = session.get(CafeRow, cafe_id)
        assert row is not None
        row.state = state
        session.add(row)


def _choose(page: object, words: str) -> None:
    """Open the three dots of the one café there is, and choose from them."""
    press(page, f"More for {TITLE}")  # type: ignore[arg-type]
    row = page.findChildren(Row)[0]  # type: ignore[attr-defined]
    action = next(action for action in row.menu.actions() if action.text() == words)
    row.menu.close()
    action.trigger()
    settle()


def _offers(page: object) -> list[str]:
    row = page.findChildren(Row)[0]  # type: ignore[attr-defined]
    return [action.text() for action in row.menu.actions()]


def test_an_empty_list_says_what_will_be_here(open_page: OpenPage) -> None:
    assert "When you plan one, it will be here." in words_on(open_page("cafes"))


def test_a_plan_from_another_laptop_is_opened_where_cafes_are(
    open_page: OpenPage, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.cafekit"
    services.packs.kits.move_plan(file, _planned(services))
    monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
    page = open_page("cafes")
    press(page, "Open a plan or a hand-over")
    settle()
    assert "Take in" in words_on(page.window())


def test_cafes_stand_under_where_they_are(open_page: OpenPage, services: Services) -> None:
    _planned(services)
    for days, state in ((-2, "finished"), (-9, "sent"), (-20, "cancelled"), (-30, "planned")):
        _put(services, _planned(services, days), state)
    seen = words_on(open_page("cafes"))
    titles = ("Their day has gone by", "To come", "To write up or send", "Sent", "Called off, or nobody came")
    assert [seen.index(title) for title in titles] == sorted(seen.index(title) for title in titles)


@pytest.mark.parametrize(
    ("state", "can", "cannot"),
    [
        ("planned", "Move to another day…", "Put it back on"),
        ("running", "Nobody came, or one or two…", "Call it off"),
        ("finished", "Nobody came, or one or two…", "Move to another day…"),
        ("sent", "Copy it", "Nobody came, or one or two…"),
        ("cancelled", "Put it back on", "Call it off"),
        ("nobody_came", "Put it back on", "Move to another day…"),
    ],
)
def test_a_cafe_offers_only_what_its_state_allows(
    open_page: OpenPage, services: Services, state: str, can: str, cannot: str
) -> None:
    _put(services, _planned(services), state)
    offers = _offers(open_page("cafes"))
    assert can in offers
    assert cannot not in offers
    assert {"Copy it", "Delete…"} <= set(offers)


def test_a_cafe_is_copied_without_a_day(
    open_page: OpenPage, services: Services, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _planned(services)
    page = open_page("cafes")
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="": gone.append((place, cafe_id)))
    _choose(page, "Copy it")
    ((place, made),) = gone
    assert place == "plan"
    assert made != first
    assert services.plan.plan(made).starts_at is None


def test_a_cafe_moves_to_another_day_and_back(open_page: OpenPage, services: Services, window: Window) -> None:
    cafe_id = _planned(services)
    before = services.plan.plan(cafe_id).starts_at
    page = open_page("cafes")
    _choose(page, "Move to another day…")
    write(window, "Day", "10 December")
    press(window, "Move it")
    settle()
    moved = services.plan.plan(cafe_id).starts_at
    assert moved is not None
    assert before is not None
    assert (local(moved).month, local(moved).day) == (12, 10)
    assert local(moved).time() == local(before).time()
    press(window, "Undo")
    assert services.plan.plan(cafe_id).starts_at == before


def test_a_day_that_does_not_exist_moves_nothing(open_page: OpenPage, services: Services, window: Window) -> None:
    cafe_id = _planned(services)
    before = services.plan.plan(cafe_id).starts_at
    page = open_page("cafes")
    _choose(page, "Move to another day…")
    write(window, "Day", "31 February")
    press(window, "Move it")
    assert services.plan.plan(cafe_id).starts_at == before


def test_a_cafe_is_called_off_and_put_back_on(open_page: OpenPage, services: Services) -> None:
    cafe_id = _planned(services)
    page = open_page("cafes")
    _choose(page, "Call it off")
    assert services.plan.state(cafe_id) is CafeState.CANCELLED
    assert "Cancelled" not in words_on(page)  # the menu’s own words
    _choose(page, "Put it back on")
    assert services.plan.state(cafe_id) is CafeState.PLANNED


def test_what_is_done_with_a_cafe_leaves_the_focus_on_the_page(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    cafe_id = _planned(services)
    page = open_page("cafes")
    page.findChildren(Row)[0].setFocus()
    services.plan.cancel(cafe_id)
    settle()
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_a_cafe_nobody_came_to_is_closed_with_how_many_there_were(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    cafe_id = _planned(services, -0.1)
    page = open_page("cafes")
    _choose(page, "Nobody came, or one or two…")
    press(window, "Two people came")
    settle()
    assert services.plan.state(cafe_id) is CafeState.NOBODY_CAME
    assert services.capture.attendance(cafe_id).people == 2
    assert "A cuppa for two" in words_on(page)
    press(window, "Undo")
    assert services.plan.state(cafe_id) is CafeState.PLANNED


def test_leaving_it_open_closes_nothing(open_page: OpenPage, services: Services, window: Window) -> None:
    cafe_id = _planned(services, -0.1)
    page = open_page("cafes")
    _choose(page, "Nobody came, or one or two…")
    press(window, "Leave it open")
    assert services.plan.state(cafe_id) is CafeState.PLANNED


def test_deleting_says_what_goes_and_what_stays_and_the_safe_choice_has_the_focus(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    _planned(services)
    page = open_page("cafes")
    _choose(page, "Delete…")
    seen = words_on(window)
    assert "Nothing of it was ever sent." in seen
    assert "where you can bring it back" in seen
    assert window.focusWidget() is named(window, "Keep it")
    press(window, "Keep it")
    assert len(services.packs.lines()) == 1


def test_what_was_deleted_can_be_brought_back_from_the_shelf(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    _planned(services)
    page = open_page("cafes")
    _choose(page, "Delete…")
    press(window, "Delete")
    settle()
    assert services.packs.lines() == ()
    press(page, f"Bring back {TITLE}")
    assert len(services.packs.lines()) == 1
    assert not is_there(page, f"Bring back {TITLE}")


def test_the_date_has_the_focus_when_a_cafe_moves(open_page: OpenPage, services: Services, window: Window) -> None:
    _planned(services)
    page = open_page("cafes")
    _choose(page, "Move to another day…")
    assert window.focusWidget() is named(window, "Day", QLineEdit)
    press(window, "Leave it")


def test_a_removed_cafe_goes_for_good_once_she_has_said_so_twice(open_page: OpenPage, services: Services) -> None:
    cafe_id = _planned(services)
    services.plan.delete(cafe_id)
    page = open_page("cafes")
    press(page, f"Delete {TITLE} for good")
    assert "There is no way back." in words_on(page.window())
    press(page.window(), "Leave it")
    assert len(services.plan.removed()) == 1
    press(page, f"Delete {TITLE} for good")
    press(page.window(), "Delete it for good")
    settle()
    assert services.plan.removed() == ()
    assert TITLE not in words_on(open_page("cafes"))
