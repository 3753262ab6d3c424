"""What a scene is, and what a person does in one: going somewhere, pressing, typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.driving import named, press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.core.tokens import Mode
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window

Act = Callable[["Window", "CafeApp"], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """``act`` is what a person does on the page; ``subject`` is what is photographed, if not the window.

    ``look`` and ``text``: a scene of its own look or text size, whatever was asked for.
    """

    name: str
    says: str
    state: str = "home"
    act: Act | None = None
    subject: Callable[[Window], QWidget] | None = None
    is_before_the_store: bool = False
    look: Mode | None = None
    text: int = 0


def going(place: str, cafe_id: str = "") -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        window.go(place, cafe_id)
        settle()

    return act


def pressing(*names: str) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        for name in names:
            press(window, name)
            settle()

    return act


def running(act: Callable[[RunPage], object]) -> Act:
    """Something done on the page of the run."""

    def done(window: Window, _cafe: CafeApp) -> None:
        act(cast("RunPage", window.page("run")))
        settle()

    return done


def typing(name: str, text: str) -> Act:
    """Words that the guard has something to say of, and the pause it waits for."""

    def act(window: Window, _cafe: CafeApp) -> None:
        line = named(window, name)
        line.setFocus()
        QTest.keyClicks(line, text)
        settle(1700)

    return act


def on_the_room_screen(act: Callable[[RunPage], object] | None = None) -> Act:
    def done(window: Window, _cafe: CafeApp) -> None:
        page = cast("RunPage", window.page("run"))
        page.switch_room()
        if act is not None:
            act(page)
        settle(300)

    return done


def the_room_screen(window: Window) -> QWidget:
    screen = cast("RunPage", window.page("run")).keeper.screen
    assert screen is not None
    return screen
