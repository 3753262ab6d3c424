"""Part 9 of the print language, over everything that the app can print: what is checked before it prints."""

from __future__ import annotations

import re

import pytest

from cafe.core import tokens
from cafe.report.paper.blocks import At, Text
from cafe.report.paper.look import LARGE, STANDARD, Look, plain
from cafe.report.paper.page import BARE, Document, Part, build
from cafe.report.sheets import catalogue
from tests.report.paper.uacheck import inspect
from tests.report.sheets.everything import PIECES, document, facts, printed
from tests.report.sheets.looking import TALL, WIDE, crooked, overlaps, pages

SAFE = tokens.load().paper.page["safe"]
FACES = re.compile(r"(Literata|AtkinsonHyperlegibleNext)-(Regular|Medium|SemiBold|Bold)")
every_piece = pytest.mark.parametrize(
    ("sheet_id", "look"), PIECES, ids=[f"{sheet_id}{'-large' if look.large else ''}" for sheet_id, look in PIECES]
)


@every_piece
def test_a_screen_reader_can_walk_it(sheet_id: str, look: Look) -> None:
    seen = inspect(printed(sheet_id, look))
    assert seen.faults == []
    assert seen.language == "en-GB"
    assert seen.title == document(sheet_id, look).title != ""
    assert seen.links == seen.images == 0
    assert all(FACES.fullmatch(font) for font in seen.fonts), seen.fonts
    assert "H1" in seen.roles or "H2" in seen.roles


@every_piece
def test_no_word_stands_on_another_and_none_near_the_edge(sheet_id: str, look: Look) -> None:
    for page in pages(printed(sheet_id, look)):
        assert overlaps(page) == []
        for one in page.said:
            assert one.left >= SAFE and one.right <= WIDE - SAFE + 0.1, one
            assert one.top >= SAFE and one.bottom <= TALL - 16, one
        for left, top, right, bottom in page.ink:  # cut marks alone come this near
            assert left >= 14 and top >= 14 and right <= WIDE - 14 and bottom <= TALL - 14


@every_piece
def test_nothing_is_too_small_to_read(sheet_id: str, look: Look) -> None:
    least = 18.0 if look.large else 10.0
    sizes = {one.size for page in pages(printed(sheet_id, look)) for one in page.said}
    assert min(sizes) >= least


@every_piece
def test_every_word_survives_a_hard_photocopy(sheet_id: str, look: Look) -> None:
    lightest = max(one.light for page in pages(printed(sheet_id, look)) for one in page.said)
    assert lightest < 0.4


@pytest.mark.parametrize(("sheet_id", "look"), [piece for piece in PIECES if piece[0] != "programme-report"])
def test_figures_that_stand_in_a_column_stand_straight(sheet_id: str, look: Look) -> None:
    """But in the report, where the number of a bar stands at the end of its bar."""
    for page in pages(printed(sheet_id, look)):
        assert crooked(page) == []


@every_piece
def test_the_same_facts_give_the_same_paper(sheet_id: str, look: Look) -> None:
    assert build(document(sheet_id, look)) == printed(sheet_id, look)


@pytest.mark.parametrize("sheet_id", ["tally-how-was-it", "slips-wellbeing", "poster"])
def test_no_page_in_large_print_holds_only_what_fell_off_the_one_before(sheet_id: str) -> None:
    document = catalogue.find(sheet_id).make(facts("rural-island"), LARGE)
    for page in pages(build(document)):
        assert max(one.base for one in page.said if not one.is_decoration) > 250


def test_the_title_of_a_poster_keeps_clear_of_the_circle_of_chairs() -> None:
    page = pages(build(catalogue.find("poster").make(facts("rural-island"), STANDARD)))[0]
    title = max(one.right for one in page.said if one.bottom < 160)
    chairs = min(left for left, top, _right, bottom in page.ink if left > 300 and bottom < 160 and top > 50)
    assert title + 16 < chairs


def test_the_ruler_sees_what_is_wrong() -> None:
    style = plain(12, 16)
    places = (
        (60.0, 60.0, 200.0, Text("On one another", style)),
        (90.0, 66.0, 200.0, Text("and therefore unreadable", style)),
        (10.0, 100.0, 200.0, Text("Near the edge", plain(9, 12, "line"))),
        (300.0, 200.0, 60.0, Text("111", style, align="right")),
        (304.0, 220.0, 60.0, Text("999", style, align="right")),
    )
    (page,) = pages(build(Document("Wrong", (Part(BARE, (At(842, places),)),))))
    assert overlaps(page) == [("On one another", "and therefore unreadable")]
    assert crooked(page) == [("111", "999")]
    near = next(one for one in page.said if one.text == "Near the edge")
    assert near.left == 10 and near.size == 9 and near.light > 0.4
