"""A long list of which few lines are looked at."""

from __future__ import annotations

from cafe.core.lazily import Lazily


def test_a_line_is_made_when_it_is_looked_at_and_not_before() -> None:
    made: list[int] = []
    lines = Lazily(range(10_000), lambda n: made.append(n) or f"line {n}")
    assert (len(lines), lines[9_999], list(lines[3:5])) == (10_000, "line 9999", ["line 3", "line 4"])
    assert made == [9_999, 3, 4]


def test_it_equals_the_lines_that_it_holds() -> None:
    lines = Lazily([1, 2], str)
    assert lines == ("1", "2")
    assert lines != ("1", "3")
    assert list(lines) == ["1", "2"]
