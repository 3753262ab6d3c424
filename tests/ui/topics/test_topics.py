"""Topics: all at once, one opened, and what is still missing before the day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cafe.content import topics
from cafe.content.gate import missing_in_short
from cafe.model.values import GuardAnswer, Support
from cafe.plan.when import next_evening
from cafe.ui.services import Services
from cafe.ui.topics.page import TopicRow
from cafe.ui.topics.writing import OwnTopicPage
from cafe.ui.widgets.page import Scroll
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write


def test_every_topic_is_on_the_list_with_how_many_questions_it_has(open_page: OpenPage) -> None:
    page = open_page("topics")
    for topic in topics.load():
        told = "locked" if topic.locked else f"{len(topic.questions)} questions"
        assert is_there(page, f"{topic.title}, {told}")


def test_a_topic_opens_with_its_questions_and_what_to_be_ready_for(open_page: OpenPage) -> None:
    page = open_page("topics")
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    press(page, "Pelvic health, 5 questions")
    seen = words_on(page)
    assert all(question in seen for question in pelvic.questions)
    assert "Be ready for" in seen
    assert "Embarrassment, birth injury" in seen
    assert "Bladder and bowel" in seen


def test_the_locked_topic_says_who_can_open_it_and_shows_no_question(open_page: OpenPage) -> None:
    page = open_page("topics")
    gbv = topics.find("gbv")
    assert gbv is not None
    press(page, f"{gbv.title}, locked")
    seen = words_on(page)
    assert "This topic is locked" in seen
    assert "until your programme opens it" in seen
    assert not any(question in seen for question in gbv.questions)
    assert not is_there(page, "Plan a café on this")


def test_once_the_programme_has_opened_it_it_reads_like_any_other(open_page: OpenPage, services: Services) -> None:
    gbv = topics.find("gbv")
    assert gbv is not None
    services.content.keep_setting("unlocked_topics", ["gbv"])
    page = open_page("topics", "topic:gbv")
    assert gbv.questions[0] in words_on(page)
    assert is_there(page, "Plan a café on this")


def test_a_number_that_is_missing_is_said_and_leads_to_where_it_is_filled_in(
    open_page: OpenPage, services: Services, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("topics", "topic:pelvic")
    assert "Three numbers to add, and the steps to read." in words_on(page)
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="": gone.append((place, cafe_id)))
    press(page, "Fill in")
    assert [place for place, _what in gone] == ["settings"]
    services.content.keep_support(Support("Mairi", "01632 960 127", "01632 960 001", "01632 960 002", True))
    settle()
    assert not is_there(page, "Fill in")


def test_the_whole_list_stands_on_an_old_screen_without_scrolling(open_page: OpenPage, window: Window) -> None:
    page = open_page("topics")
    window.resize(1366, 745)  # 768 without the bar of its title
    settle()
    bars = [scroll.verticalScrollBar() for scroll in page.findChildren(Scroll) if scroll.findChildren(TopicRow)]
    assert [bar.maximum() for bar in bars] == [0]


def test_a_page_that_was_left_is_where_it_was_when_she_comes_back(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    plan = services.plan.new_cafe(topics.find("baby-loss"), starts_at=next_evening(services.clock.now()))
    page = open_page("plan", plan.cafe_id)
    press(page, "Go to support numbers")
    window.go("plan", plan.cafe_id)
    settle()
    assert [scroll.verticalScrollBar().value() for scroll in page.findChildren(Scroll)] == [0]


def test_a_gentle_topic_asks_for_no_numbers(open_page: OpenPage) -> None:
    assert not is_there(open_page("topics", "topic:heart"), "Fill in")


def test_the_sources_are_there_for_whoever_asks(open_page: OpenPage) -> None:
    page = open_page("topics", "topic:pelvic")
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    assert "looked over in November 2026" in words_on(page)
    assert pelvic.sources[0].title not in words_on(page)
    press(page, "See them")
    assert pelvic.sources[0].title in words_on(page)
    press(page, "Fold them away")
    assert pelvic.sources[0].title not in words_on(page)


def test_planning_on_a_topic_takes_it_along(
    open_page: OpenPage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("topics", "topic:heart")
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda place, cafe_id="": gone.append((place, cafe_id)))
    press(page, "Plan a café on this")
    assert gone == [("plan", "topic:heart")]


def test_the_list_is_walked_with_the_keyboard(open_page: OpenPage, window: Window) -> None:
    page = open_page("topics")
    first = window.focusWidget()
    assert first is not None
    assert first.accessibleName().startswith("What matters")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second = window.focusWidget()
    assert second is not None
    QTest.keyClick(second, Qt.Key.Key_Return)
    settle()
    assert page.opened.accessibleName() == second.accessibleName().rsplit(",", 1)[0]  # type: ignore[attr-defined]


def test_in_a_narrow_window_the_list_comes_first_and_back_leads_to_it(open_page: OpenPage, window: Window) -> None:
    window.resize(1024, 640)
    page = open_page("topics")
    settle()
    assert not is_there(page, "Plan a café on this")
    press(page, "Pelvic health, 5 questions")
    assert is_there(page, "Plan a café on this")
    assert not is_there(page, "Pelvic health, 5 questions")
    press(page, "All topics")
    assert named(page, "Pelvic health, 5 questions").isVisible()


@pytest.mark.parametrize(
    ("support", "line"),
    [
        (Support("", "111", "112", "113", True), ""),
        (Support("", "111", "112", "113"), "Read the steps before the day."),
        (Support("", "111", "112", "", True), "One number is missing. Add it before the day."),
        (Support("", "111", "", ""), "Two numbers to add, and the steps to read."),
    ],
)
def test_what_is_missing_is_said_in_one_short_line(support: Support, line: str) -> None:
    assert missing_in_short(support) == line


def test_a_copy_is_changed_beside_its_original_and_loses_no_word(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("topics", "topic:pelvic")
    press(page, "Copy and change")
    writing = window.page("own-topic")
    seen = words_on(writing)
    assert "The original" in seen and "Ready to plan on." in seen
    write(writing, "Title", "Pelvic health in the glens")
    write(writing, "Questions, one on each line", "Only one question?")
    press(writing, "Done")
    assert window.place == "topics"
    seen = words_on(page)
    assert "It cannot be used yet. Every word is kept." in seen
    assert "Write five or six questions. There is 1 so far." in seen
    assert "Only one question?" in seen
    assert not is_there(page, "Plan a café on this")
    assert is_there(page, "Pelvic health, 5 questions")
    assert [own.title for own in services.content.own.all()] == ["Pelvic health in the glens"]
    press(page, "See the original")
    assert "What did anyone teach you about the pelvic floor?" in words_on(page)


def test_a_topic_is_written_from_nothing_and_planned_on(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("topics")
    press(page, "Write your own")
    writing = window.page("own-topic")
    write(writing, "Title", "Cold water")
    write(writing, "What it is about", "Swimming in the loch, and what it does for us.")
    named(writing, "Questions, one on each line").setPlainText("One?\nTwo?\nThree?\nFour?\nFive?")  # type: ignore[attr-defined]
    write(writing, "Be ready for, one on each line", "Fear of cold and depth")
    press(writing, "Done")
    assert "1 of your own" in words_on(page)
    press(page, "Plan a café on this")
    plan = services.plan.plan(window.page("plan").cafe_id)
    assert plan.topic_title == "Cold water"
    assert "Five?" in {stage.question for stage in plan.stages}


def test_the_guard_reads_the_name_and_the_questions_of_an_own_topic_as_they_are_typed(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("topics")
    press(page, "Write your own")
    writing = window.page("own-topic")
    write(writing, "Title", "With Morag")
    assert isinstance(writing, OwnTopicPage)
    writing.title.raise_panel()
    assert [row.words for row in writing.title.panel.rows] == ["Morag"]
    writing.title.panel.swapped.emit(0, "someone")
    write(writing, "Questions, one on each line", "What did Effie say?")
    writing.questions.raise_panel()
    assert [row.words for row in writing.questions.panel.rows] == ["Effie"]
    for field, said in ((writing.blurb, "Jean Baird"), (writing.ready, "Callum Baird")):  # they leave in kits
        field.set_words(f"Grief, after {said} went.")
        assert [row.words for row in field.panel.rows] == [said]
    writing.ready.panel.left.emit(0)
    press(writing, "Done")
    own = services.content.own.all()[0]
    assert own.title == "With someone"
    assert [answer.words for answer in services.content.own.words_left(own.id)] == ["Callum Baird"]
    window.go("own-topic", own.id)
    assert [row.words for row in writing.blurb.panel.rows] == ["Jean Baird"] and writing.ready.panel.isHidden()


def test_letters_that_paper_cannot_show_are_said_where_they_are_typed(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    made = services.content.own.write_new()
    open_page("topics")
    window.go("own-topic", made.id)
    page = window.page("own-topic")
    write(page, "Title", "Còmhradh – “women’s” health")
    page.keep()  # type: ignore[attr-defined]
    assert "Our paper has no shape" not in words_on(page)
    write(page, "Title", "A cuppa ☕")
    page.keep()  # type: ignore[attr-defined]
    assert "Our paper has no shape for these: ☕. The screen has." in words_on(page)


def test_what_could_point_to_a_person_is_said_before_a_topic_goes_into_a_kit(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    heart = topics.find("heart")
    assert heart is not None
    made = services.content.own.copy(heart)
    services.content.own.keep(made.id, made.text.replace("Bereavement", "Her brother Callum Baird"))
    page = open_page("topics", made.id)
    press(page, "Share")
    assert "In these topics: “Callum Baird”." in words_on(window)
    press(window, "Leave it")
    services.content.own.keep_words_left(made.id, [GuardAnswer("Callum Baird", "PERSON")])
    press(page, "Share")
    assert "In these topics" not in words_on(window)


def test_a_file_that_the_form_cannot_hold_opens_as_its_text_with_what_is_wrong(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    heart = topics.find("heart")
    assert heart is not None
    made = services.content.own.copy(heart)
    odd = made.text.replace("facilitators = 1", 'facilitators = "two"  # Una and Jean')
    services.content.own.keep(made.id, odd)
    open_page("topics")
    window.go("own-topic", made.id)
    writing = window.page("own-topic")
    assert isinstance(writing, OwnTopicPage)
    assert writing.raw.text == odd and not is_there(writing, "Title")
    assert "is not the kind of value we need" in words_on(writing)
    mended = odd.replace('"two"', "2")
    writing.raw.set_text(mended)
    writing.raw.changed.emit(mended)
    writing.keep()
    assert "Shown as it stands in its file." in words_on(writing)
    press(writing, "Done")
    kept = services.content.own.find(made.id)
    assert kept is not None and kept.text == mended and kept.topic is not None


def test_what_the_original_asks_stays_ticked(open_page: OpenPage, services: Services, window: Window) -> None:
    loss = topics.find("baby-loss")
    assert loss is not None
    made = services.content.own.copy(loss)
    open_page("topics")
    window.go("own-topic", made.id)
    writing = window.page("own-topic")
    assert isinstance(writing, OwnTopicPage)
    assert "Its original asks for two hosts, a wellbeing buddy and a full hour. That stays." in words_on(writing)
    assert writing.two_hosts.isChecked() and not writing.two_hosts.isEnabled()
    assert writing.quotes.isEnabled()


def test_a_topic_is_found_by_a_word_of_its_questions(open_page: OpenPage) -> None:
    page = open_page("topics")
    find = named(page, "Find a topic")
    QTest.keyClicks(find, "pelvic floor")
    settle()
    assert is_there(page, "Pelvic health, 5 questions") and not is_there(page, "PCOS, 5 questions")
    QTest.keyClicks(find, " zzz")
    settle()
    assert "No topic has these words. Try fewer." in words_on(page)
