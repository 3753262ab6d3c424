"""What was published before, and whether this may be published beside it.

Every export is a release. Two releases that are safe each by itself can give somebody away together: what the second
has more than the first is the café that came in between. So a release is judged against all that went before, by what
is published and nothing else: what was hidden stays hidden, and the attacker is let loose on all of them at once
(``union``). Where he would learn something, more of the new one hides (``settle``); it is refused where that does not
do. Pure: the store keeps the ledger, this reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cafe.privacy.disclosure.releases import Given, Kind, Parts, Release
from cafe.privacy.disclosure.tables import Cell, Table
from cafe.privacy.disclosure.union import Of, Told, hidden_together


class Why(StrEnum):
    MAY = "may"
    STICKY = "sticky"
    CORRECTED = "corrected"
    TOO_FEW = "too few"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a release may leave. ``told``: which number would be told; ``instead``: what stands meanwhile."""

    why: Why
    told: Told | None = None
    instead: Release | None = None

    @property
    def may(self) -> bool:
        return self.why is Why.MAY


_WHY = {Of.SMALL: Why.TOGETHER, Of.FEW: Why.TOO_FEW, Of.CORRECTED: Why.CORRECTED}


@dataclass(frozen=True, slots=True)
class Settled:
    """The tables of one report as they may leave beside all earlier ones, with more hidden where that was needed."""

    releases: tuple[Release, ...]
    verdict: Verdict


def hidden_before(earlier: Iterable[Release], kind: Kind, period: str, table: Table) -> frozenset[Cell]:
    """The cells of a table of base categories that an earlier release of the same kind and period hid."""
    rows = [*(frozenset({name}) for name in table.rows), frozenset(table.rows)]
    columns = [*(frozenset({name}) for name in table.columns), frozenset(table.columns)]
    hidden = hidden_places(earlier, kind, period)
    return frozenset(
        Cell(row, column)
        for row, in_row in enumerate(rows)
        for column, in_column in enumerate(columns)
        if (in_row, in_column) in hidden
    )


def judge(
    earlier: Sequence[Release],
    new: Release,
    given: Given,
    on_progress: Callable[[int, int], None] | None = None,
) -> Verdict:
    """Whether ``new`` may be published beside all ``earlier`` releases.

    ``given``: of every contribution in any of them, where it is still held; what is not held is judged as if it were
    small. Never raises for what is published: the verdict says why not.
    """
    return judge_all(earlier, [new], given, on_progress)


def judge_all(
    earlier: Sequence[Release],
    new: Sequence[Release],
    given: Given,
    on_progress: Callable[[int, int], None] | None = None,
) -> Verdict:
    """As ``judge``, of the tables of one report: beside all earlier releases, and beside one another."""
    fresh = [one for one in new if one not in earlier]
    for one in fresh:
        for rows, columns in _shown_of(one, hidden_places(earlier, one.kind, one.period, one.about)):
            return Verdict(Why.STICKY, Told(Of.SMALL, one.kind, rows, columns), one)
    return _verdict(earlier, fresh, given, on_progress=on_progress)[0]


def settle(
    earlier: Sequence[Release],
    new: Sequence[Release],
    given: Given,
    on_progress: Callable[[int, int], None] | None = None,
) -> Settled:
    """The tables of one report with as much hidden as it takes to leave beside all earlier ones.

    How many people a report counts in all stays: where that alone would tell, the verdict says so.
    """
    old = set(earlier)
    sticky = [
        one if one in old else _hiding(one, hidden_places(earlier, one.kind, one.period, one.about)) for one in new
    ]
    fresh = [one for one in sticky if one not in old]
    verdict, places = _verdict(earlier, fresh, given, may_hide=True, on_progress=on_progress)
    hidden = {
        one: _hiding(one, {(rows, columns) for which, rows, columns in places if which == at})
        for at, one in enumerate(fresh)
    }
    return Settled(tuple(hidden.get(one, one) for one in sticky), verdict)


def _verdict(
    earlier: Sequence[Release],
    fresh: Sequence[Release],
    given: Given,
    *,
    may_hide: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Verdict, frozenset[tuple[int, Parts, Parts]]]:
    if not fresh:
        return Verdict(Why.MAY), frozenset()
    found = hidden_together(_related(earlier, fresh), fresh, given, may_hide=may_hide, on_progress=on_progress)
    if found.told is None:
        return Verdict(Why.MAY), found.places
    kind = found.told.kind
    overlapping = [old for old in earlier if old.kind == kind and any(old.members & one.members for one in fresh)]
    return Verdict(_WHY[found.told.of], found.told, overlapping[-1] if overlapping else None), frozenset()


def _shown_of(release: Release, places: set[tuple[Parts, Parts]]) -> list[tuple[Parts, Parts]]:
    return [
        (rows, columns) for rows, columns, number in release.cells() if number is not None and (rows, columns) in places
    ]


def _hiding(release: Release, places: set[tuple[Parts, Parts]]) -> Release:
    """The release with these places hidden too."""
    if not _shown_of(release, places):
        return release
    wide = len(release.columns) + 1
    cells = [None if (rows, columns) in places else number for rows, columns, number in release.cells()]
    return replace(release, numbers=tuple(tuple(cells[at : at + wide]) for at in range(0, len(cells), wide)))


def _related(earlier: Sequence[Release], new: Sequence[Release]) -> list[Release]:
    """The releases that share people with these, or with one that does."""
    related: list[Release] = []
    members = {member for one in new for member in one.members}
    rest = list(earlier)
    while found := [one for one in rest if one.members & members]:
        related += found
        members |= {member for one in found for member in one.members}
        rest = [one for one in rest if one not in found]
    return related


def hidden_places(earlier: Iterable[Release], kind: Kind, period: str, about: str = "") -> set[tuple[Parts, Parts]]:
    """Every place (base rows, base columns) that an earlier release of the same kind, period and part hid."""
    return {
        (rows, columns)
        for one in earlier
        if (one.kind, one.period, one.about) == (kind, period, about)
        for rows, columns, number in one.cells()
        if number is None
    }
