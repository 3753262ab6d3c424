"""What was published before, and whether this may be published beside it.

Every export is a release. Two releases that are safe each by itself can give somebody away together: what the second
has more than the first is the café that came in between. So a release is judged against all that went before: what was
hidden stays hidden, reports that overlap are refused unless enough people came in between, and the attacker is let
loose on all of them at once (``union``). Pure: the store keeps the ledger, this reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cafe.core.i18n import _
from cafe.privacy.disclosure.releases import Base, Given, Kind, Parts, Release, place_name
from cafe.privacy.disclosure.tables import Cell, Table
from cafe.privacy.disclosure.union import told_together

LEAST_CAFES = 2
LEAST_PEOPLE = 10


class Why(StrEnum):
    MAY = "may"
    STICKY = "sticky"
    CORRECTED = "corrected"
    TOO_FEW = "too few"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a release may leave. ``reason``: in words, for the coordinator; ``instead``: what stands meanwhile."""

    why: Why
    reason: str = ""
    instead: Release | None = None

    @property
    def may(self) -> bool:
        return self.why is Why.MAY


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
        verdict = _by_rule(earlier, one, given)
        if not verdict.may:
            return verdict
    if not fresh:
        return Verdict(Why.MAY)
    told = told_together([*_related(earlier, fresh), *fresh], given, on_progress)
    if told is None:
        return Verdict(Why.MAY)
    overlapping = [old for one in fresh for old in _overlapping(earlier, one)]
    return Verdict(
        Why.TOGETHER,
        _("This report and earlier ones, taken together, would tell a small number: {cell}.").format(cell=told),
        overlapping[-1] if overlapping else None,
    )


def _by_rule(earlier: Sequence[Release], new: Release, given: Given) -> Verdict:
    """What needs no reckoning: hidden stays hidden, and enough people between reports that overlap."""
    hidden = hidden_places(earlier, new.kind, new.period)
    for rows, columns, number in new.cells():
        if number is not None and (rows, columns) in hidden:
            return Verdict(
                Why.STICKY,
                _("{cell} was hidden in an earlier report on {period}, and stays hidden.").format(
                    cell=place_name(rows, columns), period=new.period
                ),
            )
    for one in _overlapping(earlier, new):
        if one.members != new.members:
            verdict = _beside(one, new, given)
            if not verdict.may:
                return verdict
    return Verdict(Why.MAY)


def _overlapping(earlier: Sequence[Release], new: Release) -> list[Release]:
    return [one for one in earlier if one.kind == new.kind and one.members & new.members]


def _beside(old: Release, new: Release, given: Given) -> Verdict:
    """The rule for reports that overlap: enough cafés and people between them, in every cell that changed."""
    came, went = new.members - old.members, old.members - new.members
    corrected = {_cafe(one) for one in came} & {_cafe(one) for one in went}
    stands = _("The report on {period} stands meanwhile.").format(period=old.period)
    for base in sorted(old.bases() | new.bases()):
        place = place_name({base[0]}, {base[1]})
        if any(_changed(cafe, came | went, (new.kind, base), given) for cafe in corrected):
            words = _(
                "A café that is in an earlier report was corrected since, and {cell} would change: "
                "corrections wait for the next period."
            ).format(cell=place)
            return Verdict(Why.CORRECTED, f"{words} {stands}", old)
        for some in (came, went):
            if _are_too_few([one for one in some if _cafe(one) not in corrected], (new.kind, base), given):
                words = _(
                    "Since an earlier report, {cell} changed by fewer than {people} people, or by one café alone: "
                    "whoever subtracts one report from the other would see them."
                ).format(cell=place, people=LEAST_PEOPLE)
                return Verdict(Why.TOO_FEW, f"{words} {stands}", old)
    return Verdict(Why.MAY)


def _changed(cafe: str, members: Iterable[str], at: tuple[Kind, Base], given: Given) -> bool:
    """Whether the revisions of a café differ there; one that is not held any more may well."""
    counts = {given[one].get(at, 0) if one in given else None for one in members if _cafe(one) == cafe}
    return len(counts) > 1 or None in counts


def _are_too_few(members: Sequence[str], at: tuple[Kind, Base], given: Given) -> bool:
    """Whether those who came, or went, can be told apart in this cell. Nobody at all can not."""
    if any(one not in given for one in members):
        return True
    counts = [count for one in members if (count := given[one].get(at, 0))]
    return bool(counts) and (len(counts) < LEAST_CAFES or sum(counts) < LEAST_PEOPLE)


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


def hidden_places(earlier: Iterable[Release], kind: Kind, period: str) -> set[tuple[Parts, Parts]]:
    """Every place (base rows, base columns) that an earlier release of the same kind and period hid."""
    return {
        (rows, columns)
        for one in earlier
        if one.kind == kind and one.period == period
        for rows, columns, number in one.cells()
        if number is None
    }


def _cafe(member: str) -> str:
    """The café, whichever its revision."""
    return member.split(" ", maxsplit=1)[0]
