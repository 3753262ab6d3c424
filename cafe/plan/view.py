"""**Plan** → run → write up → send. Everything the plan's page shows, with no sum left for the page to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from cafe.content import topics
from cafe.content.gate import Obstacle, checks_owed, holding
from cafe.content.topics import Topic
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import CafeState, Check, Length, NoteMode, Plan, Stage, StageKind, speakers
from cafe.plan.advice import PlanWarning, warnings
from cafe.plan.choices import PlaceView, length_words, note_words, place_view
from cafe.plan.timings import clock_times, ends_at, room_for, spare


class Tone(StrEnum):
    """How a tag is drawn. Never by colour alone: the words say the same."""

    PLAIN = "plain"
    SAFE = "safe"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage in the order of the evening."""

    id: str
    number: int
    kind: StageKind
    name: str
    has_object: bool
    object_words: str  # "Talking object", or empty
    each: str  # "2 minutes each", or empty
    seconds_each: int
    turns: str  # "8 turns, 16 minutes in all", or empty
    question: str
    can_ask: bool  # a question may be written here
    minutes: int
    starts: str  # "18:45", or empty while the café has no start
    is_hand_set: bool
    notes: str  # what else the plan says of it, in a few words; empty where nothing is set
    moves_on: bool
    can_move_on: bool
    is_optional: bool
    can_be_optional: bool
    hour: time | None  # the hour of its own
    can_have_hour: bool
    soon_seconds: int
    last_seconds: int
    can_move_up: bool
    can_move_down: bool
    can_remove: bool


@dataclass(frozen=True, slots=True)
class TimeCard:
    """The time of the evening. ``segments`` are shares of the bar; what they leave over is ``spare_share``."""

    planned: str  # "115"
    of: str  # "of 120 minutes"
    under: str
    tag: str
    tone: Tone
    segments: tuple[float, ...]
    spare_share: float
    starts: str
    ends: str  # "We end at 20:25"
    must_end: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan's page at one instant. ``locked`` says why nothing of it can be changed; empty when it can."""

    title: str
    topic_id: str
    topic_title: str
    hall: str
    state: CafeState
    day_value: date | None
    starts_value: time | None
    must_end_value: time | None
    day: str  # "Thursday 26 November", or "No day yet"
    when: str  # "in 5 days"
    starts: str
    must_end: str
    length: Length
    length_words: str
    people: int
    tables: int
    per_table: str
    note_mode: NoteMode
    note_words: str
    place: PlaceView
    stages: tuple[StageLine, ...]
    time: TimeCard
    warnings: tuple[PlanWarning, ...]
    checks: tuple[Check, ...]
    checks_text: str  # "5 of 7"
    obstacles: tuple[Obstacle, ...]
    can_start: bool
    can_move: bool  # to another day or hour; a cancelled café is on again then
    main_action: str  # "Start this café", or what is to be done with it now
    locked: str
    suggestions: tuple[str, ...]  # every question of the topic, to choose from


def plan_view(
    plan: Plan,
    now: datetime,
    *,
    topic: Topic | None = None,
    obstacles: tuple[Obstacle, ...] = (),
    state: CafeState = CafeState.PLANNED,
) -> PlanView:
    """The page at ``now``. ``topic`` where it is one of the host's own; shipped ones are found by their id."""
    topic = topic or (topics.find(plan.topic_id) if plan.topic_id else None)
    owed = checks_owed(plan, topic) if state is CafeState.PLANNED else ()
    checks = (*plan.checks, *owed)
    done = sum(check.is_done for check in checks)
    return PlanView(
        title=plan.title or plan.topic_title or _("A new café"),
        topic_id=plan.topic_id,
        topic_title=plan.topic_title or _("Topic not chosen yet"),
        hall=plan.hall,
        state=state,
        day_value=local(plan.starts_at).date() if plan.starts_at else None,
        starts_value=local(plan.starts_at).time() if plan.starts_at else None,
        must_end_value=local(plan.must_end_at).time() if plan.must_end_at else None,
        day=words.long_date(local(plan.starts_at).date()) if plan.starts_at else _("No day yet"),
        when=words.in_days(local(plan.starts_at).date(), local(now).date()) if plan.starts_at else "",
        starts=words.clock_time(plan.starts_at) if plan.starts_at else "",
        must_end=words.clock_time(plan.must_end_at) if plan.must_end_at else "",
        length=plan.length,
        length_words=length_words(plan.length),
        people=plan.people,
        tables=plan.tables,
        per_table=_per_table(plan),
        note_mode=plan.note_mode,
        note_words=note_words(plan.note_mode),
        place=place_view(plan.place, topic),
        stages=_lines(plan),
        time=_time(plan),
        warnings=warnings(plan, topic),
        checks=checks,
        checks_text=_("{n} of {all}").format(n=done, all=len(checks)),
        obstacles=obstacles,
        can_start=state is CafeState.PLANNED and not holding(obstacles),
        can_move=state in (CafeState.PLANNED, CafeState.CANCELLED),
        main_action=_main_action(state),
        locked=_locked(state),
        suggestions=topic.questions if topic else (),
    )


def _per_table(plan: Plan) -> str:
    """Guests at a table, hosts apart; the host is one more."""
    at_table = speakers(plan.people, plan.tables) - 1
    if plan.tables == 1:
        return _("One table, and you.")
    if plan.people % plan.tables:
        return _("That is up to {n} at a table.").format(n=at_table)
    return _("That is {n} at a table.").format(n=at_table)


def _lines(plan: Plan) -> tuple[StageLine, ...]:
    times = clock_times(plan)
    turns = speakers(plan.people, plan.tables)
    last = len(plan.stages) - 1
    return tuple(
        StageLine(
            id=stage.id,
            number=place + 1,
            kind=stage.kind,
            name=stage.title,
            has_object=stage.kind.is_object_round,
            object_words=_("Talking object") if stage.kind.is_object_round else "",
            each=_each(stage),
            seconds_each=stage.seconds_each,
            turns=_turns(stage, turns),
            question=stage.question,
            can_ask=stage.kind not in (StageKind.AGREEMENTS, StageKind.BREAK, StageKind.CLOSE),
            minutes=stage.minutes,
            starts=words.clock_time(times[place]) if times else "",
            is_hand_set=stage.is_hand_set,
            notes=_notes(stage, is_first=place == 0),
            moves_on=stage.moves_on,
            can_move_on=stage.kind.may_move_on,
            is_optional=stage.is_optional,
            can_be_optional=not stage.kind.is_protected and place > 0,
            hour=time.fromisoformat(stage.pinned) if stage.pinned else None,
            can_have_hour=place > 0,
            soon_seconds=stage.soon_seconds,
            last_seconds=stage.last_seconds,
            can_move_up=place > 0,
            can_move_down=place < last,
            can_remove=last > 0,
        )
        for place, stage in enumerate(plan.stages)
    )


def _notes(stage: Stage, *, is_first: bool) -> str:
    """In the order in which they matter on the day."""
    said = (
        (stage.pinned and not is_first, _("at {time}").format(time=stage.pinned)),
        (stage.moves_on and stage.kind.may_move_on, _("moves on by itself")),
        (stage.is_optional and not stage.kind.is_protected, _("may be left out")),
        (stage.soon_seconds or stage.last_seconds, _("its own cues")),
    )
    return ", ".join(words_of_it for is_so, words_of_it in said if is_so)


def _each(stage: Stage) -> str:
    if not stage.seconds_each:
        return ""
    return _("{time} each").format(time=words.each(stage.seconds_each))


def _turns(stage: Stage, turns: int) -> str:
    if not stage.seconds_each:
        return ""
    return _("{n} turns, {minutes} in all").format(n=turns, minutes=words.minutes(stage.minutes))


def _time(plan: Plan) -> TimeCard:
    room, left = room_for(plan), spare(plan)
    whole = max(room.total_seconds(), plan.seconds, 1)
    end = ends_at(plan)
    tag, tone = _spare_words(left)
    return TimeCard(
        planned=str(-(-plan.seconds // 60)),
        of=_("of {minutes}").format(minutes=words.minutes(int(room.total_seconds()) // 60)),
        under=_("planned so far"),
        tag=tag,
        tone=tone,
        segments=tuple(stage.seconds / whole for stage in plan.stages),
        spare_share=max(0.0, left.total_seconds() / whole),
        starts=words.clock_time(plan.starts_at) if plan.starts_at else "",
        ends=_("We end at {time}").format(time=words.clock_time(end)) if end else "",
        must_end=words.clock_time(plan.must_end_at) if plan.must_end_at else "",
    )


def _spare_words(left: timedelta) -> tuple[str, Tone]:
    n = int(abs(left).total_seconds()) // 60
    if n == 0:
        return _("Just fits"), Tone.SAFE
    if left < timedelta(0):
        return _("{minutes} over").format(minutes=words.minutes(n)), Tone.OVER
    return _("{minutes} spare").format(minutes=words.minutes(n)), Tone.SAFE


def _locked(state: CafeState) -> str:
    return {
        CafeState.PLANNED: "",
        CafeState.RUNNING: _("This café is going on. Its plan stays as it was."),
        CafeState.FINISHED: _("This café is over. Its plan stays as it was."),
        CafeState.SENT: _("This café is over and sent. Its plan stays as it was."),
        CafeState.CANCELLED: _("This café is cancelled. Put it back on, or move it to another day."),
        CafeState.NOBODY_CAME: _("This café was closed, as nobody came. You can copy it."),
    }[state]


def _main_action(state: CafeState) -> str:
    return {
        CafeState.PLANNED: _("Start this café"),
        CafeState.RUNNING: _("Carry on"),
        CafeState.FINISHED: _("Write it up"),
        CafeState.SENT: _("See what was sent"),
        CafeState.CANCELLED: _("Put it back on"),
        CafeState.NOBODY_CAME: _("Copy this café"),
    }[state]


def saved_words(saved_at: datetime | None) -> str:
    """What the head says of keeping: nothing is ever left to save."""
    return _("Saved at {time}").format(time=words.clock_time(saved_at)) if saved_at else _("Saved on this laptop")
