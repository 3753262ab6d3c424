"""The bus was late, and the hall closes at nine: what is left is shortened once, and the circle still closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from cafe.core.clock import local
from tests.journeys.evenings import Evening
from tests.journeys.hosts import CTRL, Host

TILL_NINE = Evening(starts="19:30", length="")
PROTECTED = ("Agreements", "Final round", "Close")


def _minutes_of(host: Host) -> dict[str, str]:
    """How long each stage is, as the track says it."""
    tabs = [tab.accessibleName().split(", ") for tab in host.run.track.findChildren(QAbstractButton)]
    return {parts[0]: parts[1] for parts in tabs if len(parts) > 1}


@pytest.fixture
def late(aileen: Host) -> Host:
    """Aileen in the hall, ready since twenty-five past seven; nobody is there until ten to eight."""
    aileen.sets_up()
    aileen.plans(TILL_NINE)
    aileen.must_be_out_by("21:00")
    aileen.comes_to_the_day("2026-11-26 19:25")
    aileen.goes_to_the_run()
    aileen.laptop.minutes_pass(25)
    assert "Planned for 19:30, 20 minutes ago. Nothing is running yet." in aileen.laptop.sees
    return aileen


def test_twenty_minutes_late_and_out_by_nine(late: Host) -> None:
    planned = _minutes_of(late)
    late.begins_now()
    assert "We end at 21:20" in late.laptop.sees
    assert "20 minutes late" in late.laptop.sees

    # F6 shows what would be shortened, and Enter does it. Ctrl+Z takes it back.
    late.laptop.key(Qt.Key.Key_F6)
    assert late.laptop.has("Shall we catch up?")
    assert "We would end at 21:00" in late.laptop.sees
    late.laptop.key(Qt.Key.Key_Return)
    assert "We end at 21:00" in late.laptop.sees
    assert "On time" in late.laptop.sees
    late.laptop.key(Qt.Key.Key_Z, CTRL)
    assert "20 minutes late" in late.laptop.sees
    late.laptop.key(Qt.Key.Key_F6)
    late.laptop.press("Take these minutes off")

    # The promises of the evening keep their time.
    shortened = _minutes_of(late)
    assert [shortened[stage] for stage in PROTECTED] == [planned[stage] for stage in PROTECTED]
    assert shortened["Open dialogue"] != planned["Open dialogue"]

    # Held as it now stands, the last word is spoken at nine.
    late.holds_each_stage_as_planned_until("Close")
    late.lets_the_stage_run_out()
    assert local(late.laptop.clock.now()).strftime("%H:%M") == "21:00"
    late.ends()
    assert late.laptop.window.place == "write-up"


def test_they_had_begun_and_the_laptop_had_not(late: Host) -> None:
    """A forgotten start is mended by saying when it was."""
    late.laptop.press("We started as planned, 19:30")
    assert late.stage == "Welcome"
    assert "12 minutes late" in late.laptop.sees  # a welcome of eight minutes took twenty
    late.goes_on()
    assert late.stage == "Agreements"
    assert "We end at 21:12" in late.laptop.sees

    # Esc on the sheet changes nothing; the offer beside the clock takes one stage only.
    late.laptop.key(Qt.Key.Key_F6)
    late.laptop.key(Qt.Key.Key_Escape)
    assert "12 minutes late" in late.laptop.sees
    late.laptop.press("Take 12 min off Open dialogue…")
    assert "We end at 21:00" in late.laptop.sees
    assert "On time" in late.laptop.sees
