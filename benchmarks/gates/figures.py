"""What a gate answers, and the page of the docs where the long run keeps it."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "gates.md"
_TABLE = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


class GateBroken(Exception):
    """A promise that did not hold, with the one case that shows it."""


@dataclass(frozen=True, slots=True)
class Found:
    """``ran``: how much was tried. ``figures``: what came of it, in words for the table."""

    ran: str
    figures: str


@dataclass(frozen=True, slots=True)
class Gate:
    """One row of ``privacy.md`` 5.3: its number, its promise, how much of it the short and the long run try."""

    number: str
    what: str
    run: Callable[[int], Found]
    short: int
    long: int


@dataclass(frozen=True, slots=True)
class Line:
    """One gate as it was run. ``broken``: the case that broke it, or empty."""

    gate: Gate
    found: Found
    seconds: float
    broken: str = ""


HEAD = "| gate | promise | tried | found | took | on |\n|---|---|---|---|---|---|"
_ROW = re.compile(r"^\| (\d+) \|.*$", re.MULTILINE)


def row(line: Line, on: date) -> str:
    """One gate as a line of the table."""
    broken = " ".join(line.broken.replace("|", "/").split())  # one line of a table, whatever the case holds
    found = f"**broken**: {broken}" if broken else line.found.figures
    took = f"{line.seconds:.0f} s" if line.seconds < 100 else f"{line.seconds / 60:.0f} min"
    day = f"{on.day} {on:%B %Y}"
    return f"| {line.gate.number} | {line.gate.what} | {line.found.ran} | {found} | {took} | {day} |"


def table(rows: Mapping[str, str]) -> str:
    """The rows as Markdown, by the numbers of their gates."""
    return "\n".join([HEAD, *(rows[number] for number in sorted(rows, key=int))])


def keep(lines: Sequence[Line], on: date, page: Path = PAGE) -> None:
    """Put what a long run printed in its page: rows of gates that were not run, and the words around, stay."""
    words = page.read_text(encoding="utf-8")
    place = _TABLE.search(words)
    if place is None:
        raise GateBroken(f"{page.name} has no place for the figures")
    rows = {found[1]: found[0] for found in _ROW.finditer(place[0])}
    rows |= {line.gate.number: row(line, on) for line in lines}
    said = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors.\n\n{table(rows)}\n"
    page.write_text(_TABLE.sub(lambda found: found[1] + said + found[2], words), encoding="utf-8")
