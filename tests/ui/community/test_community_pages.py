"""What a group keeps for itself: its debrief, what its place has, and the hand-over to whoever hosts next."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from cafe.core.clock import FakeClock
from cafe.store.database import Database
from cafe.ui import dialogs
from cafe.ui.community.here import HerePage
from cafe.ui.community.ripples import RipplesPage
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.report.sheets.everything import a_ripple_map
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock, services: Services) -> str:
    return services.plan.new_cafe().cafe_id


def test_a_debrief_waits_and_goes_for_good(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("debrief", cafe_id)
    first = next(iter(page.answers.values()))  # type: ignore[attr-defined]
    first.set_text("Tired, and glad we did it.")
    write(page, "What happened", "The hall was locked at six.")
    press(page, "Add it")
    page.keep()  # type: ignore[attr-defined]
    assert "Tired, and glad we did it." in services.capture.debrief(cafe_id).values()
    press(page, "Delete all of it")
    press(window, "Delete")
    settle()
    assert not any(services.capture.debrief(cafe_id).values())
    assert first.text == ""
    assert "The hall was locked at six." in words_on(page), "what did not go to plan stays in its list"


def test_what_we_have_here_is_written_changed_and_taken_out(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("here")
    assert "Nothing is written down yet." in words_on(page)
    named(page, "In words that name nobody", QPlainTextEdit).setPlainText("A retired nurse who listens")
    press(page, "Keep it")
    assert [one.text for one in services.content.here.all()] == ["A retired nurse who listens"]
    assert is_there(page, "To the support numbers: A retired nurse who listens")
    press(page, "Take out: A retired nurse who listens")
    assert services.content.here.all() == ()
    press(window, "Undo")
    assert len(services.content.here.all()) == 1


def test_a_hand_over_shows_six_words_once_and_saves_one_file(
    open_page: OpenPage, cafe_id: str, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_page("debrief", cafe_id)
    monkeypatch.setattr(dialogs, "save_as", lambda *_asked, **_more: tmp_path / "Hand-over.cafekit")
    press(page, "Make a hand-over")
    assert "Write down these six words" in words_on(window) and is_there(window, "Six words: …")
    press(window, "I have them. Save the file")
    settle()
    assert [path.name for path in tmp_path.glob("*.cafekit")] == ["Hand-over.cafekit"]
    assert not is_there(window, "Six words: …")


def test_words_that_were_written_down_hold_until_a_file_is_saved(
    open_page: OpenPage, cafe_id: str, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_page("debrief", cafe_id)

    def shown(where: Path | None) -> str:
        monkeypatch.setattr(dialogs, "save_as", lambda *_asked, **_more: where)
        press(page, "Make a hand-over")
        words = named(window, "Six words: …").accessibleName()
        press(window, "I have them. Save the file")
        settle()
        return words

    first = shown(None)
    assert shown(tmp_path / "Hand-over.cafekit") == first, "her paper is not for nothing"
    assert shown(None) != first


def test_a_half_typed_line_of_what_did_not_go_to_plan_waits(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("debrief", cafe_id)
    write(page, "What happened", "The kettle did not wo")
    open_page("home")
    page = open_page("debrief", cafe_id)
    assert "The kettle did not wo" in page.what.text  # type: ignore[attr-defined]
    press(page, "Add it")
    open_page("home")
    assert open_page("debrief", cafe_id).what.text == ""  # type: ignore[attr-defined]


def test_a_map_of_ripples_fits_its_room_and_opens_to_full_size(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    for one in a_ripple_map().ripples:
        services.capture.add_ripple(cafe_id, one)
    page = open_page("ripples", cafe_id)
    assert isinstance(page, RipplesPage)
    settle()
    assert "Not read back yet: it stays on this laptop" in words_on(page)
    boxes = page.map.boxes.values()
    assert len(boxes) == 12 and all(page.map.rect().contains(box.geometry()) for box in boxes)
    assert page.map.height() <= page.map.parentWidget().height()
    apart = [box.geometry() for box in boxes]
    assert not any(one.intersects(other) for at, one in enumerate(apart) for other in apart[:at])
    press(page, "Full size")
    assert page.map.size().width() >= page.map.full_size().width()
    press(page, "Fit")
    assert all(page.map.rect().contains(box.geometry()) for box in boxes)


def test_an_empty_map_asks_for_the_first_ripple_and_a_narrow_window_begins_at_the_top(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    open_page("ripples", cafe_id)
    assert window.focusWidget() is named(window, "Add the first ripple")
    services.capture.add_ripple(cafe_id, a_ripple_map().ripples[0])
    window.resize(1024, 640)
    open_page("home")
    page = open_page("ripples", cafe_id)
    assert isinstance(page, RipplesPage)
    assert window.focusWidget() is page.frame.back, "the list stands below the map, and would scroll it away"
    window.resize(1366, 768)
    settle()
    open_page("home")
    assert open_page("ripples", cafe_id).first_focus() is next(iter(page._rows.values()))


def test_what_is_half_typed_of_what_we_have_is_there_again_and_too_much_is_said_not_cut(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("here")
    assert isinstance(page, HerePage)
    page.words.page.setPlainText("A hall that is warm on Mondays, and on and on. " * 10)
    press(page, "Keep it")
    assert "This is long: 469 letters, and 200 fit. It is still here." in words_on(page)
    assert services.content.here.all() == () and page.words.text.startswith("A hall")
    page.words.page.setPlainText("A hall that is warm")
    window.go("home")  # as when the window is closed
    again = HerePage(services, window)
    again.open()
    assert again.words.text == "A hall that is warm"
    again.words.kept.emit()
    assert [one.text for one in services.content.here.all()] == ["A hall that is warm"]
    third = HerePage(services, window)
    third.open()
    assert third.words.text == ""


def test_what_is_half_written_is_kept_before_another_thing_is_changed(open_page: OpenPage, services: Services) -> None:
    page = open_page("here")
    assert isinstance(page, HerePage)
    page.words.page.setPlainText("A minibus")
    press(page, "Keep it")
    page.words.page.setPlainText("A retired nurse who listens")
    press(page, "Change: A minibus")
    assert page.words.text == "A minibus"
    assert {one.text for one in services.content.here.all()} == {"A minibus", "A retired nurse who listens"}
