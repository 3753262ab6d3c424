"""The page of figures is written by the long run itself: rows that were run are exchanged, the words stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.gates.figures import PAGE, Found, Gate, GateBroken, Line, keep, row
from benchmarks.gates.run import GATES, run


def _line(number: str, found: str, broken: str = "") -> Line:
    gate = next(gate for gate in GATES if gate.number == number)
    return Line(gate, Found("10 things", found), 3.0, broken)


def test_a_row_takes_the_place_of_the_same_gate_s_and_the_words_stay(tmp_path: Path) -> None:
    page, day = tmp_path / "gates.md", date(2026, 11, 29)
    page.write_text("Before\n<!-- figures -->\n<!-- /figures -->\nAfter\n")
    keep([_line("11", "0 lost"), _line("2", "0 other errors")], day, page)
    keep([_line("11", "", "a note was lost")], day, page)
    said = page.read_text()
    assert said.startswith("Before\n")
    assert said.endswith("After\n")
    assert said.index("| 2 |") < said.index("| 11 |")
    assert "0 other errors" in said
    assert "**broken**: a note was lost" in said
    assert "0 lost" not in said


def test_a_page_without_a_place_for_them_is_said(tmp_path: Path) -> None:
    (tmp_path / "gates.md").write_text("Nothing")
    with pytest.raises(GateBroken):
        keep([], date(2026, 11, 29), tmp_path / "gates.md")


def test_a_broken_gate_is_a_row_and_does_not_stop_the_others() -> None:
    def breaks(_size: int) -> Found:
        raise GateBroken("a note was lost")

    gate = GATES[0]
    line = run(type(gate)(gate.number, gate.what, breaks, 1, 1), 1)
    assert (line.broken, line.found.ran) == ("a note was lost", "")


def test_a_gate_that_comes_to_grief_itself_does_not_stop_the_others_either() -> None:
    def trips(_size: int) -> Found:
        raise OSError("a | of two\nlines")

    line = run(Gate("1", "", trips, 1, 1), 1)
    assert "OSError" in line.broken
    said = row(line, date(2026, 11, 29))
    assert said.count("|") == 7
    assert "\n" not in said


def test_every_gate_of_this_part_has_a_row() -> None:
    assert {gate.number for gate in GATES} == {*map(str, range(1, 16)), "18"}
    kept = PAGE.read_text(encoding="utf-8")
    assert "<!-- figures -->" in kept
    assert "**broken**" not in kept
