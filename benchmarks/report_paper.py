"""A programme's report at its full size, beside the bare libraries: sixty pages as PDF, 130,000 rows as a spreadsheet.

The floor of the PDF is plain untagged ReportLab that draws the same lines in the same faces on as many pages; what is
promised is twice that. The floor of the spreadsheet is XlsxWriter alone, writing the same rows to memory; 1.5 times.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

from xlsxwriter import Workbook

from benchmarks.plain_paper import PlainPaper
from benchmarks.table import Row, in_turns
from cafe.collate.merge import collate
from cafe.collate.simulate import packs
from cafe.collate.values import Aside
from cafe.core.pauses import short_pauses
from cafe.report import programme_pdf, workbook
from cafe.report.data import DataTable
from cafe.report.paper import clean, fonts
from cafe.report.paper.text import lay_out
from cafe.report.programme import programme_outline
from cafe.report.programme_values import ProgrammeOutline
from tests.report.programmes import NAME, PROGRAMME, cafes

CAFES, QUOTES, LEAST_PAGES = 1_000, 300, 60
ROWS = 130_000
RUNS, RUNS_OF_ROWS = 12, 3
MADE_AT = datetime(2026, 11, 29, tzinfo=UTC)


def measure() -> list[Row]:
    with short_pauses():  # as the app makes them, beside the window
        return [*on_paper(), in_a_spreadsheet()]


def on_paper() -> list[Row]:
    report = a_long_report()
    plain = PlainPaper(programme_pdf.render(report))
    assert len(plain.pages) >= LEAST_PAGES, f"the report has {len(plain.pages)} pages"
    mine, floor = in_turns(lambda: programme_pdf.render(report), plain.draw, RUNS)
    anew, beside = in_turns(partial(_with_new_words, report), plain.draw, RUNS)
    name, floor_is = f"a programme’s report, {len(plain.pages)} pages", "untagged ReportLab, the same lines"
    return [
        Row(name, floor_is, mine[2:], floor[2:]),
        Row(f"{name}, no word of it ever measured before", floor_is, anew[2:], beside[2:]),
    ]


def _with_new_words(report: ProgrammeOutline) -> bytes:
    for kept in (fonts.width, fonts.shifts, lay_out, clean.printable):
        kept.cache_clear()
    return programme_pdf.render(report)


def a_long_report() -> ProgrammeOutline:
    """A thousand cafés, and a coordinator who chose every quote that she liked."""
    found = collate(cafes(CAFES), aside=Aside(refused=2, missing=3))
    quotes = (replace(quote, is_chosen=at < QUOTES) for at, quote in enumerate(found.quotes))
    return programme_outline(replace(found, quotes=tuple(quotes)), NAME, release=1, threshold=5)


def in_a_spreadsheet() -> Row:
    table = a_long_table()
    mine, floor = in_turns(
        lambda: workbook.render([table], NAME, MADE_AT), partial(_bare_workbook, table), RUNS_OF_ROWS
    )
    return Row(f"a spreadsheet of {len(table.rows):,} rows", "XlsxWriter alone, the same rows", mine, floor)


def a_long_table() -> DataTable:
    """What was said in ten thousand cafés, a row each: words and numbers, as the report’s own tables have them."""
    rows: list[tuple[str | int, ...]] = []
    for number, one in enumerate(packs(12_000, 7, PROGRAMME, full=True), start=1):
        for entry in one.pack.entries:
            rows.append((entry.themes[0], entry.kind.value, entry.text, number % 40, one.pack.cafe.month))
        if len(rows) >= ROWS:
            break
    return DataTable("sentences", ("code", "which way", "sentence", "cafés", "month"), tuple(rows[:ROWS]))


def _bare_workbook(table: DataTable) -> bytes:
    out = BytesIO()
    book = Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet(table.name)
    for number, row in enumerate([table.columns, *table.rows]):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, at, cell)
            else:
                sheet.write_string(number, at, cell)
    book.close()
    return out.getvalue()
