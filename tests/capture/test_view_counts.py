"""Heads, not names: what the counting says while it is going on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.capture.view_counts import attendance_view, counted_so_far, feedback_view
from cafe.content import forms
from cafe.model.values import Attendance, Face, Feedback, Tally

SLIP, STRIP = forms.equality(), forms.feedback()
AGES = (Tally("age", "45-54", 5), Tally("age", "55-64", 2), Tally("age", "65-74", 4))


@pytest.mark.parametrize(
    ("counted", "people", "said"),
    [
        (11, 14, "11 of 14 counted. The other 3 go down as “not asked”."),
        (13, 14, "13 of 14 counted. The other one goes down as “not asked”."),
        (14, 14, "All 14 counted."),
        (16, 14, "16 counted, and 14 came. Count once more?"),
        (0, None, "Nobody counted yet."),
        (3, None, "3 counted."),
    ],
)
def test_it_says_how_far_the_counting_is(counted: int, people: int | None, said: str) -> None:
    assert counted_so_far(counted, people, "Not asked") == said


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_two_parts_of_the_sentence_always_make_the_whole(counted: int, people: int) -> None:
    said = counted_so_far(counted, people, "Not asked")
    if people - counted > 1:
        assert f"{counted} of {people}" in said
        assert f"The other {people - counted} " in said
    assert "-" not in said


def test_who_came_shows_two_big_counts_and_the_slip() -> None:
    view = attendance_view(Attendance("c", people=14, first_timers=6), AGES, SLIP)
    assert [(head.title, head.value) for head in view.heads] == [
        ("People here", 14),
        ("Here for the first time", 6),
    ]
    age = view.questions[0]
    assert (age.id, age.is_open) == ("age", True)
    assert age.so_far.startswith("11 of 14 counted. The other 3")
    assert {cell.category: cell.value for cell in age.cells}["45-54"] == 5
    assert view.warning == view.cuppa == ""


def test_a_question_nobody_counted_waits_behind_its_button() -> None:
    view = attendance_view(Attendance("c", people=14), (), SLIP)
    assert [question.is_open for question in view.questions] == [True] + [False] * (len(view.questions) - 1)
    assert not any(cell.is_counted for question in view.questions for cell in question.cells)


def test_more_answers_than_people_is_a_question_not_a_wall() -> None:
    view = attendance_view(Attendance("c", people=9), AGES, SLIP)
    assert view.warning == "“Your age” has more answers than people. Count once more?"


@pytest.mark.parametrize(("people", "word"), [(0, "Nobody came"), (1, "cuppa"), (2, "cuppa")])
def test_a_very_small_cafe_hears_what_that_means(people: int, word: str) -> None:
    assert word in attendance_view(Attendance("c", people=people), (), SLIP).cuppa
    assert attendance_view(Attendance("c", people=3), (), SLIP).cuppa == ""


def test_feedback_counts_each_statement_by_itself() -> None:
    counts = (Tally("F1", "mostly", 4), Tally("F1", "very_much", 5), Tally("F2", "a_little", 1))
    view = feedback_view(Feedback("c", counts, ("Lovely scones.",)), STRIP, people=9)
    assert [statement.code for statement in view.statements] == ["F1", "F2", "F3", "F4", "F5"]
    assert [face.face for face in view.statements[0].faces] == list(Face)
    assert [statement.so_far for statement in view.statements[:3]] == [
        "9 of 9 answered", "1 of 9 answered", "0 of 9 answered",
    ]  # fmt: skip
    assert view.comments == ("Lovely scones.",)
    assert view.warning == ""
    assert feedback_view(Feedback("c", counts), STRIP, people=8).warning


def test_feedback_without_a_headcount_just_counts() -> None:
    view = feedback_view(Feedback("c", (Tally("F1", "mostly", 4),)), STRIP)
    assert view.statements[0].so_far == "4 answered"
