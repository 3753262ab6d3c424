"""What each period return in a folder is to us: new, newer, the same, or from somebody we do not know.

Collating, pure. A return is a laptop's own for one quarter and board; the newest of them counts and the older ones are
kept, never both counted. The order in which files were found never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cafe.collate.incoming import Coming
from cafe.core.i18n import _
from cafe.packs.returns.file import PeriodReturn
from cafe.packs.returns.pooling import Pool

Whose = tuple[str, str, str]
"""Sender, quarter and board: of these one return counts."""

_SHORT = 20  # of a sender's key, in the ledger: as good as unique


@dataclass(frozen=True, slots=True)
class ArrivedReturn:
    """A return that opened. ``file`` is its name as the person sees it."""

    file: str
    found: PeriodReturn
    frame_hash: str

    @property
    def whose(self) -> Whose:
        return self.found.sender, self.found.quarter, self.found.board


@dataclass(frozen=True, slots=True)
class HeldReturn:
    """One revision of a return as it came in before."""

    revision: int
    frame_hash: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class IncomingReturn:
    """A return, and what would happen to it. ``beneath``: what it would be once its sender is accepted."""

    arrived: ArrivedReturn
    coming: Coming
    beneath: Coming
    sentence: str = ""

    @property
    def file(self) -> str:
        return self.arrived.file


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """A return that came in, as the report weighs it."""

    sender: str
    revision: int
    pool: Pool

    @property
    def member(self) -> str:
        """What the ledger calls it: which, and its revision."""
        return f"return/{self.sender[:_SHORT]}/{self.pool.quarter}/{self.pool.board} {self.revision}"


def sort_returns(
    arrived: Iterable[ArrivedReturn], held: Mapping[Whose, Sequence[HeldReturn]], known_senders: Collection[str]
) -> tuple[IncomingReturn, ...]:
    """Every return with what it is to us, in the order of file names."""
    groups: dict[Whose, list[ArrivedReturn]] = defaultdict(list)
    for one in arrived:
        groups[one.whose].append(one)
    found: list[IncomingReturn] = []
    for whose, group in groups.items():
        ordered = sorted(group, key=lambda one: (one.found.revision, one.frame_hash, one.file))
        for one, coming in _of_one(ordered, held.get(whose, ())):
            said = _two_of_a_kind() if coming is Coming.CANNOT_READ else ""
            is_known = whose[0] in known_senders
            found.append(IncomingReturn(one, coming if is_known else Coming.UNKNOWN_SENDER, coming, said))
    return tuple(sorted(found, key=lambda item: item.file))


def _of_one(group: Sequence[ArrivedReturn], held: Sequence[HeldReturn]) -> Iterable[tuple[ArrivedReturn, Coming]]:
    """``group`` is sorted from the earliest to the latest."""
    seen = {one.frame_hash for one in held}
    current = next((one for one in held if one.is_current), None)
    fresh: list[ArrivedReturn] = []
    for one in group:
        if one.frame_hash in seen:
            yield one, Coming.SAME
        else:
            seen.add(one.frame_hash)
            fresh.append(one)
    newest = max((one.found.revision for one in fresh), default=0)
    rivals = sum(one.found.revision == newest for one in fresh) + (current is not None and current.revision == newest)
    for one in fresh:
        if one.found.revision < newest or (current is not None and newest < current.revision):
            yield one, Coming.OLDER
        elif rivals > 1:
            yield one, Coming.CANNOT_READ
        else:
            yield one, Coming.NEW if current is None else Coming.NEWER


def _two_of_a_kind() -> str:
    return _("Two returns of one quarter say different things. Ask the host to make it once more.")
