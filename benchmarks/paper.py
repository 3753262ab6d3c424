"""A café's summary as a tagged PDF, beside plain untagged ReportLab drawing the same lines in the same two faces."""

from __future__ import annotations

from io import BytesIO

import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.table import Row, in_turns
from cafe.collate.simulate import packs
from cafe.core import assets
from cafe.model.values import EntryKind
from cafe.packs.schema import MOST_THEMES, CafePack
from cafe.report.outline import outline_of
from cafe.report.summary import render

RUNS = 40
LEADING = 16.5
FACES = ("AtkinsonHyperlegibleNext-Regular", "Literata-SemiBold")


def measure() -> list[Row]:
    pack = a_full_cafe()
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(BytesIO(render(outline_of(pack)))).pages]
    for name in FACES:
        pdfmetrics.registerFont(TTFont(f"floor-{name}", BytesIO(assets.read_bytes(f"fonts/{name}.ttf"))))

    def ours() -> bytes:
        return render(outline_of(pack))

    def plain() -> bytes:
        out = BytesIO()
        canvas = Canvas(out, pagesize=(595, 842), invariant=1)
        for lines in pages:
            for at, line in enumerate(lines):
                canvas.setFont(f"floor-{FACES[at % 2]}", 12)
                canvas.drawString(57, 790 - (at % 46) * LEADING, line)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    mine, floor = in_turns(ours, plain, RUNS)
    return [
        Row(f"a café’s summary, {len(pages)} pages", "untagged ReportLab, the same lines", mine[3:], floor[3:]),
    ]


def a_full_cafe() -> CafePack:
    """A simulated café with as many sentences, quotes and ideas as one sends."""
    made = (one.pack for one in packs(400, 5, "age1" + "q" * 58))
    return max(
        made,
        key=lambda pack: (
            len(pack.of_kind(EntryKind.THEME)) == MOST_THEMES and pack.people.people >= 5,
            len(pack.entries),
        ),
    )
