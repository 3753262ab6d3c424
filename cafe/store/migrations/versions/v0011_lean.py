"""What nobody asked the store for: a row for each theme of each entry, and indexes of what is counted in memory.

Nothing is lost: the themes stand in the entries. Frozen: it knows no live model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.drop_index(op.f("ix_pack_theme_pack"), table_name="pack_theme")
    op.drop_index(op.f("ix_pack_theme_theme"), table_name="pack_theme")
    op.drop_table("pack_theme")
    op.drop_index(op.f("ix_pack_council"), table_name="pack")
    op.drop_index(op.f("ix_pack_is_current"), table_name="pack")
    op.drop_index(op.f("ix_pack_month"), table_name="pack")
    op.drop_index(op.f("ix_pack_topic_id"), table_name="pack")
