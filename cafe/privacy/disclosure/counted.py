"""What the counts of cafés tell that stand beside numbers of people: to which lines nobody came between two reports.

A line that is of as many cafés as before has the same people as before, hidden or not. Part of the attack on all
reports together (``union``). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cafe.privacy.disclosure.releases import Base, Given, Kind, Parts, Release

Pattern = frozenset[int]
"""Of which sets of cafés, by their places, a café is one."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Where nobody came, as a reader knows it. ``names``: of rows or columns, by kind of table and pattern."""

    patterns: Mapping[str, Pattern]
    names: Mapping[tuple[Kind, Pattern], frozenset[str]]

    def holds(self, member: str, kind: Kind, base: Base) -> bool:
        """Whether nobody of this base cell came with ``member`` or with any café that is in the same reports."""
        names = self.names.get((kind, self.patterns.get(cafe_of(member), frozenset())), frozenset())
        return not names.isdisjoint(base)


def told_empty(releases: Sequence[Release], given: Given) -> Empty:
    """What ``releases`` tell by the counts of cafés that they print.

    The attacker is given more than that: each line that has none of the cafés that are in the same reports, a café
    that was put right counting once. Where what one of them gave is not held, he has the lines that two of the
    reports, one with all the cafés of the other, print the same count of.
    """
    scopes = list(dict.fromkeys(one.members for one in releases))
    inside: dict[str, set[int]] = {}
    for at, scope in enumerate(scopes):
        for member in scope:
            inside.setdefault(cafe_of(member), set()).add(at)
    patterns = {cafe: frozenset(places) for cafe, places in inside.items()}
    came: dict[tuple[Kind, Pattern], set[str]] = {}
    unknown: set[Pattern] = set()
    for member in frozenset().union(*scopes):
        pattern = patterns[cafe_of(member)]
        if member not in given:
            unknown.add(pattern)
        for (kind, base), count in given.get(member, {}).items():
            if count:
                came.setdefault((kind, pattern), set()).update(base)
    names: dict[tuple[Kind, Pattern], frozenset[str]] = {}
    for kind in {one.kind for one in releases if one.cafes}:
        said = [(scopes.index(one.members), dict(one.cafes)) for one in releases if one.kind == kind]
        lines = {line for _at, counts in said for line in counts}
        for pattern in set(patterns.values()):
            there = came.get((kind, pattern), set())
            empty = [
                line
                for line in lines
                if (_as_before(scopes, said, line, pattern) if pattern in unknown else line.isdisjoint(there))
            ]
            names[kind, pattern] = frozenset().union(*empty)
    return Empty(patterns, names)


def _as_before(
    scopes: Sequence[frozenset[str]], said: Sequence[tuple[int, Mapping[Parts, int]]], line: Parts, pattern: Pattern
) -> bool:
    return any(
        line in more and more[line] == fewer.get(line) and scopes[lacks] < scopes[has]
        for has, more in said
        for lacks, fewer in said
        if has in pattern and lacks not in pattern
    )


def cafe_of(member: str) -> str:
    """The café, whichever its revision."""
    return member.split(" ", maxsplit=1)[0]
