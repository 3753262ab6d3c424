"""Everything a page may ask for, as one frozen value built once by ``app.py`` and handed on.

The types are named for the checker only: a page never imports a service, so that the window
paints before the database libraries are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cafe.capture.service import CaptureService
    from cafe.collate.service import CollateService
    from cafe.content.service import ContentService
    from cafe.core.changes import Changes
    from cafe.core.clock import Clock
    from cafe.core.paths import DataFolder
    from cafe.core.undo import UndoStack
    from cafe.packs.service import PacksService
    from cafe.plan.service import PlanService
    from cafe.report.service import ReportService
    from cafe.run.service import RunService
    from cafe.store.copies import Copies
    from cafe.store.database import Database
    from cafe.store.retention import Retention
    from cafe.store.trail import Trail
    from cafe.store.ways_in import WaysIn
    from cafe.ui.bridge import Bridge
    from cafe.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Services:
    """The day's rooms, open for one sitting."""

    folder: DataFolder
    clock: Clock
    changes: Changes
    undo: UndoStack
    database: Database
    ways_in: WaysIn
    copies: Copies
    retention: Retention
    trail: Trail
    content: ContentService
    plan: PlanService
    run: RunService
    capture: CaptureService
    packs: PacksService
    collate_later: Callable[[], CollateService]
    report_later: Callable[[], ReportService]
    bridge: Bridge
    tasks: TaskRunner
    is_demo: bool = False

    @property
    def collate(self) -> CollateService:
        """The coordinator's room; its libraries are loaded when it is first asked for."""
        return self.collate_later()

    @property
    def report(self) -> ReportService:
        """Where paper is made; ReportLab is loaded when it is first asked for."""
        return self.report_later()
