"""Settings that belong to this laptop: who to ring, local numbers, which programme, what is read.

They are organisational settings, never part of a café, and never travel.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cafe.content import paper_words
from cafe.content.paper_words import PaperWords
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.model.tables import SettingRow
from cafe.model.values import Support

if TYPE_CHECKING:
    from cafe.store.database import Database


class ContentService:
    """Reads and keeps the settings of this laptop, one durable row each."""

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes

    def setting(self, name: str, default: Any = None) -> Any:
        """The setting as it was kept (any JSON value), or ``default``."""
        with self._db.read() as session:
            row = session.get(SettingRow, name)
            return default if row is None else json.loads(row.value)

    def keep_setting(self, name: str, value: Any) -> None:
        with self._db.write() as session:
            row = session.get(SettingRow, name) or SettingRow(name=name, value="")
            row.value = json.dumps(value)
            session.add(row)
        self._changes.announce({Kind.SETTINGS})

    def support(self) -> Support:
        """The safeguarding lead and the two local numbers; empty until they are filled in."""
        kept = self.setting("support", {})
        known = {name: kept[name] for name in asdict(Support()) if name in kept}
        return Support(**known)

    def keep_support(self, support: Support) -> None:
        self.keep_setting("support", asdict(support))

    def paper_words(self) -> PaperWords:
        """What the group or the programme has said for its paper; empty until then."""
        return paper_words.from_kept(self.setting("paper_words", {}))

    def keep_paper_words(self, words: PaperWords) -> None:
        self.keep_setting("paper_words", asdict(words))

    def role(self) -> str:
        """ "host", "coordinator" or empty before the first choice: which places the spine shows."""
        return str(self.setting("role", ""))

    def keep_role(self, role: str) -> None:
        self.keep_setting("role", role)

    def unlocked_topics(self) -> frozenset[str]:
        """Topics that are locked as shipped and that this laptop's programme has opened."""
        return frozenset(self.setting("unlocked_topics", []))

    def number_checks(self) -> dict[str, str]:
        """Support numbers that a person checked on this laptop: entry id to ISO date."""
        return dict(self.setting("number_checks", {}))

    def mark_checked(self, entry_id: str) -> None:
        """A person rang or looked the number up today, and says that it is right."""
        checks = self.number_checks()
        checks[entry_id] = today(self._clock).isoformat()
        self.keep_setting("number_checks", checks)
