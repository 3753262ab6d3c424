"""The page that shows all pictures side by side."""

from __future__ import annotations

from html import escape
from pathlib import Path

from gallery.scenes.all import SCENES


def write_sheet(out: Path) -> None:
    """``index.html`` in ``out``: one row a scene, the widest picture first."""
    rows = []
    for scene in SCENES.values():
        pictures = sorted(out.glob(f"{scene.name}-[0-9]*x*.png"), reverse=True)
        if not pictures:
            continue
        shown = "".join(
            f'<figure><img src="{escape(picture.name)}" alt="{escape(scene.says)}" loading="lazy">'
            f"<figcaption>{escape(picture.stem.removeprefix(scene.name + '-'))}</figcaption></figure>"
            for picture in pictures
        )
        rows.append(f"<section><h2>{escape(scene.name)}</h2><p>{escape(scene.says)}</p><div>{shown}</div></section>")
    (out / "index.html").write_text(
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Conversation Café: the gallery</title>'
        "<style>body{font:16px/1.4 sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}"
        "figure{margin:0}img{max-width:660px;border:1px solid silver}</style>"
        f"<h1>Every page and state</h1>{''.join(rows)}</html>",
        encoding="utf-8",
    )
