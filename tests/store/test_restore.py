"""A copy comes back on any laptop, or says why not; what was there is never lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cafe.core.clock import FakeClock
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import SettingRow
from cafe.store.backup import backup, slots_of
from cafe.store.database import connect
from cafe.store.keys import KEYCHAIN, RECOVERY, Slots, new_key
from cafe.store.opening import open_store
from cafe.store.restore import restore, ways_of
from tests.fakes import FakeKeychain


class Store:
    """A store of somebody's, with a sheet."""

    def __init__(self, folder: DataFolder, clock: FakeClock, hall: str) -> None:
        folder.prepare()
        self.folder, self.clock, self.key = folder, clock, new_key()
        self.groups = Slots.load(folder.key_slots).add_recovery(self.key)
        self.keep(hall)

    def keep(self, hall: str) -> None:
        database = open_store(self.folder, self.key, self.clock)
        with database.write() as session:
            session.merge(SettingRow(name="hall", value=hall))
        database.close()

    def copy_to(self, target: Path) -> Path:
        return backup(lambda path: connect(path or self.folder.store, self.key), target, self.folder.key_slots)

    def open(self, room: DataFolder) -> bytes:
        return Slots.load(room.key_slots).open_with_recovery(" ".join(self.groups))


def hall_in(folder: DataFolder, key: bytes, clock: FakeClock) -> str:
    database = open_store(folder, key, clock)
    try:
        with database.read() as session:
            row = session.get(SettingRow, "hall")
            return row.value if row else ""
    finally:
        database.close()


@pytest.fixture
def old(tmp_path: Path, clock: FakeClock) -> Store:
    return Store(DataFolder(tmp_path / "old laptop"), clock, "Glenferry")


def test_a_new_laptop_has_it_all_with_the_sheet_alone(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock
) -> None:
    copy = old.copy_to(tmp_path / "stick" / "one.cafebackup")
    shutil.rmtree(old.folder.root)
    assert ways_of(copy) == (RECOVERY,)
    assert restore(folder, copy, old.open, clock) is None
    assert hall_in(folder, old.open(folder), clock) == "Glenferry"
    assert sorted(path.name for path in folder.root.iterdir()) == ["cafe.db", "keyslots.json"]


def test_what_was_there_is_kept_whole_among_the_backups(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock
) -> None:
    there = Store(folder, clock, "Kirkbrae")
    kept = restore(folder, old.copy_to(tmp_path / "one.cafebackup"), old.open, clock)
    assert hall_in(folder, old.key, clock) == "Glenferry"
    assert kept is not None
    assert hall_in(DataFolder(kept), there.open(DataFolder(kept)), clock) == "Kirkbrae"


def test_another_sheet_changes_nothing(old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock) -> None:
    there = Store(folder, clock, "Kirkbrae")
    copy = old.copy_to(tmp_path / "one.cafebackup")
    with pytest.raises(ProblemToFix, match="That sheet does not open"):
        restore(folder, copy, there.open, clock)
    assert hall_in(folder, there.key, clock) == "Kirkbrae"


def test_a_copy_without_its_ways_in_says_which_file_is_wanted(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock
) -> None:
    copy = old.copy_to(tmp_path / "one.cafebackup")
    slots_of(copy).unlink()
    with pytest.raises(ProblemToFix) as told:
        restore(folder, copy, old.open, clock)
    assert "one.keyslots.json" in told.value.hint
    assert not folder.store.exists()


def test_one_flipped_bit_anywhere_is_noticed_and_nothing_changes(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock
) -> None:
    copy = old.copy_to(tmp_path / "one.cafebackup")
    whole = copy.read_bytes()
    for at in range(40, len(whole), len(whole) // 5):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CafeError):
            restore(folder, copy, old.open, clock)
        assert not folder.store.exists()
        assert not folder.key_slots.exists()


@pytest.mark.parametrize("left", [0, 100, 4096, 30_000])
def test_a_copy_that_was_cut_short_is_no_copy_even_where_nothing_is_left_of_it(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock, left: int
) -> None:
    """The stick was pulled: an empty file must not become a new store that says all is back."""
    there = Store(folder, clock, "Kirkbrae")
    copy = old.copy_to(tmp_path / "one.cafebackup")
    copy.write_bytes(copy.read_bytes()[:left])
    with pytest.raises(ProblemToFix) as told:
        restore(folder, copy, old.open, clock)
    assert told.value.sentence().startswith("one.cafebackup does not read from end to end.")
    assert "Choose another copy." in told.value.hint
    assert hall_in(folder, there.key, clock) == "Kirkbrae"
    assert not folder.backups.exists() or not list(folder.backups.iterdir())


def test_a_copy_that_would_act_by_itself_is_not_taken(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock
) -> None:
    copy = old.copy_to(tmp_path / "one.cafebackup")
    connection = connect(copy, old.key)
    connection.execute("CREATE TRIGGER gone AFTER INSERT ON note BEGIN DELETE FROM note; END")
    connection.commit()
    connection.close()
    with pytest.raises(ProblemToFix, match="does not read from end to end"):
        restore(folder, copy, old.open, clock)
    assert not folder.store.exists()


def test_the_sign_in_of_the_old_laptop_is_not_called_a_way_in_on_the_new_one(
    old: Store, folder: DataFolder, tmp_path: Path, clock: FakeClock, keychain: FakeKeychain
) -> None:
    Slots.load(old.folder.key_slots).add_keychain(old.key)
    copy = old.copy_to(tmp_path / "one.cafebackup")
    keychain.kept.clear()
    restore(folder, copy, old.open, clock)
    assert KEYCHAIN not in Slots.load(folder.key_slots).kinds
