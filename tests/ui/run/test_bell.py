"""A soft bell: heard by choice only, once for each moment, and never missed when it cannot be."""

from __future__ import annotations

import wave
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cafe.core import assets
from cafe.ui.bell import SETTING, TURNS, Bell, Bells, chosen
from cafe.ui.run.keys import CLICKER
from tests.ui.driving import is_there, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.ui.window import Window
    from tests.ui.conftest import OpenPage
    from tests.ui.run.conftest import MakeEvening


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr(Bell, "ring", lambda _self: rung.append("bell"))
    return rung


def test_it_begins_softly_and_is_never_loud() -> None:
    with wave.open(str(assets.path("sounds/bell.wav"))) as sound:
        frames = memoryview(sound.readframes(sound.getnframes())).cast("h")
        seconds = sound.getnframes() / sound.getframerate()
    assert seconds < 2
    assert 3_000 < max(map(abs, frames)) < 16_000
    assert max(map(abs, frames[:40])) < 3_000


@pytest.mark.parametrize(("bells", "times"), [(Bells.NONE, 0), (Bells.UP, 1), (Bells.BOTH, 2)])
def test_a_stage_rings_as_it_was_chosen(evening: MakeEvening, heard: list[str], bells: Bells, times: int) -> None:
    it = evening()
    it.services.content.keep_setting(SETTING, bells.value)
    it.to(2, 0)
    page = it.open()
    whole = it.services.run.ready(it.cafe_id).slot.allotted
    for _n in range(int(whole / timedelta(seconds=15)) + 8):
        it.clock.advance(seconds=15)
        page.tick()
    assert len(heard) == times


def test_a_turn_rings_once_where_that_was_chosen_and_never_after_the_last(
    evening: MakeEvening, heard: list[str]
) -> None:
    it = evening()
    it.services.content.keep_setting(TURNS, True)
    it.to(2, 0)
    page = it.open()
    each = it.services.run.ready(it.cafe_id).stage.seconds_each

    def time_passes(seconds: int) -> None:
        for _n in range(seconds // 10):
            it.clock.advance(seconds=10)
            page.tick()

    time_passes(each - 10)
    assert heard == []
    time_passes(60)
    assert len(heard) == 1
    press(page, "Spoke")
    time_passes(each - 10)
    press(page, "Passed")  # sooner than planned: nothing is heard
    assert len(heard) == 1
    time_passes(each)
    assert len(heard) == 2
    for _n in range(5):
        press(page, "Spoke")
    time_passes(10 * each)
    assert len(heard) == 2


def test_nothing_rings_in_a_pause_at_a_step_or_when_the_run_is_opened_over_time(
    evening: MakeEvening, heard: list[str]
) -> None:
    it = evening()
    it.services.content.keep_setting(SETTING, Bells.BOTH.value)
    it.to(2, 3600)
    page = it.open()
    page.tick()
    page.pause_or_carry_on()
    page.pause_or_carry_on()
    page.go_on()
    settle()
    assert heard == []


def test_it_is_chosen_and_tried_in_settings(open_page: OpenPage, heard: list[str]) -> None:
    page = open_page("settings")
    content = page.services.content
    assert chosen(content.setting(SETTING, "")) is Bells.NONE
    press(page, "A soft bell: Time up")
    press(page, "Hear the bell")
    assert chosen(content.setting(SETTING, "")) is Bells.UP
    assert heard == ["bell"]


def test_before_the_start_it_can_be_heard_where_it_was_chosen(
    evening: MakeEvening, window: Window, heard: list[str]
) -> None:
    it = evening()
    page = it.open()
    assert not is_there(page, "Hear the bell")
    it.services.content.keep_setting(SETTING, Bells.UP.value)
    settle()
    press(page, "Hear the bell")
    assert heard == ["bell"]


def test_the_first_player_that_is_there_is_used(qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "asked"
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\necho "$1" > {kept}\n', encoding="utf-8")
    player.chmod(0o755)
    bell = Bell(platform="linux", find=lambda name: str(player) if name == "paplay" else None)
    refused: list[str] = []
    bell.refused.connect(refused.append)
    bell.ring()
    qtbot.waitUntil(lambda: kept.exists() and kept.read_text(encoding="utf-8").strip().endswith("bell.wav"))
    qtbot.waitUntil(lambda: bell._playing is None)
    assert refused == []


def test_where_nothing_plays_the_host_is_told_once(qtbot: QtBot) -> None:
    refused: list[str] = []
    none = Bell(platform="linux", find=lambda _name: None)
    none.refused.connect(refused.append)
    none.ring()
    none.ring()
    assert refused == ["This laptop plays no sound just now. Everything else works."]

    def will_not(_path: str) -> None:
        raise RuntimeError

    asked: list[str] = []
    Bell(platform="win32", on_windows=asked.append).ring()
    assert asked[0].endswith("bell.wav")
    windows = Bell(platform="win32", on_windows=will_not)
    windows.refused.connect(refused.append)
    windows.ring()
    assert len(refused) == 2


def test_a_clicker_turns_the_stages_only_where_that_was_chosen(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 720)
    page = it.open()

    def where() -> int:
        return it.services.run.ready(it.cafe_id).index

    QTest.keyClick(page, Qt.Key.Key_PageDown)
    settle()
    assert where() == 2
    it.services.content.keep_setting(CLICKER, True)
    settle()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    settle()
    assert where() == 3
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    settle()
    assert where() == 2
