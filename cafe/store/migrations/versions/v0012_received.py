"""When a programme had a return, as its reply says. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.add_column("return_made", sa.Column("received_at", sa.DateTime(), nullable=True))
