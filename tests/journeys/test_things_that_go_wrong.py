"""Sticks are full, files are half copied, laptops are old: one plain sentence each time, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cafe.store.database import connect
from cafe.store.keys import Slots
from tests.fakes import full_disk
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import A_TASTER
from tests.journeys.hosts import ENTER, Coordinator, Host

EVENING = "2026-11-26 19:00"
_PAGE = 4096  # bytes of the store that are locked together
A_LONG_NOTE = "It went round the table twice, and each time somebody had more to say." * 4
SENTENCE = A_TASTER.sentences[0].words


@contextmanager
def _the_computer_says(code: int, folder: Path) -> Iterator[None]:
    """Within the block no new file can be made in ``folder``: what a locked or full stick answers."""
    make = tempfile.mkstemp

    def refuse(*given: object, **named: object) -> tuple[int, str]:
        if Path(str(named.get("dir"))) == folder:
            raise OSError(code, os.strerror(code))
        return make(*given, **named)  # type: ignore[arg-type, call-overload, no-any-return]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", refuse)
        yield


@pytest.fixture
def ready_to_send(aileen: Host, programme_file: Path) -> Host:
    """A café that was held and written up; *Check and send* is open."""

    def holds_it() -> None:
        aileen.sets_up_with_the_programme_s_file(programme_file)
        aileen.plans(A_TASTER)
        aileen.comes_to_the_day(EVENING)
        aileen.holds_and_counts(A_TASTER, 7)

    aileen.laptop.once("holds a taster", programme_file.read_bytes(), by_hand=holds_it)
    aileen.opens_the_app()
    aileen.laptop.press("Perimenopause and menopause, …")
    return aileen


def test_the_stick_for_the_files_cannot_be_written_and_the_next_is_full(ready_to_send: Host, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ready_to_send.laptop.chooser.will_choose(stick)
    ready_to_send.laptop.press("Choose another folder")
    answers = {
        errno.EACCES: (f"This laptop may not write in {stick}. Nothing is lost.", "Choose another folder."),
        errno.ENOSPC: (f"There is no room left in {stick}. Nothing is lost.", "Free some space,"),
    }
    for code, (sentence, what_to_do) in answers.items():
        with _the_computer_says(code, stick):
            ready_to_send.laptop.press("Make the summary and pack")
            ready_to_send.laptop.wait_until_done()
        assert ready_to_send.laptop.has(sentence)
        assert what_to_do in ready_to_send.laptop.sees
        assert list(stick.iterdir()) == []
        ready_to_send.laptop.press("Carry on")

    # Another try, once it can be written: both files, and the café as it was.
    assert SENTENCE in ready_to_send.laptop.sees
    ready_to_send.laptop.press("Make the summary and pack")
    ready_to_send.laptop.wait_for_page("sent")
    assert sorted(file.suffix for file in stick.iterdir()) == [".cafepack", ".pdf"]


def test_the_disk_is_full_while_the_note_keeper_writes(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(replace(A_TASTER, notes="As we go, by a note keeper"))
    aileen.comes_to_the_day(EVENING)
    aileen.starts()
    aileen.writes_notes("We came in from the rain.")
    with full_disk(aileen.laptop.services.database):
        kept = 1
        while "There is no room left in" not in aileen.laptop.sees:
            assert f"{kept} note" in aileen.laptop.sees
            aileen.laptop.paste(f"{kept} {A_LONG_NOTE}")
            aileen.laptop.key(ENTER)
            kept += 1
        assert "all before it is safe" in aileen.laptop.sees
        assert "Free some space, then try again." in aileen.laptop.sees
        aileen.laptop.press("Carry on")
        unkept = aileen.run.band.line.text()

    # The note is still in the line, the clock still runs, and Enter keeps it as soon as there is room.
    assert unkept == f"{kept - 1} {A_LONG_NOTE}"
    assert f"{kept - 1} note" in aileen.laptop.sees
    assert aileen.stage == "Welcome"
    aileen.laptop.key(ENTER)
    assert f"{kept} notes" in aileen.laptop.sees


def test_packs_that_are_for_another_programme_or_half_copied(
    ready_to_send: Host, ishbel: Coordinator, laptop: NewLaptop, tmp_path: Path
) -> None:
    # Aileen's pack goes to Ishbel's programme. On the stick is a half copy of it as well.
    _summary, pack = ready_to_send.makes_the_files()
    stick = tmp_path / "stick"
    ready_to_send.puts_it_on_a_stick(stick)
    (stick / "half copied.cafepack").write_bytes(pack.read_bytes()[:3000])
    ready_to_send.laptop.switch_off()

    # Somebody else, who collects for another programme, is handed the stick first.
    eilidh = Coordinator(laptop("Eilidh"))
    eilidh.sets_up()
    eilidh.makes_a_programme("West Shores", "", tmp_path / "west-shores")
    eilidh.laptop.press("Add packs")
    eilidh.laptop.chooser.will_choose(stick)
    eilidh.laptop.press("Choose a folder")
    eilidh.laptop.wait_until_done()
    assert "This pack was locked for someone else. Ask the café to make it again for you." in eilidh.laptop.sees
    assert eilidh.laptop.has("Nothing to add")
    eilidh.laptop.switch_off()

    # Ishbel gets the whole one; the half one is said, and stays where it is.
    ishbel.opens_the_app()
    ishbel.looks_at(stick)
    assert "This pack did not open. It may not have copied fully." in ishbel.laptop.sees
    ishbel.rings_each_new_host()
    ishbel.adds()
    assert "1 of 1 pack in this report · 7 people" in ishbel.laptop.sees
    assert sorted(file.name for file in stick.iterdir()) == sorted([pack.name, "half copied.cafepack"])


def _change_the_store(host: Host, change: Callable[[Path, bytes], None]) -> bytes:
    """Do something to the closed store from outside; its bytes as they are then."""
    host.laptop.switch_off()
    key = Slots.load(host.laptop.folder.key_slots).open_with_keychain()
    assert key is not None
    change(host.laptop.folder.store, key)
    return host.laptop.folder.store.read_bytes()


def _by_a_newer_app(store: Path, key: bytes) -> None:
    connection = connect(store, key)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def _by_a_worn_out_disk(store: Path, _key: bytes) -> None:
    content = bytearray(store.read_bytes())
    for page in range(1, len(content) // _PAGE):  # a page that holds nothing just now would be nobody's loss
        content[page * _PAGE + 100] ^= 0xFF
    store.write_bytes(content)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_by_a_newer_app, "Your cafés were kept by a newer version of this app. Nothing is lost"),
        (_by_a_worn_out_disk, "The file with your cafés is damaged. It has been left just as it is."),
    ],
)
def test_the_store_is_newer_than_the_app_or_damaged(
    aileen: Host, change: Callable[[Path, bytes], None], sentence: str
) -> None:
    aileen.sets_up()
    before = _change_the_store(aileen, change)
    aileen.laptop.switch_on()
    aileen.laptop.wait(lambda: aileen.laptop.has("Try again"))
    assert sentence in aileen.laptop.sees
    assert not aileen.laptop.window.place
    aileen.laptop.switch_off()
    assert aileen.laptop.folder.store.read_bytes() == before


def test_the_data_folder_cannot_be_used(aileen: Host) -> None:
    """A file stands where the folder should be; once it is moved away, Try again is enough."""
    aileen.laptop.folder.root.write_text("a shopping list")
    aileen.laptop.switch_on()
    aileen.laptop.wait(lambda: aileen.laptop.has("Try again"))
    assert "Nothing is lost." in aileen.laptop.sees
    assert str(aileen.laptop.folder.root) in aileen.laptop.sees
    assert aileen.laptop.folder.root.read_text() == "a shopping list"
    aileen.laptop.folder.root.unlink()
    aileen.laptop.press("Try again")
    aileen.laptop.wait(lambda: aileen.laptop.has("I host cafés"))


def test_the_programme_s_file_is_half_copied(aileen: Host, programme_file: Path) -> None:
    shutil.copyfile(programme_file, whole := programme_file.with_name("whole"))
    programme_file.write_bytes(whole.read_bytes()[:40])
    aileen.laptop.switch_on()
    aileen.laptop.chooser.will_choose(programme_file)
    aileen.laptop.press("My programme gave me a file")
    aileen.laptop.lock_it()
    aileen.laptop.wait_for_page("home")
    aileen.laptop.wait(lambda: "programme file" in aileen.laptop.sees)
    aileen.laptop.press("Carry on")

    # Settings takes the whole one, once it is there.
    programme_file.write_bytes(whole.read_bytes())
    aileen.laptop.press("Settings")
    aileen.laptop.chooser.will_choose(programme_file)
    aileen.laptop.press("Choose the file")
    aileen.laptop.wait(lambda: aileen.laptop.has("Add it"))
    aileen.laptop.press("Add it")
    aileen.laptop.wait(lambda: "You send to East Glens women’s health from now on" in aileen.laptop.sees)
