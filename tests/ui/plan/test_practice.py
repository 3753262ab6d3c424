"""Any plan can be tried first, in a window of its own, and nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu

from cafe.content import topics
from cafe.model.values import CafeState, Length, Support
from cafe.run.actions import NEXT
from cafe.run.state import remaining
from cafe.ui.practice import PracticeWindow
from cafe.ui.run.page import RunPage
from tests.ui.driving import named, settle, words_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.core.clock import FakeClock
    from cafe.ui.services import Services
    from cafe.ui.window import Window
    from tests.ui.conftest import OpenPage


@pytest.fixture
def practice(qtbot: QtBot, services: Services, window: Window, clock: FakeClock, open_page: OpenPage) -> PracticeWindow:
    """*Practise it first*, pressed on the plan of a café that is next month."""
    services.content.keep_support(Support("Ishbel Rennie", "01632 960 112", "01632 960 110", "01632 960 111", True))
    plan = services.plan.new_cafe(topics.find("T01"), Length.TASTER, clock.now(), 6, title="Thursday blether")
    clock.advance(minutes=60 * 24)
    open_page("plan", plan.cafe_id)
    named(window, "Practise it first", QAbstractButton).click()
    qtbot.waitUntil(lambda: isinstance(window._practice, PracticeWindow), timeout=20000)
    shown = window._practice
    assert isinstance(shown, PracticeWindow)
    qtbot.addWidget(shown)
    settle()
    return shown


def test_it_runs_on_a_copy_up_to_twenty_times_as_fast(practice: PracticeWindow, clock: FakeClock) -> None:
    page, services = practice.page("run"), practice.services
    assert isinstance(page, RunPage)
    assert services is not None
    assert "Practice, at its own pace. Nothing is kept." in words_on(practice)
    page.go_on()
    page.bar.menu.aboutToShow.emit()
    menu = next(menu for menu in page.bar.menu.findChildren(QMenu) if menu.title() == "How fast")
    next(act for act in menu.actions() if act.text() == "20 times as fast").trigger()
    before = remaining(page.conductor.run, services.clock.now())
    clock.advance(seconds=3)
    page.tick()
    assert (before - remaining(page.conductor.run, services.clock.now())).total_seconds() == 60
    assert "Practice, 20 times as fast. Nothing is kept." in words_on(practice)
    page.conductor.act(NEXT)


def test_leaving_it_deletes_it_for_good_and_the_real_cafe_is_as_it_was(
    practice: PracticeWindow, services: Services, window: Window, clock: FakeClock
) -> None:
    page, rehearsed = practice.page("run"), practice.services
    assert isinstance(page, RunPage)
    assert rehearsed is not None
    assert rehearsed.content.support() == services.content.support()
    page.go_on()
    root = rehearsed.folder.root
    assert root.exists()
    real = window.page("plan").cafe_id
    assert rehearsed.plan.plan(page.cafe_id).is_rehearsal
    assert page.cafe_id != real
    page.bar.leave_pressed.emit()
    settle()
    assert not practice.isVisible()
    assert practice.services is None
    assert not root.exists()
    assert services.plan.state(real) is CafeState.PLANNED
    assert services.run.run(real) is None
    assert services.run.running() is None


def test_it_goes_with_the_app_and_is_there_once(practice: PracticeWindow, window: Window) -> None:
    named(window, "Practise it first", QAbstractButton).click()
    settle()
    assert window._practice is practice
    rehearsed = practice.services
    assert rehearsed is not None
    window.close()
    settle()
    assert not rehearsed.folder.root.exists()
