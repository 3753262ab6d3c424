"""Open the store at the start of the day, in an order that can lose nothing.

Folder → there already? → the key opens it → not newer than us → sound → a dated copy before any
change of shape → one step of shape per transaction → ready.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.orm import configure_mappers

from cafe.core.clock import Clock, today
from cafe.core.paths import DataFolder
from cafe.store import backup, sentences
from cafe.store.database import APPLICATION_ID, Database, connect
from cafe.store.keys import matches
from cafe.store.migrations.steps import NEWEST

_PLAIN_HEADER = b"SQLite format 3\x00"


def open_store(folder: DataFolder, key: bytes, clock: Clock) -> Database:
    """The store in ``folder``, made if there is none, brought up to date if it is behind.

    Raises ProblemToFix or EnvironmentFault with one sentence when the folder cannot be used, the
    key is for another store, the file is damaged, or a newer version of the app wrote it. The
    store's file is not touched in any of these.
    """
    folder.prepare()
    path = folder.store
    version = _version(folder, key) if path.exists() else 0
    if not version and path.exists() and (copy := _newest_that_opens(folder, key)) is not None:
        raise sentences.damaged(path, copy)  # cut to nothing by a disk in trouble: an empty Home would hide it
    if version > NEWEST:
        raise sentences.newer()
    if version:
        _check(folder, key)
    if version < NEWEST:
        if version:
            _copy_first(folder, key, clock)
        _bring_up_to_date(path, key)
    configure_mappers()  # here, beside the window, and not before the first question that a page asks
    return Database(path, key)


def _version(folder: DataFolder, key: bytes) -> int:
    """Which shape the store has, read without a change to the file; 0 when it is empty."""
    path = folder.store
    try:
        connection = connect(path, key, read_only=True)
        try:
            made_by = int(connection.execute("PRAGMA application_id").fetchone()[0])
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        finally:
            connection.close()
    except sqlcipher.Error as problem:
        raise _why_it_does_not_open(problem, folder, key) from problem
    if (version or tables) and made_by != APPLICATION_ID:
        raise sentences.not_ours(path)
    return version


def _why_it_does_not_open(problem: sqlcipher.Error, folder: DataFolder, key: bytes) -> Exception:
    """SQLite says the same of a wrong key, a plain file and a damaged first page: tell them apart."""
    path = folder.store
    if sentences.code_of(problem) != sqlcipher.SQLITE_NOTADB:
        return _sentence(problem, folder, key)
    with path.open("rb") as file:
        header = file.read(len(_PLAIN_HEADER))
    if header == _PLAIN_HEADER:
        return sentences.not_ours(path)
    if matches(folder.key_slots, key) or _newest_that_opens(folder, key) is not None:
        return _damaged(folder, key)
    return sentences.wrong_key()


def _sentence(problem: Exception, folder: DataFolder, key: bytes) -> Exception:
    if sentences.code_of(problem) in (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB):
        return _damaged(folder, key)
    return sentences.explain(problem, folder.store) or problem


def _damaged(folder: DataFolder, key: bytes) -> Exception:
    return sentences.damaged(folder.store, _newest_that_opens(folder, key))


def _newest_that_opens(folder: DataFolder, key: bytes) -> Path | None:
    for copy in reversed(backup.copies(folder)):
        try:
            connection = connect(copy, key, read_only=True)
            try:
                if connection.execute("PRAGMA quick_check").fetchone() == ("ok",):
                    return copy
            finally:
                connection.close()
        except sqlcipher.Error:
            continue
    return None


def _check(folder: DataFolder, key: bytes) -> None:
    """Read every page once: SQLCipher notices a single changed bit."""
    try:
        connection = connect(folder.store, key, read_only=True)
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        finally:
            connection.close()
    except sqlcipher.Error as problem:
        raise _sentence(problem, folder, key) from problem
    if not sound:
        raise _damaged(folder, key)


def _copy_first(folder: DataFolder, key: bytes, clock: Clock) -> None:
    def keyed(path: Path | None) -> Any:
        return connect(path or folder.store, key)

    target = backup.dated(folder, today(clock), "before update")
    backup.backup(keyed, target, folder.key_slots)


def _bring_up_to_date(path: Path, key: bytes) -> None:
    from cafe.store.migrations.run import migrate  # Alembic: only on the days that need it

    database = Database(path, key)
    try:
        migrate(database)
    finally:
        database.engine.dispose()
