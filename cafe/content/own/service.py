"""Topics of this laptop's own: copied from a shipped one, written here, or come with a kit. Shipped ones stay.

The text is kept as it is typed, mistakes and all; only a topic without a mistake can be planned on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.content import drafts, topics
from cafe.content.drafts import OwnTopic
from cafe.content.topics import Topic
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.undo import UndoStack
from cafe.model.community.tables import OwnTopicRow
from cafe.model.tables import SettingRow
from cafe.model.values import GuardAnswer, new_id

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

MOST = 99
WORDS_LEFT = "topic_words_left"
"""The setting with what somebody left as it is in topics of this laptop's own: topic id to pairs of words and kind."""
_CODE = "OWN{n:02d}"


class OwnTopics:
    """One method, one transaction, one step of undo where there is an ``undo``."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo

    def all(self) -> tuple[OwnTopic, ...]:
        """Every own topic, the oldest first, whether it can be used yet or not."""
        with self._db.read() as session:
            rows = session.exec(select(OwnTopicRow).order_by(col(OwnTopicRow.id)))
            found = [_own(row) for row in rows]
        return tuple(sorted(found, key=lambda own: (own.title.casefold(), own.id)))

    def find(self, topic_id: str) -> OwnTopic | None:
        with self._db.read() as session:
            row = session.get(OwnTopicRow, topic_id)
            return None if row is None else _own(row)

    def usable(self) -> tuple[Topic, ...]:
        """Those that a café can be planned on."""
        return tuple(own.topic for own in self.all() if own.topic is not None)

    def write_new(self) -> OwnTopic:
        """An empty one, to be written."""
        with self._db.write() as session:
            topic_id, code = _fresh(session)
            row = OwnTopicRow(
                id=topic_id, text=drafts.new_text(topic_id, code, self._month()), changed_at=self._clock.now()
            )
            session.add(row)
            made = _own(row)
        self._made(_("Write a topic"), made)
        return made

    def copy(self, topic: Topic) -> OwnTopic:
        """A copy to change, beside its original. A copy of a copy remembers the shipped one."""
        with self._db.write() as session:
            before = session.get(OwnTopicRow, topic.id)
            topic_id, code = _fresh(session)
            row = OwnTopicRow(
                id=topic_id,
                text=drafts.copy_text(topic, topic_id, code, self._month()),
                based_on=before.based_on if before is not None else topic.id,
                changed_at=self._clock.now(),
            )
            session.add(row)
            made = _own(row)
        self._made(_("Copy the topic"), made)
        return made

    def keep(self, topic_id: str, text: str) -> OwnTopic:
        """Keep the text as it stands, but for letters nobody sees; answers what is still wrong with it."""
        before = self.find(topic_id)
        if before is None:
            raise ProblemToFix(_("This topic is not on this laptop any more."), _("Choose another in the list."))
        text = drafts.as_kept(text)
        if before.text == text:
            return before
        self._put(topic_id, text)
        if self._undo is not None:
            self._undo.push(
                _("Change the topic"),
                partial(self._put, topic_id, before.text),
                partial(self._put, topic_id, text),
            )
        after = self.find(topic_id)
        assert after is not None
        return after

    def words_left(self, topic_id: str) -> tuple[GuardAnswer, ...]:
        """What the guard asked about in this topic, and somebody left as it is: it is not asked again."""
        with self._db.read() as session:
            return words_left(session).get(topic_id, ())

    def keep_words_left(self, topic_id: str, answers: Iterable[GuardAnswer]) -> None:
        with self._db.write() as session:
            kept = words_left(session) | {topic_id: tuple(dict.fromkeys(answers))}
            _keep_left(session, kept)
        self._changes.announce({Kind.SETTINGS}, self)

    def delete(self, topic_id: str) -> None:
        """Take it from this laptop. Cafés that were planned on it keep their questions."""
        gone = self.find(topic_id)
        if gone is None:
            return
        self._take_out(topic_id)
        if self._undo is not None:
            self._undo.push(_("Delete the topic"), partial(self._bring_back, gone), partial(self._take_out, topic_id))

    def take_in(self, session: DbSession, topic_id: str, text: str, based_on: str, came_from: str) -> None:
        """A topic that came with a kit, inside the transaction of whoever opens the kit."""
        row = session.get(OwnTopicRow, topic_id)
        if row is None:
            row = OwnTopicRow(id=topic_id, text=text, changed_at=self._clock.now())
        row.text, row.based_on, row.came_from, row.changed_at = text, based_on, came_from, self._clock.now()
        session.add(row)

    def _month(self) -> str:
        return today(self._clock).strftime("%Y-%m")

    def _made(self, label: str, own: OwnTopic) -> None:
        self._changes.announce({Kind.SETTINGS}, self)
        if self._undo is not None:
            self._undo.push(label, partial(self._take_out, own.id), partial(self._bring_back, own))

    def _put(self, topic_id: str, text: str) -> None:
        with self._db.write() as session:
            row = session.get(OwnTopicRow, topic_id)
            if row is not None:
                row.text, row.changed_at = text, self._clock.now()
                session.add(row)
        self._changes.announce({Kind.SETTINGS}, self)

    def _take_out(self, topic_id: str) -> None:
        with self._db.write() as session:
            row = session.get(OwnTopicRow, topic_id)
            if row is not None:
                session.delete(row)
            left = words_left(session)
            if left.pop(topic_id, None):
                _keep_left(session, left)
        self._changes.announce({Kind.SETTINGS}, self)

    def _bring_back(self, own: OwnTopic) -> None:
        with self._db.write() as session:
            self.take_in(session, own.id, own.text, own.based_on, own.came_from)
        self._changes.announce({Kind.SETTINGS}, self)


def words_left(session: DbSession) -> dict[str, tuple[GuardAnswer, ...]]:
    """Topic id to what was left as it is in it."""
    row = session.get(SettingRow, WORDS_LEFT)
    kept = json.loads(row.value) if row is not None else {}
    return {topic_id: tuple(GuardAnswer(*pair) for pair in pairs) for topic_id, pairs in kept.items()}


def _keep_left(session: DbSession, left: dict[str, tuple[GuardAnswer, ...]]) -> None:
    row = session.get(SettingRow, WORDS_LEFT) or SettingRow(name=WORDS_LEFT, value="")
    row.value = json.dumps({one: [[said.words, said.kind] for said in answers] for one, answers in left.items()})
    session.add(row)


def _own(row: OwnTopicRow) -> OwnTopic:
    original = topics.find(row.based_on) if row.based_on else None
    return drafts.read_own(row.id, row.text, original, based_on=row.based_on, came_from=row.came_from)


def _fresh(session: DbSession) -> tuple[str, str]:
    """An id that no other laptop makes, and the next free code of this one."""
    taken = set()
    for text in session.exec(select(OwnTopicRow.text)):
        draft = drafts.draft_of(text)
        if draft is not None:
            taken.add(str(draft.rest.get("code", "")))
    for n in range(1, MOST + 1):
        code = _CODE.format(n=n)
        if code not in taken:
            return f"own-{new_id()}"[:40], code
    raise ProblemToFix(
        _("There are {n} topics of your own already.").format(n=MOST), _("Delete one that you do not need.")
    )
