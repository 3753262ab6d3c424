"""Put a swap in the place of what was flagged, so that the sentence still reads as a sentence."""

from __future__ import annotations

import re

from cafe.privacy.guard.flags import Flag
from cafe.privacy.guard.words import word_set

_DETERMINERS = word_set(
    "a an the her his my our their your one some someone somebody another this that two three every each"
)
_LEADS = word_set("in at on aged near")
_LAST_WORD = re.compile(r"([A-Za-z]+)([ \t]+)$")
_FIRST_WORD = re.compile(r"^[A-Za-z]+")
_NEXT_WORD = re.compile(r"^[ \t]+([A-Za-z]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"')\]]*\s+|\n\s*(?:[-•*]\s*)?)[\"'“‘(\[]?$")
_VOWEL_SOUND = re.compile(r"^(?:[aeiou]|hour|honest|NHS|MP|MSP|HGV)(?!ni|ne\b|nce\b|ser|sual)", re.I)


def apply_swap(text: str, flag: Flag, swap: str) -> str:
    """The note with ``swap`` instead of the flagged words.

    A capital stays at the start of a sentence, *a* and *an* agree, and no article is said twice.

    >>> apply_swap("An Ann ran.", Flag(3, 6, 3, 6, Kind.PERSON, "Ann", ("nurse",)), "nurse")
    'A nurse ran.'
    """
    before, after = text[: flag.replace_start], text[flag.replace_end :]
    first = _FIRST_WORD.match(swap)
    last = _LAST_WORD.search(before)
    if first and last:
        lead, opening = last[1].lower(), first[0].lower()
        doubled = lead == opening
        two_articles = lead in ("a", "an", "the") and opening in _DETERMINERS
        two_leads = lead in _LEADS and opening in ("in", "near", "at")
        if doubled or two_articles or two_leads:
            before = before[: last.start()]
        elif lead in ("a", "an"):
            article = "an" if _VOWEL_SOUND.match(swap) else "a"
            if last[1][0].isupper():
                article = article.capitalize()
            before = before[: last.start()] + article + last[2]
    next_word = _NEXT_WORD.match(after)
    if next_word and swap.rsplit(" ", 1)[-1].lower() == next_word[1].lower():
        after = after[next_word.end() :]
    if _SENTENCE_START.search(before[-12:] if len(before) > 12 else before) and (
        len(before) <= 12 or before[-12:].strip()
    ):
        swap = swap[:1].upper() + swap[1:]
    return before + swap + after
