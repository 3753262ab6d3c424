"""The promises of the clock, tried on evenings that hypothesis makes up: as the suite does, or at length.

    uv run python -m benchmarks rounds          as many as in the suite (2,250 evenings)
    uv run python -m benchmarks rounds --long   23 times as many (51,750)

Time in stages and pauses is the whole evening; undo of redo changes nothing; any first part of a log gives the state
it had; the figure moves by itself only as time does; taking time away never takes more than there is. The tests are
those of ``tests/run/test_rounds.py``. A promise that does not hold is an error here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from benchmarks.table import Row

LONG = 23
COUNTED = re.compile(r"(\d+) passing(?: examples)?, (\d+) failing")
PROMISES = "whole_evening or first_part or done_again_is_as_it_was or never_jumps or never_takes_more"


def measure(*, long: bool = False) -> list[Row]:
    times = LONG if long else 1
    begun = time.perf_counter()
    words = ["-q", "-p", "no:cacheprovider", "--hypothesis-show-statistics", "-k", PROMISES, "tests/run/test_rounds.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CAFE_TIMES_THE_CASES": str(times)},
    )
    took = time.perf_counter() - begun
    counts = [(int(held), int(failed)) for held, failed in COUNTED.findall(done.stdout)]
    if done.returncode or not counts:
        raise SystemExit(done.stdout)
    cases = sum(held for held, _failed in counts)
    print(f"{cases} evenings, {len(counts)} promises, all held, in {took:.0f} s.", file=sys.stderr)
    return []
