"""Which of two edits of a café counts, as somebody decided: read from the rows, and kept for packs still to come.

Part of collating; called inside the transactions of others. A decision of this laptop stands in the rows of the packs.
What another coordinator decided about packs that are not here yet is kept beside them, and offered when they come.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.edits.rules import Revision, as_nobody_chose, chosen
from cafe.collate.intake.service import PACK, mark, revisions_of
from cafe.model.tables import SettingRow

if TYPE_CHECKING:
    from cafe.store.database import DbSession


def decided_edits(session: DbSession, programme_id: str) -> dict[str, str]:
    """The frame hash that counts, by pack id: where a person chose, here or in a file that was taken in."""
    found = preferred_edits(session, programme_id)
    several = select(PACK.c.pack_id).where(PACK.c.programme_id == programme_id, ~PACK.c.is_current).distinct()
    for pack_id, rows in revisions_of(session, programme_id, set(session.execute(several).scalars())).items():
        current = next((row for row in rows if row.is_current), None)
        if current is not None and any(_was_rival(row, current) for row in rows if row is not current):
            found[pack_id] = current.frame_hash
    return found


def _was_rival(row: Revision, current: Revision) -> bool:
    """An edit that counts as much by its number: of the same revision, or by another hand, or newer and left aside."""
    return row.revision >= current.revision or row.sender != current.sender


def preferred_edits(session: DbSession, programme_id: str) -> dict[str, str]:
    """What other coordinators decided, by pack id."""
    row = session.get(SettingRow, _setting(programme_id))
    return dict(json.loads(row.value)) if row is not None else {}


def keep_edit(session: DbSession, programme_id: str, pack_id: str, frame_hash: str | None) -> None:
    """This edit counts, now or once it comes; None: nobody decided, and what counts by itself counts again.

    Where both are here the other is kept beside it, and counts again once the batch that brought this one is undone.
    """
    kept = preferred_edits(session, programme_id)
    kept.pop(pack_id, None)
    if frame_hash is not None:
        kept[pack_id] = frame_hash
    row = session.get(SettingRow, _setting(programme_id)) or SettingRow(name=_setting(programme_id), value="")
    row.value = json.dumps(kept, sort_keys=True)
    session.add(row)
    revisions = revisions_of(session, programme_id, {pack_id}).get(pack_id, [])
    mark(session, as_nobody_chose(revisions) if frame_hash is None else chosen(revisions, frame_hash))


def _setting(programme_id: str) -> str:
    return f"edits:{programme_id}"
