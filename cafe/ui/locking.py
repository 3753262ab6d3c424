"""Locking: all of the app, or the notes alone while a café goes on.

Outside a café the pages are dropped, the store is closed and the window is covered. While a café goes on the store
stays open: the clock, the question, *Next* and *Someone is upset* are needed by the people in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cafe.core.errors import CafeError

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.services import Services
    from cafe.ui.window import Window

IN_A_LOCKED_RUN = ("run", "support")
"""What can be visited while the notes are locked: neither shows a word that was kept."""

USUAL_MINUTES = 15
MINUTES = (5, 10, 15, 30, 0)
SETTING = "lock_after"


def minutes(services: Services) -> int:
    """After how many minutes without a hand on it the laptop locks; 0 for never."""
    kept = services.content.setting(SETTING, USUAL_MINUTES)
    return kept if kept in MINUTES else USUAL_MINUTES


def can_lock(services: Services) -> bool:
    """Whether there is something to open it with again: a store for trying out has no way in."""
    if services.ways_in.folder != services.folder:  # a rehearsal: its copy is thrown away
        return False
    try:
        return bool(services.ways_in.kinds)
    except CafeError:
        return False


def run_page(window: Window) -> RunPage | None:
    """The page of the run, if it was ever visited."""
    page = window.page_there("run")
    return cast("RunPage", page) if page is not None else None


def going_run(window: Window) -> RunPage | None:
    """The page of a café that goes on now, or None."""
    run = run_page(window)
    return run if run is not None and run.notes_lock.is_needed else None
