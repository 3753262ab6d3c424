"""The attacker with every report on his desk: all that was ever published, solved together.

What nobody can look behind is an atom: the people of one base cell who came with the contributions that are in the
same reports. Each published number is an equation over atoms. Whatever small number the equations pin down, of an
atom, of what one report has more than another, or of a cell, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor

from cafe.privacy.disclosure.lp import EPSILON, UNBOUNDED, GaveUp, Model, Solved
from cafe.privacy.disclosure.releases import Base, Given, Kind, Release, place_name

_MOST_NODES = 2_000

Pattern = frozenset[int]
"""The reports, by their place in the list, that a contribution is in."""


@dataclass(frozen=True, slots=True)
class Atom:
    pattern: Pattern
    kind: Kind
    base: Base


@dataclass(frozen=True, slots=True)
class _Target:
    """A sum of atoms that ought to stay open. ``truth`` None: not held any more."""

    name: str
    atoms: frozenset[int]
    truth: int | None


def told_together(
    releases: Sequence[Release], given: Given, on_progress: Callable[[int, int], None] | None = None
) -> str | None:
    """The name of a small number that these releases tell together, or None where they keep all of them."""
    say = on_progress or (lambda _done, _of: None)
    desk = _Desk(releases, given)
    threshold = max(release.threshold for release in releases)
    targets = [one for one in desk.targets() if one.truth is None or 0 < one.truth < threshold]
    for done, target in enumerate(targets):
        say(done, len(targets))
        if not desk.stays_open(target, threshold):
            return target.name
    return None


class _Desk:
    """The atoms, the equations, and what the attacker has thought of so far."""

    def __init__(self, releases: Sequence[Release], given: Given) -> None:
        self._releases, self._given = releases, given
        self._members: dict[Pattern, list[str]] = {}
        for member in sorted(frozenset().union(*(release.members for release in releases))):
            pattern = frozenset(at for at, release in enumerate(releases) if member in release.members)
            self._members.setdefault(pattern, []).append(member)
        bases: dict[Kind, set[Base]] = {}
        for release in releases:
            bases.setdefault(release.kind, set()).update(release.bases())
        self._atoms = [
            Atom(pattern, kind, base)
            for pattern in self._members
            for kind, all_of in bases.items()
            if any(releases[at].kind == kind for at in pattern)
            for base in sorted(all_of)
        ]
        self._at = {atom: at for at, atom in enumerate(self._atoms)}
        self._truths = [self._truth_of(atom) for atom in self._atoms]  # once each: sums ask for them again and again
        self._rows: list[list[tuple[int, float]]] = []
        self._bounds: list[tuple[float, float]] = []
        for at, release in enumerate(releases):
            self._read(at, release)
        for first, second in combinations(bases, 2):
            self._link(first, second)
        size = len(self._atoms)
        self._model = Model([0.0] * size, [UNBOUNDED] * size, self._rows, self._bounds)
        self._whole: Model | None = None
        self._thought: list[tuple[float, ...]] = []

    def targets(self) -> Iterator[_Target]:
        """All that ought to stay open: each sum once."""
        seen: set[frozenset[int]] = set()
        for target in self._sums():
            if target.atoms and target.atoms not in seen:
                seen.add(target.atoms)
                yield target

    def stays_open(self, target: _Target, threshold: int) -> bool:
        """Whether a small number can still be nobody, and can still be the threshold."""
        if target.truth is None:  # not ours to know any more: told as soon as it is sure to be small, and somebody
            least, most = self._least(target, threshold), self._most(target, threshold)
            return least == 0 or most >= threshold
        return self._least(target, threshold) <= 0 and self._most(target, threshold) >= threshold

    def _least(self, target: _Target, threshold: int) -> float:
        if any(self._sum(target, x) <= EPSILON for x in self._thought):
            return 0.0
        found = self._model.least(dict.fromkeys(target.atoms, 1.0))
        if found is None or found.value > EPSILON or self._is_whole(found):
            return ceil(found.value - EPSILON) if found else UNBOUNDED
        return self._in_whole_numbers(target, at_most=False)

    def _most(self, target: _Target, threshold: int) -> float:
        if any(self._sum(target, x) >= threshold - EPSILON for x in self._thought):
            return float(threshold)
        found = self._model.most(dict.fromkeys(target.atoms, 1.0))
        if found is None:
            return -UNBOUNDED
        if found.value == UNBOUNDED or found.value < threshold - EPSILON or self._is_whole(found):
            return found.value if found.value == UNBOUNDED else floor(found.value + EPSILON)
        return self._in_whole_numbers(target, at_most=True)

    def _in_whole_numbers(self, target: _Target, at_most: bool) -> float:
        """The solver's answer divides people: ask for one that does not. Where it gives up, nothing is open."""
        if self._whole is None:
            size = len(self._atoms)
            self._whole = Model(
                [0.0] * size, [UNBOUNDED] * size, self._rows, self._bounds, is_whole=True, most_nodes=_MOST_NODES
            )
        wanted = dict.fromkeys(target.atoms, 1.0)
        try:
            found = self._whole.most(wanted) if at_most else self._whole.least(wanted)
        except GaveUp:
            found = None
        if found is None:
            return -UNBOUNDED if at_most else UNBOUNDED
        if found.x:
            self._thought.append(tuple(map(round, found.x)))
        return found.value if abs(found.value) == UNBOUNDED else round(found.value)

    def _is_whole(self, found: Solved) -> bool:
        """Keeps a table that the attacker may think of: it counts for every other question too."""
        if any(abs(value - round(value)) > EPSILON for value in found.x):
            return False
        if found.x:
            self._thought.append(found.x)
        return True

    def _sum(self, target: _Target, x: tuple[float, ...]) -> float:
        return sum(x[at] for at in target.atoms)

    def _read(self, at: int, release: Release) -> None:
        """One equation for each number; where it was rounded, the two ends that it may have had."""
        for rows, columns, number in release.cells():
            if number is None:
                continue
            low = high = float(number)
            if release.rounded_to > 1 and number:
                low = float(max(release.threshold, number - release.rounded_to // 2))
                high = float(number + (release.rounded_to - 1) // 2)
            inside = self._inside({at}, release.kind, rows, columns)
            self._rows.append([(atom, 1.0) for atom in sorted(inside)])
            self._bounds.append((low, high))

    def _link(self, first: Kind, second: Kind) -> None:
        """Two kinds of table that each count everyone once have the same totals, and every reader knows it."""
        for kind in (first, second):
            if not all(release.counts_everyone for release in self._releases if release.kind == kind):
                return
        shared = next((axis for axis in (1, 0) if first[axis] == second[axis]), None)
        for pattern in self._members:
            sides = [self._by(shared, pattern, kind) for kind in (first, second)]
            for name in sorted(sides[0].keys() & sides[1].keys()):
                ours, theirs = sides[0][name], sides[1][name]
                if ours and theirs and self._truth(ours) == self._truth(theirs) is not None:
                    self._rows.append([*((at, 1.0) for at in sorted(ours)), *((at, -1.0) for at in sorted(theirs))])
                    self._bounds.append((0.0, 0.0))

    def _by(self, axis: int | None, pattern: Pattern, kind: Kind) -> dict[str, set[int]]:
        """The atoms of a pattern by row or column name; all together without an axis."""
        found: dict[str, set[int]] = {}
        for at, atom in enumerate(self._atoms):
            if atom.pattern == pattern and atom.kind == kind:
                found.setdefault("" if axis is None else atom.base[axis], set()).add(at)
        return found

    def _inside(self, reports: set[int], kind: Kind, rows: Iterable[str], columns: Iterable[str]) -> set[int]:
        """The atoms of these rows and columns that are in any of these reports."""
        bases = [(row, column) for row in rows for column in columns]
        return {
            self._at[atom]
            for pattern in self._members
            if pattern & reports
            for base in bases
            if (atom := Atom(pattern, kind, base)) in self._at
        }

    def _sums(self) -> Iterator[_Target]:
        """Cells as they were published, then what lies between two reports, then atoms: each with its totals."""
        for at, release in enumerate(self._releases):
            for rows, columns, _number in release.cells():
                yield self._target(self._inside({at}, release.kind, rows, columns), rows, columns)
        groups = [frozenset({pattern}) for pattern in self._members]
        for first, second in combinations(range(len(self._releases)), 2):
            for has, lacks in ((first, second), (second, first)):
                groups.append(frozenset(one for one in self._members if has in one and lacks not in one))
            groups.append(frozenset(one for one in self._members if first in one and second in one))
        for group in dict.fromkeys(groups):
            yield from self._of_group(group)

    def _of_group(self, group: frozenset[Pattern]) -> Iterator[_Target]:
        for kind in dict.fromkeys(release.kind for release in self._releases):
            atoms = [
                (at, atom.base) for at, atom in enumerate(self._atoms) if atom.kind == kind and atom.pattern in group
            ]
            rows, columns = {base[0] for _at, base in atoms}, {base[1] for _at, base in atoms}
            for some in (*({row} for row in sorted(rows)), rows):
                for others in (*({column} for column in sorted(columns)), columns):
                    inside = {at for at, base in atoms if base[0] in some and base[1] in others}
                    yield self._target(inside, some, others)

    def _target(self, atoms: set[int], rows: Iterable[str], columns: Iterable[str]) -> _Target:
        return _Target(place_name(rows, columns), frozenset(atoms), self._truth(atoms))

    def _truth(self, atoms: Iterable[int]) -> int | None:
        total = 0
        for at in atoms:
            truth = self._truths[at]
            if truth is None:
                return None
            total += truth
        return total

    def _truth_of(self, atom: Atom) -> int | None:
        """How many people an atom really is; None where what a member gave is not held any more."""
        members = self._members[atom.pattern]
        if any(member not in self._given for member in members):
            return None
        return sum(self._given[member].get((atom.kind, atom.base), 0) for member in members)
