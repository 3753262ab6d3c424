"""Themes by area, month and topic: no column that could tell one café apart."""

from __future__ import annotations

from hypothesis import given

from cafe.collate.crossing import LEAST_CAFES, LEAST_SENDERS, joined
from cafe.collate.merge import collate
from cafe.collate.values import Axis, Line
from tests.collate.cafes import a_cafe, sentence, some_cafes


def _cafes(first: int, count: int, council: str, **more):
    return [a_cafe(n, sentence("We wait.", "WAI1"), council=council, **more) for n in range(first, first + count)]


def test_an_area_of_five_cafes_and_two_senders_has_a_column() -> None:
    table = collate(_cafes(1, 5, "fife")).crossed_with(Axis.AREA)
    assert [(column.keys, column.cafes) for column in table.columns] == [(("fife",), 5)]
    assert [(row.theme, row.cafes) for row in table.rows] == [("WAI", (5,))]


def test_five_cafes_of_one_sender_have_none() -> None:
    assert collate(_cafes(1, 5, "fife", sender="one")).crossed_with(Axis.AREA).columns == ()


def test_small_areas_meet_in_their_health_board() -> None:
    cafes = [*_cafes(1, 5, "fife"), *_cafes(11, 3, "highland"), *_cafes(21, 2, "argyll")]
    columns = collate(cafes).crossed_with(Axis.AREA).columns
    assert [(c.keys, c.parent, c.cafes) for c in columns] == [
        (("argyll", "highland"), "highland", 5),
        (("fife",), "", 5),
    ]


def test_what_is_left_over_takes_the_smallest_column_in() -> None:
    cafes = [*_cafes(1, 7, "fife"), *_cafes(11, 5, "highland"), *_cafes(21, 1, "angus")]
    columns = collate(cafes).crossed_with(Axis.AREA).columns
    assert [(c.keys, c.is_rest, c.cafes) for c in columns] == [
        (("fife",), False, 7),
        (("angus", "highland"), True, 6),
    ]


def test_small_months_meet_in_their_quarter() -> None:
    cafes = [*_cafes(1, 3, "fife", month="2026-10"), *_cafes(11, 4, "fife", month="2026-12")]
    (column,) = collate(cafes).crossed_with(Axis.MONTH).columns
    assert (column.keys, column.parent) == (("2026-10", "2026-12"), "2026-Q4")


@given(some_cafes)
def test_every_column_rests_on_enough_cafes_and_senders_and_none_is_left_to_subtract(cafes: list) -> None:
    picture = collate(cafes)
    for axis in (Axis.AREA, Axis.MONTH, Axis.TOPIC):
        columns = picture.crossed_with(axis).columns
        assert all(column.cafes >= LEAST_CAFES and column.senders >= LEAST_SENDERS for column in columns)
        left = picture.cafes - sum(column.cafes for column in columns)
        assert left == 0 or not columns


def test_on_paper_an_area_of_fewer_than_three_cafes_is_joined() -> None:
    lines = [Line("fife", 6, 3, 60), Line("angus", 4, 2, 30), Line("moray", 2, 2, 12), Line("bute", 1, 1, 4)]
    *kept, together = joined(lines)
    assert [line.key for line in kept] == ["fife", "angus"]
    assert (together.cafes, together.people, together.label) == (3, 16, "2")


def test_one_small_area_never_stands_as_the_remainder() -> None:
    *kept, together = joined([Line("fife", 6, 3, 60), Line("angus", 4, 2, 30), Line("bute", 1, 1, 4)])
    assert [line.key for line in kept] == ["fife"]
    assert (together.cafes, together.label) == (5, "2")
