"""Plan → **run** → write up → send. Two questions for a host: shall we catch up, and did the sleep count?

Both show what would follow before anything does. An answer is one action, and can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cafe.core import words
from cafe.core.i18n import _
from cafe.run.actions import Action, catch_up, count_sleep, drop_sleep
from cafe.run.pace import Standing, nearest_minute, pace
from cafe.run.proposals import Proposal, capacity, leaving_out, suggest
from cafe.run.rounds import apply, can_leave_out, minimum
from cafe.run.state import ZERO, Run, RunState, ends_at, remaining


@dataclass(frozen=True, slots=True)
class CatchUpLine:
    """A stage still to come: what it has left, what it would have. ``why``: why it stays, or the least it keeps.

    ``can_leave_out``: the plan calls it optional, so that the host may choose; ``is_left_out`` as it would be.
    """

    stage_id: str
    name: str
    left: str
    would_be: str
    changes: bool
    why: str
    can_leave_out: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class CatchUpView:
    """What catching up would do. An empty ``proposal``: there is nothing to take, and ``sentence`` says so."""

    sentence: str
    lines: tuple[CatchUpLine, ...]
    ends: str
    proposal: Proposal

    @property
    def action(self) -> Action:
        """All of it as one thing to do, and to take back."""
        return catch_up(self.proposal.trims, self.proposal.left_out)


def catch_up_view(run: Run, now: datetime, left_out: tuple[str, ...] | None = None) -> CatchUpView:
    """A preview: every stage from this one on, and when we would end.

    ``left_out``: the optional stages that the host chose to pass over; ``None`` leaves the choice to ``suggest``.
    """
    proposal = Proposal()
    if run.is_going:
        proposal = suggest(run, now) if left_out is None else leaving_out(run, now, left_out)
    after = apply(run, catch_up(proposal.trims, proposal.left_out), now) if proposal else run
    stands, would = pace(run, now), pace(after, now)
    is_late = stands.standing is Standing.LATE
    lines = tuple(
        _line(run, after, now, index, is_late=is_late)
        for index in range(run.index, len(run.stages))
        if not run.slots[index].is_left_out
    )
    if not is_late:
        sentence = _("We are on time. There is nothing to catch up.")
    elif not proposal:
        sentence = _("We are {late}. There is nothing left to shorten.").format(late=stands.text)
    elif would.standing is Standing.LATE:
        sentence = _("We are {late}. This brings it down to {n}.").format(
            late=stands.text, n=words.minutes(would.minutes)
        )
    else:
        sentence = _("We are {late}. This brings us back.").format(late=stands.text)
    time = words.clock_time(nearest_minute(ends_at(after, now)))
    return CatchUpView(sentence, lines, _("We would end at {time}").format(time=time), proposal)


def _line(run: Run, after: Run, now: datetime, index: int, *, is_late: bool) -> CatchUpLine:
    stage = run.stages[index]
    left, then = _minutes(run, now, index), _minutes(after, now, index)
    is_out = after.slots[index].is_left_out
    why = ""
    if stage.kind.is_protected:
        why = _("Stays as it is.")
    elif is_late and not is_out and index > run.index and capacity(run, now, index):
        why = _("At least {minutes}.").format(minutes=words.minutes(minimum(stage, run.speakers) // 60))
    then = _("left out") if is_out else then
    return CatchUpLine(
        stage.id, stage.title, left, then, left != then, why, is_late and can_leave_out(run, index), is_out
    )


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
