"""The shapes the store has had, oldest first. A step that was released is never edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cafe.store.migrations.versions import (
    v0001_first,
    v0002_replies,
    v0003_releases,
    v0004_intruder,
    v0005_community,
    v0006_returns,
    v0007_words,
    v0008_themes,
    v0009_stages,
    v0010_files,
    v0011_lean,
    v0012_received,
    v0013_senders,
    v0014_spoken,
    v0015_our_words,
    v0016_taken_marks,
)

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True)
class MigrationStep:
    """From the shape before to ``number``, in operations that know no live model."""

    number: int  # the file's ``user_version`` afterwards
    upgrade: Callable[[Operations], None]


STEPS = (
    MigrationStep(1, v0001_first.upgrade),
    MigrationStep(2, v0002_replies.upgrade),
    MigrationStep(3, v0003_releases.upgrade),
    MigrationStep(4, v0004_intruder.upgrade),
    MigrationStep(5, v0005_community.upgrade),
    MigrationStep(6, v0006_returns.upgrade),
    MigrationStep(7, v0007_words.upgrade),
    MigrationStep(8, v0008_themes.upgrade),
    MigrationStep(9, v0009_stages.upgrade),
    MigrationStep(10, v0010_files.upgrade),
    MigrationStep(11, v0011_lean.upgrade),
    MigrationStep(12, v0012_received.upgrade),
    MigrationStep(13, v0013_senders.upgrade),
    MigrationStep(14, v0014_spoken.upgrade),
    MigrationStep(15, v0015_our_words.upgrade),
    MigrationStep(16, v0016_taken_marks.upgrade),
)
NEWEST = STEPS[-1].number
