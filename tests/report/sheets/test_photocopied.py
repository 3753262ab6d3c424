"""A sheet goes through an old photocopier. What a person reads or fills in is still there."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cafe.report.paper.look import STANDARD
from tests.report.sheets.everything import printed
from tests.report.sheets.photocopier import Stroke, copied, copy_of_the_copy, first_page, ink_in, share_left

SHEETS = ("agreements-poster", "agreement-cards", "feedback-strips", "ripple-map", "support-cards", "summary")
_SET_LIGHT, _SET_DARK, _IN_SIGHT = 0.5, 0.65, 0.75
_TOO_LIGHT = 0.4  # the lamp of a machine that nobody has looked after
_TICK = 40  # dots
_PALE = 0.6  # the hairlines between rows may go, and the dots that lead to a figure


@pytest.mark.parametrize("sheet_id", SHEETS)
def test_words_and_lines_are_still_there_on_a_photocopy(qtbot: QtBot, sheet_id: str) -> None:
    drawn = first_page(printed(sheet_id, STANDARD))
    on_paper = copied(drawn, _IN_SIGHT)
    inked = [one for one in drawn.strokes if one.light < _PALE and not one.is_dashed]
    lines = [one for one in inked if share_left(on_paper, one) == 1]  # some run on under a circle
    assert len(drawn.texts) > 10 and lines
    for setting in (_SET_LIGHT, _SET_DARK):
        copy = copied(drawn, setting)
        assert [said for said, box in drawn.texts if ink_in(copy, box) < 0.6 * ink_in(on_paper, box)] == []
        assert [one for one in lines if share_left(copy, one) < 0.9] == []


def test_a_line_as_pale_as_a_shadow_is_known_to_be_lost(qtbot: QtBot) -> None:
    drawn = first_page(printed("summary", STANDARD))
    copy = copied(drawn, _SET_DARK)
    pale = [one for one in drawn.strokes if one.light >= _PALE]
    assert pale and not any(share_left(copy, one) for one in pale)
    assert not ink_in(copied(drawn, 0.0), drawn.texts[0][1]), "a machine with its lamp too bright loses the words"


@pytest.mark.parametrize("sheet_id", ["feedback-strips", "slips-light", "slips-wellbeing"])
def test_the_line_to_cut_along_is_there_on_a_copy_of_a_copy(qtbot: QtBot, sheet_id: str) -> None:
    drawn = first_page(printed(sheet_id, STANDARD))
    last = copy_of_the_copy(drawn, _TOO_LIGHT)
    dashes = [one for one in drawn.strokes if one.is_dashed and one.light < _PALE and _reaches_across(one)]
    assert dashes
    assert [one for one in dashes if share_left(last, one) < 0.5] == []


@pytest.mark.parametrize("sheet_id", ["agreement-cards", "support-cards", "question-cards", "quote-slips"])
def test_the_marks_to_cut_cards_by_are_there_on_a_copy_of_a_copy(qtbot: QtBot, sheet_id: str) -> None:
    drawn = first_page(printed(sheet_id, STANDARD))
    last = copy_of_the_copy(drawn, _TOO_LIGHT)
    ticks = [one for one in drawn.strokes if not one.is_dashed and one.length < _TICK and one.light < 0.3]
    assert len(ticks) > 8
    assert [one for one in ticks if share_left(last, one) < 0.9] == []


def _reaches_across(stroke: Stroke) -> bool:
    return stroke.length > 1000
