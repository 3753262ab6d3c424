"""Whoever spoke decides, also in a programme: quotes taken back go for good, and an answer only ever tightens.

Part of collating; called by ``collate/service.py`` only, inside its transactions, before a batch is put in. What a
speaker took back is deleted from every revision that we have and stays out, whatever is undone afterwards
(privacy decision 0.12). Where she said *in your words*, hers give way to her host's, or go. The order in which packs
arrive never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from cafe.collate.digest import fold
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
    table_of,
)
from cafe.collate.twice.rules import groups
from cafe.collate.values import CafeFacts, Said
from cafe.core.plain import mark_of_words
from cafe.model.tables import InOurWordsRow
from cafe.model.themes.tables import SameCafeRow
from cafe.model.values import Consent, EntryKind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from cafe.store.database import DbSession

OURS, SAME = table_of(InOurWordsRow), table_of(SameCafeRow)
Key = tuple[str, str, str]
"""Sender, pack id, entry id: a sender only speaks for what she sent herself."""
Told = tuple[Key, int, str, str]
"""A quote, the revision that says it, its answer and its words."""


def heard(items: Iterable[Incoming]) -> tuple[Arrived, ...]:
    """The packs whose word counts: of senders we know, also those that are older, or left in their folder."""
    return tuple(
        item.arrived for item in items if item.arrived is not None and item.coming is not Coming.UNKNOWN_SENDER
    )


def obey(session: DbSession, programme_id: str, said: Sequence[Arrived], now: datetime) -> Rules:
    """Bring what we have into line with every answer that ``said`` carries; answers the rules for what comes in."""
    known = withdrawn(session, programme_id)
    fresh = {(one.pack.sender, gone.pack_id, gone.entry_id) for one in said for gone in one.pack.withdrawn} - known
    marks = {
        key: mark_of_words(text) for _row, (key, _revision, _consent, text) in _quotes(session, programme_id, fresh)
    }
    was_here = _delete(session, programme_id, fresh)
    _keep_taken(session, programme_id, fresh, now, was_here=was_here, marks=marks)
    _learn_marks(session, programme_id, known | fresh, said)
    ours, has_tightened = _tighten(session, programme_id, said)
    has_deleted = bool(was_here) or has_tightened
    return Rules(frozenset(known | fresh), ours, has_deleted=has_deleted)


@dataclass(frozen=True, slots=True)
class OurWords:
    """A quote that may be told in other words only: the marks of her own, and the words that stand for them if any."""

    spoken: frozenset[str]
    text: str = ""

    def holds(self, text: str, consent: str) -> bool:
        """Whether these are her own words still, whatever the pack calls them."""
        return consent == Consent.VERBATIM or mark_of_words(text) in self.spoken


class Rules:
    """What a café that comes in may not say any more: quotes that are gone, and those that are in our words only."""

    def __init__(self, gone: frozenset[Key], ours: Mapping[Key, OurWords], *, has_deleted: bool) -> None:
        self._gone, self._ours = gone, ours
        self.has_deleted = has_deleted  # words that were here

    def applied(self, cafe: CafeFacts) -> CafeFacts:
        """The café without what is gone, each answer as tight as it ever was."""
        kept = tuple(one for before in cafe.said if (one := self._answer(cafe, before)) is not None)
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

    def _answer(self, cafe: CafeFacts, one: Said) -> Said | None:
        key = self._key(cafe, one)
        if key in self._gone:
            return None
        ours = self._ours.get(key)
        if ours is None or not ours.holds(one.text, one.consent):
            return one
        return replace(one, text=ours.text, key=fold(ours.text), consent=Consent.PARAPHRASE) if ours.text else None

    @staticmethod
    def _key(cafe: CafeFacts, one: Said) -> Key:
        return cafe.sender, cafe.pack_id, one.entry_id


def count_for_twins(session: DbSession, programme_id: str, now: datetime) -> bool:
    """Where two packs are one café, what was taken back from one is out of the other: the same words, once said.

    Kept for good like every other. Answers whether any words were here.
    """
    taken = select(TAKEN.c.pack_id, TAKEN.c.spoken).where(TAKEN.c.programme_id == programme_id, TAKEN.c.spoken != "")
    marks: dict[str, set[str]] = defaultdict(set)
    for pack_id, mark in session.execute(taken):
        marks[pack_id].add(mark)
    pairs = select(SAME.c.first, SAME.c.second).where(SAME.c.programme_id == programme_id, SAME.c.is_same)
    found: dict[Key, str] = {}
    for group in groups([(first, second) for first, second in session.execute(pairs)]) if marks else ():
        said_no = set().union(*(marks.get(pack_id, set()) for pack_id in group))
        for key, text in _texts(session, programme_id, group) if said_no else ():
            if (mark := mark_of_words(text)) in said_no:
                found[key] = mark
    fresh = found.keys() - withdrawn(session, programme_id)
    was_here = _delete(session, programme_id, set(found))
    _keep_taken(session, programme_id, fresh, now, was_here=set(), marks=found)  # one woman's words count once
    return bool(was_here)


def _texts(session: DbSession, programme_id: str, pack_ids: Iterable[str]) -> Iterator[tuple[Key, str]]:
    """The quotes of some cafés, in every revision."""
    columns = select(PACK.c.sender, PACK.c.pack_id, ENTRY.c.entry_id, ENTRY.c.text)
    where = (PACK.c.programme_id == programme_id, ENTRY.c.kind == EntryKind.QUOTE.value)
    for some in parts(sorted(pack_ids)):
        rows = session.execute(columns.join(PACK, PACK.c.id == ENTRY.c.pack).where(*where, PACK.c.pack_id.in_(some)))
        for sender, pack_id, entry_id, text in rows:
            yield (sender, pack_id, entry_id), text


def _keep_taken(
    session: DbSession,
    programme_id: str,
    keys: Iterable[Key],
    now: datetime,
    *,
    was_here: Collection[Key],
    marks: Mapping[Key, str],
) -> None:
    rows = (
        {
            "programme_id": programme_id, "sender": key[0], "pack_id": key[1], "entry_id": key[2],
            "at": now, "was_here": key in was_here, "spoken": marks.get(key, ""),
        }
        for key in sorted(keys)
    )  # fmt: skip
    insert_rows(session, TAKEN, rows)


def _learn_marks(session: DbSession, programme_id: str, gone: set[Key], said: Sequence[Arrived]) -> None:
    """Words that come in only after they were taken back stay out, and are known again where a twin says them."""
    for one in said:
        for entry in one.facts.said:
            if (key := (one.pack.sender, one.pack.pack_id, entry.entry_id)) in gone:
                which = (TAKEN.c.sender == key[0], TAKEN.c.pack_id == key[1], TAKEN.c.entry_id == key[2])
                session.execute(
                    update(TAKEN)
                    .where(TAKEN.c.programme_id == programme_id, *which, TAKEN.c.spoken == "")
                    .values(spoken=mark_of_words(entry.text))
                )


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


def _tighten(session: DbSession, programme_id: str, said: Sequence[Arrived]) -> tuple[dict[Key, OurWords], bool]:
    """The quotes of these cafés whose speaker ever said *in your words*: kept so for good, and so in every revision.

    And whether words of hers were here until now. They give way to the newest other words that we have, or go.
    """
    kept = _in_our_words(session, programme_id)
    came = [
        ((one.pack.sender, one.pack.pack_id, entry.entry_id), one.pack.revision, entry.consent.value, entry.text)
        for one in said
        for entry in one.facts.said
        if entry.consent.lets_words_leave
    ]
    packs = {one.pack.pack_id for one in said}
    told_so = _held(session, programme_id, packs, ENTRY.c.consent == Consent.PARAPHRASE.value)
    asked = {key for _row, key in told_so} | {key for key in kept if key[1] in packs}
    asked |= {key for key, _revision, consent, _text in came if consent == Consent.PARAPHRASE}
    if not asked:
        return {}, False
    here = list(_quotes(session, programme_id, asked))
    told = sorted([one for one in came if one[0] in asked] + [one for _row, one in here])
    spoken = {key: {mark for mark in (kept.get(key, ""),) if mark} for key in asked}
    for key, _revision, consent, text in told:
        if consent == Consent.VERBATIM:
            spoken[key].add(mark_of_words(text))
    texts: dict[Key, str] = {}
    for key, _revision, consent, text in told:
        if consent == Consent.PARAPHRASE and mark_of_words(text) not in spoken[key]:
            texts[key] = text
    ours = {key: OurWords(frozenset(spoken[key]), texts.get(key, "")) for key in asked}
    _keep_in_our_words(session, programme_id, {key: min(marks, default="") for key, marks in spoken.items()}, kept)
    hers = [(row, ours[key].text) for row, (key, _revision, consent, text) in here if ours[key].holds(text, consent)]
    for row, text in hers:
        if text:
            values = {"text": text, "consent": Consent.PARAPHRASE.value}
            session.execute(update(ENTRY).where(ENTRY.c.id == row).values(values))
        else:
            session.execute(delete(ENTRY).where(ENTRY.c.id == row))
    return ours, bool(hers)


def _quotes(session: DbSession, programme_id: str, keys: set[Key]) -> Iterator[tuple[int, Told]]:
    """(entry row, what it says) of the quotes that we have of ``keys``, in every revision."""
    columns = select(
        ENTRY.c.id, PACK.c.sender, PACK.c.pack_id, ENTRY.c.entry_id, PACK.c.revision, ENTRY.c.consent, ENTRY.c.text
    ).join(PACK, PACK.c.id == ENTRY.c.pack)
    for some in parts(sorted({pack_id for _sender, pack_id, _entry in keys})):
        rows = session.execute(columns.where(PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some)))
        for row_id, sender, pack_id, entry_id, *said in rows:
            if (key := (sender, pack_id, entry_id)) in keys:
                yield row_id, (key, *said)


def _in_our_words(session: DbSession, programme_id: str) -> dict[Key, str]:
    """Every quote that may be told in other words only, with the mark of hers where they were ever here."""
    rows = session.execute(select(OURS).where(OURS.c.programme_id == programme_id))
    return {(row.sender, row.pack_id, row.entry_id): row.spoken for row in rows}


def _keep_in_our_words(
    session: DbSession, programme_id: str, marks: Mapping[Key, str], kept: Mapping[Key, str]
) -> None:
    rows = [
        {"programme_id": programme_id, "sender": key[0], "pack_id": key[1], "entry_id": key[2], "spoken": mark}
        for key, mark in sorted(marks.items())
        if kept.get(key) != mark
    ]
    if rows:
        session.execute(insert(OURS).prefix_with("OR REPLACE"), rows)


def _held(
    session: DbSession, programme_id: str, pack_ids: Iterable[str], *where: ColumnElement[bool]
) -> Iterator[tuple[int, Key]]:
    """(entry row, key) of what we have of some cafés."""
    columns = select(ENTRY.c.id, PACK.c.sender, PACK.c.pack_id, ENTRY.c.entry_id).join(PACK, PACK.c.id == ENTRY.c.pack)
    for some in parts(sorted(pack_ids)):
        rows = session.execute(columns.where(PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some), *where))
        for row_id, sender, pack_id, entry_id in rows:
            yield row_id, (sender, pack_id, entry_id)
