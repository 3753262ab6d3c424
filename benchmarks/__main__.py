"""Every speed claim as a ratio to a floor measured beside it, in one run.

    uv run python -m benchmarks             all of them
    uv run python -m benchmarks start paper  some of them
    uv run python -m benchmarks kills --long the long form of those that have one (kills, rounds, run_view)
    uv run python -m benchmarks protect --long  the suite's promises on small numbers, at length; 1 where one is broken
    uv run python -m benchmarks scale --long    1,000, 10,000 and 40,000 cafés: taken in, filtered and searched
    uv run python -m benchmarks window --long   10,000 cafés: how long the window stands still, and each filter's answer
    uv run python -m benchmarks exports --long  the exports in Chromium with axe-core, and in LibreOffice
    uv run python -m benchmarks gates --long    the suite's promises on keys, faults and hostile files, at length;
                                                kept in docs/gates.md. "gates 2 11" runs those, in short
    uv run python -m benchmarks set_up          the first start by keyboard, counted, at a slow person's pace

A row says what was measured, its median, the floor's median and the ratio between them. Ours and the floor
take turns, so that a busy machine slows both. No test is timed: read the ratios, and read them as of this machine.
"""

from __future__ import annotations

import importlib
import sys

from benchmarks.table import Row, show

SETS = (
    "start",
    "store_open",
    "keep_note",
    "guard",
    "protect",
    "paper",
    "sheets",
    "report_paper",
    "collate",
    "scale",
    "window",
    "run_view",
    "kills",
    "rounds",
)
HAS_LONG = ("run_view", "kills", "rounds")


def main(wanted: list[str]) -> int:
    if wanted == ["protect", "--long"]:
        return 1 if importlib.import_module("benchmarks.protect").long_run() else 0
    if wanted == ["exports", "--long"]:
        return 1 if importlib.import_module("benchmarks.exports").long_run() else 0
    if wanted == ["scale", "--long"]:
        importlib.import_module("benchmarks.scale").long_run()
        return 0
    if wanted == ["window", "--long"]:
        return 0 if importlib.import_module("benchmarks.window").long_run() else 1
    if wanted[:1] == ["gates"]:
        return 1 if importlib.import_module("benchmarks.gates.run").run_all(wanted[1:]) else 0
    if wanted == ["set_up"]:
        return 1 if importlib.import_module("benchmarks.set_up").figures() else 0
    long = "--long" in wanted
    wanted = [name for name in wanted if name != "--long"]
    unknown = [name for name in wanted if name not in SETS]
    if unknown:
        print(f"There is no benchmark called {', '.join(unknown)}. There are: {', '.join(SETS)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in wanted or SETS:
        print(f"… {name}", file=sys.stderr, flush=True)
        module = importlib.import_module(f"benchmarks.{name}")
        rows += module.measure(long=True) if long and name in HAS_LONG else module.measure()
    print(show(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
