"""The hour in the room, by mouse and by key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from cafe.core.clock import FakeClock, Gap
from cafe.model.values import NoteMode
from cafe.run.actions import count_sleep, drop_sleep
from cafe.run.state import RunState
from tests.ui.driving import is_there, named, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window
    from tests.ui.run.conftest import Evening, MakeEvening

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def key(page: RunPage, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.window().focusWidget() or page, which, held)
    settle()


def state(it: Evening) -> RunState:
    return it.services.run.ready(it.cafe_id).state


def stage(it: Evening) -> str:
    return it.services.run.ready(it.cafe_id).stage.title


def test_one_press_starts_the_cafe(evening: MakeEvening) -> None:
    it = evening()
    page = it.open()
    page.clock.next.click()
    settle()
    assert state(it) is RunState.RUNNING
    assert page.clock.timer.figures == "08:00"


def test_a_start_that_was_forgotten_can_be_mended_as_planned(evening: MakeEvening) -> None:
    it = evening()
    it.clock.advance(minutes=12)
    page = it.open()
    press(page, "We started as planned, 18:30")
    assert page.clock.timer.figures == "01:00"


def test_a_start_at_another_time_is_typed(evening: MakeEvening) -> None:
    it = evening()
    it.clock.advance(minutes=10)
    page = it.open()
    press(page, "We started at another time")
    page.start_panel.time.list.setEditText("18:33")
    page.start_panel.time._on_finished()
    press(page, "Start from then")
    assert page.clock.timer.figures == "06:00"


def test_the_figures_follow_the_clock_and_nothing_else_is_laid_out(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    before = page.clock.timer.figures
    it.clock.advance(seconds=10)
    page.tick()
    assert page.clock.timer.figures != before


def test_a_minute_more_and_a_minute_less_by_key_and_by_button(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    whole = page.clock.timer.figures
    key(page, Qt.Key.Key_Up, ALT)
    longer = page.clock.timer.figures
    assert longer > whole
    press(page, "One minute less")
    assert page.clock.timer.figures == whole


def test_five_minutes_more_or_less_with_shift_and_never_past_nothing(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    before = it.services.run.ready(it.cafe_id).slot.allotted
    key(page, Qt.Key.Key_Up, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert it.services.run.ready(it.cafe_id).slot.allotted - before == timedelta(minutes=5)
    for _n in range(6):
        key(page, Qt.Key.Key_Down, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert page.clock.timer.figures == "00:00"
    assert stage(it) == "Round 1"


def test_who_presses_next_too_early_finds_the_way_back(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 200)
    page = it.open()
    page.clock.next.click()
    page.clock.next.click()
    settle()
    assert stage(it) == "Round 2"
    assert is_there(window, "Round 2 has begun.")
    press(window, "Undo")
    assert stage(it) == "Round 1"


def test_before_the_start_one_button_says_start_now(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.clock.advance(minutes=20)
    it.open()
    named_so = [button for button in window.findChildren(QAbstractButton) if button.text() == "Start now"]
    assert len([button for button in named_so if button.isVisible()]) == 1
    assert is_there(window, "We started as planned…")


def test_next_asks_once_when_much_time_is_left(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 10)
    page = it.open()
    here = stage(it)
    page.clock.next.click()
    settle()
    assert stage(it) == here
    assert page.clock.next.asks
    page.clock.next.click()
    settle()
    assert stage(it) != here


def test_next_goes_on_at_once_near_the_end_of_a_stage(evening: MakeEvening) -> None:
    it = evening()
    it.to(0, 7 * 60 + 30)
    page = it.open()
    here = stage(it)
    key(page, Qt.Key.Key_PageDown, CTRL)
    assert stage(it) != here


def test_page_down_of_a_clicker_skips_nothing(evening: MakeEvening) -> None:
    it = evening()
    it.to(0, 7 * 60 + 30)
    page = it.open()
    here = stage(it)
    key(page, Qt.Key.Key_PageDown)
    assert stage(it) == here


def test_back_by_key(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    here = stage(it)
    key(page, Qt.Key.Key_PageUp, CTRL)
    assert stage(it) != here


def test_a_run_action_is_taken_back_with_ctrl_z(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    key(page, Qt.Key.Key_F8)
    assert state(it) is RunState.PAUSED
    key(page, Qt.Key.Key_Z, CTRL)
    assert state(it) is RunState.RUNNING
    assert page.bar.pause.accessibleName() == "Pause"


def test_pause_says_carry_on(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "Pause")
    assert page.clock.tag.text() == "Paused"
    press(page, "Carry on")
    assert state(it) is RunState.RUNNING


def test_late_offers_one_trim_and_taking_it_is_on_time_again(evening: MakeEvening) -> None:
    it = evening()
    it.to(2, 20 * 60)
    page = it.open()
    assert "late" in page.clock.tag.text()
    assert page.clock.timer.tone == "over"
    assert page.clock.offer.words.startswith("Take")
    page.clock.offer.click()
    settle()
    assert page.clock.tag.text() == "On time"


def test_catch_up_is_shown_first_applied_with_one_key_and_undone_with_one(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 20 * 60)
    page = it.open()
    key(page, Qt.Key.Key_F6)
    late = page.clock.tag.text()
    assert is_there(window, "Shall we catch up?")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert page.clock.tag.text() == "On time"
    key(page, Qt.Key.Key_Z, CTRL)
    assert page.clock.tag.text() == late


def test_turns_are_counted_and_taken_back(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    press(page, "Spoke")
    press(page, "Passed")
    assert page.view is not None and page.view.turns is not None
    assert page.view.turns.count == 2
    key(page, Qt.Key.Key_Z, CTRL)
    assert page.view.turns.count == 1


def test_ending_is_held_and_a_click_is_not_enough(evening: MakeEvening, qtbot: QtBot, window: Window) -> None:
    it = evening(NoteMode.NONE)
    it.to(7)
    page = it.open()
    button = page.clock.next
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert state(it) is RunState.RUNNING
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(it) is RunState.ENDED, timeout=4000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert window.place == "who-came"


def test_an_ended_cafe_can_carry_on(evening: MakeEvening) -> None:
    it = evening()
    it.to(7)
    it.services.run.end(it.cafe_id)
    page = it.open()
    assert is_there(page, "Write it up")
    press(page, "Carry on with the café")
    assert state(it) is RunState.RUNNING


def test_ticked_cues_stay_ticked_through_the_minutes(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    cue = page.question.cues.shown[0]
    box = named(page, cue)
    box.click()  # type: ignore[attr-defined]
    settle()
    it.clock.advance(seconds=61)
    page.tick()
    assert box.isChecked()  # type: ignore[attr-defined]


def test_stage_changes_and_five_minutes_left_are_said_and_seconds_are_not(
    evening: MakeEvening, monkeypatch: object
) -> None:
    from cafe.ui.run import page as module

    said: list[str] = []
    patch = monkeypatch
    patch.setattr(module, "announce", lambda _widget, text: said.append(text))  # type: ignore[attr-defined]
    it = evening()
    it.to(4, 60)
    page = it.open()
    for _second in range(20):
        it.clock.advance(seconds=1)
        page.tick()
    assert said == []
    it.clock.advance(minutes=24)
    page.tick()
    assert said == ["Open dialogue. 5 minutes left."]
    page.conductor.next()
    assert said[-1] == "Final round has begun."


def test_no_notes_today_shows_no_line(evening: MakeEvening) -> None:
    it = evening(NoteMode.NONE)
    it.to(6)
    page = it.open()
    assert not page.band.isVisibleTo(page)
    assert not page.harvest.isVisibleTo(page)


def test_the_run_has_no_spine(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.open()
    assert not window.spine.isVisible()


def test_the_menu_ends_the_cafe_and_goes_on_to_writing_up(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(3)
    page = it.open()
    page.bar.menu.aboutToShow.emit()
    act = next(act for act in page.bar.menu.actions() if act.text() == "End the café")
    act.trigger()
    settle()
    assert state(it) is RunState.ENDED
    assert window.place == "write-up"


def test_the_laptop_slept_and_the_host_is_asked(evening: MakeEvening, window: Window, monkeypatch: object) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    gaps = [Gap(timedelta(minutes=4))]
    monkeypatch.setattr(FakeClock, "gap", lambda _self: gaps.pop() if gaps else None)  # type: ignore[attr-defined]
    it.clock.advance(minutes=4)
    page.tick()
    settle()
    before = page.clock.timer.figures
    press(window, "No, leave it out")
    assert page.clock.timer.figures > before
    kept = it.services.run.ready(it.cafe_id)
    assert kept.log[-1].action == drop_sleep(240)
    assert kept.slot.paused == timedelta(minutes=4)


def test_a_sleep_is_asked_about_also_when_a_question_was_open(
    evening: MakeEvening, window: Window, monkeypatch: object
) -> None:
    it = evening()
    it.to(2, 60)
    page = it.open()
    QTest.keyClick(page, Qt.Key.Key_F6)
    settle()
    gaps = [Gap(timedelta(minutes=4))]
    monkeypatch.setattr(FakeClock, "gap", lambda _self: gaps.pop() if gaps else None)  # type: ignore[attr-defined]
    it.clock.advance(minutes=4)
    page.tick()
    settle()
    press(window, "Yes, we talked on")
    assert it.services.run.ready(it.cafe_id).log[-1].action == count_sleep(240)


def test_people_who_leave_make_the_rounds_shorter(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(1, 30)
    page = it.open()
    before = it.services.run.ready(it.cafe_id).slots[2].planned
    page.count_people()
    sheet = page.questions.sheet
    assert sheet is not None
    for _press in range(3):
        press(sheet, "Less: People here")
    press(sheet, "Time it for them")
    run = it.services.run.ready(it.cafe_id)
    assert run.people == 3
    assert run.slots[2].planned < before
    it.services.undo.undo()
    assert it.services.run.ready(it.cafe_id).people == 6


def test_tab_goes_from_the_line_to_themes_to_keep_to_the_clock_and_to_the_top(evening: MakeEvening) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 60)
    page = it.open()
    seen = []
    QTest.qWait(1)
    for _stop in range(60):
        here = page.window().focusWidget()
        assert here is not None
        seen.append(here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if page.band.line.hasFocus():
            break
    order = ["What did you hear?", "Keep", "One minute less", "One minute more", "Someone is upset"]
    assert [name for name in seen if name in order] == order
    places = [
        next(n for n, name in enumerate(seen) if name.startswith(part)) for part in ("Keep", "Next", "Hold", "Leave")
    ]
    assert places == sorted(places)
    assert page.band.line.hasFocus()


def test_spoke_stays_under_the_finger(evening: MakeEvening) -> None:
    it = evening()
    it.to(2)
    page = it.open()
    page.circle.turns.spoke_button.setFocus()
    QTest.keyClick(page.circle.turns.spoke_button, Qt.Key.Key_Space)
    settle()
    assert page.circle.turns.spoke_button.hasFocus()


def test_larger_text_while_it_runs_keeps_every_word(evening: MakeEvening, window: Window) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 60)
    page = it.open()
    QTest.keyClicks(page.band.line, "Half a th")
    window.use_text_size(200)
    settle()
    assert page.fit.is_large
    assert page.band.line.text() == "Half a th"
    press(page, "To say")
    assert page.question.cues.isVisibleTo(page)
    window.use_text_size(100)
    settle()
    assert not page.fit.is_large
    assert page.band.line.text() == "Half a th"
