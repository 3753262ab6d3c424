"""What a table may be crossed with, and how few cafés a line of paper may stand for.

Part of collating, pure. Which columns are shown, and which are merged upward: ``columns/crossed.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.collate.digest import Digest
from cafe.collate.values import Axis, Line

LEAST_CAFES = 5
LEAST_SENDERS = 2
LEAST_CAFES_OF_AN_AREA = 3  # an area with fewer cafés is never printed on its own


def quarter(month: str) -> str:
    """2026-11 → 2026-Q4."""
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def keys_of(cafe: Digest, axis: Axis) -> tuple[str, ...]:
    facts = cafe.facts
    match axis:
        case Axis.AREA:
            return (facts.council,) if facts.council else ()
        case Axis.MONTH:
            return (facts.month,)
        case Axis.TOPIC:
            return (facts.topic_id,)
        case Axis.LIFE_STAGE:
            return cafe.life_stages
        case Axis.URBAN_RURAL:
            return (str(facts.urban_rural),) if facts.urban_rural else ()


def joined(lines: Sequence[Line], least_cafes: int = LEAST_CAFES_OF_AN_AREA) -> tuple[Line, ...]:
    """The lines for paper: an area of fewer than three cafés, or of one sender, is joined to others.

    The joined line comes last, with the key ``""`` and the number of areas as its label. Where the
    joined line itself is too small it takes the smallest of the others in. Senders of joined lines
    are the most that any of them had: at least that many there were.
    """
    kept = [line for line in lines if line.cafes >= least_cafes and line.senders >= LEAST_SENDERS]
    small = [line for line in lines if line not in kept]
    kept.sort(key=lambda line: (-line.cafes, line.key))
    while small and kept and sum(line.cafes for line in small) < least_cafes:
        small.append(kept.pop())
    if not small:
        return tuple(kept)
    together = Line(
        key="",
        cafes=sum(line.cafes for line in small),
        senders=max(line.senders for line in small),
        people=sum(line.people for line in small),
        label=str(len(small)),
    )
    return (*kept, together)
