"""The scenes of the gallery: a state of the demo, and what a person did next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cafe.commands.demo_states import STATES
from cafe.core.errors import EnvironmentFault
from cafe.run.room import Card
from tests.ui.driving import named, press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.opening.cover import DoorPage
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window

Act = Callable[["Window", "CafeApp"], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """``act`` is what a person does on the page; ``subject`` is what is photographed, if not the window."""

    name: str
    says: str
    state: str = "home"
    act: Act | None = None
    subject: Callable[[Window], QWidget] | None = None
    is_before_the_store: bool = False


def _go(place: str, cafe_id: str = "") -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        window.go(place, cafe_id)
        settle()

    return act


def _pressed(*names: str) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        for name in names:
            press(window, name)
            settle()

    return act


def _run(act: Callable[[RunPage], object]) -> Act:
    """Something done on the page of the run."""

    def done(window: Window, _cafe: CafeApp) -> None:
        act(cast("RunPage", window.page("run")))
        settle()

    return done


def _typed(name: str, text: str) -> Act:
    """Words that the guard has something to say of, and the pause it waits for."""

    def act(window: Window, _cafe: CafeApp) -> None:
        line = named(window, name)
        line.setFocus()
        QTest.keyClicks(line, text)
        settle(1700)

    return act


def _on_room(act: Callable[[RunPage], object] | None = None) -> Act:
    def done(window: Window, _cafe: CafeApp) -> None:
        page = cast("RunPage", window.page("run"))
        page.switch_room()
        if act is not None:
            act(page)
        settle(300)

    return done


def _room(window: Window) -> QWidget:
    screen = cast("RunPage", window.page("run")).keeper.screen
    assert screen is not None
    return screen


def _tight(window: Window, cafe: CafeApp) -> None:
    """Too many people for the time there is."""
    assert cafe.services is not None
    plan = next(line for line in cafe.services.packs.lines() if line.title == "Heart to heart")
    cafe.services.plan.change_people(plan.id, 30)
    cafe.services.plan.change_tables(plan.id, 1)
    window.go("plan", plan.id)
    settle()


def _coordinator(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.keep_role("coordinator")
    window.go("programme")
    settle()


def _door(make: Callable[[], DoorPage]) -> Act:
    def act(window: Window, _cafe: CafeApp) -> None:
        door = make()
        window.show_door(door)
        first = door.first_focus()
        if first is not None:
            first.setFocus()
        settle()

    return act


def _unlock() -> DoorPage:
    from cafe.ui.opening.unlock import UnlockPage

    return UnlockPage()


def _problem() -> DoorPage:
    from cafe.ui.opening.problem import ProblemPage

    return ProblemPage(EnvironmentFault("This laptop is full. Nothing is lost.", "Free some space, then try again."))


_FLAGGED = "Morag from the bakery said the nurse at Port Aird never rang her back"

_MORE = (
    Scene("door-first", "the very first start", is_before_the_store=True),
    Scene("door-lock", "keep it locked", act=_pressed("I host cafés"), is_before_the_store=True),
    Scene("door-unlock", "five words open it", act=_door(_unlock), is_before_the_store=True),
    Scene("door-problem", "it did not open just now", act=_door(_problem), is_before_the_store=True),
    Scene("plan-topic", "which topic?", "home", _go("plan")),
    Scene("plan-advice", "worth a look", "home", _tight),
    Scene("plan-add", "add a stage", "plan", _pressed("Add a stage")),
    Scene("programme-none", "no programme yet", "first", _go("programme")),
    Scene("programme-table", "themes as a table", "collate", _pressed("Show themes as table")),
    Scene("programme-packs", "every pack", "collate", _pressed("Show all 40")),
    Scene("programme-words", "the programme’s six words", "collate", _pressed("Its six words")),
    Scene("programme-back", "taking the last batch back", "collate", _pressed("Take it back")),
    Scene("packs-ask", "which packs?", "collate", _pressed("Add packs")),
    Scene("packs-both", "which one counts?", "add-packs", _pressed("See both")),
    Scene("packs-counted-up", "a sender who was rung", "add-packs", _pressed("They match", "Earlier one")),
    Scene("run-upset", "someone is upset", "round1", _pressed("Someone is upset")),
    Scene("run-paused", "paused", "round1", _pressed("Pause")),
    Scene("run-what-if", "what if…?", "round1-plain", _run(lambda page: page.open_all_cards())),
    Scene("run-catch-up", "catch up", "round2-over", _run(lambda page: page.catch_up())),
    Scene("run-guard", "two things could point to a person", "round1", _typed("What did you hear?", _FLAGGED)),
    Scene("harvest-guard", "the same in the harvest", "harvest", _typed("What did we hear?", _FLAGGED)),
    Scene("room", "what the room sees", "round1", _on_room(), _room),
    Scene(
        "room-break",
        "a break, on the room’s screen",
        "round1",
        _on_room(lambda page: page.keeper.put(Card.BREAK)),
        _room,
    ),
    Scene("topic-prepared", "a topic for prepared hosts", "topics", _go("topics", "topic:baby-loss")),
    Scene("topic-locked", "a topic that a programme opens", "topics", _go("topics", "topic:gbv")),
    Scene("pass-the-laptop", "one person answers", "feedback", _pressed("Pass the laptop")),
    Scene("sent-stick", "on a stick", "sent", _pressed("How to send it: On a stick")),
    Scene("programme-empty", "a programme with no packs yet", "first", _coordinator),
    Scene("help-run", "help for the run", "help", _go("help", "run")),
)

SCENES: dict[str, Scene] = {
    **{name: Scene(name, state.says, name) for name, state in STATES.items()},
    **{scene.name: scene for scene in _MORE},
}
