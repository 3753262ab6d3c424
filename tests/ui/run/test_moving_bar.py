"""A break that goes on by itself, on the page: the bar, *Stay here*, the way back, and nothing that moves unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from cafe.model.values import StageKind
from cafe.ui.bell import Bells
from cafe.ui.scale import S
from tests.ui.driving import is_there, press, settle, words_on

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import Evening, MakeEvening


@pytest.fixture
def it(evening: MakeEvening) -> Evening:
    """An evening with tea after the agreements; ten minutes, and it moves on by itself."""
    made = evening()
    plans = made.services.plan
    plan = plans.add_stage(made.cafe_id, StageKind.BREAK, "Tea", 10, 2)
    plans.set_moves_on(made.cafe_id, plan.stages[2].id, True)
    plans.set_optional(made.cafe_id, plan.stages[2].id, True)
    made.services.undo.clear()
    return made


def seconds_pass(it: Evening, page: RunPage, seconds: int) -> None:
    """The page is looked at every second."""
    for _n in range(seconds):
        it.clock.advance(seconds=1)
        page.tick()
    settle()


def stage(it: Evening) -> str:
    return it.services.run.ready(it.cafe_id).stage.title


def test_tea_goes_on_by_itself_and_one_undo_brings_it_back(it: Evening, window: Window) -> None:
    it.to(2, 585)
    page = it.open()
    seconds_pass(it, page, 4)
    assert not page.moving.isVisible()
    seconds_pass(it, page, 3)
    assert "Round 1 begins in 8 seconds." in words_on(page)
    seconds_pass(it, page, 8)
    assert stage(it) == "Round 1"
    assert not page.moving.isVisible()
    assert [event.action.kind.value for event in it.services.run.ready(it.cafe_id).log][-1] == "moved_on"
    press(window, "Undo")
    assert stage(it) == "Tea"
    seconds_pass(it, page, 15)
    assert stage(it) == "Tea"


def test_stay_here_is_under_esc_and_the_stage_waits_from_then_on(it: Evening) -> None:
    it.to(2, 592)
    page = it.open()
    seconds_pass(it, page, 2)
    assert page.moving.isVisible()
    QTest.keyClick(page.window().focusWidget() or page, Qt.Key.Key_Escape)
    settle()
    assert not page.moving.isVisible()
    seconds_pass(it, page, 20)
    assert stage(it) == "Tea"
    assert page.clock.timer.figures.startswith("+")


def test_tab_comes_to_stay_here(it: Evening) -> None:
    from cafe.ui.run.order import stops

    it.to(2, 592)
    page = it.open()
    seconds_pass(it, page, 1)
    assert page.moving.stay in stops(page)


def test_nothing_moves_behind_a_sheet_or_while_the_host_is_elsewhere(it: Evening, window: Window) -> None:
    it.to(2, 592)
    page = it.open()
    page.count_people()
    seconds_pass(it, page, 30)
    assert stage(it) == "Tea"
    assert page.questions.sheet is not None
    page.questions.sheet.reject()
    window.go("settings")
    it.clock.advance(minutes=5)
    settle()
    window.go("run", it.cafe_id)
    settle()
    assert stage(it) == "Tea"
    assert "Round 1 begins in 10 seconds." in words_on(page)
    seconds_pass(it, page, 11)
    assert stage(it) == "Round 1"


def test_who_chose_the_bell_hears_it(it: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    it.to(2, 595)
    page = it.open()
    page.ringing.bells = Bells.UP
    monkeypatch.setattr(page.bell, "ring", lambda: heard.append("ding"))
    seconds_pass(it, page, 12)
    assert stage(it) == "Round 1"
    assert heard == ["ding"]


@pytest.mark.parametrize(("size", "percent"), [((1366, 690), 100), ((1024, 640), 100), ((1024, 640), 200)])
def test_the_bar_hides_none_of_what_never_hides(
    it: Evening, window: Window, size: tuple[int, int], percent: int
) -> None:
    it.to(2, 592)
    page = it.open()
    window.use_text_size(percent)
    window.resize(*size)
    settle()
    seconds_pass(it, page, 1)
    assert page.moving.isVisible()
    bar = QRect(page.moving.mapTo(page, page.moving.rect().topLeft()), page.moving.size())
    for part in (page.clock.timer, page.clock.end, page.clock.next, page.bar.upset):
        assert part.isVisible()
        assert not bar.intersects(QRect(part.mapTo(page, part.rect().topLeft()), part.size()))
    assert page.rect().contains(bar)
    assert page.moving.stay.height() >= S(40)


def test_what_could_be_left_out_is_ticked_in_catch_up(it: Evening, window: Window) -> None:
    it.to(1, 60 * 80)
    page = it.open()
    page.catch_up()
    settle()
    sheet = page.questions.sheet
    assert sheet is not None
    assert "left out" in words_on(sheet)
    press(sheet, "Leave out Tea")
    assert "left out" not in words_on(sheet)
    press(sheet, "Leave out Tea")
    press(sheet, "Take these minutes off")
    assert is_there(window, "Tea, left out")
    assert page.clock.next.accessibleName().startswith("Next: Round 1")
    press(window, "Undo")
    assert page.clock.next.accessibleName().startswith("Next: Tea")
