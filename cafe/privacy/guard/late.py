"""Regular expressions that are compiled when first needed and searched only where a word asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Late:
    """A pattern with the three methods that the rules use. The same pattern is compiled once."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)


def where_said(
    table: Iterable[tuple[Late, frozenset[str]]], text: str, spoken: frozenset[str]
) -> Iterator[tuple[Late, re.Match[str]]]:
    """What each pattern of a table finds, searched only where one of its words is ``spoken`` (no words: always)."""
    for pattern, gate in table:
        if not gate or not spoken.isdisjoint(gate):
            for hit in pattern.finditer(text):
                yield pattern, hit
