"""Before a café: the plan, topics, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.content.paper_words import PaperWords
from gallery.scenes.acts import Scene, going, pressing
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
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
    words = PaperWords("East Glens Women’s Health", "01632 960 142", 24, access=("A ramp at the side door",))
    cafe.services.content.keep_paper_words(words)
    window.go("paper", plan.id)
    settle()


SCENES = (
    Scene("plan-topic", "which topic?", "home", going("plan")),
    Scene("plan-advice", "worth a look", "home", _tight),
    Scene("plan-add", "add a stage", "plan", pressing("Add a stage")),
    Scene("topic-prepared", "a topic for prepared hosts", "topics", going("topics", "topic:baby-loss")),
    Scene("topic-locked", "a topic that a programme opens", "topics", going("topics", "topic:gbv")),
    Scene("paper", "paper for the day", "plan", _paper),
    Scene("paper-any", "paper for any café", "home", going("paper")),
    Scene("help-run", "help for the run", "help", going("help", "run")),
)
