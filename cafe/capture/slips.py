"""Three words for a speaker: how she can ask for her words back without saying who she is.

Capture: a quote is kept → **three words are handed to her, if she wants** → they find the quote again. The words
are this laptop's own chance and say nothing of the café, the quote or her; they never travel.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Container
from itertools import permutations

from cafe.content.word_list import all_words

COUNT = 3

SlipWords = tuple[str, ...]
"""Three of the project's words, in the order in which they were handed out."""


def new_words(taken: Container[str]) -> SlipWords:
    """Three words that stand for nothing on this laptop yet, in no order. ``taken``: as ``key`` writes them."""
    while True:
        found = tuple(secrets.SystemRandom().sample(all_words(), COUNT))
        if not any(key in taken for key in keys_of(found)):
            return found


def key(words: SlipWords) -> str:
    """As the store keeps them: "plum ferry moss"."""
    return " ".join(words)


def of_key(kept: str) -> SlipWords:
    """From the store."""
    return tuple(kept.split())


def keys_of(words: SlipWords) -> tuple[str, ...]:
    """Every order in which they may be said."""
    return tuple(key(order) for order in permutations(words))


def shown(words: SlipWords) -> str:
    """As a page and a slip show them.

    >>> shown(("plum", "ferry", "moss"))
    'plum · ferry · moss'
    """
    return " · ".join(words)


def typed(text: str) -> SlipWords:
    """Three words as somebody typed or read them out, whatever stands between; empty where there are not three.

    >>> typed("Plum, ferry · MOSS")
    ('plum', 'ferry', 'moss')
    """
    found = tuple(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text).casefold()))
    return found if len(found) == COUNT else ()
