"""Gates 8 and 9, in short: no cell acts, and what was typed is on the paper as words and nothing else."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from xlsxwriter.worksheet import Worksheet

from benchmarks.gates import printed, sheets
from benchmarks.gates.figures import Gate, GateBroken
from benchmarks.gates.run import GATES
from cafe.core.spreadsheet import safe


@pytest.mark.parametrize("gate", [one for one in GATES if one.number in ("8", "9")], ids=lambda gate: gate.what)
def test_the_gate_holds(gate: Gate) -> None:
    assert gate.run(gate.short).ran


def test_a_cell_that_is_left_alone_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cafe.report.data.safe", lambda words: words.replace("\0", ""))
    with pytest.raises(GateBroken, match="could act"):
        sheets.sheets(50)


def test_a_cell_of_the_workbook_that_calculates_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cafe.report.workbook._AS_TEXT", {})
    monkeypatch.setattr("xlsxwriter.worksheet.Worksheet.write_string", Worksheet.write)
    with pytest.raises(GateBroken, match="workbook that could act"):
        sheets.in_a_workbook(("=1+1", "fine"))


def test_half_a_letter_does_not_stop_a_file() -> None:
    assert safe("We \ud800wait") == "We \ufffdwait"


def test_there_are_as_many_payloads_and_texts_as_the_gate_asks() -> None:
    assert len(set(sheets.PAYLOADS)) >= 20
    assert len(set(printed.strings())) >= printed.LEAST


def test_a_link_a_picture_or_a_lost_word_would_be_noticed() -> None:
    slips = next(piece for piece in printed.PIECES if piece.name == "slips")
    content = slips.make(lambda: "We wait.")
    with pytest.raises(GateBroken, match="does not say"):
        printed._check(slips, content, ["We waited."], frozenset())
    writer = pypdf.PdfWriter(clone_from=BytesIO(content))
    writer.add_uri(0, "http://x.example/", (10, 10, 50, 50))
    bent = BytesIO()
    writer.write(bent)
    with pytest.raises(GateBroken, match=r"a link /URI http://x\.example/"):
        printed._check(slips, bent.getvalue(), [], printed._holds(content))
