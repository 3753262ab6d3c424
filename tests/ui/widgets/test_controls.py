"""Each control does what a host expects of it, by key as well as by mouse."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cafe.ui.scale import bigger, column, sized, smaller
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import Chip, Switch
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.page import Columns, PageFrame, TwoPages
from cafe.ui.widgets.room import Faces
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.spine import Place, Spine
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.tally import Tally
from cafe.ui.widgets.text import Label, Leader, Para
from cafe.ui.widgets.when import DateField, TimeField, read_day, read_time
from tests.ui.driving import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 21)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Put one control in a window of its own."""

    kept: list[QWidget] = []

    def in_window(widget: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        window.setLayout(column(widget, None))
        qtbot.addWidget(window)
        window.resize(800, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    return in_window


def heard(signal: Any) -> list[Any]:
    """Everything a signal says from now on."""
    said: list[Any] = []

    def hear(value: Any) -> None:
        said.append(value)

    signal.connect(hear)
    return said


def test_enter_and_space_both_press_a_button(show: Callable[[QWidget], QWidget]) -> None:
    button = Button("Keep & carry on", "primary")
    pressed = heard(button.clicked)
    show(button)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert button.accessibleName() == button.words == "Keep & carry on"


def test_a_button_of_two_lines_is_read_as_both() -> None:
    button = Button("Next: Round 2", "primary", subtitle="20 minutes · new question")
    assert button.accessibleName() == "Next: Round 2, 20 minutes · new question"


def kinds(key: str | None = "note") -> Segments:
    """The switch for the kind of a note."""
    rows = (Segment("note", "Note"), Segment("quote", "Quote"), Segment("idea", "Idea"))
    return Segments(rows, key, name="Kind")


def test_arrow_keys_move_along_the_answers_and_choose(show: Callable[[QWidget], QWidget]) -> None:
    bar = kinds()
    chosen = heard(bar.chosen)
    show(bar)
    bar.buttons()[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert chosen == ["quote", "idea", "note", "idea"]
    assert bar.key == "idea"
    assert bar.buttons()[2].hasFocus()


def test_a_row_of_answers_is_one_stop_for_tab() -> None:
    bar = kinds("quote")
    stops = [button for button in bar.buttons() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [bar.buttons()[1]]
    bar.choose("idea")
    stops = [button for button in bar.buttons() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [bar.buttons()[2]]


def test_nothing_need_be_answered_and_an_answer_can_be_taken_away() -> None:
    bar = kinds(None)
    assert bar.key == ""
    bar.choose("idea", quietly=True)
    bar.choose("", quietly=True)
    assert bar.key == ""
    with pytest.raises(KeyError):
        bar.choose("song")


def test_a_stepper_moves_by_key_and_its_ends_go_off(show: Callable[[QWidget], QWidget]) -> None:
    stepper = Stepper("Round 1", 2, 1, 3, unit="min")
    changed = heard(stepper.changed)
    show(stepper)
    stepper.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert (stepper.value, stepper.more.isEnabled(), stepper.fewer.isEnabled()) == (3, False, True)
    QTest.mouseClick(stepper.fewer, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stepper.fewer, Qt.MouseButton.LeftButton)
    assert (stepper.value, stepper.more.isEnabled(), stepper.fewer.isEnabled()) == (1, True, False)
    assert changed == [3, 2, 1]
    stepper.set_value(2)
    assert changed == [3, 2, 1]


def test_a_number_can_be_typed_into_a_stepper(show: Callable[[QWidget], QWidget]) -> None:
    stepper = Stepper("People expected", 8, 1, 60)
    show(stepper)
    stepper.setFocus()
    stepper.number.selectAll()
    QTest.keyClicks(stepper.number, "14")
    QTest.keyClick(stepper.number, Qt.Key.Key_Return)
    assert stepper.value == 14


def test_heads_are_counted_by_press_by_arrow_and_by_typing(show: Callable[[QWidget], QWidget]) -> None:
    tally = Tally("People here", big=True)
    counted = heard(tally.changed)
    show(tally)
    assert not tally.fewer.isEnabled()
    QTest.mouseClick(tally.more, Qt.MouseButton.LeftButton)
    tally.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    tally.number.selectAll()
    QTest.keyClicks(tally.number, "14")
    QTest.keyClick(tally.number, Qt.Key.Key_Return)
    QTest.keyClick(tally.number, Qt.Key.Key_Down)
    assert counted == [1, 2, 14, 13]
    assert tally.more.size().width() >= 104 and tally.more.size().height() >= 72


def test_the_focus_is_not_lost_when_the_last_one_is_taken_away(show: Callable[[QWidget], QWidget]) -> None:
    tally = Tally("45 to 54", 1)
    show(tally)
    tally.fewer.setFocus()
    QTest.keyClick(tally.fewer, Qt.Key.Key_Space)
    assert tally.value == 0
    assert QApplication.focusWidget() is tally.number


def test_a_chip_gains_a_tick_and_says_its_key() -> None:
    chip = Chip("Work", 3)
    assert chip.accessibleDescription() == "Alt 3"
    off = chip.grab().toImage()
    chip.click()
    assert chip.isChecked()
    assert chip.grab().toImage() != off


def test_a_switch_changes_its_words_with_its_tick() -> None:
    switch = Switch("Agreed?", "Agreed")
    switch.click()
    assert (switch.words, switch.isChecked()) == ("Agreed", True)
    switch.click()
    assert (switch.words, switch.isChecked()) == ("Agreed?", False)


def test_the_whole_row_of_a_tick_box_can_be_pressed(show: Callable[[QWidget], QWidget]) -> None:
    tick = TickRow("Talking object packed")
    show(tick)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().bottomRight())
    assert not tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()


def test_a_face_can_be_taken_back(show: Callable[[QWidget], QWidget]) -> None:
    faces = Faces("I felt welcome.")
    answers = heard(faces.answered)
    show(faces)
    first = faces.buttons()[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert answers == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert answers == [1, None]
    assert faces.buttons()[4].accessibleName() == "I felt welcome. Very much"


def test_a_field_says_what_to_change_where_it_is_read_and_seen() -> None:
    field = Field("Café title", hint="So that you can find it later.")
    assert field.line.accessibleName() == "Café title"
    field.set_error("Add a title so you can find this café later.")
    assert field.line.accessibleDescription() == field.error == "Add a title so you can find this café later."
    field.set_error("")
    assert field.line.accessibleDescription() == "So that you can find it later."


def test_a_list_says_what_was_picked_only_when_a_person_picks() -> None:
    picker = Picker("Area", (("", "All areas"), ("coast", "Coast")))
    picked = heard(picker.picked)
    picker.pick("coast")
    assert (picker.key, picked) == ("coast", [])
    picker.list.activated.emit(1)
    assert picked == ["coast"]
    picker.pick("moon")
    assert picker.key == ""


@pytest.mark.parametrize("typed", ["18:30", "18.30", "1830", "6:30 pm", "6.30pm", " 18h30 "])
def test_times_are_read_as_people_write_them(typed: str) -> None:
    assert read_time(typed) == time(18, 30)


@pytest.mark.parametrize("typed", ["17:60", "25:00", "teatime", "", "13 pm"])
def test_a_time_that_does_not_exist_is_not_guessed(typed: str) -> None:
    assert read_time(typed) is None


@given(st.times())
def test_every_time_we_show_can_be_typed_back(value: time) -> None:
    shown = value.replace(second=0, microsecond=0)
    assert read_time(f"{shown:%H:%M}") == shown


@pytest.mark.parametrize(
    "typed", ["26/11/2026", "26.11.26", "26 November", "Thursday 26 Nov 2026", "26th november 2026", "2026-11-26"]
)
def test_days_are_read_as_people_write_them(typed: str) -> None:
    assert read_day(typed, TODAY) == date(2026, 11, 26)


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert read_day("4 February", TODAY) == date(2027, 2, 4)
    assert read_day("31 February", TODAY) is None
    assert read_day("soon", TODAY) is None


def test_a_time_that_does_not_exist_says_what_to_try(show: Callable[[QWidget], QWidget]) -> None:
    field = TimeField("Ends at", time(20, 30))
    changed = heard(field.changed)
    show(field)
    edit = field.list.lineEdit()
    edit.selectAll()
    QTest.keyClicks(edit, "17:60")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert field.error == "That time does not exist. Try 18:00."
    assert edit.text() == "17:60"
    edit.selectAll()
    QTest.keyClicks(edit, "6pm")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (field.value, field.error, edit.text()) == (time(18, 0), "", "18:00")
    assert changed == [None, time(18, 0)]


def test_a_day_that_is_typed_is_shown_in_full(show: Callable[[QWidget], QWidget]) -> None:
    field = DateField("Date", today=TODAY)
    days = heard(field.changed)
    show(field)
    QTest.keyClicks(field.line, "26/11")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "Thursday 26 November 2026"
    field.line.setText("31 February")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value is None and field.error
    assert days == [date(2026, 11, 26), None]


def test_bars_say_the_same_in_words_and_as_a_table() -> None:
    bars = Bars((Bar("Work", 37), Bar("Faith and culture", None)))
    assert bars.text() == "Work: 37.\nFaith and culture: Fewer than 5."
    assert bars.as_table() == [("Work", "37"), ("Faith and culture", "Fewer than 5")]


def test_a_hidden_bar_looks_the_same_whatever_it_hides(show: Callable[[QWidget], QWidget]) -> None:
    bars = Bars((Bar("Work", 37), Bar("Faith", None), Bar("Faith", None)))
    show(bars)
    picture = bars.grab().toImage()
    row = bars.height() // 3
    assert picture.copy(120, row, 400, row) == picture.copy(120, 2 * row, 400, row)


def test_a_question_never_ends_on_one_lonely_word() -> None:
    question = "What has changed for you, and what has stayed the same now?"
    para = Para(question, "question", balance=True)
    for width in range(260, 760, 20):
        lines = para.lines(width)
        assert " ".join(lines) == question
        if len(lines) > 1:
            assert len(lines[-1].split()) > 1, (width, lines)
        assert len(lines) == len(Para(question, "question").lines(width))


def test_a_paragraph_is_as_tall_as_its_lines() -> None:
    para = Para("One line.\nAnother, after a break that is kept.", "body")
    assert len(para.lines(600)) == 2
    assert para.heightForWidth(600) == pytest.approx(2 * 17 * 1.38, abs=1.1)


def test_a_line_that_is_cut_short_can_still_be_read(show: Callable[[QWidget], QWidget]) -> None:
    label = Label("A very long title of a café that will not fit in here", "h1", elide=True)
    show(label)
    sized(label, width=200)
    QTest.qWait(1)
    label.grab()
    assert label.toolTip() == label.text()


def test_a_name_is_shortened_in_its_middle_and_told_in_full(show: Callable[[QWidget], QWidget]) -> None:
    from cafe.ui.widgets.inputs import List

    longest = "NHS Greater Glasgow and Clyde, with both of its islands and all of its towns"
    box = List()
    box.addItems(["NHS Fife", longest])
    show(box)
    sized(box, width=170)
    box.setCurrentIndex(1)
    box.grab()
    assert box.toolTip() == box.currentText() == longest
    assert box.view().textElideMode() == Qt.TextElideMode.ElideMiddle
    box.setCurrentIndex(0)
    box.grab()
    assert not box.toolTip(), "what can be read in full needs no tooltip"
    box.setToolTip("Where the café was")
    box.setCurrentIndex(1)
    box.grab()
    assert box.toolTip() == "Where the café was", "words of its own stay"


def test_leaders_are_read_as_words_and_figure() -> None:
    assert Leader("Pelvic health", "5").text() == "Pelvic health, 5"


def test_text_sizes_stop_at_their_ends() -> None:
    assert [bigger(1.0), bigger(1.5), bigger(2.0)] == [1.25, 2.0, 2.0]
    assert [smaller(2.0), smaller(1.25), smaller(1.0)] == [1.5, 1.0, 1.0]


def test_places_are_in_words_until_the_window_is_narrow(qtbot: QtBot, qapp: QApplication) -> None:
    places = (Place("home", "Home", "house"), Place("topics", "Topics", "book-open"))
    spine = Spine(places, promise="Everything is kept on this laptop only")
    page = PageFrame("Home")
    window = QWidget()
    window.setLayout(column(spine, page))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    gone = heard(spine.place_chosen)
    spine.show_place("home")
    assert not spine.is_strip and gone == []
    window.resize(1100, 700)
    assert spine.is_strip
    assert spine.buttons["topics"].toolTip() == "Topics"
    QTest.mouseClick(spine.buttons["topics"], Qt.MouseButton.LeftButton)
    assert (gone, spine.place) == (["topics"], "topics")
    window.resize(1366, 700)
    apply_theme(qapp, Theme("light", 1.5))
    assert spine.is_strip
    menu = spine.places_menu()
    assert [action.text() for action in menu.actions()] == ["Home", "Topics"]
    menu.actions()[0].trigger()
    assert gone == ["topics", "home"]


def test_the_title_is_never_cut_for_the_buttons_beside_it(qtbot: QtBot, qapp: QApplication) -> None:
    buttons = [Button("Add a list"), Button("Wait for a café")]
    page = PageFrame("Who has not sent", back=True, actions=buttons)
    qtbot.addWidget(page)
    page.resize(1160, 640)
    with qtbot.waitExposed(page):
        page.show()
    assert all(button.y() < page.title.geometry().bottom() for button in buttons)
    apply_theme(qapp, Theme("light", 2.0))
    settle()
    assert page.title.width() >= page.title.sizeHint().width()
    assert all(button.y() > page.title.geometry().bottom() for button in buttons)
    buttons[0].hide()  # with one button there is room beside it again
    settle()
    assert page.title.width() >= page.title.sizeHint().width()
    assert buttons[1].y() < page.title.geometry().bottom()


def test_the_side_drops_below_in_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    pages = TwoPages(side_width=340)
    pages.main.addWidget(Label("Main"))
    pages.side.addWidget(Label("Side"))
    qtbot.addWidget(pages)
    pages.resize(1366, 700)
    pages.show()
    assert not pages.is_one_column
    apply_theme(qapp, Theme("light", 2.0))
    assert pages.is_one_column


def test_tallies_stand_in_fewer_columns_where_there_is_less_room(qtbot: QtBot) -> None:
    tallies = [Tally(f"Group {number}") for number in range(6)]
    columns = Columns(tallies, least=300)
    qtbot.addWidget(columns)
    columns.resize(1000, 600)
    columns.show()
    assert columns.columns == 3
    assert tallies[1].y() == tallies[0].y()
    columns.resize(640, 600)
    assert columns.columns == 2
    columns.resize(400, 900)
    columns.layout().activate()
    assert columns.columns == 1
    assert [tally.y() for tally in tallies] == sorted({tally.y() for tally in tallies})


def test_a_figure_that_grows_takes_a_line_more_in_the_same_width(qtbot: QtBot) -> None:
    flow = Flow(Label("9", "figure2"), Label("people", "figure2"), gap=18)
    whole = QWidget()
    whole.setLayout(column(flow, None, gap=0))
    qtbot.addWidget(whole)
    whole.resize(220, 400)
    whole.show()
    figure, words = flow.widgets()
    one_line = flow.height()
    figure.setText("10,000")  # type: ignore[attr-defined]
    settle()
    assert flow.height() > one_line
    assert words.geometry().top() >= figure.geometry().bottom()
    words.hide()
    settle()
    assert flow.height() == one_line


def test_chips_go_on_to_the_next_line_and_lose_none(qtbot: QtBot) -> None:
    flow = Flow(*(Chip(f"A theme {number}", number) for number in range(1, 9)))
    qtbot.addWidget(flow)
    flow.resize(1200, flow.heightForWidth(1200))
    flow.show()
    wide = {chip.y() for chip in flow.widgets()}
    flow.setMaximumHeight(900)
    flow.resize(400, flow.heightForWidth(400))
    narrow = sorted({chip.y() for chip in flow.widgets()})
    assert len(narrow) > len(wide)
    assert all(chip.geometry().right() < 400 and chip.geometry().bottom() < flow.height() for chip in flow.widgets())
    flow.clear()
    assert flow.widgets() == []


def test_the_head_stays_while_the_page_scrolls(qtbot: QtBot) -> None:
    page = PageFrame("Topics", "21 ready to use", back=True, actions=[Button("Print")])
    for number in range(60):
        page.body.addWidget(Button(f"Topic {number}"))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    with qtbot.waitExposed(page):
        page.show()
    QTest.qWait(10)
    before = page.title.mapTo(page, page.title.rect().topLeft())
    right = page.body.itemAt(0).widget().mapTo(page, page.body.itemAt(0).widget().rect().topRight()).x()
    page.show_widget(page.body.itemAt(59).widget())
    assert page.title.mapTo(page, page.title.rect().topLeft()) == before
    action = page.action_row.itemAt(0).widget()
    assert abs(action.mapTo(page, action.rect().topRight()).x() - right) <= 1
    with qtbot.waitSignal(page.back_pressed):
        page.back.click()
