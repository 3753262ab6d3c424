"""Two hosts entered one evening: the page asks, counts it once, and takes it apart again."""

from __future__ import annotations

from pathlib import Path

from cafe.ui.services import Services
from tests.packs.builders import a_sentence, an_id, some_people
from tests.ui.collate.helping import ANN, BEA, Desk, a_programme, added
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, press, settle, words_on


def test_two_packs_of_one_evening_are_asked_about(open_page: OpenPage, services: Services, tmp_path: Path) -> None:
    card = a_programme(services)
    desk = Desk(tmp_path / "packs", card)
    for at, key in enumerate((ANN, BEA)):
        desk.send(
            f"{at}.cafepack",
            key,
            pack_id=an_id(f"host {at}"),
            people=some_people(people=9 + at, first_timers=None),
            entries=(a_sentence(f"s{at}", text="Nobody asked us twice."),),
        )
    added(services, desk, ANN, BEA)
    page = open_page("programme", card.id)
    settle()
    assert "Two packs look like one café" in words_on(page)
    (look,) = [button for button in page.same_cafe.findChildren(type(page._add)) if "Look at both" in button.text()]
    look.click()
    settle()
    window = page.window()
    assert "9 people" in words_on(window) and "10 people" in words_on(window)
    press(window, "Decide later")
    assert services.collate.collation(card.id).cafes == 2
    look.click()
    settle()
    press(window, "The same café")
    settle()
    assert services.collate.collation(card.id).cafes == 1
    assert "Two packs count as one café" in words_on(page)
    (apart,) = [one for one in page.same_cafe.findChildren(type(page._add)) if "Take them apart" in one.text()]
    apart.click()
    settle()
    assert services.collate.collation(card.id).cafes == 2
    assert not is_there(page, "Take them apart")
