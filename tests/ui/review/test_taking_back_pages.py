"""Taking words back, the café's own names, and what points to somebody only side by side: on the pages."""

from __future__ import annotations

from pathlib import Path

from cafe.core.clock import FakeClock
from cafe.model.values import EntryKind
from cafe.packs.programme_file import NewProgramme
from cafe.store.database import Database
from cafe.ui.place import Page
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.cafes import a_written_cafe, add_entry
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write
from tests.ui.review.conftest import Answers

DOOR = "Somebody wants her words back"
QUOTE = "I had never said the word out loud."
BESIDE = "A crofter with lupus waits a year to be seen."


def whole(page: Page) -> Window:
    """The window around a page: sheets stand in front of it."""
    window = page.window()
    assert isinstance(window, Window)
    return window


def slip_of(services: Services, cafe_id: str) -> str:
    (words,) = services.capture.slips(cafe_id).values()
    return " ".join(words)


def quotes(services: Services, cafe_id: str) -> list[str]:
    return [one.text for one in services.capture.entries(cafe_id) if one.kind is EntryKind.QUOTE]


def test_the_door_stands_in_the_list_of_cafes(open_page: OpenPage, services: Services, cafe_id: str) -> None:
    window = whole(open_page("cafes"))
    press(window, DOOR)
    write(window, "Her three words", slip_of(services, cafe_id), enter=True)
    assert f"“{QUOTE}”" in words_on(window)
    press(window, "Take them out for good")
    assert quotes(services, cafe_id) == []
    assert "Her words are gone from this laptop." in words_on(window)


def test_and_on_a_cafe_that_was_sent(
    open_page: OpenPage, services: Services, cafe_id: str, programme: NewProgramme, tmp_path: Path
) -> None:
    services.report.send_cafe(cafe_id, tmp_path)
    services.packs.mark_sent(cafe_id)
    window = whole(open_page("sent", cafe_id))
    press(window, DOOR)
    write(window, "Her three words", slip_of(services, cafe_id), enter=True)
    press(window, "Take them out for good")
    assert "It will be taken out of the programme with your next pack." in words_on(window)
    press(window, "Make that pack now")
    assert window.place == "check"


def test_leaving_them_changes_nothing(open_page: OpenPage, services: Services, cafe_id: str) -> None:
    window = whole(open_page("cafes"))
    press(window, DOOR)
    write(window, "Her three words", slip_of(services, cafe_id), enter=True)
    press(window, "Leave them")
    assert quotes(services, cafe_id) == [QUOTE]
    assert services.packs.withdrawn() == ()


def test_words_that_are_not_found_are_still_in_the_field(open_page: OpenPage, cafe_id: str) -> None:
    window = whole(open_page("cafes"))
    press(window, DOOR)
    write(window, "Her three words", "plumb fairy moss", enter=True)
    assert "No quote on this laptop has these three words." in words_on(window)
    assert named(window, "Her three words").text() == "plumb fairy moss"  # type: ignore[attr-defined]


def test_names_that_were_typed_are_asked_about_at_once(
    open_page: OpenPage, services: Services, database: Database, clock: FakeClock, cafe_id: str
) -> None:
    add_entry(database, clock, cafe_id, "We all said what tatty said.")
    window = whole(open_page("check", cafe_id))
    assert not is_there(window, "tatty: leave it as it is")
    press(window, "Names to watch for")
    assert "They stay locked on this laptop and are never sent." in words_on(window)
    write(window, "Names", "Tatty, Wee Jean")
    press(window, "Keep the list")
    settle()
    assert services.capture.names_to_watch(cafe_id) == ("Tatty", "Wee Jean")
    assert is_there(window, "tatty: leave it as it is")


def test_what_points_to_somebody_side_by_side_is_left_or_changed(
    open_page: OpenPage, services: Services, database: Database, clock: FakeClock, cafe_id: str
) -> None:
    add_entry(database, clock, cafe_id, BESIDE)
    window = whole(open_page("check", cafe_id))
    assert "Side by side, these could point to one person" in words_on(window)
    press(window, "“crofter” and “lupus”: leave it as it is")
    assert services.packs.owed(cafe_id).is_ready
    assert "Side by side, these could point to one person" not in words_on(window)


def test_changing_one_opens_it_at_home_with_its_words_in_the_field(
    open_page: OpenPage, services: Services, database: Database, clock: FakeClock, cafe_id: str
) -> None:
    add_entry(database, clock, cafe_id, BESIDE)
    window = whole(open_page("check", cafe_id))
    press(window, f"Change the words: {BESIDE}")
    assert window.place == "write-up"
    assert named(window, "The words").toPlainText() == BESIDE  # type: ignore[attr-defined]


def test_the_slip_stands_with_its_quote_and_goes_onto_paper(
    *, open_page: OpenPage, services: Services, cafe_id: str, answer: Answers, tmp_path: Path, opened: list[str]
) -> None:
    window = whole(open_page("write-up", cafe_id))
    press(window, f"“{QUOTE}”…")
    shown = slip_of(services, cafe_id).replace(" ", " · ")
    assert f"Slip: {shown} — hand these to the speaker, if she wants" in words_on(window)
    answer("save_as", tmp_path / "slips.pdf")
    press(window, "Print slips")
    settle()
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF")


def test_another_cafe_that_was_sent_does_not_say_that_it_was_changed(
    *, open_page: OpenPage, services: Services, database: Database, clock: FakeClock, cafe_id: str,
    programme: NewProgramme, tmp_path: Path,
) -> None:  # fmt: skip
    other = a_written_cafe(database, clock, code="8AAA")
    services.report.send_cafe(other, tmp_path)
    services.packs.mark_sent(other)
    (quote,) = services.capture.slips(cafe_id)
    services.packs.withdraw(cafe_id, quote)
    said = words_on(open_page("sent", other))
    assert "Somebody took her words back since" in said
    assert "You changed this café since" not in said
