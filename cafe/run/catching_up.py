"""Plan → **run** → write up → send. Two questions for a host: shall we catch up, and did the sleep count?

Both show what would follow before anything does. An answer is one action, and can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cafe.core import words
from cafe.core.i18n import _
from cafe.run.actions import Action, Trim, catch_up, count_sleep, drop_sleep
from cafe.run.clockface import nearest_minute
from cafe.run.pace import Standing, pace, propose
from cafe.run.rounds import apply
from cafe.run.state import ZERO, Run, RunState, ends_at, remaining


@dataclass(frozen=True, slots=True)
class CatchUpLine:
    """A stage still to come: what it has left, what it would have. ``why`` says why it stays."""

    stage_id: str
    name: str
    left: str
    would_be: str
    changes: bool
    why: str


@dataclass(frozen=True, slots=True)
class CatchUpView:
    """What catching up would do. ``trims`` empty: there is nothing to take, and ``sentence`` says so."""

    sentence: str
    lines: tuple[CatchUpLine, ...]
    ends: str
    trims: tuple[Trim, ...]


def catch_up_view(run: Run, now: datetime) -> CatchUpView:
    """A preview of ``propose``: every stage from this one on, and when we would end."""
    trims = propose(run, now) if run.is_going else ()
    after = apply(run, catch_up(trims), now) if trims else run
    stands, would = pace(run, now), pace(after, now)
    lines = []
    for index in range(run.index, len(run.stages)):
        stage = run.stages[index]
        left, then = _minutes(run, now, index), _minutes(after, now, index)
        why = _("Stays as it is.") if stage.kind.is_protected else ""
        lines.append(CatchUpLine(stage.id, stage.title, left, then, left != then, why))
    if stands.standing is not Standing.LATE:
        sentence = _("We are on time. There is nothing to catch up.")
    elif not trims:
        sentence = _("We are {late}. There is nothing left to shorten.").format(late=stands.text)
    elif would.standing is Standing.LATE:
        sentence = _("We are {late}. This brings it down to {n}.").format(
            late=stands.text, n=words.minutes(would.minutes)
        )
    else:
        sentence = _("We are {late}. This brings us back.").format(late=stands.text)
    time = words.clock_time(nearest_minute(ends_at(after, now)))
    return CatchUpView(sentence, tuple(lines), _("We would end at {time}").format(time=time), trims)


def _minutes(run: Run, now: datetime, index: int) -> str:
    left = max(ZERO, remaining(run, now, index))
    return _("{n} min").format(n=-(-left // timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class SleepQuestion:
    """The laptop slept while the café went on. Time counts until the host says otherwise."""

    question: str
    yes: str
    no: str
    count: Action
    leave_out: Action


def sleep_question(run: Run, asleep: timedelta) -> SleepQuestion | None:
    """What to ask after a gap in the clock; ``None`` where no time was running."""
    seconds = int(asleep.total_seconds())
    if run.state is not RunState.RUNNING or seconds < 1:
        return None
    length = words.minutes(round(seconds / 60)) if seconds >= 60 else words.each(seconds)
    return SleepQuestion(
        question=_("The laptop slept for {time}. Count that time?").format(time=length),
        yes=_("Yes, we talked on"),
        no=_("No, leave it out"),
        count=count_sleep(seconds),
        leave_out=drop_sleep(seconds),
    )
