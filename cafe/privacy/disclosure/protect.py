"""A table of people made fit to be published: hidden, attacked, and only then handed on.

Collate → **report**. The one way in for reports, period returns and ``cafe protect``: finds the small numbers, hides
others so that they cannot be worked out, lets the attacker try, and where it does not do joins categories or rounds.
Nothing comes out of here that has not held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.privacy.disclosure.audit import Audit, Claim, audit
from cafe.privacy.disclosure.exact import SMALL_TABLE, hide_exactly
from cafe.privacy.disclosure.fallback import ROUNDED_TO, Axis, Joining, as_it_is, joinings, rounded
from cafe.privacy.disclosure.primary import Contribution, Primary, Reason, Rules, primaries
from cafe.privacy.disclosure.secondary import CannotHide, field_of, hide, linked
from cafe.privacy.disclosure.tables import Cell, Table, written

MOST_HIDDEN = 0.4
"""Above this share of hidden cells a table says too little: categories are joined where that is allowed."""

_OF_WHOM = (Reason.FEW, Reason.ONE)
OnProgress = Callable[[int, int], None]


class CannotBeProtected(ProblemToFix):
    """There is no way to publish this table that gives nobody away. The message says why."""


class Method(StrEnum):
    AS_IT_IS = "as it is"
    HIDDEN = "hidden"
    JOINED = "joined"
    ROUNDED = "rounded"


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be published. ``csv`` is what the attacker read; whatever is shown comes from it.

    ``joined``: names that stand for several categories now; ``row_parts``, ``column_parts``: which ones.
    ``shown``: rounded totals, in place of the counts.
    ``reasons``: the cells that hide for their own sake, never to be published.
    """

    table: Table
    hidden: frozenset[Cell]
    method: Method
    csv: str
    joined: tuple[str, ...] = ()
    row_parts: tuple[tuple[str, ...], ...] = ()
    column_parts: tuple[tuple[str, ...], ...] = ()
    shown: Mapping[Cell, int] = field(default_factory=dict)
    reasons: tuple[Primary, ...] = field(default=(), repr=False)

    @property
    def rounded_to(self) -> int:
        return ROUNDED_TO if self.method is Method.ROUNDED else 1

    @property
    def share_hidden(self) -> float:
        """Of the cells where somebody could be, totals included."""
        return _share(self.table, self.hidden)

    def number(self, cell: Cell) -> int | None:
        """What a reader may see there; None where it is hidden."""
        if cell in self.hidden:
            return None
        return self.shown[cell] if cell in self.shown else self.table.number(cell)


@dataclass(frozen=True, slots=True)
class _Case:
    """A table with everything that its protection depends on."""

    table: Table
    rules: Rules
    contributions: tuple[Contribution, ...]
    before: frozenset[Cell]
    published: frozenset[Cell]

    def joined(self, joining: Joining) -> _Case:
        return replace(
            self,
            table=joining.table(self.table),
            contributions=joining.contributions(self.contributions),
            before=joining.cells(self.before),
            published=joining.cells(self.published),
        )

    def primaries(self) -> tuple[Primary, ...]:
        """What hides for its own sake. A total that is known anyway cannot hide for resting on few."""
        found = primaries(self.table, self.rules, self.contributions, self.before)
        return tuple(one for one in found if one.cell not in self.published or one.reason not in _OF_WHOM)


def protect(
    table: Table,
    rules: Rules | None = None,
    *,
    contributions: Sequence[Contribution] = (),
    before: Iterable[Cell] = (),
    published: Iterable[Cell] = (),
    may_join: frozenset[Axis] = frozenset(),
    may_round: bool = False,
    apart: frozenset[str] = frozenset(),
    exactly: bool | None = None,
    on_progress: OnProgress | None = None,
) -> Protected:
    """The table with its small numbers safe, or CannotBeProtected with the reason.

    ``before``: cells that were hidden earlier and stay so. ``published``: cells that are known already, and so hide
    nothing, and do not hide for resting on few. ``may_join``, ``may_round``: what may be done where hiding does not
    do, or hides more than 40 %.
    ``apart``: rows that are never joined to others.
    ``exactly``: the fewest further cells, by the exact method; None chooses it for small tables.
    ``on_progress``: called with (done, of), from the start again where another way is tried; what it raises stops the
    work, and nothing is kept.
    """
    case = _Case(table, rules or Rules(), tuple(contributions), frozenset(before), frozenset(published))
    if 0 < table.total < case.rules.threshold:
        raise CannotBeProtected(*_too_few(case.rules.threshold))
    offered, why = _by_hiding(case, exactly, on_progress)
    if offered is not None and offered.share_hidden <= MOST_HIDDEN:
        return _of_parts(offered, as_it_is(table), table)
    for joining in joinings(table, may_join, apart):
        joined, _why = _by_hiding(case.joined(joining), exactly, on_progress)
        if joined is not None and joined.share_hidden <= MOST_HIDDEN:
            return _of_parts(replace(joined, method=Method.JOINED, joined=joining.joined(table)), joining, table)
    found = (_by_rounding(case) if may_round else None) or offered
    if found is None:
        raise CannotBeProtected(why, _join_or_wait())
    return _of_parts(found, as_it_is(table), table)


def protect_linked(tables: Sequence[Table], rules: Rules | None = None) -> tuple[Protected, ...]:
    """Tables of the same people by the same columns (age by board, ethnic group by board), safe beside one another.

    Their totals by column are the same numbers: what one table hides there no other shows, and the ways on which
    people are shifted run through all of them. Raises ValueError where the columns or their totals differ,
    CannotBeProtected with the reason. ``judge`` has the last word on all together.
    """
    if any(
        (table.columns, table.with_totals()[-1]) != (tables[0].columns, tables[0].with_totals()[-1]) for table in tables
    ):
        raise ValueError("linked tables have the same columns, and the same totals")
    if 0 < tables[0].total < (rules or Rules()).threshold:
        raise CannotBeProtected(*_too_few((rules or Rules()).threshold))
    cases = [_Case(table, rules or Rules(), (), frozenset(), frozenset()) for table in tables]
    laid_out = [field_of(case.table, case.primaries()) for case in cases]
    try:
        pattern = hide(linked(laid_out, len(tables[0].columns)))
    except CannotHide as stuck:
        raise CannotBeProtected(_worked_out(tables[0], stuck.primary.cell), _join_or_wait()) from stuck
    found: list[Protected] = []
    start = 0
    for case, one in zip(cases, laid_out, strict=True):
        hidden = frozenset(cell for at, cell in enumerate(one.cells, start) if at in pattern)
        offer, why = _offered(case, hidden, case.primaries(), None)
        if offer is None:
            raise CannotBeProtected(why, _join_or_wait())
        found.append(_of_parts(offer, as_it_is(case.table), case.table))
        start += len(one.cells)
    return tuple(found)


def attack(found: Protected, published: str, threshold: int, on_progress: OnProgress | None = None) -> Audit:
    """The attacker on the text that is about to leave, for a last look after it was written to a file."""
    return audit(
        published,
        [Claim(one.cell.row, one.cell.column, one.low, one.high) for one in found.reasons],
        threshold=threshold,
        rounded_to=found.rounded_to,
        on_progress=on_progress,
    )


def _by_hiding(case: _Case, exactly: bool | None, on_progress: OnProgress | None) -> tuple[Protected | None, str]:
    """The table with cells hidden, if the attacker gets nowhere; else why not."""
    table, reasons = case.table, case.primaries()
    if not reasons:
        hidden: frozenset[Cell] = frozenset()
    elif known := [one.cell for one in reasons if one.cell in case.published]:
        return None, _("A number to be hidden was published before: {cell}.").format(cell=table.name(known[0]))
    else:
        field = field_of(table, reasons, case.published)
        try:
            pattern = hide(field, _first_half(on_progress))
        except CannotHide as stuck:
            return None, _worked_out(table, stuck.primary.cell)
        if exactly or (exactly is None and len(field.cells) <= SMALL_TABLE):
            pattern = hide_exactly(field, pattern)
        hidden = frozenset(field.cells[at] for at in pattern)
    return _offered(case, hidden, reasons, on_progress)


def _offered(
    case: _Case, hidden: frozenset[Cell], reasons: tuple[Primary, ...], on_progress: OnProgress | None
) -> tuple[Protected | None, str]:
    table, grid = case.table, case.table.with_totals()
    if hidden and not any(grid[cell.row][cell.column] for cell in table.cells() if cell not in hidden):
        return None, _("Every number in this table is to be hidden: nothing would be left to publish.")
    method = Method.HIDDEN if hidden else Method.AS_IT_IS
    return _held(Protected(table, hidden, method, written(table, hidden), reasons=reasons), case, on_progress)


def _held(found: Protected, case: _Case, on_progress: OnProgress | None = None) -> tuple[Protected | None, str]:
    """The gate: only what the attacker could not undo goes on."""
    attacked = attack(found, found.csv, case.rules.threshold, _second_half(on_progress))
    if attacked.holds:
        return found, ""
    told = found.table.name(Cell(*attacked.told[0])) if attacked.told else _("the totals")
    return None, _("The number at {cell} could be worked out from what is published.").format(cell=told)


def _by_rounding(case: _Case) -> Protected | None:
    reasons = case.primaries()
    for hidden, shown in rounded(case.table, reasons):
        text = written(case.table, hidden, shown)
        offer = Protected(case.table, hidden, Method.ROUNDED, text, shown=shown, reasons=reasons)
        found, _why = _held(offer, case)
        if found is not None and not case.before & shown.keys() and not case.published & hidden:
            return found
    return None


def _too_few(threshold: int) -> tuple[str, str]:
    return (
        _("Fewer than {n} people are counted in this table: there is nothing that could be published.").format(
            n=threshold
        ),
        _("Wait until there are more, or pool it with another table."),
    )


def _worked_out(table: Table, cell: Cell) -> str:
    return _("The number at {cell} can be worked out from the others, whatever else is hidden.").format(
        cell=table.name(cell)
    )


def _join_or_wait() -> str:
    return _("Join some of its rows or columns, or wait until there are more people.")


def _of_parts(found: Protected, joining: Joining, base: Table) -> Protected:
    """With the names that each row and column stands for, for the ledger."""
    return replace(
        found,
        row_parts=tuple(tuple(base.rows[one] for one in group) for group in joining.rows),
        column_parts=tuple(tuple(base.columns[one] for one in group) for group in joining.columns),
    )


def _first_half(on_progress: OnProgress | None) -> OnProgress | None:
    return None if on_progress is None else lambda done, of: on_progress(done, 2 * of)


def _second_half(on_progress: OnProgress | None) -> OnProgress | None:
    return None if on_progress is None else lambda done, of: on_progress(of + done, 2 * of)


def _share(table: Table, hidden: frozenset[Cell]) -> float:
    possible = [cell for cell in table.cells() if cell not in table.impossible()]
    return len(hidden) / len(possible) if possible else 0.0
