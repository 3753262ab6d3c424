"""Plan → **run** → write up → send. Whether the evening is on time, in one sentence, and how to catch up.

The hard end belongs to the room booking; without one the planned length counts from the planned
start. Rules and thresholds: peers 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cafe.core import words
from cafe.core.i18n import _
from cafe.model.values import StageKind
from cafe.run.actions import Trim
from cafe.run.rounds import minimum
from cafe.run.state import ZERO, Run, RunState, ends_at, remaining


class Standing(StrEnum):
    ON_TIME = "on_time"
    AHEAD = "ahead"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Pace:
    """How the evening stands, in whole minutes: ``text`` is the sentence, ``minutes`` its figure."""

    standing: Standing
    minutes: int
    text: str


def target_end(run: Run) -> datetime | None:
    """The instant the evening is measured against; ``None`` before a start without any times."""
    if run.plan.must_end_at is not None:
        return run.plan.must_end_at
    begin = run.plan.starts_at or run.started_at
    return None if begin is None else begin + timedelta(seconds=run.plan.seconds)


def lateness(run: Run, now: datetime) -> timedelta:
    """How far the expected end lies past the hard end; negative where there is time to spare."""
    target = target_end(run)
    return ZERO if target is None else ends_at(run, now) - target


def _late_minutes(run: Run, now: datetime) -> int:
    """Late to the nearest minute; under a minute is not late."""
    late = lateness(run, now).total_seconds()
    return int(late / 60 + 0.5) if late >= 60 else 0


def pace(run: Run, now: datetime) -> Pace:
    """The sentence beside *We end at*: on time, so many minutes ahead, so many late.

    Under a minute late is on time. Ahead is said from two minutes or 5 % of the plan, whichever is
    more, and is measured against the plan itself: spare time before a hard end is not being ahead.
    """
    n = _late_minutes(run, now)
    if n:
        return Pace(Standing.LATE, n, _("{minutes} late").format(minutes=words.minutes(n)))
    begin = run.plan.starts_at
    if begin is not None and run.is_going:
        as_planned = begin + timedelta(seconds=run.plan.seconds)
        ahead = (as_planned - ends_at(run, now)).total_seconds()
        if ahead >= max(120, run.plan.seconds * 0.05):
            n = round(ahead / 60)
            return Pace(Standing.AHEAD, n, _("{minutes} ahead").format(minutes=words.minutes(n)))
    return Pace(Standing.ON_TIME, 0, _("On time"))


def capacity(run: Run, now: datetime, index: int) -> int:
    """Whole seconds that catching up may take from a stage: none from what is protected or over.

    From the stage that is going on a minute is always left, and an object round that has begun is
    left alone: those still to speak are promised as long as the others.
    """
    stage = run.stages[index]
    if index < run.index or stage.kind.is_protected or run.state is RunState.ENDED:
        return 0
    left = int(max(ZERO, remaining(run, now, index)).total_seconds())
    if index == run.index:
        return 0 if stage.kind.is_object_round else max(0, left - 60) // 60 * 60
    return max(0, left - min(left, minimum(stage, run.speakers))) // 60 * 60


def propose(run: Run, now: datetime) -> tuple[Trim, ...]:
    """Whole-minute trims that bring the end back to the hard end, in proportion to what each stage can give.

    Fewer minutes than the lateness where that is all there is; empty when nothing is late or to give.
    """
    late = _late_minutes(run, now)
    room = {i: capacity(run, now, i) // 60 for i in range(run.index, len(run.stages))}
    room = {i: n for i, n in room.items() if n}
    wanted = min(late, sum(room.values()))
    if wanted <= 0:
        return ()
    whole = {i: wanted * n // sum(room.values()) for i, n in room.items()}
    by_rest = sorted(room, key=lambda i: (-(wanted * room[i] % sum(room.values())), -room[i], i))
    for index in by_rest[: wanted - sum(whole.values())]:
        whole[index] += 1
    return tuple(Trim(run.stages[i].id, n * 60) for i, n in whole.items() if n)


def quick(run: Run, now: datetime) -> tuple[Trim, ...]:
    """One trim that is enough by itself, from the dialogue if it can, else the proposal; empty if on time."""
    late = _late_minutes(run, now) * 60
    if late < 60:
        return ()
    enough = [i for i in range(run.index, len(run.stages)) if capacity(run, now, i) >= late]
    if not enough:
        return propose(run, now)
    best = max(enough, key=lambda i: (run.stages[i].kind is StageKind.DIALOGUE, capacity(run, now, i)))
    return (Trim(run.stages[best].id, late),)


def cue_points(allotted: timedelta) -> tuple[int, ...]:
    """Seconds left at which a stage turns, gentle first: max(20 %, 60 s) up to 3 min, then max(5 %, 20 s).

    A stage of under three minutes gets the gentle one only, and never before half of it has gone.
    """
    seconds = allotted.total_seconds()
    gentle = round(min(max(seconds * 0.2, 60), 180, seconds / 2))
    if seconds < 180:
        return (gentle,)
    return (gentle, round(max(seconds * 0.05, 20)))
