"""A colour that one page makes clearer is as it was on every other."""

from __future__ import annotations

from cafe.ui.theme import Theme


def test_a_colour_that_one_page_makes_clearer_is_whole_on_the_next() -> None:
    look = Theme()
    look["ground"].setAlphaF(0.35)
    assert look["ground"].alphaF() == 1.0
