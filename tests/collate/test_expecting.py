"""Who has not sent: cafés that are waited for, beside those that came in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.collate.expecting import Expected, in_words, read_list, read_month, waiting

MONTHS = st.sampled_from(["2026-09", "2026-10", "2026-11"])
PLACES = st.sampled_from(["highland", "fife", ""])


@pytest.mark.parametrize(
    "said",
    [
        "2026-11",
        "11/2026",
        "November 2026",
        "Nov 2026",
        "nov. 2026",
        "26 November 2026",
        "2026/11/26",
        "1/11/2026",
        "Nov-26",
        "01-Nov-26",
        "01/11/26",
        "2026-11-26 00:00:00",
    ],
)
def test_a_month_is_read_as_people_write_it(said: str) -> None:
    assert read_month(said) == "2026-11"


@pytest.mark.parametrize("said", ["", "soon", "13/2026", "2026-00", "Thursday", "Mai 26", "March 26", "26-Mar"])
def test_what_is_no_month_is_not_taken_for_one(said: str) -> None:
    assert read_month(said) is None


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("kind", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_from_any_spreadsheet_is_read(mark: str, kind: str) -> None:
    lines = (
        ("Month", "Area", "Who"),
        ("November 2026", "Highland", "Café Ness"),
        ("", "", ""),
        ("10/2026", "fife", ""),
    )
    found = read_list("\r\n".join(mark.join(line) for line in lines).encode(kind))
    assert found.rows == (("2026-11", "highland", "Café Ness"), ("2026-10", "fife", ""))
    assert found.not_read == ()


def test_a_line_that_cannot_be_read_says_which_and_why_and_stops_no_other() -> None:
    found = read_list(b"November 2026,Highland\nsoon,Highland\nOctober 2026,Narnia\n2026-10,Fife\n")
    assert [row[:2] for row in found.rows] == [("2026-11", "highland"), ("2026-10", "fife")]
    assert found.not_read == ("Line 2: “soon” is no month.", "Line 3: we do not know the area “Narnia”.")


def test_a_cell_or_a_quote_without_end_stops_no_other_line() -> None:
    found = read_list(b'2026-11,Fife,"' + b"x" * 400_000 + b"\n2026-10,Highland\n" + b"2026-09,Fife,Kirkbrae\n" * 9_000)
    assert [row[:2] for row in found.rows[:3]] == [("2026-11", "fife"), ("2026-10", "highland"), ("2026-09", "fife")]
    assert found.not_read == ("Line 5001 and those after it: a list holds 5000 cafés.",)


def test_a_first_line_that_is_no_line_of_names_is_not_passed_over() -> None:
    assert read_list(b"11-2o26,Fife\n").not_read == ("Line 1: “11-2o26” is no month.",)


@given(st.binary(max_size=400))
def test_whatever_a_file_holds_it_is_read_or_said(content: bytes) -> None:
    found = read_list(content)
    assert all(read_month(month) == month for month, _council, _note in found.rows)


@given(
    st.lists(st.tuples(MONTHS, PLACES, st.booleans()), max_size=12), st.lists(st.tuples(MONTHS, PLACES), max_size=12)
)
def test_nobody_is_waited_for_twice_and_nobody_is_forgotten(
    expected: list[tuple[str, str, bool]], came: list[tuple[str, str]]
) -> None:
    rows = [Expected(str(at), month, place, is_called_off=off) for at, (month, place, off) in enumerate(expected)]
    found = waiting(rows, came)
    assert sorted(row.id for group in found.groups for row in group.rows) == sorted(row.id for row in rows)
    for group in found.groups:
        wanted = [
            row for row in rows if (row.month, row.council) == (group.month, group.council) and not row.is_called_off
        ]
        assert group.missing == max(0, len(wanted) - came.count((group.month, group.council)))
    assert waiting(reversed(rows), reversed(came)).missing == found.missing


def test_it_is_said_in_a_line() -> None:
    rows = [Expected("1", "2026-11", "fife"), Expected("2", "2026-11", "fife"), Expected("3", "2026-10", "highland")]
    assert in_words(waiting([], [])).startswith("Cafés you know of")
    assert in_words(waiting(rows, [("2026-11", "fife")])) == "2 cafés of 3 are still to come"
    assert in_words(waiting(rows[:1], [("2026-11", "fife")])) == "Everybody has sent"
