"""Plan → **run** → write up → send. The hour in the room as a frozen value and a log of what was done.

``apply`` is the only way from one state to the next, and ``replay`` folds a log into the same
state, so crash recovery and undo are one thing: the log again, without what was taken back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.pins import pins_of
from cafe.model.values import Plan, Stage, StageKind, round_seconds
from cafe.run.actions import Action, ActionKind, Event
from cafe.run.state import ZERO, Run, RunState, Slot

RESUME_WITHIN = timedelta(hours=12)
_META = (ActionKind.UNDO, ActionKind.REDO)
_STEPPING = (ActionKind.START, ActionKind.NEXT, ActionKind.MOVED_ON, ActionKind.BACK)


class InvalidTransition(ProblemToFix):
    """That cannot be done just now. The run is as it was."""


def prepare(plan: Plan) -> Run:
    """A run that has not started. Raises ``InvalidTransition`` for a plan without stages."""
    if not plan.stages:
        raise InvalidTransition(_("This plan has no stages yet."), _("Add one, then start."))
    slots = tuple(Slot(stage.seconds) for stage in plan.stages)
    return Run(plan, plan.people, slots, pins=pins_of(plan.stages, plan.starts_at))


def replay(plan: Plan, events: Iterable[Event]) -> Run:
    """The run that this log describes. Any prefix of a log gives the state it had then."""
    return _fold(plan, tuple(events))


def apply(run: Run, action: Action, now: datetime) -> Run:
    """The run after ``action``, with one more line in its log.

    Raises ``InvalidTransition`` where the action does not fit; the run given is never changed.
    A ``now`` before the last line counts as that line's instant: time does not run backwards.
    """
    if run.log:
        now = max(now, run.log[-1].at)
    event = Event(len(run.log) + 1, now, action)
    log = (*run.log, event)
    if action.kind is ActionKind.UNDO:
        if not any(e.seq == action.seq for e in effective(run.log)):
            raise InvalidTransition(_("There is nothing more to take back."))
        if run.ended_at is not None and now - run.ended_at > RESUME_WITHIN:
            raise _long_over()
        return _fold(run.plan, log)
    if action.kind is ActionKind.REDO:
        wanted = redoable(run)
        if wanted is None or wanted.seq != action.seq:
            raise InvalidTransition(_("There is nothing to do again."))
        return _fold(run.plan, log)
    return replace(_step(run, action, now), log=log)


def effective(log: tuple[Event, ...]) -> tuple[Event, ...]:
    """The lines that count: what was undone and not redone is left out, and so are undo and redo."""
    undone: set[int] = set()
    for event in log:
        if event.action.kind is ActionKind.UNDO:
            undone.add(event.action.seq)
        elif event.action.kind is ActionKind.REDO:
            undone.discard(event.action.seq)
    return tuple(e for e in log if e.action.kind not in _META and e.seq not in undone)


def began_at(run: Run) -> tuple[datetime | None, ...]:
    """When each stage was first come to; ``None`` for one that was not yet. What was undone never was."""
    first: list[datetime | None] = [None] * len(run.stages)
    then = prepare(run.plan)
    for event in effective(run.log):
        then = _step(then, event.action, event.at)
        if event.action.kind in _STEPPING:
            first[then.index] = first[then.index] or event.action.at or event.at
    return tuple(first)


def undoable(run: Run) -> Event | None:
    """The line that undo would take back now. Read from the end: the page asks at every tick."""
    decided: dict[int, bool] = {}
    for event in reversed(run.log):
        kind = event.action.kind
        if kind in _META:
            decided.setdefault(event.action.seq, kind is ActionKind.UNDO)
        elif not decided.get(event.seq, False):
            return event
    return None


def redoable(run: Run) -> Event | None:
    """The line that redo would bring back: only while nothing else has been done since the undo."""
    brought_back: set[int] = set()
    for event in reversed(run.log):
        if event.action.kind is ActionKind.REDO:
            brought_back.add(event.action.seq)
        elif event.action.kind is not ActionKind.UNDO:
            return None
        elif event.action.seq in brought_back:
            brought_back.discard(event.action.seq)
        else:
            return run.log[event.action.seq - 1]
    return None


def _long_over() -> InvalidTransition:
    return InvalidTransition(
        _("This café ended more than twelve hours ago."), _("You can still write it up and send it.")
    )


def _fold(plan: Plan, log: tuple[Event, ...]) -> Run:
    run = prepare(plan)
    for event in effective(log):
        run = _step(run, event.action, event.at)
    return replace(run, log=log)


# One function for each action. Each gets a run whose time is booked up to ``now``.


def _step(run: Run, action: Action, now: datetime) -> Run:
    allowed = _ALLOWED[action.kind]
    if run.state not in allowed:
        raise InvalidTransition(_refusal(run.state))
    return _STEPS[action.kind](_book(run, now), action, now)


def _refusal(state: RunState) -> str:
    return {
        RunState.NOT_STARTED: _("This café has not started yet."),
        RunState.RUNNING: _("This café is already going."),
        RunState.PAUSED: _("This café is paused already."),
        RunState.ENDED: _("This café has ended. You can carry it on."),
    }[state]


def _book(run: Run, now: datetime) -> Run:
    """Write the time since the last line into the present stage."""
    if not run.is_going or run.since is None:
        return run
    gone = max(ZERO, now - run.since)
    slot = run.slot
    if run.state is RunState.RUNNING:
        slot = replace(slot, spent=slot.spent + gone)
    else:
        slot = replace(slot, paused=slot.paused + gone)
    return replace(_with_slot(run, run.index, slot), since=run.since + gone)


def _with_slot(run: Run, index: int, slot: Slot) -> Run:
    return replace(run, slots=(*run.slots[:index], slot, *run.slots[index + 1 :]))


def _start(run: Run, action: Action, now: datetime) -> Run:
    at = action.at or now
    if at > now:
        raise InvalidTransition(_("That is still to come."), _("Choose now, or a time that has passed."))
    pins = run.pins or pins_of(run.stages, at)  # a plan without a day has its hours from the start
    return _book(replace(run, state=RunState.RUNNING, since=at, started_at=at, pins=pins), now)


def _next(run: Run, action: Action, now: datetime) -> Run:
    coming = run.following
    if coming is None:
        raise InvalidTransition(_("This is the last stage."), _("Hold End to finish the café."))
    return replace(run, index=coming, state=RunState.RUNNING)


def _moved_on(run: Run, action: Action, now: datetime) -> Run:
    if not goes_by_itself(run) or run.slot.spent < run.slot.allotted:
        raise InvalidTransition(_("This stage waits for you."))
    return _next(run, action, now)


def _stay(run: Run, action: Action, now: datetime) -> Run:
    if not goes_by_itself(run):
        raise InvalidTransition(_("This stage waits for you."))
    return _with_slot(run, run.index, replace(run.slot, stays=True))


def goes_by_itself(run: Run) -> bool:
    """Whether the present stage goes on to the next when its time is up: its plan says so, and nobody said stay."""
    stage = run.stage
    is_meant = stage.moves_on and stage.kind.may_move_on and not stage.kind.is_protected
    return is_meant and not run.slot.stays and run.following is not None


def _back(run: Run, action: Action, now: datetime) -> Run:
    before = [place for place in range(run.index) if not run.slots[place].is_left_out]
    if not before:
        raise InvalidTransition(_("This is the first stage."))
    return replace(run, index=before[-1], state=RunState.RUNNING)


def _pause(run: Run, action: Action, now: datetime) -> Run:
    paused = _with_slot(run, run.index, replace(run.slot, pauses=run.slot.pauses + 1))
    return replace(paused, state=RunState.PAUSED)


def _resume(run: Run, action: Action, now: datetime) -> Run:
    return replace(run, state=RunState.RUNNING)


def _extend(run: Run, action: Action, now: datetime) -> Run:
    if action.seconds <= 0:
        raise InvalidTransition(_("Choose how many minutes to add."))
    return _with_slot(run, run.index, replace(run.slot, added=run.slot.added + action.seconds))


def _trim(run: Run, action: Action, now: datetime) -> Run:
    slot = _less(run.slot, action.seconds)
    if slot.added == run.slot.added:
        raise InvalidTransition(_("There is no time left here to take away."))
    return _with_slot(run, run.index, slot)


def _less(slot: Slot, seconds: int) -> Slot:
    """Take time away down to nothing left, and never past it."""
    left = int(max(ZERO, slot.allotted - slot.spent).total_seconds())
    return replace(slot, added=slot.added - max(0, min(seconds, left)))


def _spoke(run: Run, action: Action, now: datetime) -> Run:
    slot = _turn(run)
    # Somebody who passed may still take the object at the end, so passes leave room here.
    if slot.spoke >= run.speakers:
        raise InvalidTransition(_("Everybody has had a turn."))
    return _with_slot(run, run.index, replace(slot, spoke=slot.spoke + 1, turn_from=slot.spent))


def _passed(run: Run, action: Action, now: datetime) -> Run:
    slot = _turn(run)
    if slot.spoke + slot.passed >= run.speakers:
        raise InvalidTransition(_("Everybody has had a turn."))
    return _with_slot(run, run.index, replace(slot, passed=slot.passed + 1, turn_from=slot.spent))


def _turn(run: Run) -> Slot:
    if not run.stage.kind.is_object_round:
        raise InvalidTransition(_("Turns are counted in the rounds with the talking object."))
    return run.slot


def _people(run: Run, action: Action, now: datetime) -> Run:
    """Re-time the object rounds that are not over; the dialogue still to come absorbs the difference."""
    if not 0 <= action.count <= 200:
        raise InvalidTransition(_("Count the people in the room, hosts apart."))
    changed = replace(run, people=action.count)
    difference = 0
    for index in range(run.index, len(run.stages)):
        stage, slot = run.stages[index], changed.slots[index]
        if not stage.seconds_each or stage.is_hand_set or slot.is_left_out:
            continue
        planned = round_seconds(stage.seconds_each, changed.speakers)
        # As with a trim: nothing that has been used already can be taken away.
        planned = max(planned, min(slot.planned, math.ceil(slot.spent.total_seconds()) - slot.added))
        difference += planned - slot.planned
        changed = _with_slot(changed, index, replace(slot, planned=planned))
    left = [i for i in range(run.index, len(run.stages)) if not run.slots[i].is_left_out]
    talk = [i for i in left if run.stages[i].kind is StageKind.DIALOGUE]
    if talk and difference:
        place = talk[-1]
        slot = changed.slots[place]
        floor = min(slot.planned, minimum(run.stages[place], changed.speakers))
        used = math.ceil(slot.spent.total_seconds()) - slot.added
        planned = max(slot.planned - difference, floor, min(used, slot.planned))
        changed = _with_slot(changed, place, replace(slot, planned=planned))
    return changed


def _catch_up(run: Run, action: Action, now: datetime) -> Run:
    if not action.trims and not action.left_out:
        raise InvalidTransition(_("There is nothing to take away."))
    places = {stage.id: index for index, stage in enumerate(run.stages)}
    changed = run
    for stage_id in action.left_out:
        index = places.get(stage_id, -1)
        if not can_leave_out(changed, index):
            raise InvalidTransition(_("That part of the evening stays as it is."))
        slot = changed.slots[index]
        changed = _with_slot(changed, index, replace(_less(slot, slot.planned + slot.added), is_left_out=True))
        if changed.pins:  # nobody waits for the hour of what is left out
            changed = replace(changed, pins=(*changed.pins[:index], None, *changed.pins[index + 1 :]))
    for item in action.trims:
        index = places.get(item.stage_id, -1)
        if index < run.index or run.stages[index].kind.is_protected or item.seconds <= 0:
            raise InvalidTransition(_("That part of the evening stays as it is."))
        changed = _with_slot(changed, index, _less(changed.slots[index], item.seconds))
    return changed


def can_leave_out(run: Run, index: int) -> bool:
    """Whether catching up may pass over a stage: still to come, optional in the plan, and never a protected one."""
    if not run.index < index < len(run.stages):
        return False
    stage = run.stages[index]
    return stage.is_optional and not stage.kind.is_protected and not run.slots[index].is_left_out


def _count_sleep(run: Run, action: Action, now: datetime) -> Run:
    return run


def _drop_sleep(run: Run, action: Action, now: datetime) -> Run:
    slot = run.slot
    asleep = min(timedelta(seconds=max(0, action.seconds)), slot.spent)
    return _with_slot(run, run.index, replace(slot, spent=slot.spent - asleep, paused=slot.paused + asleep))


def _finish(run: Run, action: Action, now: datetime) -> Run:
    return replace(run, state=RunState.ENDED, since=None, ended_at=now)


def _reopen(run: Run, action: Action, now: datetime) -> Run:
    """Carry on after an end: the time between counts as a pause of the last stage."""
    if run.ended_at is None or now - run.ended_at > RESUME_WITHIN:
        raise _long_over()
    slot = replace(run.slot, paused=run.slot.paused + (now - run.ended_at), pauses=run.slot.pauses + 1)
    return replace(_with_slot(run, run.index, slot), state=RunState.RUNNING, since=now, ended_at=None)


_GOING = (RunState.RUNNING, RunState.PAUSED)
_ALLOWED = {
    ActionKind.START: (RunState.NOT_STARTED,),
    ActionKind.PAUSE: (RunState.RUNNING,),
    ActionKind.RESUME: (RunState.PAUSED,),
    ActionKind.REOPEN: (RunState.ENDED,),
    ActionKind.DROP_SLEEP: (RunState.RUNNING,),
    ActionKind.MOVED_ON: (RunState.RUNNING,),
    **dict.fromkeys(
        (
            ActionKind.NEXT, ActionKind.BACK, ActionKind.EXTEND, ActionKind.TRIM, ActionKind.SPOKE,
            ActionKind.PASSED, ActionKind.PEOPLE, ActionKind.CATCH_UP, ActionKind.STAY, ActionKind.COUNT_SLEEP,
            ActionKind.END,
        ),
        _GOING,
    ),
}  # fmt: skip
_STEPS = {
    ActionKind.START: _start,
    ActionKind.NEXT: _next,
    ActionKind.BACK: _back,
    ActionKind.PAUSE: _pause,
    ActionKind.RESUME: _resume,
    ActionKind.EXTEND: _extend,
    ActionKind.TRIM: _trim,
    ActionKind.SPOKE: _spoke,
    ActionKind.PASSED: _passed,
    ActionKind.PEOPLE: _people,
    ActionKind.CATCH_UP: _catch_up,
    ActionKind.MOVED_ON: _moved_on,
    ActionKind.STAY: _stay,
    ActionKind.COUNT_SLEEP: _count_sleep,
    ActionKind.DROP_SLEEP: _drop_sleep,
    ActionKind.END: _finish,
    ActionKind.REOPEN: _reopen,
}


def minimum(stage: Stage, turns: int) -> int:
    """The fewest seconds a stage still works with when an evening catches up."""
    if stage.kind.is_object_round:
        return round_seconds(30, turns)
    return {
        StageKind.DIALOGUE: 10 * 60,
        StageKind.HARVEST: 3 * 60,
        StageKind.BREAK: 5 * 60,
    }.get(stage.kind, 2 * 60)
