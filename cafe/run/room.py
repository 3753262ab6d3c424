"""Plan → **run** → write up → send. All that the room's screen may know, and nothing else.

Topic, stage, question, ring and agreement: no note, no count of notes, no clock time, no name of a
hall, never a ticking or negative figure. This module reaches no note and no store, by contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cafe.content.forms import agreements
from cafe.content.hosting import distress, stage_words
from cafe.core import words
from cafe.core.i18n import _
from cafe.model.values import Plan, Stage, StageKind
from cafe.run.state import ZERO, Run, RunState, before_final, remaining

LEAST_CHAIRS, MOST_CHAIRS = 3, 24
RING_STEP = 10  # seconds: the ring moves this often


class Card(StrEnum):
    """A card over the room's screen. ``None`` in its place: the stage itself."""

    BREAK = "break"
    AGREEMENTS = "agreements"
    QUIET = "quiet"
    BLANK = "blank"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What the room may see besides the run: the topic's own title, never the café's; the group's own agreements."""

    topic_title: str
    own_agreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomView:
    """The room's screen. ``fraction`` is the share of the ring still filled, 0 to 1; ``chairs`` stand round it.

    With a ``card`` only ``card_title`` and ``card_lines`` are shown (blank shows nothing at all).
    """

    topic: str
    stage: str  # "Round 1 of 3"
    instruction: str
    question: str
    headline: str  # "7 minutes", "Let's draw to a close"
    under: str  # "or so to go"
    fraction: float
    is_over: bool
    chairs: int
    footnote: str  # "You can pass. Just hand the object on."
    agreement: str
    has_object: bool
    card: Card | None = None
    card_title: str = ""
    card_lines: tuple[str, ...] = ()
    card_under: tuple[str, ...] = ()  # smaller, beneath: the group's own agreements


def facts_of(plan: Plan, own_agreements: tuple[str, ...] = ()) -> RoomFacts:
    return RoomFacts(plan.topic_title, own_agreements)


def room_view(run: Run, facts: RoomFacts, now: datetime, card: Card | None = None) -> RoomView:
    """The room's screen at ``now``. ``card``: what the host laid over it; else the stage's own, if it has one."""
    stage = run.stage
    shown = card or _own_card(run)
    title, lines = _card_words(shown)
    headline, under = _time_words(run, now)
    return RoomView(
        topic=facts.topic_title,
        stage=_stage_name(run),
        instruction=_instruction(run, now),
        question=stage.question if run.is_going else "",
        headline=headline,
        under=under,
        fraction=_fraction(run, now),
        is_over=run.is_going and remaining(run, now) <= ZERO,
        chairs=max(LEAST_CHAIRS, min(run.people, MOST_CHAIRS)),
        footnote=_footnote(stage),
        agreement=_("What is said here stays here."),
        has_object=stage.kind.is_object_round,
        card=shown,
        card_title=title,
        card_lines=lines,
        card_under=facts.own_agreements if shown is Card.AGREEMENTS else (),
    )


def _own_card(run: Run) -> Card | None:
    if run.state is RunState.ENDED:
        return Card.THANKS
    if not run.is_going:
        return None
    return {
        StageKind.AGREEMENTS: Card.AGREEMENTS,
        StageKind.BREAK: Card.BREAK,
        StageKind.HARVEST: Card.THANKS,
        StageKind.CLOSE: Card.THANKS,
    }.get(run.stage.kind)


def _card_words(card: Card | None) -> tuple[str, tuple[str, ...]]:
    if card is Card.BREAK:
        return _("A wee break"), (_("Help yourself to tea. We carry on together."),)
    if card is Card.AGREEMENTS:
        page = agreements()
        return page.title, tuple(agreement.name for agreement in page.six)
    if card is Card.QUIET:
        return distress().quiet_screen, ()
    if card is Card.THANKS:
        return _("Thank you"), (_("What is said here stays here."),)
    return "", ()


def _stage_name(run: Run) -> str:
    """Numbered rounds say how many there are, without what is left out; the last round has a name of its own."""
    stages, index = run.stages, run.index
    held = [n for n, slot in enumerate(run.slots) if not slot.is_left_out or n == index]
    rounds = [n for n in held if stages[n].kind.is_object_round]
    if index not in rounds or stages[index].kind is StageKind.FINAL:
        return stages[index].title
    return _("Round {n} of {all}").format(n=rounds.index(index) + 1, all=len(rounds))


def _instruction(run: Run, now: datetime) -> str:
    if run.state is RunState.NOT_STARTED:
        return _("We will start soon.")
    if run.state is RunState.PAUSED:
        return _("We are taking a short pause.")
    if before_final(run, now):  # every table hears it at once, and no host has to call across the hall
        return _("Soon the talking object goes round a last time.")
    return stage_words(run.stage.kind).room_line


def _footnote(stage: Stage) -> str:
    if stage.kind.is_object_round:
        return _("You can pass. Just hand the object on.")
    if stage.kind is StageKind.DIALOGUE:
        return _("Leave room for others.")
    return _("Take a break whenever you need one.")


def _time_words(run: Run, now: datetime) -> tuple[str, str]:
    """Whole minutes, rounded up, so that the words change once a minute and never reach nought."""
    if not run.is_going:
        return "", ""
    left = remaining(run, now)
    if left <= ZERO:
        return _("Let’s draw to a close"), ""
    count = -(-left // timedelta(minutes=1))
    return words.minutes(count), _("or so to go")


def _fraction(run: Run, now: datetime) -> float:
    """The share of the stage that is left, in steps of ten seconds."""
    if not run.is_going:
        return 1.0 if run.state is RunState.NOT_STARTED else 0.0
    whole = run.slot.allotted.total_seconds()
    left = remaining(run, now).total_seconds()
    if whole <= 0 or left <= 0:
        return 0.0
    return min(1.0, -(-left // RING_STEP) * RING_STEP / whole)
