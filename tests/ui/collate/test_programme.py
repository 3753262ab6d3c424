"""Programme: made once, looked at with filters, reported from; and every batch can go out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from cafe.core.clock import FakeClock
from cafe.model.values import Face
from cafe.packs.programme_file import read_file
from cafe.packs.schema import PackFeedback
from cafe.ui import dialogs
from cafe.ui.collate.shown_list import ShownList
from cafe.ui.services import Services
from cafe.ui.widgets.table import Table
from cafe.ui.window import Window
from tests.packs.builders import a_quote, a_sentence, a_topic, an_id, an_idea, some_facts, some_people
from tests.ui.collate.helping import ANN, BEA, Desk, a_programme, added, answer, drop, pick
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write


@pytest.fixture
def desk(services: Services, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "from hosts", a_programme(services))


def _three_cafes(desk: Desk) -> None:
    fife = some_facts(council="fife", month="2026-10", day="2026-10-08")
    pelvic = some_facts(topic=a_topic(id="pelvic", title="Pelvic health"))
    facts = [
        {"entries": (a_sentence(), a_quote("one"), an_idea())},
        {"cafe": fife, "entries": (a_sentence("two"), a_quote("hers", text="She heard me."))},
        {"cafe": pelvic, "entries": (a_sentence("three", themes=("WAI1",)),)},
    ]
    for number, more in enumerate(facts, 1):
        key, sequence = (BEA, 1) if number == 3 else (ANN, number)
        desk.send(f"cafe-{number}.cafepack", key, pack_id=an_id(f"café {number}"), sequence=sequence, **more)


def test_a_programme_is_made_and_its_file_saved_for_the_hosts(
    open_page: OpenPage, window: Window, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("programme")
    assert "No programme yet" in words_on(page)
    press(page, "Make a programme")
    assert not named(window, "Make it").isEnabled()
    write(window, "Its name", "Autumn 2026 programme")
    write(window, "E-mail address that hosts send to", "packs@programme.example")
    press(window, "Hide numbers below: 10")
    press(window, "Make it")
    (card,) = services.collate.programmes()
    assert (card.name, card.address, card.threshold) == ("Autumn 2026 programme", "packs@programme.example", 10)
    assert all(word in words_on(window) for word in card.words)
    file = tmp_path / "for-hosts.cafeprogramme"
    answer(monkeypatch, "save_as", file)
    press(window, "Save the file")
    assert read_file(file.read_bytes()).card().words == card.words
    assert "Give for-hosts.cafeprogramme to every host" in words_on(window)
    assert "No packs yet" in words_on(page)
    assert named(page, "Add packs").hasFocus(), "and not Home, at the side"


def test_enter_makes_the_programme_and_a_name_taken_is_said(open_page: OpenPage, window: Window, desk: Desk) -> None:
    page = open_page("programme")
    press(page, "Make another programme")
    name = named(window, "Its name", QLineEdit)
    assert name.hasFocus()
    QTest.keyClicks(name, desk.card.name)
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle()
    assert f"You have a programme called {desk.card.name} already." in words_on(window)


def test_the_file_can_be_saved_again_and_its_words_looked_at(
    open_page: OpenPage, window: Window, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("programme")
    answer(monkeypatch, "save_as", tmp_path / "again")
    press(page, "Save its file")
    assert read_file((tmp_path / "again.cafeprogramme").read_bytes()).card().name == desk.card.name
    press(page, "Its six words")
    assert desk.card.words[5] in words_on(window)


def test_three_packs_make_a_picture(open_page: OpenPage, services: Services, desk: Desk) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    said = words_on(page)
    assert "3 of 3 packs in this report · 42 people" in said
    assert "Being listened to: 2." in said
    assert "Waiting: 1." in said
    assert "0 chosen of 2 · everyone said yes" in said
    assert [row.title for row in named(page, "Packs", ShownList).rows] == ["Highland", "Highland", "Fife"]
    assert "Too few answers" not in said
    assert not any(day in said for day in ("8 Oct", "2026-10-08"))


def test_what_gets_in_the_way_is_shown_apart_and_as_a_table(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    press(page, "Show: Helps")
    assert "Nothing was said of this yet." in words_on(page)
    press(page, "Show: In the way")
    assert "Being listened to: 2." in words_on(page)
    press(page, "Show themes as table")
    table = named(window, "Themes", Table).model()
    assert [table.index(0, at).data() for at in range(5)] == ["Being listened to", "2", "2", "0", "0"]


def test_filters_leave_some_cafes_out_and_clear_brings_them_back(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    pick(page, "Area", "Fife")
    assert "1 of 3 packs in this report" in words_on(page)
    press(page, "Clear the filters")
    assert "3 of 3 packs in this report" in words_on(page)
    pick(page, "Topic", "Pelvic health")
    assert "1 of 3 packs in this report" in words_on(page)
    press(page, "Clear the filters")
    pick(page, "Dates", "November 2026")
    assert "2 of 3 packs in this report" in words_on(page)


def test_filters_go_together_are_said_in_words_and_are_there_when_she_comes_back(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    assert "You are looking at" not in words_on(page)
    press(page, "Show more filters")
    pick(page, "Health board", "NHS Highland")
    pick(page, "Topic", "Pelvic health")
    assert "You are looking at 1 of 3 cafés: NHS Highland; Pelvic health." in words_on(page)
    window.go("home")
    window._pages.pop("programme").deleteLater()  # as after a lock of the app
    page = open_page("programme")
    assert "You are looking at 1 of 3 cafés: NHS Highland; Pelvic health." in words_on(page)
    pick(page, "Area", "Fife")  # not in that board: the board is let go
    assert "No café is all of this: Fife; Pelvic health." in words_on(page)
    press(page, "Clear the filters")
    assert "3 of 3 packs in this report" in words_on(page)
    assert "You are looking at" not in words_on(page)


def test_any_months_can_be_chosen(open_page: OpenPage, services: Services, window: Window, desk: Desk) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    page.filters._choose_months()  # the last line of the list, which a key would pass through too
    pick(window, "To", "October 2026")
    press(window, "Show these months")
    assert "1 of 3 packs in this report" in words_on(page)
    assert "October 2026" in page.filters._dates.list.currentText()


def test_a_ticked_quote_is_in_the_report_and_stays_ticked(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    press(page, "“She heard me.”")
    assert "1 chosen of 2 · everyone said yes" in words_on(page)
    assert [quote.text for quote in services.collate.collation(desk.card.id).quotes if quote.is_chosen] == [
        "She heard me."
    ]
    window.go("home")
    open_page("programme")
    assert named(page, "“She heard me.”").isChecked()  # type: ignore[attr-defined]


def test_feedback_is_shown_pooled_and_small_numbers_are_hidden(
    open_page: OpenPage, services: Services, desk: Desk
) -> None:
    sums = {"F1": {Face.SOMEWHAT: 1, Face.MOSTLY: 7, Face.VERY_MUCH: 5}}
    for number in range(3):
        pack_id = an_id(f"café {number}")
        desk.send(f"{number}.cafepack", pack_id=pack_id, sequence=number + 1, feedback=PackFeedback(n=13, sums=sums))
    added(services, desk)
    said = words_on(open_page("programme"))
    assert "3 cafés together" in said
    assert "39 answered" in said
    assert "Somewhat: hidden: small number." in said
    assert "Somewhat: 3." not in said


def test_packs_that_were_not_added_are_counted_beside_the_total(
    open_page: OpenPage, services: Services, desk: Desk
) -> None:
    desk.send("good.cafepack")
    (desk.folder / "half.cafepack").write_bytes((desk.folder / "good.cafepack").read_bytes()[:500])
    added(services, desk)
    assert "1 pack was not added and is not in these numbers." in words_on(open_page("programme"))


def test_the_last_batch_goes_out_in_one_go(
    open_page: OpenPage, services: Services, window: Window, desk: Desk, clock: FakeClock
) -> None:
    desk.send("first.cafepack")
    added(services, desk)
    clock.advance(minutes=60)
    desk.send("second.cafepack", pack_id=an_id("second"), sequence=2)
    added(services, desk)
    page = open_page("programme")
    assert [row.tag for row in named(page, "Packs", ShownList).rows].count("New") == 1
    press(page, "Take it back")
    press(window, "Keep them")
    assert "2 of 2 packs" in words_on(page)
    press(page, "Take it back")
    press(window, "Take them back")
    settle()
    assert "1 of 1 pack" in words_on(page)
    assert sorted(path.name for path in desk.folder.iterdir()) == ["first.cafepack", "second.cafepack"]


def test_each_batch_can_go_out_by_itself_and_what_brought_nothing_is_none(
    open_page: OpenPage, services: Services, window: Window, desk: Desk, clock: FakeClock
) -> None:
    desk.send("first.cafepack")
    added(services, desk)
    clock.advance(minutes=24 * 60)
    desk.send("second.cafepack", pack_id=an_id("second"), sequence=2)
    added(services, desk)
    clock.advance(minutes=24 * 60)
    added(services, desk)  # the same folder once more
    page = open_page("programme")
    assert "1 café, on Friday 27 November" in words_on(page)
    press(page, "Earlier ones")
    press(window, "Take back 1 café, of Thursday 26 November")
    assert "What was added later stays." in words_on(window)
    press(window, "Take them back")
    settle()
    assert "1 of 1 pack" in words_on(page)
    assert [line.pack_id for line in services.collate.packs(desk.card.id)] == [an_id("second")]
    assert not is_there(page, "Earlier ones")


def test_the_report_goes_to_a_folder_that_can_be_opened(
    open_page: OpenPage, services: Services, window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        key = (ANN, BEA)[number % 2]
        desk.send(f"{number}.cafepack", key, pack_id=an_id(f"café {number}"), sequence=number // 2 + 1)
    desk.months_pass(services)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    out = desk.folder.parent / "report"
    out.mkdir()
    answer(monkeypatch, "choose_folder", out)
    opened: list[Path] = []
    monkeypatch.setattr(dialogs, "open_file", lambda path: bool(opened.append(path)) or True)
    services.collate.keep_next_steps(desk.card.id, "Morag will see to it.")
    press(page, "Export report")
    settle()
    assert "Release 1" in words_on(window)
    assert "One sentence waits for your second look. It is not in the report." in words_on(window)
    assert "One person publishes for a programme" in words_on(window)
    assert not list(out.iterdir())
    press(window, "Choose a folder")
    settle()
    assert "The report is ready" in words_on(window)
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".csv"}
    assert not [path for path in out.iterdir() if b"Morag" in path.read_bytes()]
    press(page, "Open folder")
    assert opened == [out]


def test_no_folder_chosen_writes_nothing(
    open_page: OpenPage, services: Services, window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.send_enough()
    desk.months_pass(services)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    answer(monkeypatch, "choose_folder", None)
    press(page, "Export report")
    settle()
    press(window, "Choose a folder")
    assert not is_there(page, "Stop")
    assert services.report.programme_preview(desk.card.id).release == 1


def test_a_report_that_has_to_wait_says_why_and_what_to_do(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    desk.send("good.cafepack")
    added(services, desk)
    press(open_page("programme"), "Export report")
    settle()
    assert "There is no café here from a month that is over" in words_on(window)
    assert "A report can be made on the first day of the next month." in words_on(window)


def test_a_hidden_number_is_not_on_the_page_nor_in_what_is_read_aloud(
    open_page: OpenPage, services: Services, window: Window, tmp_path: Path
) -> None:
    """Nine women in Highland, 877 in Fife, 886 in all: below ten nothing is told, so neither is the other."""
    services.content.keep_role("coordinator")
    desk = Desk(tmp_path / "from small places", services.collate.make_programme("Small places", threshold=10))
    for at, people in enumerate((3, 3, 3, 290, 293, 294)):
        desk.send(
            f"{at}.cafepack",
            (ANN, BEA)[at % 2],
            pack_id=an_id(f"café {at}"),
            sequence=at // 2 + 1,
            cafe=some_facts(council="highland" if at < 3 else "fife", month="2026-09", day=None),
            people=some_people(people=people, first_timers=None, support_cards=None),
        )
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    press(page, "Show areas as table")
    settle()
    told = words_on(window) + " ".join(
        f"{widget.accessibleName()} {widget.accessibleDescription()} {widget.toolTip()}"
        for widget in window.findChildren(QWidget)
    )
    for view in window.findChildren(QAbstractItemView):
        cells = view.model()
        told += " ".join(
            str(cells.index(row, column).data(role))
            for row in range(cells.rowCount(QModelIndex()))
            for column in range(cells.columnCount(QModelIndex()) if hasattr(view, "horizontalHeader") else 1)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        )
    assert "886" in told
    assert "hidden: small number" in told
    assert "877" not in told


def test_a_sentence_that_tells_much_is_asked_about_before_a_report(
    open_page: OpenPage, services: Services, window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells = "A weaver who had lost twins waited two years for help with epilepsy."
    desk.send_enough(entries=(a_sentence(text=tells),))
    desk.months_pass(services)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    out = desk.folder.parent / "report"
    out.mkdir()
    answer(monkeypatch, "choose_folder", out)
    press(page, "Export report")
    settle()
    assert "Could someone from this place say who?" in words_on(window)
    write(window, "Your name", "Ishbel Rae")
    assert not named(window, "Go on").isEnabled()
    press(window, f"Could someone say who? {tells}: Not sure")
    press(window, "Go on")
    settle()
    press(window, "Choose a folder")
    settle()
    assert not any(tells in file.read_text("utf-8-sig") for file in out.glob("*.csv"))


def test_several_programmes_are_picked_between(
    open_page: OpenPage, services: Services, desk: Desk, clock: FakeClock
) -> None:
    desk.send("good.cafepack")
    added(services, desk)
    clock.advance(minutes=1)
    a_programme(services, "Spring 2027 programme")
    page = open_page("programme")
    assert "Spring 2027 programme" in words_on(page)
    assert "No packs yet" in words_on(page)
    pick(page, "Programme", "Autumn 2026 programme")
    assert "1 of 1 pack in this report" in words_on(page)


def test_a_folder_dropped_on_the_page_is_looked_at(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    desk.send("good.cafepack")
    page = open_page("programme")
    drop(page, desk.folder)
    assert window.place == "add-packs"
    assert "1 pack in the folder you chose. Nothing has been added yet." in words_on(window)
    assert services.collate.packs(desk.card.id) == ()


def test_many_packs_are_listed_whole_on_a_sheet(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    for number in range(9):
        desk.send(f"{number}.cafepack", pack_id=an_id(str(number)), sequence=number + 1, people=some_people(people=9))
    added(services, desk)
    page = open_page("programme")
    assert len(named(page, "Packs", ShownList).rows) == 7
    press(page, "Show all 9")
    assert "9 packs in this report" in words_on(window)
    rows = named(window, "Cafés", ShownList).rows
    assert len(rows) == 9
    assert rows[0].spoken == "Highland, Perimenopause, menopause, Nov 2026"


def test_a_number_opens_onto_the_cafes_behind_it_by_the_keyboard(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    bars = page.talked.bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    settle()
    cafes = named(window, "Cafés", ShownList)
    assert cafes.hasFocus()
    assert [row.title for row in cafes.rows] == ["Highland", "Fife"]
    assert "November 2026 · 14 people" in words_on(window)
    QTest.keyClick(cafes, Qt.Key.Key_Down)
    settle()
    said = words_on(window)
    assert "October 2026 · 14 people" in said
    assert "“She heard me.”" in said
    QTest.keyClick(cafes, Qt.Key.Key_Escape)
    settle()
    assert bars.hasFocus()
    press(page, "Show themes as table")
    table = named(window, "Themes", Table)
    table.setCurrentIndex(table.model().index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert [row.aside for row in named(window, "Cafés", ShownList).rows] == ["Pelvic health"]


def test_words_are_found_in_what_was_said_within_the_filters_and_open_their_cafes(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _three_cafes(desk)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    write(page, "Find what was said", "heard me")
    QTest.keyClick(page.finding.line, Qt.Key.Key_Return)
    settle()
    assert "1 sentence in 1 café" in words_on(page.finding)
    press(page, "1 café: She heard me.")
    assert [row.title for row in named(window, "Cafés", ShownList).rows] == ["Fife"]
    press(window, "Close")
    pick(page, "Area", "Highland")
    assert "Nobody wrote that." in words_on(page.finding)
    press(page, "Clear the search")
    assert "Nobody wrote that." not in words_on(page.finding)


def test_themes_side_by_side_open_too_and_say_where_there_is_too_little(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    for number in range(11):
        place = some_facts(council="fife" if number < 6 else "highland")
        key, sequence = ((ANN, BEA)[number % 2], number // 2 + 1)
        said = (a_sentence(str(number), themes=("WAI1",) if number % 3 else ("LIS1",)),)
        desk.send(f"{number}.cafepack", key, pack_id=an_id(str(number)), sequence=sequence, cafe=place, entries=said)
    added(services, desk, ANN, BEA)
    page = open_page("programme")
    lanes = page.crossed.lanes
    assert "Waiting: Fife 4, Highland 3." in lanes.text()
    lanes.setFocus()
    QTest.keyClick(lanes, Qt.Key.Key_Right)
    QTest.keyClick(lanes, Qt.Key.Key_Return)
    settle()
    assert [row.title for row in named(window, "Cafés", ShownList).rows] == ["Highland"] * 3
    press(window, "Close")
    press(page, "Show side by side as table")
    model = named(window, "Themes side by side", Table).model()
    assert [model.index(0, at).data() for at in range(3)] == ["Waiting, and being passed on", "4", "3"]
    press(window, "Close")
    press(page, "Side by side: Month")
    assert "Not enough cafés for this yet." in words_on(page)
