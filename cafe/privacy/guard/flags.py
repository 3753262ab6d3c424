"""What the guard hands back: the words that could point to a person, and wordings that would not.

Plan → run → **capture** → review: the same flags rise while a note is typed and again before it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The thirteen kinds of words that can point to a person."""

    PERSON = "PERSON"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    URL = "URL"
    POSTCODE = "POSTCODE"
    ADDRESS = "ADDRESS"
    PLACE = "PLACE"
    ORG = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    ID = "ID"
    RARE = "RARE"


@dataclass(frozen=True, slots=True)
class Flag:
    """Words that could point to a person. A prompt: it stops nothing.

    ``start:end`` are the identifying words themselves; ``replace_start:replace_end`` is what a swap
    takes the place of (with the title, article or kin word, so that *Dr Sutherland* becomes *a GP*).
    All four are ``str`` indices into the text as it was typed. ``swaps`` holds one to three wordings
    that keep the sense, the best first.
    """

    start: int
    end: int
    replace_start: int
    replace_end: int
    kind: Kind
    text: str
    swaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding while rules still compete for the words, in indices of the normalised text.

    Where findings overlap the heavier one stays, then the longer one.
    """

    start: int
    end: int
    replace_start: int
    replace_end: int
    kind: Kind
    swaps: tuple[str, ...]
    weight: int = 5
