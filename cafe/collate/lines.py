"""What the coordinator's pages list: batches, senders and packs, as frozen values. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cafe.collate.incoming import Gap
from cafe.collate.values import CafeFacts
from cafe.core.clock import local
from cafe.model.values import ProgrammeCard
from cafe.packs.programme_file import months_in, programme_words


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: what it brought, and whether it was undone.

    ``packs``: how many of its packs are here, those beside others too.
    """

    id: str
    programme_id: str
    at: datetime
    folder: str
    new: int
    updated: int
    same: int
    refused: int
    undone_at: datetime | None = None
    returns: int = 0
    packs: int = 0

    @property
    def can_be_undone(self) -> bool:
        """Whether anything of it is here."""
        return self.undone_at is None and bool(self.packs or self.returns)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``refused``: each file that stays in its folder, and why; ``returns``: how many came in."""

    batch: Batch
    refused: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    returns: int = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """A facilitator as a coordinator knows her: a key, its words, and how many of her cafés count."""

    key: str
    words: tuple[str, ...]
    label: str
    first_seen_at: datetime
    cafes: int


@dataclass(frozen=True, slots=True)
class PackLine:
    """A café that counts, as a list shows it: topic, area, month."""

    pack_id: str
    revision: int
    topic_id: str
    topic_title: str
    council: str
    month: str
    people: int | None
    sentences: int
    is_new: bool = False  # came with the newest import, where there was one before it
    was_taken_back: bool = False  # somebody took her words back after they were sent


def batch_of(row: Any) -> Batch:
    """One row of ``import_batch``."""
    return Batch(
        row.id, row.programme_id, row.at, row.folder, row.new, row.updated, row.same, row.refused, row.undone_at
    )


def card_of(row: Any) -> ProgrammeCard:
    """One row of ``programme``, with its six words."""
    entries, heads = months_in(row.file)
    return ProgrammeCard(
        id=row.id,
        name=row.name,
        address=row.address,
        recipients=tuple(row.recipients),
        signer=row.signer,
        words=programme_words(row.signer, tuple(row.recipients)),
        installed_on=local(row.installed_at).date(),
        threshold=row.threshold,
        entries_months=entries,
        heads_months=heads,
    )


def pack_line(cafe: CafeFacts, is_new: bool, *, was_taken_back: bool = False) -> PackLine:
    """A café's line."""
    return PackLine(
        pack_id=cafe.pack_id,
        revision=cafe.revision,
        topic_id=cafe.topic_id,
        topic_title=cafe.topic_title,
        council=cafe.council,
        month=cafe.month,
        people=cafe.people,
        sentences=len(cafe.said),
        is_new=is_new,
        was_taken_back=was_taken_back,
    )
