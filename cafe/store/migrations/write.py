"""Write the next step from what the tables have and the store has not: ``python -m cafe.store.migrations.write``.

For developers. Prints the operations; ``--into FILE`` puts them there, to be looked over and then frozen.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import cafe.model.tables  # noqa: F401  the tables enter the metadata by being imported
from cafe.store.migrations.steps import STEPS

INDEX = "pack_words"
_HEAD = '''"""Say here what this step brings. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
'''


def next_step(released: int = len(STEPS)) -> str:
    """The module that would take a store of the first ``released`` steps to the tables of today; empty for none."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"render_item": _render, "include_name": _is_ours, "target_metadata": SQLModel.metadata},
        )
        for step in STEPS[:released]:
            step.upgrade(Operations(context))
        operations = produce_migrations(context, SQLModel.metadata).upgrade_ops
        assert operations is not None
        body = render_python_code(operations, render_item=_render, migration_context=context)
    lines = [line for line in body.splitlines() if line.strip() and not line.strip().startswith("#")]
    if [line.strip() for line in lines] == ["pass"]:
        return ""
    first = lines[0]
    return _HEAD + "\n".join([first if first.startswith("    ") else f"    {first}", *lines[1:]]) + "\n"


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """SQLModel's own types as the plain ones they are in SQLite, so that a frozen step needs no SQLModel."""
    if kind != "type":
        return False
    name = type(item).__name__
    return {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime()"}.get(name, False)


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words is no table of the metadata: it and the tables behind it are written by hand."""
    return kind != "table" or not (name or "").startswith(INDEX)


def main(arguments: list[str]) -> None:
    words = next_step() or "# The store has all that the tables have.\n"
    if arguments[:1] == ["--into"]:
        Path(arguments[1]).write_text(words, encoding="utf-8")
    else:
        sys.stdout.write(words)


if __name__ == "__main__":
    main(sys.argv[1:])
