"""Every sheet of the day as a tagged PDF, beside plain untagged ReportLab drawing the same lines in the same faces.

The promise is three times the floor at most, for each of them.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.table import Row, in_turns
from cafe.core import assets
from cafe.report.paper.look import Look
from cafe.report.paper.page import build
from tests.report.paper.uacheck import inspect
from tests.report.sheets.everything import PIECES, document, printed

RUNS = 12
LEADING = 15.0


def measure() -> list[Row]:
    return [_row(sheet_id, look) for sheet_id, look in PIECES]


def _row(sheet_id: str, look: Look) -> Row:
    found = pypdf.PdfReader(BytesIO(printed(sheet_id, look))).pages
    pages = [page.extract_text().splitlines() for page in found]
    faces = sorted(inspect(printed(sheet_id, look)).fonts)
    for name in faces:
        pdfmetrics.registerFont(TTFont(f"floor-{name}", BytesIO(assets.read_bytes(f"fonts/{name}.ttf"))))
    mine, floor = in_turns(lambda: build(document(sheet_id, look)), partial(_plain, pages, faces), RUNS)
    name = f"{sheet_id}{', large print' if look.large else ''}"
    return Row(name, "untagged ReportLab, the same lines", mine[2:], floor[2:])


def _plain(pages: list[list[str]], faces: list[str]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.setFont(f"floor-{faces[at % len(faces)]}", 12)
            canvas.drawString(57, 800 - (at % 50) * LEADING, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
