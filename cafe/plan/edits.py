"""**Plan** → run → write up → send. What a person can do to a plan, one plan in and one plan out. Pure.

Minutes, people and tables outside what an evening can be raise ``ProblemToFix``; the plan given is
never changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from cafe.content.gate import checks_owed
from cafe.content.hosting import checklist, checklist_for, stage_words
from cafe.content.topics import Topic
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.values import Check, Length, Place, Plan, Stage, StageKind, new_id, round_seconds, speakers
from cafe.plan.advice import MOST_TABLES
from cafe.plan.timings import LEAST_EACH, LEAST_STAGE, MOST_EACH, MOST_STAGE, retime, stage_title

MOST_PEOPLE = 120
ONLINE = "online"  # the kind of place


def _within(value: int, low: int, high: int, sentence: str) -> None:
    if not low <= value <= high:
        raise ProblemToFix(sentence.format(low=low, high=high), _("The plan is as it was."))


def second_question(topic: Topic | None) -> str:
    """What round 2 asks when it comes back into an evening."""
    if topic is not None and len(topic.questions) > 2:
        return topic.questions[1]
    return next(iter(stage_words(StageKind.ROUND_2).questions), "")


def opening_questions(topic: Topic | None) -> tuple[str, ...]:
    """Three of a topic's questions: the opener, the second, and the one that looks toward change."""
    return () if topic is None else (topic.opener, topic.questions[1], topic.change_question)


def with_topic(plan: Plan, topic: Topic, before: Topic | None) -> Plan:
    """Another topic: its questions in place of the old pack's. A question that a person wrote stays."""
    asked = dict(zip((StageKind.ROUND_1, StageKind.ROUND_2, StageKind.DIALOGUE), opening_questions(topic), strict=True))
    stages = []
    for stage in plan.stages:
        known = (*stage_words(stage.kind).questions, *(before.questions if before else ()), "")
        follows = stage.kind in asked and stage.question in known
        stages.append(replace(stage, question=asked[stage.kind]) if follows else stage)
    own_title = plan.title not in ("", plan.topic_title)
    changed = replace(
        plan,
        stages=tuple(stages),
        topic_id=topic.id,
        topic_version=topic.version,
        topic_title=topic.title,
        caution_level=topic.caution_level,
        title=plan.title if own_title else topic.title,
    )
    return replace(changed, checks=listed_checks(changed, topic))


def listed_checks(plan: Plan, topic: Topic | None) -> tuple[Check, ...]:
    """The list for the day as it should stand: shipped lines that fit, then the person's own.

    Ticks stay. A shipped line that no longer fits goes, unless it is ticked.
    """
    is_online = plan.place.kind == ONLINE
    wanted = checklist_for(plan.caution_level, topic.requirements if topic else None, is_online)
    have = {check.id: check for check in plan.checks}
    shipped = {f"{line.id}:{plan.cafe_id}": line for line in checklist()}
    fitting = {f"{line.id}:{plan.cafe_id}" for line in wanted}
    stands = [
        have.get(check_id, Check(check_id, line.text))
        for check_id, line in shipped.items()
        if check_id in fitting or (check_id in have and have[check_id].is_done)
    ]
    own = [check for check in plan.checks if check.id not in shipped]
    return (*stands, *own)


def with_people(plan: Plan, people: int) -> Plan:
    _within(people, 1, MOST_PEOPLE, _("Plan for {low} to {high} people."))
    return retime(plan, people=people)


def with_tables(plan: Plan, tables: int) -> Plan:
    _within(tables, 1, MOST_TABLES, _("There can be {low} to {high} tables."))
    return retime(plan, tables=tables)


def with_length(plan: Plan, length: Length, topic: Topic | None) -> Plan:
    return retime(plan, length=length, second_question=second_question(topic))


def with_times(plan: Plan, starts_at: datetime | None, must_end_at: datetime | None) -> Plan:
    """When it starts, and by when it has to end. Both aware; the end after the start, within a day."""
    if starts_at is not None and must_end_at is not None:
        room = must_end_at - starts_at
        if not timedelta(0) < room <= timedelta(days=1):
            raise ProblemToFix(_("The latest end comes before the start."), _("Choose a later end."))
    return replace(plan, starts_at=starts_at, must_end_at=must_end_at)


def moved_to(plan: Plan, starts_at: datetime) -> Plan:
    """Another day or hour; the latest end moves along."""
    end = plan.must_end_at
    if end is not None:
        end = starts_at + (end - plan.starts_at) if plan.starts_at is not None else None
    return replace(plan, starts_at=starts_at, must_end_at=end)


def with_place(plan: Plan, place: Place, topic: Topic | None) -> Plan:
    changed = replace(plan, place=place)
    return replace(changed, checks=listed_checks(changed, topic))


def add_stage(plan: Plan, kind: StageKind, title: str, minutes: int, place: int | None) -> Plan:
    """One more stage; nothing else is re-timed. ``place`` counts from 0, ``None`` is before the close."""
    _within(minutes * 60, LEAST_STAGE, MOST_STAGE, _("A stage lasts from 1 to 180 minutes."))
    stage_words_here = stage_words(kind)
    seconds_each = 60 if kind.is_object_round else 0
    turns = speakers(plan.people, plan.tables)
    stage = Stage(
        new_id(),
        kind,
        title.strip() or stage_title(kind),
        round_seconds(seconds_each, turns) if seconds_each else minutes * 60,
        next(iter(stage_words_here.questions), ""),
        seconds_each,
    )
    if place is None:
        at_close = plan.stages and plan.stages[-1].kind is StageKind.CLOSE
        place = len(plan.stages) - 1 if at_close else len(plan.stages)
    place = max(0, min(place, len(plan.stages)))
    return replace(plan, stages=(*plan.stages[:place], stage, *plan.stages[place:]))


def remove_stage(plan: Plan, stage_id: str) -> Plan:
    _find(plan, stage_id)
    if len(plan.stages) == 1:
        raise ProblemToFix(_("An evening has one stage at least."), _("Add another before you take this one out."))
    return replace(plan, stages=tuple(stage for stage in plan.stages if stage.id != stage_id))


def move_stage(plan: Plan, stage_id: str, by: int) -> Plan:
    """A stage so many places later (or earlier, below 0); at the ends it stops."""
    at = _find(plan, stage_id)
    stages = list(plan.stages)
    stage = stages.pop(at)
    stages.insert(max(0, min(at + by, len(stages))), stage)
    return replace(plan, stages=tuple(stages))


def set_minutes(plan: Plan, stage_id: str, minutes: int) -> Plan:
    """Minutes set by hand: they stay, and no other stage changes."""
    _within(minutes * 60, LEAST_STAGE, MOST_STAGE, _("A stage lasts from 1 to 180 minutes."))
    return _with(plan, stage_id, lambda stage: replace(stage, seconds=minutes * 60, is_hand_set=True))


def set_each(plan: Plan, stage_id: str, seconds: int) -> Plan:
    """Another time for each speaker: the round follows it again, and the dialogue absorbs the difference."""
    _within(seconds, LEAST_EACH, MOST_EACH, _("A turn lasts from {low} to {high} seconds."))
    if not plan.stages[_find(plan, stage_id)].kind.is_object_round:
        raise ProblemToFix(_("Only rounds with the talking object have turns."), _("Set its minutes instead."))
    return retime(_with(plan, stage_id, lambda s: replace(s, seconds_each=seconds, is_hand_set=False)))


def set_question(plan: Plan, stage_id: str, question: str) -> Plan:
    words = " ".join(question.split())
    return _with(plan, stage_id, lambda stage: replace(stage, question=words))


def reword_question(plan: Plan, question: str, words: str) -> Plan:
    """Other words for a question wherever it was asked. The question stays where there are no words."""
    said = " ".join(words.split()) or question
    return replace(
        plan,
        stages=tuple(replace(s, question=said) if s.question.strip() == question else s for s in plan.stages),
    )


def reword_topic_title(plan: Plan, words: str) -> Plan:
    """Another name for the topic, in this café alone; also for the café, where it is called by its topic."""
    said = " ".join(words.split()) or plan.topic_title
    title = said if plan.title == plan.topic_title else plan.title
    return replace(plan, topic_title=said, title=title)


def set_stage_title(plan: Plan, stage_id: str, title: str) -> Plan:
    """Another name for a stage; blank gives it its usual one back."""
    words = " ".join(title.split())
    return _with(plan, stage_id, lambda s: replace(s, title=words or stage_title(s.kind)))


def set_moves_on(plan: Plan, stage_id: str, moves_on: bool) -> Plan:
    """Whether a stage goes on by itself when its time is up: only where nobody is cut short."""
    if moves_on and not plan.stages[_find(plan, stage_id)].kind.may_move_on:
        raise ProblemToFix(_("People talk in this stage, so it waits for you."), _("A break can move on by itself."))
    return _with(plan, stage_id, lambda stage: replace(stage, moves_on=moves_on))


def set_optional(plan: Plan, stage_id: str, is_optional: bool) -> Plan:
    """Whether catching up may leave a stage out. What an evening owes its people stays."""
    if is_optional and plan.stages[_find(plan, stage_id)].kind.is_protected:
        raise ProblemToFix(_("This stage always stays in the evening."), _("Choose another one to leave out."))
    return _with(plan, stage_id, lambda stage: replace(stage, is_optional=is_optional))


def pin(plan: Plan, stage_id: str, hour: time | None) -> Plan:
    """The hour by the clock at which a stage begins; ``None`` when its turn comes. Not for the first one."""
    if hour is not None and _find(plan, stage_id) == 0:
        raise ProblemToFix(_("The first stage begins with the café."), _("Change when the café starts instead."))
    said = "" if hour is None else f"{hour:%H:%M}"
    return _with(plan, stage_id, lambda stage: replace(stage, pinned=said))


def set_cues(plan: Plan, stage_id: str, soon_seconds: int, last_seconds: int) -> Plan:
    """How long before its end a stage says so, gently and then once more; 0 as usual for a stage of its length."""
    _within(soon_seconds, 0, MOST_STAGE, _("A cue comes before the end of its stage."))
    _within(last_seconds, 0, MOST_STAGE, _("A cue comes before the end of its stage."))
    return _with(plan, stage_id, lambda stage: replace(stage, soon_seconds=soon_seconds, last_seconds=last_seconds))


def add_check(plan: Plan, text: str) -> Plan:
    words = " ".join(text.split())
    if not words:
        raise ProblemToFix(_("There is nothing written yet."), _("Write what to have ready."))
    return replace(plan, checks=(*plan.checks, Check(new_id(), words)))


def tick(plan: Plan, check_id: str, is_done: bool, topic: Topic | None = None) -> Plan:
    """A line that the topic asks for is put on the list with its tick where it is not there."""
    owed = tuple(check for check in checks_owed(plan, topic) if check.id == check_id)
    return replace(
        plan,
        checks=tuple(replace(c, is_done=is_done) if c.id == check_id else c for c in (*plan.checks, *owed)),
    )


def remove_check(plan: Plan, check_id: str) -> Plan:
    return replace(plan, checks=tuple(check for check in plan.checks if check.id != check_id))


def copied(plan: Plan, starts_at: datetime | None) -> Plan:
    """The same evening for another day: nothing ticked, nothing that happened, ids of its own."""
    cafe_id = new_id()
    checks = []
    for check in plan.checks:
        line, colon, _old = check.id.partition(":")
        checks.append(Check(f"{line}:{cafe_id}" if colon else new_id(), check.text))
    moved = moved_to(plan, starts_at) if starts_at else replace(plan, starts_at=None, must_end_at=None)
    return replace(
        moved,
        cafe_id=cafe_id,
        stages=tuple(replace(stage, id=new_id()) for stage in plan.stages),
        checks=tuple(checks),
    )


def _find(plan: Plan, stage_id: str) -> int:
    for place, stage in enumerate(plan.stages):
        if stage.id == stage_id:
            return place
    raise ProblemToFix(_("That stage is not in this plan any more."))


def _with(plan: Plan, stage_id: str, change: Callable[[Stage], Stage]) -> Plan:
    at = _find(plan, stage_id)
    return replace(plan, stages=(*plan.stages[:at], change(plan.stages[at]), *plan.stages[at + 1 :]))
