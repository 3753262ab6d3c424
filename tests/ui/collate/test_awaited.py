"""Who has not sent: typed, or from a list that is looked at first."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.model.values import ProgrammeCard
from cafe.ui import dialogs
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import press, settle, words_on


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the person picks; a test writes it."""
    file = tmp_path / "cafés.csv"
    monkeypatch.setattr(dialogs, "choose_file", lambda *_a, **_k: file)
    return file


@pytest.fixture
def programme(services: Services) -> ProgrammeCard:
    return services.collate.make_programme("East Glens")


def test_a_cafe_that_is_waited_for_is_seen_until_it_comes_or_is_called_off(
    open_page: OpenPage, window: Window, services: Services, programme: ProgrammeCard
) -> None:
    page = open_page("awaited", programme.id)
    assert "Nobody is waited for yet" in words_on(page)
    press(page, "Wait for a café")
    press(window, "Wait for it")
    settle()
    assert "1 café of 1 is still to come" in words_on(page)
    press(page, "A café was called off")
    settle()
    assert services.collate.expected.waiting(programme.id).missing == 0
    press(page, "Take it off the list: A café, called off")
    settle()
    assert services.collate.expected.waiting(programme.id).groups == ()


def test_a_list_is_looked_at_before_anything_is_kept(
    open_page: OpenPage, window: Window, services: Services, programme: ProgrammeCard, chosen: Path
) -> None:
    chosen.write_text("Month,Area,Who\nNovember 2026,Highland,The library\nOctober 2026,Fife,\nsoon,Fife,\n", "utf-8")
    press(open_page("awaited", programme.id), "Add a list")
    assert "Line 4: “soon” is no month." in words_on(window)
    assert services.collate.expected.waiting(programme.id).groups == ()
    press(window, "Wait for them")
    settle()
    assert services.collate.expected.waiting(programme.id).missing == 2


def test_a_file_that_is_no_list_gets_a_sentence(
    open_page: OpenPage, window: Window, programme: ProgrammeCard, chosen: Path
) -> None:
    chosen.write_text("milk, bread")
    press(open_page("awaited", programme.id), "Add a list")
    assert "There is no café in this list that we can read. Nothing was added." in words_on(window)
    press(window, "Carry on")
