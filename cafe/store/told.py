"""How long each programme asks its hosts to keep things: as its signed file said, and since when this laptop knows.

Called inside the transactions of others.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from cafe.model.tables import SettingRow
from cafe.store.periods import Told

if TYPE_CHECKING:
    from cafe.store.database import DbSession

_SETTING = "programmes_keep"


def keep_as_told(session: DbSession, programme_id: str, months: tuple[int, int], now: datetime) -> None:
    """``months``: for sentences and for headcounts; 0 is not said. The same again leaves the day as it was."""
    told = as_told(session)
    before = told.get(programme_id)
    if before is not None and (before.entries_months, before.heads_months) == months:
        return
    told[programme_id] = Told(*months, since=now)
    rows = {key: [one.entries_months, one.heads_months, one.since.isoformat()] for key, one in told.items()}
    session.merge(SettingRow(name=_SETTING, value=json.dumps(rows)))


def as_told(session: DbSession) -> dict[str, Told]:
    """Programme → what it asks for."""
    row = session.get(SettingRow, _SETTING)
    rows = json.loads(row.value) if row is not None else {}
    return {key: Told(int(one[0]), int(one[1]), datetime.fromisoformat(one[2])) for key, one in rows.items()}
