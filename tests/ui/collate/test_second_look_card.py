"""The coordinator's second look: what a host let through waits here, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.collate.second_look import Read
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.builders import a_quote, a_sentence
from tests.ui.collate.helping import Desk, a_programme, added
from tests.ui.conftest import OpenPage
from tests.ui.driving import named, press, settle, words_on

NAMED = "Women from Lochinver lose a day for ten minutes."
QUOTE = "My sister Shona never told a soul."


@pytest.fixture
def desk(services: Services, tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "from hosts", a_programme(services))
    desk.send("one.cafepack", entries=(a_sentence(text=NAMED), a_quote(text=QUOTE)))
    added(services, desk)
    return desk


def test_each_is_answered_where_it_is_seen(desk: Desk, open_page: OpenPage, services: Services, window: Window) -> None:
    page = open_page("programme")
    settle()
    said = words_on(page)
    assert "Two sentences could point to a person" in said
    assert "Could a neighbour who was at the shop that day guess who this is?" in said
    assert "Two sentences are not shown. They wait for your second look." in said
    assert not services.collate.collation(desk.card.id).quotes

    press(page, "Lochinver: write a village instead")
    settle()
    assert "One sentence could point to a person" in words_on(page)
    assert "Lochinver" not in words_on(page)
    press(page, f"{QUOTE}: do not print it")
    settle()
    assert "could point to a person" not in words_on(page)
    assert not page.second_look.isVisible()  # type: ignore[attr-defined]
    assert not services.collate.collation(desk.card.id).quotes

    window.undo()
    settle()
    assert "One sentence could point to a person" in words_on(page)


def test_what_is_left_as_it_is_comes_into_the_picture(desk: Desk, open_page: OpenPage, services: Services) -> None:
    page = open_page("programme")
    settle()
    press(page, "My sister Shona: leave it as it is")
    settle()
    assert [quote.text for quote in services.collate.collation(desk.card.id).quotes] == [QUOTE]
    assert named(page, f"“{QUOTE}”").isVisible()


def test_the_reading_waits_while_somebody_asks_for_a_picture_and_then_goes_on(
    desk: Desk, open_page: OpenPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("programme")
    settle()
    read: list[str] = []
    monkeypatch.setattr(
        services.collate.second_look, "look_again", lambda programme: (read.append(programme), Read(0, False))[1]
    )
    page.reading.rest()  # type: ignore[attr-defined]
    page.reading.start(desk.card.id)  # type: ignore[attr-defined]
    settle()
    assert not read
    settle(600)
    assert read == [desk.card.id]
