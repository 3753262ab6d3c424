"""The one gate, given its cafés whole or in columns: it weighs the same numbers and hides the same ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.giving import Giving
from cafe.collate.columns.picture import picture
from cafe.collate.digest import digest
from cafe.collate.merge import collate, lets_through
from cafe.collate.values import CafeFacts, Filters
from cafe.report.gate import (
    AREA,
    CARDS,
    FIRST,
    FIRST_TIMERS,
    MONTH,
    RETURNERS,
    TOPIC,
    Asked,
    Gate,
    contributions_of,
    feedback_kind,
    given_by,
)
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


_counted = st.none() | st.integers(0, 9)
_heads = st.lists(
    st.tuples(st.sampled_from(["", "fife", "angus"]), st.sampled_from(["", "work"]), _counted, _counted, _counted),
    max_size=70,
)
_LINES = [
    (AREA, ({"fife"}, {"angus", "-"})),
    (TOPIC, ({"work", "-"}, {"other"})),
    (MONTH, ({"2026-11", "2026-12"}, {"-"})),
    (FIRST, ({FIRST_TIMERS}, {RETURNERS})),
    (FIRST, ({FIRST_TIMERS, RETURNERS},)),
    (CARDS, ({"all"},)),
]


@given(_heads)
def test_the_same_cafes_give_the_same_people_to_each_line(counted: list[tuple]) -> None:
    cafes = [
        a_cafe(n, council=council, topic_id=topic, people=people, support_cards=cards,
               first_timers=None if first is None else min(first, people or 0))
        for n, (council, topic, people, first, cards) in enumerate(counted)
    ]  # fmt: skip
    in_columns = Gate(5, cafes=Giving(Columns([digest(cafe) for cafe in cafes]), Filters()))
    given_one_by_one = given_by(cafe for cafe in cafes if cafe.people is not None)
    for kind, lines in _LINES:
        asked = [Asked(frozenset(line), 0) for line in lines]
        assert in_columns._contributions(kind, asked, None, {}) == contributions_of(kind, asked, given_one_by_one, {})


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


def _dominated() -> list[CafeFacts]:
    """Three cafés in Fife, of which one gives nearly everybody; nine even ones in the Highlands."""
    fife = [a_cafe(n, people=people, month="2026-09", sender=f"f{n}") for n, people in enumerate((60, 1, 1))]
    return fife + [
        a_cafe(n, council="highland", topic_id="x", people=9, month="2026-08", sender=f"h{n}") for n in range(10, 19)
    ]


@pytest.mark.parametrize("kind", [AREA, TOPIC, MONTH])
def test_a_line_of_which_one_cafe_gives_more_than_four_fifths_hides(kind: tuple[str, str]) -> None:
    gate = Gate(5, cafes=_dominated())
    programme_outline(collate(_dominated()), "East Glens", release=1, threshold=5, gate=gate)
    assert gate.columns[kind].numbers == (None, None)
    even = [replace(one, people=9) for one in _dominated()]
    gate = Gate(5, cafes=even)
    programme_outline(collate(even), "East Glens", release=1, threshold=5, gate=gate)
    assert sorted(gate.columns[kind].numbers) == [27, 81]


def test_how_many_came_for_the_first_time_and_cards_hide_where_one_cafe_counted_them() -> None:
    cafes = [replace(one, first_timers=6 if n == 3 else None, support_cards=9 * (n == 3)) for n, one in
             enumerate(_dominated())]  # fmt: skip
    reach = programme_outline(collate(cafes), "East Glens", release=1, threshold=5, gate=Gate(5, cafes=cafes)).reach
    assert (reach.people, reach.first_time, reach.support_cards) == (143, None, None)
    many = [replace(one, first_timers=min(6, one.people or 0), support_cards=9) for one in _dominated()]
    reach = programme_outline(collate(many), "East Glens", release=1, threshold=5, gate=Gate(5, cafes=many)).reach
    assert (reach.first_time, reach.support_cards) == (62, 108)


def test_of_very_many_cafes_a_line_of_three_does_not_hide_for_being_pooled() -> None:
    cafes = [a_cafe(n, people=9, sender=f"s{n}") for n in range(300)]
    few = [a_cafe(300 + n, council="highland", people=9, sender=f"h{n}") for n in range(3)]
    gate = Gate(5, cafes=cafes + few)
    programme_outline(collate(cafes + few), "East Glens", release=1, threshold=5, gate=gate)
    assert gate.columns[AREA].numbers == (2700, 27)


@given(st.lists(st.integers(0, 12), min_size=3, max_size=5))
def test_answers_that_were_joined_still_add_up_to_those_who_answered(counts: list[int]) -> None:
    asked = [Asked(frozenset({f"answer {n}"}), people) for n, people in enumerate(counts)]
    told = Gate(5).offer(("reach:age", ""), asked, may_join=True)
    assert [line for group in told.groups for line in group] == list(range(len(counts)))
    assert told.total in {None, sum(counts)}
    for number, group in zip(told.numbers, told.groups, strict=True):
        assert number in {None, sum(counts[line] for line in group)}


def test_a_column_of_small_answers_is_joined_and_told() -> None:
    asked = [Asked(frozenset({f"answer {n}"}), people) for n, people in enumerate((1, 1, 3, 6))]
    told = Gate(5).offer(("reach:age", ""), asked, may_join=True)
    assert (told.groups, told.numbers, told.total) == (((0, 1, 2), (3,)), (5, 6), 11)
