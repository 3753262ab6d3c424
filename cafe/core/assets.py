"""The only module that knows where ``resources/`` lives: checkout, wheel or frozen app alike."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath


@cache
def _root() -> Traversable:
    packaged = files("cafe") / "_resources"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "resources"


def _find(name: str) -> Traversable:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise ValueError(f"resources are named from their own folder: {name!r}")
    found = _root()
    for part in path.parts:
        found = found / part
    return found


def read_text(name: str) -> str:
    """A resource as UTF-8 text. ``name`` is like ``"topics/T01-what-matters.toml"``."""
    return _find(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """A resource as bytes."""
    return _find(name).read_bytes()


def path(name: str) -> Path:
    """Where a resource lies, for another program of this computer to read. Raises ``ValueError`` inside an archive."""
    found = _find(name)
    if not isinstance(found, Path):
        raise ValueError(f"not a file of its own: {name!r}")
    return found


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """The resources directly in ``folder``, sorted, as names that the readers take."""
    found = (child.name for child in _find(folder).iterdir() if child.is_file())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix))
