"""What is told of our own mistakes has nobody's words in it, and no name of this computer's user."""

from __future__ import annotations

from pathlib import Path

from cafe.core import plain
from cafe.core.errors import Bug
from cafe.core.mistakes import place_of, report_of

NOTE = "Mhairi said her mother had the same"


def mistake() -> Exception:
    try:
        try:
            {}[NOTE]
        except KeyError as problem:
            raise ValueError(f"{NOTE!r} is not a face") from problem
    except ValueError as problem:
        return problem
    raise AssertionError


def test_neither_the_message_nor_that_of_its_cause_is_told() -> None:
    report = report_of(mistake())
    assert NOTE not in report
    assert "Mhairi" not in report
    assert report.index("KeyError") < report.index("ValueError")


def test_where_it_happened_is_told_without_the_folders_of_this_computer() -> None:
    try:
        plain.plain_text(None)  # type: ignore[arg-type]
    except AttributeError as problem:
        report, place = report_of(problem), place_of(problem)
    assert "  cafe/core/plain.py, line " in report
    assert str(Path(plain.__file__).parents[2]) not in report
    assert str(Path.home()) not in report
    assert place[0] == "plain.py"


def test_the_sentence_that_we_wrote_ourselves_is_told() -> None:
    assert "Bug: a write inside a write" in report_of(Bug("a write inside a write"))


def test_mistakes_that_lead_in_a_circle_are_told_once() -> None:
    first, second = ValueError(NOTE), TypeError(NOTE)
    first.__cause__, second.__cause__ = second, first
    assert report_of(first).count("ValueError") == 1


def test_a_mistake_that_was_never_raised_has_no_place() -> None:
    assert place_of(ValueError(NOTE)) == ("", 0)
