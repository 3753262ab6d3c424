"""What a host does, done: each act is a durable row, a step of undo, and the run as it is then.

The page holds the run in memory between acts, so that a tick asks the store nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cafe.core.errors import CafeError
from cafe.core.undo import Step
from cafe.run.actions import NEXT, PAUSE, RESUME, Action, ActionKind, catch_up, extend, trim
from cafe.run.catching_up import CatchUpView, SleepQuestion, catch_up_view, sleep_question
from cafe.run.room import Card, RoomView, facts_of, room_view
from cafe.run.rounds import effective, undoable
from cafe.run.state import RunState
from cafe.run.view import RunView, done_words, run_view

if TYPE_CHECKING:
    from datetime import datetime

    from cafe.content.topics import Topic
    from cafe.model.values import Plan
    from cafe.run.state import Run
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class Conductor(QObject):
    """One café, going on. Signal ``moved()`` after every act and after every undo.

    An act that does not fit, or could not be kept, is said by the shell and changes nothing.
    """

    moved = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._run: Run | None = None
        self._plan: Plan | None = None
        self._known: set[str] = set()  # the cafés whose steps of undo are on the stack
        self._topic: Topic | None = None
        self._own_agreements: tuple[str, ...] = ()
        self.cafe_id = ""

    @property
    def plan(self) -> Plan:
        """The plan as it is today."""
        assert self._plan is not None
        return self._plan

    @property
    def run(self) -> Run:
        """The run as its rows tell it."""
        assert self._run is not None
        return self._run

    @property
    def is_open(self) -> bool:
        """Whether a café was taken up."""
        return self._run is not None

    def take_up(self, cafe_id: str) -> None:
        """Read the café's rows: this is also how a run comes back after a power cut, with all that can be undone."""
        self.cafe_id, self._run = cafe_id, None
        self.read()
        if cafe_id in self._known or not (self.run.is_going or not self.run.log):
            return
        self._known.add(cafe_id)
        self._services.undo.put_under(self._step(done_words(event.action)) for event in effective(self.run.log))

    def read(self) -> None:
        """Read the rows again."""
        self._plan = self._services.plan.plan(self.cafe_id)
        self._own_agreements = self._services.content.own_agreements()
        self._topic = self._services.plan.topic(self._plan)
        self._run = self._services.run.ready(self.cafe_id)
        never_before = getattr(self._services.clock, "not_before", None)
        if never_before is not None and self._run.log:
            never_before(self._run.log[-1].at)

    def now(self) -> datetime:
        return self._services.clock.now()

    def view(self, notes: int) -> RunView:
        """The host's page at this moment."""
        return run_view(self.run, self.plan, self.now(), notes=notes, topic=self._topic)

    def room(self, card: Card | None) -> RoomView:
        """The room's screen at this moment."""
        return room_view(self.run, facts_of(self.plan, self._own_agreements), self.now(), card)

    def catch_up_view(self, left_out: tuple[str, ...] | None = None) -> CatchUpView:
        """What catching up would do; with the stages that the host chose to leave out, once she chose."""
        return catch_up_view(self.run, self.now(), left_out)

    def slept(self) -> SleepQuestion | None:
        """What to ask when the laptop slept since it was last looked at; ask each tick, or a pause is taken for it."""
        gap = getattr(self._services.clock, "gap", None)
        found = gap() if gap is not None else None
        return None if found is None or self._run is None else sleep_question(self._run, found.asleep)

    # -- acts

    def act(self, action: Action) -> bool:
        """Do one thing, if it fits; answers whether it was done."""
        return self._did(lambda: self._services.run.act(self.cafe_id, action), done_words(action))

    def start(self, at: datetime | None = None) -> bool:
        label = done_words(Action(ActionKind.START))
        return self._did(lambda: self._services.run.start(self.cafe_id, at), label)

    def next(self) -> bool:
        if self.run.state is RunState.NOT_STARTED:
            return self.start()
        return self.act(NEXT)

    def pause_or_carry_on(self) -> bool:
        return self.act(RESUME if self.run.state is RunState.PAUSED else PAUSE)

    def pause(self) -> bool:
        """Pause if time is running; whether it did."""
        return self.run.state is RunState.RUNNING and self.act(PAUSE)

    def more(self, minutes: int = 1) -> bool:
        return self.act(extend(60 * minutes))

    def less(self, minutes: int = 1) -> bool:
        """Never more than there is left."""
        return self.act(trim(60 * minutes))

    def take_offer(self, view: RunView) -> bool:
        return bool(view.end.trims) and self.act(catch_up(view.end.trims))

    def _did(self, do: Callable[[], Run], label: str) -> bool:
        try:
            self._run = do()
        except CafeError as problem:
            self._shell.problem(problem)
            return False
        if undoable(self._run) is not None:
            step = self._step(label)
            self._services.undo.push(step.label, step.undo, step.redo)
        self.moved.emit()
        return True

    def _step(self, label: str) -> Step:
        """Each step takes back, or does again, whatever is the last by then: they are taken in their order."""
        cafe_id, run = self.cafe_id, self._services.run
        return Step(label, lambda: run.undo(cafe_id), lambda: run.redo(cafe_id))
