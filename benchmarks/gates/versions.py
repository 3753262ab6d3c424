"""Gate 18: a backup of every earlier version of the app comes back, on a new laptop and over another store.

Each holds a café that was held and written up, in the columns that version had. It has to be read as if it had been
written today: the pack that would be sent of it is the same, byte for byte.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import KEY, store_of_version
from benchmarks.gates.ways_in import hardly_stretched
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.packs.service import PacksService
from cafe.packs.writer import frame_of
from cafe.store.backup import backup
from cafe.store.database import Database, connect
from cafe.store.keys import Slots
from cafe.store.migrations.steps import NEWEST
from cafe.store.migrations.write import INDEX
from cafe.store.opening import open_store
from cafe.store.restore import restore
from tests.packs.cafes import a_written_cafe


@cache
def _a_store_of_today() -> tuple[bytes, str, bytes]:
    """A store as this version writes it, its one café, and what would be sent of it."""
    with tempfile.TemporaryDirectory() as name:
        folder, clock = DataFolder(Path(name)), SystemClock()
        database = open_store(folder, KEY, clock)
        cafe_id = a_written_cafe(database, clock)
        sent = _pack_of(database, cafe_id)
        database.close()
        return folder.store.read_bytes(), cafe_id, sent


def _pack_of(database: Database, cafe_id: str) -> bytes:
    return frame_of(PacksService(database, SystemClock(), Changes()).build_pack(cafe_id, with_words=True))


def store_with_a_cafe(version: int, store: Path) -> str:
    """The store of a laptop that kept a café with the app of that version; answers the café's id."""
    store_of_version(version, store)
    whole, cafe_id, _sent = _a_store_of_today()
    today = store.with_name("today.db")
    today.write_bytes(whole)
    with closing(connect(today, KEY, read_only=True)) as now, closing(connect(store, KEY)) as then:
        for (table,) in now.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            there = [row[1] for row in now.execute(f'PRAGMA table_info("{table}")')]
            had = [row[1] for row in then.execute(f'PRAGMA table_info("{table}")') if row[1] in there]
            if had and not table.startswith(INDEX):
                names = ", ".join(f'"{name}"' for name in had)
                rows = now.execute(f'SELECT {names} FROM "{table}"').fetchall()
                places = ", ".join("?" * len(had))
                then.executemany(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({places})', rows)
        then.commit()
    today.unlink()
    return cafe_id


def versions(size: int = 0) -> Found:
    """Every version that the store has had, from the first; in short, ``size`` of them from the first to the newest."""
    steps = max(1, size - 1)
    chosen = sorted({1 + (NEWEST - 1) * step // steps for step in range(steps + 1)}) if size else range(1, NEWEST + 1)
    for version in chosen:
        with tempfile.TemporaryDirectory() as name, hardly_stretched():
            _comes_back(Path(name), version)
    tried = len(chosen)
    return Found(
        f"{tried} versions, each on a new laptop and over another store",
        f"{2 * tried} of {2 * tried} came back; each café’s pack is the same, byte for byte",
    )


def _comes_back(root: Path, version: int) -> None:
    old, clock = DataFolder(root / "old laptop"), SystemClock()
    old.prepare()
    cafe_id = store_with_a_cafe(version, old.store)
    groups = Slots.load(old.key_slots).add_recovery(KEY)
    copy = backup(lambda path: connect(path or old.store, KEY), root / "stick" / "copy.cafebackup", old.key_slots)
    for name in ("new laptop", "laptop in use"):
        folder = DataFolder(root / name)
        if name == "laptop in use":
            open_store(folder, KEY, clock).close()
        restore(folder, copy, lambda room: Slots.load(room.key_slots).open_with_recovery(" ".join(groups)), clock)
        database = open_store(folder, KEY, clock)
        if _pack_of(database, cafe_id) != _a_store_of_today()[2]:
            raise GateBroken(f"the café of version {version} is not read as it was kept")
        database.close()
        with closing(connect(folder.store, KEY, read_only=True)) as raw:
            found = int(raw.execute("PRAGMA user_version").fetchone()[0])
            kept = raw.execute("SELECT value FROM setting WHERE name = 'before'").fetchone()
        if found != NEWEST or kept != (f'"{version}"',):
            raise GateBroken(f"a copy of version {version} came back as {found}, with {kept}")
