"""Plan → **run** → write up → send. What a host can do to a café that is going on: the lines of its log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """Everything a host can do to a run. The values are what the log holds."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    TRIM = "trim"
    SPOKE = "spoke"
    PASSED = "passed"
    PEOPLE = "people"
    CATCH_UP = "catch_up"
    MOVED_ON = "moved_on"
    STAY = "stay"
    COUNT_SLEEP = "count_sleep"
    DROP_SLEEP = "drop_sleep"
    END = "end"
    REOPEN = "reopen"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Trim:
    """So many whole seconds less for one stage that is still to come, or still going on."""

    stage_id: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a host does. Use the constants and makers below.

    ``seconds``: for extend, trim and sleep. ``count``: people. ``at``: a start in the past. ``left_out``: ids of
    stages that catching up passes over.
    ``seq``: which line of the log an undo or redo names, counted from 1.
    """

    kind: ActionKind
    seconds: int = 0
    count: int = 0
    at: datetime | None = None
    trims: tuple[Trim, ...] = ()
    left_out: tuple[str, ...] = ()
    seq: int = 0


START = Action(ActionKind.START)
NEXT = Action(ActionKind.NEXT)
BACK = Action(ActionKind.BACK)
PAUSE = Action(ActionKind.PAUSE)
UPSET = PAUSE  # somebody is upset: an ordinary pause in the log, and no reason kept
RESUME = Action(ActionKind.RESUME)
SPOKE = Action(ActionKind.SPOKE)
PASSED = Action(ActionKind.PASSED)
MOVED_ON = Action(ActionKind.MOVED_ON)  # the stage was over, and its plan lets it go on by itself
STAY = Action(ActionKind.STAY)  # the host stays: it does not go on by itself any more
END = Action(ActionKind.END)
REOPEN = Action(ActionKind.REOPEN)


def start_at(at: datetime) -> Action:
    """A forgotten start, mended: the café began at ``at``, which is not later than now."""
    return Action(ActionKind.START, at=at)


def extend(seconds: int = 60) -> Action:
    return Action(ActionKind.EXTEND, seconds=seconds)


def trim(seconds: int = 60) -> Action:
    return Action(ActionKind.TRIM, seconds=seconds)


def people(count: int) -> Action:
    """``count`` guests are here now, hosts apart."""
    return Action(ActionKind.PEOPLE, count=count)


def catch_up(trims: Iterable[Trim], left_out: Iterable[str] = ()) -> Action:
    return Action(ActionKind.CATCH_UP, trims=tuple(trims), left_out=tuple(left_out))


def count_sleep(seconds: int) -> Action:
    """The laptop slept and people talked on: only a line in the log, the time counts anyway."""
    return Action(ActionKind.COUNT_SLEEP, seconds=seconds)


def drop_sleep(seconds: int) -> Action:
    """The laptop slept and so did the café: those seconds become a pause of the stage."""
    return Action(ActionKind.DROP_SLEEP, seconds=seconds)


def undo(seq: int) -> Action:
    return Action(ActionKind.UNDO, seq=seq)


def redo(seq: int) -> Action:
    return Action(ActionKind.REDO, seq=seq)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: ``seq`` counts from 1 within the café."""

    seq: int
    at: datetime
    action: Action
