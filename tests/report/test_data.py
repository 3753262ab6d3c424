"""Data files open as words and numbers in a spreadsheet, and never as a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.report.data import DataTable, safe, to_csv

PAYLOADS = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u200b \ufeff@A1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\x00=1+1",
    "\u2028=1+1",
    "﹦1+1",
    '=HYPERLINK("http://x.example","Open")',
    "\t",
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_that_could_be_a_formula_are_led_by_an_apostrophe(payload: str) -> None:
    assert safe(payload).startswith("'")
    table = DataTable("t", ("words", "n"), ((payload, 1), (f"fine, {payload}", 2)))
    rows = read(to_csv(table))
    assert rows[1] == [safe(payload), "1"]
    assert rows[2] == [f"fine, {payload}".replace("\0", ""), "2"]


@pytest.mark.parametrize(
    "words", ["We wait.", "“I = me”", "a-b", "5 cafés", "'quoted'", "", "  spaced", "½ an hour", "1 + 1"]
)
def test_plain_words_are_left_alone(words: str) -> None:
    assert safe(words) == words


@settings(max_examples=1000)
@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula_would(words: str) -> None:
    content = to_csv(DataTable("t", ("words",), ((words,),)))
    cell = read(content)[1][0]
    assert cell.lstrip().lstrip("\u200b\ufeff\u2060\u00ad ")[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    assert "\0" not in cell


@settings(max_examples=300)
@given(st.lists(st.tuples(st.text(max_size=30), st.integers(0, 10_000)), min_size=1, max_size=5))
def test_rows_come_back_as_they_went(rows: list[tuple[str, int]]) -> None:
    found = read(to_csv(DataTable("t", ("words", "cafés"), tuple(rows))))
    assert found[0] == ["words", "cafés"]
    assert [(one, int(number)) for one, number in found[1:]] == [(safe(words), number) for words, number in rows]


def test_numbers_are_numbers_and_accents_are_read_by_excel() -> None:
    content = to_csv(DataTable("t", ("name", "cafés"), (("Na h-Eileanan Siar", 3), ("[c]", 0))))
    assert content == '\ufeff"name","cafés"\r\n"Na h-Eileanan Siar",3\r\n"[c]",0\r\n'.encode()
