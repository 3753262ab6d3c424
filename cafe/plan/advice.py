"""**Plan** → run → write up → send. What an experienced co-host would say of a plan, and offer.

The rules of domain report 1.3, 1.7 and 4 as sentences. Advice never blocks: what stands before a
start is in ``readiness.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cafe.content.gate import SHORT
from cafe.content.topics import Topic, kept_apart
from cafe.core import words
from cafe.core.i18n import _
from cafe.model.values import Length, Plan, Stage, StageKind, speakers
from cafe.plan.timings import LEAST_EACH, fit, hours, retime, spare

MOST_TABLES = 12


class Weight(StrEnum):
    """How much a sentence weighs: a plain remark, something to look at, or something to change."""

    REMARK = "remark"
    LOOK = "look"
    CHANGE = "change"


class OfferKind(StrEnum):
    SHORTEN = "shorten"  # less time for each speaker
    SPLIT = "split"  # more tables
    FIT = "fit"  # the dialogue takes what is left
    LONGER = "longer"  # an evening of an hour
    TALK = "talk"  # the dialogue before a stage with an hour of its own, so that the hour is kept


@dataclass(frozen=True, slots=True)
class Offer:
    """One way out, made by ``take`` and worded as a button."""

    kind: OfferKind
    label: str
    tables: int = 0
    each: tuple[tuple[str, int], ...] = ()  # stage id, seconds each; for a dialogue all its seconds


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """One sentence about the plan. ``code`` is stable; ``text`` is for people."""

    code: str
    weight: Weight
    text: str
    offers: tuple[Offer, ...] = ()


def take(plan: Plan, offer: Offer) -> Plan:
    """The plan with an offer taken."""
    if offer.kind is OfferKind.SPLIT:
        return retime(plan, tables=offer.tables)
    if offer.kind is OfferKind.SHORTEN:
        each = dict(offer.each)
        stages = tuple(
            replace(s, seconds_each=each[s.id], is_hand_set=False) if s.id in each else s for s in plan.stages
        )
        return retime(replace(plan, stages=stages))
    if offer.kind is OfferKind.TALK:
        whole = dict(offer.each)
        stages = tuple(replace(s, seconds=whole[s.id], is_hand_set=True) if s.id in whole else s for s in plan.stages)
        return replace(plan, stages=stages)
    if offer.kind is OfferKind.LONGER:
        return retime(plan, length=Length.SIXTY)
    return fit(plan)


def least_talk(length: Length) -> int:
    """Minutes under which an open dialogue is too short to be one (1.7)."""
    return 10 if length in SHORT else 15


def dialogue_minutes(plan: Plan) -> int:
    """Whole minutes of open dialogue, all of it together."""
    return sum(stage.seconds for stage in plan.stages if stage.kind is StageKind.DIALOGUE) // 60


def warnings(plan: Plan, topic: Topic | None = None) -> tuple[PlanWarning, ...]:
    """Everything worth saying about this plan, weightiest first; empty when there is nothing."""
    found = (*_topic(plan, topic), *_time(plan), *_hours(plan), *_table(plan), *_kind(plan))
    order = (Weight.CHANGE, Weight.LOOK, Weight.REMARK)
    return tuple(sorted(found, key=lambda warning: order.index(warning.weight)))


def _topic(plan: Plan, topic: Topic | None) -> list[PlanWarning]:
    found: list[PlanWarning] = []
    if topic is None:
        return found
    needs = topic.requirements
    if plan.length in SHORT and not needs.light:
        text = _("This topic needs a full hour or more. A Light café or a taster is too short for it.")
        longer = Offer(OfferKind.LONGER, _("Make it 60 minutes"))
        found.append(PlanWarning("too-short-for-topic", Weight.CHANGE, text, (longer,)))
    if needs.facilitators > 1:
        text = _("This topic asks for {n} facilitators: one for the room, one for anybody who steps out.")
        text = text.format(n=words.number(needs.facilitators))
        found.append(PlanWarning("facilitators", Weight.LOOK, text))
    if needs.wellbeing_buddy:
        found.append(PlanWarning("buddy", Weight.LOOK, _("A wellbeing buddy is there for the whole time.")))
    if needs.partner:
        text = _("A trained host, or a local service that knows the topic, is there.")
        found.append(PlanWarning("partner", Weight.LOOK, text))
    for title in kept_apart(topic):
        text = _("Hold it on an evening of its own, not with “{title}”.").format(title=title)
        found.append(PlanWarning("apart", Weight.LOOK, text))
    return found


def _time(plan: Plan) -> list[PlanWarning]:
    found = []
    over = plan.seconds - plan.length.minutes * 60
    fitting = fit(plan)
    if over >= 60:
        text = _("The stages come to {total}. That is {over} more than planned for.").format(
            total=words.minutes(-(-plan.seconds // 60)), over=words.minutes(over // 60)
        )
        offers = (_fit(fitting),) if _has_room(fitting) else _ways(plan)
        found.append(PlanWarning("over-length", Weight.CHANGE, text, offers))
    late = -spare(plan)
    if late.total_seconds() >= 60 and plan.must_end_at is not None:
        text = _("This ends {n} after {end}, when the room has to be free.").format(
            n=words.minutes(-(-int(late.total_seconds()) // 60)), end=words.clock_time(plan.must_end_at)
        )
        found.append(PlanWarning("over-end", Weight.CHANGE, text))
    talk = dialogue_minutes(plan)
    if talk < least_talk(plan.length):
        text = _("Only {n} for open dialogue. {least} or more lets people really talk.").format(
            n=words.minutes(talk), least=words.minutes(least_talk(plan.length)).capitalize()
        )
        found.append(PlanWarning("dialogue-short", Weight.LOOK, text, _ways(plan)))
    return found


def _hours(plan: Plan) -> list[PlanWarning]:
    """Stages with an hour of their own: those that cannot be kept, and time that is free before one."""
    found = []
    for hour in hours(plan):
        stage, late = plan.stages[hour.place], hour.late_minutes
        said = {"stage": stage.title, "time": words.clock_time(hour.pin)}
        if plan.starts_at is not None and hour.pin <= plan.starts_at:
            text = _("{stage} is set for {time}, before the café starts.").format(**said)
            found.append(PlanWarning("hour-before", Weight.CHANGE, text))
        elif late > 0:
            text = _("{stage} is set for {time}. What comes before it takes until {ready}.")
            text = text.format(ready=words.clock_time(hour.ready), **said)
            found.append(PlanWarning("hour-lost", Weight.CHANGE, text, _talk(plan, hour.place, -late)))
        elif late < 0:
            text = _("Before {stage} at {time} there is time left over: {minutes}.")
            text = text.format(minutes=words.minutes(-late), **said)
            found.append(PlanWarning("hour-free", Weight.REMARK, text, _talk(plan, hour.place, -late)))
    return found


def _talk(plan: Plan, before: int, minutes: int) -> tuple[Offer, ...]:
    """The last dialogue before that place with so many minutes more, or fewer; not under its least."""
    talk = [s for s in plan.stages[:before] if s.kind is StageKind.DIALOGUE]
    if not talk or (minutes < 0 and talk[-1].minutes + minutes < least_talk(plan.length)):
        return ()
    seconds = talk[-1].seconds + minutes * 60
    label = _("Make {stage} {minutes}").format(stage=talk[-1].title, minutes=words.minutes(-(-seconds // 60)))
    return (Offer(OfferKind.TALK, label, each=((talk[-1].id, seconds),)),)


def _fit(fitting: Plan) -> Offer:
    n = words.minutes(dialogue_minutes(fitting))
    return Offer(OfferKind.FIT, _("Make the dialogue {n}").format(n=n))


def _table(plan: Plan) -> list[PlanWarning]:
    size = speakers(plan.people, plan.tables)
    split = _split(plan)
    offers = () if split is None else (split,)
    if size > 9:
        text = _("That is {n} at a table with the host. Up to eight can hear one another well.")
        return [PlanWarning("table-over", Weight.CHANGE, text.format(n=size), offers)]
    if size == 9:
        text = _("That is nine at a table with the host. It works, but turns will be short.")
        return [PlanWarning("table-nine", Weight.LOOK, text, offers)]
    if plan.length in SHORT and size > 6:
        text = _("That is {n} at a table with the host. A short café works best with six or fewer.")
        return [PlanWarning("table-short-café", Weight.LOOK, text.format(n=words.number(size)), offers)]
    if size == 3:
        text = _("That is three at a table with the host. It works. A Light café may suit.")
        return [PlanWarning("table-three", Weight.LOOK, text)]
    if size < 3:
        text = _("That is very few for a circle. With one or two guests, have a cuppa and no notes.")
        if plan.tables > 1:
            text = _("That is very few for a circle. Fewer tables would help.")
        return [PlanWarning("table-few", Weight.LOOK, text)]
    return []


def _kind(plan: Plan) -> list[PlanWarning]:
    if plan.length is Length.TASTER:
        text = _("A taster leaves out round 2, so we do not call it a Conversation Café.")
        return [PlanWarning("taster", Weight.REMARK, text)]
    return []


def _ways(plan: Plan) -> tuple[Offer, ...]:
    """Shorter turns, then more tables: each only where it makes room enough by itself."""
    return tuple(offer for offer in (_shorten(plan), _split(plan)) if offer is not None)


def _has_room(plan: Plan) -> bool:
    return plan.seconds <= plan.length.minutes * 60 and dialogue_minutes(plan) >= least_talk(plan.length)


def _shorten(plan: Plan) -> Offer | None:
    """Ten seconds at a time off the longest turns, until there is room to talk; never under half a minute."""
    each = {s.id: s.seconds_each for s in plan.stages if s.seconds_each and not s.is_hand_set}
    before = dict(each)
    offer = Offer(OfferKind.SHORTEN, "")
    while each:
        longest = max(each, key=lambda stage_id: each[stage_id])
        if each[longest] - 10 < LEAST_EACH:
            return None
        each[longest] -= 10
        offer = replace(offer, each=tuple((i, s) for i, s in each.items() if s != before[i]))
        if _has_room(take(plan, offer)):
            return replace(offer, label=_shorter_label(plan.stages, offer))
    return None


def _shorter_label(stages: tuple[Stage, ...], offer: Offer) -> str:
    each = dict(offer.each)
    parts = [_("{each} in {stage}").format(each=words.each(each[s.id]), stage=s.title) for s in stages if s.id in each]
    return _("Shorter turns: {parts}").format(parts=words.listed(parts))


def _split(plan: Plan) -> Offer | None:
    """The fewest more tables that leave circles of four to eight, and room to talk where that was short."""
    is_short = not _has_room(plan)
    most = 6 if plan.length in SHORT else 8
    for tables in range(plan.tables + 1, MOST_TABLES + 1):
        size = speakers(plan.people, tables)
        if size < 4:
            return None
        offer = Offer(OfferKind.SPLIT, _("Make it {n} tables").format(n=words.number(tables)), tables)
        if size <= most and (not is_short or _has_room(take(plan, offer))):
            return offer
    return None
