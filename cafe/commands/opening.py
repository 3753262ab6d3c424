"""Open the data folder for a command: the same folder, the same ways in as the window.

A new folder gets its key here too, so that a coordinator can make a programme on a computer where
the window was never opened.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.commands.terminal import WordsWereWrong
from cafe.core.clock import Clock
from cafe.core.errors import EnvironmentFault
from cafe.core.i18n import _
from cafe.core.paths import DataFolder, default_folder

if TYPE_CHECKING:
    from cafe.store.database import Database


def data_folder(asked: Namespace) -> DataFolder:
    """The folder named on the command line, or the user's own."""
    return DataFolder(asked.data_dir) if asked.data_dir else default_folder()


def passphrase(asked: Namespace) -> str:
    """The words in the file that was named, or none. Only the first line counts."""
    if asked.passphrase_file is None:
        return ""
    lines = read_file(asked.passphrase_file).decode("utf-8", errors="replace").splitlines()
    return lines[0].strip() if lines else ""


def read_file(path: Path) -> bytes:
    """A file that was named on the command line; a sentence where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise WordsWereWrong(
            _("{name} cannot be read.").format(name=path), _("Check the name, then try again.")
        ) from problem


@contextmanager
def opened(asked: Namespace, clock: Clock) -> Iterator[Database]:
    """The store, open while the block runs and closed after, whatever happens in it.

    Raises EnvironmentFault where no way in can be tried (no keychain, no words given), and
    ProblemToFix where the words do not fit.
    """
    from cafe.store.opening import open_store

    folder = data_folder(asked)
    folder.prepare()
    database = open_store(folder, find_key(folder, passphrase(asked)), clock)
    try:
        yield database
    finally:
        database.close()


def find_key(folder: DataFolder, words: str) -> bytes:
    """The store's key by the words (or the recovery sheet) given, else by the keychain. Makes one for a new folder."""
    from cafe.store.keys import PASSPHRASE, RECOVERY, Slots, new_key

    slots = Slots.load(folder.key_slots)
    if not slots.kinds and not folder.store.exists():
        key = new_key()
        if words:
            slots.add_passphrase(key, words)
        elif not slots.add_keychain(key):
            raise EnvironmentFault(
                _("This computer has no keychain to lock the cafés with. Nothing was made."),
                _("Put some words in a file and add --passphrase-file FILE."),
            )
        return key
    key_or_none = slots.open_with_keychain() if not words or PASSPHRASE not in slots.kinds else None
    if key_or_none is not None:
        return key_or_none
    if words and PASSPHRASE not in slots.kinds and RECOVERY in slots.kinds:
        return slots.open_with_recovery(words)
    if words:
        return slots.open_with_passphrase(words)
    raise EnvironmentFault(
        _("The cafés in {folder} are locked. Nothing was changed.").format(folder=folder.root),
        _("Put your words in a file and add --passphrase-file FILE."),
    )
