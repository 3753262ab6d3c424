"""What somebody typed into a search, and whether words answer to it. Pure.

Programme → **search** → the cafés behind a sentence. A word finds every word that begins so: *wait* finds *waiting*.
Words between quotation marks are found as they stand, side by side. Letter case and accents do not tell apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_LETTERS = 200  # of what is typed; the rest is not looked at
MOST_PARTS = 12
LEAST_TO_BEGIN = 2  # letters: one alone begins half of all words, and is looked for as a word

_QUOTED_OR_NOT = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand side by side. ``is_beginning``: the last of them may go on."""

    words: tuple[str, ...]
    is_beginning: bool

    @property
    def as_match(self) -> str:
        """The part as the index is asked for it."""
        return f'"{" ".join(self.words)}"{" *" if self.is_beginning else ""}'

    def is_in(self, words: tuple[str, ...]) -> bool:
        """Whether ``words`` hold it."""
        many = len(self.words)
        return any(self._is_at(words[at : at + many]) for at in range(len(words) - many + 1))

    def _is_at(self, some: tuple[str, ...]) -> bool:
        if self.is_beginning:
            return some[:-1] == self.words[:-1] and some[-1].startswith(self.words[-1])
        return some == self.words


@dataclass(frozen=True, slots=True)
class Asked:
    """All parts have to be there, in any order. Without a part nothing is found."""

    parts: tuple[Part, ...]

    @property
    def as_match(self) -> str:
        """The whole question, as the index takes it."""
        return " AND ".join(part.as_match for part in self.parts)

    def is_answered_by(self, text: str) -> bool:
        """Whether ``text`` is something that was asked for."""
        words = words_of(text)
        return bool(self.parts) and all(part.is_in(words) for part in self.parts)


def asked(typed: str) -> Asked:
    """What was typed as a question. Whatever is typed is one; signs that are in no word are passed over.

    >>> asked('wait "not believed"').as_match
    '"wait" * AND "not believed"'
    """
    parts: list[Part] = []
    for quoted, word in _QUOTED_OR_NOT.findall(typed[:MOST_LETTERS]):
        words = words_of(quoted or word)
        if words:
            parts.append(Part(words, is_beginning=not quoted and len(words[-1]) >= LEAST_TO_BEGIN))
    return Asked(tuple(dict.fromkeys(parts))[:MOST_PARTS])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, by the same rule as the index: letters and digits, without accents."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        kind = unicodedata.category(letter)
        if kind[0] in "LN" or kind == "Co":
            letters.append(letter.lower())
        elif kind[0] != "M":
            letters.append(" ")
    return tuple("".join(letters).split())
