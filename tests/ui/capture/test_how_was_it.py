"""How was it: sums for each face, comments in no order, and a laptop that can be passed on without a look back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollBar

from cafe.content import forms
from cafe.content.wellbeing import wellbeing
from cafe.model.values import Attendance, Tally
from cafe.ui.capture.passed_forms import slip_form, strip_form
from cafe.ui.capture.passing import PassTheLaptop
from cafe.ui.services import Services
from cafe.ui.widgets.answers import Answers
from cafe.ui.widgets.room import Faces
from cafe.ui.window import Window
from tests.ui.capture.conftest import Going
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on

FIRST = forms.feedback().statements[0].words
SECOND = forms.feedback().statements[1].words


def passed(window: Window) -> PassTheLaptop:
    return next(part for part in window.findChildren(PassTheLaptop) if part.isVisible())


def test_strips_are_counted_one_face_at_a_time(open_page: OpenPage, cafe_id: str, services: Services) -> None:
    services.capture.save_attendance(Attendance(cafe_id, people=9))
    page = open_page("how-was-it", cafe_id)
    for _strip in range(3):
        press(page, f"More: {FIRST} Mostly")
    press(page, f"Less: {FIRST} Mostly")
    assert services.capture.feedback(cafe_id).counts == (Tally("F1", "mostly", 2),)
    assert "2 of 9 answered" in words_on(page)


def test_more_answers_than_people_is_said_and_stops_nobody(
    open_page: OpenPage, cafe_id: str, services: Services
) -> None:
    services.capture.save_attendance(Attendance(cafe_id, people=1))
    page = open_page("how-was-it", cafe_id)
    press(page, f"More: {FIRST} Mostly")
    press(page, f"More: {FIRST} Very much")
    assert "There are more answers than people. Count once more?" in words_on(page)
    assert len(services.capture.feedback(cafe_id).counts) == 2


def test_a_comment_is_kept_taken_out_and_brought_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("how-was-it", cafe_id)
    field = named(page, "A comment", QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, "More chairs with arms.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert [comment.text for comment in services.capture.comments(cafe_id)] == ["More chairs with arms."]
    assert field.toPlainText() == ""
    press(page, "Take it out: More chairs with arms.")
    assert services.capture.comments(cafe_id) == ()
    press(window, "Undo")
    assert "More chairs with arms." in words_on(page)


def test_the_guard_looks_at_comments_too(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("how-was-it", cafe_id)
    field = named(page, "A comment", QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, "Ring me on 01632 960 123")
    page.comments.words.raise_panel()  # type: ignore[attr-defined]
    settle()
    assert "One thing here could point to a person" in words_on(page)


def test_a_half_typed_comment_waits(open_page: OpenPage, cafe_id: str) -> None:
    page = open_page("how-was-it", cafe_id)
    QTest.keyClicks(named(page, "A comment", QPlainTextEdit), "More ch")
    open_page("who-came", cafe_id)
    page = open_page("how-was-it", cafe_id)
    assert named(page, "A comment", QPlainTextEdit).toPlainText() == "More ch"


def test_the_laptop_is_passed_and_each_strip_goes_into_the_sums(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("how-was-it", cafe_id)
    press(page, "Pass the laptop")
    over = passed(window)
    assert over.geometry() == window.rect()
    press(over, f"{FIRST} Very much")
    press(over, f"{SECOND} Mostly")
    assert "2 of 5 answered" in words_on(over)
    press(over, "I’m finished")
    assert "Thank you" in words_on(over)
    press(over, "Next person")
    assert "0 of 5 answered" in words_on(over)
    press(over, f"{FIRST} Very much")
    press(over, "I’m finished")
    press(over, "That was everyone")
    assert set(services.capture.feedback(cafe_id).counts) == {Tally("F1", "very_much", 2), Tally("F2", "mostly", 1)}
    assert not is_there(page, f"{FIRST} Very much"), "two passed it: who said what could be told"


def _pass_round(page: object, window: Window, faces: list[str]) -> None:
    press(page, "Pass the laptop")  # type: ignore[arg-type]
    over = passed(window)
    for at, face in enumerate(faces):
        if at:
            press(over, "Next person")
        press(over, f"{FIRST} {face}")
        press(over, "I’m finished")
    press(over, "That was everyone")


def test_sums_show_when_five_have_passed_it_and_stay_covered_for_the_one_who_comes_late(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("how-was-it", cafe_id)
    why = "A sum shows once 5 have answered, so that nobody can tell who said what."
    _pass_round(page, window, ["Mostly"] * 4)
    assert why in words_on(page) and "4 answered · hidden" in words_on(page)
    assert not named(page, f"Less: {FIRST} Mostly").isEnabled(), "a − that is on would tell where there is one"
    assert is_there(page, f"{SECOND} Mostly"), "nobody answered that one"
    _pass_round(page, window, ["Mostly", "Very much", "Somewhat"])  # more than five, in one go
    assert why not in words_on(page) and named(page, f"{FIRST} Mostly").value() == 5  # type: ignore[attr-defined]
    _pass_round(page, window, ["Not at all"])
    late = "Answers from the passed laptop show 5 at a time, so that nobody can tell whose they are."
    assert late in words_on(page), "the sums before and after would tell what the last one said"
    assert services.capture.feedback(cafe_id).counts.count(Tally("F1", "not_at_all", 1)) == 1
    assert not is_there(page, f"{FIRST} Not at all")
    press(page, f"More: {FIRST} Mostly")  # a strip from paper can still be added, unseen
    assert Tally("F1", "mostly", 6) in services.capture.feedback(cafe_id).counts
    assert late in words_on(page)


def test_few_strips_from_paper_are_seen_while_they_are_counted_and_covered_afterwards(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("how-was-it", cafe_id)
    for _strip in range(3):
        press(page, f"More: {FIRST} Mostly")
    assert named(page, f"{FIRST} Mostly").value() == 3  # type: ignore[attr-defined]
    open_page("who-came", cafe_id)
    page = open_page("how-was-it", cafe_id)
    assert not is_there(page, f"{FIRST} Mostly") and "3 answered · hidden" in words_on(page)
    press(page, "Count again")
    assert services.capture.feedback(cafe_id).counts == ()
    press(page, f"More: {FIRST} Somewhat")
    assert named(page, f"{FIRST} Somewhat").value() == 1  # type: ignore[attr-defined]


def test_counting_again_can_be_taken_back(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    page = open_page("how-was-it", cafe_id)
    _pass_round(page, window, ["Mostly", "Mostly"])
    press(page, "Count again")
    assert services.capture.feedback(cafe_id).counts == ()
    press(window, "Undo")
    assert services.capture.feedback(cafe_id).counts == (Tally("F1", "mostly", 2),)
    assert not is_there(page, f"{FIRST} Mostly"), "what comes back comes back covered"


def test_the_next_woman_sees_nothing_of_the_one_before_and_undoes_nothing(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    press(open_page("how-was-it", cafe_id), "Pass the laptop")
    over = passed(window)
    press(over, f"{FIRST} Not at all")
    press(over, "I’m finished")
    assert services.undo.label == ""
    press(over, "Next person")
    assert over.strip.chosen() == {}
    here = window.focusWidget()
    assert here is not None
    assert over.isAncestorOf(here)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_N):
        QTest.keyClick(here, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(here, Qt.Key.Key_Escape)
    QTest.keyClick(here, Qt.Key.Key_F1)
    settle()
    assert over.isVisible()
    assert window.place == "how-was-it"
    assert services.capture.feedback(cafe_id).counts == (Tally("F1", "not_at_all", 1),)


def test_tab_stays_on_the_strip(open_page: OpenPage, cafe_id: str, window: Window) -> None:
    press(open_page("how-was-it", cafe_id), "Pass the laptop")
    over = passed(window)
    for _stop in range(40):
        here = window.focusWidget()
        assert here is not None
        assert over.isAncestorOf(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)


def test_whoever_would_rather_not_is_thanked_and_not_counted(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    press(open_page("how-was-it", cafe_id), "Pass the laptop")
    over = passed(window)
    press(over, f"{FIRST} Not at all")
    press(over, "I’d rather not")
    assert "Thank you" in words_on(over)
    assert services.capture.feedback(cafe_id).counts == ()


def test_next_is_to_check(open_page: OpenPage, cafe_id: str, going: Going) -> None:
    press(open_page("how-was-it", cafe_id), "Next: check")
    assert going.places == [("check", cafe_id)]


def test_the_three_pages_lead_to_one_another(open_page: OpenPage, cafe_id: str, going: Going, window: Window) -> None:
    press(open_page("write-up", cafe_id), "Next: who came")
    press(window.page("who-came"), "Done")
    press(window.page("how-was-it"), "Next: check")
    assert going.places == [("check", cafe_id)]
    assert is_there(window.page("how-was-it"), "Pass the laptop")


def test_the_four_national_questions_are_asked_only_where_they_were_turned_on(
    open_page: OpenPage, cafe_id: str, services: Services, window: Window
) -> None:
    form = wellbeing()
    page = open_page("how-was-it", cafe_id)
    assert form.title not in words_on(page)
    services.content.keep_setting("asks_wellbeing", True)
    settle()
    assert form.licence in words_on(page)
    press(page, "Pass the laptop")
    over = passed(window)
    press(over, f"{form.questions[2].words} 7")
    press(over, f"{form.questions[2].words} 8")  # she thinks again
    press(over, f"{form.questions[3].words} 0, Not at all")
    assert "2 of 9 answered" in words_on(over)
    press(over, "I’m finished")
    press(over, "That was everyone")
    assert set(services.capture.wellbeing(cafe_id)) == {Tally("ons-happy", "8", 1), Tally("ons-anxious", "0", 1)}
    assert services.capture.tallies(cafe_id) == () and services.capture.feedback(cafe_id).counts == ()
    press(page, "More: Happy: 8")
    assert Tally("ons-happy", "8", 2) in services.capture.wellbeing(cafe_id)


def test_all_five_statements_stand_there_at_once_on_an_old_laptop(window: Window) -> None:
    form = strip_form(forms.feedback())
    form.setParent(window)
    form.resize(1366, 690)
    form.show()
    settle()
    bar = form.findChildren(QScrollBar)
    assert not any(one.isVisible() for one in bar)
    assert all(one.visibleRegion().boundingRect().height() == one.height() for one in form.findChildren(Faces))


def test_a_short_answer_stays_on_one_line_of_its_key(window: Window) -> None:
    form = slip_form(forms.equality(), "full")
    form.setParent(window)
    form.resize(1366, 690)
    form.show()
    settle()
    keys = [key for row in form.findChildren(Answers) for key in row.buttons() if key.isVisible()]
    assert len(keys) > 30
    assert [key.words for key in keys if len(key.lines()) > 1] == []
