"""Settings that belong to this laptop: who to ring, local numbers, which programme, what is read.

They are organisational settings, never part of a café, and never travel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cafe.content import directory, forms, paper_words, topics
from cafe.content.books.service import Books
from cafe.content.directory import Service
from cafe.content.here.service import WhatWeHave
from cafe.content.local.service import NUMBER_CHECKS, LocalServices
from cafe.content.own.service import OwnTopics
from cafe.content.paper_words import MOST_LINE, PaperWords
from cafe.content.topics import Topic
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.core.undo import UndoStack
from cafe.model.tables import SettingRow
from cafe.model.values import Support

if TYPE_CHECKING:
    from cafe.store.database import Database


OWN_AGREEMENTS, PAPER_WORDS = "own_agreements", "paper_words"
"""Settings that a hand-over takes along."""


class ContentService:
    """Reads and keeps the settings of this laptop, one durable row each."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self.own = OwnTopics(db, clock, changes, undo=undo)
        self.local = LocalServices(db, clock, changes, undo=undo)
        self.books = Books(db, clock, changes)
        self.here = WhatWeHave(db, clock, changes, undo=undo)

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
        return paper_words.from_kept(self.setting(PAPER_WORDS, {}))

    def keep_paper_words(self, words: PaperWords) -> None:
        self.keep_setting(PAPER_WORDS, asdict(words))

    def own_agreements(self) -> tuple[str, ...]:
        """The group's own agreements, as poster, cards and room have them: the first few shipped until it chooses."""
        kept = self.setting(OWN_AGREEMENTS)
        said = forms.agreements()
        return said.poster_lines if kept is None else tuple(kept)[: said.own_most]

    def own_agreements_as_typed(self) -> tuple[str, ...]:
        """The same with those that do not fit any more: nothing that was typed is lost."""
        kept = self.setting(OWN_AGREEMENTS)
        return forms.agreements().poster_lines if kept is None else tuple(kept)

    def keep_own_agreements(self, lines: Iterable[str]) -> None:
        """Keep one agreement a line; blank ones go."""
        found = (" ".join(line.split())[:MOST_LINE] for line in lines)
        self.keep_setting(OWN_AGREEMENTS, list(dict.fromkeys(line for line in found if line)))

    def card_services(self) -> tuple[str, ...]:
        """The services on the cards to take home, in their order: the usual ones until somebody chooses."""
        return tuple(self.setting("card_services", directory.USUAL_ON_CARDS))

    def slip_profile(self) -> str:
        """Which slip goes round: ``forms.LIGHT``, unless the programme asks for ``forms.FULL``."""
        return forms.FULL if self.setting("slip_profile") == forms.FULL else forms.LIGHT

    def asks_wellbeing(self) -> bool:
        """Whether the four national questions are asked too. Off until somebody turns them on."""
        return bool(self.setting("asks_wellbeing", False))

    def role(self) -> str:
        """ "host", "coordinator" or empty before the first choice: which places the spine shows."""
        return str(self.setting("role", ""))

    def keep_role(self, role: str) -> None:
        self.keep_setting("role", role)

    def unlocked_topics(self) -> frozenset[str]:
        """Topics that are locked as shipped and that this laptop's programme has opened."""
        return frozenset(self.setting("unlocked_topics", []))

    def topics(self) -> tuple[Topic, ...]:
        """Everything a café can be planned on: what is shipped, in its order, then what is this laptop's own."""
        return (*topics.load(), *self.own.usable())

    def topic(self, topic_id: str) -> Topic | None:
        """A topic by its id, shipped or own; ``None`` where it is not here, or has a mistake in it."""
        if not topic_id:
            return None
        shipped = topics.find(topic_id)
        if shipped is not None:
            return shipped
        own = self.own.find(topic_id)
        return own.topic if own is not None else None

    def is_open(self, topic: Topic) -> bool:
        """Whether its questions may be read here: it is not locked, or the programme has opened it (a copy of it
        too)."""
        if not topic.locked:
            return True
        own = self.own.find(topic.id) if topics.find(topic.id) is None else None
        return not self.unlocked_topics().isdisjoint({topic.id, own.based_on if own is not None else topic.id})

    def opened(self) -> frozenset[str]:
        """The locked topics that are open here, and the copies of them."""
        opened = self.unlocked_topics()
        return opened | {own.id for own in self.own.all() if own.based_on in opened}

    def number_checks(self) -> dict[str, str]:
        """Support numbers that a person checked on this laptop: entry id to ISO date."""
        return dict(self.setting(NUMBER_CHECKS, {}))

    def services(self) -> tuple[Service, ...]:
        """Every support number and peer group: the shipped ones, then what was added, each with its last check."""
        checks = self.number_checks()
        every = (*directory.load().services, *self.local.all())
        return tuple(directory.with_checks(service, checks) for service in every)

    def added_services(self) -> tuple[Service, ...]:
        """What was added here, each with its last check: what a kit would hand on."""
        return tuple(service for service in self.services() if not service.is_shipped)

    def mark_checked(self, entry_id: str) -> None:
        """A person rang or looked the number up today, and says that it is right."""
        checks = self.number_checks()
        checks[entry_id] = today(self._clock).isoformat()
        self.keep_setting(NUMBER_CHECKS, checks)
