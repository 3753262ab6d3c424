"""Keeping a note, from the call to its durable row, beside one raw insert and commit of the same durability."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from pathlib import Path

from benchmarks.table import Row, in_turns
from benchmarks.world import World

RUNS = 300
WORDS = "Some felt brushed off at a first appointment, and did not go back."


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        world = World(Path(name))
        cafe_id = world.a_running_cafe()
        raw = sqlite3.connect(Path(name) / "floor.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE note (id TEXT PRIMARY KEY, cafe TEXT, kind TEXT, text TEXT, at TEXT)")
        numbers = itertools.count()

        def keep() -> None:
            world.keep_a_note(cafe_id, WORDS)

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO note VALUES (?, ?, 'note', ?, '2026-11-26')", (str(next(numbers)), cafe_id, WORDS))
            raw.execute("COMMIT")

        ours, floor = in_turns(keep, insert, RUNS)
        raw.close()
        world.close()
    return [Row("keep a note", "raw sqlite3 insert and commit, WAL and FULL", ours[20:], floor[20:])]
