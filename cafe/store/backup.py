"""Dated copies of the store, each with its key slots: a copy without a way in would be lost.

``VACUUM INTO`` and never a copied file: what is in the write-ahead log belongs to the store too.
A copy stays encrypted with the same key.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import rmtree
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from cafe.core.errors import EnvironmentFault
from cafe.core.files import explain as explain_folder
from cafe.core.files import replace_file, take_away
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.store.keys import Slots
from cafe.store.sentences import explain

_SUFFIX = ".cafebackup"


def backup(connect: Callable[[Path | None], Any], target: Path, key_slots: Path | None = None) -> Path:
    """Copy the store to ``target``; it is called done only once the copy has been opened and checked.

    ``connect(path)`` gives a keyed connection to ``path``, or to the store itself for None.
    Raises the sentence for a full disk or a folder that cannot be written; no half copy stays.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        _copy_and_check(connect, part)
        if key_slots is not None and (slots := Slots.load(key_slots)).kinds:
            replace_file(slots_of(target), slots.as_written())
        part.replace(target)
    except sqlcipher.Error as problem:
        sentence = explain(problem, target)
        if sentence is None:
            raise
        raise sentence from problem
    except OSError as problem:
        raise explain_folder(problem, target.parent) from problem
    finally:
        take_away(part)
    return target


def _copy_and_check(connect: Callable[[Path | None], Any], part: Path) -> None:
    source = connect(None)
    try:
        version = source.execute("PRAGMA user_version").fetchone()
        source.execute("VACUUM INTO ?", (str(part),))
    finally:
        source.close()
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    copy = connect(part)
    try:
        checked = copy.execute("PRAGMA quick_check").fetchone()
        if checked != ("ok",) or copy.execute("PRAGMA user_version").fetchone() != version:
            raise EnvironmentFault(
                _("The copy of your cafés could not be read back, so it was not kept. Your cafés are safe."),
                _("Try again, or choose another folder."),
            )
    finally:
        copy.close()


def slots_of(copy: Path) -> Path:
    """Where a copy's key slots are kept: beside it."""
    return copy.with_suffix(".keyslots.json")


def dated(folder: DataFolder, day: date, why: str = "") -> Path:
    """A name for today's copy that is not taken yet: ``2026-11-26 before update.cafebackup``."""
    stem = f"{day.isoformat()} {why}".strip()
    candidate = folder.backups / f"{stem}{_SUFFIX}"
    number = 2
    while candidate.exists():
        candidate = folder.backups / f"{stem} {number}{_SUFFIX}"
        number += 1
    return candidate


def copies(folder: DataFolder) -> tuple[Path, ...]:
    """The copies there are, oldest first."""
    if not folder.backups.is_dir():
        return ()
    return tuple(sorted(folder.backups.glob(f"*{_SUFFIX}"), key=lambda copy: (copy.stat().st_mtime_ns, copy.name)))


def prune(folder: DataFolder, keep: int = 5) -> tuple[Path, ...]:
    """Let the oldest copies go, so that ``keep`` stay; answers those that went."""
    going = copies(folder)[:-keep] if keep else copies(folder)
    for copy in going:
        let_go(copy)
    return going


def of_before(folder: DataFolder) -> tuple[Path, ...]:
    """Everything beside the store that holds an earlier state of it: copies, and folders kept before a restore."""
    if not folder.backups.is_dir():
        return ()
    kept = (path for path in folder.backups.glob("20??-??-?? *") if path.is_dir())
    return (*copies(folder), *sorted(kept))


def let_go(copy: Path) -> None:
    """Delete one of ``of_before``, with its ways in."""
    if copy.is_dir():
        rmtree(copy, ignore_errors=True)
        return
    copy.unlink(missing_ok=True)
    slots_of(copy).unlink(missing_ok=True)
