"""Timer, end line, *Next*, *Someone is upset* and the writing line: on the screen, whole, and apart, at any size."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from benchmarks.gates.ways_in import hardly_stretched
from cafe.model.values import NoteMode
from cafe.store.keys import Slots
from cafe.store.recovery import new_code
from cafe.ui.theme import Theme, apply_theme
from tests.conftest import KEY
from tests.ui.driving import all_named, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.ui.run.page import RunPage
    from cafe.ui.services import Services
    from cafe.ui.window import Window
    from tests.ui.run.conftest import MakeEvening

SIZES = [(1024, 640), (1024, 768), (1280, 720), (1366, 690), (1366, 768), (1600, 900), (1920, 1080)]
TEXT = [100, 125, 150, 200]
WORDS = "heron lantern oat brae moss"


def box(page: RunPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def standing(page: RunPage) -> dict[str, QWidget]:
    found: dict[str, QWidget] = {
        "timer": page.clock.timer,
        "end": page.clock.end,
        "next": page.clock.next,
        "upset": page.bar.upset,
    }
    if page.has_band:
        found["line"] = page.band.line
        found["keep"] = page.band.keep
    elif page.is_harvest:
        found["line"] = page.harvest.line
        found["keep"] = page.harvest.keep
    return found


def check_places(page: RunPage) -> None:
    boxes = {name: box(page, widget) for name, widget in standing(page).items()}
    for name, widget in standing(page).items():
        assert widget.isVisibleTo(page), name
        assert page.rect().contains(boxes[name]), (name, boxes[name])
        assert widget.width() >= widget.minimumSizeHint().width() or name in ("line", "upset"), name
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert not a.intersects(b), (one, a, other, b)
    end = page.clock.end
    assert end.sizeHint().width() <= end.width() + 1, "the end line is cut"


@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("mode", [NoteMode.AFTER, NoteMode.AS_WE_GO])
def test_they_are_visible_and_in_place(
    evening: MakeEvening, window: Window, qapp: QApplication, mode: NoteMode, text: int
) -> None:
    it = evening(mode)
    it.to(2, 100)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    for size in SIZES:
        window.resize(*size)
        settle()
        check_places(page)


@pytest.mark.parametrize("text", [100, 200])
def test_also_with_the_guard_up_and_late(evening: MakeEvening, window: Window, qapp: QApplication, text: int) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 20 * 60)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    page.band.line.setText("Morag and Dr Sutherland said so in Oban on 3 May 2019")
    page.band.line.paused.emit()
    for size in SIZES:
        window.resize(*size)
        settle()
        assert page.band.guard.isVisibleTo(page)
        check_places(page)
        guard = box(page, page.band.guard)
        for name in ("timer", "end", "next", "line"):
            assert not guard.intersects(box(page, standing(page)[name])), (size, name)


@pytest.mark.parametrize("text", [100, 200])
def test_also_in_the_harvest(evening: MakeEvening, window: Window, qapp: QApplication, text: int) -> None:
    it = evening()
    it.to(6, 30)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    for size in SIZES:
        window.resize(*size)
        settle()
        assert page.is_harvest
        check_places(page)


@pytest.mark.parametrize("text", [100, 200])
def test_also_with_the_guard_up_in_the_harvest(
    evening: MakeEvening, window: Window, qapp: QApplication, text: int
) -> None:
    it = evening()
    it.to(6, 30)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    page.harvest.line.setText("Morag and Dr Sutherland said so in Oban on 3 May 2019")
    page.harvest.line.paused.emit()
    for size in ((1366, 690), (1024, 640)):
        window.resize(*size)
        settle()
        assert page.harvest.guard.isVisibleTo(page)
        check_places(page)
        line, guard = page.harvest.line, box(page, page.harvest.guard)
        assert line.height() >= line.sizeHint().height(), size
        for name in ("timer", "end", "next", "line", "keep"):
            assert not guard.intersects(box(page, standing(page)[name])), (size, name)


@pytest.mark.parametrize("text", [100, 200])
def test_a_card_can_be_read_beside_the_writing_line(
    evening: MakeEvening, window: Window, qapp: QApplication, text: int
) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(4, 300)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    for size in ((1366, 690), (1024, 640)):
        window.resize(*size)
        page.open_leaf("quiet")
        settle()
        for widget in (page.leaf.close_button, page.leaf.search, page.leaf.back):
            if widget.isVisibleTo(page):
                assert widget.height() >= 40 * text // 100, size
        assert page.leaf._page.viewport().height() >= 24 * text // 100, size  # a line of it; the rest scrolls
        page.leaf.close_leaf()


STATES = {
    "not started": (-1, 0),
    "in the welcome": (0, 60),
    "over time": (2, 25 * 60),
    "paused": (3, 30),
    "open dialogue": (4, 300),
    "in the final round": (5, 20),
    "harvest over time": (6, 15 * 60),
    "the last stage": (7, 60),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("mode", [NoteMode.AFTER, NoteMode.AS_WE_GO])
def test_they_hold_in_every_state_of_a_run(
    evening: MakeEvening, window: Window, qapp: QApplication, mode: NoteMode, state: str
) -> None:
    it = evening(mode)
    stage, seconds = STATES[state]
    if stage >= 0:
        it.to(stage, seconds)
    for text in (1, 2):
        apply_theme(qapp, Theme(text_scale=text))
        page = it.open()
        if state == "paused" and text == 1:
            page.pause_or_carry_on()
        for size in ((1366, 768), (1366, 690), (1024, 640)):
            window.resize(*size)
            settle()
            check_places(page)
            sees = page.harvest.room_sees
            if sees.isVisibleTo(page):
                assert not box(page, sees).intersects(box(page, page.clock.next)), (size, "the room's picture")


def test_a_late_start_in_a_narrow_window_is_read_whole(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.clock.advance(minutes=30)
    page = it.open()
    window.resize(1024, 640)
    settle()
    panel = page.start_panel
    way = next(all_named(panel, "We started as planned…", QAbstractButton))
    assert way.mapTo(panel, QPoint(way.width(), 0)).x() <= panel.width()
    assert way.width() >= way.sizeHint().width()


def test_what_the_room_sees_gives_way_when_the_harvest_runs_late(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(6, 30)
    page = it.open()
    window.resize(1366, 690)
    settle()
    it.clock.advance(minutes=12)
    page.tick()
    assert page.clock.tag.text().endswith("late")
    assert not box(page, page.harvest.room_sees).intersects(box(page, page.clock.next))


def test_what_if_hides_none_of_them(evening: MakeEvening, window: Window) -> None:
    it = evening()
    it.to(2, 100)
    page = it.open()
    for size in SIZES:
        window.resize(*size)
        page.open_leaf("quiet")
        settle()
        leaf = box(page, page.leaf)
        for name, widget in standing(page).items():
            assert not leaf.intersects(box(page, widget)), (size, name)
        page.leaf.close_leaf()


def test_nothing_that_can_be_pressed_is_under_forty_high(evening: MakeEvening, window: Window) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 100)
    page = it.open()
    window.resize(1024, 640)
    settle()
    small = [
        (button.accessibleName(), button.width(), button.height())
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and (button.height() < 40 or button.width() < 40)
    ]
    assert small == []


def test_every_control_has_a_name(evening: MakeEvening) -> None:
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 100)
    page = it.open()
    nameless = [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page) and not b.accessibleName()]
    assert nameless == []


@pytest.mark.parametrize("text", [100, 200])
def test_locked_the_line_the_button_and_why_it_did_not_open_are_whole(
    evening: MakeEvening, window: Window, qapp: QApplication, services: Services, text: int
) -> None:
    with hardly_stretched():
        Slots.load(services.folder.key_slots).begin(KEY, WORDS, new_code())
    it = evening(NoteMode.AS_WE_GO)
    it.to(2, 100)
    apply_theme(qapp, Theme(text_scale=text / 100))
    page = it.open()
    window.resize(1366, 690)
    page.notes_lock.lock()
    settle()
    opener = page.notes_lock.opener
    assert opener is not None
    refused = "Those words did not open it. Nothing is lost. Try again, or use the recovery sheet."
    opener.refuse(refused)
    settle()
    said = next(label for label in opener.findChildren(QLabel) if label.text() == refused)
    for part in (opener.line, opener.button, said):
        assert part.isVisibleTo(page)
        assert page.rect().contains(box(page, part))
        wanted = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()
        assert part.height() >= wanted
    assert box(page, page.clock.next).bottom() < box(page, opener).top()
