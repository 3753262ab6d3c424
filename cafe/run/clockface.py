"""Plan → **run** → write up → send. The clock's own part of the host's page: track, figures, *we end at*.

Words and thresholds: the design language and peers 4.3. Late has a tone of its own, never an alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from cafe.core import words
from cafe.core.i18n import _
from cafe.run.actions import Trim
from cafe.run.pace import Outlook, Standing, cue_points, nearest_minute, outlook, pace
from cafe.run.proposals import quick
from cafe.run.state import ZERO, Run, RunState, elapsed, ends_at, remaining, spent


class Tone(StrEnum):
    """How something is drawn. ``SOON`` and ``LAST`` are the two gentle cues, ``OVER`` is gorse, never red."""

    PLAIN = "plain"
    SOON = "soon"
    LAST = "last"
    OVER = "over"
    PAUSED = "paused"
    SAFE = "safe"


class Where(StrEnum):
    """Where a stage of the track is: behind us, going on, still to come, or passed over."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class TrackItem:
    """One stage of the track. ``weight`` is its width in minutes, never less than its name needs."""

    stage_id: str
    name: str
    minutes: str
    fraction: float
    where: Where
    is_over: bool
    weight: float


@dataclass(frozen=True, slots=True)
class TimerView:
    """The large figures. ``fraction`` is the share of the bar that is used up, 0 to 1."""

    label: str
    figures: str
    tone: Tone
    fraction: float
    tag: str = ""


@dataclass(frozen=True, slots=True)
class EndLine:
    """*We end at 20:30*, how that stands, and a trim that would mend it (``trims`` empty: none offered).

    ``short`` says how it stands where there is little room.
    """

    text: str
    tag: str
    tone: Tone
    offer: str = ""
    trims: tuple[Trim, ...] = ()
    short: str = ""


TINTS = 2  # minutes late from which the end line has the colour of time (peers 4.3)


def _minutes_short(span: timedelta) -> str:
    return _("{n} min").format(n=-(-int(span.total_seconds()) // 60))


def track(run: Run, now: datetime) -> tuple[TrackItem, ...]:
    """Every stage of the evening, in order."""
    is_over_all = run.state is RunState.ENDED
    items = []
    for index, (stage, slot) in enumerate(zip(run.stages, run.slots, strict=True)):
        if index == run.index and run.is_going:
            items.append(_going_on(run, now))
        else:
            where = Where.DONE if index < run.index or is_over_all else Where.TO_COME
            where = Where.LEFT_OUT if slot.is_left_out and index != run.index else where
            hour = _hour(run, index) if where is Where.TO_COME else ""
            items.append(_behind_or_to_come(stage.id, stage.title, slot.planned + slot.added, where, hour))
    return tuple(items)


def _going_on(run: Run, now: datetime) -> TrackItem:
    stage, whole = run.stage, run.slot.allotted
    is_over = remaining(run, now) < ZERO
    minutes = _minutes_short(whole)
    if is_over:
        minutes = _("{minutes} · over").format(minutes=minutes)
    share = _share(spent(run, now), whole)
    return TrackItem(stage.id, stage.title, minutes, share, Where.NOW, is_over, _weight(stage.title, whole))


@lru_cache(maxsize=64)  # asked four times a second, and the same until somebody does something
def _behind_or_to_come(stage_id: str, title: str, seconds: int, where: Where, hour: str) -> TrackItem:
    whole = timedelta(seconds=seconds)
    text = {Where.DONE: _("done"), Where.LEFT_OUT: _("left out")}.get(where) or _minutes_short(whole)
    if hour:
        text = _("{minutes} · {time}").format(minutes=text, time=hour)
    return TrackItem(stage_id, title, text, float(where is Where.DONE), where, False, _weight(title, whole))


def _hour(run: Run, index: int) -> str:
    """When a stage with an hour of its own is to begin."""
    pin = run.pins[index] if run.pins else None
    return words.clock_time(pin) if pin is not None else ""


def _weight(title: str, whole: timedelta) -> float:
    """A name wants about 1.2 minutes of width a letter, and room for a tick; the words under it want room too."""
    return max(whole.total_seconds() / 60, 4 + 1.2 * len(title), 12.0)


def _share(part: timedelta, whole: timedelta) -> float:
    return 1.0 if whole <= ZERO else max(0.0, min(1.0, part / whole))


def timer(run: Run, now: datetime) -> TimerView:
    """The figures of the stage that is going on."""
    stage, whole = run.stage, run.slot.allotted
    left = remaining(run, now)
    # Shown upwards to the next second, so that a full stage starts at its full figure.
    over = left <= timedelta(seconds=-1)
    shown = left if over else max(ZERO, timedelta(seconds=-(-left // timedelta(seconds=1))))
    figures, used = words.figures(shown), _share(spent(run, now), whole)
    if run.state is RunState.NOT_STARTED:
        return TimerView(_("Not started yet"), figures, Tone.PAUSED, 0.0)
    if run.state is RunState.ENDED:
        return TimerView(_("Your café took"), words.figures(elapsed(run, now)), Tone.PAUSED, 1.0)
    label = _("Over time in {stage}") if over else _("Left in {stage}")
    label = label.format(stage=stage.title)
    if run.state is RunState.PAUSED:
        return TimerView(label, figures, Tone.PAUSED, used, _("Paused"))
    if over:
        return TimerView(label, figures, Tone.OVER, 1.0)
    seconds = left.total_seconds()
    passed = [point for point in cue_points(whole, stage) if seconds <= point]
    tone = (Tone.PLAIN, Tone.SOON, Tone.LAST)[len(passed)]
    return TimerView(label, figures, tone, used)


_LEVELS = {Tone.SOON: 1, Tone.LAST: 2, Tone.OVER: 3}


class Cue(StrEnum):
    """A moment of a stage that may be heard: its time is nearly up, or it is up."""

    NEARLY = "nearly"
    UP = "up"


def cue_between(before: TimerView, after: TimerView) -> Cue | None:
    """What came due between two looks at the same stage; only ever one, the later. Time that was given back can
    come due again."""
    was, now = _LEVELS.get(before.tone, 0), _LEVELS.get(after.tone, 0)
    if after.tone is Tone.PAUSED or before.tone is Tone.PAUSED or now <= was:
        return None
    if now == _LEVELS[Tone.OVER]:
        return Cue.UP
    return Cue.NEARLY if was == 0 else None


def end_line(run: Run, now: datetime, seen: Outlook | None = None) -> EndLine:
    """When the evening ends as things stand, and what would mend it. ``seen``: the outlook, for who has it already."""
    if run.state is RunState.ENDED:
        return EndLine(_("We ended at {time}").format(time=words.clock_time(ends_at(run, now))), "", Tone.PLAIN)
    seen = seen or outlook(run, now)
    stands = pace(run, now, seen)
    text = _("We end at {time}").format(time=words.clock_time(nearest_minute(seen.ends)))
    if stands.standing is not Standing.LATE:
        return EndLine(text, stands.text, Tone.SAFE)
    trims = quick(run, now, seen.stretches) if run.is_going else ()
    tone = Tone.OVER if stands.minutes >= TINTS else Tone.PLAIN  # a minute is said, and asks for nobody's eye
    return EndLine(text, stands.text, tone, _offer(run, trims), trims, _("{n} min late").format(n=stands.minutes))


def _offer(run: Run, trims: tuple[Trim, ...]) -> str:
    if not trims:
        return ""
    n = sum(item.seconds for item in trims) // 60
    if len(trims) > 1:
        return _("Take {n} min off what is left").format(n=n)
    name = next(stage.title for stage in run.stages if stage.id == trims[0].stage_id)
    return _("Take {n} min off {stage}").format(n=n, stage=name)
