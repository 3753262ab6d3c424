"""Paper for the day: every sheet one press away, from where it is wanted, and none that would do harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from cafe.content import topics
from cafe.model.values import Length
from cafe.ui import dialogs
from cafe.ui.widgets.segments import Segments
from tests.report.conftest import words_of
from tests.report.sheets.everything import CHECKED
from tests.ui.driving import is_there, named, press, settle, words_on, write

if TYPE_CHECKING:
    from cafe.ui.paper.page import PaperPage
    from cafe.ui.services import Services
    from cafe.ui.window import Window
    from tests.ui.conftest import OpenPage

Saving = Callable[[Path], None]
EVENING = datetime(2026, 12, 3, 18, 30, tzinfo=UTC)


@pytest.fixture
def cafe_id(services: Services) -> str:
    topic = topics.find("menopause")
    return services.plan.new_cafe(topic, Length.SEVENTY_FIVE, EVENING, people=7, hall="Corran Hall").cafe_id


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Saving:
    """``saving(path)``: the person answers the next question of where to save with this path."""
    monkeypatch.setattr(dialogs, "open_file", lambda _path: None)

    def answer(path: Path) -> None:
        monkeypatch.setattr(dialogs, "save_as", lambda *_asked: path)

    return answer


def page_of(window: Window) -> PaperPage:
    return cast("PaperPage", window.page("paper"))


def test_every_sheet_is_on_the_page(open_page: OpenPage, window: Window, services: Services, cafe_id: str) -> None:
    open_page("paper", cafe_id)
    names = words_on(window)
    for sheet in services.report.sheets.sheets():
        assert sheet.name in names
    assert "Perimenopause and menopause, 3 Dec" in names


def test_a_sheet_is_saved_to_be_printed(
    open_page: OpenPage, window: Window, saving: Saving, cafe_id: str, tmp_path: Path
) -> None:
    open_page("paper", cafe_id)
    there = tmp_path / "cards.pdf"
    saving(there)
    press(window, "Question cards…")
    settle()
    assert "What word or picture comes to mind about menopause?" in " ".join(words_of(there.read_bytes()).split())


def test_large_print_is_one_switch(
    open_page: OpenPage, window: Window, saving: Saving, cafe_id: str, tmp_path: Path
) -> None:
    open_page("paper", cafe_id)
    cast("Segments", page_of(window).print_size).choose("large")
    assert "In ordinary print only." in page_of(window).rows["dpia"].accessibleName()
    assert "In ordinary print only." not in page_of(window).rows["poster"].accessibleName()
    there = tmp_path / "run.pdf"
    saving(there)
    press(window, "Run sheet…")
    settle()
    assert "Turn over for Round 2" in words_of(there.read_bytes())


def test_what_a_sheet_waits_for_is_said_beside_it(open_page: OpenPage, window: Window, services: Services) -> None:
    open_page("paper")
    cards = page_of(window).rows["support-cards"]
    assert "not checked yet: Emergency" in cards.accessibleName()
    press(window, "Support cards…")
    assert "No card is printed with them" in words_on(window), "said, and nobody is asked where to save"
    press(window, "Carry on")
    services.content.keep_setting("number_checks", CHECKED | dict.fromkeys(CHECKED, "2026-11-20"))
    settle()
    assert "not checked" not in page_of(window).rows["support-cards"].accessibleName()


def test_the_notice_is_ready_once_the_words_are_typed(open_page: OpenPage, window: Window, services: Services) -> None:
    open_page("paper")
    assert "needs your own words" in page_of(window).rows["privacy-notice"].accessibleName()
    write(window, "Your organisation", "East Glens Women’s Health")
    write(window, "How to reach you", "01632 960 142")
    page_of(window).words.keep()
    settle()
    kept = services.content.paper_words()
    assert (kept.organisation, kept.contact) == ("East Glens Women’s Health", "01632 960 142")
    assert "needs your own words" not in page_of(window).rows["privacy-notice"].accessibleName()


def test_another_cafe_is_picked_on_the_page(open_page: OpenPage, window: Window, cafe_id: str) -> None:
    open_page("paper")
    assert "belongs to one café" in page_of(window).rows["run-sheet"].accessibleName()
    picker = page_of(window).cafes
    picker.pick(cafe_id)
    picker.picked.emit(cafe_id)
    settle()
    assert "belongs to one café" not in page_of(window).rows["run-sheet"].accessibleName()


def test_paper_is_reached_from_where_it_is_wanted(open_page: OpenPage, window: Window, cafe_id: str) -> None:
    for place, button in (
        ("plan", "Paper for the day"),
        ("who-came", "Slips and tally sheets"),
        ("how-was-it", "Strips and a tally sheet"),
    ):
        open_page(place, cafe_id)
        press(window, button)
        assert page_of(window).cafe_id == cafe_id, place
    open_page("topics", "topic:heart")
    press(window, "Print the questions as cards")
    cards = page_of(window).rows["question-cards"]
    assert cards.accessibleName().endswith("for the table.")
    assert cards.hasFocus() and cards.visibleRegion().boundingRect() == cards.rect()
    assert page_of(window).cafes.list.currentText() == "Any café on “Heart and circulation”"
    open_page("support")
    assert is_there(window, "Print the cards")


def test_a_page_of_help_is_printed(open_page: OpenPage, window: Window, saving: Saving, tmp_path: Path) -> None:
    open_page("help", "hosts-guide")
    for button, name in (("Print this page", "guide.pdf"), ("In large print", "guide-large.pdf")):
        saving(tmp_path / name)
        press(window, button)
        settle()
        assert "You do not need to be an expert." in " ".join(words_of((tmp_path / name).read_bytes()).split())


def test_the_first_sheet_has_the_focus(open_page: OpenPage, window: Window) -> None:
    open_page("paper")
    assert named(window, "Poster for the door…").hasFocus()
