"""The fictional programme at every moment of its day."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cafe.collate.service import CollateService
from cafe.commands.demo_states import STATES, Before, build, build_before
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.values import CafeState, StageKind
from cafe.packs.service import PacksService
from cafe.run.service import RunService
from cafe.store.database import Database
from tests.commands.helpers import cafe
from tests.conftest import KEY

NOW = datetime(2026, 11, 26, 18, 25, tzinfo=UTC)  # as each test's own clock has it


@dataclass(frozen=True, slots=True)
class Demo:
    """A store with all that lies behind a state; ``opened_at(state)`` goes on from there."""

    database: Database
    opened_at: Callable[[str], tuple[str, str]]


@pytest.fixture(scope="module")
def behind(_empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Before]:
    """What lies behind every state, made once: a store beside the packs of its programme."""
    made = tmp_path_factory.mktemp("behind")
    opened = Database(Path(shutil.copyfile(_empty_store, made / "store")), KEY)
    try:
        return made, build_before(opened, FakeClock(NOW), made)
    finally:
        opened.close()


@pytest.fixture
def demo(behind: tuple[Path, Before], clock: FakeClock, tmp_path: Path) -> Iterator[Demo]:
    """A copy of it for this test, where any state can be opened."""
    folder, before = behind
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    database = Database(tmp_path / "store", KEY)
    yield Demo(database, lambda at: build(database, clock, at, tmp_path, before=before))
    database.close()


@pytest.mark.parametrize("at", STATES)
def test_the_demo_opens_at_every_state(at: str, demo: Demo, clock: FakeClock, changes: Changes) -> None:
    place, cafe_id = demo.opened_at(at)
    state = STATES[at]
    assert place == state.place
    assert bool(cafe_id) == (bool(state.which) or at == "add-packs")  # which café, or which folder of packs
    if state.stage is None:
        return
    run = RunService(demo.database, clock, changes).run(cafe_id)
    assert run is not None
    assert run.stage.kind is state.stage
    assert run.is_going


def test_round_two_is_over_by_one_minute_forty_five(demo: Demo, clock: FakeClock, changes: Changes) -> None:
    from cafe.run.state import over

    _place, cafe_id = demo.opened_at("round2-over")
    run = RunService(demo.database, clock, changes).run(cafe_id)
    assert run is not None
    assert run.stage.kind is StageKind.ROUND_2
    assert over(run, clock.now()).total_seconds() == pytest.approx(105, abs=1)


def test_home_shows_a_cafe_in_each_state_that_matters(
    database: Database, clock: FakeClock, changes: Changes, tmp_path: Path
) -> None:
    """All of it built in one go, as on a person's own laptop."""
    build(database, clock, "home", tmp_path)
    lines = PacksService(database, clock, changes).lines()
    states = [line.state for line in lines]
    assert states.count(CafeState.PLANNED) == 3
    assert states.count(CafeState.SENT) == 3
    unfinished, ready = [line for line in lines if line.state is CafeState.FINISHED]
    assert unfinished.unfinished
    assert not ready.unfinished


def test_the_programme_has_cafes_and_there_are_packs_to_add(
    demo: Demo, clock: FakeClock, changes: Changes, tmp_path: Path
) -> None:
    demo.opened_at("collate")
    service = CollateService(demo.database, clock, changes)
    (programme,) = service.programmes()
    picture = service.collation(programme.id)
    assert picture.cafes >= 35
    assert sum(quote.is_chosen for quote in picture.quotes) == 6
    preview = service.preview(programme.id, tmp_path / "packs to add")
    assert len(preview.items) >= 15


def test_the_states_can_be_listed_without_a_screen() -> None:
    told = cafe("demo", "--at", "list", screen=False)
    assert told.returncode == 0, told.stderr
    assert {line.split()[0] for line in told.stdout.splitlines()} == set(STATES)


def test_a_state_we_do_not_have_is_the_wrong_word() -> None:
    told = cafe("demo", "--at", "tuesday")
    assert told.returncode == 2
    assert "--at list" in told.stderr
