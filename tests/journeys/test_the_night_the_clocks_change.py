"""An hour that comes twice, and an hour that never comes: a café at night is as long as it was planned."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cafe.core.clock import local
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import Evening
from tests.journeys.hosts import Host, on_the_wall


@pytest.fixture(autouse=True)
def in_scotland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The laptop keeps Scottish time, wherever these journeys are run."""
    monkeypatch.setenv("TZ", "Europe/London")
    _tell_the_time_again()
    yield
    monkeypatch.undo()
    _tell_the_time_again()


def _tell_the_time_again() -> None:
    if hasattr(time, "tzset"):  # Windows keeps the zone it was set to
        time.tzset()


NIGHTS = {
    "an hour comes twice": ("25 October", datetime(2026, 10, 12, 9, 0, tzinfo=UTC), "2026-10-25 00:30"),
    "an hour never comes": ("28 March", datetime(2027, 3, 15, 9, 0, tzinfo=UTC), "2027-03-28 00:30"),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_cafe_is_ninety_minutes_long(laptop: NewLaptop, night: str) -> None:
    """For those who come off the late boat: from half past midnight, ninety minutes."""
    day, two_weeks_before, begins = NIGHTS[night]
    host = Host(laptop("Shona", two_weeks_before))
    evening = Evening(day=day, starts="00:30", length="")
    host.sets_up()
    host.plans(evening)
    assert "90\nof 90 minutes" in host.laptop.sees
    ends = local(on_the_wall(begins) + timedelta(minutes=90)).strftime("%H:%M")
    assert f"We end at {ends}" in host.laptop.sees

    host.comes_to_the_day(begins)
    host.starts()
    began = host.laptop.clock.now()
    assert f"We end at {ends}" in host.laptop.sees
    assert "On time" in host.laptop.sees

    # Through the hour at which the clock on the wall jumps, a few minutes at a time: the figures never do.
    while host.stage != "Close":
        before = _seconds(host.run.clock.timer.figures)
        step = min(4, before // 60)
        host.laptop.minutes_pass(step)
        assert before - _seconds(host.run.clock.timer.figures) == step * 60
        assert f"We end at {ends}" in host.laptop.sees
        if _seconds(host.run.clock.timer.figures) == 0:
            host.goes_on()
    assert "On time" in host.laptop.sees
    host.lets_the_stage_run_out()
    assert host.laptop.clock.now() - began == timedelta(minutes=90)
    host.ends()
    assert host.laptop.window.place == "write-up"


def _seconds(figures: str) -> int:
    minutes, seconds = figures.split(":")
    return int(minutes) * 60 + int(seconds)
