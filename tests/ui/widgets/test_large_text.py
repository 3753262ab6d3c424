"""The largest text in the smallest window: nothing on a page is cut off at its right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cafe.ui.services import Services
from cafe.ui.theme import Theme, apply_theme, theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import press, settle

OF_A_CAFE = ("debrief", "who-came")


@pytest.fixture
def large(qapp: QApplication, window: Window) -> Window:
    apply_theme(qapp, Theme("light", 2.0))
    window.resize(1024, 640)
    settle()
    return window


def cut_off(page: QWidget) -> list[str]:
    """The parts that only scroll up and down, and are wider than the room they have."""
    return [
        f"{scroll.widget().width()} wide in {scroll.viewport().width()}"
        for scroll in page.findChildren(QScrollArea)
        if scroll.isVisible() and scroll.widget().width() > scroll.viewport().width()
    ]


@pytest.mark.parametrize("place", ["debrief", "who-came", "settings", "topics", "support"])
def test_the_largest_text_fits_the_smallest_window(
    large: Window, open_page: OpenPage, services: Services, place: str
) -> None:
    page = open_page(place, services.plan.new_cafe().cafe_id if place in OF_A_CAFE else "")
    assert cut_off(page) == []


def test_a_topic_of_ones_own_fits_too(large: Window, open_page: OpenPage) -> None:
    press(open_page("topics"), "Write your own")
    assert cut_off(large.page("own-topic")) == []


def test_a_row_of_answers_stands_in_a_column_where_large_text_has_no_room(large: Window, services: Services) -> None:
    row = Segments([Segment("a", "A soft bell at the end"), Segment("b", "No sound of any kind")], name="Sound")
    row.setParent(large)
    row.resize(1000, 100)
    row.show()
    settle()
    assert not row.is_column
    row.resize(500, 200)
    settle()
    assert row.is_column
    assert row.sizeHint().height() == 2 * row.buttons()[0].sizeHint().height()


def test_a_list_opens_as_wide_as_its_longest_name_however_narrow_its_field(window: Window) -> None:
    name = "NHS Greater Glasgow and Clyde"
    picker = Picker("Health board", [("a", "All boards"), ("g", name)], "g")
    picker.setParent(window)
    picker.resize(150, 90)
    picker.show()
    settle()
    assert picker.list.width() == 150
    assert picker.list.opened_width() >= paint.advance(theme().font("body"), name)
