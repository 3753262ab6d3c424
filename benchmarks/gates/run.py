"""Every gate of ``privacy.md`` 5.3 that is about keys, faults and hostile files: in short, or in full and kept.

Called by ``python -m benchmarks gates``. The suite runs the same gates in the short form (``tests/gates``).
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Sequence
from datetime import date

from benchmarks.gates import (
    bent,
    codebooks,
    deaths,
    faults,
    ids,
    letters,
    offline,
    plain,
    printed,
    round_trip,
    sheets,
    tables,
    versions,
    ways_in,
)
from benchmarks.gates.figures import Found, Gate, GateBroken, Line, keep, row, table

GATES = (
    Gate("1", "bent outside the seal, nothing is taken in", bent.outside, 200, 10_000),
    Gate("2", "bent inside a true seal and signature: typed refusals only", bent.inside, 250, 20_000),
    Gate("3", "any legal café comes in as it was sent", round_trip.there_and_back, 8, 2000),
    Gate("4", "hostile files and frames", tables.frames, 0, 0),
    Gate("5", "hostile JSON", tables.texts, 0, 0),
    Gate("6", "ids, revisions, numbers", ids.all_of_them, 0, 0),
    Gate("7", "letters that hide, turn or pile up", letters.all_of_them, 0, 0),
    Gate("8", "no cell of a data file acts", sheets.sheets, 200, 3000),
    Gate("9", "what was typed is on the paper as words, and nothing else", printed.printed, 1, 200),
    Gate("10", "codebooks as XML: nothing is expanded, nothing outside is looked for", codebooks.codebooks, 40, 5000),
    Gate("11", "killed at random: nothing acknowledged is lost, nothing is half done", deaths.deaths, 5, 500),
    Gate("12", "full, pulled, read-only, power lost: nothing acknowledged is lost", faults.faults, 4, 200),
    Gate("13", "ways in: each alone, two lost, the file torn at each byte", ways_in.ways_in, 60, 1),
    Gate("14", "words typed, sent and taken back are in no file", plain.hunted, 0, 0),
    Gate("15", "no socket beyond this computer is asked for", offline.suite, 0, 1),
    Gate("18", "backups of each earlier version come back", versions.versions, 3, 0),
)


def run_all(wanted: Sequence[str]) -> int:
    """Run the gates named by their numbers, or all; ``--long`` in full, and kept in the docs.

    Prints the table. Answers how many were broken.
    """
    is_long = "--long" in wanted
    numbers = [word for word in wanted if word != "--long"]
    unknown = set(numbers) - {gate.number for gate in GATES}
    if unknown:
        print(f"There is no gate {', '.join(sorted(unknown))}.", file=sys.stderr)
        return len(unknown)
    lines = []
    for gate in GATES:
        if not numbers or gate.number in numbers:
            print(f"… {gate.number}: {gate.what}", file=sys.stderr, flush=True)
            lines.append(run(gate, gate.long if is_long else gate.short))
            if is_long:
                keep(lines[-1:], date.today())  # an hour's work is not lost with the last of them
    print(table({line.gate.number: row(line, date.today()) for line in lines}))
    return sum(bool(line.broken) for line in lines)


def run(gate: Gate, size: int) -> Line:
    """One gate, timed; a broken one is a line too, and so is one that came to grief itself."""
    begun, found, broken = time.perf_counter(), Found("", ""), ""
    try:
        found = gate.run(size)
    except GateBroken as problem:
        broken = str(problem)
    except Exception as problem:  # the hours of the gates after it are not lost with this one
        traceback.print_exc()
        broken = f"the gate itself ended: {type(problem).__name__}, {problem}"
    return Line(gate, found, time.perf_counter() - begun, broken)
