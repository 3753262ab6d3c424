"""Which quotes may be told in other words only, kept for good as withdrawals are. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "in_our_words",
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("pack_id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("spoken", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "sender", "pack_id", "entry_id"),
    )
