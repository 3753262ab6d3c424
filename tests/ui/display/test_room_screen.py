"""The room's screen: its own window, built from the room's view alone, that never ticks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cafe.run.actions import START
from cafe.run.room import Card, RoomFacts, RoomView, room_view
from cafe.run.rounds import apply, prepare
from cafe.ui.display.room_screen import RoomScreen
from tests.builders import a_plan
from tests.ui.driving import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.run.conftest import MakeEvening

STARTS = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)


def view(seconds: float = 0, card: Card | None = None) -> RoomView:
    run = apply(prepare(a_plan()), START, STARTS)
    return room_view(run, RoomFacts("What matters to you"), STARTS + timedelta(seconds=seconds), card)


@pytest.fixture
def screen(qtbot: QtBot) -> RoomScreen:
    made = RoomScreen()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


class Painted(RoomScreen):
    times = 0

    def paintEvent(self, event: object) -> None:
        self.times += 1
        super().paintEvent(event)  # type: ignore[arg-type]


def picture(screen: RoomScreen) -> QImage:
    return screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_it_is_painted_every_ten_seconds_and_not_every_second(qtbot: QtBot) -> None:
    screen = Painted()
    qtbot.addWidget(screen)
    screen.show_view(view())
    screen.show()
    qtbot.waitExposed(screen)
    settle()
    screen.times = 0
    for second in range(1, 31):
        screen.show_view(view(second))
        settle()
    assert screen.times <= 4


def test_a_blank_card_is_one_colour(screen: RoomScreen) -> None:
    screen.show_view(view(card=Card.BLANK))
    shown = picture(screen)
    colours = {shown.pixel(x, y) for x in range(0, shown.width(), 7) for y in range(0, shown.height(), 7)}
    assert len(colours) == 1


@pytest.mark.parametrize("card", [None, *Card])
def test_every_card_looks_different(screen: RoomScreen, card: Card | None) -> None:
    screen.show_view(view(card=card))
    mine = picture(screen)
    for other in (None, *Card):
        if other is not card:
            screen.show_view(view(card=other))
            assert picture(screen) != mine


@pytest.mark.parametrize("size", [(480, 270), (1024, 768), (1920, 1080), (1080, 1920), (2560, 1080)])
def test_it_can_be_painted_at_any_shape(screen: RoomScreen, size: tuple[int, int]) -> None:
    screen.resize(*size)
    screen.show_view(view(60))
    shown = picture(screen)
    colours = {shown.pixel(x, y) for x in range(0, shown.width(), 5) for y in range(0, shown.height(), 5)}
    assert len(colours) > 3


def test_a_screen_reader_hears_what_the_room_sees(screen: RoomScreen) -> None:
    screen.show_view(view(card=Card.BREAK))
    assert screen.accessibleName().startswith("A wee break")


def test_f11_on_the_page_puts_it_on_and_off(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_F11)
    settle()
    assert page.keeper.is_on
    assert page.bar.room.accessibleName() == "Room screen is on"
    page.window().activateWindow()
    page.switch_room()
    assert not page.keeper.is_on


def test_it_stays_on_while_the_host_looks_at_another_page(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    page.shell.go("home")
    settle()
    assert page.keeper.is_on
    it.clock.advance(minutes=2)
    page.keeper.tick()
    assert page.keeper.screen is not None and page.keeper.screen.view == page.keeper.view()
    page.keeper.turn_off()


def test_it_goes_when_the_app_goes(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    page.window().close()
    assert not page.keeper.is_on


def test_the_room_hears_no_hall_no_cafe_title_no_clock(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    screen = page.keeper.screen
    assert screen is not None
    said = screen.accessibleName()
    for private in ("Thursday blether", "Corran Hall", page.bar.clock.text()):
        assert private not in said
    page.keeper.turn_off()


def test_a_second_screen_is_filled_and_an_unplugged_one_is_said(
    evening: MakeEvening, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QGuiApplication

    from cafe.ui.display import room_screen

    there = QGuiApplication.primaryScreen()
    monkeypatch.setattr(room_screen, "other_screen", lambda _host: there)
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    screen = page.keeper.screen
    assert screen is not None and screen.isFullScreen()
    assert page.keeper.note == ""
    said: list[str] = []
    page.keeper.lost.connect(said.append)
    page.keeper._on_screen_removed(there)
    assert not page.keeper.is_on
    assert len(said) == 1
    page.keeper._on_screen_added(there)
    assert page.keeper.is_on
    page.keeper.turn_off()


def test_without_a_second_screen_it_is_a_window_to_share(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    screen = page.keeper.screen
    assert screen is not None and not screen.isFullScreen()
    assert "no second screen" in page.keeper.note
    page.keeper.turn_off()
