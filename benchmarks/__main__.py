"""Every speed claim as a ratio to a floor measured beside it, in one run.

    uv run python -m benchmarks             all of them
    uv run python -m benchmarks start paper  some of them

A row says what was measured, its median, the floor's median and the ratio between them. Ours and the floor
take turns, so that a busy machine slows both. No test is timed: read the ratios, and read them as of this machine.
"""

from __future__ import annotations

import importlib
import sys

from benchmarks.table import Row, show

SETS = ("start", "keep_note", "guard", "paper", "collate")


def main(wanted: list[str]) -> int:
    unknown = [name for name in wanted if name not in SETS]
    if unknown:
        print(f"There is no benchmark called {', '.join(unknown)}. There are: {', '.join(SETS)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in wanted or SETS:
        print(f"… {name}", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"benchmarks.{name}").measure()
    print(show(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
