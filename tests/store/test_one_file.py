"""One file and the sheet bring everything to a new laptop; a file that was cut short is refused at every length."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow
from cafe.store.copies import Copies
from cafe.store.database import Database
from cafe.store.keys import PASSPHRASE, RECOVERY, Slots
from cafe.store.opening import open_store
from cafe.store.recovery import new_code
from cafe.store.restore import restore, ways_of
from cafe.store.ways_in import WaysIn
from tests.builders import a_cafe
from tests.conftest import KEY

GROUPS = new_code()


@pytest.fixture
def file(database: Database, folder: DataFolder, clock: FakeClock, tmp_path: Path) -> Path:
    Slots.load(folder.key_slots).begin(KEY, "heron lantern oat brae moss", GROUPS)
    a_cafe(database, clock, id="A", code="7K2M", title="Tuesday blether")
    return Copies(database, WaysIn(folder, KEY, Changes()), clock, Changes()).move_to(tmp_path / "all.cafemove")


def _with_sheet(room: DataFolder) -> bytes:
    return Slots.load(room.key_slots).open_with_recovery("".join(GROUPS))


def test_the_new_laptop_has_it_all(file: Path, tmp_path: Path, clock: FakeClock, folder: DataFolder) -> None:
    assert ways_of(file) == (PASSPHRASE, RECOVERY)
    assert b"Tuesday" not in file.read_bytes()
    new = DataFolder(tmp_path / "new")
    assert restore(new, file, _with_sheet, clock) is None
    store = open_store(new, KEY, clock)
    with store.read() as session:
        assert session.get(CafeRow, "A") is not None
    store.close()
    assert not list(folder.root.glob(".move-*"))
    assert not list(new.root.glob(".restore-*"))


def test_for_trying_out_there_is_nothing_to_move(database: Database, folder: DataFolder, clock: FakeClock) -> None:
    copies = Copies(database, WaysIn(folder, KEY, Changes()), clock, Changes())
    with pytest.raises(ProblemToFix, match="trying out"):
        copies.move_to(folder.root / "all.cafemove")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 0.999))
def test_a_file_that_was_cut_short_changes_nothing(file: Path, clock: FakeClock, tmp_path: Path, part: float) -> None:
    content = file.read_bytes()
    cut = tmp_path / "cut.cafemove"
    cut.write_bytes(content[: int(len(content) * part)])
    new = DataFolder(tmp_path / "never")
    with pytest.raises(CafeError):
        restore(new, cut, _with_sheet, clock)
    assert not new.store.exists()
    assert not new.key_slots.exists()
