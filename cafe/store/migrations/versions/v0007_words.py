"""An index of the words that came in, for searching. It holds no text of its own. Frozen: it knows no live model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.execute(
        "CREATE VIRTUAL TABLE pack_words USING fts5("
        "text, content='pack_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO pack_words(pack_words) VALUES ('rebuild')")
