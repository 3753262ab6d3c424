"""The clock of the app: nobody can set it, and it knows when the laptop slept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cafe.core import clock as clock_module
from cafe.core.clock import Gap, SystemClock, steady_clocks


class Laptop:
    """Its wall clock, which anybody can set, and two that nobody can."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
        self.through = self.awake = 100.0

    def passes(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.through += minutes * 60
        self.awake += minutes * 60

    def sleeps(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.through += minutes * 60


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> Laptop:
    made = Laptop()

    class Wall(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return made.wall

    monkeypatch.setattr(clock_module, "datetime", Wall)
    return made


def a_clock(laptop: Laptop) -> SystemClock:
    return SystemClock((lambda: laptop.through, lambda: laptop.awake))


def test_four_minutes_of_sleep_are_told_once_and_the_time_counts_meanwhile(laptop: Laptop) -> None:
    clock = a_clock(laptop)
    begun = clock.now()
    laptop.passes(10)
    assert clock.gap() is None
    laptop.sleeps(4)
    assert clock.now() - begun == timedelta(minutes=14)
    assert clock.gap() == Gap(timedelta(minutes=4))
    assert clock.gap() is None
    assert clock.now() - begun == timedelta(minutes=14)


@pytest.mark.parametrize("hours", [1, -1, 24 * 365])
def test_a_clock_set_by_hand_moves_no_round_and_is_not_taken_for_a_sleep(laptop: Laptop, hours: int) -> None:
    clock = a_clock(laptop)
    begun = clock.now()
    laptop.passes(5)
    laptop.wall += timedelta(hours=hours)
    laptop.passes(5)
    assert clock.now() - begun == timedelta(minutes=10)
    assert clock.gap() is None


def test_a_second_or_two_are_no_sleep(laptop: Laptop) -> None:
    clock = a_clock(laptop)
    laptop.sleeps(2 / 60)
    assert clock.gap() is None


def test_a_laptop_that_wakes_up_years_ago_goes_on_from_what_was_kept_last(laptop: Laptop) -> None:
    kept = laptop.wall + timedelta(minutes=40)
    laptop.wall = datetime(2009, 1, 1, tzinfo=UTC)
    clock = a_clock(laptop)
    clock.not_before(kept)
    assert clock.now() == kept
    laptop.passes(1)
    clock.not_before(kept)
    assert clock.now() == kept + timedelta(minutes=1)


def test_both_steady_clocks_of_this_computer_go_on() -> None:
    for steady in steady_clocks():
        first = steady()
        while steady() == first:
            pass
        assert steady() > first


def test_windows_is_asked_for_its_own_two(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    class Kernel:
        class GetTickCount64:
            restype: object = None

            def __call__(self) -> int:
                return 90_000

        def __init__(self) -> None:
            self.GetTickCount64 = Kernel.GetTickCount64()

        @staticmethod
        def QueryUnbiasedInterruptTime(ticks: Any) -> int:
            ticks._obj.value = 300_000_000
            return 1

    monkeypatch.setattr(ctypes, "windll", type("Windows", (), {"kernel32": Kernel()}), raising=False)
    through, awake = steady_clocks("win32")
    assert (through(), awake()) == (90.0, 30.0)
    assert steady_clocks("sunos5")[0]() > 0
