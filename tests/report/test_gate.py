"""The one gate, given its cafés whole or in columns: it weighs the same numbers and hides the same ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.giving import Giving
from cafe.collate.columns.picture import picture
from cafe.collate.digest import digest
from cafe.collate.merge import lets_through
from cafe.collate.values import CafeFacts, Filters
from cafe.report.gate import Asked, Gate, contributions_of, feedback_kind, given_by
from cafe.report.programme import programme_outline
from tests.collate.cafes import a_cafe, faces, some_cafes

_filters = st.sampled_from(
    [Filters(), Filters(councils=("fife",)), Filters(first_month="2026-10"), Filters(topics=("x",))]
)
_answers = st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), max_size=70)


@given(_answers, st.sampled_from([(("not_at_all",), ("mostly",)), (("not_at_all", "mostly"), ("very_much",))]))
def test_the_same_cafes_give_the_same_to_each_line(counts: list[list[int]], lines: tuple[tuple[str, ...], ...]) -> None:
    cafes = [a_cafe(n, feedback=faces("F1", *some)) for n, some in enumerate(counts)]
    asked = [Asked(frozenset(line), 0) for line in lines]
    in_columns = Gate(5, cafes=Giving(Columns([digest(cafe) for cafe in cafes]), Filters()))
    for statement in ("F1", "F2"):
        plainly = contributions_of(feedback_kind(statement), asked, given_by(cafes), {})
        assert in_columns._contributions(feedback_kind(statement), asked, None, {}) == plainly


@settings(max_examples=15, deadline=None)
@given(some_cafes, _filters)
def test_a_report_hides_the_same_numbers_either_way(cafes: list[CafeFacts], filters: Filters) -> None:
    columns = Columns([digest(cafe) for cafe in cafes])
    found = picture(columns, filters)
    kept = [cafe.facts for cafe in columns.cafes if lets_through(filters, cafe)]
    whole, in_columns = Gate(5, cafes=kept), Gate(5, cafes=Giving(columns, filters))
    outlines = [
        programme_outline(found, "East Glens", release=1, threshold=5, gate=gate) for gate in (whole, in_columns)
    ]
    assert outlines[0] == outlines[1]
    assert (whole.columns, whole.releases, whole.passed) == (in_columns.columns, in_columns.releases, in_columns.passed)
    assert whole.knows_cafes == in_columns.knows_cafes
