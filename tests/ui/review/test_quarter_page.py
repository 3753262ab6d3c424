"""Who came this quarter: exactly what leaves is shown, the file is made in one press, and sent like a pack."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cafe.core.clock import FakeClock
from cafe.packs.programme_file import NewProgramme
from cafe.packs.returns.file import read_return
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.quarters import AGES, AUTUMN, a_counted_cafe
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on
from tests.ui.review.conftest import Answers


@pytest.fixture
def three(database: Database, clock: FakeClock) -> None:
    """Three cafés of the autumn in Highland, whose slips are counted; and it is January."""
    for _number in range(3):
        a_counted_cafe(database, clock, age=AGES, condition={"yes": 2, "no": 1})
    clock.advance(minutes=int((datetime(2027, 1, 4, 9, tzinfo=UTC) - clock.now()).total_seconds() // 60))


@pytest.mark.usefixtures("three")
def test_home_says_that_a_quarter_is_over_and_leads_there(open_page: OpenPage, window: Window) -> None:
    home = open_page("home")
    assert "October to December 2026 is over. Who came can go to your programme, pooled." in words_on(home)
    press(home, "See what a return of the quarter says")
    settle()
    assert "October to December 2026 · NHS Highland · 3 cafés · 42 people" in words_on(window)


@pytest.mark.usefixtures("three")
def test_what_is_shown_is_what_is_in_the_file(
    open_page: OpenPage, services: Services, programme: NewProgramme, tmp_path: Path, answer: Answers
) -> None:
    page = open_page("quarter")
    said = words_on(page)
    for words in ("45 to 54: 18.", "42 answered", "Prefer not to say: 3.", "Which café each woman came to, and when"):
        assert words in said
    assert "9 answered" in said
    assert "Fewer than 10 answered, so only this total leaves." in said
    assert "Port Aird" not in said
    answer("choose_folder", tmp_path)
    press(page, "Choose another folder")
    press(page, "Make the return")
    settle()
    (path,) = tmp_path.glob("*.cafereturn")
    pool = read_return(path, [programme.identity]).found.pool()
    assert pool == services.packs.returns.periods()[0].pool
    assert "return-2026-Q4-highland.cafereturn" in words_on(page)
    assert named(page, "How to send it: By e-mail").hasFocus()


@pytest.mark.usefixtures("three", "programme")
def test_it_goes_on_a_stick_and_is_marked_as_sent(
    open_page: OpenPage, services: Services, window: Window, tmp_path: Path, answer: Answers
) -> None:
    services.packs.returns.make(AUTUMN, "highland", tmp_path / "here")
    page = open_page("quarter", f"{AUTUMN} highland")
    press(page, "How to send it: On a stick")
    answer("choose_folder", tmp_path)
    press(page, "Copy it to the stick")
    settle()
    assert "return-2026-Q4-highland.cafereturn is on the stick, and it is sound." in words_on(page)
    assert (tmp_path / "return-2026-Q4-highland.cafereturn").is_file()
    press(page, "I have sent it")
    settle()
    assert "Marked as sent" in words_on(window)
    assert is_there(window, "Plan a café")
    assert not is_there(window, "See what a return of the quarter says")


@pytest.mark.usefixtures("programme")
def test_a_quarter_that_goes_on_is_shown_and_cannot_be_closed(
    open_page: OpenPage, database: Database, clock: FakeClock
) -> None:
    a_counted_cafe(database, clock)
    page = open_page("quarter")
    said = words_on(page)
    assert "This quarter is not over yet" in said
    assert "You can make its return from Friday 1 January on." in said
    assert "One café alone was asked, so only this total leaves." in said
    assert not named(page, "Make the return").isEnabled()


@pytest.mark.usefixtures("three")
def test_without_a_programme_it_asks_for_its_file(open_page: OpenPage) -> None:
    page = open_page("quarter")
    assert is_there(page, "Choose the programme’s file")
    assert not is_there(page, "Make the return")


def test_where_nobody_was_asked_it_says_what_will_be_here(open_page: OpenPage) -> None:
    assert "Nobody was asked yet" in words_on(open_page("quarter"))
