"""Planning a café with real clicks and keys: from a topic to a whole evening, and back where it was a slip."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QWidget

from cafe.content import topics
from cafe.core.clock import FakeClock, local
from cafe.model.values import CafeState, Length, NoteMode, Plan, StageKind, Support
from cafe.plan.when import at, next_evening
from cafe.ui import dialogs
from cafe.ui.plan.page import PlanPage
from cafe.ui.scale import S
from cafe.ui.services import Services
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import all_named, is_there, named, press, settle, show, windows_that_come_up, words_on, write

MENOPAUSE = "menopause"
_NUMBERS = Support("Mairi", "01632 960 127", "01632 960 001", "01632 960 002", True)


def _topic(topic_id: str) -> topics.Topic:
    found = topics.find(topic_id)
    assert found is not None
    return found


@pytest.fixture
def plan(services: Services, clock: FakeClock) -> Plan:
    """An evening on the menopause for fourteen at two tables."""
    start = next_evening(clock.now())
    return services.plan.new_cafe(_topic(MENOPAUSE), starts_at=start, people=14, tables=2)


@pytest.fixture
def page(plan: Plan, open_page: OpenPage) -> PlanPage:
    opened = open_page("plan", plan.cafe_id)
    assert isinstance(opened, PlanPage)
    return opened


def _pick(root: QWidget, name: str, words: str) -> None:
    """Choose ``words`` in the list called ``name`` by typing how it begins."""
    box = named(root, name, QComboBox)
    show(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(box, words.split(maxsplit=1)[0])  # a space would open the list
    settle()
    assert box.currentText() == words


def _type_number(root: QWidget, name: str, number: int) -> None:
    box = named(root, name, QSpinBox)
    show(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.selectAll()
    QTest.keyClicks(box, str(number))
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()


def _sheet(window: Window) -> Sheet:
    open_ones = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    assert len(open_ones) == 1, "one sheet is in front"
    return open_ones[0]


def _kinds(plan: Plan) -> list[StageKind]:
    return [stage.kind for stage in plan.stages]


def _stage(plan: Plan, kind: StageKind) -> int:
    return _kinds(plan).index(kind)


# Beginning


def test_a_topic_is_all_it_takes_to_have_a_whole_evening(
    open_page: OpenPage, services: Services, window: Window, clock: FakeClock
) -> None:
    page = open_page("plan")
    press(page, "Perimenopause and menopause, 6 questions")
    plan = services.plan.plan(page.cafe_id)
    assert plan.topic_id == MENOPAUSE
    assert plan.starts_at == next_evening(clock.now())
    assert len(plan.stages) == 8
    seen = words_on(page)
    assert all(stage.title in seen for stage in plan.stages)
    assert is_there(page, "Start this café")
    assert named(page, "Start this café").isEnabled()


def test_an_evening_is_planned_in_five_things(open_page: OpenPage, services: Services, clock: FakeClock) -> None:
    page = open_page("plan")
    press(page, "Heart and circulation, 5 questions")
    write(page, "Day", "14 January 2027")
    write(page, "Starts", "19:00")
    _type_number(page, "People expected", 12)
    _type_number(page, "Tables", 2)
    plan = services.plan.plan(page.cafe_id)
    assert plan.starts_at is not None
    assert plan.must_end_at is not None
    assert local(plan.starts_at).strftime("%d %m %Y %H:%M") == "14 01 2027 19:00"
    assert local(plan.must_end_at).strftime("%H:%M") == "20:30"
    assert (plan.people, plan.tables, plan.seconds) == (12, 2, 90 * 60)
    assert "We end at 20:30" in words_on(page)
    assert named(page, "Start this café").isEnabled()


def test_every_topic_can_be_begun_and_the_locked_one_says_where_it_opens(open_page: OpenPage, window: Window) -> None:
    page = open_page("plan")
    for topic in topics.load():
        told = "locked" if topic.locked else f"{len(topic.questions)} questions"
        assert is_there(page, f"{topic.title}, {told}")
    gone: list[tuple[str, str]] = []
    window.go = lambda place, cafe_id="", instead=False: gone.append((place, cafe_id))  # type: ignore[method-assign]
    press(page, f"{_topic('gbv').title}, locked")
    assert gone == [("topics", "gbv")]


def test_a_topic_can_wait(open_page: OpenPage, services: Services) -> None:
    page = open_page("plan")
    press(page, "Choose later")
    assert services.plan.plan(page.cafe_id).topic_id == ""
    assert not named(page, "Start this café").isEnabled()
    assert "Choose a topic first." in words_on(page)
    _pick(page, "Topic", "Peer support")
    assert services.plan.plan(page.cafe_id).topic_id == _topic("peer-support").id
    assert named(page, "Start this café").isEnabled()


def test_coming_from_a_topic_the_plan_is_there_and_back_does_not_make_another(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    open_page("topics", "topic:heart")
    press(window.page("topics"), "Plan a café on this")
    page = window.page("plan")
    first = page.cafe_id
    assert services.plan.plan(first).topic_id == "heart"
    press(page, "Back")
    assert window.place == "topics"
    assert len(services.packs.lines()) == 1


def test_the_usual_evening_is_a_week_away_and_not_at_a_weekend() -> None:
    for day in range(1, 29):
        now = datetime(2026, 6, day, 12, tzinfo=UTC)
        evening = local(next_evening(now))
        assert evening.weekday() <= 3
        assert 7 <= (evening.date() - now.date()).days <= 10


# Time, people and tables


def test_more_people_need_longer_rounds_and_the_clock_follows(page: PlanPage, services: Services, plan: Plan) -> None:
    before = services.plan.plan(plan.cafe_id)
    _type_number(page, "People expected", 18)
    after = services.plan.plan(plan.cafe_id)
    first = _stage(after, StageKind.ROUND_1)
    assert after.stages[first].seconds > before.stages[first].seconds
    assert "That is 9 at a table." in words_on(page)
    seen = words_on(page)
    start = local(after.starts_at) if after.starts_at else None
    assert start is not None
    minutes = sum(stage.seconds for stage in after.stages[: first + 1]) // 60
    second_starts = f"{(start.hour * 60 + start.minute + minutes) // 60:02}:{(start.minute + minutes) % 60:02}"
    assert second_starts in seen


def test_a_press_on_more_gives_a_stage_a_minute_and_what_is_over_is_said(
    page: PlanPage, services: Services, plan: Plan
) -> None:
    assert "Just fits" in words_on(page)
    press(page, "More time for Welcome")
    assert services.plan.plan(plan.cafe_id).stages[0].minutes == plan.stages[0].minutes + 1
    assert "1 minute over" in words_on(page)


def test_another_start_takes_the_end_along(page: PlanPage, services: Services, plan: Plan) -> None:
    write(page, "Starts", "7.15pm")
    after = services.plan.plan(plan.cafe_id)
    assert after.starts_at is not None
    assert after.must_end_at is not None
    assert plan.starts_at is not None
    assert plan.must_end_at is not None
    assert local(after.starts_at).strftime("%H:%M") == "19:15"
    assert after.must_end_at - after.starts_at == plan.must_end_at - plan.starts_at


def test_an_end_before_the_start_is_said_under_the_field_and_nothing_changes(
    page: PlanPage, services: Services, plan: Plan
) -> None:
    write(page, "Must end by", "17:00")
    assert services.plan.plan(plan.cafe_id).must_end_at == plan.must_end_at
    assert "The latest end comes before the start" in words_on(page)


def test_a_later_end_leaves_time_to_spare(page: PlanPage) -> None:
    write(page, "Must end by", "20:15")
    assert "15 minutes spare" in words_on(page)


def test_another_day_is_typed_as_people_write_it(page: PlanPage, services: Services, plan: Plan) -> None:
    write(page, "Day", "10 December")
    moved = services.plan.plan(plan.cafe_id).starts_at
    assert moved is not None
    assert (local(moved).day, local(moved).month) == (10, 12)
    assert plan.starts_at is not None
    assert local(moved).time() == local(plan.starts_at).time()


def test_a_day_that_was_only_looked_at_stays_in_its_own_year(
    open_page: OpenPage, services: Services, clock: FakeClock
) -> None:
    past = at(local(clock.now()).date().replace(month=2, day=10), local(next_evening(clock.now())).time())
    old = services.plan.new_cafe(_topic(MENOPAUSE), starts_at=past)
    page = open_page("plan", old.cafe_id)
    line = named(page, "Day")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert services.plan.plan(old.cafe_id).starts_at == past


def test_a_taster_has_no_second_round_and_says_what_it_is_not(page: PlanPage, services: Services, plan: Plan) -> None:
    _pick(page, "Length", "30 minutes, Taster")
    after = services.plan.plan(plan.cafe_id)
    assert after.length is Length.TASTER
    assert StageKind.ROUND_2 not in _kinds(after)
    assert "so we do not call it a Conversation Café" in words_on(page)


def test_too_many_at_a_table_is_said_and_one_press_puts_it_right(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    _type_number(page, "Tables", 1)
    assert "Up to eight can hear one another well." in words_on(page)
    press(page, "Make it two tables")
    assert services.plan.plan(plan.cafe_id).tables == 2
    assert "Up to eight" not in words_on(page)
    press(window, "Undo")
    assert services.plan.plan(plan.cafe_id).tables == 1


def test_taking_an_offer_leaves_the_focus_on_the_plan(page: PlanPage, window: Window) -> None:
    _type_number(page, "Tables", 1)
    press(page, "Make it two tables")
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.isVisible()


# The order of the evening


def test_a_stage_is_moved_with_the_keyboard_and_keeps_the_focus(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    row = next(all_named(page, "Stage 4, Round 2…", QAbstractButton))
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert _stage(services.plan.plan(plan.cafe_id), StageKind.ROUND_2) == 2
    assert window.focusWidget() is row
    assert row.accessibleName().startswith("Stage 3, Round 2")
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert _stage(services.plan.plan(plan.cafe_id), StageKind.ROUND_2) == 3


def test_tab_follows_the_order_of_the_evening_after_a_move(page: PlanPage, window: Window) -> None:
    press(page, "Move Welcome down")
    row = next(all_named(page, "Stage 1, Agreements…", QAbstractButton))
    row.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[str] = []
    for _step in range(8):
        here = window.focusWidget()
        assert here is not None
        met.append(here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert any(name.startswith("Stage 2, Welcome") for name in met)


def test_a_stage_is_moved_by_its_arrows_and_the_ends_are_off(page: PlanPage, services: Services, plan: Plan) -> None:
    press(page, "Move Harvest up")
    kinds = _kinds(services.plan.plan(plan.cafe_id))
    assert kinds.index(StageKind.HARVEST) == kinds.index(StageKind.FINAL) - 1
    assert not named(page, "Move Welcome up").isEnabled()
    assert not named(page, "Move Close down").isEnabled()


def test_a_stage_is_dragged_by_its_dots(page: PlanPage, services: Services, plan: Plan) -> None:
    rows = list(page.planner.evening.rows.values())
    grip, last = rows[1].grip, rows[3]
    start = QPoint(grip.width() // 2, grip.height() // 2)
    end = grip.mapFromGlobal(last.mapToGlobal(QPoint(10, last.height() - 4)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grip, end)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=end)
    settle()
    assert _stage(services.plan.plan(plan.cafe_id), StageKind.AGREEMENTS) == 3


def test_a_stage_taken_out_can_be_brought_back(page: PlanPage, services: Services, plan: Plan, window: Window) -> None:
    row = next(all_named(page, "Stage 4, Round 2…", QAbstractButton))
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Delete)
    settle()
    assert StageKind.ROUND_2 not in _kinds(services.plan.plan(plan.cafe_id))
    there = window.focusWidget()
    assert there is not None
    assert there.accessibleName().startswith("Stage 4, Open dialogue")
    press(window, "Undo")
    assert _kinds(services.plan.plan(plan.cafe_id)) == _kinds(plan)
    assert is_there(page, "Move Round 2 up")


def test_a_break_goes_before_the_close_and_has_the_focus(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    press(page, "Add a stage")
    press(_sheet(window), "Break, Ten minutes for tea, and to move about.")
    after = services.plan.plan(plan.cafe_id)
    assert _kinds(after)[-2:] == [StageKind.BREAK, StageKind.CLOSE]
    there = window.focusWidget()
    assert there is not None
    assert there.accessibleName().startswith("Stage 8, Break")


def test_a_stage_of_our_own_is_named_as_it_is_added(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    press(page, "Add a stage")
    press(_sheet(window), "Our own stage…")
    focused = window.focusWidget()
    assert focused is not None and focused.accessibleName() == "What it is called"
    QTest.keyClicks(focused, "A song from the choir")
    press(_sheet(window), "Done")
    assert services.plan.plan(plan.cafe_id).stages[-2].title == "A song from the choir"
    assert is_there(page, "Minutes for A song from the choir")


def test_a_question_is_chosen_from_the_pack(page: PlanPage, services: Services, plan: Plan, window: Window) -> None:
    wanted = _topic(MENOPAUSE).questions[2]
    with windows_that_come_up() as seen:
        press(page, "Stage 3, Round 1…")
    assert seen == [], "no part of the sheet flashes up by itself"
    press(_sheet(window), wanted)
    assert services.plan.plan(plan.cafe_id).stages[2].question == wanted
    assert wanted in words_on(page)


def test_a_question_of_ones_own_is_kept_also_when_the_sheet_is_left_with_esc(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    press(page, "Stage 3, Round 1…")
    asked = named(_sheet(window), "Question")
    QTest.keyClicks(asked, "What would you tell your daughter?")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    settle()
    assert services.plan.plan(plan.cafe_id).stages[2].question == "What would you tell your daughter?"


def test_shorter_turns_make_a_shorter_round(page: PlanPage, services: Services, plan: Plan, window: Window) -> None:
    press(page, "Stage 3, Round 1…")
    sheet = _sheet(window)
    assert "8 turns, 16 minutes in all" in words_on(sheet)
    _type_number(sheet, "Seconds for each, seconds", 90)
    assert "8 turns, 12 minutes in all" in words_on(sheet)
    after = services.plan.plan(plan.cafe_id)
    assert (after.stages[2].seconds_each, after.stages[2].minutes) == (90, 12)


def test_a_break_may_move_on_be_left_out_and_have_its_hour(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    press(page, "Add a stage")
    press(_sheet(window), "Break…")
    press(page, "Stage 8, Break…")
    press(_sheet(window), "Moves on by itself")
    press(_sheet(window), "May be left out")
    _pick(_sheet(window), "First cue", "2 min")
    hour = named(_sheet(window), "Begins at", QLineEdit)
    QTest.keyClicks(hour, "20.40")
    QTest.keyClick(hour, Qt.Key.Key_Escape)  # while the hour is still being typed
    settle()
    made = services.plan.plan(plan.cafe_id).stages[7]
    assert (made.moves_on, made.is_optional, made.pinned, made.soon_seconds) == (True, True, "20:40", 120)
    assert "at 20:40, moves on by itself, may be left out, its own cues" in words_on(page)


def test_where_people_talk_the_sheet_offers_no_moving_on(page: PlanPage, window: Window) -> None:
    press(page, "Stage 6, Final round…")
    assert not is_there(_sheet(window), "Moves on by itself")
    assert not is_there(_sheet(window), "May be left out")
    assert is_there(_sheet(window), "First cue")


def test_another_topic_brings_its_questions_and_can_be_taken_back(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    _pick(page, "Topic", "Heart and circulation")
    heart = _topic("heart")
    after = services.plan.plan(plan.cafe_id)
    assert after.topic_id == "heart"
    assert heart.opener in words_on(page)
    press(window, "Undo")
    assert services.plan.plan(plan.cafe_id).topic_id == MENOPAUSE
    assert heart.opener not in words_on(page)


def test_a_change_leaves_focus_and_scroll_where_they_are(page: PlanPage, window: Window) -> None:
    window.resize(1366, 690)
    settle()
    scroll = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.planner.evening))
    button = named(page, "More time for Harvest", QAbstractButton)
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    was = scroll.verticalScrollBar().value()
    rows = list(page.planner.evening.rows.values())
    for _press in range(3):
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
    assert scroll.verticalScrollBar().value() == was
    assert QApplication.focusWidget() is button
    assert list(page.planner.evening.rows.values()) == rows


# Title, list, place, notes


def test_the_cafe_gets_a_title_of_its_own_in_place(
    page: PlanPage, services: Services, plan: Plan, clock: FakeClock
) -> None:
    write(page, "Café title", "Hot flushes, cold scones", enter=True)
    assert services.plan.plan(plan.cafe_id).title == "Hot flushes, cold scones"
    hour = local(clock.now()).strftime("%H:%M")
    assert f"Saved at {hour}" in words_on(page)


def test_half_a_title_is_kept_when_the_page_is_left(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    field = named(page, "Café title")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    page.planner.title.selectAll()
    QTest.keyClicks(field, "Scones")
    window.go("topics")
    settle()
    assert services.plan.plan(plan.cafe_id).title == "Scones"


def test_the_list_for_the_day_is_ticked_added_to_and_shortened(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    count = len(plan.checks)
    press(page, "Co-host agreed")
    assert f"1 of {count}" in words_on(page)
    press(page, "Add to this list")
    write(page, "Something else to have ready", "Extra chairs", enter=True)
    assert services.plan.plan(plan.cafe_id).checks[-1].text == "Extra chairs"
    assert f"1 of {count + 1}" in words_on(page)
    assert not is_there(page, "Take off: Extra chairs")
    press(page, "Take off")
    press(page, "Take off: Extra chairs")
    assert len(services.plan.plan(plan.cafe_id).checks) == count
    press(window, "Undo")
    assert services.plan.plan(plan.cafe_id).checks[-1].text == "Extra chairs"


def test_the_health_board_follows_the_council_area(page: PlanPage, services: Services, plan: Plan) -> None:
    _pick(page, "Council area", "Argyll and Bute")
    assert services.plan.plan(plan.cafe_id).place.council == "argyll-and-bute"
    assert "Health board: NHS Highland" in words_on(page)


def test_how_rural_it_is_is_chosen_by_its_hint(page: PlanPage, services: Services, plan: Plan, window: Window) -> None:
    press(page, "Help me choose")
    press(_sheet(window), "Remote countryside. …")
    assert services.plan.plan(plan.cafe_id).place.urban_rural == 7
    press(page, "It is on an island")
    assert services.plan.plan(plan.cafe_id).place.is_island


def test_the_hall_stays_on_this_laptop_and_the_page_says_so(page: PlanPage, services: Services, plan: Plan) -> None:
    write(page, "Hall or venue", "Glenferry village hall")
    assert services.plan.plan(plan.cafe_id).hall == "Glenferry village hall"
    assert "Its name stays on this laptop." in words_on(page)


def test_how_notes_are_made_is_one_of_three(page: PlanPage, services: Services, plan: Plan) -> None:
    press(page, "No notes today")
    assert services.plan.plan(plan.cafe_id).note_mode is NoteMode.NONE
    press(page, "As we go, by a note keeper")
    assert services.plan.plan(plan.cafe_id).note_mode is NoteMode.AS_WE_GO


# Before a start, and after the day


def test_what_stands_before_a_start_is_said_with_where_to_go(
    open_page: OpenPage, services: Services, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    careful = services.plan.new_cafe(_topic("pelvic"))
    page = open_page("plan", careful.cafe_id)
    start = named(page, "Start this café")
    assert not start.isEnabled()
    assert "your safeguarding lead" in start.accessibleDescription()
    assert "Before you can start" in words_on(page)
    services.content.keep_support(_NUMBERS)
    settle()
    assert start.isEnabled()
    assert "Before you can start" not in words_on(page)


def test_the_missing_numbers_are_one_press_away(
    open_page: OpenPage, services: Services, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    careful = services.plan.new_cafe(_topic("pelvic"))
    page = open_page("plan", careful.cafe_id)
    gone: list[str] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="", instead=False: gone.append(place))
    press(page, "Go to support numbers")
    assert gone == ["support"]


def test_starting_goes_to_the_evening_itself(
    page: PlanPage, plan: Plan, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="", instead=False: gone.append((place, cafe_id)))
    press(page, "Start this café")
    assert gone == [("run", plan.cafe_id)]


def test_a_cancelled_cafe_is_put_back_on_or_moved(page: PlanPage, services: Services, plan: Plan) -> None:
    services.plan.cancel(plan.cafe_id)
    settle()
    assert "This café is cancelled." in words_on(page)
    assert not named(page, "Add a stage").isEnabled()
    assert not named(page, "People expected").isEnabled()
    assert named(page, "Day").isEnabled()
    press(page, "Put it back on")
    assert services.plan.state(plan.cafe_id) is CafeState.PLANNED
    assert named(page, "Add a stage").isEnabled()


def test_where_nobody_came_the_same_evening_is_planned_again(
    page: PlanPage, services: Services, plan: Plan, window: Window
) -> None:
    services.plan.nobody_came(plan.cafe_id)
    settle()
    press(page, "Copy this café")
    assert page.cafe_id != plan.cafe_id
    assert services.plan.state(page.cafe_id) is CafeState.PLANNED


def test_a_plan_that_was_taken_back_leads_home(
    open_page: OpenPage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("plan")
    press(page, "Peer support, 5 questions")
    gone: list[str] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="", instead=False: gone.append(place))
    window.undo()
    settle()
    assert gone == ["home"]


def test_the_plan_is_saved_as_paper_and_opened(
    page: PlanPage, plan: Plan, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    opened: list[Path] = []

    def save_as(_parent: QWidget, _title: str, suggested: Path, _kinds: str) -> Path:
        asked.append(suggested.name)
        return tmp_path / "plan.pdf"

    monkeypatch.setattr(dialogs, "save_as", save_as)
    monkeypatch.setattr(dialogs, "open_file", opened.append)
    press(page, "Print the plan")
    settle()
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert opened == [tmp_path / "plan.pdf"]
    assert re.fullmatch(r"Café plan \d+ \w+\.pdf", asked[0])


def test_in_a_narrow_window_what_is_missing_comes_first(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    careful = services.plan.new_cafe(_topic("pelvic"))
    window.resize(1024, 640)
    page = open_page("plan", careful.cafe_id)
    assert isinstance(page, PlanPage)
    settle()
    before, evening = page.planner.before, page.planner.evening
    assert before.isVisible()
    assert before.mapTo(page, QPoint(0, 0)).y() < evening.mapTo(page, QPoint(0, 0)).y()
    assert page.planner.time.mapTo(page, QPoint(0, 0)).y() > evening.mapTo(page, QPoint(0, 0)).y()


@pytest.mark.parametrize("percent", [100, 125, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1200, 700), (1024, 640)])
def test_nothing_is_wider_than_the_window(page: PlanPage, window: Window, size: tuple[int, int], percent: int) -> None:
    window.resize(*size)
    window.use_text_size(percent)
    settle(30)
    scroll = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.planner.evening))
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    assert page.planner.start.geometry().right() < page.width()
    assert page.planner.basics.topic.width() >= S(240)
    window.use_text_size(100)
