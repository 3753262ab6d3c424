"""What a gate answers, and the page of the docs where the long run keeps it."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Sequence
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


def table(lines: Sequence[Line]) -> str:
    """The figures as Markdown."""
    rows = ["| gate | promise | tried | found | took |", "|---|---|---|---|---|"]
    for line in lines:
        found = f"**broken**: {line.broken}" if line.broken else line.found.figures
        rows.append(f"| {line.gate.number} | {line.gate.what} | {line.found.ran} | {found} | {line.seconds:.0f} s |")
    return "\n".join(rows)


def keep(lines: Sequence[Line], on: date, page: Path = PAGE) -> None:
    """Put the table of a long run in its page, with the day and the machine; the words around it stay."""
    machine = f"{platform.system()}, Python {platform.python_version()}"
    said = f"As printed on {on.day} {on:%B %Y} ({machine}).\n\n{table(lines)}\n"
    words = page.read_text(encoding="utf-8")
    if not _TABLE.search(words):
        raise GateBroken(f"{page.name} has no place for the figures")
    page.write_text(_TABLE.sub(lambda found: found[1] + said + found[2], words), encoding="utf-8")
