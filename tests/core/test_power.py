"""The battery: what each system tells, and when a host hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cafe.core.power import Battery, from_linux, from_pmset, from_windows, low_words

HOUR = timedelta(hours=1)
DISCHARGING = """Now drawing from 'Battery Power'
 -InternalBattery-0 (id=4522083)\t64%; discharging; 1:50 remaining present: true
"""
CHARGING = """Now drawing from 'AC Power'
 -InternalBattery-0 (id=4522083)\t12%; charging; 0:58 remaining present: true
"""


@pytest.mark.parametrize(
    ("battery", "is_said"),
    [
        (Battery(64, on_mains=False), False),
        (Battery(20, on_mains=False), True),
        (Battery(5, on_mains=True), False),
        (Battery(64, on_mains=False, left=timedelta(minutes=69)), True),
        (Battery(64, on_mains=False, left=timedelta(minutes=70)), False),
    ],
)
def test_a_battery_that_may_not_last_the_evening_is_said(battery: Battery, is_said: bool) -> None:
    assert bool(low_words(battery, HOUR)) is is_said


def test_the_sentence_says_how_full_and_what_to_do() -> None:
    assert low_words(Battery(18, on_mains=False), HOUR) == "The battery is at 18 per cent. Plug the laptop in soon."


@pytest.mark.parametrize(
    ("figures", "battery"),
    [
        ((0, 1, 64, 6600), Battery(64, False, timedelta(seconds=6600))),
        ((1, 8, 64, -1), Battery(64, True, None)),
        ((0, 1, 64, 4294967295), Battery(64, False, None)),
        ((1, 128, 255, -1), None),
        ((255, 255, 255, -1), None),
    ],
)
def test_windows_tells_in_four_figures(figures: tuple[int, int, int, int], battery: Battery | None) -> None:
    assert from_windows(*figures) == battery


def test_a_mac_tells_in_a_line() -> None:
    assert from_pmset(DISCHARGING) == Battery(64, False, timedelta(hours=1, minutes=50))
    assert from_pmset(CHARGING) == Battery(12, True, None)
    assert from_pmset("Now drawing from 'Battery Power'\n -InternalBattery-0\t9%; discharging; (no estimate)\n") == (
        Battery(9, False, None)
    )
    assert from_pmset("Now drawing from 'AC Power'\n") is None


def test_linux_tells_in_small_files() -> None:
    mains = {"type": "Mains\n", "online": "0\n"}
    inside = {"type": "Battery\n", "status": "Discharging\n", "capacity": "43\n"}
    flow = {"energy_now": "20000000\n", "power_now": "10000000\n"}
    mouse = {"type": "Battery\n", "scope": "Device\n", "capacity": "3\n", "status": "Discharging\n"}
    assert from_linux({"AC": mains, "BAT0": {**inside, **flow}, "mouse": mouse}) == (
        Battery(43, False, timedelta(hours=2))
    )
    assert from_linux({"AC": {**mains, "online": "1"}, "BAT0": inside}) == Battery(43, True, None)
    assert from_linux({"BAT0": inside, "BAT1": {**inside, "capacity": "80"}}) == Battery(80, False, None)
    assert from_linux({"AC": mains, "mouse": mouse}) is None
    charge = {"charge_now": "3000", "current_now": "-6000"}
    assert from_linux({"BAT0": {**inside, **charge}}) == Battery(43, False, timedelta(minutes=30))
