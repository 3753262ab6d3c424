"""Write the first shape from the live tables: ``python -m cafe.store.migrations.write``.

For developers, until the first release: afterwards a shape is only ever added to. Prints the
operations; ``--into FILE`` puts them there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import cafe.model.tables  # noqa: F401  the tables enter the metadata by being imported

_HEAD = '''"""The shape of the store at its first release. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
'''


def first_shape() -> str:
    """The whole module that makes every table and index from nothing."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"render_item": _render, "target_metadata": SQLModel.metadata}
        )
        operations = produce_migrations(context, SQLModel.metadata).upgrade_ops
        assert operations is not None
        body = render_python_code(operations, render_item=_render, migration_context=context)
    lines = [line for line in body.splitlines() if line.strip() and not line.strip().startswith("#")]
    first = lines[0]
    return _HEAD + "\n".join([first if first.startswith("    ") else f"    {first}", *lines[1:]]) + "\n"


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """SQLModel's own types as the plain ones they are in SQLite, so that a frozen step needs no SQLModel."""
    if kind != "type":
        return False
    name = type(item).__name__
    return {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime()"}.get(name, False)


def main(arguments: list[str]) -> None:
    words = first_shape()
    if arguments[:1] == ["--into"]:
        Path(arguments[1]).write_text(words, encoding="utf-8")
    else:
        sys.stdout.write(words)


if __name__ == "__main__":
    main(sys.argv[1:])
