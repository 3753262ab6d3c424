"""The sums behind small numbers: linear programmes, handed to HiGHS.

Used by the hiding of cells, by the attacker who tries to undo it, and by the ledger of releases. A thin layer: a
model is made once, its bounds and costs change, and each solving starts where the last one ended. HiGHS and numpy are
loaded when the first model is made, so that nothing else waits for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from highspy import Highs

UNBOUNDED = inf
EPSILON = 1e-6
"""How near to a whole number a solved value is taken to be that number."""


class GaveUp(ArithmeticError):
    """The solver found no answer within its bounds."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What came of one solving. ``value`` is infinite where nothing limits it; ``x`` is empty then."""

    value: float
    x: tuple[float, ...]


class Model:
    """Find x between bounds with ``rows · x`` between row bounds, at the least (or most) cost.

    ``rows``: for each row its (column, factor) pairs. All numbers are counts of people, or their differences.
    ``is_whole``: only whole numbers will do; ``most_nodes`` then bounds the search (0: it does not), and GaveUp is
    raised where that was not enough.
    """

    def __init__(
        self,
        lower: Sequence[float],
        upper: Sequence[float],
        rows: Sequence[Sequence[tuple[int, float]]],
        row_bounds: Sequence[tuple[float, float]],
        *,
        costs: Sequence[float] | None = None,
        is_whole: bool = False,
        most_nodes: int = 0,
    ) -> None:
        import highspy
        import numpy as np

        self._highspy, self._np = highspy, np
        self._solver: Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._option("output_flag", False)
        self._option("threads", 1)  # the same table always gives the same answer
        if most_nodes:
            self._option("mip_max_nodes", most_nodes)
        if not is_whole:
            self._option("presolve", "off")  # dearer than these small models are
            self._option("solver", "simplex")
        self._costs = list(costs) if costs is not None else [0.0] * len(lower)
        self._all = np.arange(len(lower), dtype=np.int32)
        self.solvings = 0
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(lower), len(rows)
        model.col_cost_ = np.array(self._costs, dtype=np.float64)
        model.col_lower_ = np.array(lower, dtype=np.float64)
        model.col_upper_ = np.array(upper, dtype=np.float64)
        model.row_lower_ = np.array([low for low, _high in row_bounds], dtype=np.float64)
        model.row_upper_ = np.array([high for _low, high in row_bounds], dtype=np.float64)
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        starts = [0]
        for row in rows:
            starts.append(starts[-1] + len(row))
        matrix.start_ = np.array(starts, dtype=np.int32)
        matrix.index_ = np.array([column for row in rows for column, _factor in row], dtype=np.int32)
        matrix.value_ = np.array([factor for row in rows for _column, factor in row], dtype=np.float64)
        if is_whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * len(lower)
        self._done(self._solver.passModel(model))

    def bound(self, column: int, lower: float, upper: float) -> None:
        self._done(self._solver.changeColBounds(column, lower, upper))

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        self._done(self._solver.changeRowBounds(row, lower, upper))

    def bound_all(self, lower: Sequence[float], upper: Sequence[float]) -> None:
        low, high = self._np.array(lower, dtype=self._np.float64), self._np.array(upper, dtype=self._np.float64)
        self._done(self._solver.changeColsBounds(len(self._all), self._all, low, high))

    def cost_all(self, costs: Sequence[float]) -> None:
        self._costs = list(costs)
        self._done(
            self._solver.changeColsCost(len(self._all), self._all, self._np.array(costs, dtype=self._np.float64))
        )

    def add_row(self, row: Sequence[tuple[int, float]], lower: float, upper: float) -> None:
        columns = self._np.array([column for column, _factor in row], dtype=self._np.int32)
        factors = self._np.array([factor for _column, factor in row], dtype=self._np.float64)
        self._done(self._solver.addRow(lower, upper, len(row), columns, factors))

    def most(self, wanted: dict[int, float]) -> Solved | None:
        """The most that the sum of ``wanted`` (column to factor) can be; None where no x fits the bounds at all."""
        return self._of(wanted, at_most=True)

    def least(self, wanted: dict[int, float]) -> Solved | None:
        """The least that the sum of ``wanted`` can be; None where no x fits the bounds at all."""
        return self._of(wanted, at_most=False)

    def holding(self, wanted: dict[int, float], *, at_most: bool) -> frozenset[int]:
        """The rows that hold the sum of ``wanted`` where it ends; none where nothing does."""
        before = {column: self._costs[column] for column in wanted}
        for column, factor in wanted.items():
            self._done(self._solver.changeColCost(column, factor))
        try:
            found = self._solve(at_most)
            if found is None or not found.x:
                return frozenset()
            return frozenset(at for at, price in enumerate(self.row_prices()) if abs(price) > EPSILON)
        finally:
            for column, cost in before.items():
                self._done(self._solver.changeColCost(column, cost))

    def cheapest(self) -> Solved | None:
        """The x of least cost; None where none fits."""
        return self._solve(at_most=False)

    def row_prices(self) -> tuple[float, ...]:
        """What each row is worth at the last answer: the dual of a linear model."""
        return tuple(self._solver.getSolution().row_dual)

    def _of(self, wanted: dict[int, float], at_most: bool) -> Solved | None:
        before = {column: self._costs[column] for column in wanted}
        for column, factor in wanted.items():
            self._done(self._solver.changeColCost(column, factor))
        try:
            return self._solve(at_most)
        finally:
            for column, cost in before.items():
                self._done(self._solver.changeColCost(column, cost))

    def _solve(self, at_most: bool) -> Solved | None:
        sense = self._highspy.ObjSense
        self._done(self._solver.changeObjectiveSense(sense.kMaximize if at_most else sense.kMinimize))
        self.solvings += 1
        answer = self._run()
        status = self._highspy.HighsModelStatus
        if answer in (status.kUnknown, status.kSolveError, status.kUnboundedOrInfeasible):
            self._solver.clearSolver()  # a warm start that led nowhere: once more, from nothing
            answer = self._run()
        if answer == status.kOptimal:
            return Solved(self._solver.getInfo().objective_function_value, tuple(self._solver.getSolution().col_value))
        if answer == status.kUnbounded:
            return Solved(UNBOUNDED if at_most else -UNBOUNDED, ())
        if answer == status.kInfeasible:
            return None
        raise GaveUp(f"the solver gave up: {self._solver.modelStatusToString(answer)}")

    def _run(self) -> Any:
        self._solver.run()
        return self._solver.getModelStatus()

    def _option(self, name: str, value: bool | int | str) -> None:
        self._done(self._solver.setOptionValue(name, value))

    def _done(self, status: Any) -> None:
        if status == self._highspy.HighsStatus.kError:
            raise GaveUp("the solver did not take a model")
