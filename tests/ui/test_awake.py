"""The laptop stays awake while a café runs, by what each system offers; with programs that stand in for them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cafe.core.power import Battery
from cafe.ui.awake import Awake, BatteryReader, commands, read_supplies

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

PID = 4711
NOWHERE: Callable[[str], str | None] = lambda _name: None  # noqa: E731


def everywhere(name: str) -> str:
    return f"/usr/bin/{name}"


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str, str], Path]:
    """``program(name, script)``: a program of that name."""

    def make(name: str, script: str) -> Path:
        path = tmp_path / name
        path.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


def test_a_mac_is_held_by_caffeinate_until_the_app_is_gone() -> None:
    assert commands("darwin", PID, everywhere) == (("/usr/bin/caffeinate", "-dimsu", "-w", "4711"),)


def test_linux_is_held_by_every_inhibitor_that_is_there_until_the_app_is_gone() -> None:
    made = commands("linux", PID, everywhere)
    assert [Path(command[0]).name for command in made] == ["gnome-session-inhibit", "kde-inhibit", "systemd-inhibit"]
    for command in made:
        assert command[-4:] == ("/usr/bin/tail", "--pid=4711", "-f", os.devnull)
    only = commands("linux", PID, lambda name: everywhere(name) if name in ("tail", "systemd-inhibit") else None)
    assert [command[0] for command in only] == ["/usr/bin/systemd-inhibit"]
    assert commands("linux", PID, NOWHERE) == ()


def test_windows_is_asked_and_let_go_again(qapp: object) -> None:
    asked: list[bool] = []

    def flag(*, awake: bool) -> bool:
        asked.append(awake)
        return True

    held = Awake(platform="win32", set_flag=flag, has_screen=lambda: True)
    said: list[str] = []
    held.refused.connect(said.append)
    held.hold()
    held.hold()
    held.release()
    held.release()
    assert (asked, said) == ([True, False], [])


def test_a_program_holds_until_it_is_let_go(qtbot: QtBot, program: Callable[[str, str], Path]) -> None:
    path = program("caffeinate", "import time; time.sleep(60)")
    held = Awake(platform="darwin", find=lambda _name: str(path), has_screen=lambda: True)
    said: list[str] = []
    held.refused.connect(said.append)
    held.hold()
    qtbot.wait(150)
    assert list(held.programs) == [str(path)]
    held.release()
    qtbot.wait(20)
    assert list(held.programs) == []
    assert not held.is_held
    assert not said


def test_where_nothing_can_hold_it_the_host_is_told_once(qtbot: QtBot, program: Callable[[str, str], Path]) -> None:
    said: list[str] = []
    nothing = Awake(platform="linux", find=NOWHERE, has_screen=lambda: True)
    nothing.refused.connect(said.append)
    nothing.hold()
    nothing.release()
    nothing.hold()
    assert said == ["Set this laptop not to sleep. It would not let the app do that."]
    path = program("refuses", "raise SystemExit(1)")
    refusing = Awake(platform="linux", find=lambda _name: str(path), has_screen=lambda: True)
    with qtbot.waitSignal(refusing.refused, timeout=5000):
        refusing.hold()
    assert refusing.programs == ()
    gone = Awake(platform="darwin", find=lambda _name: "/nowhere/caffeinate", has_screen=lambda: True)
    with qtbot.waitSignal(gone.refused, timeout=5000):
        gone.hold()


def test_without_a_screen_nothing_is_held(qapp: object) -> None:
    held = Awake(platform="linux", find=NOWHERE)
    held.refused.connect(pytest.fail)
    held.hold()
    assert not held.is_held


def test_the_battery_is_read_from_the_files_that_are_there(qapp: object, tmp_path: Path) -> None:
    inside = tmp_path / "BAT0"
    inside.mkdir()
    for name, text in (("type", "Battery\n"), ("status", "Discharging\n"), ("capacity", "17\n")):
        (inside / name).write_text(text, encoding="utf-8")
    assert read_supplies(tmp_path)["BAT0"]["capacity"] == "17\n"
    assert read_supplies(tmp_path / "nowhere") == {}
    heard: list[Battery] = []
    reader = BatteryReader(platform="linux", supplies=tmp_path)
    reader.read.connect(heard.append)
    reader.ask()
    assert heard == [Battery(17, on_mains=False)]


def test_the_battery_of_a_mac_comes_a_moment_later(qtbot: QtBot, program: Callable[[str, str], Path]) -> None:
    told = "Now drawing from 'Battery Power'\\n -InternalBattery-0 (id=1)\\t9%; discharging; 0:20 remaining"
    path = program("pmset", f'print("{told}")')
    reader = BatteryReader(platform="darwin", find=lambda _name: str(path))
    with qtbot.waitSignal(reader.read, timeout=5000) as heard:
        reader.ask()
        reader.ask()
    assert heard.args is not None
    assert (heard.args[0].percent, heard.args[0].on_mains) == (9, False)
