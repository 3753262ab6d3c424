"""What runs on each page: the head with the mark, the foot with its one sentence and the folio."""

from __future__ import annotations

from cafe.core.i18n import _
from cafe.report.paper import marks
from cafe.report.paper.look import LARGE, STANDARD, measure, plain, rule, voice
from cafe.report.paper.page import Furniture, Place
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Words, lay_out


def sheet_head(title: str, aside: str, top: float = 40, later: str = "") -> Furniture:
    """The head of a sheet: mark, title, a quiet note at the right (`later` from page two), a 1.4 rule 29
    below `top`.
    """

    def draw(pen: Pen, place: Place, x: float, width: float) -> None:
        marks.circle_of_chairs(pen, x + 10, top + 9.5, 9.6)
        with pen.tag("P"):
            pen.text(x + 27, top, title, voice(13, 19))
        with pen.tag("P"):
            words = later if later and place.number > 1 else aside
            pen.text(x + width, top + 1, words, plain(11, 17, "ink3"), "right")
        pen.rule(x, top + 29, width, rule("section"))

    return draw


def large_head(title: str, top: float = 34) -> Furniture:
    """The head of a large print sheet, with *Page 1 of 3*."""

    def draw(pen: Pen, place: Place, x: float, width: float) -> None:
        body = LARGE.style("body", "ink2")
        marks.circle_of_chairs(pen, x + 10, top + 12, 9.6)
        with pen.tag("P"):
            pen.text(x + 27, top, title, voice(18, 25))
        with pen.tag("P"):
            page = _("Page {n} of {pages}").format(n=place.number, pages=place.pages)
            pen.text(x + width, top, page, body, "right")
        pen.rule(x, top + 31, width, rule("section"))

    return draw


def report_head(title: str, section: str) -> Furniture:
    """The running head of a report: small mark and title at the left, section at the right, a hairline."""

    def draw(pen: Pen, _place: Place, x: float, width: float) -> None:
        marks.circle_of_chairs(pen, x + 8.5, 40.5, 7.8)
        with pen.tag("P"):
            pen.text(x + 23, 32, title, voice(11.5, 17))
        with pen.tag("P"):
            pen.text(x + width, 32, section, plain(11, 17, "ink3"), "right")
        pen.rule(x, 58, width, 0.6, "ink2")

    return draw


def sheet_foot(words: Words, under: str = "", numbered: bool = True) -> Furniture:
    """The foot of a sheet: one sentence, a quieter one under it, and *1 of 2* at the right."""

    def draw(pen: Pen, place: Place, x: float, width: float) -> None:
        y, foot = measure("foot_rule"), STANDARD.style("foot", "ink2")
        pen.rule(x, y, width, rule("row"), "line")
        with pen.tag("P"):
            pen.lines(x, y + 6.5, lay_out(words, foot.sized(10.5, 14), width - 60))
        if under:
            with pen.tag("P"):
                pen.text(x, y + 20.5, under, foot.ink("ink3"))
        if numbered:
            with pen.tag("P"):
                folio = _("{n} of {pages}").format(n=place.number, pages=place.pages)
                pen.text(x + width, y + 6.5, folio, foot.sized(10.5, 14).strong.ink("ink"), "right")

    return draw


def report_foot(words: str, first: int = 1) -> Furniture:
    """The foot of a report: what the numbers on this page count, and the folio, always lower right."""

    def draw(pen: Pen, place: Place, x: float, width: float) -> None:
        y = measure("foot_rule_report")
        pen.rule(x, y, width, rule("row"), "line")
        with pen.tag("P"):
            pen.text(x, y + 7, words, STANDARD.style("foot", "ink3"))
        with pen.tag("P"):
            pen.text(x + width, y + 4, str(place.number + first - 1), voice(13, 19), "right")

    return draw


def turn_over_foot(ready: str = "") -> Furniture:
    """Large print: *Turn over for …* on every page but the last, which may have a last word of its own."""

    def draw(pen: Pen, place: Place, x: float, width: float) -> None:
        words = _("Turn over for {what}").format(what=place.upcoming) if place.upcoming else _("Turn over")
        words = words if place.number < place.pages else ready
        if words:
            with pen.tag("P"):
                pen.text(x + width, measure("last_ink") - 25, words, LARGE.style("body").strong, "right")

    return draw
