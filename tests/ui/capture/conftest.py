"""A café that is over, with what was heard in it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cafe.core.clock import FakeClock
from cafe.model.values import EntryKind
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.builders import a_cafe

HEARD = (
    "It comes on young, and nobody had warned us.",
    "Many of us were told it is just our age.",
    "One good nurse made all the difference.",
)


@dataclass(slots=True)
class Going:
    """Where the window was asked to go, instead of going there."""

    places: list[tuple[str, str]]


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock, services: Services) -> str:
    """An evening with three sentences from the room, all agreed."""
    made = a_cafe(database, clock)
    clock.advance(minutes=5)
    for words in HEARD:
        entry = services.capture.add_entry(made, EntryKind.THEME, words, in_room=True)
        services.capture.agree(entry.id)
    services.undo.clear()
    return made


@pytest.fixture
def going(window: Window, monkeypatch: pytest.MonkeyPatch) -> Going:
    """From here on nobody leaves the page: it is only noted where they wanted to go."""
    kept = Going([])
    real = window.go

    def go(place: str, cafe_id: str = "") -> None:
        if place in ("home", "check"):
            kept.places.append((place, cafe_id))
        else:
            real(place, cafe_id)

    monkeypatch.setattr(window, "go", go)
    return kept
