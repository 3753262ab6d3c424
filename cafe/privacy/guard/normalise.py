"""Fold a note to plain letters for the rules, and lead every offset back to the text as typed.

Accents, full-width forms, zero-width characters, soft hyphens and look-alike letters of other scripts
all fold away, so that *Mòrag*, *Mo‍rag* and a *Morag* with a Cyrillic *о* are the same name to the rules.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters of other scripts that pass for Latin ones. (Left: what may be typed; right: what it looks like.)
_LOOK_ALIKES = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονικ",
        "ABEKMHOPCTYXIJSaeopcyxijsdhABEZHIKMNOPTYXaovik",
        strict=True,
    )
)
_PLAIN = {
    "½": "",
    "¼": "",
    "¾": "",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ß": "ss",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ħ": "h",
    "ə": "a",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "ʹ": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
    "−": "-",
    "\u2028": "\n",
    "\u2029": "\n",
}
# Whole words in Cyrillic are read aloud in Latin letters, so that the same lists serve.
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "iu",
            "ia",
            "e",
            "y",
            "e",
            "",
        ],
        strict=True,
    )
)
_OPENING = {"ю": "yu", "я": "ya", "є": "ye", "ї": "yi"}
_CYRILLIC_WORD = re.compile(r"[\u0400-\u052f\u02bc']+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, where that came from in the text as typed."""

    text: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Indices into the text as typed for a slice of the folded text (never empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text in plain letters. Its length may differ; ``back`` leads every slice home."""
    if text.isascii():
        return Folded(text, None, None)
    spoken = _spoken_words(text)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        if char.isascii():
            plain = char
        elif at in spoken:
            plain = spoken[at]
        else:
            if unicodedata.combining(char):
                if ends and ends[-1] == at:
                    ends[-1] = at + 1  # an accent belongs to the letter before it
                continue
            plain = _fold_char(char)
        for piece in plain:
            out.append(piece)
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(out), tuple(starts), tuple(ends))


def fold_word(word: str) -> str:
    """One word of a list as the rules look it up: plain letters, small."""
    return fold(word).text.lower()


def _fold_char(char: str) -> str:
    known = _PLAIN.get(char) or _LOOK_ALIKES.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", char)
    if parts == char:
        return char
    kept = (_PLAIN.get(part) or _LOOK_ALIKES.get(part) or part for part in parts)
    return "".join(part for part in kept if not unicodedata.combining(part))


def _spoken_words(text: str) -> dict[int, str]:
    """Words wholly in Cyrillic, letter by letter in Latin. Mixed words are left to the look-alikes."""
    spoken: dict[int, str] = {}
    for word in _CYRILLIC_WORD.finditer(text):
        start, end = word.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        letters = word[0].strip("'ʼ")
        if _LATIN.match(before) or _LATIN.match(after) or all(char in _LOOK_ALIKES for char in letters):
            continue
        for at in range(start, end):
            small = text[at].lower()
            if small in _CYRILLIC:
                latin = _OPENING.get(small, _CYRILLIC[small]) if at == start else _CYRILLIC[small]
                spoken[at] = latin.capitalize() if text[at] != small else latin
    return spoken
