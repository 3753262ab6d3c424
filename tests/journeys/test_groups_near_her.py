"""Peer groups of a whole programme: filled in by a coordinator, handed out as a kit, found by area, carried home."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from cafe.ui.topics.support import NumberRow
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.laptops import Laptop
from tests.journeys.paper import words_of
from tests.ui.driving import named

PROGRAMME = "East Glens women’s health"
KIT = f"{PROGRAMME}: numbers and groups"
LIST = (
    "Name,For,About,Area,Phone,Hours,Kind,Checked,On a card\r\n"
    "Endo evening,Women with endometriosis,endo,Fife,01632 960131,Thu 19:00,group,2026-11-02,Evening group\r\n"
    "Glens menopause table,Anyone,menopause,Highland; Moray,,First Tue 10:30,group,2026-11-03,Morning group\r\n"
    "A stall,Anyone,,Narnia,01632 960139,,group,,\r\n"
)


def _shown(laptop: Laptop) -> list[str]:
    return [row.service.name for row in laptop.page.findChildren(NumberRow) if row.isVisibleTo(laptop.page)]


def _fills_the_directory(ishbel: Coordinator, folder: Path) -> None:
    laptop = ishbel.laptop
    (folder / "Groups.csv").write_text(LIST, encoding="utf-8")
    laptop.window.go("support")
    laptop.press("Add a list")
    laptop.chooser.will_choose(folder / "Groups.csv")
    laptop.press("Choose the list")
    assert "1 line was set aside." in laptop.sees and "“Narnia” is not a council area." in laptop.sees
    laptop.press("Add 2")

    # One typed in. What is still missing is said at its field, and nothing that was typed is lost.
    laptop.press("Add a number")
    laptop.write("Name", "Blether and walk")
    laptop.press("Keep")
    assert "Write a number, or when it meets." in laptop.sees
    assert named(laptop.front, "Name", QLineEdit).text() == "Blether and walk"
    laptop.write("When", "Mondays 18:00")
    laptop.write("What a card calls it", "Walking group")
    laptop.pick("Where", "Highland")
    laptop.press("A group to meet, not a number to ring")
    laptop.press("Mood and mind")
    laptop.press("Keep")
    laptop.press("Blether and walk…")
    laptop.press("I have checked this today")


def _publishes(ishbel: Coordinator, kit: Path) -> None:
    laptop = ishbel.laptop
    laptop.press("Put what was added in a kit")
    assert named(laptop.front, "What to call it", QLineEdit).text() == KIT
    laptop.chooser.will_choose(kit)
    laptop.press("Save the kit")
    assert kit.exists()


def _opens_the_kit(aileen: Host, kit: Path) -> None:
    laptop = aileen.laptop
    laptop.window.go("support")
    laptop.press("Add a list")
    laptop.chooser.will_choose(kit)
    laptop.press("Choose the list")
    laptop.wait(lambda: "From your programme" in laptop.sees)


def _cards(aileen: Host, file: Path) -> str:
    laptop = aileen.laptop
    laptop.chooser.will_choose(file)
    laptop.press("Print the cards")
    laptop.wait(file.exists)
    laptop.wait_until_done()
    return words_of(file)


def test_groups_are_published_found_by_area_and_topic_and_carried_home(
    aileen: Host, ishbel: Coordinator, tmp_path: Path
) -> None:
    ishbel.sets_up()
    file = ishbel.makes_a_programme(PROGRAMME, "cafes@eastglens.example", tmp_path / "east-glens")
    _fills_the_directory(ishbel, tmp_path)
    kit = tmp_path / "groups.cafekit"
    _publishes(ishbel, kit)
    ishbel.laptop.switch_off()

    # It comes in as the coordinator's, with the day on which each was checked.
    aileen.sets_up_with_the_programme_s_file(file)
    laptop = aileen.laptop
    _opens_the_kit(aileen, kit)
    assert "3 checked under 6 months ago." in laptop.sees
    laptop.press("Take it in")
    for name, day in (
        ("Blether and walk, Mondays 18:00", "Checked 16 Nov"),
        ("Endo evening, 01632 960131", "Checked 2 Nov"),
    ):
        assert laptop.how_many(f"{name}, {day}") == 1

    for shipped in ("emergency", "nhs-24", "samaritans", "breathing-space"):
        laptop.services.content.mark_checked(shipped)  # rung by her another day

    # By area and by topic.
    laptop.pick("Show", "Peer groups")
    assert _shown(laptop) == ["Blether and walk", "Endo evening", "Glens menopause table"]
    laptop.pick("Where", "Highland")
    assert _shown(laptop) == ["Blether and walk", "Glens menopause table"]
    laptop.pick("About", "Menopause")
    assert _shown(laptop) == ["Glens menopause table"]
    laptop.press("Glens menopause table…")
    assert "Highland, Moray" in laptop.sees and f"Written from: {KIT}." in laptop.sees
    laptop.press("Close")

    # A card that anybody can carry: when and what, and never the name that says why.
    laptop.press("Choose the numbers")
    laptop.press("Scotland’s Domestic Abuse and Forced Marriage Helpline")
    laptop.write("Find", "menopause table")
    laptop.press("Glens menopause table")
    laptop.press("Keep")
    printed = _cards(aileen, tmp_path / "cards.pdf")
    assert printed.count("Morning group, First Tue 10:30") == printed.count("116 123") > 5
    assert "menopause" not in printed.casefold()

    # Half a year on it says so; a year on no card is printed with it.
    aileen.goes_forward_to("2027-05-10 10:00")
    laptop.window.go("home")
    laptop.window.go("support")
    assert laptop.how_many("Glens menopause table, First Tue 10:30, Check soon · Nov 2026") == 1
    aileen.goes_forward_to("2027-11-20 10:00")
    laptop.window.go("home")
    laptop.window.go("support")
    assert laptop.how_many("Glens menopause table, First Tue 10:30, Too old · Nov 2026") == 1
    laptop.press("Print the cards")
    assert "Glens menopause table" in laptop.sees and "No card is printed with them." in laptop.sees


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"Name,Phone\r\n", "This is not a kit."), (b"CAFEKITF1\n\0\0\0", "This kit did not open.")],
)
def test_a_file_that_is_no_kit_is_told_in_a_sentence(aileen: Host, tmp_path: Path, content: bytes, says: str) -> None:
    aileen.sets_up()
    laptop = aileen.laptop
    (tmp_path / "groups.cafekit").write_bytes(content)
    laptop.press("Support numbers")
    laptop.press("Add a list")
    laptop.chooser.will_choose(tmp_path / "groups.cafekit")
    laptop.press("Choose the list")
    laptop.wait(lambda: says in laptop.sees)
