"""The map of ripples to hold and to hand on: a drawing (SVG), a list (CSV) and a tagged page for printing.

Write up → what came of it → **on paper**. All three say the same, and none names anybody.
"""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from lxml import etree

from cafe.capture.ripple_layout import BOX, MIDDLE, Laid, lay_out
from cafe.core.i18n import _, ngettext
from cafe.core.plain import plain_text
from cafe.core.spreadsheet import safe
from cafe.core.tokens import load as load_tokens
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.report.paper.blocks import Heading, Text
from cafe.report.paper.look import STANDARD, plain
from cafe.report.paper.page import Block, Document, Part, Space, build
from cafe.report.paper.pen import Pen
from cafe.report.sheets.together import page, title

_SVG = "http://www.w3.org/2000/svg"
_FONT = "Atkinson Hyperlegible Next, Verdana, sans-serif"
_LETTERS = 20  # on a line of a box
_LINES = 3


def touched_words(touched: Touched) -> str:
    """Who a ripple touched, as the key under the map says it."""
    return {
        Touched.ME: _("Me"),
        Touched.US: _("Us"),
        Touched.SERVICES: _("Services"),
        Touched.WIDER: _("Wider"),
    }[touched]


def ring_words(ring: int) -> str:
    """What the ring asks."""
    return {1: _("First"), 2: _("And then"), 3: _("And then what?")}[ring]


def told(one: Ripple) -> str:
    """One ripple in a line of words, for a list and for a screen reader."""
    facts = [touched_words(one.touched), _("it happened") if one.happened else _("it might")]
    if not one.is_wanted:
        facts.append(_("not wanted"))
    if one.votes:
        facts.append(ngettext("{n} vote", "{n} votes", one.votes).format(n=one.votes))
    return _("{text} ({facts})").format(text=one.text, facts=", ".join(facts))


# ---- a list


def as_csv(kept: RippleMap) -> bytes:
    """One line a ripple, in the order of the list; no cell acts in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [_("Number"), _("Followed from"), _("Ring"), _("Ripple"), _("Who it touched"), _("Did it happen?"),
         _("Wanted?"), _("Votes")]
    )  # fmt: skip
    numbers = {one.id: n for n, one in enumerate(kept.ripples, 1)}
    for one in kept.ripples:
        writer.writerow(
            [
                numbers[one.id],
                numbers.get(one.parent_id, ""),
                ring_words(one.ring),
                safe(one.text),
                touched_words(one.touched),
                _("yes") if one.happened else _("it might"),
                _("yes") if one.is_wanted else _("no"),
                one.votes,
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


# ---- a drawing


def as_svg(kept: RippleMap) -> bytes:
    """The map as a drawing that any program opens. Text is text, and has its words for a screen reader."""
    laid = lay_out(kept)
    ink = load_tokens().colours
    foot = 46.0
    root = etree.Element(
        f"{{{_SVG}}}svg",
        nsmap={None: _SVG},
        attrib={
            "viewBox": f"0 0 {laid.width:.0f} {laid.height + foot:.0f}",
            "width": f"{laid.width:.0f}",
            "height": f"{laid.height + foot:.0f}",
            "role": "img",
            "font-family": _FONT,
        },
    )
    _add(root, "title", text=_("What came of our meeting"))
    _add(root, "desc", text="; ".join(told(one) for one in kept.ripples))
    _add(root, "rect", width="100%", height="100%", fill=ink["page"])
    x, y = laid.middle
    for at, (across, down) in enumerate(laid.rings, 1):
        _add(root, "ellipse", cx=x, cy=y, rx=across, ry=down, fill="none", stroke=ink["edge"])
        _label(root, (x, y + down), ring_words(at), ink["ink2"], ink["page"])
    for one in kept.ripples:
        from_x, from_y = _from(laid, one)
        spot = laid.spot(one.id)
        assert spot is not None
        line = {"stroke": ink["spruce"], "stroke-width": "2"}
        if not one.happened:
            line |= {"stroke": ink["ink2"], "stroke-dasharray": "7 5"}
        _add(root, "line", x1=from_x, y1=from_y, x2=spot.x, y2=spot.y, **line)
    _add(root, "circle", cx=x, cy=y, r=MIDDLE, fill=ink["page"], stroke=ink["spruce"], **{"stroke-width": "2"})
    _words(root, x, y + 5, [kept.centre or _("Our café")], ink["ink"], bold=True, centred=True)
    for one in kept.ripples:
        _box(root, laid, one, ink)
    key = " · ".join((_("Solid: it happened"), _("Dashed: it might"), _("In brackets: who it touched")))
    _words(root, 10, laid.height + 28, [key], ink["ink2"])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _from(laid: Laid, one: Ripple) -> tuple[float, float]:
    parent = laid.spot(one.parent_id) if one.parent_id else None
    return laid.middle if parent is None else (parent.x, parent.y)


def _box(root: etree._Element, laid: Laid, one: Ripple, colours: Mapping[str, str]) -> None:
    spot = laid.spot(one.id)
    assert spot is not None
    dashed = {} if one.happened else {"stroke-dasharray": "6 4"}
    _add(
        root,
        "rect",
        x=spot.x - BOX[0] / 2,
        y=spot.y - BOX[1] / 2,
        width=BOX[0],
        height=BOX[1],
        rx=6,
        fill=colours["page"],
        stroke=colours["spruce"] if one.happened else colours["ink2"],
        **{"stroke-width": "1.5"},
        **dashed,
    )
    lines = box_lines(one)
    _words(root, spot.x - BOX[0] / 2 + 10, spot.y - len(lines) * 8.5 + 13, lines, colours["ink"])


def box_lines(one: Ripple) -> list[str]:
    """The words of one box, in lines that fit it."""
    facts = [touched_words(one.touched).lower()]
    facts += [] if one.happened else [_("might")]
    facts += [] if one.is_wanted else [_("not wanted")]
    text = f"{one.text} ({', '.join(facts)})"
    return textwrap.wrap(text, _LETTERS + 3, max_lines=_LINES, placeholder="…") or [""]


def _add(parent: etree._Element, tag: str, *, text: str = "", **facts: object) -> etree._Element:
    made = etree.SubElement(
        parent,
        f"{{{_SVG}}}{tag}",
        attrib={name: f"{value:.1f}" if isinstance(value, float) else str(value) for name, value in facts.items()},
    )
    if text:
        made.text = plain_text(text)
    return made


def _words(
    root: etree._Element,
    x: float,
    y: float,
    lines: Sequence[str],
    ink: str,
    *,
    bold: bool = False,
    centred: bool = False,
) -> None:
    for at, line in enumerate(lines):
        more = {"text-anchor": "middle"} if centred else {}
        size = {"font-size": "14", "font-weight": "700" if bold else "500"}
        _add(root, "text", text=line, x=float(x), y=float(y + at * 17), fill=ink, **size, **more)


def _label(root: etree._Element, at: tuple[float, float], words: str, ink: str, ground: str) -> None:
    x, y = at
    wide = 9.0 * len(words) + 12
    _add(root, "rect", x=x - wide / 2, y=y - 12, width=wide, height=22.0, fill=ground)
    _words(root, x, y + 4, [words], ink, centred=True)


# ---- a page


@dataclass(frozen=True, slots=True)
class _MapBlock(Block):
    """The map as a figure; what it shows stands in words beneath it too."""

    kept: RippleMap

    def _scale(self, width: float) -> float:
        laid = lay_out(self.kept)
        return min(width / laid.width, 560 / laid.height)

    def height(self, width: float) -> float:
        return lay_out(self.kept).height * self._scale(width)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        laid, scale = lay_out(self.kept), self._scale(width)
        left = x + (width - laid.width * scale) / 2
        style = plain(max(7.5, 12 * scale), max(9.0, 14 * scale), "ink")

        def at(px: float, py: float) -> tuple[float, float]:
            return left + px * scale, y + py * scale

        alt = _("A map of {n} ripples round {middle}. The same stands as a list below.").format(
            n=len(self.kept.ripples), middle=self.kept.centre or _("our café")
        )
        with pen.figure(alt, x, y, width, self.height(width)):
            for across, down in laid.rings:
                pen.stroke([at(*_on_ring(laid, across, down, step)) for step in range(73)], 0.5, "line")
            for one in self.kept.ripples:
                spot = laid.spot(one.id)
                assert spot is not None
                ends = [at(*_from(laid, one)), at(spot.x, spot.y)]
                if one.happened:
                    pen.stroke(ends, 1.0, "spruce")
                else:
                    for part in _dashes(*ends):
                        pen.stroke(part, 0.8, "ink2")
            pen.disc(*at(*laid.middle), MIDDLE * scale, fill="paper", ink="spruce", weight=1.2)
            for one in self.kept.ripples:
                spot = laid.spot(one.id)
                assert spot is not None
                corner = at(spot.x - BOX[0] / 2, spot.y - BOX[1] / 2)
                pen.box(*corner, BOX[0] * scale, BOX[1] * scale, fill="paper", ink="spruce", weight=0.9)
                lines = box_lines(one)
                top = corner[1] + (BOX[1] * scale - len(lines) * style.leading) / 2
                for place, line in enumerate(lines):
                    pen.text(corner[0] + 6 * scale, top + place * style.leading, line, style)
            middle = plain(max(8.0, 12 * scale), max(10.0, 14 * scale), "ink")
            words = self.kept.centre or _("Our café")
            pen.text(at(*laid.middle)[0] - len(words) * 3.1 * scale, at(*laid.middle)[1] - 6 * scale, words, middle)


def _on_ring(laid: Laid, across: float, down: float, step: int) -> tuple[float, float]:
    angle = 2 * pi * step / 72
    return laid.middle[0] + across * cos(angle), laid.middle[1] + down * sin(angle)


def _dashes(start: tuple[float, float], end: tuple[float, float]) -> list[list[tuple[float, float]]]:
    """A dashed line as its strokes, five points and a gap of three."""
    wide, high = end[0] - start[0], end[1] - start[1]
    length = max(1.0, (wide * wide + high * high) ** 0.5)
    found, at = [], 0.0
    while at < length:
        to = min(length, at + 5)
        found.append(
            [
                (start[0] + wide * at / length, start[1] + high * at / length),
                (start[0] + wide * to / length, start[1] + high * to / length),
            ]
        )
        at += 8
    return found


def document(kept: RippleMap, about: str) -> Document:
    """The map, the list and the two sentences, as a tagged page. ``about``: which group, in words that may be seen."""
    look, heading = STANDARD, _("What came of our meeting")
    body = look.style("body")
    blocks: list[Block] = [title(look, heading)]
    if about:
        blocks.append(Text(about, look.style("lead", "ink2")))
    if kept.change:
        blocks += [Space(8), Heading(_("One change we noticed"), 2, look.style("section")), Text(kept.change, body)]
    blocks += [Space(10), _MapBlock(kept), Space(12), Heading(_("The same, as a list"), 2, look.style("section"))]
    for one in kept.ripples:
        blocks.append(Text("– " * one.ring + told(one), body))
    if kept.next_steps:
        blocks += [Space(10), Heading(_("Next steps"), 2, look.style("section")), Text(kept.next_steps, body)]
    foot = _("Solid: it happened. Dashed: it might. Nobody is named here.")
    return Document(heading, (Part(page(look, heading, "", foot, top=92), blocks),), about=heading)


def as_pdf(kept: RippleMap, about: str = "") -> bytes:
    """The page, ready to print."""
    return build(document(kept, about))
