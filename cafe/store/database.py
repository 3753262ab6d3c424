"""The encrypted store: the one place where a connection to SQLite is made.

One ``write()`` is one durable transaction; what the screen says is kept has been on the disk since
before it said so (WAL, ``synchronous=FULL``). Everything at rest is encrypted; the key stays in
memory and never appears in an address, a statement that is logged, or a traceback.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session as DbSession

from cafe.core.errors import Bug
from cafe.store import sentences

APPLICATION_ID = 0x43616665  # "Cafe"; SQLite keeps it in the file's header
KEY_BYTES = 32
_WAIT_MS = 5_000  # for another thread's transaction; none of ours lasts as long

__all__ = ["APPLICATION_ID", "KEY_BYTES", "Database", "DbSession", "connect"]


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """A keyed connection in autocommit. It has not yet read a page: a wrong key shows at the first read."""
    if len(key) != KEY_BYTES:
        raise Bug(f"a key has {KEY_BYTES} bytes")
    mode = "ro" if read_only else "rwc"
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    for pragma in (
        "cipher_log=off",
        "cipher_log_level=NONE",
        f"key=\"x'{key.hex()}'\"",
        f"busy_timeout={_WAIT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")  # a damaged file would be written about on the terminal
    return connection


def _make_ready(connection: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


class Database:
    """The store of one laptop. Safe to share between threads: each ``write``/``read`` has its own session."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._busy = threading.local()
        self._is_closed = False
        self.connect: Callable[[], Any] = lambda: connect(path, key)
        self.engine = _engine(self.connect)
        self._writing = self.engine.execution_options(cafe_writes=True)

    def __repr__(self) -> str:
        return f"Database({str(self.path)!r})"

    @contextmanager
    def write(self) -> Iterator[DbSession]:
        """One transaction: kept for good when the block ends, wholly taken back if it raises.

        Raises EnvironmentFault or ProblemToFix with the sentence for a full, locked, read-only or
        vanished disk. Never within another ``write``: that would be two transactions in one.
        """
        if getattr(self._busy, "writing", False):
            raise Bug("a write inside a write")
        self._busy.writing = True
        try:
            with self._explained(), self._session(writes=True) as session:
                yield session
                session.commit()
        finally:
            self._busy.writing = False

    @contextmanager
    def read(self) -> Iterator[DbSession]:
        """A steady view of the store, whatever is written meanwhile. SQLite refuses to write in it."""
        with self._explained(), self._session(writes=False) as session:
            yield session

    @contextmanager
    def _session(self, *, writes: bool) -> Iterator[DbSession]:
        with DbSession(self._writing if writes else self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise  # our own mistake, not the computer's
        except UnicodeEncodeError as problem:  # half of a letter, as a paste from elsewhere can leave behind
            raise sentences.odd_letter() from problem
        except (DBAPIError, sqlcipher.Error) as problem:
            sentence = sentences.explain(problem, self.path)
            if sentence is None:
                raise
            raise sentence from problem

    def tidy(self) -> None:
        """Fold the write-ahead log into the file, so that what was deleted is gone from both."""
        with self._explained(), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            connection.rollback()
            raw.execute("PRAGMA query_only=OFF")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Tidy, and let go of the file. Nothing may use the database afterwards."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self.tidy()
        finally:
            self.engine.dispose()


def _engine(creator: Callable[[], Any]) -> Engine:
    def ready() -> Any:
        connection = creator()
        try:
            _make_ready(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=ready,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,  # a note must not be quoted in a traceback
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _leave_clean)
    return engine


def _begin(connection: Connection) -> None:
    """Take the right to write at once: a transaction that asks for it half-way can be refused it."""
    writes = connection.get_execution_options().get("cafe_writes", False)
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _leave_clean(connection: Any, _record: object) -> None:
    """Take back what a refused commit left open: SQLAlchemy does not, and whoever comes next would stand in it."""
    if connection is not None and connection.in_transaction:
        connection.rollback()
