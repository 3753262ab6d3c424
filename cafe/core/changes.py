"""What changed, told without Qt: services announce, pages listen through ``ui/bridge.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of thing a page may want to redraw for."""

    CAFES = "cafes"
    PLAN = "plan"
    RUN = "run"
    ENTRIES = "entries"
    PEOPLE = "people"
    SENT = "sent"
    PROGRAMME = "programme"
    SETTINGS = "settings"


Listener = Callable[[frozenset[Kind], object | None], None]


class Changes:
    """Announces kinds of change and who made them, so that a page can ignore its own echo."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(kinds, origin)`` on every announcement; the answer unsubscribes."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def announce(self, kinds: Iterable[Kind], origin: object | None = None) -> None:
        told = frozenset(kinds)
        for listener in tuple(self._listeners):
            listener(told, origin)
