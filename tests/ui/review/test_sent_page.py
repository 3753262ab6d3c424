"""Two files are ready: the right one goes to the right place, by e-mail or on a stick, and may go again."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cafe.core import files
from cafe.core.clock import FakeClock
from cafe.model.values import CafeState
from cafe.packs.programme_file import NewProgramme, make_programme
from cafe.packs.reader import read_pack
from cafe.packs.readiness import SendState
from cafe.ui.place import Page
from cafe.ui.services import Services
from cafe.ui.widgets.sheets import Sheet
from cafe.ui.window import Window
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, press, settle, words_on
from tests.ui.review.conftest import Answers


@pytest.fixture
def folder_to_send(tmp_path: Path) -> Path:
    return tmp_path / "Cafés to send"


@pytest.fixture
def sent(open_page: OpenPage, services: Services, cafe_id: str, programme: NewProgramme, folder_to_send: Path) -> Page:
    """The page, with both files just made."""
    services.report.send_cafe(cafe_id, folder_to_send)
    return open_page("sent", cafe_id)


@pytest.fixture
def stick(tmp_path: Path, answer: Answers) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    answer("choose_folder", made)
    return made


def test_each_file_says_who_it_is_for(sent: Page) -> None:
    said = words_on(sent)
    for words in (
        "cafe-7K2M.cafepack",
        "Send this one",
        "For the programme only",
        "cafe-7K2M-summary.pdf",
        "Keep or share",
        "For you and the group",
        "Locked for East Glens Women’s Health",
        "Pick cafe-7K2M.cafepack",
        "One working note",
    ):
        assert words in said
    assert re.search(r"The locked pack · \d+ KB", said)
    assert "Port Aird" not in said


def test_the_page_is_never_blank_while_it_is_made_again(sent: Page) -> None:
    sent.refresh()
    assert is_there(sent, "How to send it: On a stick")  # at once, not a turn of the event loop later


def test_the_names_of_the_files_give_nothing_away(sent: Page, folder_to_send: Path) -> None:
    for file in folder_to_send.iterdir():
        assert re.fullmatch(r"cafe-7K2M(-summary)?\.(pdf|cafepack)", file.name)


def test_the_address_is_copied(sent: Page, window: Window) -> None:
    QApplication.clipboard().clear()
    press(sent, "Copy the address")
    assert QApplication.clipboard().text() == "cafes@eastglens.example"
    assert "Copied." in words_on(window)


def test_a_programme_without_an_address_is_asked_for_one(
    open_page: OpenPage, services: Services, cafe_id: str, folder_to_send: Path
) -> None:
    services.packs.install_programme(make_programme("West Isles").file)
    services.report.send_cafe(cafe_id, folder_to_send)
    said = words_on(open_page("sent", cafe_id))
    assert "no address in it" in said
    assert "Write your programme’s address" in said
    assert "Paste the address" not in said


def test_the_folder_and_the_summary_are_opened_by_the_computer(
    sent: Page, opened: list[str], folder_to_send: Path
) -> None:
    press(sent, "Open folder")
    press(sent, "Look at it or print it")
    assert [Path(one) for one in opened] == [folder_to_send, folder_to_send / "cafe-7K2M-summary.pdf"]


def test_the_host_says_that_it_is_sent_and_home_says_so(
    sent: Page, window: Window, services: Services, cafe_id: str
) -> None:
    press(sent, "I have sent it")
    assert window.place == "home"
    assert services.packs.owed(cafe_id).state is SendState.SENT
    assert services.plan.state(cafe_id) is CafeState.SENT
    assert "Sent" in words_on(window.page("home"))


def test_enter_pressed_once_too_often_does_not_say_that_it_is_sent(
    sent: Page, window: Window, services: Services
) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert window.place == "sent"


def test_on_a_stick_the_steps_change_and_the_pack_is_copied_and_read_back(
    sent: Page, stick: Path, programme: NewProgramme, folder_to_send: Path
) -> None:
    assert not is_there(sent, "Copy it to the stick")
    press(sent, "How to send it: On a stick")
    assert "Take the stick out safely" in words_on(sent)
    assert "Press the paper clip" not in words_on(sent)
    press(sent, "Copy it to the stick")
    assert "cafe-7K2M.cafepack is on the stick, and it is sound." in words_on(sent)
    assert [file.name for file in stick.iterdir()] == ["cafe-7K2M.cafepack"]
    assert (stick / "cafe-7K2M.cafepack").read_bytes() == (folder_to_send / "cafe-7K2M.cafepack").read_bytes()
    assert read_pack(stick / "cafe-7K2M.cafepack", [programme.identity]).pack.revision == 1


def test_the_way_is_chosen_by_keyboard_too(sent: Page, window: Window) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    settle()
    assert is_there(sent, "Copy it to the stick")


def test_a_full_stick_is_one_sentence_and_what_was_on_it_stays(
    sent: Page, window: Window, stick: Path, monkeypatch: pytest.MonkeyPatch, folder_to_send: Path
) -> None:
    (stick / "cafe-7K2M.cafepack").write_bytes(b"an older one")
    press(sent, "How to send it: On a stick")
    with monkeypatch.context() as full:

        def no_room(_handle: int) -> None:
            raise OSError(errno.ENOSPC, "no space left")

        full.setattr(files.os, "fsync", no_room)
        press(sent, "Copy it to the stick")
    assert "There is no room left in" in words_on(window.findChildren(Sheet)[0])
    press(window, "Carry on")
    assert [file.read_bytes() for file in stick.iterdir()] == [b"an older one"]
    assert "is on the stick" not in words_on(sent)
    assert (folder_to_send / "cafe-7K2M.cafepack").exists()
    press(sent, "Copy it to the stick")
    assert "is on the stick" in words_on(sent)


def test_a_stick_that_was_pulled_out_is_one_sentence(sent: Page, window: Window, stick: Path) -> None:
    press(sent, "How to send it: On a stick")
    stick.rmdir()
    press(sent, "Copy it to the stick")
    assert "We cannot reach" in words_on(window.findChildren(Sheet)[0])
    press(window, "Carry on")
    assert "is on the stick" not in words_on(sent)


def test_a_stick_that_gives_back_other_bytes_is_not_called_done(
    sent: Page, window: Window, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(sent, "How to send it: On a stick")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"" if path.parent == stick else read(path))
    press(sent, "Copy it to the stick")
    assert "did not come back as it was written" in words_on(window.findChildren(Sheet)[0])
    press(window, "Carry on")
    assert list(stick.iterdir()) == []


def test_files_that_are_gone_are_made_again_from_here(
    *, sent: Page, open_page: OpenPage, window: Window, cafe_id: str, folder_to_send: Path, opened: list[str]
) -> None:
    (folder_to_send / "cafe-7K2M.cafepack").unlink()
    page = open_page("sent", cafe_id)
    assert "The files are not where they were put" in words_on(page)
    press(page, "Make them again")
    assert window.place == "check"
    press(window.page("check"), "Make the summary and pack")
    assert (folder_to_send.parent / "data" / "to send" / "cafe-7K2M.cafepack").exists()
    assert "The files are not where they were put" not in words_on(window.page("sent"))


def test_change_and_send_again_makes_a_revision_that_takes_the_place_of_the_first(
    *,
    sent: Page,
    open_page: OpenPage,
    window: Window,
    services: Services,
    cafe_id: str,
    clock: FakeClock,
    programme: NewProgramme,
) -> None:
    press(sent, "I have sent it")
    page = open_page("sent", cafe_id)
    assert "sent on 26 November" in words_on(page)
    press(page, "Change and send again")
    assert window.place == "write-up"
    clock.advance(minutes=5)
    entry = next(entry for entry in services.capture.entries(cafe_id) if entry.text.startswith("It is hard"))
    services.capture.change_words(entry.id, "It is hard to say it at work.")
    page = open_page("sent", cafe_id)
    assert "You changed this café since" in words_on(page)
    press(page, "Make them again")
    press(window.page("check"), "Make the summary and pack")
    made = services.packs.last_made(cafe_id)
    assert made is not None
    assert made.revision == 2
    assert made.sent_at is None
    assert read_pack(made.path, [programme.identity]).pack.revision == 2
    assert is_there(window.page("sent"), "I have sent it")
    press(window.page("sent"), "I have sent it")
    assert services.packs.owed(cafe_id).state is SendState.SENT


def test_sending_twice_does_no_harm(sent: Page, open_page: OpenPage, services: Services, cafe_id: str) -> None:
    press(sent, "I have sent it")
    page = open_page("sent", cafe_id)
    press(page, "I have sent it again")
    assert services.packs.owed(cafe_id).state is SendState.SENT


def test_where_nothing_was_made_yet_the_page_leads_to_check_and_send(
    open_page: OpenPage, window: Window, cafe_id: str
) -> None:
    page = open_page("sent", cafe_id)
    assert "No files yet" in words_on(page)
    assert not is_there(page, "Open folder")
    press(page, "Check and send")
    assert window.place == "check"


def test_words_of_another_day_are_gone_and_the_pack_can_be_made_again(
    open_page: OpenPage, window: Window, services: Services, cafe_id: str, folder_to_send: Path
) -> None:
    services.report.send_cafe(cafe_id, folder_to_send, words=services.packs.new_words())
    page = open_page("sent", cafe_id)
    assert "are kept nowhere" in words_on(page)
    press(page, "Make it again with other words")
    assert window.place == "phone-words"
