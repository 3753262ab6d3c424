"""The gate: what stands before a café can start, in sentences (domain report 5.4).

Planning is always open; starting is what a missing number holds back. The plan shows all of it before anybody
presses *Start*, and the run asks once more, whatever page it was that asked to begin. Both use this one rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cafe.content.hosting import CheckLine, checklist, checklist_for
from cafe.content.topics import GENTLE, PREPARED_HOSTS_ONLY, TAKE_CARE, Topic
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import Check, Length, Plan, Support

SHORT = (Length.LIGHT, Length.TASTER)


class Where(StrEnum):
    """The page where it can be put right."""

    PLAN = "plan"
    TOPICS = "topics"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands before a start: what is missing, and where to put it right."""

    code: str
    text: str
    where: Where
    holds: bool = True  # False: asked for, and the café can start without it


def is_shipped_line(check: Check, line_id: str) -> bool:
    """Whether a line of the list for the day is the shipped one of this name."""
    return check.id.partition(":")[0] == line_id and ":" in check.id


def before_start(plan: Plan, support: Support, topic: Topic | None, is_unlocked: bool = False) -> tuple[Obstacle, ...]:
    """Everything that stands before a start, and what is asked for all the same (``holds`` is False then).

    ``topic`` is the plan's topic, ``None`` when it is not on this laptop any more. ``is_unlocked``:
    the programme has opened this locked topic here. A rehearsal needs only stages.
    """
    found: list[Obstacle] = []
    if not plan.stages:
        found.append(Obstacle("no-stages", _("The plan has no stages yet."), Where.PLAN))
    if plan.is_rehearsal:
        return tuple(found)
    if not plan.topic_id:
        return (*found, Obstacle("no-topic", _("Choose a topic first."), Where.PLAN))
    if topic is not None and topic.locked and not is_unlocked:
        text = _("This topic is locked. Your programme can open it for prepared hosts.")
        found.append(Obstacle("locked", text, Where.TOPICS))
    level = plan.caution_level if topic is None else max(plan.caution_level, topic.caution_level)
    found.extend(missing_support(support, holds=level >= TAKE_CARE))
    if topic is not None:
        found.extend(_asked(plan, topic))
    else:
        found.extend(_still_to_tick(plan, _asked_while_it_was_here(plan)))
    return tuple(found)


def holding(obstacles: tuple[Obstacle, ...]) -> tuple[Obstacle, ...]:
    """Those without which a café does not start."""
    return tuple(obstacle for obstacle in obstacles if obstacle.holds)


def missing_support(support: Support, *, holds: bool = True) -> list[Obstacle]:
    """What is still missing in the settings of this laptop. It is asked for before any café; a topic that can
    bring things up waits for it (``holds``)."""
    if support.is_complete:
        return []
    called = {
        "lead_phone": _("your safeguarding lead"),
        "adult_phone": _("local adult protection"),
        "child_phone": _("local child protection"),
    }
    missing = [called[name] for name in support.lacking]
    found = []
    if missing:
        text = _("Fill in the number of {who}. This topic can bring things up.")
        if not holds:
            text = _("Have the number of {who} ready. Any evening can bring things up.")
        found.append(Obstacle("numbers", text.format(who=words.listed(missing)), Where.SUPPORT, holds))
    if not support.has_read_steps:
        text = _("Read the steps for when someone is upset, and tick that you have.")
        found.append(Obstacle("steps", text, Where.SUPPORT, holds))
    return found


def missing_in_short(support: Support) -> str:
    """The same in one short line, for the page of a topic; empty when nothing is missing."""
    numbers = len(support.lacking)
    if not numbers:
        return "" if support.has_read_steps else _("Read the steps before the day.")
    if support.has_read_steps:
        return ngettext(
            "{n} number is missing. Add it before the day.",
            "{n} numbers are missing. Add them before the day.",
            numbers,
        ).format(n=words.number(numbers).capitalize())
    return ngettext(
        "{n} number to add, and the steps to read.",
        "{n} numbers to add, and the steps to read.",
        numbers,
    ).format(n=words.number(numbers).capitalize())


def lines_asked(topic: Topic) -> tuple[CheckLine, ...]:
    """The lines for the day without which a café on this topic does not start.

    At every level what the topic itself asks for; from prepared hosts on a wellbeing buddy too.
    """
    level = topic.caution_level if topic.caution_level >= PREPARED_HOSTS_ONLY else GENTLE
    return tuple(line for line in checklist_for(level, topic.requirements) if line.needs)


def checks_owed(plan: Plan, topic: Topic | None) -> tuple[Check, ...]:
    """Asked-for lines that the plan's own list lacks: the topic was changed since, or a line was taken off."""
    if topic is None or plan.is_rehearsal:
        return ()
    lacking = (line for line in lines_asked(topic) if not any(is_shipped_line(one, line.id) for one in plan.checks))
    return tuple(Check(f"{line.id}:{plan.cafe_id}", line.text) for line in lacking)


def _asked(plan: Plan, topic: Topic) -> list[Obstacle]:
    found = []
    if not topic.requirements.light and plan.length in SHORT:
        text = _("This topic needs a full hour or more. Choose 60 minutes or longer.")
        found.append(Obstacle("too-short", text, Where.PLAN))
    return found + _still_to_tick(plan, lines_asked(topic))


def _asked_while_it_was_here(plan: Plan) -> tuple[CheckLine, ...]:
    """A topic that was deleted takes nothing of its care with it: the plan's list and level still say what it asked."""
    level = plan.caution_level if plan.caution_level >= PREPARED_HOSTS_ONLY else GENTLE
    always = {line.id for line in checklist_for(level) if line.needs}
    return tuple(
        line
        for line in checklist()
        if line.needs and (line.id in always or any(is_shipped_line(check, line.id) for check in plan.checks))
    )


def _still_to_tick(plan: Plan, lines: tuple[CheckLine, ...]) -> list[Obstacle]:
    said = _("Still to tick on the list for the day: {line}.")
    return [
        Obstacle(line.id, said.format(line=line.text), Where.PLAN)
        for line in lines
        if not any(is_shipped_line(check, line.id) and check.is_done for check in plan.checks)
    ]
