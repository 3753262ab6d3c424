"""Stand-ins for what a test cannot wait for: a keychain, a disk that is full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from sqlalchemy import Connection, event

from cafe.store.database import Database


class FakeKeychain(KeyringBackend):
    """A keychain in memory, that can be locked or forget everything."""

    priority = 5  # type: ignore[assignment]  # the library computes it; here it is simply good enough

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def _open(self) -> None:
        if self.is_locked:
            raise KeyringLocked("locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


@contextmanager
def full_disk(database: Database, spare_pages: int = 0) -> Iterator[None]:
    """Within the block SQLite itself finds no room beyond ``spare_pages`` more: a true SQLITE_FULL."""

    def no_more(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        (free,) = raw.execute("PRAGMA freelist_count").fetchone()
        raw.execute(f"PRAGMA max_page_count={pages - free + spare_pages if free else pages + spare_pages}")

    event.listen(database.engine, "begin", no_more)
    try:
        yield
    finally:
        event.remove(database.engine, "begin", no_more)
        database.engine.dispose()  # the limit belongs to each connection, and there may be several
