"""A host is known to each programme by itself: accepted in a second one, she stays accepted in the first. Frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.drop_index(op.f("ix_sender_programme_id"), table_name="sender")
    op.rename_table("sender", "sender_before")
    op.create_table(
        "sender",
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "key"),
    )
    columns = "programme_id, key, label, is_accepted, import_id, first_seen_at"
    op.execute(f"INSERT INTO sender ({columns}) SELECT {columns} FROM sender_before")
    op.drop_table("sender_before")
