"""A copy is made by itself when a café is over, when one is sent, and when a week has gone by."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.core.changes import Kind
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow
from cafe.store.keys import Slots
from cafe.ui.copying import CopyKeeper
from cafe.ui.services import Services
from tests.builders import a_cafe
from tests.conftest import KEY
from tests.ui.driving import settle


@pytest.fixture
def stick(services: Services, folder: DataFolder, tmp_path: Path) -> Path:
    Slots.load(folder.key_slots).add_passphrase(KEY, "words")
    place = tmp_path / "stick"
    place.mkdir()
    services.copies.choose(place)
    return place


def _copies(stick: Path) -> int:
    return len(list(stick.glob("*.cafebackup")))


def _finish(services: Services, cafe_id: str) -> None:
    with services.database.write() as session:
        row = session.get(CafeRow, cafe_id)
        assert row is not None
        row.state = "finished"
    services.changes.announce({Kind.RUN})
    settle()


def test_a_cafe_that_is_over_is_copied_and_other_changes_are_not(services: Services, stick: Path) -> None:
    cafe_id = a_cafe(services.database, services.clock, state="planned")
    keeper = CopyKeeper(services)
    services.changes.announce({Kind.RUN, Kind.CAFES})
    settle()
    assert _copies(stick) == 0
    _finish(services, cafe_id)
    assert _copies(stick) == 1
    services.changes.announce({Kind.RUN})
    settle()
    assert _copies(stick) == 1
    assert keeper is not None


def test_a_stick_that_is_not_in_interrupts_nobody(services: Services, stick: Path) -> None:
    cafe_id = a_cafe(services.database, services.clock, state="planned")
    keeper = CopyKeeper(services)
    stick.rmdir()
    _finish(services, cafe_id)
    assert "We cannot reach" in services.copies.last().trouble
    assert keeper is not None


def test_a_week_without_a_copy_is_made_good_when_the_app_opens(
    services: Services, stick: Path, clock: FakeClock
) -> None:
    keeper = CopyKeeper(services)
    keeper.look()
    keeper.look()
    settle()
    assert _copies(stick) == 1
    clock.advance(minutes=60 * 24 * 8)
    keeper.look()
    settle()
    assert _copies(stick) == 2
