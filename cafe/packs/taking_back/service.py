"""Somebody wants her words back: found by the three words of her slip, deleted here, and said by every later pack.

Called by ``packs/service.py`` only, inside its transactions. What is kept for good, also after the café is deleted,
is two random ids (privacy decision 0.12).
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from cafe.capture import slips
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import CafeRow, EntryRow, SentRow, SlipRow
from cafe.packs.her_words import HerWords
from cafe.packs.schema import MOST_WITHDRAWN
from cafe.store.database import DbSession
from cafe.store.retention import expire_copies
from cafe.store.withdrawn import Pairs, delete_words, explicit, keep, tightened


def find(session: DbSession, typed: str) -> HerWords:
    """The quote that three words stand for. Raises ProblemToFix with one plain sentence where they stand for none."""
    words = slips.typed(typed)
    slip = session.exec(select(SlipRow).where(col(SlipRow.words).in_(slips.keys_of(words)))).first() if words else None
    if slip is None:
        raise ProblemToFix(
            _("No quote on this laptop has these three words."),
            _("Look at the slip once more. Or it was written on another laptop."),
        )
    entry, cafe = session.get(EntryRow, slip.entry_id), session.get(CafeRow, slip.cafe_id)
    made = session.exec(select(SentRow.id).where(SentRow.cafe_id == slip.cafe_id)).first()
    return HerWords(
        cafe_id=slip.cafe_id,
        entry_id=slip.entry_id,
        words=slips.of_key(slip.words),
        text=entry.text if entry is not None else "",
        may_have_gone=made is not None,
        is_gone=entry is None and (slip.cafe_id, slip.entry_id) in explicit(session),
        has_cafe=cafe is not None and cafe.deleted_at is None,
    )


def take_back(session: DbSession, cafe_id: str, entry_id: str, now: datetime) -> None:
    """Delete her words: the entry, notes with the same words, half-typed changes of it. Raises ProblemToFix."""
    row = session.get(EntryRow, entry_id)
    slip = session.exec(select(SlipRow).where(SlipRow.entry_id == entry_id, SlipRow.cafe_id == cafe_id)).first()
    if (row is None and slip is None) or (row is not None and row.cafe_id != cafe_id):
        raise ProblemToFix(_("These words are not in this café any more."), _("Nothing needs to be done."))
    if row is not None:
        delete_words(session, row)
    keep(session, [(cafe_id, entry_id)])
    expire_copies(session, now)
    cafe = session.get(CafeRow, cafe_id)
    if cafe is not None:
        cafe.changed_at = now
        session.add(cafe)


def withdrawn(session: DbSession) -> Pairs:
    """What every later pack says: quotes taken back, and quotes that became a no after their café's files were made."""
    return tuple(dict.fromkeys((*explicit(session), *tightened(session))))[-MOST_WITHDRAWN:]
