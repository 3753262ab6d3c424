"""Before a café: the plan, topics, help."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, cast

from cafe.content.paper_words import PaperWords
from cafe.model.values import StageKind
from gallery.scenes.acts import Act, Scene, going, pressing
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.plan.page import PlanPage
    from cafe.ui.window import Window


def _tight(window: Window, cafe: CafeApp) -> None:
    """Too many people for the time there is."""
    assert cafe.services is not None
    plan = next(line for line in cafe.services.packs.lines() if line.title == "Heart to heart")
    cafe.services.plan.change_people(plan.id, 30)
    cafe.services.plan.change_tables(plan.id, 1)
    window.go("plan", plan.id)
    settle()


def _paper(window: Window, cafe: CafeApp) -> None:
    """All the paper of the next café, with some words of its own."""
    assert cafe.services is not None
    plan = next(line for line in cafe.services.packs.lines() if line.state == "planned")
    words = PaperWords("East Glens Women’s Health", "01632 960 142", access=("A ramp at the side door",))
    cafe.services.content.keep_paper_words(words)
    window.go("paper", plan.id)
    settle()


def _tea(window: Window, cafe: CafeApp) -> None:
    """A plan with tea that moves on, and a guest at an hour of her own; the guest's stage lies open."""
    assert cafe.services is not None
    plans = cafe.services.plan
    plan = plans.plan(next(line for line in cafe.services.packs.lines() if line.title == "Heart to heart").id)
    plans.add_stage(plan.cafe_id, StageKind.BREAK, "Tea", 10, 4)
    plan = plans.add_stage(plan.cafe_id, StageKind.OWN, "A nurse tells", 10, 5)
    tea, guest = plan.stages[4], plan.stages[5]
    plans.set_moves_on(plan.cafe_id, tea.id, True)
    plans.set_optional(plan.cafe_id, tea.id, True)
    plans.pin(plan.cafe_id, guest.id, time(19, 30))
    plans.set_cues(plan.cafe_id, guest.id, 120, 0)
    window.go("plan", plan.cafe_id)
    settle()


def _opened(place: int) -> Act:
    """The plan with tea, and the stage at that place opened."""

    def act(window: Window, cafe: CafeApp) -> None:
        _tea(window, cafe)
        page = cast("PlanPage", window.page("plan"))
        page._open_stage(list(page.planner.evening.rows)[place])
        settle()

    return act


SCENES = (
    Scene("plan-tea", "tea moves on, a guest has her hour", "home", _tea),
    Scene("plan-stage", "one stage, opened", "home", _opened(5)),
    Scene("plan-break", "a break, opened", "home", _opened(4)),
    Scene("plan-round", "a round, opened", "home", _opened(2)),
    Scene("plan-topic", "which topic?", "home", going("plan")),
    Scene("plan-advice", "worth a look", "home", _tight),
    Scene("plan-add", "add a stage", "plan", pressing("Add a stage")),
    Scene("topic-prepared", "a topic for prepared hosts", "topics", going("topics", "topic:baby-loss")),
    Scene("topic-locked", "a topic that a programme opens", "topics", going("topics", "topic:gbv")),
    Scene("paper", "paper for the day", "plan", _paper),
    Scene("paper-any", "paper for any café", "home", going("paper")),
    Scene("help-run", "help for the run", "help", going("help", "run")),
)
