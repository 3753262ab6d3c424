"""The map of ripples to hand on: a drawing (SVG) and a list (CSV). Its page for printing is ``sheets/ripple_map``.

Write up → what came of it → **out of the app**. All of them say the same, and none names anybody.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from lxml import etree

from cafe.capture.ripple_layout import BOX, MIDDLE, Laid, Point, around, lay_out, word_place
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.spreadsheet import safe
from cafe.core.tokens import load as load_tokens
from cafe.model.community.values import Ripple, RippleMap
from cafe.report.paper.clean import printable
from cafe.report.paper.look import plain
from cafe.report.paper.text import width
from cafe.report.ripple_words import ring_words, told, touched_words

_SVG = "http://www.w3.org/2000/svg"
OUR_FACE = "Atkinson Hyperlegible Next"
_FONT = f"{OUR_FACE}, Verdana, sans-serif"
_STYLE = plain(14, 17)
_PAD = 10.0
_LINES = 3  # of a box
_MARK = 11.0  # radius of the circle that says votes


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


def as_svg(kept: RippleMap, font: str = _FONT) -> bytes:
    """The map as a drawing that any program opens. Text is text, and has its words for a screen reader.

    ``font``: the faces to ask for, the first choice first; who draws it at once names the one face there is.
    """
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
            "font-family": font,
        },
    )
    _add(root, "title", text=_("What came of our meeting"))
    _add(root, "desc", text="; ".join(told(one) for one in kept.ripples))
    _add(root, "rect", width="100%", height="100%", fill=ink["page"])
    x, y = laid.middle
    spots = [(spot.x, spot.y) for spot in laid.spots]
    lines = [(_from(laid, one), spot) for one, spot in zip(kept.ripples, spots, strict=True)]
    for across, down in laid.rings:
        _add(root, "ellipse", cx=x, cy=y, rx=across, ry=down, fill="none", stroke=ink["edge"])
    for one in kept.ripples:
        from_x, from_y = _from(laid, one)
        spot = laid.spot(one.id)
        assert spot is not None
        line = {"stroke": ink["spruce"], "stroke-width": "2"}
        if not one.happened:
            line |= {"stroke": ink["ink2"], "stroke-dasharray": "7 5"}
        _add(root, "line", x1=from_x, y1=from_y, x2=spot.x, y2=spot.y, **line)
    for at, reach in enumerate(laid.rings, 1):
        half = (width(ring_words(at), _STYLE) / 2 + 6, 11.0)
        room = (half[0] + BOX[0] / 2 + 3, half[1] + BOX[1] / 2 + 3)
        place = word_place(around((x, y), reach), spots, room, lines, half)
        _label(root, place, half, ring_words(at), ink)
    _add(root, "circle", cx=x, cy=y, r=MIDDLE, fill=ink["page"], stroke=ink["spruce"], **{"stroke-width": "2"})
    _words(root, x, y + 5, [kept.centre or _("Our café")], ink["ink"], bold=True, centred=True)
    for one in kept.ripples:
        _box(root, laid, one, ink)
    key = " · ".join((_("Solid: it happened"), _("Dashed: it might"), _("In brackets: who it touched"),
                      _("Small circle: votes")))  # fmt: skip
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
    left, top = spot.x - BOX[0] / 2, spot.y - BOX[1] / 2
    _words(root, left + _PAD, spot.y - len(lines) * 8.5 + 13, lines, colours["ink"], most=BOX[0] - 2 * _PAD)
    if one.votes:
        at = (left + BOX[0] - 4, top + 2)
        edge = {"stroke": colours["spruce"], "stroke-width": "1.5"}
        _add(root, "circle", cx=at[0], cy=at[1], r=_MARK, fill=colours["page"], **edge)
        _words(root, at[0], at[1] + 5, [str(one.votes)], colours["ink"], bold=True, centred=True)


def box_lines(one: Ripple) -> list[str]:
    """The words of one box, in lines that fit it; what is longer ends in dots, and stands whole in the list."""
    facts = [touched_words(one.touched).lower()]
    facts += [] if one.happened else [_("might")]
    facts += [] if one.is_wanted else [_("not wanted")]
    lines = [""]
    for word in f"{plain_text(one.text)} ({', '.join(facts)})".split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, _STYLE) > BOX[0] - 2 * _PAD:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
    return lines


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
    most: float = 0,
) -> None:
    for at, line in enumerate(lines):
        more = {"text-anchor": "middle"} if centred else {}
        size = {"font-size": "14", "font-weight": "700" if bold else "500"}
        if most and printable(line) == line:  # as wide as with our face, whichever face another program has
            size |= {"textLength": f"{min(most, width(line, _STYLE)):.1f}", "lengthAdjust": "spacingAndGlyphs"}
        _add(root, "text", text=line, x=float(x), y=float(y + at * 17), fill=ink, **size, **more)


def _label(root: etree._Element, at: Point, half: tuple[float, float], words: str, colours: Mapping[str, str]) -> None:
    (x, y), (wide, high) = at, half
    _add(root, "rect", x=x - wide, y=y - high, width=2 * wide, height=2 * high, fill=colours["page"])
    _words(root, x, y + 5, [words], colours["ink2"], centred=True)
