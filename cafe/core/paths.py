"""Where this laptop keeps its cafés. Nothing is ever written outside these folders unasked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cafe.core.errors import CafeError
from cafe.core.files import explain


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds the store, its key slots and its backups."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "cafe.db"

    @property
    def key_slots(self) -> Path:
        return self.root / "keyslots.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def to_send(self) -> Path:
        """Where packs and summaries wait to be sent, unless the facilitator chose another folder."""
        return self.root / "to send"

    @property
    def window_state(self) -> Path:
        """Text size, look and window place: read before the store is open, so never anything private."""
        return self.root / "window.json"

    def prepare(self) -> None:
        """Make the folder, for this user alone.

        Raises the sentence for a folder that cannot be made or written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            probe = self.root / ".cafe-can-write"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as problem:
            raise _cannot_use(problem, self.root) from problem


def _cannot_use(problem: OSError, folder: Path) -> CafeError:
    return explain(problem, folder)


def default_folder() -> DataFolder:
    """The user's own data folder, as each system names it."""
    from platformdirs import (
        user_data_path,  # only the command that opens the real folder needs it
    )

    return DataFolder(user_data_path("Conversation Cafe", appauthor=False))
