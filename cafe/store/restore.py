"""Put a copy back: on a new laptop, or in place of a store that came to harm. Checked first; nothing is lost.

The copy is first opened in a room of its own, with its own ways in, exactly as the app would open it.
Only a copy that opens, is sound and is brought up to date takes the place of the store, and what was
there is copied among the backups before that. What may never be forgotten is carried over (``never_forgotten``).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from cafe.core.clock import Clock, today
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.files import explain, replace_file
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.store.backup import slots_of
from cafe.store.database import Database, connect
from cafe.store.keys import KEYCHAIN, Slots, kinds_in, reread
from cafe.store.never_forgotten import carry_over
from cafe.store.one_file import MOST_SLOTS, is_one, slots_in, split
from cafe.store.opening import open_store
from cafe.store.sentences import copy_does_not_read
from cafe.store.trail import Deed, Trail

ReadSlots = Callable[[bytes], bytes]
"""Reads the ways in of a copy from elsewhere, as ``keys.reread``: the app does it in a process of its own."""


def ways_of(copy: Path, read_slots: ReadSlots = reread) -> tuple[str, ...]:
    """What would open a copy. Raises ProblemToFix where its ways in are not beside it, or do not read."""
    return kinds_in(read_slots(_slots_of(copy)))


def _slots_of(copy: Path) -> bytes:
    if is_one(copy):
        return slots_in(copy)
    slots = slots_of(copy)
    try:
        with slots.open("rb") as file:
            return file.read(MOST_SLOTS)
    except FileNotFoundError as problem:
        raise ProblemToFix(
            _("The ways in to {name} are not beside it. Nothing was changed.").format(name=copy.name),
            _("Put {slots} in the same folder.").format(slots=slots.name),
        ) from problem
    except OSError as problem:
        raise explain(problem, copy.parent) from problem


def restore(
    folder: DataFolder,
    copy: Path,
    find_key: Callable[[DataFolder], bytes],
    clock: Clock,
    read_slots: ReadSlots = reread,
) -> Path | None:
    """Let ``copy`` take the place of the store in ``folder``; answers where what was there is kept, if anything.

    ``find_key`` opens the ways in that it finds in the folder it is given, or raises its own sentence.
    The store is closed meanwhile. Whatever is raised, what was there is just as it was.
    """
    ways_in, chosen = read_slots(_slots_of(copy)), copy
    folder.prepare()
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.root) as name:
        room = DataFolder(Path(name))
        if is_one(copy):
            copy = split(copy, room.root)
        try:
            shutil.copyfile(copy, room.store)
            room.key_slots.write_bytes(ways_in)
        except OSError as problem:
            raise explain(problem, copy.parent) from problem
        key = find_key(room)
        _look_through(room, key, chosen)
        database = open_store(room, key, clock)
        _keep_in_mind(folder, key, database, clock)
        Trail(database, clock).note(Deed.COPY_PUT_BACK)
        database.close()
        try:
            kept = _copy_aside(folder, clock)
            for leftover in folder.root.glob(folder.store.name + "-*"):
                leftover.unlink()  # the log of the old store, copied with it, would spoil the new one
            replace_file(folder.key_slots, room.key_slots.read_bytes())
            _make_durable(room.store)
            room.store.replace(folder.store)
        except OSError as problem:
            raise explain(problem, folder.root) from problem
    _forget_the_other_sign_in(folder)
    return kept


def _look_through(room: DataFolder, key: bytes, chosen: Path) -> None:
    """Every page of the copy, before it is opened as a store: an empty file would become a new store without a café.

    A copy of ours has tables and nothing that acts by itself. Raises ProblemToFix, which speaks of the file that was
    ``chosen`` and not of the room it was copied to.
    """
    try:
        connection = connect(room.store, key, read_only=True)
        try:
            connection.execute("PRAGMA cell_size_check = ON")
            is_whole = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            acts = connection.execute("SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
        finally:
            connection.close()
    except sqlcipher.Error as problem:
        raise copy_does_not_read(chosen) from problem
    if not is_whole or not version or acts != (0,):
        raise copy_does_not_read(chosen)


def _keep_in_mind(folder: DataFolder, key: bytes, copy: Database, clock: Clock) -> None:
    """What may never be forgotten goes from the store into the copy: read from a twin, as the store is not touched yet.

    A store that came to harm, or that opens with another key, tells nothing: the copy is put back as it is.
    """
    there = [path for path in folder.root.glob(folder.store.name + "*") if path.is_file()]
    if folder.store not in there:
        return
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.root) as name:
        twin = DataFolder(Path(name))
        try:
            for path in there:
                shutil.copyfile(path, twin.root / path.name)
        except OSError as problem:
            raise explain(problem, folder.root) from problem
        try:
            until_now = open_store(twin, key, clock)
        except CafeError:
            return
        try:
            carry_over(until_now, copy, clock.now())
        except DBAPIError:
            return  # a page of it came to harm: its copies are what there is
        finally:
            until_now.close()


def _copy_aside(folder: DataFolder, clock: Clock) -> Path | None:
    """Copy the store and all that belongs to it among the backups; None where there was none."""
    all_of_it = (folder.store, *folder.root.glob(folder.store.name + "-*"), folder.key_slots)
    there = [path for path in all_of_it if path.exists()]
    if folder.store not in there:
        return None
    stem = f"{today(clock).isoformat()} before restore"
    place, number = folder.backups / stem, 2
    while place.exists():
        place, number = folder.backups / f"{stem} {number}", number + 1
    place.mkdir(parents=True, mode=0o700)
    for path in there:
        shutil.copyfile(path, place / path.name)
        _make_durable(place / path.name)
    return place


def _make_durable(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _forget_the_other_sign_in(folder: DataFolder) -> None:
    """The sign-in of the laptop that was left behind opens nothing here, so it is not called a way in."""
    slots = Slots.load(folder.key_slots)
    if KEYCHAIN in slots.kinds and len(slots.kinds) > 1 and slots.open_with_keychain() is None:
        slots.remove(KEYCHAIN)
