"""A real, encrypted store with the services that need no window, for one benchmark."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cafe.capture.service import CaptureService
from cafe.content import topics
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.model.values import Length, NoteKind, NoteMode
from cafe.plan.service import PlanService
from cafe.run.service import RunService
from cafe.store.opening import open_store


class World:
    """Services over a store in ``folder``, as the app would have them."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.changes = Changes()
        self.database = open_store(DataFolder(folder), bytes(32), self.clock)
        undo = UndoStack()
        self.plan = PlanService(self.database, self.clock, self.changes, undo=undo)
        self.run = RunService(self.database, self.clock, self.changes)
        self.capture = CaptureService(self.database, self.clock, self.changes, undo=undo)

    def a_running_cafe(self) -> str:
        """A café on menopause that has just begun, with a note keeper."""
        plan = self.plan.new_cafe(
            topics.find("menopause"),
            Length.SIXTY,
            self.clock.now() + timedelta(minutes=1),
            people=8,
            note_mode=NoteMode.AS_WE_GO,
        )
        self.run.start(plan.cafe_id)
        return plan.cafe_id

    def keep_a_note(self, cafe_id: str, words: str) -> None:
        self.capture.record_note(cafe_id, NoteKind.NOTE, words)

    def close(self) -> None:
        self.database.close()
