"""A store that grew step by step has the same shape as one made from the tables today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import cafe.model.tables  # noqa: F401  the tables enter the metadata by being imported
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.store.database import APPLICATION_ID, Database, connect
from cafe.store.migrations.steps import NEWEST, STEPS
from cafe.store.migrations.write import INDEX, next_step
from cafe.store.opening import open_store
from tests.conftest import KEY

OLD = sorted((Path(__file__).parents[1] / "old_databases").glob("v*.sql"))

LET_GO = {"pack_theme"}  # it said once more what the entries say
Shape = dict[str, tuple[frozenset[Any], ...]]


def test_the_migrated_shape_is_the_shape_of_the_tables(database: Database) -> None:
    raw = connect(database.path, KEY, read_only=True)
    migrated = shape_of(raw)
    raw.close()
    differing = sorted(
        table for table in migrated.keys() | live_shape().keys() if migrated.get(table) != live_shape().get(table)
    )
    assert differing == [], (
        "these tables differ from cafe/model/tables.py: python -m cafe.store.migrations.write "
        "--into cafe/store/migrations/versions/vNNNN_word.py, and name it in steps.py"
    )


def test_a_column_that_no_step_makes_would_be_noticed(database: Database) -> None:
    raw = connect(database.path, KEY)
    before = shape_of(raw)
    raw.execute("ALTER TABLE cafe ADD COLUMN weather VARCHAR")
    changed = shape_of(raw)
    raw.close()
    assert [table for table in changed if changed[table] != before[table]] == ["cafe"]


def test_steps_are_numbered_one_by_one() -> None:
    assert [step.number for step in STEPS] == list(range(1, NEWEST + 1))


def test_the_file_says_whose_it_is_and_which_shape_it_has(database: Database) -> None:
    raw = connect(database.path, KEY, read_only=True)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    raw.close()


def test_a_written_step_knows_no_live_model_and_there_is_none_to_write() -> None:
    words = next_step(0)
    assert "op.create_table" in words
    assert "sqlmodel" not in words.lower()
    compile(words, "first", "exec")
    assert next_step() == ""


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_store_of_every_released_shape_keeps_every_row(old: Path, folder: DataFolder) -> None:
    folder.prepare()
    raw = connect(folder.store, KEY)
    raw.executescript(old.read_text(encoding="utf-8"))
    before = rows_of(raw)
    raw.close()
    opened = open_store(folder, KEY, FakeClock(datetime(2026, 11, 29, tzinfo=UTC)))
    opened.close()
    raw = connect(folder.store, KEY)
    raw.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")  # it says what the entries say
    after, shape = rows_of(raw), shape_of(raw)
    raw.close()
    assert len(before) > 20 and all(before.values())
    kept = {table: rows for table, rows in before.items() if table not in LET_GO}
    assert {table: without_what_is_new(kept[table], after[table]) for table in kept} == kept
    assert shape == live_shape()


def rows_of(raw: Any) -> dict[str, list[Any]]:
    """Every row of every table, as its columns by name."""
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {}
    for table in tables:
        names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        rows = raw.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        found[table] = _in_order(dict(zip(names, row, strict=True)) for row in rows)
    return found


def without_what_is_new(before: list[Any], after: list[Any]) -> list[Any]:
    """The rows with the columns that there were: a column that came later is no change to what was kept."""
    return _in_order({name: row[name] for name in before[0]} for row in after)


def _in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: repr(sorted(row.items())))


@cache
def live_shape() -> Shape:
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        SQLModel.metadata.create_all(connection)
        return shape_of(connection.connection.driver_connection)


def shape_of(raw: Any) -> Shape:
    """Columns, indexes and parents of every table, whatever order they were written in; the index of words aside."""
    named = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    tables = [name for name in named if not name.startswith(INDEX)]
    return {table: (columns(raw, table), indexes(raw, table), parents(raw, table)) for table in tables}


def columns(raw: Any, table: str) -> frozenset[Any]:
    return frozenset(tuple(row[1:]) for row in raw.execute(f"PRAGMA table_xinfo({table})"))


def indexes(raw: Any, table: str) -> frozenset[Any]:
    found = raw.execute(f"PRAGMA index_list({table})").fetchall()
    return frozenset(
        (unique, origin, tuple(column[2] for column in raw.execute(f"PRAGMA index_info('{name}')")))
        for _seq, name, unique, origin, _partial in found
    )


def parents(raw: Any, table: str) -> frozenset[Any]:
    return frozenset(tuple(row[2:]) for row in raw.execute(f"PRAGMA foreign_key_list({table})"))
