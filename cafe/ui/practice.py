"""A rehearsal: any plan, run in a window of its own on a throw-away store, as fast as the host likes.

The real store is never written to. The copy lives in a folder of its own under a key that nobody keeps, and
both are gone when the window closes.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent

from cafe.core.changes import Changes
from cafe.core.clock import PracticeClock
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.ui.bridge import Bridge
from cafe.ui.tasks import TaskRunner
from cafe.ui.window import Window

if TYPE_CHECKING:
    from cafe.model.values import Plan
    from cafe.report.service import ReportService
    from cafe.store.database import Database
    from cafe.ui.services import Services

PLACES = ("run", "write-up", "who-came", "support", "help")
"""What can be visited in a rehearsal; any other way out of it ends it."""


class PracticeWindow(Window):
    """Opens at the run. Leaving the run for Home, or for the programme, closes it and deletes the copy."""

    def __init__(self, folder: DataFolder, services: Services, cafe_id: str) -> None:
        super().__init__(folder.window_state)
        self.setWindowTitle(_("Practice: nothing of it is kept"))
        self._kept: Services | None = services
        self.use(services)
        self.go("run", cafe_id)

    @property
    def services(self) -> Services | None:
        """Those of the rehearsal, until it is left."""
        return self._kept

    def go(self, place: str, cafe_id: str = "", *, instead: bool = False) -> None:
        if place in PLACES:
            super().go(place, cafe_id, instead=instead)
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        services, self._kept = self._kept, None
        if services is not None:
            services.tasks.close()
            services.bridge.close()
            services.database.close()
            shutil.rmtree(services.folder.root, ignore_errors=True)


def open_practice(window: Window, services: Services, cafe_id: str, opened: Callable[[Window], None]) -> None:
    """Make the copy beside the window, then show it; ``opened`` gets the new window."""
    plan, clock = services.plan.plan(cafe_id), PracticeClock(services.clock)
    folder = DataFolder(Path(tempfile.mkdtemp(prefix="cafe-practice-")))

    def make(_progress: object) -> tuple[Database, str]:
        return _copy(folder, plan, clock)

    def show(made: tuple[Database, str]) -> None:
        if services.folder.window_state.exists():
            shutil.copyfile(services.folder.window_state, folder.window_state)
        practice = _services(services, folder, made[0], clock)
        practice.content.keep_support(services.content.support())
        shown = PracticeWindow(folder, practice, made[1])
        shown.resize(window.size())
        shown.show()
        shown.activateWindow()
        opened(shown)

    services.tasks.run(make, on_done=show, on_refused=window.problem)


def _copy(folder: DataFolder, plan: Plan, clock: PracticeClock) -> tuple[Database, str]:
    from cafe.plan.edits import copied
    from cafe.store.opening import open_store
    from cafe.store.plans import write_plan

    database = open_store(folder, secrets.token_bytes(32), clock)
    now = clock.now()
    practice = replace(copied(plan, now), is_rehearsal=True)
    with database.write() as session:
        write_plan(session, practice, now, "TEST")
    return database, practice.cafe_id


def _services(real: Services, folder: DataFolder, database: Database, clock: PracticeClock) -> Services:
    """The same rooms as the real ones, over the copy and its own clock."""
    changes, undo = Changes(), UndoStack()

    def report() -> ReportService:
        return type(real.report)(database, clock, changes)

    return replace(
        real,
        folder=folder,
        clock=clock,
        changes=changes,
        undo=undo,
        database=database,
        content=type(real.content)(database, clock, changes),
        plan=type(real.plan)(database, clock, changes, undo=undo),
        run=type(real.run)(database, clock, changes),
        capture=type(real.capture)(database, clock, changes, undo=undo),
        packs=type(real.packs)(database, clock, changes),
        collate_later=lambda: type(real.collate)(database, clock, changes),
        report_later=report,
        bridge=Bridge(changes),
        tasks=TaskRunner(),
        is_demo=True,
    )
