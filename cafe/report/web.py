"""The report as one file for a browser: nothing is fetched, everything can be read aloud.

Collate → **report**. Faces, colours and charts are inside the file, and its own policy forbids it to ask for anything.
Elements are built, never pasted together, so that no word of anybody's can become a tag.
"""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from string import Template
from typing import Any

from lxml import etree
from lxml.html import tostring
from lxml.html.builder import E

from cafe.core import assets, tokens
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.report.telling import FINER, Bars, Block, Grid, Head, Points, Quoted, Telling, Words

_FACES = (
    ("Atkinson Hyperlegible Next", 400, "AtkinsonHyperlegibleNext-Regular"),
    ("Atkinson Hyperlegible Next", 700, "AtkinsonHyperlegibleNext-Bold"),
    ("Literata", 600, "Literata-SemiBold"),
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_NAME, _LANE, _ROW, _TOP = 250, 190, 34, 30


def render(telling: Telling) -> bytes:
    """The whole report as HTML, UTF-8. The same report gives the same bytes."""
    names = _Names()
    parts = _parts(telling.blocks)
    heads = [(names.of(part[0].text), part[0].text) for part in parts]
    page = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(_text(f"{telling.title}, {telling.period}")),
            E.style(_style()),
        ),
        E.body(
            E.a(_("To the report"), {"href": "#report", "class": "skip"}),
            E.div(
                {"class": "sheet"},
                *_inside(telling, heads, parts),
            ),
        ),
        lang="en-GB",
    )
    return b"<!doctype html>\n" + bytes(tostring(page, encoding="utf-8", pretty_print=True))


def _inside(telling: Telling, heads: list[tuple[str, str]], parts: list[list[Any]]) -> Iterator[Any]:
    yield E.header(
        E.p(_text(telling.about), {"class": "about"}),
        E.h1(_text(telling.title)),
        E.p(_text(telling.period), {"class": "when"}),
        E.p(_text(telling.subtitle)),
    )
    yield E.nav(
        {"aria-label": _("Contents")},
        E.h2(_("Contents")),
        E.ol(*(E.li(E.a(_text(head), href=f"#{name}")) for name, head in heads)),
    )
    yield E.main(
        {"id": "report", "tabindex": "-1"},
        *(_section(part, name) for part, (name, _head) in zip(parts, heads, strict=True)),
    )
    yield E.footer(E.p(_text(telling.release_line)))


class _Names:
    """A name for each heading that a link can go to; two headings alike get two names."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, words: str) -> str:
        name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "part"
        found = next(one for number in itertools.count(1) if (one := f"{name}-{number}") not in self._used)
        self._used.add(found)
        return found


def _parts(blocks: tuple[Block, ...]) -> list[list[Any]]:
    """The blocks by section; each begins with its heading."""
    parts: list[list[Any]] = []
    for block in blocks:
        if isinstance(block, Head) and block.level == 1:
            parts.append([block])
        else:
            parts[-1].append(block)
    return parts


def _section(part: list[Any], name: str) -> Any:
    head, *rest = part
    found = E.section(E.h2(_text(head.text), id=name), **{"aria-labelledby": name})
    found.extend(element for block in rest for element in _WRITTEN[type(block)](block))
    return found


def _text(words: str) -> str:
    return plain_text(words)


def _head(block: Head) -> Iterator[Any]:
    yield E.h3(_text(block.text)) if block.level == 2 else E.h4(_text(block.text))


def _words(block: Words) -> Iterator[Any]:
    yield E.p(_text(block.text), {"class": "quiet"} if block.is_quiet else {})


def _points(block: Points) -> Iterator[Any]:
    yield E.ul(
        *(E.li(_text(text), *([" · ", E.strong(_text(behind))] if behind else [])) for text, behind in block.lines)
    )


def _quoted(block: Quoted) -> Iterator[Any]:
    yield E.figure(E.blockquote(E.p(f"“{_text(block.text)}”")), E.figcaption(_text(block.topic)), {"class": "voice"})


def _grid(block: Grid) -> Iterator[Any]:
    table = E.table(
        E.caption(_text(block.caption), {"class": "unseen"} if block.is_headed else {}),
        E.thead(E.tr(*(E.th(_text(column), scope="col") for column in block.columns))),
        E.tbody(
            *(
                E.tr(
                    E.th(_text(str(row[0])), {"scope": "row", **_finer(row[0])}),
                    *(E.td(f"{cell:,}" if isinstance(cell, int) else _text(cell)) for cell in row[1:]),
                )
                for row in block.rows
            )
        ),
    )
    yield E.div(table, {"class": "wide", "role": "region", "aria-label": _text(block.caption), "tabindex": "0"})


def _finer(cell: str | int) -> dict[str, str]:
    return {"class": "finer"} if isinstance(cell, str) and cell.startswith(FINER) else {}


def _bars(block: Bars) -> Iterator[Any]:
    """Three lanes side by side, each with its own zero and one measure for all, as on paper."""
    unit = (_LANE - 50) / max(1, *(count for _name, counts in block.rows for count in counts))
    height = _TOP + _ROW * len(block.rows)
    width = _NAME + _LANE * len(block.lanes)
    chart = etree.Element(
        "svg",
        {"viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": _text(block.said()), "class": "bars"},
    )

    def put(name: str, words: str = "", **what: str) -> None:
        etree.SubElement(chart, name, {key.replace("_", "-"): value for key, value in what.items()}).text = words

    for lane, title in enumerate(block.lanes):
        put("text", _text(title), x=str(_NAME + lane * _LANE), y="16", **{"class": "lane"})
    for row, (name, counts) in enumerate(block.rows):
        y = _TOP + row * _ROW
        put("text", _text(name), x="0", y=str(y + 20))
        for lane, count in enumerate(counts):
            left = _NAME + lane * _LANE
            long = round(count * unit, 1)
            if count:
                put("rect", x=str(left), y=str(y + 6), width=str(long), height="18", **{"class": f"way{lane}"})
            put("text", str(count) if count else _("none"), x=str(left + long + 7), y=str(y + 20))
    yield E.figure(chart, {"class": "chart"})


_WRITTEN: dict[type[Block], Callable[[Any], Iterator[Any]]] = {
    Head: _head,
    Words: _words,
    Points: _points,
    Quoted: _quoted,
    Grid: _grid,
    Bars: _bars,
}


def _style() -> str:
    """The look, from the one theme: light, or dark where the reader's computer is."""
    faces = "".join(
        f"@font-face{{font-family:'{face}';font-weight:{weight};src:url(data:font/ttf;base64,{_font(name)})}}"
        for face, weight, name in _FACES
    )
    light, dark = (
        ";".join(f"--{name.replace('_', '-')}:{value}" for name, value in tokens.load(mode).colours.items())
        for mode in ("light", "dark")
    )
    return faces + Template(assets.read_text("theme/report.css")).substitute(light=light, dark=dark)


def _font(name: str) -> str:
    return b64encode(assets.read_bytes(f"fonts/{name}.ttf")).decode("ascii")
