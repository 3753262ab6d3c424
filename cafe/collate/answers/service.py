"""Whoever spoke decides, also in a programme: quotes taken back go for good, and an answer only ever tightens.

Part of collating; called by ``collate/service.py`` only, inside its transactions, before a batch is put in. What a
speaker took back is deleted from every revision that we have and stays out, whatever is undone afterwards
(privacy decision 0.12). The order in which packs arrive never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from cafe.collate.incoming import Arrived, Coming, Incoming
from cafe.collate.intake.service import (
    CHOICE,
    ENTRY,
    PACK,
    RELEASE,
    TAKEN,
    Settled,
    insert_rows,
    parts,
)
from cafe.collate.values import CafeFacts, Said
from cafe.model.values import Consent

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from cafe.store.database import DbSession

Key = tuple[str, str, str]
"""Sender, pack id, entry id: a sender only speaks for what she sent herself."""


def heard(items: Iterable[Incoming]) -> tuple[Arrived, ...]:
    """The packs whose word counts: of senders we know, also those that are older, or left in their folder."""
    return tuple(
        item.arrived for item in items if item.arrived is not None and item.coming is not Coming.UNKNOWN_SENDER
    )


def obey(session: DbSession, programme_id: str, said: Sequence[Arrived], now: datetime) -> Rules:
    """Bring what we have into line with every answer that ``said`` carries; answers the rules for what comes in."""
    known = withdrawn(session, programme_id)
    fresh = {(one.pack.sender, gone.pack_id, gone.entry_id) for one in said for gone in one.pack.withdrawn} - known
    was_here = _delete(session, programme_id, fresh)
    insert_rows(
        session,
        TAKEN,
        (
            {
                "programme_id": programme_id, "sender": key[0], "pack_id": key[1], "entry_id": key[2],
                "at": now, "was_here": key in was_here,
            }
            for key in sorted(fresh)
        ),
    )  # fmt: skip
    paraphrased, has_tightened = _tighten(session, programme_id, said)
    return Rules(
        frozenset(known | fresh),
        paraphrased,
        has_deleted=bool(was_here),
        has_changed=bool(was_here) or has_tightened,
    )


class Rules:
    """What a café that comes in may not say any more: quotes that are gone, and those that are in our words only."""

    def __init__(
        self, gone: frozenset[Key], paraphrased: frozenset[Key], *, has_deleted: bool, has_changed: bool
    ) -> None:
        self._gone, self._paraphrased = gone, paraphrased
        self.has_deleted = has_deleted  # words that were here
        self.has_changed = has_changed  # anything that was here

    def applied(self, cafe: CafeFacts) -> CafeFacts:
        """The café without what is gone, each answer as tight as it ever was."""
        kept = tuple(self._answer(cafe, one) for one in cafe.said if self._key(cafe, one) not in self._gone)
        return cafe if kept == cafe.said else replace(cafe, said=kept)

    def to(self, arrived: Arrived) -> Arrived:
        """The same of a pack that arrived."""
        facts = self.applied(arrived.facts)
        return arrived if facts is arrived.facts else replace(arrived, facts=facts)

    def to_item(self, item: Incoming) -> Incoming:
        """The same of a file that is taken."""
        return item if item.arrived is None else replace(item, arrived=self.to(item.arrived))

    def to_all(self, settled: Settled) -> Settled:
        """The same of a whole batch."""
        return Settled(
            [self.to_item(item) for item in settled.taken],
            [self.to(one) for one in settled.beside],
            [self.to(one) for one in settled.older],
            settled.left,
        )

    def _answer(self, cafe: CafeFacts, one: Said) -> Said:
        is_tighter = one.consent is Consent.VERBATIM and self._key(cafe, one) in self._paraphrased
        return replace(one, consent=Consent.PARAPHRASE) if is_tighter else one

    @staticmethod
    def _key(cafe: CafeFacts, one: Said) -> Key:
        return cafe.sender, cafe.pack_id, one.entry_id


def withdrawn(session: DbSession, programme_id: str) -> set[Key]:
    """Everything that was ever taken back in this programme."""
    rows = session.execute(
        select(TAKEN.c.sender, TAKEN.c.pack_id, TAKEN.c.entry_id).where(TAKEN.c.programme_id == programme_id)
    )
    return {(sender, pack, entry) for sender, pack, entry in rows}


def since_last_report(session: DbSession, programme_id: str, this: datetime | None = None) -> tuple[int, bool]:
    """How many quotes that were here were taken back since the last report, and whether there was a report.

    ``this``: when the report that asks was first written, where it is: it is compared with the one before it.
    """
    released = select(func.max(RELEASE.c.at)).where(RELEASE.c.programme_id == programme_id)
    if this is not None:
        released = released.where(RELEASE.c.at < this)
    last = session.execute(released).scalar()
    counted = select(func.count()).select_from(TAKEN).where(TAKEN.c.programme_id == programme_id, TAKEN.c.was_here)
    if last is not None:
        counted = counted.where(TAKEN.c.at > last)
    return session.execute(counted).scalar() or 0, last is not None


def _delete(session: DbSession, programme_id: str, keys: set[Key]) -> set[Key]:
    """Delete the words themselves from every revision, and their place among the chosen quotes."""
    packs = {pack_id for _sender, pack_id, _entry in keys}
    found = {row_id: key for row_id, key in _held(session, programme_id, packs) if key in keys}
    for some in parts(sorted(found)):
        session.execute(delete(ENTRY).where(ENTRY.c.id.in_(some)))
    for entries in parts(sorted({entry for _sender, _pack, entry in found.values()})):
        session.execute(delete(CHOICE).where(CHOICE.c.programme_id == programme_id, CHOICE.c.entry_id.in_(entries)))
    return set(found.values())


def _tighten(session: DbSession, programme_id: str, said: Sequence[Arrived]) -> tuple[frozenset[Key], bool]:
    """The quotes whose speaker ever said *in your words*: kept so in every revision that we have.

    And whether any of them was looser until now.
    """
    asked: set[Key] = {
        (one.pack.sender, one.pack.pack_id, entry.entry_id)
        for one in said
        for entry in one.facts.said
        if entry.consent is Consent.PARAPHRASE
    }
    pack_ids = {one.pack.pack_id for one in said}
    in_our_words, as_spoken = (ENTRY.c.consent == one.value for one in (Consent.PARAPHRASE, Consent.VERBATIM))
    asked |= {key for _row, key in _held(session, programme_id, pack_ids, in_our_words)}
    held = _held(session, programme_id, pack_ids, as_spoken)
    looser = [row_id for row_id, key in held if key in asked]
    for some in parts(looser):
        session.execute(update(ENTRY).where(ENTRY.c.id.in_(some)).values(consent=Consent.PARAPHRASE.value))
    return frozenset(asked), bool(looser)


def _held(
    session: DbSession, programme_id: str, pack_ids: Iterable[str], *where: ColumnElement[bool]
) -> Iterator[tuple[int, Key]]:
    """(entry row, key) of what we have of some cafés."""
    columns = select(ENTRY.c.id, PACK.c.sender, PACK.c.pack_id, ENTRY.c.entry_id).join(PACK, PACK.c.id == ENTRY.c.pack)
    for some in parts(sorted(pack_ids)):
        rows = session.execute(columns.where(PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some), *where))
        for row_id, sender, pack_id, entry_id in rows:
            yield row_id, (sender, pack_id, entry_id)
