"""Support numbers: found, trusted only as far as somebody checked, and the numbers of one's own place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from cafe.content import directory
from cafe.content.directory import Freshness, with_checks
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.values import Support
from cafe.packs.kits.service import Shared
from cafe.ui import dialogs
from cafe.ui.services import Services
from cafe.ui.topics.numbers import mark, ready
from cafe.ui.topics.support import NumberRow, SupportPage
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.conftest import NewStore
from tests.content.test_local_numbers import a_number
from tests.packs.test_kits import Laptop
from tests.ui.conftest import OpenPage
from tests.ui.driving import all_named, is_there, named, press, settle, words_on, write

TODAY = date(2026, 11, 26)
Chooses = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chooses:
    """``choose(file)``: the person answers the next questions for a file with this one."""
    return lambda file: monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)


@pytest.fixture
def office(new_store: NewStore, tmp_path: Path, clock: FakeClock) -> Iterator[Laptop]:
    """The coordinator's own laptop."""
    store = new_store(DataFolder(tmp_path / "office"))
    yield Laptop(store, clock)
    store.close()


def _shown(page: object) -> list[str]:
    return [row.service.name for row in page.findChildren(NumberRow) if row.isVisibleTo(page)]  # type: ignore[attr-defined]


def test_nothing_is_shown_as_checked_until_a_person_has_checked_it(open_page: OpenPage) -> None:
    page = open_page("support")
    assert len(_shown(page)) == len(directory.load().services)
    tags = [label.text() for row in page.findChildren(NumberRow) for label in row.findChildren(QLabel)]
    assert tags.count("Not checked yet") == len(_shown(page))
    assert not any(text.startswith("Checked ") for text in tags)


@pytest.mark.parametrize(
    ("day", "words", "icon"),
    [
        ("2026-11-02", "Checked 2 Nov", "circle-check"),
        ("2026-04-02", "Check soon · Apr", "clock"),
        ("2025-09-02", "Too old · Sep 2025", "triangle-alert"),
        ("", "Not checked yet", "circle-dashed"),
        ("2027-01-01", "Not checked yet", "circle-dashed"),  # a day to come cannot be right
        ("last week", "Not checked yet", "circle-dashed"),
    ],
)
def test_the_tag_says_how_old_the_check_is(day: str, words: str, icon: str) -> None:
    service = with_checks(directory.load().services[0], {directory.load().services[0].id: day})
    assert (mark(service, TODAY).words, mark(service, TODAY).icon) == (words, icon)


def test_the_later_of_two_checks_counts() -> None:
    service = with_checks(directory.load().services[0], {directory.load().services[0].id: "2026-10-01"})
    older = with_checks(service, {service.id: "2026-01-01"})
    assert older.last_checked == date(2026, 10, 1)


def test_a_number_that_was_rung_today_is_marked_and_can_be_taken_back(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("support")
    press(page, "Samaritans, 116 123, Not checked yet")
    assert "Written from: " in words_on(window)
    press(window, "I have checked this today")
    settle()
    assert is_there(page, "Samaritans, 116 123, Checked 26 Nov")
    press(window, "Undo")
    assert is_there(page, "Samaritans, 116 123, Not checked yet")
    assert services.content.number_checks() == {}


def test_the_list_stays_where_it_is_when_a_number_is_marked(open_page: OpenPage, window: Window) -> None:
    page = open_page("support")
    assert isinstance(page, SupportPage)
    press(page, "Childline…")
    before = page.frame.findChildren(Scroll)[0].verticalScrollBar().value()
    press(window, "I have checked this today")
    assert named(page, "Childline…").hasFocus()
    assert page.frame.findChildren(Scroll)[0].verticalScrollBar().value() == before > 0


def test_nobody_is_asked_to_ring_999_to_check_it(open_page: OpenPage, window: Window) -> None:
    page = open_page("support")
    press(page, "Emergency…")
    assert "Never ring this one to check it." in words_on(window)


def test_a_number_checked_today_does_not_ask_again(open_page: OpenPage, services: Services, window: Window) -> None:
    services.content.mark_checked("samaritans")
    page = open_page("support")
    press(page, "Samaritans, 116 123, Checked 26 Nov")
    assert not is_there(window, "I have checked this today")
    press(window, "Close")


def test_closing_a_number_marks_nothing(open_page: OpenPage, services: Services, window: Window) -> None:
    page = open_page("support")
    press(page, "Samaritans, 116 123, Not checked yet")
    press(window, "Close")
    assert services.content.number_checks() == {}


def test_a_worry_a_name_or_a_number_finds_it(open_page: OpenPage) -> None:
    page = open_page("support")
    write(page, "Find", "116 123")
    assert _shown(page) == ["Samaritans"]
    write(page, "Find", "baby")
    assert "Sands" in _shown(page)
    write(page, "Find", "xyzzy")
    assert _shown(page) == []
    assert "Nothing here by those words." in words_on(page)


def test_the_key_above_the_list_is_a_filter(open_page: OpenPage, services: Services) -> None:
    services.content.mark_checked("samaritans")
    page = open_page("support")
    press(page, "Only: Checked")
    assert _shown(page) == ["Samaritans"]
    press(page, "Only: Not checked yet")
    assert "Samaritans" not in _shown(page)
    press(page, "Only: Not checked yet")
    assert len(_shown(page)) == len(directory.load().services)


def test_about_narrows_the_list_to_one_worry(open_page: OpenPage) -> None:
    page = open_page("support")
    page.about.pick("housing")  # type: ignore[attr-defined]
    page.about.picked.emit("housing")  # type: ignore[attr-defined]
    assert _shown(page) == [s.name for s in directory.load().services if "housing" in s.tags]


def test_the_numbers_of_this_place_are_unfinished_work_until_they_are_filled_in(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("support")
    assert "0 of 3" in words_on(page)
    press(page, "Fill in: Your safeguarding lead")
    write(window, "Name", "Mairi Rae")
    write(window, "Number", "01632 960 127", enter=True)
    settle()
    assert services.content.support().lead_phone == "01632 960 127"
    seen = words_on(page).replace("\u00a0", " ")  # a number is never parted at the end of a line
    assert "Mairi Rae · 01632 960 127" in seen
    assert "They stay on this laptop." in seen
    assert "1 of 3" in words_on(page)
    assert is_there(page, "Change: Your safeguarding lead")


def test_a_number_that_stops_short_is_asked_for_again(open_page: OpenPage, services: Services, window: Window) -> None:
    page = open_page("support")
    press(page, "Fill in: Adult protection")
    write(window, "Adult protection, number", "01632 960 2", enter=True)
    assert "This number is too short. Look at it again." in words_on(window)
    assert services.content.support() == Support()
    write(window, "Adult protection, number", "01632 960 202", enter=True)
    assert services.content.support().adult_phone == "01632 960 202"


def test_leaving_a_number_for_later_changes_nothing(open_page: OpenPage, services: Services, window: Window) -> None:
    page = open_page("support")
    press(page, "Fill in: Adult protection")
    write(window, "Adult protection, number", "01632 960 001")
    press(window, "Leave it")
    assert services.content.support() == Support()


def test_a_name_without_a_number_is_not_ready() -> None:
    assert [one.value for one in ready(Support(lead_name="Mairi"))] == ["", "", ""]


def test_every_row_is_large_enough_to_press(open_page: OpenPage) -> None:
    page = open_page("support")
    assert min(row.height() for row in page.findChildren(NumberRow)) >= 44
    assert all(key.height() >= 40 for key in all_named(page, "Only: …"))


def test_freshness_has_four_faces(open_page: OpenPage) -> None:
    page = open_page("support")
    assert len(list(all_named(page, "Only: …"))) == len(Freshness)


def test_a_number_of_this_place_is_added_changed_and_deleted(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("support")
    press(page, "Add a number")
    write(window, "Name", "Glenferry carers’ drop-in")
    write(window, "Number", "01632 960114")
    press(window, "Keep")
    assert _shown(page)[-1] == "Glenferry carers’ drop-in"
    assert "37 services · 1 added" in words_on(page)
    press(page, "Glenferry carers’ drop-in, 01632 960114, Not checked yet")
    press(window, "I have checked this today")
    press(page, "Glenferry carers’ drop-in, 01632 960114, Checked 26 Nov")
    press(window, "Change it")
    write(window, "Number", "01632 960115")
    press(window, "Keep")
    assert services.content.local.all()[0].phone == "01632 960115"
    press(page, "Glenferry carers’ drop-in, 01632 960115, …")
    press(window, "Change it")
    press(window, "Delete")
    assert services.content.local.all() == ()
    press(window, "Undo")
    assert len(services.content.local.all()) == 1


def test_a_number_that_is_half_typed_is_there_again_after_the_window_was_closed(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("support")
    press(page, "Add a number")
    write(window, "Name", "Glenferry carers’ drop-in")
    write(window, "Number", "01632 9601")
    window.findChildren(Sheet)[-1].findChild(QTimer).timeout.emit()
    window.findChildren(Sheet)[-1].deleteLater()  # the window goes with it, and nobody chose anything
    settle()
    press(page, "Add a number")
    assert "What you had typed is here again." in words_on(window)
    write(window, "Number", "01632 960114")
    press(window, "Keep")
    assert [one.name for one in services.content.local.all()] == ["Glenferry carers’ drop-in"]
    press(page, "Add a number")
    assert "What you had typed" not in words_on(window)


def test_a_list_is_shown_whole_before_anything_is_kept(
    open_page: OpenPage, services: Services, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Highland groups.csv"
    file.write_text("Name,Area,Hours,Kind\nWalking group,Highland,Mon 18:00,group\nNo place,Narnia,Tue,group\n")
    monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
    page = open_page("support")
    press(page, "Add a list")
    press(window, "Choose the list")
    seen = words_on(window)
    assert "1 entry can be added." in seen and "Line 3: “Narnia” is not a council area." in seen
    assert services.content.local.all() == ()
    press(window, "Add 1")
    page.which.pick("groups")  # type: ignore[attr-defined]
    page.which.picked.emit("groups")  # type: ignore[attr-defined]
    assert _shown(page) == ["Walking group"]
    assert "Highland groups · Highland" in words_on(page)
    page.where.pick("fife")  # type: ignore[attr-defined]
    page.where.picked.emit("fife")  # type: ignore[attr-defined]
    assert _shown(page) == []


def test_what_stands_on_the_cards_is_chosen_and_never_more_than_five(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("support")
    press(page, "Choose the numbers")
    assert "5 of 5 chosen" in words_on(window)
    assert not named(window, "Childline").isEnabled(), "five are chosen: one has to go first"
    press(window, "Samaritans")
    press(window, "Childline")
    press(window, "Keep")
    settle()
    kept = services.content.card_services()
    assert len(kept) == 5 and "samaritans" not in kept and kept[-1] == "childline"
    assert "Childline" in words_on(page)
    press(page, "Choose the numbers")
    press(window, "The usual five")
    assert services.content.card_services() == directory.USUAL_ON_CARDS


def test_a_local_group_gets_its_plain_title_before_it_stands_on_a_card(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    group = a_number("Endo evening", tags=("endo",), card_title="", is_group=True)
    services.content.local.keep(group)
    page = open_page("support")
    press(page, "Choose the numbers")
    press(window, "Samaritans")
    press(window, "Endo evening")
    press(window, "Keep")
    assert "Write what a card may call it." in words_on(window)
    write(window, "What a card calls “Endo evening”", "Evening group")
    press(window, "Keep")
    assert group.id in services.content.card_services()
    assert services.content.local.all()[0].on_a_card == "Evening group"


def test_a_later_kit_of_her_programme_is_shown_with_what_closed_and_brings_the_list_up_to_date(
    open_page: OpenPage, services: Services, office: Laptop, choose: Chooses, tmp_path: Path
) -> None:
    card = office.collate.make_programme("East Glens women’s health")
    services.packs.install_programme(office.collate.programme_file(card.id))
    closed, walk = a_number("Closed since"), a_number("Walking group", phone="01632 960131", councils=("highland",))
    page, kit = open_page("support"), tmp_path / "Groups.cafekit"
    window = page.window()
    choose(kit)
    later = replace(walk, phone="01632 960132")
    for added, gone in (((closed, walk), ""), ((later,), "Closed since")):
        office.content.local.take_list(added)
        office.packs.kits.share(kit, "Groups", Shared(services=tuple(one.id for one in added)), card.id)
        press(page, "Add a list")
        press(window, "Choose the list")
        seen = words_on(window)
        assert "From your programme" in seen
        assert ("No longer in it, so they go from your list\nClosed since" in seen) == bool(gone)
        press(window, "Take it in")
        assert {one.phone for one in services.content.local.all()} == {one.phone for one in added}
    page.where.pick("highland")  # type: ignore[attr-defined]
    page.where.picked.emit("highland")  # type: ignore[attr-defined]
    assert _shown(page)[-1] == "Walking group" and "Closed since" not in _shown(page)


def test_a_kit_names_the_locked_topic_that_it_opens(
    open_page: OpenPage, services: Services, office: Laptop, choose: Chooses, tmp_path: Path
) -> None:
    card = office.collate.make_programme("East Glens women’s health")
    services.packs.install_programme(office.collate.programme_file(card.id))
    office.packs.kits.share(tmp_path / "opens.cafekit", "Opens", Shared(opens=("gbv",)), card.id)
    choose(tmp_path / "opens.cafekit")
    page = open_page("topics")
    press(page, "Open a kit")
    settle()
    assert "Opens for prepared hosts\nSafety, relationships and health" in words_on(page.window())


def test_a_long_directory_is_shown_some_at_a_time_and_found_whole(open_page: OpenPage, services: Services) -> None:
    shipped = len(directory.load().services)
    services.content.local.take_list([a_number(f"Walkers of the {n}th glen", is_group=True) for n in range(40)])
    page = open_page("support")
    assert len(_shown(page)) == 60
    press(page, f"Show {shipped + 40 - 60} more")
    assert len(_shown(page)) == shipped + 40
    write(page, "Find", "39th glen")
    assert _shown(page) == ["Walkers of the 39th glen"]


def test_in_large_text_the_sheet_scrolls_to_what_is_missing(open_page: OpenPage, window: Window) -> None:
    window.resize(1024, 640)
    window.use_text_size(200)
    press(open_page("support"), "Add a number")
    write(window, "Name", "Sea swimmers")
    press(window, "Keep")
    settle()
    said = next(label for label in window.findChildren(QLabel) if label.text() == "Write a number, or when it meets.")
    assert not said.visibleRegion().isEmpty()
