"""A quote that was taken back is known again where another host of its café wrote it too. Frozen: no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.add_column("taken_back", sa.Column("spoken", sa.String(), nullable=False, server_default=""))
