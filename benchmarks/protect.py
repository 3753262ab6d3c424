"""A 20 × 12 table protected and attacked, beside the bare linear programmes that this needs, solved by HiGHS alone.

Bare: one model for the hiding and one for the attacker, each made once; for every number to hide and both directions,
one solving of each. Nothing is decided, cleaned up, read or written.

``--long`` is the long run of the suite's promises: 500 random tables, every mutant of each, 200 release sequences.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import highspy
import numpy as np

from benchmarks.table import Row, in_turns
from cafe.privacy.disclosure.primary import Rules, primaries
from cafe.privacy.disclosure.protect import CannotBeProtected, attack, protect
from cafe.privacy.disclosure.secondary import field_of
from cafe.privacy.disclosure.tables import Cell, Table, written

RUNS = 5
THRESHOLD = 5


def measure() -> list[Row]:
    rng = random.Random(20_12)
    tables = [_table(rng, 20, 12) for _ in range(RUNS)]
    protect(tables[0])  # HiGHS is loaded once, whoever asks first
    pairs = [in_turns(lambda one=one: protect(one), _bare(one), 1) for one in tables]  # type: ignore[misc]
    return [
        Row(
            "A 20 × 12 table protected, then attacked",
            "the bare linear programmes, by HiGHS alone",
            [ours[0] for ours, _floor in pairs],
            [floor[0] for _ours, floor in pairs],
        )
    ]


def long_run() -> int:
    """500 tables and 200 sequences; prints the figures, and answers how many failures there were."""
    return _many_tables(500) + _many_sequences(200)


def _table(rng: random.Random, rows: int, columns: int, about: float = 16) -> Table:
    sizes = [rng.uniform(0.5, about) for _ in range(rows)]
    return Table(
        tuple(f"row {at}" for at in range(rows)),
        tuple(f"column {at}" for at in range(columns)),
        tuple(tuple(int(rng.expovariate(1 / size)) for _ in range(columns)) for size in sizes),
    )


class _bare:
    """The floor for one table: its models are made when it is called, as ours are."""

    def __init__(self, table: Table) -> None:
        self._field = field_of(table, primaries(table, Rules()))
        self._hidden = [self._field.cells.index(cell) for cell in protect(table).hidden]

    def __call__(self) -> None:
        field, size = self._field, len(self._field.counts)
        counts = np.array(field.counts, dtype=float)
        doubled = [
            [pair for at, factor in row for pair in ((at, factor), (size + at, -factor))] for row in field.equations
        ]
        upper = np.concatenate([np.full(size, highspy.kHighsInf), counts])
        hide = _model(np.zeros(2 * size), upper, np.array(field.weights * 2), doubled)
        free = np.isin(np.arange(size), self._hidden)
        reckon = _model(
            np.where(free, -counts, 0.0), np.where(free, highspy.kHighsInf, 0.0), np.zeros(size), field.equations
        )
        for reach in field.reaches:
            at = reach.at if reach.by > 0 else size + reach.at
            hide.changeColBounds(at, abs(reach.by), abs(reach.by))
            hide.run()
            hide.changeColBounds(at, 0.0, upper[at])
            sense = highspy.ObjSense.kMaximize if reach.by > 0 else highspy.ObjSense.kMinimize
            reckon.changeObjectiveSense(sense)
            reckon.changeColCost(reach.at, 1.0)
            reckon.run()
            reckon.changeColCost(reach.at, 0.0)


def _model(
    lower: np.ndarray, upper: np.ndarray, costs: np.ndarray, rows: Sequence[Sequence[tuple[int, float]]]
) -> highspy.Highs:
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("presolve", "off"), ("solver", "simplex"), ("threads", 1)):
        solver.setOptionValue(name, value)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(lower), len(rows)
    model.col_cost_, model.col_lower_, model.col_upper_ = costs, lower, upper
    model.row_lower_ = model.row_upper_ = np.zeros(len(rows))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    model.a_matrix_.index_ = np.array([at for row in rows for at, _factor in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for row in rows for _at, factor in row], dtype=float)
    solver.passModel(model)
    return solver


def _many_tables(many: int) -> int:
    from tests.privacy.disclosure.attackers import by_solving

    rng = random.Random(500)
    shapes = ((6, 5), (4, 5), (3, 7), (8, 6), (2, 9), (12, 6))
    small = further = failures = mutants = caught = refused = 0
    for at in range(many):
        table = _table(rng, *shapes[at % len(shapes)], about=rng.choice((4, 8, 16, 40)))
        try:
            found = protect(table)
        except CannotBeProtected:
            refused += 1
            continue
        reckoned, grid = by_solving(found.csv), table.with_totals()
        for cell in table.cells():
            count = grid[cell.row][cell.column]
            low, high = reckoned.get((cell.row, cell.column), (count, count))
            if 0 < count < THRESHOLD:
                small += 1
                failures += not (low == 0 and high >= THRESHOLD)
            elif cell in found.hidden:
                failures += low == high
        for cell in found.hidden - {one.cell for one in found.reasons}:
            further += 1
            mutants += 1
            caught += not attack(found, written(table, found.hidden - {Cell(*cell)}), THRESHOLD).holds
    print(
        f"{many} tables: {small} small numbers, {further} further cells hidden, {refused} refused, "
        f"{failures} failures; {caught} of {mutants} mutants caught"
    )
    return failures + mutants - caught


def _many_sequences(many: int) -> int:
    from tests.privacy.disclosure.sequences import Programme, leaks, publish

    tried = out = overlapping = failures = without = 0
    for seed in range(many):
        programme = Programme(random.Random(10_000 + seed))
        releases, said = publish(programme, with_ledger=True)
        tried += len(said)
        out += len(releases)
        overlapping += sum(1 for one, other in combinations(releases, 2) if one.members & other.members)
        failures += bool(leaks(releases, programme))
        programme = Programme(random.Random(10_000 + seed))
        without += bool(leaks(publish(programme, with_ledger=False)[0], programme))
    print(
        f"{many} sequences: {tried} reports tried, {out} released, {overlapping} pairs of them overlap, "
        f"{failures} sequences tell a small number; without the ledger {without} of {many} do"
    )
    return failures
