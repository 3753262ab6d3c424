"""Take the store from the shape it has to the newest, one durable step at a time.

Steps are run directly on Alembic's operations: no configuration file on disk, so that a checkout,
a wheel and a frozen app do the same. The file's ``user_version`` is the number of its shape and
changes in the same transaction as the shape itself.
"""

from __future__ import annotations

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from cafe.core.errors import Bug
from cafe.store.database import APPLICATION_ID, Database
from cafe.store.migrations.steps import STEPS, MigrationStep
from cafe.store.sentences import explain


def migrate(database: Database, steps: tuple[MigrationStep, ...] = STEPS) -> None:
    """Apply the steps that are missing. A step that cannot be finished leaves the shape before it."""
    try:
        with database.engine.connect().execution_options(cafe_writes=True) as connection:
            now = _pragma(connection, "user_version")
            connection.rollback()
            for step in steps:
                if step.number > now:
                    _apply(connection, step)
    except DBAPIError as problem:
        sentence = explain(problem, database.path)
        if sentence is None:
            raise
        raise sentence from problem


def _apply(connection: Connection, step: MigrationStep) -> None:
    _set_foreign_keys(connection, "OFF")  # a table rebuilt in place must not take its children along
    try:
        with connection.begin():
            step.upgrade(Operations(MigrationContext.configure(connection)))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise Bug(f"step {step.number} leaves rows without their parents")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={step.number}")
    finally:
        _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, value: str) -> None:
    """Only outside a transaction does SQLite heed this, so it goes round SQLAlchemy's own."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys={value}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
