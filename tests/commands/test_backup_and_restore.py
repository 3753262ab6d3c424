"""A copy out and back in, from the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cafe.commands.opening import find_key
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.tables import SettingRow
from cafe.store.opening import open_store
from cafe.store.trail import Deed, Trail
from tests.commands.helpers import cafe, cafe_here, with_words

CLOCK = FakeClock(datetime(2026, 11, 26, tzinfo=UTC))
WORDS = "kettle lantern meadow otter thimble"


def _keep(folder: DataFolder, value: str) -> None:
    database = open_store(folder, find_key(folder, WORDS), CLOCK)
    with database.write() as session:
        session.merge(SettingRow(name="hall", value=value))
    database.close()


def _kept(folder: DataFolder) -> str:
    database = open_store(folder, find_key(folder, WORDS), CLOCK)
    with database.read() as session:
        row = session.get(SettingRow, "hall")
    database.close()
    return row.value if row else ""


def _deeds(folder: DataFolder) -> set[Deed]:
    database = open_store(folder, find_key(folder, WORDS), CLOCK)
    found = {line.deed for line in Trail(database, CLOCK).lines()}
    database.close()
    return found


def test_what_was_copied_comes_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    options, folder, copy = (
        with_words(tmp_path),
        DataFolder(tmp_path / "data"),
        tmp_path / "stick" / "my.copy",
    )
    folder.prepare()
    _keep(folder, '"before"')
    copy.parent.mkdir()
    assert cafe("backup", copy, *options).returncode == 0
    _keep(folder, '"after"')
    assert _deeds(folder) == {Deed.COPY_MADE}

    told = cafe("restore", copy, *options)
    assert told.returncode == 0, told.stderr
    assert _kept(folder) == '"before"'
    assert _deeds(folder) == {Deed.COPY_PUT_BACK}  # the copy itself was noted after it was made
    (kept,) = folder.backups.iterdir()
    assert _kept(DataFolder(kept)) == '"after"'


def test_a_damaged_copy_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    options, folder, copy = with_words(tmp_path), DataFolder(tmp_path / "data"), tmp_path / "my.copy"
    folder.prepare()
    _keep(folder, '"mine"')
    assert cafe_here("backup", copy, *options).returncode == 0
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)

    told = cafe_here("restore", copy, *options)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert _kept(folder) == '"mine"'


def test_a_copy_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    options, folder = with_words(tmp_path), DataFolder(tmp_path / "data")
    folder.prepare()
    _keep(folder, '"mine"')
    taken = tmp_path / "letter.txt"
    taken.write_text("Dear all")
    assert cafe_here("backup", taken, *options).returncode == 1
    assert taken.read_text() == "Dear all"


def test_a_copy_is_not_made_beside_the_cafes_nor_on_a_stick_that_is_not_in(tmp_path: Path) -> None:
    options, folder = with_words(tmp_path), DataFolder(tmp_path / "data")
    folder.prepare()
    _keep(folder, '"mine"')
    for place, why in ((folder.root / "my.copy", "lost with them"), (tmp_path / "stick" / "my.copy", "is not there")):
        told = cafe_here("backup", place, *options)
        assert told.returncode == 1
        assert why in told.stderr
        assert not place.exists()


def test_wrong_words_are_a_sentence(tmp_path: Path) -> None:
    options, folder = with_words(tmp_path), DataFolder(tmp_path / "data")
    folder.prepare()
    _keep(folder, '"mine"')
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not these")
    told = cafe_here("backup", tmp_path / "copy", *options, "--passphrase-file", wrong)
    assert told.returncode == 1
    assert "did not open it" in told.stderr
