"""One map of ripples, from the first note to the programme's picture: written by keyboard, read back, sent, counted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.evenings import GLENFERRY
from tests.journeys.hosts import Coordinator, Host

FIRST, THEN, WHAT = "A Monday walk began", "The hall opens early for us", "A warm room all winter"
CHANGE = "We ring one another before an appointment."


def _writes(host: Host, words: str, *, might: bool = False, touched: str = "Us") -> None:
    laptop = host.laptop
    laptop.type(words)
    if touched != "Us":
        laptop.press(f"Who did it touch?: {touched}")
    if might:
        laptop.press("It has not happened yet, but it might")
    laptop.press("Keep")


def test_from_the_first_ripple_to_the_collated_picture(
    aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    aileen.sets_up_with_the_programme_s_file(programme_file)
    aileen.plans(GLENFERRY)
    aileen.comes_to_the_day("2026-11-26 18:58")
    aileen.holds(GLENFERRY)
    aileen.writes_up(GLENFERRY)
    laptop = aileen.laptop
    laptop.window.back()
    laptop.press("Ripples: what came of it")

    # Pairs talk; the first ripple, and what followed from it, without a mouse.
    assert "Ask in pairs: what is one thing that has been different because we met?" in laptop.sees
    laptop.press("Add the first ripple")
    _writes(aileen, FIRST)
    laptop.key(Qt.Key.Key_Return)
    assert f"It followed from: {FIRST}" in laptop.sees
    _writes(aileen, THEN, touched="Services")
    laptop.key(Qt.Key.Key_Return)
    _writes(aileen, WHAT, might=True, touched="Wider")
    for _vote in range(3):
        laptop.key(Qt.Key.Key_V)
    laptop.key(Qt.Key.Key_Up)
    laptop.key(Qt.Key.Key_V)
    cafe_id = laptop.page.cafe_id
    kept = laptop.services.capture.ripple_map(cafe_id)
    assert [(one.text, one.ring, one.happened, one.votes) for one in kept.ripples] == [
        (FIRST, 1, True, 0), (THEN, 2, True, 1), (WHAT, 3, False, 3),
    ]  # fmt: skip
    assert laptop.how_many(f"And then: {THEN}…") == 2  # on the map and in the list, the same thing

    # Until the group has heard it, none of it is on the way out.
    laptop.press("Save as a picture")
    assert "The group has not heard this map yet, so it stays on this laptop." in laptop.sees
    assert not list(tmp_path.glob("map.*"))
    laptop.press("Carry on")
    laptop.write("One change we noticed", CHANGE)
    laptop.window.go("check", cafe_id)
    laptop.wait_until_done()
    assert "What the group said" in laptop.sees and FIRST not in laptop.sees
    laptop.window.back()
    laptop.press("Read it back")
    for _ripple in kept.ripples:
        laptop.press("It can stand")
    assert CHANGE in laptop.sees
    laptop.press("Yes, all of it")

    # As a picture, as a drawing and as a list.
    for name, begins in (("map.png", b"\x89PNG"), ("map.svg", b"<?xml"), ("map.csv", b"\xef\xbb\xbf")):
        laptop.chooser.will_choose(tmp_path / name)
        laptop.press("Save as a picture")
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert THEN in (tmp_path / "map.csv").read_text(encoding="utf-8-sig")
    laptop.chooser.will_choose(tmp_path / "map.pdf")
    laptop.press("Print")
    laptop.wait_until_done()
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    laptop.window.go("check", cafe_id)
    laptop.wait_until_done()
    assert FIRST in laptop.sees and CHANGE in laptop.sees
    aileen.makes_the_files()
    stick = tmp_path / "stick"
    aileen.puts_it_on_a_stick(stick)
    aileen.says_it_is_sent()
    laptop.switch_off()

    # The coordinator's picture: counted by who and by ring, and a change that she chooses.
    ishbel.opens_the_app()
    ishbel.looks_at(stick)
    ishbel.rings_each_new_host()
    ishbel.adds()
    ishbel.laptop.press("What came of it: ripples and changes")
    ishbel.laptop.wait(lambda: "from 1 café" in ishbel.laptop.sees)
    assert ishbel.laptop.window.page("changes").isVisible()
    for words in (FIRST, THEN, WHAT, CHANGE):
        assert words in ishbel.laptop.sees
    assert "1 (1)" in ishbel.laptop.sees
    ishbel.laptop.press(f"Choose: {CHANGE}")
    ishbel.laptop.write("In your own words, with no names", "It costs nothing, and it lasts.")
    ishbel.laptop.press("It is one of the most significant")
    assert "Most significant" in ishbel.laptop.sees and "It costs nothing, and it lasts." in ishbel.laptop.sees
