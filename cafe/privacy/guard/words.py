"""A note as words with their places, and what capitals mean in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"[A-Za-z]+(?:['&-][A-Za-z]+)*")
_BREAK = re.compile(r"[.!?:;\n\"•*()\[\]|/–—]|(?:^|\s)-\s")
_JOINT = re.compile(r"['&-]")
_LONGEST = 60


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set to look words up in."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a note. ``key`` is small, ``low`` also without a possessive; ``end`` leaves the possessive out."""

    text: str
    raw: list[str]
    low: list[str]
    key: list[str]
    start: list[int]
    end: list[int]
    owns: list[bool]
    breaks: list[bool]
    shouting: bool
    heading: bool
    spoken: frozenset[
        str
    ]  # every word of it, small, and the parts of joined ones: what rules look at before they search
    has_digit: bool
    small: bool = False  # typed without capitals; those it has were put back
    learnt: dict[str, bool] = field(default_factory=dict)  # what a rule found out of the whole note, once

    def gap(self, index: int) -> str:
        """What stands between this word and the one before."""
        if index == 0:
            return self.text[: self.start[0]]
        return self.text[self.start[index - 1] + len(self.raw[index - 1]) : self.start[index]]

    @property
    def has_no_capitals(self) -> bool:
        """Whether no word begins with a capital, other than *I* and abbreviations."""
        return not any(
            word[0].isupper() and word != "I" and not (word.isupper() and len(word) > 1) for word in self.raw
        )

    def bare(self, index: int) -> str:
        """The word as typed, without its possessive."""
        return self.text[self.start[index] : self.end[index]]

    def after(self, index: int, count: int = 6) -> str:
        """A few characters after the word (with its possessive)."""
        stop = self.start[index] + len(self.raw[index])
        return self.text[stop : stop + count]


def split(text: str, *, small: bool = False) -> Words:
    """The words of a note; ``small`` where its capitals were put back by ``small_letters.py``."""
    raw: list[str] = []
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    owns: list[bool] = []
    breaks: list[bool] = []
    last = 0
    for hit in TOKEN.finditer(text):
        word = hit[0]
        if len(word) > _LONGEST:
            continue
        at = hit.start()
        owned = len(word) > 2 and word[-2] == "'" and word[-1] in "sS"
        stop = hit.end() - 2 if owned else hit.end() - _contracted(word)
        gap = text[last:at]
        raw.append(word)
        low.append(text[at:stop].lower())
        start.append(at)
        end.append(stop)
        owns.append(owned)
        breaks.append(last == 0 or (gap != " " and bool(_BREAK.search(gap)) and not _is_abbreviation(text, last, gap)))
        last = hit.end()
        if not owned and word[-1] in "sS" and text[last : last + 1] == "'" and text[last + 1 : last + 2] in " ,.":
            owns[-1] = True
    letters = sum(map(str.isalpha, text))
    shouting = letters > 8 and sum(map(str.isupper, text)) > 0.7 * letters
    inner = [word for word, first in zip(raw, breaks, strict=True) if not first and len(word) > 3]
    capped = sum(word[0].isupper() for word in inner)
    heading = not shouting and not small and capped >= 3 and capped >= 0.9 * len(inner)
    key = [word.lower() for word in raw]
    spoken = {*low, *(part for word in key if not word.isalpha() for part in _JOINT.split(word))}
    has_digit = any(map(str.isdigit, text))
    return Words(text, raw, low, key, start, end, owns, breaks, shouting, heading, frozenset(spoken), has_digit, small)


_PRONOUNS = word_set("she they who that there what you this")


def _contracted(word: str) -> int:
    """How many letters of a word are no part of it: *Gwen'd*, *Morag'll*, *Ishbel've*."""
    cut = word.find("'")
    if cut > 2 and word[0].isupper() and word[cut:] in ("'d", "'ll", "'ve") and word[:cut].lower() not in _PRONOUNS:
        return len(word) - cut
    return 0


def _is_abbreviation(text: str, last: int, gap: str) -> bool:
    """A full stop that ends no sentence: *Dr. Gray*, *St. Ninian*, *J. Muir*."""
    if not gap.startswith(". ") or gap.strip(". "):
        return False
    word = text[max(0, last - 5) : last].rsplit(" ", 1)[-1].lower()
    return word in {"dr", "mr", "mrs", "ms", "st", "prof", "rev", "fr", "sr", "no"} or len(word) == 1
