"""The next plan of a length says how long its rounds really took, once, and quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.content import topics
from cafe.model.values import Length
from cafe.run.actions import NEXT
from tests.ui.driving import settle, words_on

if TYPE_CHECKING:
    from cafe.core.clock import FakeClock
    from cafe.ui.services import Services
    from cafe.ui.window import Window
    from tests.ui.conftest import OpenPage


def test_a_copied_cafe_says_how_long_its_rounds_took(
    services: Services, window: Window, clock: FakeClock, open_page: OpenPage
) -> None:
    plan = services.plan.new_cafe(topics.find("T01"), Length.SIXTY, clock.now(), 6)
    open_page("plan", plan.cafe_id)
    assert "Last time" not in words_on(window)
    services.run.start(plan.cafe_id)
    for stage in plan.stages[:-1]:
        late = 4 if stage.title == "Round 1" else 0
        clock.advance(seconds=stage.seconds, minutes=late)
        services.run.act(plan.cafe_id, NEXT)
    services.run.end(plan.cafe_id)
    open_page("plan", plan.cafe_id)
    assert "Last time" not in words_on(window)  # the plan that was held stays as it was
    planned = next(stage for stage in plan.stages if stage.title == "Round 1").minutes
    copy = services.plan.copy(plan.cafe_id)
    open_page("plan", copy.cafe_id)
    assert f"Last time Round 1 took {planned + 4} minutes, 4 more than planned." in words_on(window)
    services.plan.change_length(copy.cafe_id, Length.TASTER)
    settle()
    assert "Last time" not in words_on(window)
