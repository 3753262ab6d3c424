"""Somebody trips over the projector's cable in the middle of round one: the host is told, nothing is lost, and the
room's screen is back with the cable."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cafe.ui.display import room_screen
from tests.journeys.evenings import GLENFERRY
from tests.journeys.hosts import Host
from tests.ui.driving import settle


def the_room_sees(host: Host) -> bool:
    return host.run.keeper.is_on


def test_the_cable_is_pulled_and_comes_back(aileen: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    projector: list[QScreen] = [app.primaryScreen()]  # stands in for the second screen that this computer has not

    def other(_of: QWidget, _remembered: str) -> QScreen | None:
        return projector[0] if projector else None

    monkeypatch.setattr(room_screen, "other_screen", other)
    aileen.sets_up()
    aileen.plans(GLENFERRY)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Round 1")
    aileen.laptop.press("Room screen")
    assert the_room_sees(aileen)
    assert "There is no second screen" not in aileen.laptop.sees
    room = aileen.run.keeper.screen
    assert room is not None
    assert room.view is not None
    asked = room.view.question

    # The cable goes. The host's page stands where it stood, and the clock with it.
    aileen.laptop.minutes_pass(1)
    figures, screen = aileen.run.clock.timer.figures, projector.pop()
    app.screenRemoved.emit(screen)
    settle()
    assert "The second screen is gone. Check the cable." in aileen.laptop.sees
    assert not the_room_sees(aileen)
    assert aileen.laptop.has("Room screen")
    assert aileen.run.clock.timer.figures == figures
    assert aileen.laptop.has("Someone is upset")

    # She carries on without it, and two minutes later somebody has found the plug.
    aileen.laptop.press("One minute more")
    aileen.laptop.minutes_pass(2)
    projector.append(screen)
    app.screenAdded.emit(screen)
    settle()
    assert the_room_sees(aileen)
    assert aileen.laptop.has("Room screen is on")
    assert room.view is not None
    assert room.view.question == asked
    assert room.view.headline == aileen.run.conductor.room(None).headline

    # Another monitor than the room's is none of the room's business.
    aileen.laptop.press("Room screen is on")
    app.screenAdded.emit(screen)
    settle()
    assert not the_room_sees(aileen)
