"""Finding a page of help by the words that somebody types: misspelt, in other words than ours, or as a question."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import cache

from cafe.content import guides
from cafe.content.guides import Guide
from cafe.core import assets

_SMALL = frozenset(
    ["a", "an", "and", "are", "can", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my", "of", "on", "or",
     "our", "the", "to", "was", "we", "what", "when", "where", "who", "with", "you", "your"]
)  # fmt: skip
_LEAST = 4  # letters of a word that may be misspelt
_CLOSE = 0.8
_NEARLY = 0.6  # of the best page, where none holds every word


def matching(asked: str) -> tuple[Guide, ...]:
    """Pages that hold every word asked for, in their order; where none does, those that hold the most telling ones.

    All of them for no words. A word also counts where a page has its beginning, a spelling close to it, or one of our
    words for it. What only joins words is left out, unless there is nothing else.
    """
    typed = _words(asked)
    wanted = [word for word in typed if word not in _SMALL] or typed
    if not wanted:
        return guides.load()
    held = {word: _holding(word) for word in dict.fromkeys(wanted)}
    whole = frozenset.intersection(*held.values())
    if not whole:
        scores = {one.id: sum(1 / len(ids) for ids in held.values() if one.id in ids) for one in guides.load()}
        best = max(scores.values())
        whole = frozenset(one for one, score in scores.items() if score and score >= _NEARLY * best)
    return tuple(guide for guide in guides.load() if guide.id in whole)


def _holding(word: str) -> frozenset[str]:
    """The pages that hold a word as it is typed or, where none does, as it was meant."""
    found = _beginning(word)
    for meant in _ours().get(word, ()):
        found |= frozenset.intersection(*(_beginning(one) for one in _words(meant)))
    if not found and len(word) >= _LEAST:
        for near in get_close_matches(word, [*_vocabulary(), *_ours()], n=3, cutoff=_CLOSE):
            found |= _holding(near)
    return found


def _beginning(word: str) -> frozenset[str]:
    return frozenset(ident for ident, held in _pages().items() if any(one.startswith(word) for one in held))


def _words(text: str) -> list[str]:
    """As they are told apart: "e-mail" and "email" are one word, and so are "host’s" and "hosts"."""
    return re.findall(r"\w+", re.sub(r"[-\u2011'’]", "", text.casefold()))


@cache
def _pages() -> dict[str, frozenset[str]]:
    return {guide.id: frozenset(_words(f"{guide.title} {guide.text}")) for guide in guides.load()}


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for held in _pages().values() for word in held if len(word) >= _LEAST}))


@cache
def _ours() -> dict[str, tuple[str, ...]]:
    """What people type → our words for it."""
    kept = tomllib.loads(assets.read_text("guides/everyday.toml"))["words"]
    return {typed: tuple(meant) for typed, meant in kept.items()}
