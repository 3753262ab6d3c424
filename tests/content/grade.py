"""How many years of school a text asks for."""

from __future__ import annotations

import re


def reading_grade(text: str) -> float:
    """Flesch-Kincaid, near enough: a syllable is a run of vowels, a line of a list ends a sentence."""
    plain = re.sub(r"(?m)^#.*$|[*_]|^\d+\. |^- ", "", text)
    words = re.findall(r"[A-Za-zà-ÿ’]+", plain)
    stops = len(re.findall(r"[.?:](?=\s|$)|(?<![.?:\n])\n", plain)) + 1
    syllables = sum(max(1, len(re.findall(r"[aeiouyà-ÿ]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / stops + 11.8 * syllables / len(words) - 15.59
