"""Plan → **run** → write up → send. How a run stands, and everything that can be worked out from it.

Nothing that can be worked out is kept: what is left is planned + added - spent, for a ``now`` that
the caller brings. Instants are aware UTC, so midnight and clock changes are nothing special.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cafe.model.pins import Pins, starts_of
from cafe.model.values import Plan, Stage, StageKind, speakers
from cafe.run.actions import Event

ZERO = timedelta(0)


class RunState(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Slot:
    """What one stage has had: ``planned`` may follow the people; ``added`` is extensions less trims."""

    planned: int
    added: int = 0
    spent: timedelta = ZERO
    paused: timedelta = ZERO
    pauses: int = 0
    spoke: int = 0
    passed: int = 0
    turn_from: timedelta = ZERO  # what had been spent when the present turn began
    is_left_out: bool = False  # catching up passes over it; nothing is left of its time then
    stays: bool = False  # the host pressed *Stay here*: it does not go on by itself

    @property
    def allotted(self) -> timedelta:
        return timedelta(seconds=self.planned + self.added)


@dataclass(frozen=True, slots=True)
class Run:
    """A café going on. ``since``: from when the present running or pausing has not been booked yet."""

    plan: Plan
    people: int
    slots: tuple[Slot, ...]
    state: RunState = RunState.NOT_STARTED
    index: int = 0
    since: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    log: tuple[Event, ...] = field(default=(), repr=False)
    pins: Pins = ()  # when the stages that have an hour of their own are to begin; empty where none has

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.plan.stages

    @property
    def stage(self) -> Stage:
        return self.plan.stages[self.index]

    @property
    def slot(self) -> Slot:
        return self.slots[self.index]

    @property
    def following(self) -> int | None:
        """The place of the stage that comes next, past what is left out; ``None`` in the last."""
        return next((n for n in range(self.index + 1, len(self.slots)) if not self.slots[n].is_left_out), None)

    @property
    def speakers(self) -> int:
        """Turns round one table."""
        return speakers(self.people, self.plan.tables)

    @property
    def is_going(self) -> bool:
        """Started and not ended: running or paused."""
        return self.state in (RunState.RUNNING, RunState.PAUSED)


def spent(run: Run, now: datetime, index: int | None = None) -> timedelta:
    """Time that a stage has had so far, every visit together. Pauses do not count."""
    place = run.index if index is None else index
    return run.slots[place].spent + (_unbooked(run, now, RunState.RUNNING) if place == run.index else ZERO)


def paused(run: Run, now: datetime, index: int | None = None) -> timedelta:
    """Time that a stage has stood still, every pause together."""
    place = run.index if index is None else index
    return run.slots[place].paused + (_unbooked(run, now, RunState.PAUSED) if place == run.index else ZERO)


def _unbooked(run: Run, now: datetime, state: RunState) -> timedelta:
    if run.state is not state or run.since is None:
        return ZERO
    return max(ZERO, now - run.since)


def remaining(run: Run, now: datetime, index: int | None = None) -> timedelta:
    """Time left in a stage; negative once it has run over. Pauses do not count."""
    place = run.index if index is None else index
    return run.slots[place].allotted - spent(run, now, place)


def turn_is_up(run: Run, now: datetime) -> bool:
    """Whether whoever holds the object has had the time that the plan gives each; nobody is told who that is."""
    each, slot = run.stage.seconds_each, run.slot
    if not run.is_going or not each or slot.spoke + slot.passed >= run.speakers:
        return False
    return spent(run, now) - slot.turn_from >= timedelta(seconds=each)


def over(run: Run, now: datetime) -> timedelta:
    """How far the present stage has run over; zero while there is time left."""
    return max(ZERO, -remaining(run, now))


def elapsed(run: Run, now: datetime) -> timedelta:
    """From the start until now, or until the end: stages and pauses together."""
    if run.started_at is None:
        return ZERO
    return max(ZERO, (run.ended_at or now) - run.started_at)


def still_to_come(run: Run, now: datetime) -> timedelta:
    """What is left of this stage and of every stage after it. Time used before a step back stays used."""
    whole, part = 0, max(ZERO, remaining(run, now))
    for slot in run.slots[run.index + 1 :]:  # asked several times a tick, so whole seconds are added as such
        if slot.spent:
            part += max(ZERO, slot.allotted - slot.spent)
        else:
            whole += max(0, slot.planned + slot.added)
    return part + timedelta(seconds=whole)


def ends_at(run: Run, now: datetime) -> datetime:
    """When the café ends if every stage takes what it has left; when it ended, once it has.

    A stage with an hour of its own does not begin before it, so a wait before it counts.
    """
    if run.ended_at is not None:
        return run.ended_at
    if run.pins:
        return course(run, now)[-1]
    return _from(run, now) + still_to_come(run, now)


def starts_stage_at(run: Run, now: datetime, index: int) -> datetime:
    """When a stage that is still to come will begin, as things stand."""
    return course(run, now)[index - run.index]


def course(run: Run, now: datetime) -> tuple[datetime, ...]:
    """When the present stage and each one after it begins, as things stand, and last of all when the café ends.

    The present one counts from ``now``, with what it has left. What is left out takes no time.
    """
    pins = run.pins[run.index :]
    return starts_of(lefts(run, now), (None, *pins[1:]) if pins else (), _from(run, now))


def lefts(run: Run, now: datetime) -> list[float]:
    """Seconds left of the present stage and of each one after it. Asked several times a tick, so plain numbers."""
    return [
        max(0.0, remaining(run, now).total_seconds()),
        *(
            max(0.0, slot.planned + slot.added - (slot.spent.total_seconds() if slot.spent else 0.0))
            for slot in run.slots[run.index + 1 :]
        ),
    ]


def _from(run: Run, now: datetime) -> datetime:
    planned = run.plan.starts_at
    return now if run.is_going or planned is None else max(now, planned)


WORD_BEFORE_FINAL = timedelta(minutes=5)


def before_final(run: Run, now: datetime) -> int:
    """Minutes until the final round where several tables are to hear it: five to one, else nought."""
    if run.plan.tables < 2 or not run.is_going:
        return 0
    coming, left = run.following, remaining(run, now)
    if coming is None or run.stages[coming].kind is not StageKind.FINAL:
        return 0
    return -(-left // timedelta(minutes=1)) if ZERO < left <= WORD_BEFORE_FINAL else 0


def idle(run: Run, now: datetime) -> timedelta:
    """How long nothing has been running: since the planned start, or in this pause."""
    if run.state is RunState.PAUSED:
        return _unbooked(run, now, RunState.PAUSED) if run.since is not None else ZERO
    if run.state is RunState.NOT_STARTED and run.plan.starts_at is not None:
        return max(ZERO, now - run.plan.starts_at)
    return ZERO


@dataclass(frozen=True, slots=True)
class Actual:
    """Planned against actual for one stage, in seconds."""

    stage: Stage
    planned: int
    added: int
    spent: int
    paused: int
    spoke: int
    passed: int


def actuals(run: Run, now: datetime) -> tuple[Actual, ...]:
    """How long each stage really took, for the café's record and for the next plan."""
    return tuple(
        Actual(
            stage,
            stage.seconds,
            slot.planned + slot.added - stage.seconds,
            round(spent(run, now, index).total_seconds()),
            round(paused(run, now, index).total_seconds()),
            slot.spoke,
            slot.passed,
        )
        for index, (stage, slot) in enumerate(zip(run.stages, run.slots, strict=True))
    )
