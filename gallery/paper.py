"""Every sheet as a picture, beside the pages of the app. Drawn by poppler, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.report.sheets.everything import PIECES, printed

PIXELS_AN_INCH = 80


def draw(out: Path) -> int:
    """Each page of each sheet as a PNG in ``out / "paper"``, and ``paper.html`` with all of them; answers how many.

    Without poppler the sheets are kept as PDF alone.
    """
    folder = out / "paper"
    folder.mkdir(parents=True, exist_ok=True)
    tool = shutil.which("pdftoppm")
    shown: list[str] = []
    for sheet_id, look in PIECES:
        name = f"{sheet_id}{'-large' if look.large else ''}"
        (folder / f"{name}.pdf").write_bytes(printed(sheet_id, look))
        if tool is None:
            continue
        with tempfile.TemporaryDirectory(prefix="cafe-paper-") as room:
            made = [tool, "-r", str(PIXELS_AN_INCH), "-png", str(folder / f"{name}.pdf"), f"{room}/p"]
            subprocess.run(made, check=True)
            for number, page in enumerate(sorted(Path(room).glob("p*.png")), start=1):
                picture = folder / f"{name}-{number}.png"
                shutil.move(page, picture)
                shown.append(
                    f'<figure><img src="paper/{escape(picture.name)}" alt="" loading="lazy">'
                    f"<figcaption>{escape(picture.stem)}</figcaption></figure>"
                )
    (out / "paper.html").write_text(
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Conversation Café: paper</title>'
        "<style>body{font:16px/1.4 sans-serif;margin:2rem;background:#ddd}div{display:flex;flex-wrap:wrap;gap:1rem}"
        "figure{margin:0}img{max-width:420px}</style>"
        f"<h1>Every sheet</h1><div>{''.join(shown)}</div></html>",
        encoding="utf-8",
    )
    return len(shown)
