"""The map of ripples outside the app: a drawing, a list and a page that say the same, and where no cell acts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from lxml import etree
from pypdf import PdfReader

from cafe.capture import ripple_rules
from cafe.capture.ripple_layout import around, lay_out, word_place
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


def an_evening() -> RippleMap:
    """Five ripples as somebody typed them: one line runs along the bottom of the first ring."""
    kept = RippleMap("café")
    for one in (
        Ripple("a", "A Monday walk began", "", votes=1),
        Ripple("b", "Two new women came", "a", votes=3),
        Ripple("c", "The hall opens early for us", "a", touched=Touched.SERVICES, votes=4),
        Ripple("d", "A warm room all winter", "c", touched=Touched.SERVICES, happened=False, votes=11),
        Ripple("e", "Longer waits for some", "", touched=Touched.SERVICES, is_wanted=False),
    ):
        kept = ripple_rules.added(kept, one)
    return kept


def test_the_words_of_a_drawing_stay_in_their_boxes_whichever_face_another_program_has() -> None:
    root = etree.fromstring(as_svg(an_evening()))
    words = [one for one in root.iter("{*}text") if one.get("textLength")]
    assert "Two new women came" in [one.text for one in words]
    assert all(float(one.get("textLength", "0")) <= 140 for one in words)
    assert {one.text for one in root.iter("{*}text")} >= {"1", "3", "4", "11"}, "votes stand on the map"


@pytest.mark.parametrize("gone", ["", "b", "e"])
def test_the_word_of_a_ring_covers_no_ripple_and_no_line(gone: str) -> None:
    kept = replace(an_evening(), ripples=tuple(one for one in an_evening().ripples if one.id != gone))
    laid = lay_out(kept)
    spots = {spot.id: (spot.x, spot.y) for spot in laid.spots}
    lines = [(spots.get(one.parent_id, laid.middle), spots[one.id]) for one in kept.ripples]
    for ring in laid.rings:
        x, y = word_place(around(laid.middle, ring), list(spots.values()), (120, 45), lines, (30, 12))
        assert all(abs(x - a) > 120 or abs(y - b) > 45 for a, b in spots.values())
        for (ax, ay), (bx, by) in lines:
            assert all(
                abs(x - ax - (bx - ax) * n / 200) > 30 or abs(y - ay - (by - ay) * n / 200) > 12 for n in range(201)
            )


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


def test_each_sheet_is_true_about_who_heard_it() -> None:
    def words(kept: RippleMap) -> str:
        return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(kept))).pages).split())

    unheard = words(a_map())
    assert "Not read back yet: for the table only. Take it in again, and shred it." in unheard
    assert "let it stand" not in unheard and "Nobody is named" not in unheard
    heard = words(replace(a_map(), is_read_back=True))
    assert "The group heard it all read out, and let it stand." in heard and "for the table" not in heard
