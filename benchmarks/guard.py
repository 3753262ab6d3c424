"""The guard: ready beside a bare interpreter, a note beside one plain regular expression, and hostile notes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.table import Row, in_turns
from cafe.privacy.guard.check import check

RUNS = 9
NOTES = Path(__file__).parents[1] / "tests" / "privacy" / "guard" / "notes.jsonl"
READY = "from cafe.privacy.guard.check import check; check('Morag from Lochinver said the clinic is shut.')"
# What a first attempt would look like: capitals after a title or in the middle, numbers, addresses, dates.
PLAIN = re.compile(
    r"\b(?:Dr|Mrs?|Ms) [A-Z]\w+|\b(?<=[a-z] )[A-Z]\w+|\b\d{5} ?\d{6}\b|\S+@\S+\.\w+|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b"
    r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b|\b\d{2}-year-old\b"
)
HOSTILE = ("St " * 1334, "aged 12 " * 500, "Mary " * 800, "the woman who runs " * 210, "0 " * 2000)


def measure() -> list[Row]:
    """Start, an ordinary note (all of them, divided), a long note, and the worst of five hostile ones."""
    notes = [json.loads(line)["text"] for line in NOTES.read_text("utf-8").splitlines()]
    long = " ".join(notes)[:4000]
    for note in notes:
        check(note)

    def python(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    def through(all_notes: list[str]) -> None:
        for note in all_notes:
            check(note)

    def plainly(all_notes: list[str]) -> None:
        for note in all_notes:
            list(PLAIN.finditer(note))

    start = in_turns(lambda: python(READY), lambda: python("pass"), RUNS)
    each = in_turns(lambda: through(notes), lambda: plainly(notes), RUNS)
    page = in_turns(lambda: check(long), lambda: list(PLAIN.finditer(long)), RUNS)
    worst = max((in_turns(lambda t=text: check(t), lambda: None, 3) for text in HOSTILE), key=lambda pair: min(pair[0]))
    per_note = tuple([seconds / len(notes) for seconds in run] for run in each)
    return [
        Row("guard ready, first note read", "a bare interpreter", *start),
        Row("guard, one note", "one plain expression", *per_note),
        Row("guard, 4,000 characters", "one plain expression", *page),
        Row("guard, worst of five hostile 4,000", "4,000 ordinary characters", worst[0], page[0]),
    ]
