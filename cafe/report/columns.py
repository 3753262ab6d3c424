"""The report's tables as Parquet files: for a national analyst who goes on with DuckDB, Polars or Spark.

Collate → **report**. An extra of the package (``pyarrow``): a host's laptop does not carry it. A column of counts is
a column of whole numbers; where a count is hidden it is null, and a column beside it says so. Each table has the same
columns of the same types in every release, also where it has no rows or hides nothing.
"""

from __future__ import annotations

import io
from importlib.util import find_spec

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.data import HIDDEN, DataTable


def is_installed() -> bool:
    """Can Parquet files be written here?"""
    return find_spec("pyarrow") is not None


def render(table: DataTable) -> bytes:
    """One table as ``.parquet``. Raises ProblemToFix where the extra is not installed."""
    if not is_installed():
        raise ProblemToFix(
            _("Parquet files need one more part, which is not installed here. Nothing was written."),
            _("Install the extra called “parquet”, or choose CSV."),
        )
    import pyarrow as pa
    from pyarrow import parquet

    arrays, names = [], []
    for at, name in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        if at in table.numbers:
            arrays.append(pa.array([cell if isinstance(cell, int) else None for cell in cells], pa.int64()))
            names.append(name)
            if at in table.hidable:
                arrays.append(pa.array([cell == HIDDEN for cell in cells], pa.bool_()))
                names.append(_("{column}: hidden").format(column=name))
        else:
            arrays.append(pa.array([str(cell) for cell in cells], pa.string()))
            names.append(name)
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=names), out, compression="zstd")
    return out.getvalue()
