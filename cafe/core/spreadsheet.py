"""Words that go into a spreadsheet's cell, and never act there."""

from __future__ import annotations

import unicodedata

_FORMULA = frozenset("=+-@")
_BREAKS = frozenset("\t\r\n")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def safe(words: str) -> str:
    """``words`` so that no spreadsheet takes them for a formula: those that could be are led by an apostrophe.

    Looks behind leading spaces and unseen characters, and at the full-width forms of the signs. Half a letter,
    which no file can hold, becomes the mark for one.

    >>> safe("=1+1")
    "'=1+1"
    >>> safe("We wait - and wait")
    'We wait - and wait'
    """
    plain = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in words if letter != "\0")
    for letter in plain:
        if letter in _BREAKS:
            return f"'{plain}"
        if unicodedata.category(letter) in _UNSEEN:
            continue
        return f"'{plain}" if set(unicodedata.normalize("NFKC", letter)[:1]) & _FORMULA else plain
    return plain
