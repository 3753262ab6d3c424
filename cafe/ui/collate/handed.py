"""What the page of a programme hands to *Add packs*: which programme, and the files or folders that were chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

_BETWEEN = "\n"  # no path a person can drop has one


@dataclass(frozen=True, slots=True)
class Handed:
    """``programme_id`` empty: the newest of ours. No ``paths``: the page asks for a folder."""

    programme_id: str = ""
    paths: tuple[Path, ...] = ()


def as_words(programme_id: str, paths: Iterable[Path] = ()) -> str:
    """The words that go with the place: the programme, then a path in each line."""
    return _BETWEEN.join((programme_id, *map(str, paths)))


def from_words(text: str, ours: Collection[str]) -> Handed:
    """``text`` as ``as_words`` made it, or a path alone. ``ours``: the ids of our programmes."""
    lines = [line for line in text.split(_BETWEEN) if line]
    programme_id = lines.pop(0) if lines and lines[0] in ours else ""
    return Handed(programme_id, tuple(Path(line) for line in lines))


def dropped(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer among what is dragged over a page."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
