"""A quote in other words knows the mark of those that were spoken. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.add_column("entry", sa.Column("spoken", sa.String(), nullable=False, server_default=""))
