"""Copies on a stick: made and checked, dated, pruned, with their ways in; a sentence when the stick is not in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock, local
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow
from cafe.store.backup import slots_of
from cafe.store.copies import KEEP, Copies
from cafe.store.database import Database, connect
from cafe.store.keys import Slots, new_key
from cafe.store.ways_in import WaysIn
from tests.builders import a_cafe
from tests.conftest import KEY

WORDS = "heather ferry lantern oatcake drizzle"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def copies(database: Database, folder: DataFolder, clock: FakeClock, changes: Changes) -> Copies:
    Slots.load(folder.key_slots).add_passphrase(KEY, WORDS)
    return Copies(database, WaysIn(folder, KEY, changes), clock, changes)


def test_until_there_is_a_copy_there_is_none(copies: Copies) -> None:
    last = copies.last()
    assert (last.place, last.at, last.trouble) == (None, None, "")
    assert not copies.is_due()
    with pytest.raises(ProblemToFix, match="no place for copies yet"):
        copies.make()


def test_a_copy_has_todays_date_opens_with_the_words_and_holds_everything(
    copies: Copies, stick: Path, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_cafe(database, clock)
    told: list[frozenset[Kind]] = []
    changes.subscribe(lambda kinds, _origin: told.append(kinds))
    copies.choose(stick)
    assert copies.is_due()
    made = copies.make()
    assert made == stick / "Conversation Cafe 2026-11-26 18.25.cafebackup"
    key = Slots.load(slots_of(made)).open_with_passphrase(WORDS)
    raw = connect(made, key, read_only=True)
    assert raw.execute("SELECT id FROM cafe").fetchall() == [(cafe_id,)]
    raw.close()
    last = copies.last()
    assert last.at is not None
    assert local(last.at).date() == date(2026, 11, 26)
    assert told == [frozenset({Kind.SETTINGS})] * 2
    assert not copies.is_due()
    clock.advance(minutes=60 * 24 * 8)
    assert copies.is_due()


def test_the_folder_of_the_cafes_themselves_is_no_place_for_copies(copies: Copies, folder: DataFolder) -> None:
    for place in (folder.root, folder.root / "to send", folder.root / ".." / folder.root.name):
        with pytest.raises(ProblemToFix, match="would be lost with them"):
            copies.choose(place)
    assert copies.last().place is None


def test_a_stick_that_is_not_in_is_one_sentence_and_nothing_is_made_in_its_place(copies: Copies, stick: Path) -> None:
    copies.choose(stick)
    stick.rmdir()
    with pytest.raises(CafeError, match="We cannot reach") as told:
        copies.make()
    assert copies.last().trouble == told.value.message
    assert not stick.exists()
    stick.mkdir()
    copies.make()
    assert copies.last().trouble == ""


def test_a_full_stick_keeps_the_copies_it_had(copies: Copies, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copies.choose(stick)
    made = copies.make()
    before = {path: path.read_bytes() for path in stick.iterdir()}

    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        with pytest.raises(CafeError, match="no room left"):
            copies.make()
    assert {path: path.read_bytes() for path in stick.iterdir()} == before
    assert made in before


def test_only_the_newest_of_our_own_stay_and_nobody_elses_are_touched(copies: Copies, stick: Path) -> None:
    copies.choose(stick)
    other = stick / "Conversation Cafe 2020-01-01 09.00.cafebackup"
    other.write_bytes(b"of another laptop")
    Slots.load(slots_of(other)).add_passphrase(new_key(), "other words")
    by_hand = stick / "my own name.cafebackup"
    by_hand.write_bytes(b"hers")
    for turn in range(KEEP + 3):
        made = copies.make()
        os.utime(made, (turn, turn))
    ours = [path for path in stick.glob("*.cafebackup") if path not in (other, by_hand)]
    assert len(ours) == KEEP
    assert all(slots_of(copy).exists() for copy in ours)
    assert other.read_bytes() == b"of another laptop"
    assert slots_of(other).exists()
    assert by_hand.exists()


def test_the_last_copy_is_the_last_by_its_name_too(copies: Copies, stick: Path, clock: FakeClock) -> None:
    copies.choose(stick)
    made = []
    for minutes in (0, 0, 1, 60, 60 * 24):
        clock.advance(minutes=minutes)
        made.append(copies.make())
    assert sorted(stick.glob("*.cafebackup")) == made


def test_a_damaged_file_of_ways_in_is_copied_from_the_one_before(
    copies: Copies, stick: Path, folder: DataFolder
) -> None:
    Slots.load(folder.key_slots).add_passphrase(KEY, WORDS)
    folder.key_slots.write_bytes(b"{")
    copies.choose(stick)
    assert Slots.load(slots_of(copies.make())).open_with_passphrase(WORDS) == KEY
    assert folder.key_slots.read_bytes() == b"{"


def test_a_store_for_trying_out_is_not_copied(
    database: Database, folder: DataFolder, clock: FakeClock, changes: Changes, stick: Path
) -> None:
    trying = Copies(database, WaysIn(folder, KEY, changes), clock, changes)
    trying.choose(stick)
    with pytest.raises(ProblemToFix, match="trying out"):
        trying.make()
    assert list(stick.iterdir()) == []


def test_a_cafe_that_is_over_is_a_milestone(copies: Copies, database: Database, clock: FakeClock) -> None:
    cafe_id = a_cafe(database, clock, state="planned")
    before = copies.milestones()
    with database.write() as session:
        row = session.get(CafeRow, cafe_id)
        assert row is not None
        row.state = "finished"
    assert copies.milestones() == (before[0] + 1, before[1])
