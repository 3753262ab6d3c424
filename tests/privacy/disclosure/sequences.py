"""A coordinator who publishes again and again, and an attacker who keeps every report."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, permutations

import highspy

from cafe.privacy.disclosure.fallback import Joining
from cafe.privacy.disclosure.ledger import Verdict, hidden_before, judge
from cafe.privacy.disclosure.primary import Rules
from cafe.privacy.disclosure.protect import CannotBeProtected, protect
from cafe.privacy.disclosure.releases import Base, Kind, Release, release_of
from cafe.privacy.disclosure.tables import Table

AGES, BOARDS = ("16–34", "35–54", "55+"), ("Glens", "Coast", "Town")
KIND = ("age", "board")
T = 5
TWO_AS_ONE = Joining(((0,), (1,), (2,)), ((0, 1), (2,)))

Counts = dict[tuple[Kind, Base], int]


@dataclass
class Programme:
    """A programme's cafés as they come in; ``given`` holds every revision of each."""

    rng: random.Random
    given: dict[str, Counts] = field(default_factory=dict)

    def cafe(self, about: float = 6) -> str:
        """A café's return: one board, some ages."""
        member = f"cafe-{len(self.given):03d} 1"
        board = self.rng.choice(BOARDS)
        self.given[member] = {(KIND, (age, board)): int(self.rng.expovariate(1 / about)) for age in AGES}
        return member

    def corrected(self, member: str) -> str:
        cafe, revision = member.split()
        again = f"{cafe} {int(revision) + 1}"
        counts = dict(self.given[member])
        at = self.rng.choice(sorted(counts))
        counts[at] = max(0, counts[at] + self.rng.choice((-2, -1, 1, 2)))
        self.given[again] = counts
        return again

    def cafes(self, members: frozenset[str], boards: frozenset[str]) -> int:
        """How many cafés of these boards there are: every report prints it beside their people."""
        return sum({board for _kind, (_age, board) in self.given[one]} <= boards for one in members)

    def table(self, members: frozenset[str], boards: Sequence[str] = BOARDS) -> Table:
        return Table(
            AGES,
            tuple(boards),
            tuple(
                tuple(sum(self.given[one].get((KIND, (age, board)), 0) for one in members) for board in boards)
                for age in AGES
            ),
        )


def attempts(programme: Programme) -> Iterator[tuple[str, frozenset[str], bool]]:
    """What a busy coordinator would like to publish: quarters, late cafés, corrections, two boards as one."""
    rng = programme.rng
    members: frozenset[str] = frozenset()
    for quarter in range(2):
        period = f"2026-Q{quarter + 1}"
        members = frozenset(programme.cafe() for _ in range(rng.randint(9, 16)))
        first = members
        yield period, first, False
        for _ in range(3):
            wish = rng.choice(("late", "corrected", "many", "gone", "joined", "joined"))
            match wish:
                case "late":
                    members |= {programme.cafe()}
                case "corrected":
                    wrong = rng.choice(sorted(members))
                    members = members - {wrong} | {programme.corrected(wrong)}
                case "many":
                    members |= {programme.cafe(25) for _ in range(14)}
                case "gone":
                    members -= {rng.choice(sorted(members))}
            yield period, (first if wish == "joined" else members), wish == "joined"


def publish(programme: Programme, with_ledger: bool) -> tuple[list[Release], list[Verdict]]:
    """All that gets out, and what was said of each attempt."""
    out: list[Release] = []
    said: list[Verdict] = []
    for period, members, is_joined in attempts(programme):
        table = programme.table(members)
        before = hidden_before(out, KIND, period, table) if with_ledger else frozenset()
        if is_joined:
            before = TWO_AS_ONE.cells(before)
            table = TWO_AS_ONE.table(table)
        try:
            found = protect(table, Rules(T), before=before, exactly=False)
        except CannotBeProtected:
            continue
        release = release_of(found, KIND, period, members)
        if is_joined:
            release = replace(release, columns=(frozenset(BOARDS[:2]), frozenset(BOARDS[2:])))
        release = replace(release, cafes=tuple((line, programme.cafes(members, line)) for line in release.columns))
        if with_ledger:
            said.append(judge(out, release, programme.given))
            if not said[-1].may:
                continue
        out.append(release)
    return out, said


def leaks(releases: Sequence[Release], programme: Programme) -> list[str]:
    """The small numbers that all reports together tell: integer models, made afresh from what was published.

    The counts of cafés were published too: between two reports of which one has all the cafés of the other, a line
    that is of as many cafés as before has the same people as before.
    """
    patterns = sorted(
        {tuple(at for at, one in enumerate(releases) if member in one.members) for member in programme.given} - {()}
    )
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    people = {
        (pattern, age, board): solver.addIntegral(0)
        for pattern in patterns
        for age in AGES
        for board in BOARDS
    }  # fmt: skip
    for at, release in enumerate(releases):
        for rows, columns, number in release.cells():
            if number is not None:
                inside = [x for (pattern, a, b), x in people.items() if at in pattern and a in rows and b in columns]
                solver.addConstr(sum(inside) == number)
    for (before, less), (after, more) in permutations(enumerate(releases), 2):
        if less.members < more.members:
            for line, count in more.cafes:
                if dict(less.cafes).get(line) == count:
                    came = [x for (pattern, _age, board), x in people.items()
                            if after in pattern and before not in pattern and board in line]  # fmt: skip
                    if came:
                        solver.addConstr(sum(came) == 0)
    told = []
    for name, atoms, truth in _small(releases, programme, patterns):
        wanted = sum(people[atom] for atom in atoms)
        solver.minimize(wanted)
        least = round(solver.getInfo().objective_function_value)
        solver.maximize(wanted)
        bounded = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        most = round(solver.getInfo().objective_function_value) if bounded else T
        if least > 0 or most < T:
            told.append(f"{name}: {truth} is from {least} to {most}")
    return told


def _small(
    releases: Sequence[Release], programme: Programme, patterns: Sequence[tuple[int, ...]]
) -> Iterator[tuple[str, list[tuple[tuple[int, ...], str, str]], int]]:
    """Everything of 1 to 4 people: of a cell, of what one report has more than another, of an atom."""
    groups = {f"report {at}": [one for one in patterns if at in one] for at in range(len(releases))}
    for first, second in combinations(range(len(releases)), 2):
        groups[f"{first} without {second}"] = [one for one in patterns if first in one and second not in one]
        groups[f"{second} without {first}"] = [one for one in patterns if second in one and first not in one]
    groups |= {f"atom {pattern}": [pattern] for pattern in patterns}
    of_pattern: dict[tuple[int, ...], list[str]] = {}
    for member in programme.given:
        pattern = tuple(at for at, one in enumerate(releases) if member in one.members)
        of_pattern.setdefault(pattern, []).append(member)
    seen = set()
    for name, some in groups.items():
        for ages in (*((age,) for age in AGES), AGES):
            for boards in (*((board,) for board in BOARDS), BOARDS):
                atoms = [(pattern, age, board) for pattern in some for age in ages for board in boards]
                truth = sum(
                    programme.given[member].get((KIND, (age, board)), 0)
                    for pattern, age, board in atoms
                    for member in of_pattern[pattern]
                )
                if 0 < truth < T and frozenset(atoms) not in seen:
                    seen.add(frozenset(atoms))
                    yield f"{name}, {ages}, {boards}", atoms, truth
