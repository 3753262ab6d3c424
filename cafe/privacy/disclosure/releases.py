"""A table as it was published, for the ledger: what a reader may see, and whose counts are in it.

Collate → **report**: every export is a release, and is kept for good, so that the next one can be judged beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cafe.privacy.disclosure.protect import Protected
from cafe.privacy.disclosure.tables import Cell

Parts = frozenset[str]
Kind = tuple[str, str]
"""What is counted by what: the variable of the rows and that of the columns, such as age and board."""
Base = tuple[str, str]
"""A row and a column that no release divides further."""
Given = Mapping[str, Mapping[tuple[Kind, Base], int]]
"""What each contribution (café or return, and its revision) gives to each base cell of each kind of table."""


@dataclass(frozen=True, slots=True)
class Release:
    """One table as it was published.

    Tables of a ``kind`` share their base categories.
    ``period``: the closed period that it is of. ``members``: the contributions in it, ``id revision``.
    ``rows``, ``columns``: the base categories of each, totals left out. ``numbers``: with totals; None is hidden.
    ``counts_everyone``: whether everyone in the members is counted in it once, so that its totals are other tables'.
    ``about``: which part of the programme it is of, beside its period; empty: all of it.
    ``cafes``: of how many cafés a line (of rows or of columns) is said to be, where the report says it.
    """

    kind: Kind
    period: str
    members: frozenset[str]
    rows: tuple[Parts, ...]
    columns: tuple[Parts, ...]
    numbers: tuple[tuple[int | None, ...], ...]
    threshold: int = 5
    rounded_to: int = 1
    counts_everyone: bool = True
    about: str = ""
    cafes: tuple[tuple[Parts, int], ...] = ()

    def cells(self) -> Iterable[tuple[Parts, Parts, int | None]]:
        """Each published place: the base rows and columns that it adds up, and its number."""
        rows = (*self.rows, frozenset().union(*self.rows))
        columns = (*self.columns, frozenset().union(*self.columns))
        return (
            (rows[row], columns[column], number)
            for row, line in enumerate(self.numbers)
            for column, number in enumerate(line)
        )

    def bases(self) -> frozenset[Base]:
        """Every base cell that it covers."""
        return frozenset(
            (row, column) for rows in self.rows for row in rows for columns in self.columns for column in columns
        )

    def fingerprint(self) -> str:
        """SHA-256 of all that it says, the same on every computer."""
        return hashlib.sha256(kept(self).encode("utf-8")).hexdigest()


def release_of(
    found: Protected,
    kind: Kind,
    period: str,
    members: Iterable[str],
    *,
    threshold: int = 5,
    counts_everyone: bool = True,
) -> Release:
    """A protected table as the ledger keeps it: only what a reader may see."""
    wide = range(len(found.table.columns) + 1)
    return Release(
        kind, period, frozenset(members),
        tuple(map(frozenset, found.row_parts)), tuple(map(frozenset, found.column_parts)),
        tuple(tuple(found.number(Cell(row, column)) for column in wide) for row in range(len(found.table.rows) + 1)),
        threshold, found.rounded_to, counts_everyone,
    )  # fmt: skip


def kept(release: Release) -> str:
    """A release as text, to be kept in the ledger; ``read_release`` gives it back."""
    return json.dumps(
        {
            "kind": list(release.kind),
            "period": release.period,
            "members": sorted(release.members),
            "rows": [sorted(parts) for parts in release.rows],
            "columns": [sorted(parts) for parts in release.columns],
            "numbers": [list(line) for line in release.numbers],
            "threshold": release.threshold,
            "rounded_to": release.rounded_to,
            "counts_everyone": release.counts_everyone,
            **({"about": release.about} if release.about else {}),
            **({"cafes": [[sorted(line), count] for line, count in release.cafes]} if release.cafes else {}),
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def read_release(text: str) -> Release:
    """A release that was kept. Raises ValueError, KeyError or TypeError for text that is none."""
    found = json.loads(text)
    first, second = found["kind"]
    return Release(
        (first, second), found["period"], frozenset(found["members"]),
        tuple(map(frozenset, found["rows"])), tuple(map(frozenset, found["columns"])),
        tuple(map(tuple, found["numbers"])),
        found["threshold"], found["rounded_to"], found["counts_everyone"], found.get("about", ""),
        tuple((frozenset(line), count) for line, count in found.get("cafes", ())),
    )  # fmt: skip
