"""Every sheet of the day as a tagged PDF, beside plain untagged ReportLab drawing the same lines in the same faces.

The promise is three times the floor at most, for each of them.
"""

from __future__ import annotations

from benchmarks.plain_paper import PlainPaper
from benchmarks.table import Row, in_turns
from cafe.report.paper.look import Look
from cafe.report.paper.page import build
from tests.report.sheets.everything import PIECES, document, printed

RUNS = 12


def measure() -> list[Row]:
    return [_row(sheet_id, look) for sheet_id, look in PIECES]


def _row(sheet_id: str, look: Look) -> Row:
    floor_of_it = PlainPaper(printed(sheet_id, look))
    mine, floor = in_turns(lambda: build(document(sheet_id, look)), floor_of_it.draw, RUNS)
    name = f"{sheet_id}{', large print' if look.large else ''}"
    return Row(name, "untagged ReportLab, the same lines", mine[2:], floor[2:])
