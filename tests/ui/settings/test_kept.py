"""How long it is kept, what was done, and the page for a laptop that is gone."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QComboBox
from sqlmodel import select

from cafe.collate.keeping.rules import CameDue
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.tables import NoteRow, SentRow
from cafe.store.database import Database
from cafe.store.keys import Slots
from cafe.store.trail import Deed, Done
from cafe.ui.copying import CopyKeeper
from cafe.ui.services import Services
from cafe.ui.settings.kept import came_countdown
from cafe.ui.settings.what_was_done import said
from cafe.ui.window import Window
from tests.builders import a_cafe
from tests.conftest import KEY
from tests.ui.conftest import OpenPage
from tests.ui.driving import named, press, settle, words_on, write

WORDS = "heron lantern oat brae moss"


def a_cafe_that_was_made(database: Database, clock: FakeClock) -> str:
    cafe_id = a_cafe(database, clock, code="7K2M", title="Thursday blether")
    with database.write() as session:
        session.add(NoteRow(id="n", cafe_id=cafe_id, kind="note", text="A long drive.", at=clock.now()))
        session.add(SentRow(id="s", cafe_id=cafe_id, revision=1, sequence=1, frame_hash="00", made_at=clock.now()))
    return cafe_id


def choose(page: object, name: str, words: str) -> None:
    box = named(page, name, QComboBox)  # type: ignore[arg-type]
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    settle()


def test_settings_says_how_long_and_counts_down(
    open_page: OpenPage, services: Services, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_cafe_that_was_made(database, clock)
    assert "Nothing has a day to go yet." in words_on(open_page("settings"))
    services.packs.mark_sent(cafe_id)
    clock.advance(minutes=60 * 24 * 80)
    page = open_page("settings")
    assert "Working notes of Thursday blether go in 10 days, on 24 February." in words_on(page)
    choose(page, "Working notes and drafts", "30 days after it has arrived")
    assert services.retention.periods().notes_days == 30
    assert "Working notes of Thursday blether go today." in words_on(page)


def test_a_programme_counts_down_what_came_in(clock: FakeClock) -> None:
    at = clock.now() + timedelta(days=400)
    words = CameDue("entries", at, ("a", "b"))
    assert came_countdown(words, clock.now()) == (
        "The words of 2 cafés that came in go in 400 days, on 31 December 2027."
    )
    assert (
        came_countdown(CameDue("heads", clock.now(), ("a",)), clock.now()) == "Headcounts of 1 café or return go today."
    )


def test_home_says_so_two_weeks_before(
    open_page: OpenPage, services: Services, folder: DataFolder, database: Database, clock: FakeClock
) -> None:
    Slots.load(folder.key_slots).add_passphrase(KEY, WORDS)
    services.packs.mark_sent(a_cafe_that_was_made(database, clock))
    assert "Working notes" not in words_on(open_page("home"))
    clock.advance(minutes=60 * 24 * 76)
    assert "Working notes of Thursday blether go in 14 days" in words_on(open_page("home"))


def test_delete_after_sending_happens_when_it_is_sent(
    open_page: OpenPage, services: Services, database: Database, clock: FakeClock
) -> None:
    keeper = CopyKeeper(services)
    cafe_id = a_cafe_that_was_made(database, clock)
    choose(open_page("settings"), "Working notes and drafts", "Delete them as soon as it is sent")
    settle()
    with database.read() as session:
        assert len(session.exec(select(NoteRow)).all()) == 1
    services.packs.mark_sent(cafe_id)
    settle()
    with database.read() as session:
        assert session.exec(select(NoteRow)).all() == []
    page = open_page("what-was-done")
    assert "1 working note of café 7K2M was deleted for good" in words_on(page)
    assert "Café 7K2M was sent, as its host said" in words_on(page)
    assert "Thursday blether" not in words_on(page)
    assert keeper is not None


def test_every_deed_has_its_words(clock: FakeClock) -> None:
    lines = [said(Done(clock.now(), deed, "7K2M", 2)) for deed in Deed]
    assert len(set(lines)) == len(Deed)
    assert all("{" not in line for line in lines)


def test_the_page_for_a_lost_laptop_counts_what_was_on_it_and_says_by_when(
    open_page: OpenPage, folder: DataFolder, database: Database, clock: FakeClock
) -> None:
    Slots.load(folder.key_slots).add_passphrase(KEY, WORDS)
    a_cafe_that_was_made(database, clock)
    page = open_page("settings")
    press(page, "Read it now, in peace")
    seen = words_on(open_page("lost-laptop"))
    for words in ("1 café, with its hall and day", "1 working note", "Last backup: never", "Your words open it."):
        assert words in seen
    for hours in ("In the first hour", "The same day", "Within 72 hours"):
        assert hours in seen
    assert "pack from other hosts" not in seen


def test_once_a_month_home_asks_for_the_sheet_and_believes_only_the_sheet(
    open_page: OpenPage, window: Window, services: Services, folder: DataFolder, clock: FakeClock
) -> None:
    slots = Slots.load(folder.key_slots)
    slots.add_passphrase(KEY, WORDS)
    a_cafe(services.database, clock)
    groups = services.ways_in.new_sheet()
    services.ways_in.keep_sheet(groups)
    asked = "Once a month: can you still find your recovery sheet?"
    assert asked not in words_on(open_page("home"))
    clock.advance(minutes=60 * 24 * 31)
    page = open_page("home")
    assert asked in words_on(page)
    press(page, "Look for it")
    write(window, "Your recovery sheet", " ".join(services.ways_in.new_sheet()))
    press(window, "Here it is")
    assert "That sheet does not open these cafés." in words_on(window)
    press(window, "Carry on")
    press(page, "Look for it")
    write(window, "Your recovery sheet", " ".join(groups).lower())
    press(window, "Here it is")
    settle()
    assert asked not in words_on(open_page("home"))
    assert "The recovery sheet was looked for, and found" in words_on(open_page("what-was-done"))
