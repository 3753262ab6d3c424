"""A telephone number as somebody typed it: is it all there? Nothing is rung, and nothing is looked up."""

from __future__ import annotations

from cafe.core.i18n import _

FEWEST = 3
"""Figures in the shortest number that can be rung: 999, 111."""

_FULL, _FEWEST_FULL = ("01", "02", "03", "07"), 10
"""How ordinary numbers of the United Kingdom begin, and how many figures the shortest of them has
(Ofcom, The National Telephone Numbering Plan). Freephone numbers may be shorter: 0800 1111."""


def slip(number: str) -> str:
    """What to look at again, in a sentence; empty where nothing was typed, or the number can be whole."""
    figures = "".join(letter for letter in number if letter.isdigit())
    if not number.strip():
        return ""
    if len(figures) < FEWEST:
        return _("A number needs three figures or more.")
    if figures.startswith(_FULL) and len(figures) < _FEWEST_FULL:
        return _("This number is too short. Look at it again.")
    return ""


def can_be_rung(number: str) -> bool:
    """Whether it is there, and whole."""
    return bool(number.strip()) and not slip(number)
