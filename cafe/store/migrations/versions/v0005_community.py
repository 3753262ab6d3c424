"""A community's own: topics, numbers, what it has, ripples, and what hosts learn. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "asset",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "change_choice",
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("pack_id", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "pack_id"),
    )
    op.create_table(
        "local_service",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("for_whom", sa.String(), nullable=False),
        sa.Column("card_title", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("councils", sa.JSON(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("last_checked", sa.String(), nullable=False),
        sa.Column("came_from", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "own_topic",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("based_on", sa.String(), nullable=False),
        sa.Column("came_from", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "cards_given",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id", "kind"),
    )
    op.create_table(
        "debrief",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id", "question"),
    )
    op.create_table(
        "lesson",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("next_time", sa.String(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_lesson_cafe_id"), "lesson", ["cafe_id"], unique=False)
    op.create_table(
        "ripple",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("happened", sa.Boolean(), nullable=False),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("touched", sa.String(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ripple_cafe_id"), "ripple", ["cafe_id"], unique=False)
    op.create_table(
        "ripple_map",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("next_steps", sa.String(), nullable=False),
        sa.Column("is_read_back", sa.Boolean(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id"),
    )
    op.create_table(
        "pack_change",
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("next_steps", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack"],
            ["pack.id"],
        ),
        sa.PrimaryKeyConstraint("pack"),
    )
    op.create_table(
        "pack_ripple",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("ripple_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=False),
        sa.Column("ring", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("happened", sa.Boolean(), nullable=False),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("touched", sa.String(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack"],
            ["pack.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_ripple_pack"), "pack_ripple", ["pack"], unique=False)
