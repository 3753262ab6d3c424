"""Laptops for everybody who takes part, each with a folder and a window of its own, and keychains that work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cafe.core.clock import FakeClock
from tests.fakes import FakeKeychain
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.laptops import Chooser, Days, Laptop
from tests.ui.conftest import _plain_look  # noqa: F401  every journey starts in the light look, at 100 %

NewLaptop = Callable[..., Laptop]
MONDAY = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_short_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """*End* is held here for a fifth of a second. That it takes a second and a half is tried at its own page."""
    monkeypatch.setattr("cafe.ui.run.next_button.HOLD_MS", 200)


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    return Chooser(monkeypatch)


@pytest.fixture(scope="session")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    return Days(tmp_path_factory.mktemp("days"))


@pytest.fixture
def laptop(qtbot: QtBot, chooser: Chooser, days: Days, keychain: FakeKeychain, tmp_path: Path) -> Iterator[NewLaptop]:
    """``laptop("Aileen")``: a laptop that nobody has opened the app on; off again when the day is over."""
    made: list[Laptop] = []

    def new(whose: str, now: datetime = MONDAY) -> Laptop:
        one = Laptop(qtbot, chooser, days, tmp_path / f"{whose}’s laptop", FakeClock(now))
        made.append(one)
        return one

    yield new
    for one in made:
        one.switch_off()


@pytest.fixture
def aileen(laptop: NewLaptop) -> Host:
    """A host."""
    return Host(laptop("Aileen"))


@pytest.fixture
def ishbel(laptop: NewLaptop) -> Coordinator:
    """A coordinator."""
    return Coordinator(laptop("Ishbel"))


@pytest.fixture
def programme_file(ishbel: Coordinator, tmp_path: Path) -> Path:
    """The file of Ishbel's programme, as she gave it to her hosts. Her laptop is off again."""
    file = tmp_path / "east-glens.cafeprogramme"

    def makes_it() -> bytes:
        ishbel.sets_up()
        made = ishbel.makes_a_programme("East Glens women’s health", "cafes@eastglens.example", file.with_suffix(""))
        return made.read_bytes()

    file.write_bytes(ishbel.laptop.once("makes a programme", by_hand=makes_it))
    return file
