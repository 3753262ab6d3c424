"""A host moves away. Whoever hosts next opens what the group needs to go on, and one plan by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.ui.home.cafes import CafeRow
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import GLENFERRY
from tests.journeys.hosts import Host
from tests.journeys.laptops import Laptop
from tests.ui.driving import all_named, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, offscreen
LESSON = "The hall was locked at six."


def _opens_a_kit(laptop: Laptop, file: Path) -> None:
    laptop.press("Topics")
    laptop.chooser.will_choose(file)
    laptop.press("Open a kit")


def _chooses_for(laptop: Laptop, title: str, words: str) -> None:
    """What the three dots beside a café offer."""
    laptop.press(f"More for {title}")
    row = next(row for row in laptop.page.findChildren(CafeRow) if not row.menu.isHidden())
    action = next(action for action in row.menu.actions() if action.text() == words)
    row.menu.close()
    action.trigger()
    settle()


def test_a_group_goes_on_with_its_numbers_its_lessons_and_its_next_plan(
    aileen: Host, laptop: NewLaptop, tmp_path: Path
) -> None:
    aileen.sets_up()
    aileen.plans(GLENFERRY)
    desk = aileen.laptop
    cafe_id = desk.page.cafe_id
    desk.window.go("support")
    desk.press("Add a number")
    desk.write("Name", "The link worker")
    desk.write("Number", "01632 960141")
    desk.press("Keep")
    desk.window.go("debrief", cafe_id)
    desk.write("What happened", LESSON)
    desk.press("Add it")

    # Six words on paper, one file on a stick.
    desk.press("Make a hand-over")
    words = next(all_named(desk.front, "Six words: …")).accessibleName().removeprefix("Six words: ").split(", ")
    whole = tmp_path / "Hand-over.cafekit"
    desk.chooser.will_choose(whole)
    desk.press("I have them. Save the file")
    desk.wait(whole.exists)
    desk.wait_until_done()
    desk.switch_off()

    # Morag’s laptop has never seen this group.
    morag = Host(laptop("Morag"))
    morag.sets_up()
    there = morag.laptop
    _opens_a_kit(there, whole)
    assert "This kit is locked with six words" in there.sees
    there.write("The six words", " ".join(reversed(words)))
    there.press("Open it")
    there.wait(lambda: "Those words did not open this kit." in there.sees)
    there.write("The six words", " ".join(words))
    there.press("Open it")
    there.wait(lambda: "From another laptop" in there.sees)
    assert "The link worker" in there.sees and LESSON in there.sees
    there.press("Take it in")
    assert there.services.plan.plan(cafe_id).hall == GLENFERRY.hall
    there.press("Support numbers")
    assert there.how_many("The link worker, 01632 960141, Not checked yet") == 1
    there.window.go("debrief", cafe_id)
    there.wait(lambda: LESSON in there.sees)


def test_one_plan_goes_to_another_laptop_as_a_file_and_is_not_changed_by_coming_twice(
    aileen: Host, laptop: NewLaptop, tmp_path: Path
) -> None:
    aileen.sets_up()
    aileen.plans(GLENFERRY)
    desk = aileen.laptop
    cafe_id = desk.page.cafe_id
    file = tmp_path / "plan.cafekit"
    desk.press("Cafés")
    desk.chooser.will_choose(file)
    _chooses_for(desk, GLENFERRY.title, "Move the plan to another laptop…")
    assert file.exists()
    desk.switch_off()

    morag = Host(laptop("Morag"))
    morag.sets_up()
    there = morag.laptop
    for toast in ("Taken in: 1 plan", "You had all of it already."):
        _opens_a_kit(there, file)
        there.wait(lambda: "From another laptop" in there.sees)
        there.press("Take it in")
        assert toast in there.sees
    came = there.services.plan.plan(cafe_id)
    assert (came.hall, came.title) == (GLENFERRY.hall, GLENFERRY.title)
    there.press("Cafés")
    assert GLENFERRY.title in there.sees
