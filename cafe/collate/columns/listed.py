"""Sentences by how many cafés wrote them: of several ways to write one, the commonest is shown. Pure, on columns."""

from __future__ import annotations

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.marks import Grouped, Kept
from cafe.collate.values import Sentence


class Listing:
    """Lists of one picture. ``most``: how many sentences each may hold, 0 for all of them.

    Only lists of everything say how a sentence was coded: a report does, and not a page that is counted at each filter.
    """

    def __init__(self, columns: Columns, kept: Kept, most: int) -> None:
        self._columns, self._most = columns, most
        self._sentences, self._ideas = columns.sentences.counts(kept), columns.ideas.counts(kept)
        self._wordings = columns.wordings.counts(kept)
        self._finer = None if most else columns.finer.counts(kept)

    def sentences(self, of: tuple[str, str]) -> tuple[Sentence, ...]:
        """Those of a theme that pull one way."""
        return self._written(self._columns.sentences.ranked(self._sentences, of, self._most))

    def ideas(self, actor: str) -> tuple[Sentence, ...]:
        """Those that one kind of body could act on."""
        return self._written(self._columns.ideas.ranked(self._ideas, actor, self._most))

    def _written(self, ranked: list[tuple[str, int]]) -> tuple[Sentence, ...]:
        wordings = self._columns.wordings
        return tuple(
            Sentence(wordings.commonest(self._wordings, key), cafes, self._codes(key)) for key, cafes in ranked
        )

    def _codes(self, key: str) -> tuple[str, ...]:
        if self._finer is None:
            return ()
        return tuple(sorted(code for code, _count in self._columns.finer.ranked(self._finer, key)))


def met(said: Grouped, kept: Kept) -> tuple[Sentence, ...]:
    """Equal words of several cafés joined, the most often said first."""
    counts = said.counts(kept)
    found = (Sentence(said.commonest(counts, key), cafes) for key, cafes in said.sums(counts).items())
    return tuple(sorted(found, key=lambda sentence: (-sentence.cafes, sentence.text)))
