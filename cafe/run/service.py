"""Plan → **run** → write up → send. One durable row for everything a host does, before the screen says so.

The rows are the truth: after a power cut the run is read back from them, at the right stage and time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.content.gate import Where, before_start, holding
from cafe.content.service import ContentService
from cafe.content.topics import Topic
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import CafeRow, RunEventRow
from cafe.model.values import CafeState, Length
from cafe.run.actions import END, REOPEN, START, Action, ActionKind, redo, start_at, undo
from cafe.run.log import encode, read_log
from cafe.run.rounds import InvalidTransition, apply, prepare, redoable, undoable
from cafe.run.state import Actual, Run, RunState, actuals
from cafe.store.plans import cafe_row, read_plan

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

_CAFE_STATE = {
    RunState.NOT_STARTED: CafeState.PLANNED,
    RunState.RUNNING: CafeState.RUNNING,
    RunState.PAUSED: CafeState.RUNNING,
    RunState.ENDED: CafeState.FINISHED,
}


_THE_PLANS_OWN = frozenset({"no-stages", "no-topic"})  # a run says these in its own way, or does without


class RunService:
    """Runs cafés on this laptop. Every method that changes something returns the run as it is then.

    Raises ``InvalidTransition`` (a ``ProblemToFix``) where an action does not fit, and the store's
    own sentence where it could not be kept; nothing has changed in either case.
    """

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._content = ContentService(db, clock, changes)

    def run(self, cafe_id: str) -> Run | None:
        """The run as its rows tell it; ``None`` where the café was never started. This is crash recovery."""
        with self._db.read() as session:
            return _read(session, cafe_id)

    def ready(self, cafe_id: str) -> Run:
        """The run, or one that has not started yet, from the plan as it stands now. Nothing is kept."""
        with self._db.read() as session:
            return _ready(session, cafe_id)

    def start(self, cafe_id: str, at: datetime | None = None) -> Run:
        """Start now, or as of ``at`` in the past (started late, or forgot to press). Keeps plan and topic."""
        return self.act(cafe_id, start_at(at) if at is not None else START)

    def act(self, cafe_id: str, action: Action) -> Run:
        """Do one thing: it is on the disk when this returns."""
        now = self._clock.now()
        topic = self._check_prepared(cafe_id) if action.kind is ActionKind.START else None
        with self._db.write() as session:
            row = cafe_row(session, cafe_id)
            # A start that is done again is the old one, with the plan that it had.
            kept = _read(session, cafe_id) if action.kind is ActionKind.REDO else None
            before = kept or _ready(session, cafe_id)
            _check(row, before, action)
            after = apply(before, action, now)
            begins = action.kind is ActionKind.START
            event = after.log[-1]
            session.add(
                RunEventRow(
                    cafe_id=cafe_id,
                    at=event.at,
                    action=action.kind.value,
                    data=encode(action, after.plan if begins else None),
                )
            )
            if begins:
                _keep_topic(row, topic)
            _keep_state(row, after)
            session.add(row)
        self._changes.announce({Kind.RUN} | ({Kind.CAFES} if before.state is not after.state else set()), self)
        return after

    def undo(self, cafe_id: str) -> Run:
        """Take back the last thing done in the whole café. The log keeps both."""
        last = undoable(self.ready(cafe_id))
        if last is None:
            raise InvalidTransition(_("There is nothing more to take back."))
        return self.act(cafe_id, undo(last.seq))

    def redo(self, cafe_id: str) -> Run:
        """Do again what was just taken back."""
        wanted = redoable(self.ready(cafe_id))
        if wanted is None:
            raise InvalidTransition(_("There is nothing to do again."))
        return self.act(cafe_id, redo(wanted.seq))

    def end(self, cafe_id: str) -> Run:
        """The café is over; writing up begins."""
        return self.act(cafe_id, END)

    def resume(self, cafe_id: str) -> Run:
        """Carry on a café that was ended, within twelve hours. The time between counts as a pause."""
        return self.act(cafe_id, REOPEN)

    def actuals(self, cafe_id: str) -> tuple[Actual, ...]:
        """Planned against actual for each stage; empty where the café was never started."""
        run = self.run(cafe_id)
        return () if run is None or run.started_at is None else actuals(run, self._clock.now())

    def last_time(self, length: Length, but: str = "") -> tuple[Actual, ...]:
        """Planned against actual of the newest café of this length that was held; empty where none was.

        ``but``: the café that is being planned. Practice does not count.
        """
        with self._db.read() as session:
            held = (
                select(CafeRow.id)
                .where(
                    CafeRow.length == length.value,
                    CafeRow.id != but,
                    col(CafeRow.finished_at).is_not(None),
                    col(CafeRow.is_rehearsal).is_(False),
                    col(CafeRow.deleted_at).is_(None),
                )
                .order_by(col(CafeRow.finished_at).desc())
            )
            newest = session.exec(held).first()
            run = _read(session, newest) if newest is not None else None
        return () if run is None or run.started_at is None else actuals(run, self._clock.now())

    def running(self) -> str | None:
        """The id of a café that is going on, newest start first; to be offered at the next opening."""
        with self._db.read() as session:
            going = select(CafeRow.id).where(
                CafeRow.state == CafeState.RUNNING.value, col(CafeRow.deleted_at).is_(None)
            )
            return session.exec(going.order_by(col(CafeRow.starts_at).desc())).first()

    def _check_prepared(self, cafe_id: str) -> Topic | None:
        """The last gate, whatever page asked (domain report 5.4): no sensitive topic without its numbers.

        The plan's page says all that is missing before anybody presses Start; practice is free. Answers the topic.
        """
        with self._db.read() as session:
            plan = read_plan(session, cafe_id)
        topic = self._content.topic(plan.topic_id)
        is_open = topic is None or self._content.is_open(topic)
        asked = before_start(plan, self._content.support(), topic, is_open)
        for obstacle in holding(asked):
            if obstacle.code not in _THE_PLANS_OWN:
                raise ProblemToFix(obstacle.text, _what_to_do(obstacle.where))
        return topic


def _rows(session: DbSession, cafe_id: str) -> list[tuple[datetime, str, str]]:
    wanted = select(RunEventRow).where(RunEventRow.cafe_id == cafe_id).order_by(col(RunEventRow.seq))
    return [(row.at, row.action, row.data) for row in session.exec(wanted)]


def _read(session: DbSession, cafe_id: str) -> Run | None:
    return read_log(_rows(session, cafe_id))


def _ready(session: DbSession, cafe_id: str) -> Run:
    """A start that was taken back begins again from the plan as it is now, with the log that it has."""
    run = _read(session, cafe_id)
    if run is not None and run.state is not RunState.NOT_STARTED:
        return run
    fresh = prepare(read_plan(session, cafe_id))
    if run is None:
        return fresh
    return replace(fresh, log=run.log)


def _check(row: CafeRow, run: Run, action: Action) -> None:
    """A café that was cancelled, sent or closed is not run by accident."""
    if action.kind is ActionKind.START and row.state == CafeState.FINISHED.value:
        raise ProblemToFix(_("This café is over already."), _("Copy it to hold it again."))
    if row.deleted_at is not None or row.state in (CafeState.CANCELLED.value, CafeState.NOBODY_CAME.value):
        raise ProblemToFix(_("This café is not on."), _("Put it back on first. Nothing is lost."))
    if row.state == CafeState.SENT.value and run.state is RunState.ENDED:
        raise ProblemToFix(_("This café is over and sent."), _("You can still change words and send them again."))


def _what_to_do(where: Where) -> str:
    if where is Where.SUPPORT:
        return _("Go to Support numbers, fill them in, and tick that you have read the steps.")
    if where is Where.TOPICS:
        return _("Open it under Topics: what your programme will want to know stands there.")
    return _("Open its plan. All that is missing stands there.")


def _keep_topic(row: CafeRow, topic: Topic | None) -> None:
    """The topic as it is today goes with the café: a later edition must not change what was asked."""
    row.topic_snapshot = "" if topic is None else json.dumps(asdict(topic), ensure_ascii=False)


def _keep_state(row: CafeRow, run: Run) -> None:
    row.state = _CAFE_STATE[run.state].value
    row.finished_at = run.ended_at
    if run.ended_at is not None:
        row.changed_at = run.ended_at  # how long it took is part of what may travel
