"""Notice what could point to a person: text in, flags out. A prompt, never a filter.

Plan → run → **capture → review**: called as a note is typed, and again before anything leaves. It keeps
nothing, and it never says that a note is safe: it says what it noticed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cafe.privacy.guard import addresses, ages, dates, patterns, people, places, rare, second
from cafe.privacy.guard.flags import Flag, Found, Kind
from cafe.privacy.guard.lists import load
from cafe.privacy.guard.normalise import fold, fold_word
from cafe.privacy.guard.pieces import pieces
from cafe.privacy.guard.small_letters import recased
from cafe.privacy.guard.swaps import apply_swap
from cafe.privacy.guard.together import Combination, combine
from cafe.privacy.guard.words import Words, split

__all__ = ["Combination", "Flag", "Kind", "apply_swap", "check", "check_name", "check_together"]

_SHAPES: tuple[Callable[[Words], Iterator[Found]], ...] = (patterns.find, dates.find, ages.find, rare.find)


def check(text: str, *, local_words: Sequence[str] = ()) -> tuple[Flag, ...]:
    """The words in ``text`` that could point to a person, in reading order and never overlapping.

    ``local_words`` are this café's own (first names in the room): flagged wherever they stand alone.
    """
    return _flags(text, local_words)


def _flags(text: str, local_words: Sequence[str], *, sentences: bool = True) -> tuple[Flag, ...]:
    if not text or text.isspace():
        return ()
    folded = fold(text)
    plain = folded.text
    found: list[Found] = []
    for start, end in pieces(plain):
        words = split(plain[start:end])
        here = patterns.without_free_numbers(words.text, _noticed(words, sentences))
        here += _local(words.text, local_words)
        found += (_moved(one, start) for one in here) if start else here
    flags = []
    for one in _settle(found, len(plain)):
        first, last = folded.back(one.start, one.end)
        whole_first, whole_last = folded.back(one.replace_start, one.replace_end)
        flags.append(Flag(first, last, whole_first, whole_last, one.kind, text[first:last], one.swaps))
    return tuple(flags)


def check_name(file_name: str) -> tuple[str, ...]:
    """The words of a file's name that could point to a person: *notes-morag-lochinver.pdf* says two."""
    stem = file_name.rsplit(".", 1)[0] if "." in file_name[1:] else file_name
    plain = re.sub(r"[\W_]+|(?<=[a-z])(?=[A-Z])", " ", stem)
    return tuple(flag.text for flag in _flags(plain, (), sentences=False))


def check_together(texts: Sequence[str]) -> tuple[Combination, ...]:
    """Rare combinations in one café: within an entry, or across entries that share a detail."""
    return combine(texts, [check(text) for text in texts])


def _moved(one: Found, by: int) -> Found:
    return Found(
        one.start + by,
        one.end + by,
        one.replace_start + by,
        one.replace_end + by,
        one.kind,
        one.swaps,
        one.weight,
    )


def _noticed(words: Words, sentences: bool) -> list[Found]:
    """What the rules find in a piece and, where it is sentences, what a second reading adds."""
    here: list[Found] = []
    for rule in _SHAPES:
        here += rule(words)
    lists = load()
    if not words.raw:
        return second.read(words, lists, bytearray(len(words.text) + 1), here, small=False) if sentences else here
    small = words.has_no_capitals
    big = recased(words, lists) if small else words
    masked = places.mask(big, lists)
    here += people.find(big, lists, masked)
    here += places.find(big, lists, masked)
    here += addresses.find(big, lists)
    return second.read(words, lists, masked, here, small=small) if sentences else here


def _local(part: str, local_words: Sequence[str]) -> Iterator[Found]:
    small = part.lower()
    for word in local_words:
        plain = fold_word(word.strip())
        if len(plain) < 2 or plain not in small:
            continue
        for hit in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", small):
            yield Found(hit.start(), hit.end(), hit.start(), hit.end(), Kind.PERSON, ("one woman", "someone"), 5)


def _rest_of_name(one: Found, taken: bytearray) -> Iterator[Found]:
    """What a heavier finding leaves of a name: *Queen Street Morag* is a street, and still Morag."""
    for free in re.finditer(rb"\x00{3,}", taken[one.start : one.end]):
        start, end = one.start + free.start(), one.start + free.end()
        if start > one.start:
            start += 1  # the space between
        if end < one.end:
            end -= 1
        taken[start:end] = b"\x01" * (end - start)
        yield Found(start, end, start, end, one.kind, one.swaps, one.weight)


def _settle(found: list[Found], length: int) -> list[Found]:
    """One finding for any words: the heavier, then the longer, then the earlier."""
    taken = bytearray(length)
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.weight, f.start - f.end, f.start)):
        if one.start < one.end and taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
        elif one.kind is Kind.PERSON and 0 in taken[one.start : one.end]:
            kept += _rest_of_name(one, taken)
    kept.sort(key=lambda f: f.start)
    settled: list[Found] = []
    floor = 0
    for at, one in enumerate(kept):
        ceiling = kept[at + 1].start if at + 1 < len(kept) else length
        start = one.replace_start if floor <= one.replace_start <= one.start else one.start
        end = one.replace_end if one.end <= one.replace_end <= ceiling else one.end
        settled.append(Found(one.start, one.end, start, end, one.kind, one.swaps, one.weight))
        floor = end
    return settled
