"""Moving: a checked copy and its ways in as one file, to be carried to a new laptop with the recovery sheet.

    "CAFEMOVE1\\n" · length of the slot file (8 bytes, big-endian) · the slot file · the copy, encrypted as it is

The two files of an ordinary copy are easily parted; whoever moves once should have one thing to carry.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

from cafe.core.errors import ProblemToFix
from cafe.core.files import explain, take_away
from cafe.core.i18n import _
from cafe.store.backup import slots_of

MAGIC = b"CAFEMOVE1\n"
SUFFIX = ".cafemove"
_LENGTH = 8
MOST_SLOTS = 1024 * 1024


def join(copy: Path, target: Path) -> Path:
    """``copy`` and the slots beside it as one file at ``target``, read back before it is in place.

    Raises the sentence for a full disk or a folder that cannot be written; no half file stays.
    """
    part = target.with_name(target.name + ".part")
    try:
        slots = slots_of(copy).read_bytes()
        with part.open("wb") as out, copy.open("rb") as source:
            out.write(MAGIC + len(slots).to_bytes(_LENGTH, "big") + slots)
            shutil.copyfileobj(source, out)
        with part.open("rb") as back, copy.open("rb") as source:
            back.seek(len(MAGIC) + _LENGTH + len(slots))
            while True:
                ours, theirs = back.read(1 << 20), source.read(1 << 20)
                if ours != theirs:
                    raise _broken(target)
                if not ours:
                    break
        part.replace(target)
    except OSError as problem:
        raise explain(problem, target.parent) from problem
    finally:
        take_away(part)
    return target


def split(file: Path, into: Path) -> Path:
    """Take such a file apart in the folder ``into``; answers the copy, with its slots beside it.

    Raises ProblemToFix where it is no such file, or did not copy fully. What it holds is checked later, as any copy.
    """
    copy = into / "moved.cafebackup"
    try:
        with file.open("rb") as source:
            slots_of(copy).write_bytes(_slots(source, file))
            with copy.open("wb") as out:
                shutil.copyfileobj(source, out)
    except OSError as problem:
        raise explain(problem, file.parent) from problem
    if not copy.stat().st_size:
        raise _broken(file)
    return copy


def slots_in(file: Path) -> bytes:
    """The slot file in such a file. Raises ProblemToFix as ``split`` does."""
    try:
        with file.open("rb") as source:
            return _slots(source, file)
    except OSError as problem:
        raise explain(problem, file.parent) from problem


def _slots(source: BinaryIO, file: Path) -> bytes:
    head = source.read(len(MAGIC) + _LENGTH)
    length = int.from_bytes(head[len(MAGIC) :], "big")
    if head[: len(MAGIC)] != MAGIC or len(head) < len(MAGIC) + _LENGTH or length > MOST_SLOTS:
        raise _broken(file)
    slots = source.read(length)
    if len(slots) != length:
        raise _broken(file)
    return slots


def is_one(file: Path) -> bool:
    """Whether a chosen file is of this kind, by its name."""
    return file.suffix == SUFFIX


def _broken(file: Path) -> ProblemToFix:
    return ProblemToFix(
        _("{name} did not copy fully, or is another kind of file. Nothing was changed.").format(name=file.name),
        _("Copy it once more from the old laptop."),
    )
