"""Keeping a note, from the call to its durable row, beside one raw insert and commit of the same durability."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.table import Row, in_turns
from benchmarks.world import World

RUNS = 400
WARM = 40
MOST_TIMES = 3.0  # the raw encrypted insert
WORDS = "Some felt brushed off at a first appointment, and did not go back."
AS_OURS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")


def measure() -> list[Row]:
    """Two floors: the same row into the same table of an encrypted store like ours, and a plain one."""
    rows = []
    for name, open_floor in (("raw encrypted", _encrypted), ("raw plain sqlite3", _plain)):
        with tempfile.TemporaryDirectory() as folder:
            world = World(Path(folder) / "ours")
            cafe_id = world.a_running_cafe()
            floor_world, raw, floor_cafe = open_floor(Path(folder))
            insert = _insert(raw, floor_cafe)
            ours, floor = in_turns(lambda: world.keep_a_note(cafe_id, WORDS), insert, RUNS)  # noqa: B023
            raw.close()
            for one in (world, floor_world):
                if one is not None:
                    one.close()
        most = MOST_TIMES if name == "raw encrypted" else 0.0
        floor_is = f"{name} insert and commit, WAL and FULL"
        rows.append(Row("keep a note", floor_is, ours[WARM:], floor[WARM:], most_times=most))
    return rows


def _encrypted(folder: Path) -> tuple[World, Any, str]:
    """A store of its own with the tables of ours, and a bare connection to it."""
    world = World(folder / "floor")
    raw = world.database.connect()
    for pragma in AS_OURS:
        raw.execute(f"PRAGMA {pragma}").fetchall()
    return world, raw, world.a_running_cafe()


def _plain(folder: Path) -> tuple[None, Any, str]:
    raw = sqlite3.connect(folder / "floor.db", isolation_level=None)
    for pragma in AS_OURS:
        raw.execute(f"PRAGMA {pragma}").fetchall()
    raw.execute(
        "CREATE TABLE note (id TEXT PRIMARY KEY, cafe_id TEXT, kind TEXT, text TEXT, at TEXT, stage_id TEXT,"
        " themes TEXT, consent TEXT, left_as_is TEXT)"
    )
    return None, raw, "cafe"


def _insert(raw: Any, cafe_id: str) -> Callable[[], None]:
    numbers = itertools.count()

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO note (id, cafe_id, kind, text, at, stage_id, themes, consent, left_as_is)"
            " VALUES (?, ?, 'note', ?, '2026-11-26 18:30:00', '', '[]', 'not_asked', '[]')",
            (f"{next(numbers):032x}", cafe_id, WORDS),
        )
        raw.execute("COMMIT")

    return insert
