"""Gate 18: a backup of every earlier version of the app comes back, on a new laptop and over another store."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import KEY, store_of_version
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.store.backup import backup
from cafe.store.database import connect
from cafe.store.keys import Slots
from cafe.store.migrations.steps import NEWEST
from cafe.store.opening import open_store
from cafe.store.restore import restore


def versions(_size: int = 0) -> Found:
    """Every version that the store has had, from the first."""
    for version in range(1, NEWEST + 1):
        with tempfile.TemporaryDirectory() as name:
            _comes_back(Path(name), version)
    return Found(
        f"{NEWEST} versions, each on a new laptop and over another store", f"{2 * NEWEST} of {2 * NEWEST} came back"
    )


def _comes_back(root: Path, version: int) -> None:
    old, clock = DataFolder(root / "old laptop"), SystemClock()
    old.prepare()
    store_of_version(version, old.store)
    groups = Slots.load(old.key_slots).add_recovery(KEY)
    copy = backup(lambda path: connect(path or old.store, KEY), root / "stick" / "copy.cafebackup", old.key_slots)
    for name in ("new laptop", "laptop in use"):
        folder = DataFolder(root / name)
        if name == "laptop in use":
            open_store(folder, KEY, clock).close()
        restore(folder, copy, lambda room: Slots.load(room.key_slots).open_with_recovery(" ".join(groups)), clock)
        open_store(folder, KEY, clock).close()
        with closing(connect(folder.store, KEY, read_only=True)) as raw:
            found = int(raw.execute("PRAGMA user_version").fetchone()[0])
            kept = raw.execute("SELECT value FROM setting WHERE name = 'before'").fetchone()
        if found != NEWEST or kept != (f'"{version}"',):
            raise GateBroken(f"a copy of version {version} came back as {found}, with {kept}")
