"""What a plan may say of a stage: that it moves on, may be left out, has its hour, and its own two cues. Frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    for name in ("moves_on", "is_optional"):
        op.add_column("stage", sa.Column(name, sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("stage", sa.Column("pinned", sa.String(), nullable=False, server_default=""))
    for name in ("soon_seconds", "last_seconds"):
        op.add_column("stage", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
