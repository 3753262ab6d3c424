"""How many years of school a text asks for: Flesch-Kincaid, by the readability package."""

from __future__ import annotations

import re

import readability


def reading_grade(text: str) -> float:
    """The grade of a text of ours. Marks of its layout go; a line of a list, or a colon, ends a sentence."""
    plain = re.sub(r"(?m)^#.*$|[*_]|^\d+\. |^- ", "", text)
    parts = (re.findall(r"[A-Za-zà-ÿ’'-]+", part) for part in re.split(r"(?<=[.?:])\s+|\n+", plain))
    sentences = "\n".join(" ".join(words) + " ." for words in parts if words)
    return float(readability.getmeasures(sentences, lang="en")["readability grades"]["Kincaid"])
