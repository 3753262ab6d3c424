"""The only place that knows the time.

Every rule takes ``now`` from a clock that was handed to it, so that a test can move an evening
along without waiting for it, and a clock set back by hand cannot rewind a round.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """The laptop slept for so long, lid closed or not. The clock went on all the while."""

    asleep: timedelta


Steady = Callable[[], float]
"""Seconds since some moment or other: never set by anybody, never backwards."""

_STEADY = {
    # what goes on in sleep, what stands still in it
    "linux": ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"),
    "darwin": ("CLOCK_MONOTONIC_RAW", "CLOCK_UPTIME_RAW"),
}


def steady_clocks(platform: str = sys.platform) -> tuple[Steady, Steady]:
    """Two steady clocks of this system: one that goes on while the laptop sleeps, and one that stands still then.

    Where a system has no such pair both are the same, and a sleep goes unnoticed: its time counts.
    """
    if platform == "win32":
        return _of_windows()
    names = _STEADY.get(platform, ())
    ids = [getattr(time, name) for name in names if hasattr(time, name)]
    if len(ids) < 2:
        return time.monotonic, time.monotonic
    through, awake = ids
    return (lambda: time.clock_gettime(through)), (lambda: time.clock_gettime(awake))


def _of_windows() -> tuple[Steady, Steady]:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.GetTickCount64.restype = ctypes.c_ulonglong

    def through() -> float:
        return float(kernel.GetTickCount64()) / 1e3

    def awake() -> float:
        ticks = ctypes.c_ulonglong()  # of a hundred nanoseconds
        kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 1e7

    return through, awake


class SystemClock:
    """Wall time taken once, carried on by a steady clock that also goes on while the laptop sleeps.

    Nobody can move a round by setting the wall clock, forwards or back. Sleep is told by a second
    steady clock that stands still in it, so a clock set by hand is never taken for a sleep.
    """

    _TOLERANCE = timedelta(seconds=2)

    def __init__(self, steady: tuple[Steady, Steady] | None = None) -> None:
        self._through, self._awake = steady or steady_clocks()
        self._wall = datetime.now(UTC)
        self._begun = self._through()
        self._asked = self._begun, self._awake()

    def now(self) -> datetime:
        """Aware UTC; never runs backwards between two calls."""
        return self._wall + timedelta(seconds=self._through() - self._begun)

    def gap(self) -> Gap | None:
        """How long the laptop has slept since this was last asked, or None for two seconds and less."""
        through, awake = self._through(), self._awake()
        asleep = timedelta(seconds=(through - self._asked[0]) - (awake - self._asked[1]))
        self._asked = through, awake
        return Gap(asleep) if asleep > self._TOLERANCE else None

    def not_before(self, instant: datetime) -> None:
        """It is at least ``instant``, as something was kept then: an old laptop may wake up years ago."""
        behind = instant - self.now()
        if behind > timedelta(0):
            self._wall += behind


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


def at_the_hour(hour: dt.time, near: datetime) -> datetime:
    """The instant at which this laptop's clocks next show ``hour``, ``near`` itself included; aware UTC.

    An hour that comes more than half a day later is taken for the one before ``near``. On a night when an hour comes
    twice it is the first of the two from ``near`` on.
    """
    day = local(near).date()
    every = sorted(
        datetime.combine(day + timedelta(days=by), hour.replace(fold=fold)).astimezone(UTC)
        for by in (-1, 0, 1)
        for fold in (0, 1)
    )
    coming = next(instant for instant in every if instant >= near)
    if coming - near <= timedelta(hours=12):
        return coming
    return max(instant for instant in every if instant < near)


def today(clock: Clock) -> date:
    """Today's date where the laptop is."""
    return local(clock.now()).date()
