"""**Plan** → run → write up → send. How long everything takes, before anybody is in the room.

The table of durations (domain report 1.7) as data, and the sums on it: object rounds are
speakers × seconds each, the dialogue takes what is left. Pure: no clock, no store.

The rule for minutes that a person set: they stay. When people, tables, the time for each or the
length change, the other stages are timed again and the dialogue absorbs the difference. Changing
one stage's minutes moves nothing but the clock times after it; what is spare or over is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cafe.content.hosting import stage_words
from cafe.core.i18n import _
from cafe.model.pins import pins_of, starts_of
from cafe.model.values import Length, Plan, Stage, StageKind, new_id, round_seconds, speakers

LEAST_DIALOGUE = 5 * 60  # below this the evening grows past its length instead, and says so
LEAST_STAGE = 60
MOST_STAGE = 3 * 60 * 60
LEAST_EACH = 30
MOST_EACH = 10 * 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: minutes of a stage, or seconds for each speaker of an object round."""

    kind: StageKind
    minutes: int = 0
    seconds_each: int = 0


def _column(welcome: int, agreements: int, each: tuple[int, int, int], harvest: int, close: int) -> tuple[Line, ...]:
    first, second, final = each
    lines = (
        Line(StageKind.WELCOME, welcome),
        Line(StageKind.AGREEMENTS, agreements),
        Line(StageKind.ROUND_1, seconds_each=first),
        Line(StageKind.ROUND_2, seconds_each=second),
        Line(StageKind.DIALOGUE),
        Line(StageKind.FINAL, seconds_each=final),
        Line(StageKind.HARVEST, harvest),
        Line(StageKind.CLOSE, close),
    )
    return tuple(line for line in lines if line.kind is not StageKind.ROUND_2 or line.seconds_each)


# Domain report 1.7. The taster drops round 2. The dialogue has no figure: it takes what is left.
TABLE: dict[Length, tuple[Line, ...]] = {
    Length.NINETY: _column(8, 7, (120, 90, 60), 6, 7),
    Length.SEVENTY_FIVE: _column(6, 6, (90, 60, 60), 6, 6),
    Length.SIXTY: _column(5, 5, (60, 60, 50), 5, 5),
    Length.LIGHT: _column(3, 4, (60, 60, 60), 4, 4),
    Length.TASTER: _column(2, 3, (60, 0, 45), 3, 3),
}


def stage_title(kind: StageKind) -> str:
    """What a stage is called until somebody calls it something else: short, for the track is narrow."""
    return _("Close") if kind is StageKind.CLOSE else stage_words(kind).title


def _line(length: Length, kind: StageKind) -> Line | None:
    return next((line for line in TABLE[length] if line.kind is kind), None)


def _stage(line: Line, turns: int, question: str = "") -> Stage:
    seconds = round_seconds(line.seconds_each, turns) if line.seconds_each else line.minutes * 60
    return Stage(new_id(), line.kind, stage_title(line.kind), seconds, question, line.seconds_each)


def make_stages(length: Length, people: int, tables: int, questions: Sequence[str] = ()) -> tuple[Stage, ...]:
    """The evening as the table has it. ``people`` are expected guests, hosts apart.

    ``questions``: the first opens round 1, the last looks toward change and goes to the dialogue,
    the second goes to round 2. Where there is none, the stage's own words are asked.

    >>> [stage.minutes for stage in make_stages(Length.NINETY, 6, 1)]
    [8, 7, 14, 11, 30, 7, 6, 7]
    """
    asked = {
        kind: next(iter(stage_words(kind).questions), "")
        for kind in (StageKind.ROUND_1, StageKind.ROUND_2, StageKind.DIALOGUE, StageKind.FINAL)
    }
    if questions:
        asked[StageKind.ROUND_1] = questions[0]
    if len(questions) > 1:
        asked[StageKind.DIALOGUE] = questions[-1]
    if len(questions) > 2:
        asked[StageKind.ROUND_2] = questions[1]
    turns = speakers(people, tables)
    stages = tuple(_stage(line, turns, asked.get(line.kind, "")) for line in TABLE[length])
    return _absorb(stages, length)


def _absorb(stages: tuple[Stage, ...], length: Length, even_hand_set: bool = False) -> tuple[Stage, ...]:
    """The last dialogue not timed by hand takes what is left of ``length``, never under five minutes."""
    free = [n for n, stage in enumerate(stages) if stage.kind is StageKind.DIALOGUE]
    if not even_hand_set:
        free = [n for n in free if not stages[n].is_hand_set]
    if not free:
        return stages
    place = free[-1]
    others = sum(stage.seconds for n, stage in enumerate(stages) if n != place)
    left = max(LEAST_DIALOGUE, length.minutes * 60 - others)
    fitted = replace(stages[place], seconds=left, is_hand_set=False)
    return (*stages[:place], fitted, *stages[place + 1 :])


def fit(plan: Plan) -> Plan:
    """Let the dialogue take what is left of the length, even where somebody timed it by hand."""
    return replace(plan, stages=_absorb(plan.stages, plan.length, even_hand_set=True))


def retime(
    plan: Plan,
    *,
    people: int | None = None,
    tables: int | None = None,
    length: Length | None = None,
    second_question: str = "",
) -> Plan:
    """The plan for other numbers. Minutes set by hand stay where a person set them.

    Going to the taster drops round 2; leaving it brings round 2 back with ``second_question``.
    A time for each speaker that differs from the table's stays too. The latest end moves along
    when it stood exactly at the old length.
    """
    new_length = length or plan.length
    changed = replace(
        plan,
        people=plan.people if people is None else people,
        tables=plan.tables if tables is None else tables,
        length=new_length,
    )
    turns = speakers(changed.people, changed.tables)
    stages = plan.stages
    if new_length is not plan.length:
        stages = _of_length(stages, plan.length, new_length, turns, second_question)
        if plan.starts_at is not None and plan.must_end_at == _end(plan.starts_at, plan.length):
            changed = replace(changed, must_end_at=_end(plan.starts_at, new_length))
    stages = tuple(
        replace(stage, seconds=round_seconds(stage.seconds_each, turns))
        if stage.seconds_each and not stage.is_hand_set
        else stage
        for stage in stages
    )
    return replace(changed, stages=_absorb(stages, new_length))


def _end(start: datetime, length: Length) -> datetime:
    return start + timedelta(minutes=length.minutes)


def _of_length(
    stages: tuple[Stage, ...], old: Length, new: Length, turns: int, second_question: str
) -> tuple[Stage, ...]:
    kept = [stage for stage in stages if new is not Length.TASTER or stage.kind is not StageKind.ROUND_2]
    if old is Length.TASTER and all(stage.kind is not StageKind.ROUND_2 for stage in kept):
        line = _line(new, StageKind.ROUND_2)
        first = next((n for n, stage in enumerate(kept) if stage.kind is StageKind.ROUND_1), None)
        if line is not None and first is not None:
            kept.insert(first + 1, _stage(line, turns, second_question))
    found = []
    for stage in kept:
        before, after = _line(old, stage.kind), _line(new, stage.kind)
        if before is None or after is None or stage.is_hand_set:
            found.append(stage)
        elif after.seconds_each:
            follows = stage.seconds_each == before.seconds_each
            found.append(replace(stage, seconds_each=after.seconds_each) if follows else stage)
        elif after.minutes:
            found.append(replace(stage, seconds=after.minutes * 60))
        else:
            found.append(stage)
    return tuple(found)


def clock_times(plan: Plan) -> tuple[datetime, ...]:
    """When each stage starts, as aware UTC instants. Empty while the café has no start."""
    return _course(plan)[:-1]


def ends_at(plan: Plan) -> datetime | None:
    """When the last stage ends; ``None`` while the café has no start."""
    course = _course(plan)
    return course[-1] if course else None


def _course(plan: Plan) -> tuple[datetime, ...]:
    if plan.starts_at is None:
        return ()
    return starts_of([stage.seconds for stage in plan.stages], pins_of(plan.stages, plan.starts_at), plan.starts_at)


@dataclass(frozen=True, slots=True)
class Hour:
    """A stage with an hour of its own: what comes before it is over at ``ready``, and it is to begin at ``pin``."""

    place: int
    pin: datetime
    ready: datetime

    @property
    def late_minutes(self) -> int:
        """Minutes by which what comes before it takes too long; below nought they are free."""
        seconds = (self.ready - self.pin).total_seconds()
        return -(-int(seconds) // 60) if seconds > 0 else -(int(-seconds) // 60)


def hours(plan: Plan) -> tuple[Hour, ...]:
    """Every stage with an hour of its own, in order. Empty while the café has no start."""
    course, pins = _course(plan), pins_of(plan.stages, plan.starts_at)
    found = []
    for place, pin in enumerate(pins):
        if pin is not None:
            ready = course[place - 1] + timedelta(seconds=plan.stages[place - 1].seconds)
            found.append(Hour(place, pin, ready))
    return tuple(found)


def room_for(plan: Plan) -> timedelta:
    """How long the evening may be: from the start to the latest end, else its length."""
    if plan.starts_at is not None and plan.must_end_at is not None:
        return plan.must_end_at - plan.starts_at
    return timedelta(minutes=plan.length.minutes)


def spare(plan: Plan) -> timedelta:
    """What is left before the latest end; negative when the stages, and waits between them, run past it."""
    end = ends_at(plan)
    takes = timedelta(seconds=plan.seconds) if end is None or plan.starts_at is None else end - plan.starts_at
    return room_for(plan) - takes
