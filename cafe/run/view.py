"""Plan → **run** → write up → send. Everything the host's page shows at one instant: texts, flags and shares.

The page draws this and sends back intents; it does no arithmetic. Words and thresholds: the design
language and peers 4.3. Late is a tone of its own and never an alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache

from cafe.content import topics
from cafe.content.hosting import deepen, stage_words, what_if
from cafe.content.topics import Topic
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import NoteMode, Plan, Stage, StageKind
from cafe.run.actions import Action, ActionKind, Event
from cafe.run.clockface import EndLine, TimerView, TrackItem, end_line, timer, track
from cafe.run.pace import Outlook, hour_words, nearest_minute, outlook
from cafe.run.rounds import RESUME_WITHIN, redoable, undoable
from cafe.run.state import ZERO, Run, RunState, before_final, idle, remaining, starts_stage_at, turn_is_up

IDLE_SHOWS = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class NextButton:
    """The main button in two lines. ``wants_second_press``: more than a quarter of the stage is left."""

    title: str
    detail: str
    is_end: bool = False
    wants_second_press: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One line for the host alone. ``id`` is stable, so that the page can remember a tick."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TurnsView:
    """Turns in an object round: counted, never whose."""

    count: int
    total: int
    text: str
    to_go: str
    can_speak: bool
    can_pass: bool
    is_up: bool = False  # this turn has had its time; only the bell tells, and only where it was chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to start: ``at`` is the instant to start from, ``None`` now; ``asks`` lets the host type a time."""

    label: str
    detail: str = ""
    at: datetime | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class WhatIfLink:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RunView:
    """The host's page at one instant."""

    title: str
    hall: str
    clock: str
    state: RunState
    stage_id: str
    kind: StageKind
    track: tuple[TrackItem, ...]
    timer: TimerView
    end: EndLine
    next: NextButton
    then_ask: str  # the next question, small, so that the host can breathe before it
    label: str  # "Round 1 · with the talking object"
    question: str
    cues: tuple[Cue, ...]
    prompts: tuple[str, ...]  # for going deeper; only in the open dialogue
    turns: TurnsView | None
    notes_line: str  # when the writing comes
    heard: str  # "11 notes"
    shows_capture: bool
    is_harvest: bool
    what_if: tuple[WhatIfLink, ...]
    idle_line: str
    word: str  # five minutes before the final round, for several tables
    hour_line: str  # a stage with an hour of its own: that it cannot be kept, or that there is time to spare
    start_choices: tuple[Choice, ...]
    can_extend: bool
    can_trim: bool
    can_go_back: bool
    can_pause: bool
    can_carry_on: bool
    can_resume: bool
    pause_label: str
    undo_label: str
    redo_label: str
    announcement: str  # for screen readers: changes with the stage and at five minutes left, not each second


def run_view(run: Run, plan: Plan, now: datetime, *, notes: int = 0, topic: Topic | None = None) -> RunView:
    """The page at ``now``. ``plan`` gives title, hall and note mode as they are today; ``notes`` are counted.

    ``topic`` where it is one of the host's own; shipped ones are found by their id.
    """
    stage = run.stage
    left = remaining(run, now)
    as_we_go = plan.note_mode is NoteMode.AS_WE_GO
    seen = outlook(run, now)
    return RunView(
        title=plan.title or plan.topic_title,
        hall=plan.hall,
        clock=words.clock_time(now),
        state=run.state,
        stage_id=stage.id,
        kind=stage.kind,
        track=track(run, now),
        timer=timer(run, now),
        end=end_line(run, now, seen),
        next=_next(run, now),
        then_ask=_then_ask(run),
        label=_label(stage),
        question=stage.question,
        cues=_cues(stage, topic or (topics.find(plan.topic_id) if plan.topic_id else None)),
        prompts=deepen() if stage.kind is StageKind.DIALOGUE else (),
        turns=_turns(run, now),
        notes_line=_notes_line(run, plan, now, seen),
        heard=ngettext("{n} note", "{n} notes", notes).format(n=notes),
        shows_capture=as_we_go and stage.kind is not StageKind.HARVEST,
        is_harvest=stage.kind is StageKind.HARVEST and plan.note_mode is not NoteMode.NONE,
        what_if=_what_if(stage.kind),
        idle_line=_idle_line(run, now),
        word=_word(run, now),
        hour_line=hour_words(run, now, seen),
        start_choices=_start_choices(run, now),
        can_extend=run.is_going,
        can_trim=run.is_going and left >= timedelta(seconds=1),
        can_go_back=run.is_going and run.index > 0,
        can_pause=run.state is RunState.RUNNING,
        can_carry_on=run.state is RunState.PAUSED,
        can_resume=run.ended_at is not None and now - run.ended_at <= RESUME_WITHIN,
        pause_label=_("Carry on") if run.state is RunState.PAUSED else _("Pause"),
        undo_label=_undo_label(undoable(run), _("Undo: {what}")),
        redo_label=_undo_label(redoable(run), _("Redo: {what}")),
        announcement=_announcement(run, now),
    )


def _next(run: Run, now: datetime) -> NextButton:
    if run.state is RunState.NOT_STARTED:
        first = run.stages[0]
        return NextButton(_("Start now"), _("{stage} comes first").format(stage=first.title))
    if run.following is None:
        return NextButton(_("End the café"), _("Hold to end. Then write it up."), is_end=True)
    coming, slot = run.stages[run.following], run.slots[run.following]
    left = max(ZERO, slot.allotted - slot.spent)
    parts = [words.minutes(-(-int(left.total_seconds()) // 60))]
    pin = run.pins[run.following] if run.pins else None
    is_early = pin is not None and pin - now > timedelta(minutes=1)
    if pin is not None and pin > now:
        parts.append(_("at {time}").format(time=words.clock_time(pin)))
    elif hint := _hint(coming, run.stage):
        parts.append(hint)
    return NextButton(
        _("Next: {stage}").format(stage=coming.title),
        " · ".join(parts),
        wants_second_press=run.is_going and (is_early or remaining(run, now) > run.slot.allotted * 0.25),
    )


def _hint(coming: Stage, present: Stage) -> str:
    if coming.kind is StageKind.CLOSE:
        return _("numbers, thanks")
    if coming.kind is StageKind.HARVEST:
        return _("what we heard")
    return _("new question") if coming.question and coming.question != present.question else ""


def _then_ask(run: Run) -> str:
    return "" if run.following is None else run.stages[run.following].question


def _label(stage: Stage) -> str:
    if stage.kind.is_object_round:
        return _("{stage} · with the talking object").format(stage=stage.title)
    return stage.title


def _cues(stage: Stage, topic: Topic | None) -> tuple[Cue, ...]:
    """The stage's own cues, else the usual ones; in the dialogue also what this topic brings up."""
    lines = stage.cues or _usual_cues(stage.kind, stage.seconds_each)
    if stage.kind is StageKind.DIALOGUE and not stage.cues:
        lines = (*lines, *(topic.host_cues if topic else ()))
    return tuple(Cue(f"{stage.id}:{n}", line) for n, line in enumerate(lines))


@lru_cache(maxsize=64)
def _usual_cues(kind: StageKind, seconds_each: int) -> tuple[str, ...]:
    return stage_words(kind).cues_for(words.each(seconds_each) if seconds_each else "")


def _turns(run: Run, now: datetime) -> TurnsView | None:
    if not run.stage.kind.is_object_round:
        return None
    slot, total = run.slot, run.speakers
    count = min(slot.spoke + slot.passed, total)
    going = run.is_going
    return TurnsView(
        count=count,
        total=total,
        text=ngettext("of {n} turn", "of {n} turns", total).format(n=total),
        to_go=_to_go(total - count, remaining(run, now)),
        can_speak=going and slot.spoke < total,
        can_pass=going and slot.spoke + slot.passed < total,
        is_up=turn_is_up(run, now),
    )


def _to_go(waiting: int, left: timedelta) -> str:
    if waiting <= 0:
        return _("Everybody has had a turn.")
    each = int(left.total_seconds()) // waiting // 10 * 10
    if each < 10:
        return ngettext("{n} to go", "{n} to go", waiting).format(n=waiting)
    return _("{n} to go, about {each} each").format(n=waiting, each=words.each(each))


def _notes_line(run: Run, plan: Plan, now: datetime, seen: Outlook) -> str:
    if plan.note_mode is NoteMode.NONE:
        return _("No notes today. We keep only how many came, and the topic.")
    if plan.note_mode is NoteMode.AS_WE_GO:
        return ""
    coming = [n for n in range(run.index + 1, len(run.stages)) if not run.slots[n].is_left_out]
    places = [n for n in coming if run.stages[n].kind is StageKind.HARVEST]
    if not places:
        return ""
    stage = run.stages[places[0]]
    begins = seen.begins[places[0] - run.index] if seen.begins else starts_stage_at(run, now, places[0])
    time = words.clock_time(nearest_minute(begins))
    return _("No notes now. We write together in {stage}, at {time}.").format(stage=stage.title, time=time)


@cache
def _what_if(kind: StageKind) -> tuple[WhatIfLink, ...]:
    """Three cards that fit the stage; where fewer do, others that fit any time."""
    leaf = what_if()
    cards = (*leaf.often_now(kind), *leaf.any_time(kind))[:3]
    return tuple(WhatIfLink(card.id, card.title) for card in cards)


def _idle_line(run: Run, now: datetime) -> str:
    waited = idle(run, now)
    if waited < IDLE_SHOWS:
        return ""
    minutes = words.minutes(int(waited.total_seconds()) // 60)
    if run.state is RunState.PAUSED:
        return _("Paused for {minutes}.").format(minutes=minutes)
    planned = run.plan.starts_at
    time = words.clock_time(planned) if planned is not None else ""
    return _("Planned for {time}, {minutes} ago. Nothing is running yet.").format(time=time, minutes=minutes)


def _word(run: Run, now: datetime) -> str:
    """Several tables hear it once: five minutes until the talking object goes round a last time."""
    left = before_final(run, now)
    return _("Tell the tables: {minutes} until the final round.").format(minutes=words.minutes(left)) if left else ""


def _start_choices(run: Run, now: datetime) -> tuple[Choice, ...]:
    if run.state is not RunState.NOT_STARTED:
        return ()
    choices = [Choice(_("Start now"), words.clock_time(now))]
    planned = run.plan.starts_at
    if planned is not None and IDLE_SHOWS <= now - planned <= RESUME_WITHIN:
        choices.append(Choice(_("We started as planned"), words.clock_time(planned), planned))
    choices.append(Choice(_("We started at another time"), asks=True))
    return tuple(choices)


_DONE = {
    ActionKind.START: "Start",
    ActionKind.NEXT: "Next",
    ActionKind.BACK: "Back",
    ActionKind.PAUSE: "Pause",
    ActionKind.RESUME: "Carry on",
    ActionKind.EXTEND: "More time",
    ActionKind.TRIM: "Less time",
    ActionKind.SPOKE: "Spoke",
    ActionKind.PASSED: "Passed",
    ActionKind.PEOPLE: "People here",
    ActionKind.CATCH_UP: "Catch up",
    ActionKind.MOVED_ON: "Moved on",
    ActionKind.STAY: "Stay here",
    ActionKind.COUNT_SLEEP: "Count the sleep",
    ActionKind.DROP_SLEEP: "Leave out the sleep",
    ActionKind.END: "End",
    ActionKind.REOPEN: "Carry on after the end",
}


def done_words(action: Action) -> str:
    """What an action is called in a menu or a toast."""
    return _(_DONE[action.kind])


def _undo_label(event: Event | None, pattern: str) -> str:
    return "" if event is None else pattern.format(what=done_words(event.action))


def _announcement(run: Run, now: datetime) -> str:
    if not run.is_going:
        return ""
    name = run.stage.title
    if run.state is RunState.PAUSED:
        return _("{stage}. Paused.").format(stage=name)
    left = remaining(run, now)
    if left <= ZERO:
        return _("{stage} is over time.").format(stage=name)
    if left <= timedelta(minutes=5) < run.slot.allotted:
        return _("{stage}. 5 minutes left.").format(stage=name)
    return _("{stage} has begun.").format(stage=name)
