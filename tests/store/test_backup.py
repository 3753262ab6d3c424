"""A copy is a copy only once it has been opened again, and brings its ways in along."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cafe.core.clock import FakeClock
from cafe.core.errors import CafeError, EnvironmentFault
from cafe.core.paths import DataFolder
from cafe.store.backup import backup, copies, dated, prune, slots_of
from cafe.store.database import Database, connect
from cafe.store.keys import Slots, new_key
from tests.builders import a_cafe
from tests.conftest import KEY


def keyed(folder: DataFolder) -> Any:
    return lambda path: connect(path or folder.store, KEY)


def test_a_copy_made_while_the_app_is_open_holds_the_last_thing_kept(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    cafe_id = a_cafe(database, clock)
    Slots.load(folder.key_slots).add_passphrase(KEY, "words")
    copy = backup(keyed(folder), dated(folder, date(2026, 11, 26)), folder.key_slots)
    raw = connect(copy, KEY, read_only=True)
    assert raw.execute("SELECT id FROM cafe").fetchall() == [(cafe_id,)]
    raw.close()
    assert Slots.load(slots_of(copy)).open_with_passphrase("words") == KEY


def test_a_copy_cannot_be_read_without_the_key(database: Database, folder: DataFolder, clock: FakeClock) -> None:
    a_cafe(database, clock, title="Brambleclaw")
    copy = backup(keyed(folder), dated(folder, date(2026, 11, 26)))
    assert b"Brambleclaw" not in copy.read_bytes()
    raw = connect(copy, new_key(), read_only=True)
    with pytest.raises(Exception, match="not a database"):
        raw.execute("SELECT * FROM cafe")
    raw.close()


def test_two_copies_on_one_day_have_two_names(database: Database, folder: DataFolder) -> None:
    for _turn in range(2):
        backup(keyed(folder), dated(folder, date(2026, 11, 26)))
    assert sorted(copy.name for copy in copies(folder)) == [
        "2026-11-26 2.cafebackup",
        "2026-11-26.cafebackup",
    ]


def test_a_copy_that_does_not_read_back_is_not_kept(database: Database, folder: DataFolder) -> None:
    def faulty_stick(path: Path | None) -> Any:
        if path is not None:
            content = bytearray(path.read_bytes())
            content[4096 * 3 + 9] ^= 1
            path.write_bytes(content)
        return connect(path or folder.store, KEY)

    with pytest.raises(CafeError):
        backup(faulty_stick, dated(folder, date(2026, 11, 26)))
    assert list(folder.backups.iterdir()) == []


def test_a_full_disk_leaves_no_half_copy(
    database: Database, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(EnvironmentFault, match="no room left"):
        backup(keyed(folder), dated(folder, date(2026, 11, 26)))
    assert list(folder.backups.iterdir()) == []


def test_a_file_where_the_backups_should_be_is_one_sentence(database: Database, folder: DataFolder) -> None:
    folder.backups.write_text("in the way")
    with pytest.raises(CafeError, match="Nothing is lost"):
        backup(keyed(folder), dated(folder, date(2026, 11, 26)))
    assert folder.backups.read_text() == "in the way"


def test_only_the_newest_copies_stay(database: Database, folder: DataFolder) -> None:
    for day in range(1, 8):
        made = backup(keyed(folder), dated(folder, date(2026, 11, day)), folder.key_slots)
        os.utime(made, (day, day))
        slots_of(made).write_text("{}")
    prune(folder, keep=2)
    assert [copy.name for copy in copies(folder)] == ["2026-11-06.cafebackup", "2026-11-07.cafebackup"]
    assert len(list(folder.backups.iterdir())) == 4
