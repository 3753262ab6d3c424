"""Stages that begin at an hour by the clock: tea at 20:00, a speaker at 19:30. For the plan and for the run alike.

What comes before such a stage may end sooner, and the wait is nobody's lateness; where it ends later, the stage
begins later. The first stage begins when the café does, so that an hour for it counts for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from cafe.core.clock import at_the_hour
from cafe.model.values import Stage

Pins = tuple[datetime | None, ...]


def pins_of(stages: Sequence[Stage], begin: datetime | None) -> Pins:
    """The instant of each stage that has an hour, for an evening that begins at ``begin`` (aware UTC).

    Empty where no stage has one, or the evening has no start yet.
    """
    if begin is None or not any(stage.pinned for stage in stages[1:]):
        return ()
    return tuple(
        at_the_hour(time.fromisoformat(stage.pinned), begin) if stage.pinned and place else None
        for place, stage in enumerate(stages)
    )


def starts_of(seconds: Sequence[float], pins: Pins, begin: datetime) -> tuple[datetime, ...]:
    """When each stage begins, and last of all when the evening ends. ``pins`` may be empty."""
    at, found = begin, []
    for place, length in enumerate(seconds):
        pin = pins[place] if pins else None
        at = at if pin is None else max(at, pin)
        found.append(at)
        at += timedelta(seconds=length)
    return (*found, at)
