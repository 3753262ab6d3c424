"""The floor of everything on paper: plain untagged ReportLab that draws a PDF's own lines in its own faces."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cafe.core import assets
from tests.report.paper.uacheck import inspect

LEADING = 15.0


class PlainPaper:
    """The lines of a PDF, page by page, and its faces; ``draw()`` makes them again and nothing else.

    ``faces``: those to draw in, where not all of its own.
    """

    def __init__(self, pdf: bytes, faces: Sequence[str] = ()) -> None:
        self.pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
        self._faces = list(faces) or sorted(inspect(pdf).fonts)
        for name in self._faces:
            pdfmetrics.registerFont(TTFont(f"floor-{name}", BytesIO(assets.read_bytes(f"fonts/{name}.ttf"))))

    def draw(self) -> bytes:
        """The PDF of the floor."""
        out = BytesIO()
        canvas = Canvas(out, pagesize=(595, 842), invariant=1)
        for lines in self.pages:
            for at, line in enumerate(lines):
                canvas.setFont(f"floor-{self._faces[at % len(self._faces)]}", 12)
                canvas.drawString(57, 800 - (at % 50) * LEADING, line)
            canvas.showPage()
        canvas.save()
        return out.getvalue()
