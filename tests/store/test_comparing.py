"""What a copy would change is known before it changes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow, NoteRow
from cafe.store.backup import backup, slots_of
from cafe.store.comparing import Differences, differences
from cafe.store.database import Database
from cafe.store.keys import Slots, new_key
from cafe.store.ways_in import WaysIn
from cafe.ui.settings.putting_back import lines
from tests.builders import a_cafe
from tests.conftest import KEY


@pytest.fixture
def ways_in(folder: DataFolder, database: Database) -> WaysIn:
    Slots.load(folder.key_slots).add_passphrase(KEY, "heron lantern oat brae moss")
    return WaysIn(folder, KEY, Changes())


@pytest.fixture
def copy(ways_in: WaysIn, database: Database, clock: FakeClock, folder: DataFolder, tmp_path: Path) -> Path:
    """A copy of two cafés, one with a note."""
    for code in ("AAAA", "BBBB"):
        a_cafe(database, clock, id=code, code=code, title=f"Café {code}")
    with database.write() as session:
        session.add(NoteRow(id="n", cafe_id="AAAA", kind="note", text="A long drive.", at=clock.now()))
    return backup(ways_in.connect, tmp_path / "stick" / "one.cafebackup", folder.key_slots)


def test_a_fresh_copy_differs_in_nothing(ways_in: WaysIn, copy: Path) -> None:
    found = differences(ways_in, copy)
    assert found.are_none
    assert lines(found) == ("It is the same as what is here. There is nothing to put back.",)


def test_what_came_went_and_changed_since_is_named(
    ways_in: WaysIn, copy: Path, database: Database, clock: FakeClock
) -> None:
    a_cafe(database, clock, id="CCCC", code="CCCC", title="")
    with database.write() as session:
        gone, changed = session.get(CafeRow, "BBBB"), session.get(CafeRow, "AAAA")
        assert gone is not None
        assert changed is not None
        session.delete(gone)
        for n in range(2):
            session.add(NoteRow(id=f"m{n}", cafe_id="AAAA", kind="note", text="More.", at=clock.now()))
    found = differences(ways_in, copy)
    assert found == Differences(("CCCC",), ("Café BBBB",), ("Café AAAA",), notes=2, entries=0, packs=0)
    assert lines(found) == (
        "Comes back: Café BBBB",
        "Is not in the copy, and goes: CCCC",
        "Becomes as it was then: Café AAAA",
        "2 working notes fewer than now",
    )


def test_another_laptops_copy_and_a_damaged_one_are_refused_and_nothing_is_touched(
    ways_in: WaysIn, copy: Path, folder: DataFolder
) -> None:
    before = folder.store.read_bytes()
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    with pytest.raises(ProblemToFix, match="does not read from end to end"):
        differences(ways_in, copy)
    slots_of(copy).unlink()
    with pytest.raises(ProblemToFix, match="copy of another laptop"):
        differences(ways_in, copy)
    Slots.load(slots_of(copy)).add_passphrase(new_key(), "somebody else’s")
    with pytest.raises(ProblemToFix, match="copy of another laptop"):
        differences(ways_in, copy)
    assert folder.store.read_bytes() == before


def test_words_that_were_changed_since_the_copy_stay_as_they_are_today(
    ways_in: WaysIn, copy: Path, folder: DataFolder, database: Database, clock: FakeClock
) -> None:
    ways_in.change_words("oat brae moss heron plum")
    database.close()
    ways_in.put_back(copy, clock)
    assert Slots.load(folder.key_slots).open_with_passphrase("oat brae moss heron plum") == KEY
    with pytest.raises(ProblemToFix, match="did not open it"):
        Slots.load(folder.key_slots).open_with_passphrase("heron lantern oat brae moss")
