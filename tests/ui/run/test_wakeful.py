"""Awake from the start to the end of a café, also when the host looks at another page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cafe.core.power import Battery
from cafe.run.actions import PAUSE, RESUME
from cafe.ui.awake import Awake, BatteryReader
from cafe.ui.run.wakeful import Wakeful
from tests.ui.driving import settle, words_on

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import MakeEvening


class _Asked(BatteryReader):
    """A battery that is as full as a test says."""

    def __init__(self, *batteries: Battery) -> None:
        super().__init__(platform="none")
        self.batteries, self.times = list(batteries), 0

    def ask(self) -> None:
        self.times += 1
        if self.batteries:
            self.read.emit(self.batteries.pop(0))


def _wakeful(page: RunPage, asked: list[bool], battery: BatteryReader | None = None) -> Wakeful:
    def flag(*, awake: bool) -> bool:
        asked.append(awake)
        return True

    held = Awake(platform="win32", set_flag=flag, has_screen=lambda: True)
    return Wakeful(page.conductor, page, awake=held, battery=battery or _Asked())


def test_awake_from_the_start_to_the_end(evening: MakeEvening, window: Window) -> None:
    it = evening()
    page = it.open()
    asked: list[bool] = []
    page.wakeful = _wakeful(page, asked)
    page.wakeful.look()
    assert asked == []
    it.clock.advance(minutes=5)
    page.go_on()
    assert asked == [True]
    window.go("home")
    page.wakeful.look()
    assert asked == [True]
    window.go("run", it.cafe_id)
    page.conductor.act(PAUSE)
    it.clock.advance(minutes=29)
    page.wakeful.look()
    assert asked == [True]
    it.clock.advance(minutes=1)
    page.wakeful.look()
    assert asked == [True, False]
    page.conductor.act(RESUME)
    assert asked == [True, False, True]
    page.end_cafe()
    assert asked == [True, False, True, False]


def test_a_low_battery_is_said_once(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(1)
    page = it.open()
    battery = _Asked(Battery(64, False, timedelta(hours=4)), Battery(19, False), Battery(12, False))
    page.wakeful = _wakeful(page, [], battery)
    said: list[str] = []
    page.wakeful.said.connect(said.append)
    page.wakeful.said.connect(window.toast)
    for _look in range(4):
        page.wakeful.look()
    settle()
    assert said == ["The battery is at 19 per cent. Plug the laptop in soon."]
    assert battery.times == 2
    assert said[0] in words_on(window)
