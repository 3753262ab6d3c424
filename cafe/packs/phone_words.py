"""Words to say down a phone: the key of one pack, or the mark of a programme's key.

The list is our own: 2,048 short words that sound and look apart, so six of them carry 66 bits. No
two differ by one letter, which is why a slip in typing can always be told from another word. The
list never changes: the words of keys already read aloud depend on every word's place in it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from difflib import get_close_matches
from functools import cache

from cafe.content.word_list import SIZE, all_words
from cafe.core.errors import Bug, ProblemToFix
from cafe.core.i18n import _
from cafe.core.words import number

__all__ = [
    "COUNT", "RANDOM_BYTES", "all_words", "as_passphrase", "fingerprint", "of_key", "read_back", "six_words",
]  # fmt: skip

COUNT = 6
RANDOM_BYTES = 32
_BITS = 11


@cache
def _known() -> frozenset[str]:
    return frozenset(all_words())


def six_words(random: bytes) -> tuple[str, ...]:
    """Six words from ``random`` (32 bytes from the computer's own chance, fresh for every pack)."""
    if len(random) < RANDOM_BYTES:
        raise Bug("six words need 32 random bytes")
    left = int.from_bytes(hashlib.sha256(b"cafe six words\0" + random).digest(), "big")
    return _words_of(left)


def fingerprint(key: bytes) -> tuple[str, ...]:
    """Six words that stand for a public key. The same key has the same words on every laptop."""
    return _words_of(int.from_bytes(hashlib.sha256(key).digest(), "big"))


def of_key(public: str) -> tuple[str, ...]:
    """The same of a key as files name it: its hex."""
    return fingerprint(bytes.fromhex(public))


def _words_of(digest: int) -> tuple[str, ...]:
    """The first 66 of 256 bits, eleven at a time."""
    words = all_words()
    return tuple(words[(digest >> (256 - _BITS * (place + 1))) % SIZE] for place in range(COUNT))


def read_back(text: str) -> tuple[str, ...]:
    """The six words as somebody typed them, put right for case, commas and numbers.

    Raises ProblemToFix naming the word that is not in the list, with the nearest one, or saying how
    many words there are.

    >>> read_back("1. Heron, 2. lantern 3. oat 4. brae 5. moss 6. kettle")
    ('heron', 'lantern', 'oat', 'brae', 'moss', 'kettle')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    typed = tuple(re.findall(r"[^\W\d_]+", plain))
    for word in typed:
        if word not in _known():
            raise _unknown(word)
    if len(typed) != COUNT:
        raise ProblemToFix(
            _("There are six words. You have typed {n}.").format(n=number(len(typed))),
            _("Ask for them once more, slowly."),
        )
    return typed


def _unknown(word: str) -> ProblemToFix:
    shown = word[:20]
    near = get_close_matches(word[:20], all_words(), n=1, cutoff=0.6)
    if near:
        return ProblemToFix(
            _("“{word}” is not one of our words.").format(word=shown),
            _("Could it be “{near}”?").format(near=near[0]),
        )
    return ProblemToFix(_("“{word}” is not one of our words.").format(word=shown), _("Ask for it once more, slowly."))


def as_passphrase(words: tuple[str, ...]) -> str:
    """The six words as the lock takes them."""
    return " ".join(words)
