"""The attacker with every report on his desk: all that was ever published, solved together.

What nobody can look behind is an atom: the people of one base cell who came with the contributions that are in the
same reports. Each published number is an equation over atoms: a cell that hides, or is told only as part of a joined
line, is open. The counts of cafés beside them tell to which lines nobody came (``counted``). Whatever is pinned down
that is small, or that lies between two reports and rests on too few, is told. Where a new report tells, numbers of it
hide until it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import ceil, floor

from cafe.privacy.disclosure.counted import cafe_of, told_empty
from cafe.privacy.disclosure.lp import EPSILON, UNBOUNDED, GaveUp, Model, Solved
from cafe.privacy.disclosure.releases import Base, Given, Kind, Parts, Release

LEAST_CAFES = 2
LEAST_PEOPLE = 10
_MOST_NODES = 2_000

Place = tuple[int, Parts, Parts]
"""A published number: the release by its place in the list, its base rows and its base columns."""
OnProgress = Callable[[int, int], None]


class Of(StrEnum):
    """Why something has to stay open."""

    SMALL = "small"  # from 1 to below the threshold
    FEW = "few"  # between reports: of fewer than ten people, or of one café
    CORRECTED = "corrected"  # by how much a café was put right


@dataclass(frozen=True, slots=True)
class Told:
    """A number that the reports tell together."""

    of: Of
    kind: Kind
    rows: Parts
    columns: Parts


@dataclass(frozen=True, slots=True)
class Hiding:
    """Which numbers of the new reports hide, and what is told even so (None: nothing)."""

    places: frozenset[Place]
    told: Told | None


@dataclass(frozen=True, slots=True)
class _Group:
    """Contributions that no report tells apart. ``corrected``: the one whose café is there in another revision too."""

    scopes: frozenset[int]
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class _Target:
    """A sum of atoms (with its factors) that ought to stay open. ``truth`` None: not held any more."""

    told: Told
    sum: Mapping[int, float]
    truth: int | None


@dataclass(slots=True)
class _Row:
    """One published number. ``place`` None: known from elsewhere; ``may_hide``: of a new report, and not its total."""

    atoms: tuple[int, ...]
    low: float
    high: float
    place: Place | None
    may_hide: bool
    is_total: bool
    is_hidden: bool = False


def hidden_together(
    earlier: Sequence[Release],
    new: Sequence[Release],
    given: Given,
    *,
    may_hide: bool = False,
    on_progress: OnProgress | None = None,
) -> Hiding:
    """What ``new`` would tell beside ``earlier``; where ``may_hide``, which numbers of it hide so that it does not.

    How many people a report counts in all never hides. What the earlier ones tell by themselves is not laid to the
    new ones. Places are by the list ``new``.
    """
    say: OnProgress = on_progress or (lambda _done, _of: None)
    places: set[Place] = set()
    parts = _parts([*earlier, *new])
    for done, kinds in enumerate(parts):
        desk = _Desk(
            [one for one in earlier if one.kind in kinds],
            {at: one for at, one in enumerate(new) if one.kind in kinds},
            given,
        )
        found = desk.settle(may_hide, _part_of(say, done, len(parts)))
        if found.told is not None:
            return found
        places |= found.places
    return Hiding(frozenset(places), None)


def _part_of(say: OnProgress, part: int, parts: int) -> OnProgress:
    return lambda done, of: say(100 * part + 100 * done // max(of, 1), 100 * parts)


def _parts(releases: Sequence[Release]) -> list[set[Kind]]:
    """Kinds of table that count the same people once each are solved together, each other kind by itself."""
    kinds = dict.fromkeys(one.kind for one in releases)
    partial = {one.kind for one in releases if not one.counts_everyone}
    whole = {kind for kind in kinds if kind not in partial}
    return [*([whole] if whole else []), *({kind} for kind in kinds if kind in partial)]


class _Desk:
    """The atoms, the equations, and what the attacker has thought of so far."""

    def __init__(self, earlier: Sequence[Release], new: Mapping[int, Release], given: Given) -> None:
        self._releases = [*earlier, *new.values()]
        self._given = given
        self._new = dict(enumerate(new, start=len(earlier)))  # by its place among all: its place among the new
        scopes = list(dict.fromkeys(one.members for one in self._releases))
        self._scope = [scopes.index(one.members) for one in self._releases]
        self._scopes = scopes
        self._members = _grouped(scopes)
        self._kinds = list(dict.fromkeys(one.kind for one in self._releases))
        self._atoms: list[tuple[_Group, Kind, Base]] = []
        self._truths: list[int | None] = []
        self._by: dict[tuple[_Group, Kind], dict[Base, int]] = {}
        for group in self._members:
            for kind in self._kinds:
                self._lay_out(group, kind)
        self._nobody = self._known_to_be_nobody(self._releases)
        self._rows = [row for at, one in enumerate(self._releases) for row in self._read(at, one)]
        self._links = [link for first, second in combinations(self._kinds, 2) for link in self._linked(first, second)]
        self._model = self._made()
        self._whole: Model | None = None
        self._alone: Model | None = None
        self._thoughts: list[tuple[float, ...]] = []
        self._threshold = max((one.threshold for one in self._releases), default=0)

    def settle(self, may_hide: bool, say: OnProgress) -> Hiding:
        """Numbers hide until nothing that ought to be open is told; then as many as can show again."""
        if not self._atoms or not self._new:
            return Hiding(frozenset(), None)
        targets = [one for one in self._targets() if one.truth is None or one.truth]
        told: list[int] = []
        for done, target in enumerate(targets):
            say(done, len(targets))
            while not self._stays_open(target):
                if not told or told[-1] != done:
                    if self._was_told(target):
                        break
                    told.append(done)
                row = self._to_hide(target) if may_hide else None
                if row is None and may_hide and all(one.is_hidden for one in self._rows if one.place):
                    break  # nothing of the new ones is left to tell it
                if row is None:
                    return Hiding(frozenset(), target.told)
                self._set_hidden(row, True)
        if told:
            checked = [targets[at] for at in told] + [
                one for at, one in enumerate(targets) if at > told[0] and at not in told
            ]
            self._show_again(checked)
        return Hiding(frozenset(row.place for row in self._rows if row.is_hidden and row.place), None)

    # How it is laid out

    def _lay_out(self, group: _Group, kind: Kind) -> None:
        """The atoms of a group: no report of its kind that it is in leaves out one of its people."""
        covering = [
            one.bases() for at, one in enumerate(self._releases) if one.kind == kind and self._scope[at] in group.scopes
        ]
        if not covering:
            return
        inside: dict[Base, int] = {}
        for base in sorted(frozenset().union(*covering)):
            truth = self._truth_of(group, kind, base)
            if truth or all(base in bases for bases in covering):
                inside[base] = len(self._atoms)
                self._atoms.append((group, kind, base))
                self._truths.append(truth)
        self._by[group, kind] = inside

    def _known_to_be_nobody(self, releases: Sequence[Release]) -> set[int]:
        empty = told_empty(releases, self._given)
        return {
            at for at, (group, kind, base) in enumerate(self._atoms) if empty.holds(self._members[group][0], kind, base)
        }

    def _truth_of(self, group: _Group, kind: Kind, base: Base) -> int | None:
        """How many people an atom really is; None where what a member gave is not held any more."""
        members = self._members[group]
        if any(member not in self._given for member in members):
            return None
        return sum(self._given[member].get((kind, base), 0) for member in members)

    def _read(self, at: int, release: Release) -> Iterator[_Row]:
        """One equation for each number; where it was rounded, the two ends that it may have had."""
        groups = [group for group in self._members if self._scope[at] in group.scopes]
        everything = frozenset().union(*release.rows), frozenset().union(*release.columns)
        seen = set()
        for rows, columns, number in release.cells():
            if number is None or (rows, columns) in seen:
                continue
            seen.add((rows, columns))
            low = high = float(number)
            if release.rounded_to > 1 and number:
                low = float(max(release.threshold, number - release.rounded_to // 2))
                high = float(number + (release.rounded_to - 1) // 2)
            is_total = (rows, columns) == everything
            place = (self._new[at], rows, columns) if at in self._new else None
            may_hide = place is not None and not (is_total and release.counts_everyone)
            yield _Row(self._inside(groups, release.kind, rows, columns), low, high, place, may_hide, is_total)

    def _inside(self, groups: Iterable[_Group], kind: Kind, rows: Parts, columns: Parts) -> tuple[int, ...]:
        return tuple(
            at
            for group in groups
            for base, at in self._by.get((group, kind), {}).items()
            if base[0] in rows and base[1] in columns
        )

    def _linked(self, first: Kind, second: Kind) -> Iterator[list[tuple[int, float]]]:
        """Two kinds of table that each count everyone once have the same totals, and every reader knows it."""
        if not all(one.counts_everyone for one in self._releases if one.kind in (first, second)):
            return
        shared = next((axis for axis in (1, 0) if first[axis] == second[axis]), None)
        for group in self._members:
            ours, theirs = (self._along(shared, self._by.get((group, kind), {})) for kind in (first, second))
            for name in sorted(ours.keys() & theirs.keys()):
                if self._truth(ours[name]) == self._truth(theirs[name]) is not None:
                    yield [*((at, 1.0) for at in ours[name]), *((at, -1.0) for at in theirs[name])]

    @staticmethod
    def _along(axis: int | None, inside: Mapping[Base, int]) -> dict[str, list[int]]:
        """The atoms of a group by row or column name; all together without an axis."""
        found: dict[str, list[int]] = {}
        for base, at in inside.items():
            found.setdefault("" if axis is None else base[axis], []).append(at)
        return found

    def _truth(self, atoms: Iterable[int]) -> int | None:
        truths = [self._truths[at] for at in atoms]
        return None if None in truths else sum(truth or 0 for truth in truths)

    def _made(self, *, is_whole: bool = False, without_new: bool = False) -> Model:
        rows = [[(at, 1.0) for at in row.atoms] for row in self._rows] + self._links
        bounds = [
            (-UNBOUNDED, UNBOUNDED) if row.is_hidden or (without_new and row.place) else (row.low, row.high)
            for row in self._rows
        ]
        size = len(self._atoms)
        nobody = self._nobody
        if without_new:
            nobody = self._known_to_be_nobody([one for at, one in enumerate(self._releases) if at not in self._new])
        most = [0.0 if at in nobody else UNBOUNDED for at in range(size)]
        return Model(
            [0.0] * size, most, rows, bounds + [(0.0, 0.0)] * len(self._links),
            is_whole=is_whole, most_nodes=_MOST_NODES if is_whole else 0,
        )  # fmt: skip

    # What ought to stay open

    def _targets(self) -> Iterator[_Target]:
        """Cells as they were published, then what lies between two reports, then atoms; each sum once."""
        seen: set[tuple[int, ...]] = set()
        for groups, is_report in self._sets():
            for kind in self._kinds:
                for rows, columns in self._lines(kind):
                    atoms = self._inside(groups, kind, rows, columns)
                    if not atoms or (key := tuple(sorted(atoms))) in seen:
                        continue
                    seen.add(key)
                    truth = self._truth(atoms)
                    few = not is_report and self._are_too_few(truth, groups, kind, rows, columns)
                    small = truth is None or 0 < truth < self._threshold
                    if few or small:
                        of = Of.FEW if few else Of.SMALL
                        yield _Target(Told(of, kind, rows, columns), dict.fromkeys(atoms, 1.0), truth)
        yield from self._corrections()

    def _sets(self) -> Iterator[tuple[list[_Group], bool]]:
        """Groups whose people are taken together, and whether they are all of a report.

        Between reports with the cafés that were put right, and without them.
        """
        for at in range(len(self._scopes)):
            yield [group for group in self._members if at in group.scopes], True
        unchanged = [group for group in self._members if not group.corrected]
        for some in (list(self._members), unchanged):
            for first, second in combinations(range(len(self._scopes)), 2):
                for has, lacks in ((first, second), (second, first)):
                    yield [one for one in some if has in one.scopes and lacks not in one.scopes], False
                yield [one for one in some if first in one.scopes and second in one.scopes], False
            for pattern in dict.fromkeys(group.scopes for group in some):
                yield [group for group in some if group.scopes == pattern], False

    def _lines(self, kind: Kind) -> list[tuple[Parts, Parts]]:
        """Each base, each line that any report has, and the totals."""
        some = [one for one in self._releases if one.kind == kind]
        sides: list[list[Parts]] = []
        for lines in ([one.rows for one in some], [one.columns for one in some]):
            everything: Parts = frozenset().union(*(parts for side in lines for parts in side))
            listed = [parts for side in lines for parts in side]
            whole = [frozenset().union(*side) for side in lines]
            sides.append(
                list(dict.fromkeys([*listed, *whole, *(frozenset({name}) for name in sorted(everything)), everything]))
            )
        return [(rows, columns) for rows in sides[0] for columns in sides[1]]

    def _are_too_few(
        self, truth: int | None, groups: Iterable[_Group], kind: Kind, rows: Parts, columns: Parts
    ) -> bool:
        """Whether those between two reports can be told apart in this cell. Nobody at all can not."""
        if truth is None:
            return True
        if not truth:
            return False
        cafes = 0
        for group in groups:
            inside = [base for base in self._by.get((group, kind), {}) if base[0] in rows and base[1] in columns]
            for member in self._members[group]:
                cafes += any(self._given[member].get((kind, base), 0) for base in inside)
        return truth < LEAST_PEOPLE or cafes < LEAST_CAFES

    def _corrections(self) -> Iterator[_Target]:
        """By how much a café was put right between two reports."""
        revisions: dict[str, list[_Group]] = {}
        for group in self._members:
            if group.corrected:
                revisions.setdefault(cafe_of(group.corrected), []).append(group)
        for some in revisions.values():
            for old, new in combinations(some, 2):
                for kind in self._kinds:
                    for rows, columns in self._lines(kind):
                        came = self._inside([new], kind, rows, columns)
                        went = self._inside([old], kind, rows, columns)
                        before, after = self._truth(went), self._truth(came)
                        if came or went:
                            truth = None if before is None or after is None else after - before
                            wanted = {**dict.fromkeys(came, 1.0), **dict.fromkeys(went, -1.0)}
                            yield _Target(Told(Of.CORRECTED, kind, rows, columns), wanted, truth)

    # The attack

    def _stays_open(self, target: _Target) -> bool:
        """Whether a number is as uncertain as it has to be.

        A small one can be nobody, and the threshold. One that is not small is not known to within the threshold. Of
        one that we do not hold any more: it is not sure to be small and somebody, nor, between reports, what it is.
        """
        truth, threshold = target.truth, self._threshold
        if truth is not None and abs(truth) < threshold:
            low, high = (0, threshold) if truth > 0 else (-threshold, 0)
            return self._least(target, low) <= low and self._most(target, high) >= high
        known = [self._of(target, x) for x in self._thoughts]
        if truth is not None and known and max(known) - min(known) >= threshold - EPSILON:
            return True
        least, most = self._in_whole_numbers(target, at_most=False), self._in_whole_numbers(target, at_most=True)
        if truth is not None:
            return most - least >= threshold
        is_open = least < most if target.told.of is not Of.SMALL else most >= threshold
        return is_open or least <= 0 <= most

    def _was_told(self, target: _Target) -> bool:
        """Whether the earlier reports alone tell it just as well: then it is not the new one's doing."""
        if self._alone is None:
            self._alone = self._made(without_new=True)
        ends = []
        for model in (self._alone, self._model):
            least, most = model.least(dict(target.sum)), model.most(dict(target.sum))
            ends.append((least and _rounded(least.value, up=True), most and _rounded(most.value, up=False)))
        return ends[0] == ends[1]

    def _least(self, target: _Target, enough: float) -> float:
        known = min((self._of(target, x) for x in self._thoughts), default=UNBOUNDED)
        if known <= enough + EPSILON:
            return known
        found = self._model.least(dict(target.sum))
        if found is None or found.value > enough + EPSILON or self._is_whole(found):
            return UNBOUNDED if found is None else _rounded(found.value, up=True)
        return self._in_whole_numbers(target, at_most=False)

    def _most(self, target: _Target, enough: float) -> float:
        known = max((self._of(target, x) for x in self._thoughts), default=-UNBOUNDED)
        if known >= enough - EPSILON:
            return known
        found = self._model.most(dict(target.sum))
        if found is None:
            return -UNBOUNDED
        if found.value == UNBOUNDED or found.value < enough - EPSILON or self._is_whole(found):
            return _rounded(found.value, up=False)
        return self._in_whole_numbers(target, at_most=True)

    def _in_whole_numbers(self, target: _Target, at_most: bool) -> float:
        """An end of the range, in whole people: where the solver divides them it is asked for one that does not.

        Where it gives up, nothing is open.
        """
        wanted = dict(target.sum)
        found = self._model.most(wanted) if at_most else self._model.least(wanted)
        if found is not None and (not found.x or self._is_whole(found)):
            return found.value if not found.x else round(found.value)
        if self._whole is None:
            self._whole = self._made(is_whole=True)
        try:
            found = self._whole.most(wanted) if at_most else self._whole.least(wanted)
        except GaveUp:
            found = None
        if found is None:
            return -UNBOUNDED if at_most else UNBOUNDED
        if found.x:
            self._thoughts.append(tuple(map(round, found.x)))
        return found.value if abs(found.value) == UNBOUNDED else round(found.value)

    def _is_whole(self, found: Solved) -> bool:
        """Keeps a table that the attacker may think of: it counts for every other question too."""
        if any(abs(value - round(value)) > EPSILON for value in found.x):
            return False
        if found.x:
            self._thoughts.append(found.x)
        return True

    @staticmethod
    def _of(target: _Target, x: Sequence[float]) -> float:
        return sum(x[at] * factor for at, factor in target.sum.items())

    # What hides

    def _to_hide(self, target: _Target) -> _Row | None:
        """The smallest number of a new report without which less is sure: a total only where no other is."""
        wanted = dict(target.sum)
        bound = self._model.holding(wanted, at_most=False) | self._model.holding(wanted, at_most=True)
        shown = [at for at, row in enumerate(self._rows) if row.may_hide and not row.is_hidden]
        near = set(target.sum)
        choices = [at for at in shown if at in bound] or [at for at in shown if near & set(self._rows[at].atoms)]
        return min((self._rows[at] for at in choices), key=lambda row: (row.is_total, row.low), default=None)

    def _set_hidden(self, row: _Row, is_hidden: bool) -> None:
        row.is_hidden = is_hidden
        at = next(at for at, one in enumerate(self._rows) if one is row)
        low, high = (-UNBOUNDED, UNBOUNDED) if is_hidden else (row.low, row.high)
        for model in (self._model, self._whole):
            if model is not None:
                model.bound_row(at, low, high)
        if not is_hidden:
            fits = [
                x for x in self._thoughts if row.low - EPSILON <= sum(x[one] for one in row.atoms) <= row.high + EPSILON
            ]
            self._thoughts = fits

    def _show_again(self, targets: Sequence[_Target]) -> None:
        """The largest first: what nothing needs to be hidden, and what can be worked out anyway, shows."""
        for row in sorted((row for row in self._rows if row.is_hidden), key=lambda row: -row.low):
            thoughts = list(self._thoughts)
            self._set_hidden(row, False)
            if not all(self._stays_open(one) or self._was_told(one) for one in targets):
                self._thoughts = thoughts
                self._set_hidden(row, True)


def _grouped(scopes: Sequence[frozenset[str]]) -> dict[_Group, list[str]]:
    members = sorted(frozenset().union(*scopes))
    revisions: dict[str, int] = {}
    for member in members:
        revisions[cafe_of(member)] = revisions.get(cafe_of(member), 0) + 1
    found: dict[_Group, list[str]] = {}
    for member in members:
        inside = frozenset(at for at, scope in enumerate(scopes) if member in scope)
        group = _Group(inside, member if revisions[cafe_of(member)] > 1 else "")
        found.setdefault(group, []).append(member)
    return found


def _rounded(value: float, *, up: bool) -> float:
    if abs(value) == UNBOUNDED:
        return value
    return ceil(value - EPSILON) if up else floor(value + EPSILON)
