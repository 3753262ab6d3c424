"""The report on one page that is easy to read: large, short, with a picture a line, and promising nothing."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from cafe.model.values import Answer, AnswerState
from cafe.report import easy_read
from cafe.report.easy_read import Line
from cafe.report.paper.icons import strokes
from cafe.report.programme_values import Voice
from tests.content.grade import reading_grade
from tests.report.paper.uacheck import inspect
from tests.report.programmes import STATES, outline


def _lines(report: object) -> list[Line]:
    return [line for part in easy_read.easy_read(report).chapters for line in part.lines]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", STATES)
def test_it_is_one_page_that_a_child_of_ten_can_read(name: str) -> None:
    report = STATES[name]()  # type: ignore[operator]
    pdf = easy_read.render(report)
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert reading_grade(easy_read.easy_read(report).text) <= 5
    sizes = []
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if text.strip() else None)
    assert min(sizes) >= 18
    assert not inspect(pdf).faults
    assert easy_read.render(report) == pdf


def test_every_line_has_its_picture_and_is_short() -> None:
    for line in _lines(outline(24)):
        assert strokes(line.picture, 24)
        assert all(len(part.split()) <= 15 for part in line.words.split(". "))


def test_a_small_number_of_people_is_not_told() -> None:
    report = outline(24)
    told = " ".join(line.words for line in _lines(replace(report, reach=replace(report.reach, people=None))))
    assert "people came" in " ".join(line.words for line in _lines(report))
    assert "came twice" not in told


def test_nothing_is_promised_and_an_answer_is_told() -> None:
    report = outline(24)
    assert "Nobody has said yes to these ideas yet." in [line.words for line in _lines(report)]
    answered = replace(report, answered=(Answer("A bus", "It runs.", AnswerState.DONE, ""),))
    assert "Some ideas have an answer now. The rest still wait." in [line.words for line in _lines(answered)]


def test_a_long_quote_waits_for_the_whole_report() -> None:
    report = replace(outline(24), voices=(Voice("word " * 30, "Menopause"), Voice("She heard me.", "Menopause")))
    hers = [line.words for line in _lines(report) if line.picture == "quote"]
    assert hers == ["A woman said: “She heard me.”"]
