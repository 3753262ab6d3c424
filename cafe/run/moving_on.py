"""Plan → **run** → write up → send. A stage that goes on by itself, and the bar that lets a host stay.

Only where the plan says so, only in a break or a stage of one's own, and never before the bar has been in sight for
ten seconds: after a sleep, on another page or behind a sheet nothing moves unseen (peers 4.3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from cafe.core.i18n import ngettext
from cafe.run.actions import ActionKind
from cafe.run.rounds import goes_by_itself
from cafe.run.state import Run, RunState, remaining

WARNING = timedelta(seconds=10)
UNSEEN = timedelta(seconds=3)
_TIMED_ANEW = frozenset(
    {ActionKind.START, ActionKind.NEXT, ActionKind.MOVED_ON, ActionKind.BACK, ActionKind.EXTEND, ActionKind.TRIM}
)


@dataclass(frozen=True, slots=True)
class MovingBar:
    """The bar: what begins, in how many seconds, and the share of its ten seconds that is left, 0 to 1."""

    text: str
    coming: str
    fraction: float


@dataclass(frozen=True, slots=True)
class MovingLook:
    """What a look at a run found. ``since``: from when the bar has been in sight. The next look asks for this one."""

    at: datetime | None = None
    since: datetime | None = None
    bar: MovingBar | None = None
    is_due: bool = False


def moves_at(run: Run, now: datetime) -> datetime | None:
    """When the present stage goes on by itself; ``None`` where it waits for the host.

    Its own end, or the hour of the stage that comes next where that is later.
    """
    if run.state is not RunState.RUNNING or not goes_by_itself(run) or _was_taken_back(run):
        return None
    coming = run.following
    pin = run.pins[coming] if run.pins and coming is not None else None
    ends = now + remaining(run, now)
    return ends if pin is None else max(ends, pin)


def look(run: Run, now: datetime, before: MovingLook, *, in_sight: bool, pace: float = 1) -> MovingLook:
    """The bar at ``now``, and whether it is time. ``pace``: how much faster than a clock a practice runs.

    After a gap between two looks, on another page or in a sleep, the ten seconds begin anew.
    """
    due, warning = moves_at(run, now), WARNING * pace
    if due is None or not in_sight or now < due - warning:
        return MovingLook(now)
    was_seen = before.since is not None and before.at is not None and now - before.at <= UNSEEN * pace
    since = before.since if was_seen and before.since is not None else now
    left = max(due, since + warning) - now
    if left <= timedelta(0):
        return MovingLook(now, since, is_due=True)
    coming = run.stages[run.following or run.index].title
    seconds = math.ceil(left / timedelta(seconds=1) / pace)
    text = ngettext("{stage} begins in {n} second.", "{stage} begins in {n} seconds.", seconds)
    return MovingLook(now, since, MovingBar(text.format(stage=coming, n=seconds), coming, min(1.0, left / warning)))


def _was_taken_back(run: Run) -> bool:
    """Whether the host took the going on back, and has not set the time anew since: then it does not go on again."""
    for event in reversed(run.log):
        kind = event.action.kind
        if kind is ActionKind.UNDO:
            return run.log[event.action.seq - 1].action.kind is ActionKind.MOVED_ON
        if kind in _TIMED_ANEW:
            return False
    return False
