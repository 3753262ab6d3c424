"""Add packs: everything that would happen before anything does, and nothing at the right stops the left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cafe.core.clock import FakeClock
from cafe.packs.phone_words import six_words
from cafe.packs.programme_file import make_programme
from cafe.packs.seal import seal, seal_with_words
from cafe.packs.writer import frame_of
from cafe.ui.collate.handed import Handed, as_words, from_words
from cafe.ui.collate.shown_list import ShownList
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.builders import a_pack, an_id, some_people
from tests.ui.collate.helping import ANN, BEA, Desk, a_programme, added, answer, drop
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write


@pytest.fixture
def desk(services: Services, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "from hosts", a_programme(services))


def _known(services: Services, desk: Desk) -> None:
    """Ann is a sender that we know: one café of hers is here."""
    desk.send("before.cafepack", pack_id=an_id("before"))
    added(services, desk, ANN)
    (desk.folder / "before.cafepack").unlink()


def test_a_folder_is_chosen_and_looked_at_first(
    open_page: OpenPage, services: Services, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _known(services, desk)
    desk.send("new.cafepack", sequence=2)
    page = open_page("add-packs")
    assert "Which packs?" in words_on(page)
    answer(monkeypatch, "choose_folder", desk.folder)
    press(page, "Choose a folder")
    assert "1 pack in the folder you chose. Nothing has been added yet." in words_on(page)
    assert [row.spoken for row in named(page, "New cafés", ShownList).rows] == [
        "Perimenopause and menopause · Highland, November 2026 · 14 people"
    ]
    assert len(services.collate.packs(desk.card.id)) == 1


def test_three_packs_are_added_and_taken_back_with_undo(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _known(services, desk)
    for number in range(3):
        desk.send(f"{number}.cafepack", pack_id=an_id(str(number)), sequence=number + 2)
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    assert named(page, "Add 3 cafés").hasFocus()
    QTest.keyClick(named(page, "Add 3 cafés"), Qt.Key.Key_Return)
    settle()
    assert window.place == "programme"
    assert "3 new." in words_on(window)
    assert "4 of 4 packs in this report" in words_on(window)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "1 of 1 pack in this report" in words_on(window)
    assert "Taken back: 3 cafés" in words_on(window)
    services.undo.redo()
    settle()
    assert "4 of 4 packs in this report" in words_on(window)
    services.undo.undo()
    settle()
    assert "1 of 1 pack in this report" in words_on(window)


def test_a_sender_you_do_not_know_is_rung_and_her_packs_count_up(
    open_page: OpenPage, services: Services, desk: Desk
) -> None:
    desk.send("hers.cafepack", BEA)
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    assert not named(page, "Nothing to add").isEnabled()
    assert "A sender you do not know" in words_on(page)
    assert "These packs wait for you." in words_on(page)
    press(page, "They match")
    press(page, "Add 1 café")
    (sender,) = services.collate.senders(desk.card.id)
    assert sender.key == BEA.public
    assert len(services.collate.packs(desk.card.id)) == 1


def test_a_sender_whose_words_do_not_match_is_left_out(open_page: OpenPage, services: Services, desk: Desk) -> None:
    desk.send("hers.cafepack", BEA)
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    press(page, "They match")
    press(page, "They do not")
    assert "Leave them out, and ask the host to send again." in words_on(page)
    assert not named(page, "Nothing to add").isEnabled()


def test_a_damaged_pack_says_why_and_stops_nothing(open_page: OpenPage, services: Services, desk: Desk) -> None:
    _known(services, desk)
    desk.send("good.cafepack", sequence=2)
    (desk.folder / "half.cafepack").write_bytes((desk.folder / "good.cafepack").read_bytes()[:500])
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    said = words_on(page)
    assert "Did not open" in said
    assert "half.cafepack" in said
    assert "It may not have copied fully." in said
    press(page, "Add 1 café")
    assert len(services.collate.packs(desk.card.id)) == 2


def test_a_pack_for_another_programme_is_left_where_it_is(open_page: OpenPage, desk: Desk) -> None:
    other = make_programme("Somewhere else").card
    pack = a_pack(programme=other.recipients[0], sender=ANN.public)
    (desk.folder / "theirs.cafepack").write_bytes(seal(frame_of(pack), ANN, other.recipients))
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    assert "This pack was locked for someone else." in words_on(page)
    assert "There is nothing here that could be added as it is." in words_on(page)


def test_a_newer_pack_shows_the_difference_in_its_line(open_page: OpenPage, services: Services, desk: Desk) -> None:
    desk.send("first.cafepack")
    added(services, desk)
    desk.send("second.cafepack", revision=2, sequence=2, people=some_people(people=16))
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    said = words_on(page)
    assert "Newer than yours" in said
    assert "The same as yours" in said
    assert "People\n14" in said.replace("\nis now", "")
    press(page, "Add 1 café")
    (line,) = services.collate.packs(desk.card.id)
    assert (line.people, line.revision) == (16, 2)


def test_two_edits_of_one_cafe_wait_for_a_choice(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    _known(services, desk)
    desk.send("left.cafepack", sequence=2, people=some_people(people=11))
    desk.send("right.cafepack", sequence=3, people=some_people(people=12))
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    assert not named(page, "Nothing to add").isEnabled()
    press(page, "See both")
    assert "From the earlier to the later:" in words_on(window)
    press(window, "Decide later")
    assert not named(page, "Nothing to add").isEnabled()
    press(page, "Later one")
    press(page, "Add 1 café")
    assert 12 in {line.people for line in services.collate.packs(desk.card.id)}


def test_keeping_the_edit_that_is_here_is_a_choice_too(
    open_page: OpenPage, services: Services, window: Window, desk: Desk
) -> None:
    desk.send("mine.cafepack", people=some_people(people=11))
    added(services, desk)
    desk.send("theirs.cafepack", sequence=2, people=some_people(people=12))
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    press(page, "Earlier one")
    press(page, "Keep your choice")
    assert "It is not asked again" in words_on(window)
    assert [line.people for line in services.collate.packs(desk.card.id)] == [11]
    assert services.collate.preview(desk.card.id, desk.folder).choices == ()


def test_six_words_open_a_pack_that_was_sent_without_a_programme(
    open_page: OpenPage, services: Services, desk: Desk
) -> None:
    words = six_words(b"w" * 32)
    pack = a_pack(programme="", sender=ANN.public)
    (desk.folder / "words.cafepack").write_bytes(seal_with_words(frame_of(pack), ANN, words))
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    field = "Six words for words.cafepack"
    write(page, field, "heron lantern", enter=True)
    assert "There are six words. You have typed two." in words_on(page)
    write(page, field, " ".join(reversed(words)))
    press(page, "Open it")
    assert "Those words did not open this pack." in words_on(page)
    write(page, field, " ".join(words), enter=True)
    assert not is_there(page, field)
    press(page, "They match")
    press(page, "Add 1 café")
    assert len(services.collate.packs(desk.card.id)) == 1


def test_not_now_adds_nothing(open_page: OpenPage, services: Services, window: Window, desk: Desk) -> None:
    _known(services, desk)
    desk.send("new.cafepack", sequence=2)
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    press(page, "Not now")
    assert window.place == "programme"
    assert len(services.collate.packs(desk.card.id)) == 1


def test_answers_are_still_there_after_a_look_at_the_help(open_page: OpenPage, window: Window, desk: Desk) -> None:
    desk.send("hers.cafepack", BEA)
    words = as_words(desk.card.id, [desk.folder])
    page = open_page("add-packs", words)
    press(page, "They match")
    window.go("settings")
    open_page("add-packs", words)
    assert named(page, "Add 1 café").isEnabled()


def test_a_folder_that_is_gone_is_said_and_the_page_asks_again(open_page: OpenPage, window: Window, desk: Desk) -> None:
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder / "stick"]))
    assert "Nothing was added." in words_on(window)
    assert is_there(page, "Choose a folder")


def test_single_packs_can_be_dropped(open_page: OpenPage, services: Services, desk: Desk, clock: FakeClock) -> None:
    _known(services, desk)
    desk.send("one.cafepack", sequence=2)
    desk.send("two.cafepack", pack_id=an_id("two"), sequence=3)
    page = open_page("add-packs")
    drop(page, desk.folder / "one.cafepack")
    assert "You chose 1 pack. Nothing has been added yet." in words_on(page)
    assert named(page, "Add 1 café").isEnabled()


def test_without_a_programme_the_page_leads_to_making_one(open_page: OpenPage, window: Window) -> None:
    open_page("add-packs")
    assert window.place == "programme"
    assert "No programme yet" in words_on(window)


def test_what_is_handed_over_comes_back_as_it_was(tmp_path: Path) -> None:
    paths = (tmp_path / "a folder", tmp_path / "b.cafepack")
    assert from_words(as_words("an id", paths), {"an id"}) == Handed("an id", paths)
    assert from_words(str(paths[0]), {"an id"}) == Handed("", paths[:1])
    assert from_words("", {"an id"}) == Handed()


def test_the_name_of_a_field_is_heard(open_page: OpenPage, desk: Desk) -> None:
    pack = a_pack(programme="", sender=ANN.public)
    sealed = seal_with_words(frame_of(pack), ANN, six_words(b"w" * 32))
    (desk.folder / "words.cafepack").write_bytes(sealed)
    page = open_page("add-packs", as_words(desk.card.id, [desk.folder]))
    assert named(page, "Six words for words.cafepack", QLineEdit).accessibleDescription().startswith("This pack is")
