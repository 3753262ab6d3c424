"""Words from people, made safe to draw: the last step before ink, after the café, wherever something is
printed.

Our drawing takes plain strings and never markup, so nothing that somebody typed can become a tag, a link or a
picture. What is left to take care of is characters that hide, reorder or cannot be drawn.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from cafe.report.paper import fonts

MISSING = "□"

# Marks our faces lack and what a person would write by hand instead.
_CLOSEST = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "−",
    "\u2043": "-",
    "\u2044": "/",
    "\u00b5": "u",
    "\u02bc": "’",
    "\u201b": "‘",
    "\u2032": "'",
    "\u2033": '"',
}


@lru_cache(maxsize=8192)
def printable(words: str) -> str:
    """The words as they will be drawn and as a reader will copy them: one line, composed, nothing hidden.

    Taken out: NUL and other controls, and every format character (direction marks, zero-width characters,
    soft hyphens). White space of any kind becomes single spaces, none at the ends, but a no-break space still
    keeps two words on one line; lone surrogates and characters that neither face has become their nearest
    letter, or an empty box that shows something was there.

    >>> printable("a\\u202eb\\x00  c\\n")
    'ab c'
    """
    is_one_line = words.isprintable() and "  " not in words
    if is_one_line and (words.isascii() or (unicodedata.is_normalized("NFC", words) and _ordinary().issuperset(words))):
        return words.strip(" ")
    kept = []
    for c in unicodedata.normalize("NFC", "".join(_whole(c) for c in words)):
        if c in "\u00a0\u202f":
            kept.append("\u00a0")
        elif c.isspace():
            kept.append(" ")
        elif unicodedata.category(c) not in ("Cc", "Cf"):
            kept.append(c if fonts.can_draw(c) and not "\ufb00" <= c <= "\ufb06" else _closest(c))
    return " ".join(word for word in "".join(kept).split(" ") if word)


@cache
def _ordinary() -> frozenset[str]:
    """What is drawn as it stands."""
    return fonts.drawn() - {chr(code) for code in range(0xFB00, 0xFB07)}


def _whole(c: str) -> str:
    return MISSING if "\ud800" <= c <= "\udfff" else c


def _closest(c: str) -> str:
    # A typed ligature comes apart here too, so that a search for its letters finds it.
    if c in _CLOSEST:
        return _CLOSEST[c]
    plain = "".join(p for p in unicodedata.normalize("NFKD", c) if not unicodedata.combining(p) and not p.isspace())
    if plain and all(fonts.can_draw(p) for p in plain):
        return plain
    return "" if unicodedata.category(c) == "Mn" else MISSING
