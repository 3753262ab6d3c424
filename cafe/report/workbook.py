"""The report's numbers as one Excel workbook: a sheet a table, typed cells, and no formula anywhere.

Collate → **report**. The same tables as the CSV files. Words go in as words: what begins with "=" stays a text.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from cafe.core.plain import plain_text
from cafe.report.data import Cell, DataTable

_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST, _LOOKED_AT = 70, 200
_MOST_ROWS = 1_048_575
_MOST_LETTERS = 32_767


def render(tables: Sequence[DataTable], title: str, made_at: datetime) -> bytes:
    """``tables`` as ``.xlsx``. Rows beyond what a sheet can hold go on in a second sheet of the same name."""
    out = io.BytesIO()
    book = Workbook(out, {**_AS_TEXT, "constant_memory": True})
    book.set_properties({"title": plain_text(title), "author": "", "comments": "", "created": made_at})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for table in tables:
        for part, at in enumerate(range(0, max(1, len(table.rows)), _MOST_ROWS), start=1):
            name = table.name if part == 1 else f"{table.name} {part}"
            sheet = book.add_worksheet(name)
            _fill(sheet, table.columns, table.rows[at : at + _MOST_ROWS], head)
    book.close()
    return out.getvalue()


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Cell]], head: object) -> None:
    widths = [len(column) for column in columns]
    for row in rows[:_LOOKED_AT]:
        widths = [max(width, len(str(cell))) for width, cell in zip(widths, row, strict=True)]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(width, _WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, plain_text(column), head)
    write_number, write_string = sheet.write_number, sheet.write_string  # looked up once for half a million cells
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                write_number(number, at, cell)
            elif cell:
                write_string(number, at, plain_text(cell)[:_MOST_LETTERS])
    if rows and columns:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
