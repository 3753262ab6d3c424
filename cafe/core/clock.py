"""The only place that knows the time.

Every rule takes ``now`` from a clock that was handed to it, so that a test can move an evening
along without waiting for it, and a clock set back by hand cannot rewind a round.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """The wall clock ran ahead of the steady one: the laptop slept, or somebody set the clock."""

    asleep: timedelta


class SystemClock:
    """Wall time anchored once, carried on by the steady clock.

    A change of the wall clock cannot move a round. When the two drift apart by more than two
    seconds the laptop slept or was set by hand: ``gap()`` tells it once and re-anchors.
    A clock set back by less than the time slept goes unnoticed.
    """

    _TOLERANCE = timedelta(seconds=2)

    def __init__(self) -> None:
        self._anchor()

    def _anchor(self) -> None:
        self._wall = datetime.now(UTC)
        self._steady = time.monotonic()

    def now(self) -> datetime:
        """Aware UTC; never runs backwards between two calls."""
        return self._wall + timedelta(seconds=time.monotonic() - self._steady)

    def gap(self) -> Gap | None:
        """How far the wall clock has run ahead since last asked, or None; re-anchors if it has."""
        ahead = datetime.now(UTC) - self.now()
        if abs(ahead) <= self._TOLERANCE:
            return None
        if ahead > timedelta(0):
            self._anchor()
            return Gap(ahead)
        return None


class FakeClock:
    """A clock for tests, demos and rehearsals: it stands still until it is told to move."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock starts at an aware instant")
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self._now += timedelta(minutes=minutes, seconds=seconds)

    def gap(self) -> Gap | None:
        return None


class PracticeClock:
    """For a rehearsal: another clock, at up to twenty times its pace. A change of pace never makes it jump."""

    FASTEST = 20

    def __init__(self, clock: Clock, speed: float = 1) -> None:
        self._clock = clock
        self._from = self._begun = clock.now()
        self._speed = 1.0
        self.speed = speed

    @property
    def speed(self) -> float:
        """How many seconds pass here in one of the other clock's; 1 to 20."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        now = self.now()
        self._from, self._begun = self._clock.now(), now
        self._speed = float(max(1, min(speed, self.FASTEST)))

    def now(self) -> datetime:
        return self._begun + (self._clock.now() - self._from) * self._speed

    def gap(self) -> Gap | None:
        """In practice nobody is asked whether a sleep counts."""
        return None


def local(instant: datetime) -> datetime:
    """The instant as this computer shows it; only for screens and paper."""
    return instant.astimezone()


def today(clock: Clock) -> date:
    """Today's date where the laptop is."""
    return local(clock.now()).date()
