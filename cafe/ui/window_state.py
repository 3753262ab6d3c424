"""How the window looked last time: text size, look and place on the screen.

Read before the store is open, so it holds nothing private: no café, no file name, no topic.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import cast

from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.tokens import Mode

TEXT_SIZES = (100, 125, 150, 200)
LOOKS = ("light", "dark", "high_contrast")


@dataclass(frozen=True, slots=True)
class WindowState:
    """What is remembered; anything unknown or broken falls back to these."""

    text_size: int = 100
    look: str = "light"
    width: int = 1366
    height: int = 768
    is_maximised: bool = False

    @property
    def mode(self) -> Mode:
        """The look as the theme takes it."""
        return cast("Mode", self.look)


LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
TITLE_BAR = 40  # what a desktop puts round a window, in pixels, at most


def on_screen(state: WindowState, width: int, height: int) -> WindowState:
    """The state as it fits a screen with so much room, in pixels: a window that would hang over its edge fills it.

    A screen below the app's least size is left to the desktop, which scrolls or shrinks it.
    """
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return state
    if state.width <= width and state.height + TITLE_BAR <= height:
        return state
    smaller = replace(state, width=min(state.width, width), height=min(state.height, height - TITLE_BAR))
    return replace(smaller, is_maximised=True)


def load(path: Path) -> WindowState:
    """The remembered state; the plain one where there is none or it cannot be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowState()
    if not isinstance(kept, dict):
        return WindowState()
    plain = asdict(WindowState())
    known = {name: kept[name] for name, default in plain.items() if type(kept.get(name)) is type(default)}
    state = replace(WindowState(), **known)
    if state.text_size not in TEXT_SIZES or state.look not in LOOKS:
        return replace(state, text_size=100, look="light")
    return state


def keep(path: Path, state: WindowState) -> None:
    """Remember the state. A folder that cannot be written costs nothing but the remembering."""
    try:
        replace_file(path, json.dumps(asdict(state)).encode())
    except CafeError:
        return
