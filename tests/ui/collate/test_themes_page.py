"""The page of a programme's themes: divided by sentences, published to hosts, shared with other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.model.values import ProgrammeCard
from cafe.packs.schema import PackOwnTheme
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.builders import a_sentence, an_id
from tests.ui.collate.helping import Desk, a_programme, added, answer
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, press, settle, words_on, write

PETS = PackOwnTheme(code="OWN1", id=an_id("pets"), label="Pets as company")


@pytest.fixture
def card(services: Services) -> ProgrammeCard:
    return a_programme(services)


@pytest.fixture
def desk(tmp_path: Path, card: ProgrammeCard) -> Desk:
    return Desk(tmp_path / "packs", card)


def _sends(desk: Desk, number: int, said: str, theme: str) -> None:
    own = {"own_themes": (PETS,), "version": 3} if theme == "OWN1" else {}
    desk.send(
        f"{number}.cafepack",
        pack_id=an_id(f"café {number}"),
        sequence=number,
        entries=(a_sentence(f"s{number}", text=said, themes=(theme,)),),
        **own,
    )


def test_a_theme_is_divided_by_its_sentences(
    open_page: OpenPage, window: Window, services: Services, desk: Desk, card: ProgrammeCard
) -> None:
    _sends(desk, 1, "The bus is gone.", "RUR")
    _sends(desk, 2, "The road floods.", "RUR")
    added(services, desk)
    page = open_page("themes", card.id)
    page.book.wanted.emit("divide", next(line for line in page.book.lines if line.letters == "RUR"))
    settle()
    press(window, "The bus is gone. · 1 café")
    write(window, "What reports call it", "Buses and ferries")
    press(window, "Move them")
    settle()
    assert {line.name: line.cafes for line in page.book.lines if line.cafes} == {
        "Place and travel": 1,
        "Buses and ferries": 1,
    }


def test_the_codebook_goes_to_hosts_and_to_other_programs(
    open_page: OpenPage, services: Services, card: ProgrammeCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_page("themes", card.id)
    window = page.window()
    press(page, "New theme")
    write(window, "What reports call it", "Animals as company")
    press(window, "Keep it")
    answer(monkeypatch, "save_as", tmp_path / "themes.cafekit")
    press(page, "Publish to hosts")
    opened = services.packs.kits.look(tmp_path / "themes.cafekit")
    assert opened.is_programmes and opened.kit.codebook is not None
    assert "Animals as company" in [theme.report_name for theme in opened.kit.codebook.themes]
    settle()
    assert not is_there(page, "Take it back: “Animals as company” was made"), "hosts have it"
    answer(monkeypatch, "save_as", tmp_path / "themes.qdc")
    press(page, "Save the codebook as a .qdc file")
    answer(monkeypatch, "choose_file", tmp_path / "themes.qdc")
    press(page, "Open a codebook")
    settle(100)
    assert "are here already" in words_on(window)
    press(window, "Leave it")
