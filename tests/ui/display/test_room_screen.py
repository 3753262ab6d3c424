"""The room's screen: its own window, built from the room's view alone, that never ticks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest

from cafe.run.actions import START
from cafe.run.room import Card, RoomFacts, RoomView, room_view
from cafe.run.rounds import apply, prepare
from cafe.ui.display.room_screen import RoomScreen, is_named, name_of
from cafe.ui.theme import theme
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
    """Onto a ground of no colour of ours, so that a part that was not painted shows as such."""
    image = QImage(screen.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    screen.render(image)
    return image


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
    assert colours == {theme()["ground"].rgb()}


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
    monkeypatch.setattr(room_screen, "other_screen", lambda _host, _remembered: there)
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
    page.window().resize(1366, 768)
    page.switch_room()
    screen = page.keeper.screen
    assert screen is not None and not screen.isFullScreen()
    assert "no second screen" in page.keeper.note
    host, room = page.window().geometry(), screen.geometry()
    assert host.contains(room), "it stands in front, where it is seen"
    for part in (page.bar.upset, page.clock.next, page.clock.end, page.clock.timer):
        at = QRect(part.mapToGlobal(QPoint(0, 0)), part.size())
        assert not at.intersects(room), part.accessibleName()
    page.keeper.turn_off()


class Monitor:
    """A monitor as the system tells of it."""

    def __init__(self, model: str, socket: str, wide: int) -> None:
        self._model, self._socket, self._wide = model, socket, wide

    def manufacturer(self) -> str:
        return "Epson"

    def model(self) -> str:
        return self._model

    def name(self) -> str:
        return self._socket

    def size(self) -> QSize:
        return QSize(self._wide, 720)


def test_a_monitor_is_known_again_in_another_socket_or_at_another_size() -> None:
    projector = cast("QScreen", Monitor("EB-X41", "HDMI-1", 1280))
    name = name_of(projector)
    for same in (("EB-X41", "HDMI-1", 1280), ("EB-X41", "DP-2", 1280), ("EB-X41", "HDMI-1", 1024)):
        assert is_named(cast("QScreen", Monitor(*same)), name)
    for other in (("EB-X41", "DP-2", 1024), ("P24", "HDMI-1", 1920), ("P24", "DP-1", 1280)):
        assert not is_named(cast("QScreen", Monitor(*other)), name)
    assert not is_named(projector, "")


def test_the_monitor_is_remembered_for_the_next_cafe(evening: MakeEvening, monkeypatch: pytest.MonkeyPatch) -> None:
    from cafe.ui.display import room_screen

    there = QGuiApplication.primaryScreen()
    asked: list[str] = []

    def other(_host: object, remembered: str) -> QScreen:
        asked.append(remembered)
        return there

    monkeypatch.setattr(room_screen, "other_screen", other)
    it = evening()
    it.to(2, 60)
    page = it.open()
    for _n in range(3):
        page.switch_room()
    page.keeper.turn_off()
    assert asked == ["", name_of(there)]


def test_a_picture_that_is_held_stays_while_the_cafe_goes_on(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    page.switch_room()
    screen = page.keeper.screen
    assert screen is not None and screen.view is not None
    page.keeper.hold()
    held = screen.view
    it.clock.advance(minutes=3)
    page.go_on()
    page.keeper.tick()
    assert page.keeper.is_held and screen.view == held
    page.keeper.put(None)
    assert not page.keeper.is_held and screen.view != held
    page.keeper.turn_off()
