"""**Plan** → run → write up → send. Keeps plans: every method is one durable transaction and one undo step."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.content.gate import Obstacle, before_start
from cafe.content.service import ContentService
from cafe.content.topics import Topic
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.undo import UndoStack
from cafe.model.tables import CafeRow
from cafe.model.values import CafeState, Check, Length, NoteMode, Place, Plan, StageKind, new_id
from cafe.plan import advice, edits
from cafe.plan.timings import fit, make_stages
from cafe.store.plans import KeptCafe, cafe_row, read_cafe, read_plan, write_cafe, write_plan

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O or U: nothing to misread over the phone
_PLANNED = (CafeState.PLANNED,)
_BEFORE = (CafeState.PLANNED, CafeState.CANCELLED)
_OVER = (CafeState.FINISHED, CafeState.SENT)
_ANY = tuple(CafeState)


class PlanService:
    """Plans on this laptop. Returns the new frozen ``Plan`` from every change.

    ``undo`` takes a step with its label for each change; without it nothing can be taken back.
    Raises ``ProblemToFix`` when a café is not there, has already started, or cannot be as asked.
    """

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo
        self._content = ContentService(db, clock, changes)

    # Reading

    def plan(self, cafe_id: str) -> Plan:
        with self._db.read() as session:
            return read_plan(session, cafe_id)

    def state(self, cafe_id: str) -> CafeState:
        with self._db.read() as session:
            return CafeState(cafe_row(session, cafe_id).state)

    def is_removed(self, cafe_id: str) -> bool:
        """Whether it is on the shelf of what was removed, or its making was taken back."""
        with self._db.read() as session:
            return cafe_row(session, cafe_id).deleted_at is not None

    def topic(self, plan: Plan) -> Topic | None:
        """The plan's topic as it is now; ``None`` where there is none or it is not here."""
        return self._content.topic(plan.topic_id)

    def obstacles(self, cafe_id: str) -> tuple[Obstacle, ...]:
        """What stands before a start, by this laptop's own numbers and opened topics."""
        plan = self.plan(cafe_id)
        topic = self.topic(plan)
        is_open = topic is None or self._content.is_open(topic)
        return before_start(plan, self._content.support(), topic, is_open)

    # Making

    def new_cafe(
        self,
        topic: Topic | None = None,
        length: Length = Length.NINETY,
        starts_at: datetime | None = None,
        people: int = 7,
        tables: int = 1,
        *,
        must_end_at: datetime | None = None,
        title: str = "",
        hall: str = "",
        place: Place | None = None,
        note_mode: NoteMode = NoteMode.AFTER,
        is_rehearsal: bool = False,
    ) -> Plan:
        """A new plan, complete as it stands: stages, questions, list for the day, latest end."""
        if must_end_at is None and starts_at is not None:
            must_end_at = starts_at + timedelta(minutes=length.minutes)
        plan = Plan(
            cafe_id=new_id(),
            title=title.strip() or (topic.title if topic else ""),
            hall=hall.strip(),
            topic_id=topic.id if topic else "",
            topic_version=topic.version if topic else 0,
            topic_title=topic.title if topic else "",
            caution_level=topic.caution_level if topic else 1,
            length=length,
            starts_at=None,
            must_end_at=None,
            people=people,
            tables=tables,
            place=place or Place(),
            note_mode=note_mode,
            stages=make_stages(length, people, tables, edits.opening_questions(topic)),
            is_rehearsal=is_rehearsal,
        )
        plan = edits.with_tables(edits.with_people(plan, people), tables)
        plan = edits.with_times(plan, starts_at, must_end_at)
        return self._make(replace(plan, checks=edits.listed_checks(plan, topic)), _("Plan a café"))

    def copy(self, cafe_id: str, starts_at: datetime | None = None) -> Plan:
        """The same evening for another day, with a code of its own and nothing ticked."""
        return self._make(edits.copied(self.plan(cafe_id), starts_at), _("Copy the café"))

    # Changing what is planned

    def change_topic(self, cafe_id: str, topic: Topic) -> Plan:
        """Another topic. Questions that a person wrote stay, and so does the café's own title."""
        return self._change(
            cafe_id, _("Change the topic"), lambda plan: edits.with_topic(plan, topic, self.topic(plan))
        )

    def change_length(self, cafe_id: str, length: Length) -> Plan:
        return self._change(
            cafe_id, _("Change the length"), lambda plan: edits.with_length(plan, length, self.topic(plan))
        )

    def change_people(self, cafe_id: str, people: int) -> Plan:
        return self._change(cafe_id, _("Change the people"), lambda plan: edits.with_people(plan, people))

    def change_tables(self, cafe_id: str, tables: int) -> Plan:
        return self._change(cafe_id, _("Change the tables"), lambda plan: edits.with_tables(plan, tables))

    def change_times(self, cafe_id: str, starts_at: datetime | None, must_end_at: datetime | None) -> Plan:
        return self._change(cafe_id, _("Change the times"), lambda plan: edits.with_times(plan, starts_at, must_end_at))

    def change_place(self, cafe_id: str, place: Place) -> Plan:
        return self._change(cafe_id, _("Change the place"), lambda p: edits.with_place(p, place, self.topic(p)), _ANY)

    def change_hall(self, cafe_id: str, hall: str) -> Plan:
        words = " ".join(hall.split())
        return self._change(cafe_id, _("Change the hall"), lambda plan: replace(plan, hall=words), _ANY)

    def change_title(self, cafe_id: str, title: str) -> Plan:
        """The café's own title; blank takes the topic's."""
        words = " ".join(title.split())
        return self._change(cafe_id, _("Change the title"), lambda p: replace(p, title=words or p.topic_title), _ANY)

    def change_note_mode(self, cafe_id: str, note_mode: NoteMode) -> Plan:
        """When words are written down. Also while the café goes on, for that is when a host knows."""
        return self._change(
            cafe_id,
            _("Change the notes"),
            lambda plan: replace(plan, note_mode=note_mode),
            (*_BEFORE, CafeState.RUNNING),
        )

    def change_rehearsal(self, cafe_id: str, is_rehearsal: bool) -> Plan:
        return self._change(cafe_id, _("Change to practice"), lambda plan: replace(plan, is_rehearsal=is_rehearsal))

    # Stages

    def add_stage(
        self, cafe_id: str, kind: StageKind, title: str = "", minutes: int = 10, place: int | None = None
    ) -> Plan:
        return self._change(cafe_id, _("Add a stage"), lambda plan: edits.add_stage(plan, kind, title, minutes, place))

    def remove_stage(self, cafe_id: str, stage_id: str) -> Plan:
        return self._change(cafe_id, _("Take out the stage"), lambda plan: edits.remove_stage(plan, stage_id))

    def move_stage(self, cafe_id: str, stage_id: str, by: int) -> Plan:
        return self._change(cafe_id, _("Move the stage"), lambda plan: edits.move_stage(plan, stage_id, by))

    def set_minutes(self, cafe_id: str, stage_id: str, minutes: int) -> Plan:
        return self._change(cafe_id, _("Change the minutes"), lambda plan: edits.set_minutes(plan, stage_id, minutes))

    def set_each(self, cafe_id: str, stage_id: str, seconds: int) -> Plan:
        return self._change(cafe_id, _("Change the turns"), lambda plan: edits.set_each(plan, stage_id, seconds))

    def set_question(self, cafe_id: str, stage_id: str, question: str) -> Plan:
        return self._change(
            cafe_id, _("Change the question"), lambda plan: edits.set_question(plan, stage_id, question)
        )

    def reword_question(self, cafe_id: str, question: str, words: str) -> Plan:
        """After the café: other words for a question that is about to leave, and that pointed to a person."""
        return self._change(
            cafe_id, _("Change the question"), lambda plan: edits.reword_question(plan, question, words), _OVER
        )

    def reword_topic_title(self, cafe_id: str, words: str) -> Plan:
        """After the café: other words for the name of a topic of somebody's own, before it leaves."""
        return self._change(
            cafe_id, _("Change the topic’s name"), lambda plan: edits.reword_topic_title(plan, words), _OVER
        )

    def set_stage_title(self, cafe_id: str, stage_id: str, title: str) -> Plan:
        return self._change(cafe_id, _("Rename the stage"), lambda plan: edits.set_stage_title(plan, stage_id, title))

    def set_moves_on(self, cafe_id: str, stage_id: str, moves_on: bool) -> Plan:
        label = _("Move on by itself") if moves_on else _("Wait for the host")
        return self._change(cafe_id, label, lambda plan: edits.set_moves_on(plan, stage_id, moves_on))

    def set_optional(self, cafe_id: str, stage_id: str, is_optional: bool) -> Plan:
        label = _("May be left out") if is_optional else _("Always held")
        return self._change(cafe_id, label, lambda plan: edits.set_optional(plan, stage_id, is_optional))

    def pin(self, cafe_id: str, stage_id: str, hour: time | None) -> Plan:
        """The hour at which a stage begins; ``None`` takes it away."""
        return self._change(cafe_id, _("Set its hour"), lambda plan: edits.pin(plan, stage_id, hour))

    def set_cues(self, cafe_id: str, stage_id: str, soon_seconds: int, last_seconds: int) -> Plan:
        """How long before its end a stage says so; 0 as usual."""
        return self._change(
            cafe_id, _("Change the cues"), lambda plan: edits.set_cues(plan, stage_id, soon_seconds, last_seconds)
        )

    def take_offer(self, cafe_id: str, offer: advice.Offer) -> Plan:
        """One of the ways out that ``advice.warnings`` offered."""
        return self._change(cafe_id, offer.label, lambda plan: advice.take(plan, offer))

    def fit(self, cafe_id: str) -> Plan:
        """Let the open dialogue take what is left of the length."""
        return self._change(cafe_id, _("Fit the dialogue"), fit)

    # The list for the day

    def add_check(self, cafe_id: str, text: str) -> Plan:
        return self._change(cafe_id, _("Add to the list"), lambda plan: edits.add_check(plan, text), _ANY)

    def tick(self, cafe_id: str, check_id: str, is_done: bool = True) -> Plan:
        label = _("Tick off") if is_done else _("Untick")
        return self._change(cafe_id, label, lambda plan: edits.tick(plan, check_id, is_done, self.topic(plan)), _ANY)

    def remove_check(self, cafe_id: str, check_id: str) -> Plan:
        return self._change(cafe_id, _("Take off the list"), lambda plan: edits.remove_check(plan, check_id), _ANY)

    def checks(self, cafe_id: str) -> tuple[Check, ...]:
        return self.plan(cafe_id).checks

    # The café as a whole

    def move_to(self, cafe_id: str, starts_at: datetime) -> Plan:
        """Another day. A cancelled café is on again."""

        def moved(kept: KeptCafe) -> KeptCafe:
            return replace(kept, plan=edits.moved_to(kept.plan, starts_at), state=CafeState.PLANNED)

        return self._do(cafe_id, _("Move the café"), moved, _BEFORE)

    def cancel(self, cafe_id: str) -> Plan:
        return self._do(cafe_id, _("Cancel the café"), lambda kept: replace(kept, state=CafeState.CANCELLED), _PLANNED)

    def uncancel(self, cafe_id: str) -> Plan:
        return self._do(
            cafe_id, _("Put the café back on"), lambda kept: replace(kept, state=CafeState.PLANNED), _BEFORE
        )

    def nobody_came(self, cafe_id: str, people: int = 0) -> Plan:
        """Close a café that hardly anybody came to: a cuppa, and no themes (domain report 1.10)."""
        if not 0 <= people <= 2:
            raise ProblemToFix(_("With three or more there was a café."), _("Run it, or write down what you heard."))
        return self._do(
            cafe_id,
            _("Close as nobody came"),
            lambda kept: replace(kept, state=CafeState.NOBODY_CAME, heads=people),
            (CafeState.PLANNED, CafeState.RUNNING, CafeState.FINISHED),
        )

    def held_on_paper(self, cafe_id: str) -> Plan:
        """It was held without the laptop: over, as it was planned, and ready to be written up from its sheets.

        Raises ``ProblemToFix`` for a café without a day, or whose day is still to come.
        """
        starts = self.plan(cafe_id).starts_at
        if starts is None or starts > self._clock.now():
            raise ProblemToFix(
                _("Its day is still to come, so there is nothing on paper yet."), _("Look at the day once more.")
            )
        return self._do(
            cafe_id,
            _("Enter from paper"),
            lambda kept: replace(kept, state=CafeState.FINISHED),
            (CafeState.PLANNED,),
        )

    def reopen(self, cafe_id: str) -> Plan:
        """A café that was closed as nobody came is planned again."""
        return self._do(
            cafe_id,
            _("Open the café again"),
            lambda kept: replace(kept, state=CafeState.PLANNED, heads=None),
            (CafeState.NOBODY_CAME,),
        )

    def delete(self, cafe_id: str) -> Plan:
        """Put a café on the shelf of what was removed; ``restore`` brings it back, all of it."""
        now = self._clock.now()
        return self._do(cafe_id, _("Delete the café"), lambda kept: replace(kept, deleted_at=now), _ANY)

    def restore(self, cafe_id: str) -> Plan:
        return self._do(cafe_id, _("Bring the café back"), lambda kept: replace(kept, deleted_at=None), _ANY)

    def removed(self) -> tuple[Plan, ...]:
        """The shelf of what was removed, newest first. Of one that went for good only its number is there."""
        with self._db.read() as session:
            gone = select(CafeRow).where(col(CafeRow.deleted_at).is_not(None))
            rows = session.exec(gone.order_by(col(CafeRow.deleted_at).desc()))
            plans = [read_plan(session, row.id) for row in rows]
        return tuple(plan for plan in plans if plan.stages or plan.title)

    # One transaction, one announcement, one step to take back

    def _make(self, plan: Plan, label: str) -> Plan:
        now = self._clock.now()
        with self._db.write() as session:
            write_plan(session, plan, now, new_code(session))
            made = read_cafe(session, plan.cafe_id)
        self._told()
        self._step(label, replace(made, deleted_at=now), made)
        return plan

    def _change(
        self, cafe_id: str, label: str, edit: Callable[[Plan], Plan], allowed: tuple[CafeState, ...] = _BEFORE
    ) -> Plan:
        return self._do(cafe_id, label, lambda kept: replace(kept, plan=edit(kept.plan)), allowed)

    def _do(
        self, cafe_id: str, label: str, work: Callable[[KeptCafe], KeptCafe], allowed: tuple[CafeState, ...]
    ) -> Plan:
        with self._db.write() as session:
            before = read_cafe(session, cafe_id)
            if before.state not in allowed:
                raise _not_now(before.state)
            after = work(before)
            if after == before:
                return before.plan
            write_cafe(session, before, after, self._clock.now())
        self._told()
        self._step(label, before, after)
        return after.plan

    def _step(self, label: str, before: KeptCafe, after: KeptCafe) -> None:
        if self._undo is not None:
            self._undo.push(label, partial(self._bring, after, before), partial(self._bring, before, after))

    def _bring(self, was: KeptCafe, becomes: KeptCafe) -> None:
        with self._db.write() as session:
            now_state = read_cafe(session, becomes.plan.cafe_id).state
            if was.state is not becomes.state and now_state is not was.state:
                raise _not_now(now_state)
            write_cafe(session, was, becomes, self._clock.now())
        self._told()

    def _told(self) -> None:
        self._changes.announce({Kind.CAFES, Kind.PLAN}, self)


def _not_now(state: CafeState) -> ProblemToFix:
    happened = {
        CafeState.PLANNED: _("This café is planned."),
        CafeState.RUNNING: _("This café has started."),
        CafeState.FINISHED: _("This café is over."),
        CafeState.SENT: _("This café is over and sent."),
        CafeState.CANCELLED: _("This café is cancelled."),
        CafeState.NOBODY_CAME: _("This café was closed, as nobody came."),
    }[state]
    return ProblemToFix(happened, _("Its plan stays as it was. You can copy it for another day."))


def new_code(session: DbSession) -> str:
    """Four characters that say nothing about a person or a place, and are not used on this laptop yet."""
    while True:
        code = "".join(secrets.choice(CROCKFORD) for _n in range(4))
        if session.exec(select(CafeRow.id).where(CafeRow.code == code)).first() is None:
            return code
