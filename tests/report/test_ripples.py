"""The map of ripples outside the app: a drawing, a list and a page that say the same, and where no cell acts."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import etree
from pypdf import PdfReader

from cafe.capture import ripple_rules
from cafe.core.errors import ProblemToFix
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import build
from cafe.report.ripples import as_csv, as_svg
from cafe.report.sheets import ripple_map


def a_map() -> RippleMap:
    kept = RippleMap("café", change="We ring one another.", next_steps="Ask for the hall.")
    told = (
        Ripple("a", "I learned it has a name", "", touched=Touched.ME, votes=3),
        Ripple("b", "=Longer waits for some", "a", happened=False, is_wanted=False, touched=Touched.SERVICES),
        Ripple("c", "A <b>clinic</b> day & a bus", "b", touched=Touched.WIDER),
    )
    for one in told:
        kept = ripple_rules.added(kept, one)
    return kept


def as_pdf(kept: RippleMap) -> bytes:
    return build(ripple_map.document(kept, STANDARD))


def test_the_list_has_a_line_for_each_and_no_cell_acts() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(a_map()).decode("utf-8-sig"))))
    assert [row["Followed from"] for row in rows] == ["", "1", "2"]
    assert [row["Ring"] for row in rows] == ["First", "And then", "And then what?"]
    assert rows[1]["Ripple"].startswith("'=") and rows[1]["Wanted?"] == "no" and rows[1]["Did it happen?"] == "it might"


def test_the_drawing_is_sound_has_every_ripple_and_no_markup_of_ours_from_outside() -> None:
    root = etree.fromstring(as_svg(a_map()))
    names = {etree.QName(one).localname for one in root.iter()}
    assert names == {"svg", "title", "desc", "rect", "ellipse", "line", "circle", "text"}
    said = " ".join(root.itertext())
    assert "A <b>clinic</b> day & a bus" in said
    dashed = [one for one in root.iter("{*}line") if one.get("stroke-dasharray")]
    assert len(dashed) == 1 and len(list(root.iter("{*}line"))) == 3


def test_the_page_is_tagged_and_says_the_map_again_as_a_list() -> None:
    reader = PdfReader(io.BytesIO(as_pdf(a_map())))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "I learned it has a name (Me, it happened, 3 votes)" in text
    assert "We ring one another." in text and "Ask for the hall." in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert as_pdf(a_map()) == as_pdf(a_map())


def test_an_empty_map_is_drawn_and_waits_to_be_printed() -> None:
    with pytest.raises(ProblemToFix, match="no ripples yet"):
        as_pdf(RippleMap("café"))
    assert b"<svg" in as_svg(RippleMap("café"))
