"""An ordinary evening in the hall, and ways to get to a moment of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cafe.content import topics
from cafe.model.values import Length, NoteMode, Support
from cafe.run.actions import NEXT

if TYPE_CHECKING:
    from cafe.core.clock import FakeClock
    from cafe.ui.run.page import RunPage
    from cafe.ui.services import Services
    from tests.ui.conftest import OpenPage

LEAD = "01632 960 112"


@dataclass
class Evening:
    """One café and its page. ``to(stage, seconds)`` goes there, with that much of the stage gone."""

    cafe_id: str
    services: Services
    clock: FakeClock
    _open: OpenPage

    def open(self) -> RunPage:
        return self._open("run", self.cafe_id)  # type: ignore[return-value]

    def to(self, stage: int, seconds: int = 0) -> None:
        self.clock.advance(minutes=5)
        self.services.run.start(self.cafe_id)
        for _n in range(stage):
            run = self.services.run.ready(self.cafe_id)
            self.clock.advance(seconds=run.slot.allotted.total_seconds())
            self.services.run.act(self.cafe_id, NEXT)
        self.clock.advance(seconds=seconds)


@pytest.fixture
def evening(services: Services, clock: FakeClock, open_page: OpenPage) -> Callable[..., Evening]:
    """``evening(mode)``: a café of seven at half past six, with notes as asked."""

    def make(mode: NoteMode = NoteMode.AFTER) -> Evening:
        services.content.keep_support(Support("Ishbel Rennie", LEAD, "01632 960 110", "01632 960 111", True))
        starts = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
        plan = services.plan.new_cafe(
            topics.find("T01"), Length.NINETY, starts, 6, title="Thursday blether", hall="Corran Hall"
        )
        services.plan.change_note_mode(plan.cafe_id, mode)
        services.undo.clear()
        return Evening(plan.cafe_id, services, clock, open_page)

    return make


MakeEvening = Callable[..., Evening]
