"""The themes of a report beside those of earlier ones: which columns may be told, and whether the report may leave.

Collate → **report**. Themes are counted in cafés. One report less another tells what the cafés between them said, so
that those have to be five from two hosts (privacy decision 0.6): in the list of all themes, and in every column of
themes × area, month, topic … What would tell of fewer is joined or left out. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cafe.collate.crossing import LEAST_CAFES, LEAST_SENDERS, keys_of
from cafe.collate.digest import Digest, digest
from cafe.collate.values import Axis, CafeFacts
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.privacy.disclosure.counted import cafe_of
from cafe.privacy.disclosure.overlaps import Cafes, told_of
from cafe.report.gate import member
from cafe.report.programme_values import CrossedWith, Crossing


@dataclass(frozen=True, slots=True)
class Counted:
    """Whose themes a report counted. ``senders``: of each café in it; ``columns``: the cafés of each crossed column.

    ``columns`` None: of an old report that did not keep them; it may have had any.
    """

    senders: Mapping[str, str]
    columns: tuple[tuple[str, Cafes], ...] | None = None

    @property
    def whole(self) -> Cafes:
        return frozenset(self.senders)


def kept_text(counted: Counted) -> str:
    """What a report counted, as the ledger keeps it; ``read_counted`` gives it back."""
    cafes = sorted(counted.senders)
    hosts = sorted(set(counted.senders.values()))
    place, whose = {one: at for at, one in enumerate(cafes)}, {one: at for at, one in enumerate(hosts)}
    columns = [[axis, sorted(place[one] for one in column)] for axis, column in counted.columns or ()]
    found = {"cafes": cafes, "hosts": hosts, "whose": [whose[counted.senders[one]] for one in cafes],
             "columns": columns}  # fmt: skip
    return json.dumps(found, sort_keys=True)


def read_counted(text: str) -> Counted:
    """What was kept of a report. Raises ValueError, KeyError or TypeError for text that is none."""
    found = json.loads(text)
    cafes, hosts = found["cafes"], found["hosts"]
    senders = {one: hosts[at] for one, at in zip(cafes, found["whose"], strict=True)}
    return Counted(senders, tuple((axis, frozenset(cafes[at] for at in column)) for axis, column in found["columns"]))


def few_between(cafes: Iterable[CafeFacts], earlier: Sequence[Counted]) -> int:
    """How many cafés' themes this report would tell beside earlier ones; 0: of none, or of enough.

    A café that was put right is the same café: nothing tells where it was. Whether a report rests on enough cafés and
    hosts by itself is asked elsewhere (``publishing.rests_on_enough``).
    """
    new = {cafe.pack_id: cafe.sender for cafe in cafes}
    senders = {cafe_of(one): sender for report in earlier for one, sender in report.senders.items()} | new
    before = [frozenset(map(cafe_of, one.whole)) for one in earlier]
    if frozenset(new) in before:
        return 0
    told = _told([*before, frozenset(new)], senders) - _told(before, senders) - {frozenset(new)}
    return min(map(len, told), default=0)


def _told(columns: Iterable[Cafes], senders: Mapping[str, str]) -> frozenset[Cafes]:
    return told_of(columns, senders, least=LEAST_CAFES, least_senders=LEAST_SENDERS)


def beside(
    crossed: Sequence[CrossedWith], cafes: Iterable[CafeFacts], earlier: Sequence[Counted]
) -> tuple[tuple[CrossedWith, ...], tuple[str, ...], Counted]:
    """The crossed tables that may leave beside earlier ones, what was left out of them by name, and what to keep."""
    digests = [digest(cafe) for cafe in cafes]
    senders = {member(one.facts): one.facts.sender for one in digests}
    known = {one: sender for report in earlier for one, sender in report.senders.items()} | senders
    parts, left_out, columns = [], [], []
    for part in crossed:
        desk = _Desk(part, digests, known, frozenset(senders), earlier)
        told, out = desk.settle()
        if len(told) < 2:
            left_out.append(part.title)
            continue
        left_out += [column.name for column in out]
        parts.append(replace(part, columns=tuple(told)))
        columns += [(part.axis.value, desk.cafes_of(column.keys)) for column in told]
    return tuple(parts), tuple(left_out), Counted(senders, tuple(columns))


class _Desk:
    """One crossed table, beside all that was told of the same cafés."""

    def __init__(
        self,
        part: CrossedWith,
        cafes: Sequence[Digest],
        senders: Mapping[str, str],
        whole: Cafes,
        earlier: Sequence[Counted],
    ) -> None:
        self._part, self._senders = part, senders
        self._by: dict[str, set[str]] = {}
        for one in cafes:
            for key in keys_of(one, part.axis):
                self._by.setdefault(key, set()).add(member(one.facts))
        self._unkept = [one.whole for one in earlier if one.columns is None]
        self._said = [whole, *(one.whole for one in earlier)]
        self._said += [
            column for one in earlier for axis, column in one.columns or () if axis == part.axis.value
        ]  # fmt: skip
        self._before = _told(self._said, senders)

    def cafes_of(self, keys: Iterable[str]) -> Cafes:
        return frozenset().union(*(self._by.get(key, set()) for key in keys))

    def settle(self) -> tuple[list[Crossing], list[Crossing]]:
        """The columns that may be told, some joined; and those that may not."""
        columns = list(self._part.columns)
        if any(len(self.cafes_of(one.keys)) != one.cafes for one in columns):
            return [], columns  # whose they are is not known whole
        if self._may(columns):
            return columns, []
        was = set(self._said)
        told: list[Crossing] = []
        for one in sorted(columns, key=lambda one: (self.cafes_of(one.keys) not in was, -one.cafes, one.name)):
            if self._may([*told, one]):
                told.append(one)
        out = [one for one in columns if one not in told]
        told = [one for one in columns if one in told]
        together = self._together(out, told)
        if together is not None and self._may([*told, together]):
            return [*told, together], []
        return told, out

    def _may(self, columns: Sequence[Crossing]) -> bool:
        """Whether these tell of no café that was not told of before."""
        new = [self.cafes_of(one.keys) for one in columns]
        new += [one & whole for one in list(new) for whole in self._unkept]
        return _told([*self._said, *new], self._senders) <= self._before

    def _together(self, out: Sequence[Crossing], told: Sequence[Crossing]) -> Crossing | None:
        """Those that may not be told by themselves, as one; where a café may be in several they cannot be added."""
        if len(out) < 2 or self._part.axis is Axis.LIFE_STAGE:
            return None
        counts: dict[str, int] = {}
        for one in out:
            for theme, count in one.themes:
                counts[theme] = counts.get(theme, 0) + count
        name = _("All others together")
        if any(one.name == name for one in told):
            name = ngettext("{n} more together", "{n} more together", len(out)).format(n=words.number(len(out)))
        keys = tuple(sorted({key for one in out for key in one.keys}))
        themes = tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
        return Crossing(name, sum(one.cafes for one in out), themes, keys)


def left_out_in_words(names: Sequence[str]) -> str:
    """Why columns are not there; empty where none was left out."""
    if not names:
        return ""
    said = words.listed(list(dict.fromkeys(names)))
    return _("Left out: {names}. Beside other numbers it would tell of fewer than five cafés.").format(names=said)
