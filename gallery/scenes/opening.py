"""The doors before the store: first start, locking, what did not open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cafe.core.errors import EnvironmentFault
from gallery.scenes.acts import Act, Scene, pressing
from tests.ui.driving import press, settle

DAY = date(2026, 11, 21)

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.opening.cover import DoorPage
    from cafe.ui.window import Window


def _at_the_door(make: Callable[[], DoorPage]) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        door = make()
        window.show_door(door)
        first = door.first_focus()
        if first is not None:
            first.setFocus()
        settle()

    return act


def _keep_locked(*presses: str) -> Act:
    """Keep it locked, on a computer that can hold a key, and what was pressed on it."""

    def act(window: Window, _cafe: CafeApp) -> None:
        from cafe.ui.opening.keep_locked import KeepLocked

        words = ("dovecot", "scenic", "notepad", "sunrise", "scooter")
        page = KeepLocked(lambda: words, ("9YGF9", "P8EW2", "6GQE9", "5JJAC", "8B5Q4"), DAY, has_keychain=True)
        window.show_door(page)
        page.first_focus().setFocus()
        settle()
        for name in presses:
            press(page, name)

    return act


def _unlock() -> DoorPage:
    from cafe.ui.opening.unlock import UnlockPage

    return UnlockPage()


def _problem() -> DoorPage:
    from cafe.ui.opening.problem import ProblemPage

    return ProblemPage(EnvironmentFault("This laptop is full. Nothing is lost.", "Free some space, then try again."))


SCENES = (
    Scene("door-first", "the very first start", is_before_the_store=True),
    Scene("door-lock", "keep it locked", act=pressing("I host cafés"), is_before_the_store=True),
    Scene("door-lock-own", "a laptop of her own", act=_keep_locked(), is_before_the_store=True),
    Scene(
        "door-lock-word",
        "one of the five words is read back",
        act=_keep_locked("I share it", "I have written them down"),
        is_before_the_store=True,
    ),
    Scene(
        "door-lock-sheet",
        "one group of the sheet is read back",
        act=_keep_locked("I copied it by hand"),
        is_before_the_store=True,
    ),
    Scene("door-unlock", "five words open it", act=_at_the_door(_unlock), is_before_the_store=True),
    Scene("door-problem", "it did not open just now", act=_at_the_door(_problem), is_before_the_store=True),
)
