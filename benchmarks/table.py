"""Rows of figures: ours beside a floor."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """``ours`` and ``floor`` are seconds, one a run, taken in turns.

    ``most_more``, ``most_times``: how many seconds more than the floor ours may take, or how many times as long; 0
    where nothing is promised.
    """

    what: str
    floor_is: str
    ours: Sequence[float]
    floor: Sequence[float]
    most_more: float = 0.0
    most_times: float = 0.0

    @property
    def more(self) -> float:
        """Seconds more than the floor, in the medians."""
        return median(self.ours) - median(self.floor)

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
    promised = [line for row in rows for line in _promise(row)]
    return "\n".join([*lines, *([""] if promised else []), *promised])


def _promise(row: Row) -> list[str]:
    lines = []
    if row.most_more:
        kept = "kept" if row.more <= row.most_more else "**not kept**"
        lines.append(f"- {row.what}: {_ms(row.more)} more than {row.floor_is}; at most {_ms(row.most_more)}: {kept}.")
    if row.most_times:
        kept = "kept" if row.ratio <= row.most_times else "**not kept**"
        lines.append(f"- {row.what}: {row.ratio:.2f}× {row.floor_is}; at most {row.most_times:g}×: {kept}.")
    return lines


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
