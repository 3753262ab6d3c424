"""The project's own list of words to say aloud: 2,048 short words that sound and look apart.

For the words of a pack and of a key (down a phone), and for the three words on a speaker's slip. No two
differ by one letter. The list never changes: words already read aloud depend on every word's place in it.
"""

from __future__ import annotations

from functools import cache

from cafe.core import assets
from cafe.core.errors import Bug

SIZE = 2_048


@cache
def all_words() -> tuple[str, ...]:
    """The whole list, in its one order."""
    words = tuple(assets.read_text("words/words.txt").split())
    if len(set(words)) != SIZE:
        raise Bug(f"the list of words has {len(set(words))} words")
    return words
