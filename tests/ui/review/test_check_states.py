"""Check and send for every kind of café: few people, no notes, a guarded topic, a practice, one sent before."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.core.clock import FakeClock
from cafe.model.tables import AttendanceRow, CafeRow, EntryRow
from cafe.packs.programme_file import NewProgramme
from cafe.store.database import Database
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.cafes import a_written_cafe
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on

MAKE = "Make the summary and pack"


def came(database: Database, cafe_id: str, people: int, first_timers: int = 0) -> None:
    with database.write() as session:
        row = session.get_one(AttendanceRow, cafe_id)
        row.people, row.first_timers, row.support_cards = people, first_timers, 2
        session.add(row)


def is_on(root: QWidget, name: str) -> bool:
    return named(root, name, QAbstractButton).isEnabled()


def test_four_people_are_fewer_than_five_and_their_quotes_are_on_no_page(
    open_page: OpenPage, cafe_id: str, database: Database, programme: NewProgramme
) -> None:
    came(database, cafe_id, 4)
    said = words_on(open_page("check", cafe_id))
    assert "Fewer than 5" in said
    assert "The exact number goes inside the lock." in said
    assert "the quotes go to the programme only" in said
    assert "Only the month goes." in said


def test_of_two_people_only_the_count_leaves(
    open_page: OpenPage, cafe_id: str, database: Database, programme: NewProgramme
) -> None:
    came(database, cafe_id, 2)
    page = open_page("check", cafe_id)
    assert "With one or two people it was a cuppa. No words are kept." in words_on(page)
    assert "It is hard to say" not in words_on(page)
    assert is_on(page, MAKE)


def test_a_cafe_without_notes_sends_who_came_and_the_topic(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page("check", a_written_cafe(database, clock, note_mode="none"))
    assert "This café keeps no notes: only who came, and the topic." in words_on(page)
    assert "It is hard to say" not in words_on(page)
    assert is_on(page, MAKE)


def test_on_a_guarded_topic_only_the_month_goes_and_no_quote(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page(
        "check", a_written_cafe(database, clock, topic_id="gbv", topic_title="Living safely", caution_level=3)
    )
    said = words_on(page)
    assert "Only the month goes." in said
    assert "No quotes leave on this topic" in said
    assert "Village or community hall" not in said


def test_a_practice_stays_and_says_so(
    open_page: OpenPage, database: Database, clock: FakeClock, programme: NewProgramme
) -> None:
    page = open_page("check", a_written_cafe(database, clock, is_rehearsal=True))
    assert "This was a practice. It stays on this laptop." in words_on(page)
    assert not is_on(page, MAKE)


def test_a_cafe_that_is_gone_leads_to_the_list(open_page: OpenPage, window: Window) -> None:
    page = open_page("check", "")
    assert "Which café?" in words_on(page)
    press(page, "See the cafés")
    assert window.place == "cafes"


def test_what_was_sent_and_then_changed_says_so(
    *,
    open_page: OpenPage,
    cafe_id: str,
    services: Services,
    database: Database,
    clock: FakeClock,
    programme: NewProgramme,
) -> None:
    services.report.send_cafe(cafe_id, services.folder.to_send)
    services.packs.mark_sent(cafe_id)
    page = open_page("check", cafe_id)
    assert "Sent 26 Nov" in words_on(page)
    assert is_there(page, "See the two files")
    clock.advance(minutes=5)
    with database.read() as session:
        first = session.get_one(CafeRow, cafe_id).changed_at
    entry = next(entry for entry in services.capture.entries(cafe_id) if entry.text.startswith("It is hard"))
    services.capture.change_words(entry.id, "It is hard to say it at work.")
    settle()
    assert "Changed since 26 Nov" in words_on(page)
    with database.read() as session:
        assert session.get_one(CafeRow, cafe_id).changed_at > first
        assert session.get_one(EntryRow, entry.id).text == "It is hard to say it at work."
