"""A café's sentences under the codes of today. Pure: what came in is never changed, only read anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cafe.collate.themes.events import OWN, PROPOSED, ProgrammeBook, mark
from cafe.collate.values import CafeFacts, Said
from cafe.model.values import EntryKind


@dataclass(frozen=True, slots=True)
class Proposed:
    """A theme that hosts called so themselves. ``place``: the letters of its code; None where nobody has decided.

    ``place`` is empty where it stays as it is. ``cafes``: ids of the packs that used it. ``said``: some of its words.
    """

    theme_id: str
    label: str
    cafes: tuple[str, ...]
    said: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class SaidUnder:
    """A sentence that counts under a code, and in how many cafés. ``mark`` stands for it in the log."""

    mark: str
    text: str
    cafes: int


def placed(cafe: CafeFacts, book: ProgrammeBook) -> CafeFacts:
    """The café with each sentence under the codes that hold today; two that became one are one."""
    if book.is_plain and not cafe.own_themes:
        return cafe
    said = tuple(_placed(one, book) for one in cafe.said)
    return cafe if said == cafe.said else replace(cafe, said=said)


def _placed(one: Said, book: ProgrammeBook) -> Said:
    if not one.themes:
        return one
    which = mark(one.key) if book.moves else ""  # a hash for each of 130,000 sentences is for those that need it
    themes = tuple(dict.fromkeys(book.letters_of(code, which) for code in one.themes))
    return one if themes == one.themes else replace(one, themes=themes)


def proposed(cafes: Iterable[CafeFacts], shown: Iterable[CafeFacts], book: ProgrammeBook) -> tuple[Proposed, ...]:
    """Every theme that hosts proposed, those in most cafés first.

    ``cafes`` as they came in; ``shown`` the same cafés, in the same order, in the words that may be read.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, set[str]] = defaultdict(set)
    said: dict[str, list[str]] = defaultdict(list)
    for cafe, seen in zip(cafes, shown, strict=True):
        for theme_id, label in cafe.own_themes:
            labels[theme_id][label] += 1
            where[theme_id].add(cafe.pack_id)
        for one, read in zip(cafe.said, seen.said, strict=True):
            for code in one.themes:
                if code.startswith(OWN) and read.text and one.kind is not EntryKind.QUOTE:
                    said[code.removeprefix(OWN)].append(read.text)
    found = []
    for theme_id, called in labels.items():
        label = min(called, key=lambda label: (-called[label], label))
        place = book.letters_of(OWN + theme_id) if book.places.get(theme_id) else None
        if theme_id in book.places and not book.places[theme_id]:
            place = ""
        words = tuple(dict.fromkeys(said[theme_id]))
        found.append(Proposed(theme_id, label, tuple(sorted(where[theme_id])), words, place))
    return tuple(sorted(found, key=lambda one: (-len(one.cafes), one.label, one.theme_id)))


def said_under(letters: str, cafes: Sequence[CafeFacts], shown: Sequence[CafeFacts]) -> tuple[SaidUnder, ...]:
    """The sentences that count under a code, those of most cafés first. ``cafes`` are placed, in their own words."""
    where: dict[str, set[str]] = defaultdict(set)
    words: dict[str, str] = {}
    for cafe, seen in zip(cafes, shown, strict=True):
        for one, read in zip(cafe.said, seen.said, strict=True):
            is_here = letters in one.themes or (
                len(letters) == len(PROPOSED) and any(code.startswith(letters) for code in one.themes)
            )
            if is_here and read.text and one.kind is not EntryKind.QUOTE:
                where[mark(one.key)].add(cafe.pack_id)
                words.setdefault(mark(one.key), read.text)
    found = (SaidUnder(which, words[which], len(packs)) for which, packs in where.items())
    return tuple(sorted(found, key=lambda one: (-one.cafes, one.text)))
