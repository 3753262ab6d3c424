"""Words that go into a spreadsheet's cell, and never act there; and lists that come out of one."""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

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


def list_text(content: bytes) -> str | None:
    """The text of a list in whichever of the ways spreadsheets write one: UTF-16, which says so by its first bytes,
    UTF-8, or as older ones save. None where it is none of these.
    """
    is_wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def parted_by(text: str) -> str:
    """What stands between the cells of a list, by its first line."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
