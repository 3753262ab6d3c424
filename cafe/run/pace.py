"""Plan → **run** → write up → send. Whether the evening is on time, in one sentence, and what it is measured by.

The hard end belongs to the room booking; without one the planned length counts from the planned
start. A stage with an hour of its own is a promise too: what comes before it has to be over by then,
and where that is sooner the wait is nobody's lateness. Rules and thresholds: peers 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from cafe.core import words
from cafe.core.i18n import _
from cafe.model.pins import Pins, starts_of
from cafe.model.values import Stage
from cafe.run.state import ZERO, Run, RunState, course, ends_at, lefts


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


ANOTHER_EVENING = timedelta(hours=6)
"""Started this far from the planned hour, it is another evening: the hall's hours were for the planned one."""


def target_end(run: Run) -> datetime | None:
    """The instant the evening is measured against; ``None`` before a start without any times."""
    begin = _measured_from(run)
    if run.plan.must_end_at is not None and begin in (None, run.plan.starts_at):
        return run.plan.must_end_at
    begin = begin or run.started_at
    return None if begin is None else _planned_end(run, begin)


def _measured_from(run: Run) -> datetime | None:
    """The planned hour, or the real one of an evening that is another than the planned; ``None`` where none is."""
    planned, started = run.plan.starts_at, run.started_at
    if planned is not None and started is not None and not run.pins and abs(started - planned) > ANOTHER_EVENING:
        return started
    return planned


def _planned_end(run: Run, begin: datetime) -> datetime:
    if not run.pins:
        return begin + timedelta(seconds=run.plan.seconds)
    return _end_of(tuple(stage.seconds for stage in run.stages), run.pins, begin)


@lru_cache(maxsize=8)  # asked four times a second, and the same through the whole evening
def _end_of(seconds: tuple[int, ...], pins: Pins, begin: datetime) -> datetime:
    return starts_of(seconds, pins, begin)[-1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stages from ``first`` up to ``stop`` have to be over by a promised hour; ``late`` as things stand.

    The last stretch ends with the evening, any other before a stage with an hour of its own.
    """

    first: int
    stop: int
    late: timedelta

    @property
    def late_minutes(self) -> int:
        """Late to the nearest minute; under a minute is not late."""
        seconds = self.late.total_seconds()
        return int(seconds / 60 + 0.5) if seconds >= 60 else 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """The evening from here on, worked out once for one look at it.

    ``begins``: when each stage from the present one on begins; empty where no stage has an hour of its own.
    """

    ends: datetime
    begins: tuple[datetime, ...]
    stretches: tuple[Stretch, ...]

    @property
    def late_minutes(self) -> int:
        """Late to the nearest minute, by what is furthest behind; nought where nothing is."""
        return max(stretch.late_minutes for stretch in self.stretches)


def outlook(run: Run, now: datetime) -> Outlook:
    """What has been promised from here on, in order: every hour of a stage still to come, then the end."""
    target = target_end(run)
    if not run.pins:
        ends = ends_at(run, now)
        return Outlook(ends, (), (Stretch(run.index, len(run.slots), ZERO if target is None else ends - target),))
    found, first, begins, left = [], run.index, course(run, now), lefts(run, now)
    for place in range(run.index + 1, len(run.slots)):
        pin = run.pins[place]
        if pin is not None:
            before = place - 1 - run.index
            found.append(Stretch(first, place, begins[before] + timedelta(seconds=left[before]) - pin))
            first = place
    found.append(Stretch(first, len(run.slots), ZERO if target is None else begins[-1] - target))
    return Outlook(run.ended_at or begins[-1], begins, tuple(found))


def stretches(run: Run, now: datetime) -> tuple[Stretch, ...]:
    """The stretches of ``outlook``."""
    return outlook(run, now).stretches


def lateness(run: Run, now: datetime) -> timedelta:
    """How far the expected end lies past the hard end, or a stage past its hour where that is more.

    Negative where there is time to spare.
    """
    return max(stretch.late for stretch in stretches(run, now))


def hour_words(run: Run, now: datetime, seen: Outlook | None = None) -> str:
    """The next stage with an hour of its own, where that hour is lost, or time is left over before it; else empty.

    ``seen``: the outlook at ``now``, for who has it already; so below.
    """
    if not run.pins or run.state is RunState.ENDED:
        return ""
    every = (seen or outlook(run, now)).stretches[:-1]
    missed = next((stretch for stretch in every if stretch.late_minutes), None)
    if missed is not None:
        pin = run.pins[missed.stop]
        assert pin is not None
        return _("{stage} is set for {time}. As things stand it begins at {then}.").format(
            stage=run.stages[missed.stop].title,
            time=words.clock_time(pin),
            then=words.clock_time(nearest_minute(pin + missed.late)),
        )
    if every and every[0].stop == run.following and run.is_going:
        spare = int(-every[0].late.total_seconds()) // 60
        pin = run.pins[every[0].stop]
        if spare >= 1 and pin is not None:
            return _("{stage} begins at {time}. There is time to spare: {minutes}.").format(
                stage=run.stages[every[0].stop].title, time=words.clock_time(pin), minutes=words.minutes(spare)
            )
    return ""


def nearest_minute(instant: datetime) -> datetime:
    """For showing: half a minute rounds up."""
    return (instant + timedelta(seconds=30)).replace(second=0, microsecond=0)


def pace(run: Run, now: datetime, seen: Outlook | None = None) -> Pace:
    """The sentence beside *We end at*: on time, so many minutes ahead, so many late.

    Under a minute late is on time. Ahead is said from two minutes or 5 % of the plan, whichever is
    more, and is measured against the plan itself: spare time before a hard end is not being ahead.
    """
    seen = seen or outlook(run, now)
    n = seen.late_minutes
    if n:
        return Pace(Standing.LATE, n, _("{minutes} late").format(minutes=words.minutes(n)))
    begin = _measured_from(run)
    if begin is not None and run.is_going:
        ahead = (_planned_end(run, begin) - seen.ends).total_seconds()
        if ahead >= max(120, run.plan.seconds * 0.05):
            n = round(ahead / 60)
            return Pace(Standing.AHEAD, n, _("{minutes} ahead").format(minutes=words.minutes(n)))
    return Pace(Standing.ON_TIME, 0, _("On time"))


def cue_points(allotted: timedelta, stage: Stage | None = None) -> tuple[int, ...]:
    """Seconds left at which a stage turns, gentle first: max(20 %, 60 s) up to 3 min, then max(5 %, 20 s).

    A stage of under three minutes gets the gentle one only, and never before half of it has gone. What the plan says
    of ``stage`` counts instead; a last cue that would not come after the gentle one is left away.
    """
    seconds = allotted.total_seconds()
    usual = round(min(max(seconds * 0.2, 60), 180, seconds / 2))
    gentle = usual if stage is None or not stage.soon_seconds else min(stage.soon_seconds, int(seconds))
    if stage is not None and stage.last_seconds:
        last = stage.last_seconds
    elif seconds < 180:
        return (gentle,)
    else:
        last = round(max(seconds * 0.05, 20))
    return (gentle, last) if last < gentle else (gentle,)
