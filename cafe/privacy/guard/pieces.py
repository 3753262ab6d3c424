"""A long note in pieces of some sentences, so that cost grows with length and no faster.

What a word means is told by what stands near it, so the rules lose nothing by not looking further. A piece ends
where a line or a sentence does; only where neither does for long does it end at a space, and the next one begins a
little before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WHOLE = 500  # characters; a note up to this long is read at once, as nearly all are
_LEAST = 150
_OVERLAP = 90
_END = re.compile(r"\n+|(?<![\s.][A-Z])(?<!\b[DM]r)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\bRev)[.!?][\"')]*\s+")


def pieces(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of folded text, in order."""
    start, length = 0, len(plain)
    while length - start > WHOLE:
        end = again = 0
        for stop in _END.finditer(plain, start + _LEAST, start + WHOLE):
            end = again = stop.end()
        if not end:
            gap = plain.rfind(" ", start + _LEAST, start + WHOLE)
            end = gap if gap > 0 else start + WHOLE
            before = plain.find(" ", end - _OVERLAP, end)
            again = before + 1 if before >= 0 else end
        yield start, end
        start = again
    yield start, length
