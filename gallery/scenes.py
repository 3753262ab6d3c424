"""The scenes of the gallery: a state of the demo, and what a person did next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.commands.demo_states import STATES
from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window

Act = Callable[["Window", "CafeApp"], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """``act`` is what a person does on the page; ``subject`` is what is photographed, if not the window."""

    name: str
    says: str
    state: str = "home"
    act: Act | None = None
    subject: Callable[[Window], QWidget] | None = None
    is_before_the_store: bool = False


def _go(place: str) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        window.go(place)
        settle()

    return act


def _pressed(*names: str) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        for name in names:
            press(window, name)
            settle()

    return act


_MORE = (
    Scene("door-first", "the very first start", is_before_the_store=True),
    Scene("door-lock", "keep it locked", act=_pressed("I host cafés"), is_before_the_store=True),
    Scene("plan-topic", "which topic?", "home", _go("plan")),
    Scene("run-upset", "someone is upset", "round1", _pressed("Someone is upset")),
)

SCENES: dict[str, Scene] = {
    **{name: Scene(name, state.says, name) for name, state in STATES.items()},
    **{scene.name: scene for scene in _MORE},
}
