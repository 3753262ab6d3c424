"""Copies, as the person meets them: where they go, one now, one after each café, and when the last one was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui import dialogs

if TYPE_CHECKING:
    from cafe.store.copies import LastCopy
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Progress

_MILESTONES = frozenset({Kind.CAFES, Kind.RUN, Kind.SENT})


def last_backup(last: LastCopy) -> str:
    """*Last backup: never*, or its day."""
    if last.at is None:
        return _("Last backup: never")
    return _("Last backup: {day}").format(day=words.long_date(local(last.at).date()))


def choose_place(parent: QWidget, services: Services, shell: Shell) -> None:
    """Ask for a memory stick or a folder, and make the first copy there at once."""
    place = dialogs.choose_folder(parent, _("A memory stick or a folder for copies"), services.copies.last().place)
    if place is None:
        return
    try:
        services.copies.choose(place)
    except CafeError as problem:
        shell.problem(problem)
    else:
        copy_now(services, shell)


def copy_now(services: Services, shell: Shell) -> None:
    """One checked copy, beside the window."""
    _make(services, lambda: shell.toast(_("A copy is made and checked")), shell.problem)


def move_away(parent: QWidget, services: Services, shell: Shell) -> None:
    """One file with everything in it, for another laptop."""
    kinds = _("Moving ({pattern})").format(pattern="*.cafemove")
    target = dialogs.save_as(parent, _("One file with everything"), Path.home() / "Conversation Cafe.cafemove", kinds)
    if target is None:
        return
    target = target if target.suffix == ".cafemove" else target.with_name(target.name + ".cafemove")
    said = _("{name} is made and checked. Take it to the other laptop, with your recovery sheet.")
    services.tasks.run(
        lambda _progress: services.copies.move_to(target),
        on_done=lambda made: shell.toast(said.format(name=made.name)),
        on_refused=shell.problem,
    )


def _make(services: Services, done: Callable[[], None], refused: Callable[[CafeError], None]) -> None:
    def job(_progress: Progress) -> Path:
        return services.copies.make()

    services.tasks.run(job, on_done=lambda _made: done(), on_refused=refused)


class CopyKeeper(QObject):
    """Makes a copy when a café is over and when one is sent; and when the app opens, if a week has gone by.

    What comes to nothing is no interruption: Home and Settings say so, and the next milestone tries again.
    """

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._seen = services.copies.milestones()
        services.bridge.changed.connect(self._on_changed)

    def look(self) -> None:
        """At the start of the day."""
        if self._services.copies.is_due():
            self._copy()

    def _on_changed(self, kinds: frozenset[Kind], _origins: frozenset[object]) -> None:
        if self._services.tasks.is_closed or not kinds & _MILESTONES:
            return
        if Kind.SENT in kinds and self._services.retention.is_at_once():
            self._sweep()
        before, self._seen = self._seen, self._services.copies.milestones()
        grew = any(now > then for now, then in zip(self._seen, before, strict=True))
        if grew and self._services.copies.last().place is not None:
            self._copy()

    def _sweep(self) -> None:
        """Delete after sending was chosen: what has just been sent goes, in its turn beside the window."""
        retention = self._services.retention

        def job(_progress: Progress) -> object:
            return retention.sweep()

        self._services.tasks.run(job, on_done=lambda _gone: None, on_refused=lambda _problem: None)

    def _copy(self) -> None:
        _make(self._services, lambda: None, lambda _problem: None)
