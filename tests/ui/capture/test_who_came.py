"""Who came: heads and never names, each press kept, and everything but the heads can be passed over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox

from cafe.model.values import Tally
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on


def count(page: object, name: str, times: int) -> None:
    for _time in range(times):
        press(page, f"One more: {name}")  # type: ignore[arg-type]


def test_people_are_counted_apart_from_hosts(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("who-came", cafe_id)
    assert "Count heads, not names" in words_on(page)
    count(page, "People here", 6)
    count(page, "Here for the first time", 2)
    count(page, "Hosts and helpers", 1)
    kept = services.capture.attendance(cafe_id)
    assert (kept.people, kept.first_timers, kept.hosts) == (6, 2, 1)
    assert kept.children is None
    assert kept.support_cards is None


def test_a_number_can_be_typed(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("who-came", cafe_id)
    figure = page._heads["people"].number  # type: ignore[attr-defined]
    figure.setFocus()
    figure.selectAll()
    QTest.keyClicks(figure, "14")
    QTest.keyClick(figure, Qt.Key.Key_Tab)
    settle()
    assert services.capture.attendance(cafe_id).people == 14


def test_the_focus_stays_on_the_plus_that_is_pressed(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    page = open_page("who-came", cafe_id)
    plus = named(page, "One more: Children")
    plus.setFocus()
    for _time in range(3):
        QTest.keyClick(plus, Qt.Key.Key_Space)
        settle()
    assert window.focusWidget() is plus
    assert named(page, "Children").value == 3  # type: ignore[attr-defined]


def test_ages_are_counted_and_the_rest_goes_down_as_not_asked(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    page = open_page("who-came", cafe_id)
    count(page, "People here", 5)
    count(page, "45 to 54", 2)
    assert services.capture.tallies(cafe_id) == (Tally("age", "45-54", 2),)
    assert "2 of 5 counted. The other 3 go down as “not asked today”." in words_on(page)


def test_a_question_is_skipped_with_its_counts_and_undo_brings_them_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    count(page, "45 to 54", 2)
    press(page, "Skip age")
    assert services.capture.tallies(cafe_id) == ()
    press(window, "Undo")
    assert services.capture.tallies(cafe_id) == (Tally("age", "45-54", 2),)
    assert named(page, "Age: 45 to 54").value == 2  # type: ignore[attr-defined]


def test_other_questions_wait_behind_their_button(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("who-came", cafe_id)
    assert not is_there(page, "Looks after someone: Yes")
    press(page, "Looks after someone")
    settle(20)
    press(page, "One more: Yes")
    assert services.capture.tallies(cafe_id) == (Tally("carer", "yes", 1),)
    press(page, "Skip looks after someone")
    assert services.capture.tallies(cafe_id) == ()
    assert not is_there(page, "Looks after someone: Yes")
    assert is_there(page, "Looks after someone")


def test_support_that_was_used_is_kept(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    page = open_page("who-came", cafe_id)
    press(page, "An interpreter")
    press(page, "Childcare paid")
    assert services.capture.attendance(cafe_id).support_used == ("interpreter", "childcare")
    press(page, "An interpreter")
    assert services.capture.attendance(cafe_id).support_used == ("childcare",)


def test_two_people_were_a_cuppa_and_what_was_written_stays(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("who-came", cafe_id)
    count(page, "People here", 2)
    assert "it was a cuppa. What was written stays on this laptop, and none of it leaves." in words_on(page)
    count(page, "People here", 1)
    assert "cuppa" not in words_on(page)


def test_more_first_timers_than_people_is_said_and_the_count_before_is_kept(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    count(page, "People here", 1)
    count(page, "Here for the first time", 2)
    assert "There are more first-timers than people." in words_on(window)
    assert services.capture.attendance(cafe_id).first_timers == 1
    assert named(page, "Here for the first time").value == 1  # type: ignore[attr-defined]


def test_undo_takes_back_the_last_count(open_page: OpenPage, cafe_id: str, services: Services, window: Window) -> None:
    page = open_page("who-came", cafe_id)
    count(page, "People here", 4)
    window.undo()
    settle()
    assert services.capture.attendance(cafe_id).people == 3
    assert named(page, "People here").value == 3  # type: ignore[attr-defined]


def test_done_and_skip_both_lead_on(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    press(open_page("who-came", cafe_id), "Done")
    assert window.place == "how-was-it"
    press(open_page("who-came", cafe_id), "Skip this page")
    assert window.place == "how-was-it"


def test_counting_up_with_a_mouse_that_stays_where_it_is_counts_everybody(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    place = named(page, "One more: People here").mapTo(window, QPoint(20, 20))
    for _press in range(6):
        under = window.childAt(place)
        assert under is named(page, "One more: People here")
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(window, place))
        settle()
    assert services.capture.attendance(cafe_id).people == 6
    assert not any(figure.lineEdit().hasSelectedText() for figure in page.findChildren(QSpinBox))


def test_a_slip_is_filled_in_on_the_laptop_and_only_its_sums_come_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    press(page, "Pass the laptop")
    over = page.passing  # type: ignore[attr-defined]
    limits = "Does it limit your day-to-day life?"
    assert not is_there(over, f"{limits} A lot")
    press(over, "A condition or illness that has lasted, or will last, 12 months or more? Yes")
    press(over, f"{limits} A lot")
    press(over, "Your age 45 to 54")
    press(over, "I’m finished")
    assert over.strip.chosen() == {} and services.undo.label == ""
    press(over, "Next person")
    assert not is_there(over, f"{limits} A lot")
    press(over, "Your age Prefer not to say")
    press(over, "I’m finished")
    press(over, "That was everyone")
    assert set(services.capture.tallies(cafe_id)) == {
        Tally("age", "45-54", 1), Tally("age", "prefer-not", 1), Tally("condition", "yes", 1),
        Tally("condition-limits", "a-lot", 1),
    }  # fmt: skip


def test_arrow_keys_walk_the_answers_and_tab_goes_to_the_next_question(
    open_page: OpenPage, cafe_id: str, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    press(page, "Pass the laptop")
    over = page.passing  # type: ignore[attr-defined]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(window.focusWidget(), key)
    assert over.strip.chosen() == {"age": "25-34", "ethnic-group": "white-scottish"}


def test_a_programme_may_ask_for_the_long_slip_and_what_was_counted_before_stays(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    services.capture.set_tally(cafe_id, "carer", "yes", 2)
    services.content.keep_setting("slip_profile", "full")
    page = open_page("who-came", cafe_id)
    assert is_there(page, "Looks after someone: Yes") and is_there(page, "Your religion or belief")
    assert services.capture.tallies(cafe_id) == (Tally("carer", "yes", 2),)


def test_slips_of_fewer_than_five_tell_nobody_who_is_who(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("who-came", cafe_id)
    press(page, "Pass the laptop")
    over = page.passing  # type: ignore[attr-defined]
    for woman in range(4):
        if woman:
            press(over, "Next person")
        press(over, "Your age 45 to 54")
        press(over, "I’m finished")
    press(over, "That was everyone")
    age = named(page, "Age: 45 to 54")
    assert age.number.isHidden() and age.cover.isVisible()  # type: ignore[attr-defined]
    assert not age.fewer.isEnabled(), "a − that is on would tell where there is one"  # type: ignore[attr-defined]
    assert "4 answered · hidden" in words_on(page)
    assert "A sum shows once 5 have answered" in words_on(page)
    press(page, "Pass the laptop")
    press(page.passing, "Your age 75 or over")  # type: ignore[attr-defined]
    press(page.passing, "I’m finished")  # type: ignore[attr-defined]
    press(page.passing, "That was everyone")  # type: ignore[attr-defined]
    assert named(page, "Age: 45 to 54").value == 4  # type: ignore[attr-defined]


def test_a_programme_that_asks_for_ten_covers_up_to_ten(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    from cafe.packs.programme_file import make_programme

    services.packs.install_programme(make_programme("East Glens women’s health", threshold=10).file)
    services.capture.set_tally(cafe_id, "age", "45-54", 7)
    page = open_page("who-came", cafe_id)
    assert "7 answered · hidden" in words_on(page) and "A sum shows once 10 have answered" in words_on(page)
