"""A rehearsal's clock: as fast as is wanted, and never a jump."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cafe.core.clock import FakeClock, PracticeClock


def test_five_minutes_at_twenty_times_the_pace_are_a_hundred(clock: FakeClock) -> None:
    practice = PracticeClock(clock, 20)
    begun = practice.now()
    clock.advance(minutes=5)
    assert practice.now() - begun == timedelta(minutes=100)


def test_time_goes_on_where_it_is_when_the_pace_changes(clock: FakeClock) -> None:
    practice = PracticeClock(clock)
    begun = practice.now()
    clock.advance(minutes=1)
    practice.speed = 10
    assert practice.now() - begun == timedelta(minutes=1)
    clock.advance(minutes=1)
    practice.speed = 1
    clock.advance(minutes=1)
    assert practice.now() - begun == timedelta(minutes=12)
    assert practice.gap() is None


@given(st.floats(-5, 500, allow_nan=False))
def test_it_is_never_slower_than_life_nor_faster_than_twenty_times(speed: float) -> None:
    assert 1 <= PracticeClock(FakeClock(datetime(2026, 11, 26, tzinfo=UTC)), speed).speed <= 20
