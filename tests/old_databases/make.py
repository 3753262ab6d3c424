"""Write the store of one shape as SQL, with a made-up row in every table: ``python -m tests.old_databases.make 6``.

For developers, when a shape is released: the dump is kept beside this file and is never edited.
"""

from __future__ import annotations

import sqlite3
import sys

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine

from cafe.store.database import APPLICATION_ID
from cafe.store.migrations.steps import STEPS

_MADE_UP = {
    "DATETIME": "'2026-11-28 18:30:00.000000'",
    "JSON": """'["a word","ein Wort é"]'""",
    "BLOB": "X'00FF'",
}
"""What stands in a column of each kind; in any other a 1."""


def dump(shape: int) -> str:
    """The statements that make a store of ``shape``, tables by name and their indexes after them."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection)
        for step in STEPS[:shape]:
            step.upgrade(Operations(context))
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        made = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
        indexed = [name for _type, name, sql in made if sql.startswith("CREATE VIRTUAL")]
        lines = [
            f"-- A store of shape {shape} with a made-up row in every table. Never edited: it is what was released."
        ]
        for kind, name, sql in made:
            is_shadow = any(name.startswith(f"{one}_") for one in indexed)
            if kind == "table" and name not in indexed and not is_shadow and name != "alembic_version":
                lines += [f"{sql};", _row(raw, name)]
        lines += [f"{sql};" for kind, name, sql in made if kind == "index"]
        for _kind, name, sql in made:
            if name in indexed:
                lines += [f"{sql};", f"INSERT INTO {name}({name}) VALUES ('rebuild');"]
    return "\n".join([*lines, f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {shape};"]) + "\n"


def _row(raw: sqlite3.Connection, table: str) -> str:
    parents = {row[3]: row[2] for row in raw.execute(f"PRAGMA foreign_key_list({table})")}
    keys = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5]]
    values = []
    for _at, column, kind, *_rest in raw.execute(f"PRAGMA table_info({table})"):
        owner = parents.get(column, table if [column] == keys else "")
        if kind == "VARCHAR" and owner:
            values.append(f"'{owner}-1'")
        elif kind == "VARCHAR":
            values.append(f"'{column} of {table}, with an é and a ’'")
        else:
            values.append(_MADE_UP.get(kind, "1"))
    return f'INSERT INTO "{table}" VALUES({",".join(values)});'


if __name__ == "__main__":
    sys.stdout.write(dump(int(sys.argv[1])))
