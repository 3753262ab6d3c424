"""Printed pieces can be read by ear, by eye and by machine."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdf
import pytest

from cafe.core.errors import Bug
from cafe.report.paper.blocks import Text
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import SHEET, Block, Document, Part, Space, build
from cafe.report.paper.pen import Pen
from tests.report.paper import sample
from tests.report.paper.uacheck import inspect

BODY = STANDARD.style("body")


@pytest.mark.parametrize("piece", sample.ALL)
def test_nothing_on_any_page_is_painted_untagged(piece: Callable[[], Document]) -> None:
    seen = inspect(build(piece()))
    assert seen.faults == []
    assert seen.painted > 40
    assert seen.language == "en-GB"
    assert seen.title == piece().title
    assert seen.links == seen.images == 0
    assert seen.fonts <= {
        "Literata-Regular",
        "Literata-Medium",
        "Literata-SemiBold",
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-SemiBold",
        "AtkinsonHyperlegibleNext-Bold",
    }


def test_the_same_piece_gives_the_same_bytes() -> None:
    assert build(sample.summary()) == build(sample.summary())


def test_a_report_has_one_first_heading_a_page_and_an_outline() -> None:
    seen = inspect(build(sample.report()))
    assert seen.roles["H1"] == seen.pages == 4
    assert seen.outline == ["At a glance", "What women said", "Being listened to", "Who we reached, and did not"]


def test_bars_are_a_table_and_the_strip_of_cafes_is_one_picture_in_words() -> None:
    seen = inspect(build(sample.report()))
    assert "Being listened to came up in 19 of 24 cafés" in seen.alts
    assert len(seen.alts) == 1
    assert ", 5 cafés" in seen.said


def test_a_table_over_two_pages_stays_one_table_with_one_head() -> None:
    seen = inspect(build(sample.summary(repeat=3)))
    assert seen.pages == 3
    assert seen.faults == []
    assert seen.roles["Table"] == seen.roles["THead"] == seen.roles["TBody"] == 1
    assert seen.roles["TR"] == 25


def test_the_table_says_that_it_carries_on() -> None:
    pages = pypdf.PdfReader(BytesIO(build(sample.summary(repeat=3)))).pages
    assert "carried on" not in pages[0].extract_text()
    assert "What we agreed we said, carried on" in pages[1].extract_text()


def test_a_paragraph_over_two_pages_stays_one_paragraph() -> None:
    words = "We were told it was stress before anyone asked about our age. " * 30
    seen = inspect(build(Document("Long", (Part(SHEET, (Space(1), Text("x", BODY), Space(560), Text(words, BODY))),))))
    assert seen.pages == 2
    assert seen.order == ["Document", "P", "P"]
    assert len(seen.pages_of[2]) == 2


def test_a_running_head_is_read_once() -> None:
    pdf = build(sample.summary())
    seen = inspect(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        second = [
            str(operands[1].get("/Subtype", ""))
            for operands, operator in pikepdf.parse_content_stream(file.pages[1])
            if str(operator) == "BDC"
        ]
    assert {"/Header", "/Footer"} <= set(second)
    assert seen.order[1] == "P"


def test_paper_to_fill_in_says_its_boxes_and_lines() -> None:
    alts = inspect(build(sample.forms())).alts
    assert alts.count("tick box") == 8
    assert alts.count("two lines to write on") == 1
    assert alts.count("Mostly") == 2


def test_text_outside_any_element_is_refused() -> None:
    class Loose(Block):
        def height(self, width: float) -> float:
            return 10

        def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
            pen.text(x, y, "loose words", BODY)

    with pytest.raises(Bug, match="straight into Document"):
        build(Document("Loose", (Part(SHEET, (Loose(),)),)))


def test_the_checker_sees_a_file_without_tags() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 50, "plain")
    canvas.save()
    assert "no tree" in inspect(out.getvalue()).faults
