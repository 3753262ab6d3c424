"""A report as it is told, part after part, with no look: what a word processor and a browser are given.

Collate → **report**. Paper has a layout of its own (``paper/``); these blocks are for formats in which the reader's
program decides where a line ends. Every string is plain text: whoever writes it out escapes it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; 1 for a section, 2 and 3 within one."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. ``is_quiet``: a note to a figure, smaller."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list: each line's words, and what stands behind them (such as "4 cafés"), or nothing."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A woman's words, as she said them, and the topic of her café."""

    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption. The first column heads its rows; figures are whole numbers, or words where hidden.

    ``is_headed``: the heading above it says the same, so that only a screen reader needs the caption. A row that
    belongs to the one above begins with ``FINER``.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    is_headed: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of the same figures as the grid that follows it; ``lanes`` are its columns but the first."""

    title: str
    lanes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    def said(self) -> str:
        """The chart for whoever cannot see it."""
        return f"{self.title}. " + " ".join(
            f"{name}: " + ", ".join(f"{lane.lower()} {n}" for lane, n in zip(self.lanes, counts, strict=True)) + "."
            for name, counts in self.rows
        )


FINER = "\u2003"

Block = Head | Words | Points | Quoted | Grid | Bars


@dataclass(frozen=True, slots=True)
class Telling:
    """A whole report: its title, whose it is, the time it is about, and its parts in the order of reading."""

    title: str
    about: str
    period: str
    subtitle: str
    blocks: tuple[Block, ...]
    release_line: str
