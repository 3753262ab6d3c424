"""A file that somebody was given, read no further than such a file can reach: packs, kits, replies, keys.

Before anything is opened or believed. A device, or a film with the name of a pack, must not fill the memory.
"""

from __future__ import annotations

from pathlib import Path

from cafe.packs import problems
from cafe.packs.problems import PackProblem


def bytes_of(source: bytes | Path, largest: int) -> bytes:
    """What is in ``source``, at most one byte more than ``largest``: the reader sees that it is too long.

    Bytes are given back as they are. Raises PackProblem where the computer could not read the file.
    """
    if not isinstance(source, Path):
        return source
    try:
        with source.open("rb") as file:
            return file.read(largest + 1)
    except OSError as problem:
        raise problems.unreadable() from problem


def whole(source: bytes | Path, largest: int, too_big: PackProblem) -> bytes:
    """What is in ``source``. Raises ``too_big`` where it is longer than ``largest``, and as ``bytes_of`` does."""
    content = bytes_of(source, largest)
    if len(content) > largest:
        raise too_big
    return content
