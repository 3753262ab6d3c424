"""The shape of the store at its first release. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "cafe",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("topic_id", sa.String(), nullable=False),
        sa.Column("topic_version", sa.Integer(), nullable=False),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("topic_snapshot", sa.String(), nullable=False),
        sa.Column("codebook_version", sa.Integer(), nullable=False),
        sa.Column("caution_level", sa.Integer(), nullable=False),
        sa.Column("length", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("must_end_at", sa.DateTime(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("tables", sa.Integer(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("urban_rural", sa.Integer(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("is_island", sa.Boolean(), nullable=False),
        sa.Column("note_mode", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_rehearsal", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index(op.f("ix_cafe_starts_at"), "cafe", ["starts_at"], unique=False)
    op.create_index(op.f("ix_cafe_state"), "cafe", ["state"], unique=False)
    op.create_table(
        "draft",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("cafe_id", "place"),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_import_batch_programme_id"), "import_batch", ["programme_id"], unique=False)
    op.create_table(
        "programme",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("is_ours", sa.Boolean(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("installed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "quote_choice",
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "entry_id"),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("filters", sa.String(), nullable=False),
        sa.Column("packs", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_release_programme_id"), "release", ["programme_id"], unique=False)
    op.create_table(
        "secret",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "sender",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_sender_programme_id"), "sender", ["programme_id"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "slip",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("words"),
        sa.UniqueConstraint("entry_id"),
    )
    op.create_index(op.f("ix_slip_cafe_id"), "slip", ["cafe_id"], unique=False)
    op.create_table(
        "taken_back",
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("pack_id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("was_here", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "sender", "pack_id", "entry_id"),
    )
    op.create_table(
        "attendance",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("hosts", sa.Integer(), nullable=True),
        sa.Column("first_timers", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("support_cards", sa.Integer(), nullable=True),
        sa.Column("support_used", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id"),
    )
    op.create_table(
        "checklist",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_checklist_cafe_id"), "checklist", ["cafe_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("in_room", sa.Boolean(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("life_stages", sa.JSON(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_entry_cafe_id"), "entry", ["cafe_id"], unique=False)
    op.create_table(
        "feedback_comment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_feedback_comment_cafe_id"), "feedback_comment", ["cafe_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("stage_id", sa.String(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_note_cafe_id"), "note", ["cafe_id"], unique=False)
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("pack_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("frame_hash", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("superseded_by", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("board", sa.String(), nullable=False),
        sa.Column("urban_rural", sa.Integer(), nullable=False),
        sa.Column("is_island", sa.Boolean(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("topic_id", sa.String(), nullable=False),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("tables", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("hosts", sa.Integer(), nullable=True),
        sa.Column("first_timers", sa.Integer(), nullable=True),
        sa.Column("support_cards", sa.Integer(), nullable=True),
        sa.Column("note_mode", sa.String(), nullable=False),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("codebook_version", sa.Integer(), nullable=False),
        sa.Column("disagreed", sa.String(), nullable=False),
        sa.Column("missing_voices", sa.String(), nullable=False),
        sa.Column("wants_results", sa.Boolean(), nullable=False),
        sa.Column("wants_another", sa.Boolean(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("support_used", sa.JSON(), nullable=False),
        sa.Column("withdrawn", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["import_batch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("programme_id", "pack_id", "frame_hash"),
    )
    op.create_index(op.f("ix_pack_council"), "pack", ["council"], unique=False)
    op.create_index(op.f("ix_pack_import_id"), "pack", ["import_id"], unique=False)
    op.create_index(op.f("ix_pack_is_current"), "pack", ["is_current"], unique=False)
    op.create_index(op.f("ix_pack_month"), "pack", ["month"], unique=False)
    op.create_index(op.f("ix_pack_pack_id"), "pack", ["pack_id"], unique=False)
    op.create_index(op.f("ix_pack_programme_id"), "pack", ["programme_id"], unique=False)
    op.create_index(op.f("ix_pack_topic_id"), "pack", ["topic_id"], unique=False)
    op.create_table(
        "reflection",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("disagreed", sa.String(), nullable=False),
        sa.Column("missing_voices", sa.String(), nullable=False),
        sa.Column("wants_results", sa.Boolean(), nullable=False),
        sa.Column("wants_another", sa.Boolean(), nullable=False),
        sa.Column("looked_over_by_two", sa.Boolean(), nullable=False),
        sa.Column("left_as_is", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id"),
    )
    op.create_table(
        "refused",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["import_batch.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index(op.f("ix_refused_import_id"), "refused", ["import_id"], unique=False)
    op.create_table(
        "room_names",
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("cafe_id"),
    )
    op.create_table(
        "run_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index(op.f("ix_run_event_cafe_id"), "run_event", ["cafe_id"], unique=False)
    op.create_table(
        "sent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("frame_hash", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("programme_id", sa.String(), nullable=False),
        sa.Column("pack_path", sa.String(), nullable=False),
        sa.Column("summary_path", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sent_cafe_id"), "sent", ["cafe_id"], unique=False)
    op.create_table(
        "stage",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("seconds_each", sa.Integer(), nullable=False),
        sa.Column("cues", sa.JSON(), nullable=False),
        sa.Column("is_hand_set", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_stage_cafe_id"), "stage", ["cafe_id"], unique=False)
    op.create_table(
        "tally",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("cafe_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cafe_id"],
            ["cafe.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("cafe_id", "question", "category"),
    )
    op.create_index(op.f("ix_tally_cafe_id"), "tally", ["cafe_id"], unique=False)
    op.create_table(
        "pack_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("life_stages", sa.JSON(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack"],
            ["pack.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_entry_pack"), "pack_entry", ["pack"], unique=False)
    op.create_table(
        "pack_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("face", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack"],
            ["pack.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_feedback_pack"), "pack_feedback", ["pack"], unique=False)
    op.create_table(
        "pack_theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack"],
            ["pack.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_theme_pack"), "pack_theme", ["pack"], unique=False)
    op.create_index(op.f("ix_pack_theme_theme"), "pack_theme", ["theme"], unique=False)
