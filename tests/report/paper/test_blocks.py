"""Blocks stand where the print language puts them, and break where it lets them."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.core.errors import ProblemToFix
from cafe.report.paper.bars import UNIT, ThemeBar, ThemeBars, unit
from cafe.report.paper.blocks import Column, Columns, Heading, Stack, Text, section_rule
from cafe.report.paper.cells import Hidden
from cafe.report.paper.counts import Count, Counts
from cafe.report.paper.figures import Fact, Facts
from cafe.report.paper.lists import Leaders, Led
from cafe.report.paper.look import LARGE, STANDARD
from cafe.report.paper.page import SHEET, Block, Document, Part, Space, TurnPage, build, page_count
from cafe.report.paper.tables import Col, Row, Table
from tests.report.paper import sample
from tests.report.paper.uacheck import inspect

BODY = STANDARD.style("body")


def _copied(*blocks: Block) -> list[str]:
    pdf = build(Document("Some blocks", (Part(SHEET, blocks),)))
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def test_a_heading_is_never_left_at_the_foot_of_a_page() -> None:
    heading = Heading("A heading", 2, STANDARD.style("section"))
    first, second = _copied(Text("Before", BODY), Space(640), heading, Space(8), Text("After " * 200, BODY))
    assert "A heading" not in first
    assert "A heading" in second


def test_space_vanishes_at_the_top_of_a_page() -> None:
    blocks = (Text("one", BODY), TurnPage(), Space(400), Text("two", BODY), Space(280), Text("three", BODY))
    assert len(_copied(*blocks)) == 2


def test_a_section_that_opens_a_page_has_no_rule_over_it() -> None:
    heading = Heading("A heading", 2, STANDARD.style("section"))
    with_rule = inspect(build(Document("x", (Part(SHEET, (Text("a", BODY), TurnPage(), section_rule(), heading)),))))
    without = inspect(build(Document("x", (Part(SHEET, (Text("a", BODY), TurnPage(), heading)),))))
    assert with_rule.painted == without.painted


def test_rows_are_never_parted() -> None:
    rows = [Row((f"Row {at} " + "with words enough for two or three lines in its column " * 2,)) for at in range(40)]
    table = Table((Col("Head", 200),), rows, BODY, BODY.strong)
    first, second = table.split(487, 300) or pytest.fail("it did not part")
    assert isinstance(first, Table) and isinstance(second, Table)
    assert [*first.rows, *second.rows] == rows
    assert first.height(487) <= 300


def test_something_taller_than_a_page_is_told_kindly() -> None:
    tall = Stack([Text("words " * 400, BODY)] * 8)
    with pytest.raises(ProblemToFix, match="too long"):
        build(Document("Tall", (Part(SHEET, (tall,)),)))


def test_columns_are_read_left_then_right() -> None:
    left = Column((Text("left one", BODY), Text("left two", BODY)))
    right = Column((Text("right one", BODY),))
    (page,) = _copied(Columns((left, right)))
    assert page.index("left two") < page.index("right one")


def test_a_fact_is_read_as_figure_then_noun() -> None:
    (page,) = _copied(Facts((Fact("14", "people at two tables", "9 here for the first time"),), STANDARD))
    assert " ".join(page.split()) == "14 people at two tables 9 here for the first time"


def test_a_hidden_number_is_words_and_a_hatch_and_nothing_else() -> None:
    (page,) = _copied(Counts("Age", "People", (Count("16 to 24", None), Count("25 to 34", "23")), STANDARD))
    assert "hidden: small number" in page
    assert [word for word in page.split() if word.isdigit()] == ["16", "24", "25", "34", "23"]


def test_a_hidden_cell_has_the_same_size_whatever_it_hides() -> None:
    assert Hidden(BODY).room == Hidden(BODY).room
    assert Hidden(BODY).height(100) == BODY.leading


def test_long_names_never_run_into_a_hidden_cell() -> None:
    long = Counts("Group", "People", (Count("All other groups together, joined for safety", None),), STANDARD)
    short = Counts("Group", "People", (Count("All", None),), STANDARD)
    assert long.height(230) > short.height(230)


@given(st.lists(st.tuples(*[st.integers(0, 60)] * 3), min_size=1, max_size=12))
def test_bars_share_one_unit_and_never_pass_their_lane(lanes: list[tuple[int, int, int]]) -> None:
    bars = [ThemeBar("Theme", max(lane), *lane) for lane in lanes]
    longest = max(max(lane) for lane in lanes)
    assert unit(bars) <= UNIT
    assert unit(bars) * longest <= 73.0 + 1e-9


def test_bars_keep_their_unit_over_a_page() -> None:
    bars = [ThemeBar(f"Theme {at}", 30, 30 - at, at, at) for at in range(14)]
    first, second = ThemeBars(bars).split(487, 600) or pytest.fail("it did not part")
    assert isinstance(first, ThemeBars) and isinstance(second, ThemeBars)
    assert first.points == second.points == unit(bars)
    assert second.again


def test_a_theme_can_be_said_in_a_sentence() -> None:
    said = ThemeBar("Being listened to", 19, 15, 6, 8).said()
    assert said == "Being listened to: 19 cafés. Gets in the way 15, helps 6, ideas 8."


def test_zero_is_the_word_none() -> None:
    (page,) = _copied(ThemeBars((ThemeBar("Cost of living", 7, 7, 0, 2),)))
    assert "none" in page


def test_dots_are_not_text() -> None:
    (page,) = _copied(Leaders((Led("A café in each season", "7"),), BODY, BODY))
    assert "." not in page


def test_large_print_has_nothing_under_eighteen() -> None:
    roles = ("body", "label", "lead", "foot", "list", "strong", "stage", "section", "quote", "clock")
    assert all(LARGE.style(role).size >= 18 for role in roles)


def test_large_print_says_what_is_over_the_page() -> None:
    pages = [p.extract_text() for p in pypdf.PdfReader(BytesIO(build(sample.large()))).pages]
    assert "Page 1 of 2" in pages[0]
    assert "Turn over for Open dialogue" in pages[0]
    assert "Turn over" not in pages[1]


def test_pages_can_be_counted_before_printing() -> None:
    assert page_count(sample.summary(repeat=3)) == 3


def test_cards_are_six_headings_after_the_cover() -> None:
    seen = inspect(build(sample.cards()))
    assert seen.roles["H2"] == 6
    assert seen.roles["Figure"] == 0
