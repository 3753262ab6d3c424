"""Words as they are kept and as they travel: one line of ordinary characters, in one normal form.

One rule for the writing up, the pack and the programme's file, so that a text that could be kept can always travel.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SPACES = frozenset({"Cc", "Zl", "Zp", "Zs"})  # a line break parts two words; a soft hyphen does not
_JOINERS = frozenset("\u200c\u200d")  # some scripts and emoji need them
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_BETWEEN_WORDS = re.compile(r"[^\w]+")


def is_plain_text(text: str) -> bool:
    """In the one normal form (NFC), on one line, with no unseen or direction-changing characters."""
    if not unicodedata.is_normalized("NFC", text):
        return False
    if text.isprintable():
        return True
    return not any(unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS for letter in text)


def plain_text(text: str) -> str:
    r"""``text`` as it may travel: normal form, one line, single spaces, nothing unseen.

    >>> plain_text("  Two\nlines ")
    'Two lines'
    """
    if _is_plain_already(text):
        return text
    return " ".join(word for word in _seen(text).split(" ") if word)


def plain_lines(text: str) -> str:
    r"""The text of a file as it may travel: every line in the normal form, no unseen letters; its spaces stay.

    >>> plain_lines("one  two\r\nthree")
    'one  two\nthree'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line if is_plain_text(line) else _seen(line) for line in lines)


def _seen(text: str) -> str:
    """``text`` in the normal form, a space for each control letter, nothing for those that are not seen."""
    letters = []
    for letter in text:
        kind = unicodedata.category(letter)
        if kind in _SPACES:
            letters.append(" ")
        elif kind not in _UNSEEN or letter in _JOINERS:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters))


def _is_plain_already(text: str) -> bool:
    """As nearly every text is: a look at the whole instead of at each letter."""
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and unicodedata.is_normalized("NFC", text)
    )


def isolated(text: str) -> str:
    """``text`` to stand within a sentence of ours: letters that run from right to left turn nothing around them."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\u2068{text}\u2069" if turns else text


def words_in(text: str) -> int:
    """How many words a quote has, as a person counts them."""
    return len(text.split())


def bare_words(text: str) -> str:
    """The words alone, without case or marks: the same where two people would write down the same thing.

    >>> bare_words("“I’d never said it!”") == bare_words("I'd never  said it")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    return " ".join(_BETWEEN_WORDS.split(plain)).strip() or plain_text(text).casefold()


def mark_of_words(text: str) -> str:
    """What stands for words that are not kept: enough to know them again, and nothing to read."""
    return hashlib.sha256(bare_words(text).encode()).hexdigest()
