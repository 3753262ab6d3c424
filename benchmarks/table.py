"""Rows of figures: ours beside a floor."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """``ours`` and ``floor`` are seconds, one a run, taken in turns."""

    what: str
    floor_is: str
    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.floor)


def timed(act: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def in_turns(ours: Callable[[], object], floor: Callable[[], object], runs: int) -> tuple[list[float], list[float]]:
    """Times of both, one after the other, ``runs`` times each."""
    pairs = [(timed(ours), timed(floor)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def show(rows: Sequence[Row]) -> str:
    """The table as Markdown, so that it can be kept in the docs as it was printed."""
    lines = ["| what | ours, median | floor | floor, median | ratio |", "|---|---|---|---|---|"]
    for row in rows:
        ours, floor = median(row.ours), median(row.floor)
        lines.append(f"| {row.what} | {_ms(ours)} | {row.floor_is} | {_ms(floor)} | {row.ratio:.2f}× |")
    return "\n".join(lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
