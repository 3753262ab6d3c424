"""Help: the right page for where you are, found by a word, read without the internet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from cafe.content import guides
from cafe.content.guide_blocks import Block, BlockKind, blocks
from cafe.content.help_search import matching
from cafe.ui.places import PLACES
from cafe.ui.settings.help import GUIDE_FOR, guide_for
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import all_named, is_there, press, settle, words_on, write


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_has_a_page_of_help(place: str) -> None:
    assert guide_for(place).text


LONG_READS = {"hosts-guide", "coordinators-guide"}
OF_A_STAGE = {"harvest"}


def test_the_pages_of_the_app_are_the_pages_that_have_help_and_no_guide_is_of_no_page() -> None:
    """Home's guide stands in where there is none, so that a page without one would not be seen by its text."""
    named = {place: GUIDE_FOR.get(place, place) for place in PLACES if place != "help"}
    known = {guide.id for guide in guides.load()}
    assert {place for place, guide in named.items() if guide not in known} == set()
    assert set(GUIDE_FOR) <= set(PLACES), "a place that is not there any more"
    assert known - set(named.values()) == LONG_READS | OF_A_STAGE


def test_the_guides_that_the_app_points_at_are_there() -> None:
    assert guide_for("sent").id == "check-and-send"
    assert guide_for("hosts-guide").id == "hosts-guide"
    assert guide_for("nowhere").id == "home"


def test_help_opens_where_it_was_asked_from(open_page: OpenPage, window: Window) -> None:
    open_page("support")
    QTest.keyClick(window, Qt.Key.Key_F1)
    settle()
    assert window.place == "help"
    found = guides.find("support")
    assert found is not None
    assert window.page("help")._page.accessibleName() == found.title  # type: ignore[attr-defined]


def test_a_word_finds_its_page(open_page: OpenPage) -> None:
    page = open_page("help")
    write(page, "Find in help", "safeguarding lead")
    for guide in guides.load():
        line = next(all_named(page, guide.title, QAbstractButton), None)
        assert (line is not None) == (guide in matching("safeguarding lead"))
    write(page, "Find in help", "xyzzy")
    assert "No page has those words." in words_on(page)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("email", "check-and-send"), ("safegaurding", "settings"), ("privasy", "paper"), ("printr", "paper"),
        ("password", "settings"), ("forgot my words", "keys-and-copies"), ("bigger writing", "settings"),
        ("adgenda", "plan"), ("How do I print the poster?", "paper"), ("survey", "who-came"), ("usb", "check-and-send"),
        ("add a pakc", "programme"), ("questionaire", "who-came"), ("delete", "debrief"),
    ],
)  # fmt: skip
def test_help_is_found_by_the_words_that_people_type(typed: str, page: str) -> None:
    found = [guide.id for guide in matching(typed)]
    assert page in found and len(found) < 14, found


def test_what_is_in_no_page_finds_none_and_nothing_typed_finds_all() -> None:
    assert matching("xyzzy") == ()
    assert matching("  ") == guides.load()


def test_choosing_a_guide_shows_its_words_without_marks(open_page: OpenPage) -> None:
    page = open_page("help")
    press(page, "Plan a café")
    seen = words_on(page)
    assert "Pick a topic." in seen
    assert "**" not in seen
    assert "Looked over in November 2026" in seen


@pytest.mark.parametrize("guide", guides.load(), ids=lambda guide: guide.id)
def test_no_word_of_a_guide_is_lost_or_left_with_its_marks(guide: guides.Guide) -> None:
    shown = " ".join(f"{block.lead} {block.text}" for block in blocks(guide.text))
    assert "**" not in shown
    assert "##" not in shown
    letters = [c for c in guide.text if c.isalpha()]
    assert [c for c in shown if c.isalpha()] == letters


def test_a_list_keeps_its_numbers_and_its_bold_beginnings() -> None:
    assert list(blocks("1. **Look.** Then\n   listen.\n2. Go")) == [
        Block(BlockKind.POINT, "Then listen.", "Look.", "1"),
        Block(BlockKind.POINT, "Go", "", "2"),
    ]


def test_in_large_text_a_guide_has_the_page_to_itself(open_page: OpenPage, window: Window) -> None:
    window.use_text_size(200)
    page = open_page("help", "plan")
    settle()
    assert not is_there(page, "Find in help")
    press(page, "All guides")
    assert is_there(page, "Find in help")
