"""The two faces of the booklet, for paper: widths, kerning, and the bytes that show a word.

Kerning is on and ligatures are off: unkerned titles look broken, and a ligature with no letter behind it
breaks copying and screen readers. What is measured is what is drawn, pair for pair. ReportLab kerns nothing
itself, so the pairs of each face lie beside it as a small table (`fonts/kerning-*.json`, made by
`installer/tools/make_kerning.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from cafe.core import assets
from cafe.core.tokens import SANS, SERIF

_FILES = {
    (SERIF, 400): "Literata-Regular",
    (SERIF, 500): "Literata-Medium",
    (SERIF, 600): "Literata-SemiBold",
    (SANS, 400): "AtkinsonHyperlegibleNext-Regular",
    (SANS, 600): "AtkinsonHyperlegibleNext-SemiBold",
    (SANS, 700): "AtkinsonHyperlegibleNext-Bold",
}
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Face:
    """One face at one weight. Widths and kerning are thousandths of the size."""

    name: str
    font: Any
    widths: dict[str, float]
    left: dict[str, list[int]]
    right: dict[str, int]
    digit: float
    stand_in: str
    letters: frozenset[str]

    def kerns(self, text: str) -> list[int]:
        """What each pair adds to the advance of its first letter; mostly negative or nothing."""
        row_of, column_of = self.left.get, self.right.get
        found = []
        for one, other in pairwise(text):
            row, column = row_of(one), column_of(other)
            found.append(0 if row is None or column is None else row[column])
        return found


@cache
def face(family: str, weight: int) -> Face:
    """The face by family and weight, loaded and registered once.

    Raises `KeyError` for a weight we do not bundle.
    """
    return _load(_FILES[family, weight])


@cache
def named(name: str) -> Face:
    """The face by the name of its file, as a `Style` keeps it."""
    return _load(name)


@cache
def _load(name: str) -> Face:
    font = TTFont(name, BytesIO(assets.read_bytes(f"fonts/{name}.ttf")), asciiReadable=False)
    pairs = json.loads(assets.read_text(f"fonts/kerning-{name}.json"))
    widths = {chr(code): float(font.face.charWidths[code]) for code in font.face.charToGlyph}
    return Face(
        name=name,
        font=font,
        widths=widths,
        left={c: row for letters, row in zip(pairs["left"], pairs["grid"], strict=True) for c in letters},
        right={c: at for at, letters in enumerate(pairs["right"]) for c in letters},
        digit=max(widths[d] for d in _DIGITS),
        stand_in=_stand_in(name),
        letters=frozenset(widths),
    )


def _stand_in(name: str) -> str:
    """The other family's face of about the same weight."""
    light = name.endswith(("Regular", "Medium"))
    if name.startswith("Literata"):
        return "AtkinsonHyperlegibleNext-Regular" if light else "AtkinsonHyperlegibleNext-Bold"
    return "Literata-Regular" if light else "Literata-SemiBold"


@cache
def can_draw(character: str) -> bool:
    """Whether either face has the character: what Atkinson lacks (Cyrillic, Greek, arrows) Literata may have."""
    return character in _load(_FILES[SANS, 400]).widths or character in _load(_FILES[SERIF, 400]).widths


@cache
def drawn() -> frozenset[str]:
    """Every character that either face has."""
    return _load(_FILES[SANS, 400]).letters | _load(_FILES[SERIF, 400]).letters


def runs(name: str, text: str) -> list[tuple[str, str]]:
    """The text cut where the face changes: (face, piece) pairs, the other family standing in for missing letters."""
    own = _load(name)
    if own.letters.issuperset(text):
        return [(name, text)]
    pieces: list[tuple[str, str]] = []
    for c in text:
        use = name if c in own.widths else own.stand_in
        if pieces and pieces[-1][0] == use:
            pieces[-1] = (use, pieces[-1][1] + c)
        else:
            pieces.append((use, c))
    return pieces


@lru_cache(maxsize=32768)
def width(name: str, text: str, even_digits: bool = False) -> float:
    """How far the text reaches, kerned, in thousandths of the size. `even_digits` gives each digit the same room."""
    total = 0.0
    for use, piece in runs(name, text):
        own = _load(use)
        if even_digits:
            total += sum(own.digit if c in _DIGITS else own.widths[c] for c in piece)
        else:
            total += sum(map(own.widths.__getitem__, piece)) + sum(own.kerns(piece))
    return total


Shift = tuple[int, str]
"""The number of a letter, and what moves it as the page says it: thousandths of the size, to the left positive."""


@lru_cache(maxsize=8192)
def shifts(name: str, text: str, even_digits: bool) -> tuple[Shift, ...]:
    """Where one face's text is moved: before which letters (or, as if there were one more, after the last)."""
    own = _load(name)
    if not even_digits:
        return tuple((at, f"{-kern:g}") for at, kern in enumerate(own.kerns(text), start=1) if kern)
    found = [0.0] * (len(text) + 1)
    for at, c in enumerate(text):
        if c in _DIGITS:
            spare = (own.digit - own.widths[c]) / 2
            found[at] += spare
            found[at + 1] += spare
    return tuple((at, f"{-shift:g}") for at, shift in enumerate(found) if shift)
