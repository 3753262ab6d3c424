"""Attackers of the tests' own: one that tries every table there is, one that asks the solver in another way.

Neither shares a line with the app's audit: that is what makes them worth asking.
"""

from __future__ import annotations

import csv
import io
import random
from itertools import product

import highspy
import numpy as np

from cafe.privacy.disclosure.tables import Table

Bounds = dict[tuple[int, int], tuple[int, float]]


def random_table(rng: random.Random, rows: int, columns: int, about: float) -> Table:
    """Counts as cafés have them: rows of very different sizes, many small numbers, some zeros."""
    sizes = [rng.uniform(0.5, about) for _ in range(rows)]
    counts = tuple(tuple(int(rng.expovariate(1 / size)) for _ in range(columns)) for size in sizes)
    return Table(
        tuple(f"row {at}" for at in range(rows)), tuple(f"column {at}" for at in range(columns)), counts
    )  # fmt: skip


def cells_of(text: str) -> list[list[str]]:
    """The published cells, names and header left out."""
    return [line[1:] for line in csv.reader(io.StringIO(text))][1:]


def by_trying_all(text: str, patience: int = 1_500) -> Bounds:
    """The least and the most of every hidden inner cell, from every table of two rows that fits what shows.

    No count is tried that is above the largest number that shows: what reaches it by itself, nothing limits (and it
    is infinite here). Empty where there are more rows to try than the patience lasts.
    """
    first, second, totals = cells_of(text)
    most = 1 + max((int(words) for line in (first, second, totals) for words in line if words.isdecimal()), default=0)
    if any((most + 1) ** line[:-1].count("[c]") > patience for line in (first, second)):
        return {}
    options = [_rows_that_fit(line, most) for line in (first, second)]
    one, other = options[0][:, None, :], options[1][None, :, :]
    fits = np.ones((len(options[0]), len(options[1])), dtype=bool)
    both = one + other
    for column, words in enumerate(totals[:-1]):
        if words.isdecimal():
            fits &= both[:, :, column] == int(words)
    if totals[-1].isdecimal():
        fits &= both.sum(axis=2) == int(totals[-1])
    found: Bounds = {}
    for row, (line, some) in enumerate(zip((first, second), options, strict=True)):
        seen = some[fits.any(axis=1 - row)]
        for column, words in enumerate(line[:-1]):
            if words == "[c]":
                greatest = int(seen[:, column].max())
                found[row, column] = (int(seen[:, column].min()), greatest if greatest < most else float("inf"))
    return found


def _rows_that_fit(line: list[str], most: int) -> np.ndarray:
    ranges = [[int(words)] if words.isdecimal() else range(most + 1) for words in line[:-1]]
    rows = [row for row in product(*ranges) if not line[-1].isdecimal() or sum(row) == int(line[-1])]
    return np.array(rows, dtype=int)


def by_solving(text: str) -> Bounds:
    """The least and the most of every hidden cell, totals and all in one model.

    The answers come out in whole numbers, which is checked: so they are the answers in whole numbers.
    """
    grid = cells_of(text)
    height, width = len(grid), len(grid[0])
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    cells = {}
    for row in range(height):
        for column in range(width):
            words = grid[row][column]
            known = None if words == "[c]" else 0 if words == "[z]" else int(words)
            cells[row, column] = solver.addVariable(known or 0, highspy.kHighsInf if known is None else known)
    for row in range(height):
        solver.addConstr(sum(cells[row, column] for column in range(width - 1)) == cells[row, width - 1])
    for column in range(width):
        solver.addConstr(sum(cells[row, column] for row in range(height - 1)) == cells[height - 1, column])
    found: Bounds = {}
    for place, cell in cells.items():
        if grid[place[0]][place[1]] == "[c]":
            solver.minimize(cell)
            least = _whole(solver)
            solver.maximize(cell)
            is_open = solver.getModelStatus() == highspy.HighsModelStatus.kUnbounded
            found[place] = (least, float("inf") if is_open else _whole(solver))
    return found


def _whole(solver: highspy.Highs) -> int:
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    assert all(abs(value - round(value)) < 1e-6 for value in solver.getSolution().col_value)
    return round(solver.getInfo().objective_function_value)
