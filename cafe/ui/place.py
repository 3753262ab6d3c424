"""What a page is, and what it may ask of the window it lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.core.changes import Kind
    from cafe.core.errors import CafeError
    from cafe.ui.services import Services


class Shell(Protocol):
    """The window, as a page sees it."""

    def go(self, place: str, cafe_id: str = "", *, instead: bool = False) -> None:
        """Show another place of the app ("home", "plan", "run", ...; see ``places.py``).

        ``instead``: in place of the page that is open, so that back does not lead to it again.
        """

    def back(self) -> None:
        """Return to the page before this one, or Home."""

    def toast(self, words: str, *, undo: bool = False) -> None:
        """Say that something is done; with ``undo`` offer to take it back for ten seconds."""

    def problem(self, error: CafeError) -> None:
        """Show what happened, what is safe and what to do."""

    def practise(self, cafe_id: str) -> None:
        """Rehearse a café in a window of its own, on a copy that is deleted when that window closes."""

    def lock(self) -> None:
        """Cover what is kept until somebody opens it again: all of the app, or the notes while a café goes on."""

    def put_back(self, copy: Path) -> None:
        """Close the store, let this copy take its place, and open it; what was there is kept aside."""

    def use_text_size(self, percent: int) -> None:
        """100, 125, 150 or 200; remembered for the next start."""

    def use_look(self, mode: str) -> None:
        """ "light", "dark" or "high_contrast"; remembered for the next start."""


class Page(QWidget):
    """One page of the booklet.

    A page is built when it is first visited and kept until the text size or the look changes.
    It shows everything from a view in ``refresh()``; truth lives in rows, so that a page can be
    dropped and built again at any moment without losing a word.
    """

    spine_place: ClassVar[str] = "home"
    """Which place the spine marks while this page is open; empty: no spine, full attention."""

    refresh_on: ClassVar[frozenset[Kind]] = frozenset()
    """The kinds of change after which an open page draws itself again."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self.services = services
        self.shell = shell
        self.cafe_id = ""

    def open(self, cafe_id: str = "") -> None:
        """The page comes to the front, for this café where it is about one."""
        self.cafe_id = cafe_id
        self.refresh()

    def refresh(self) -> None:
        """Draw everything again from the rows as they stand."""

    def leave(self) -> None:
        """Another page comes to the front: keep what is half typed, stop what ticks."""

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page opens."""
        return None

    def hush(self, is_on: bool) -> None:
        """The window is hidden in a hurry, or comes back: whatever else of this page can be seen goes too."""

    def close_down(self) -> None:
        """The page goes for good, as the store is closed: let go of what stands outside the window."""
