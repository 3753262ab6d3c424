"""The code on the recovery sheet: 120 bits and a check character, in five groups of five, for a hand to copy.

Crockford's 32 letters and figures: no I, L, O or U, so that a code copied by hand is read as it was meant.
The check character notices any one wrong character and any two that changed places.
"""

from __future__ import annotations

import re

from nacl.utils import random

from cafe.core.errors import Bug, ProblemToFix
from cafe.core.i18n import _

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 5
GROUP_SIZE = 5
_BYTES = 15  # 120 bits: 24 characters of five bits each
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_APART = re.compile(r"[\s\-‐‑‒–—.,·]+")
_FIELD = 0b100101  # x⁵ + x² + 1: powers of x run through all 31 others before they come round

Groups = tuple[str, ...]


def new_code() -> Groups:
    """A fresh code by the computer's own chance, in groups as they are printed."""
    number = int.from_bytes(random(_BYTES), "big")
    body = "".join(LETTERS[number >> shift & 31] for shift in range(115, -1, -5))
    return grouped(body + _check(body))


def grouped(code: str) -> Groups:
    """The 25 characters as five groups."""
    if len(code) != GROUPS * GROUP_SIZE:
        raise Bug("a recovery code has 25 characters")
    return tuple(code[at : at + GROUP_SIZE] for at in range(0, len(code), GROUP_SIZE))


def plain(typed: str) -> str:
    """What was typed as the sheet has it: capitals, no spaces or dashes, O as 0, I and L as 1."""
    return _APART.sub("", typed).upper().translate(_READ_AS)


def read(typed: str) -> str:
    """The 25 characters of a code that was typed from paper.

    Raises ProblemToFix, saying what to look at, for a character that is never used, for too few or
    too many, and where the check character shows that one is not as printed.
    """
    code = plain(typed)
    for at, letter in enumerate(code):
        if letter not in LETTERS:
            raise ProblemToFix(_never_used(at // GROUP_SIZE + 1), _letters())
    if len(code) != GROUPS * GROUP_SIZE:
        raise ProblemToFix(
            _("There are five groups, with five characters in each. Nothing is lost."),
            _("Look at your sheet once more."),
        )
    if _check(code[:-1]) != code[-1]:
        raise ProblemToFix(_("One character is not as it is on your sheet. Nothing is lost."), _letters())
    return code


def differing(groups: Groups, number: int, typed: str) -> str:
    """What to say of group ``number`` (from 1) as read back from paper; empty when it is right."""
    if plain(typed) == groups[number - 1]:
        return ""
    return _("That is not group {n}.").format(n=number) + " " + _letters()


def _never_used(group: int) -> str:
    if group > GROUPS:
        return _("There are five groups, with five characters in each. Nothing is lost.")
    return _("Group {n} has a character that is never used. Nothing is lost.").format(n=group)


def _letters() -> str:
    return _("Look once more. The letters O, I, L and U are never used.")


def _check(body: str) -> str:
    """One more character: a sum over the field of 32, each place with a weight of its own."""
    total, weight = 0, 1
    for letter in body:
        weight = _times(weight, 2)
        total ^= _times(weight, LETTERS.index(letter))
    return LETTERS[total]


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        other >>= 1
        one <<= 1
        if one & 32:
            one ^= _FIELD
    return product
