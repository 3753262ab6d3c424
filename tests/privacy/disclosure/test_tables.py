"""Reading a table of counts: what is one, and what a coordinator is told where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.core.errors import ProblemToFix
from cafe.privacy.disclosure.tables import MOST_CELLS, Cell, Table, read_table, written


def test_a_table_is_read_as_a_spreadsheet_saves_it() -> None:
    table = read_table("\ufeffAge,Glens,Coast\r\n16–24,3,12\r\n\r\n25–44, 7 ,[z]\r\n")
    assert table == Table(("16–24", "25–44"), ("Glens", "Coast"), ((3, 12), (7, 0)), frozenset({Cell(1, 1)}), "Age")
    assert table.with_totals() == ((3, 12, 15), (7, 0, 7), (10, 12, 22))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no table"),
        ("Age,Glens\n", "no table"),
        ("Age\n16–24\n", "one column only"),
        ("Age;Glens\n16–24;3\n", "one column only"),
        ("Age,Glens\n16–24,3,4\n", "Line 2 has 3 columns where the first line has 2"),
        ("Age,Glens\n16–24\n", "Line 2 has 1 columns"),
        ("Age,Glens\n16–24,\n", "Line 2: “” is not a count"),
        ("Age,Glens\n16–24,-1\n", "“-1” is not a count"),
        ("Age,Glens\n16–24,1.0\n", "“1.0” is not a count"),
        ("Age,Glens\n16–24,²\n", "“²” is not a count"),
        ("Age,Glens\n16–24,٣\n", "is not a count"),
        ("Age,Glens\n16–24,[c]\n", "“[c]” is not a count"),
        ("Age,Glens\n16–24,999999999999\n", "is not a count"),
        ('Age,Glens\n16–24,"1,200"\n', "is not a count"),
        ("Age,Glens,Glens\n16–24,1,2\n", "“Glens” is there twice"),
        ("Age,Glens\na,1\na,2\n", "“a” is there twice"),
        ("Age,,Glens\n16–24,1,2\n", "Column 1 has no name"),
        ("Age,Glens\n ,1\n", "Row 1 has no name"),
        ("Age,Glens,Total\n16–24,1,1\n", "a column called “Total”"),
        ("Age,Glens\n16–24,1\nTOTAL,1\n", "a row called “TOTAL”"),
        ('Age,Glens\n"16–24,1\n', "Line 2 cannot be read"),
        ("Age," + ",".join(map(str, range(MOST_CELLS))) + "\na" + ",1" * MOST_CELLS + "\n", "too large"),
    ],
)
def test_what_is_no_table_is_said_with_its_line(text: str, says: str) -> None:
    with pytest.raises(ProblemToFix) as told:
        read_table(text)
    assert says in told.value.sentence()


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_table_or_a_sentence(text: str) -> None:
    try:
        table = read_table(text)
    except ProblemToFix as problem:
        assert problem.message
    else:
        assert len(written(table, frozenset()).splitlines()) >= len(table.rows) + 2


def test_a_hidden_number_is_not_in_the_text_and_totals_are() -> None:
    table = read_table("Age,Glens,Coast\n16–24,3,12\n25–44,[z],31\n")
    text = written(table, frozenset({Cell(0, 0), Cell(2, 0)}))
    assert text == "Age,Glens,Coast,Total\n16–24,[c],12,15\n25–44,[z],31,31\nTotal,[c],43,46\n"


def test_a_name_never_acts_in_a_spreadsheet() -> None:
    table = Table(("=1+1",), ("@sum",), ((7,),))
    assert written(table, frozenset()).splitlines()[:2] == [",'@sum,Total", "'=1+1,7,7"]
