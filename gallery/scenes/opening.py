"""The doors before the store: first start, locking, what did not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cafe.core.errors import EnvironmentFault
from gallery.scenes.acts import Act, Scene, pressing
from tests.ui.driving import settle

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


def _unlock() -> DoorPage:
    from cafe.ui.opening.unlock import UnlockPage

    return UnlockPage()


def _problem() -> DoorPage:
    from cafe.ui.opening.problem import ProblemPage

    return ProblemPage(EnvironmentFault("This laptop is full. Nothing is lost.", "Free some space, then try again."))


SCENES = (
    Scene("door-first", "the very first start", is_before_the_store=True),
    Scene("door-lock", "keep it locked", act=pressing("I host cafés"), is_before_the_store=True),
    Scene("door-unlock", "five words open it", act=_at_the_door(_unlock), is_before_the_store=True),
    Scene("door-problem", "it did not open just now", act=_at_the_door(_problem), is_before_the_store=True),
)
