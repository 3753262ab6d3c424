"""Opening the store with a ready key, to the first row read, beside the very same steps on a plain file.

Both files hold the same rows: thirty cafés that were run, with sixty notes each. Only encryption differs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from benchmarks.table import Row, in_turns
from benchmarks.world import World
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.store import database, opening

RUNS = 60
WARM = 5
CAFES, NOTES = 30, 60
WORDS = "Some felt brushed off at a first appointment, and did not go back."
KEY = bytes(32)
MOST_MORE = 0.015  # seconds that encryption may cost


def measure() -> list[Row]:
    """One row; the difference of the medians is what encryption costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(folder / "locked")
        for _cafe in range(CAFES):
            cafe_id = world.a_running_cafe()
            for _note in range(NOTES):
                world.keep_a_note(cafe_id, WORDS)
        world.close()
        locked, plain = DataFolder(folder / "locked"), DataFolder(folder / "plain")
        plain.prepare()
        _as_plain(locked.store, plain.store)
        ours, floor = in_turns(_opened(locked), _plainly(_opened(plain)), RUNS)
    row = Row(
        "open the store, ready key, to the first row",
        "the same steps on a plain file",
        ours[WARM:],
        floor[WARM:],
        most_more=MOST_MORE,
    )
    return [row]


def _opened(folder: DataFolder) -> Callable[[], None]:
    clock = SystemClock()

    def act() -> None:
        store = opening.open_store(folder, KEY, clock)
        with store.read() as session:
            session.execute(text("SELECT count(*) FROM note")).scalar_one()
        store.engine.dispose()

    return act


def _plainly(act: Callable[[], None]) -> Callable[[], None]:
    """The same, with connections that are given no key."""

    def plain(path: Path, _key: bytes, *, read_only: bool = False) -> Any:
        mode = "ro" if read_only else "rwc"
        return sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )

    def patched() -> None:
        with patch.object(database, "connect", plain), patch.object(opening, "connect", plain):
            act()

    return patched


def _as_plain(source: Path, target: Path) -> None:
    """Every row of the encrypted store in a file without a key."""
    raw = database.connect(source, KEY)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
    raw.execute("SELECT sqlcipher_export('plain')").fetchall()
    raw.execute(f"PRAGMA plain.user_version={version}")
    raw.execute(f"PRAGMA plain.application_id={database.APPLICATION_ID}")
    raw.execute("DETACH DATABASE plain")
    raw.close()
