"""Which of two edits of a café counts, as somebody decided: read from the rows, and kept for packs still to come.

Part of collating; called inside the transactions of others. A decision of this laptop stands in the rows of the packs.
What another coordinator decided about packs that are not here yet is kept beside them, and offered when they come.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from cafe.collate.intake.service import PACK
from cafe.model.tables import SettingRow

if TYPE_CHECKING:
    from cafe.store.database import DbSession


def decided_edits(session: DbSession, programme_id: str) -> dict[str, str]:
    """The frame hash that counts, by pack id: where a person chose, here or in a file that was taken in."""
    found = preferred_edits(session, programme_id)
    for pack_id, rows in _rows(session, programme_id).items():
        current = next((row for row in rows if row.is_current), None)
        if current is not None and any(_was_rival(row, current) for row in rows if row is not current):
            found[pack_id] = current.frame_hash
    return found


def _was_rival(row: Any, current: Any) -> bool:
    """An edit that counts as much by its number: of the same revision, or by another hand, or newer and left aside."""
    return bool(row.revision >= current.revision or row.sender != current.sender)


def preferred_edits(session: DbSession, programme_id: str) -> dict[str, str]:
    """What other coordinators decided, by pack id."""
    row = session.get(SettingRow, _setting(programme_id))
    return dict(json.loads(row.value)) if row is not None else {}


def keep_edit(session: DbSession, programme_id: str, pack_id: str, frame_hash: str | None) -> None:
    """This edit counts, now or once it comes; None: nobody decided.

    Where both are here the other is kept beside it, and counts again once the batch that brought this one is undone.
    """
    kept = preferred_edits(session, programme_id)
    kept.pop(pack_id, None)
    if frame_hash is not None:
        kept[pack_id] = frame_hash
    row = session.get(SettingRow, _setting(programme_id)) or SettingRow(name=_setting(programme_id), value="")
    row.value = json.dumps(kept, sort_keys=True)
    session.add(row)
    rows = _rows(session, programme_id, pack_id)[pack_id]
    chosen = next((one for one in rows if one.frame_hash == frame_hash), None)
    current = next((one for one in rows if one.is_current), None)
    if chosen is None or current is None or chosen is current:
        return
    is_later = (chosen.revision, chosen.id) > (current.revision, current.id)
    beside = {"is_current": False, "superseded_by": chosen.import_id if is_later else ""}
    session.execute(update(PACK).where(PACK.c.id == current.id).values(beside))
    session.execute(update(PACK).where(PACK.c.id == chosen.id).values(is_current=True, superseded_by=""))


def _rows(session: DbSession, programme_id: str, pack_id: str = "") -> dict[str, list[Any]]:
    columns = (PACK.c.id, PACK.c.pack_id, PACK.c.revision, PACK.c.sender, PACK.c.frame_hash, PACK.c.import_id,
               PACK.c.is_current)  # fmt: skip
    several = select(PACK.c.pack_id).where(PACK.c.programme_id == programme_id, ~PACK.c.is_current)
    which = PACK.c.pack_id == pack_id if pack_id else PACK.c.pack_id.in_(several)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(select(*columns).where(PACK.c.programme_id == programme_id, which).order_by(PACK.c.id)):
        found[row.pack_id].append(row)
    return found


def _setting(programme_id: str) -> str:
    return f"edits:{programme_id}"
