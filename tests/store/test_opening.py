"""The store opens, or says in one sentence why not, and touches nothing then."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cafe.core.clock import FakeClock
from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import SettingRow
from cafe.store import backup, opening
from cafe.store import database as database_module
from cafe.store.database import Database, connect
from cafe.store.keys import Slots
from cafe.store.migrations import steps
from cafe.store.opening import open_store
from tests.conftest import KEY

OTHER_KEY = bytes(32)


def test_a_new_folder_gets_a_store_that_opens_again_with_what_was_kept(folder: DataFolder, clock: FakeClock) -> None:
    first = open_store(folder, KEY, clock)
    with first.write() as session:
        session.add(SettingRow(name="role", value='"host"'))
    first.close()
    again = open_store(folder, KEY, clock)
    with again.read() as session:
        kept = session.get(SettingRow, "role")
    again.close()
    assert kept is not None and kept.value == '"host"'


def test_a_store_that_is_up_to_date_opens_without_a_copy_being_made(folder: DataFolder, clock: FakeClock) -> None:
    open_store(folder, KEY, clock).close()
    open_store(folder, KEY, clock).close()
    assert backup.copies(folder) == ()


def test_the_wrong_key_opens_nothing_and_changes_nothing(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    database.close()
    before = folder.store.read_bytes()
    with pytest.raises(ProblemToFix, match="does not open the cafés") as told:
        open_store(folder, OTHER_KEY, clock)
    assert "Try another way in" in told.value.hint
    assert folder.store.read_bytes() == before


def test_a_damaged_first_page_is_called_damage_when_the_slots_say_the_key_is_right(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    database.close()
    Slots.load(folder.key_slots).add_passphrase(KEY, "five small words to keep")
    spoil(folder.store, at=200)
    before = folder.store.read_bytes()
    with pytest.raises(ProblemToFix, match="is damaged"):
        open_store(folder, KEY, clock)
    assert folder.store.read_bytes() == before


def test_damage_further_in_is_noticed_and_the_newest_copy_is_named(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    backup.backup(lambda path: connect(path or folder.store, KEY), backup.dated(folder, clock.now().date()))
    database.close()
    spoil(folder.store, at=4096 * 6 + 100)
    with pytest.raises(ProblemToFix, match="is damaged") as told:
        open_store(folder, KEY, clock)
    assert "2026-11-26.cafebackup" in told.value.hint


def test_a_store_that_was_cut_to_nothing_is_damage_where_a_copy_still_holds_its_cafes(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    copy = backup.backup(lambda path: connect(path or folder.store, KEY), folder.backups / "one.cafebackup")
    database.close()
    folder.store.write_bytes(b"")
    with pytest.raises(ProblemToFix) as told:
        open_store(folder, KEY, clock)
    assert copy.name in told.value.hint
    assert folder.store.read_bytes() == b""


@pytest.mark.parametrize("header", [b"SQLite format 3\x00" + bytes(5000), b"SQLite format 3\x00"])
def test_a_plain_database_in_its_place_is_left_alone(folder: DataFolder, clock: FakeClock, header: bytes) -> None:
    folder.prepare()
    folder.store.write_bytes(header)
    with pytest.raises(ProblemToFix, match="was not made by this app"):
        open_store(folder, KEY, clock)
    assert folder.store.read_bytes() == header


def test_a_store_of_a_newer_app_is_refused_and_its_bytes_are_untouched(
    database: Database, folder: DataFolder, clock: FakeClock
) -> None:
    raw = connect(folder.store, KEY)
    raw.execute(f"PRAGMA user_version={steps.NEWEST + 1}")
    raw.close()
    database.close()
    before = folder.store.read_bytes()
    with pytest.raises(EnvironmentFault, match="newer version of this app"):
        open_store(folder, KEY, clock)
    assert folder.store.read_bytes() == before


def test_a_store_that_is_behind_is_copied_first_and_then_brought_up_to_date(
    database: Database, folder: DataFolder, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    Slots.load(folder.key_slots).add_passphrase(KEY, "words")
    add_a_step(monkeypatch, "CREATE TABLE later (id INTEGER PRIMARY KEY)")
    opened = open_store(folder, KEY, clock)
    opened.close()
    (copy,) = backup.copies(folder)
    assert copy.name == "2026-11-26 before update.cafebackup"
    assert tables(copy) & {"later", "cafe"} == {"cafe"}
    assert tables(folder.store) >= {"later", "cafe"}
    assert Slots.load(backup.slots_of(copy)).open_with_passphrase("words") == KEY


def test_a_step_that_cannot_be_finished_leaves_the_store_as_it_was(
    database: Database, folder: DataFolder, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    shape = tables(folder.store)
    add_a_step(monkeypatch, "CREATE TABLE later (id INTEGER)", "CREATE TABLE cafe (id INTEGER)")
    with pytest.raises(Exception, match="already exists"):
        open_store(folder, KEY, clock)
    assert tables(folder.store) == shape


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path, clock: FakeClock) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("not a folder")
    with pytest.raises(CafeError) as told:
        open_store(DataFolder(in_the_way), KEY, clock)
    assert str(in_the_way) in told.value.message
    assert "Nothing is lost" in told.value.message
    assert in_the_way.read_text() == "not a folder"


def test_a_power_cut_before_the_first_shape_was_written_is_carried_on_from(
    folder: DataFolder, clock: FakeClock
) -> None:
    folder.prepare()
    folder.store.write_bytes(b"")
    open_store(folder, KEY, clock).close()
    assert "cafe" in tables(folder.store)


def test_the_usual_morning_does_not_load_the_library_of_migrations(folder: DataFolder, database: Database) -> None:
    database.close()
    words = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from cafe.core.clock import FakeClock; from cafe.core.paths import DataFolder;"
        "from cafe.store.opening import open_store;"
        "clock = FakeClock(datetime(2026, 11, 26, tzinfo=UTC));"
        "open_store(DataFolder(Path(sys.argv[1])), bytes(range(32)), clock).close();"
        "print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", words, str(folder.root)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_disk_that_fills_while_the_store_is_made_is_one_sentence_and_later_it_is_made(
    folder: DataFolder, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cramped(connection: Any) -> None:
        make_ready(connection)
        connection.execute("PRAGMA max_page_count=6")

    make_ready = database_module._make_ready
    with monkeypatch.context() as patch, pytest.raises(EnvironmentFault, match="no room left"):
        patch.setattr(database_module, "_make_ready", cramped)
        open_store(folder, KEY, clock)
    open_store(folder, KEY, clock).close()
    assert "cafe" in tables(folder.store)


@pytest.mark.parametrize("milliseconds", [0, 5, 15, 40, 80])
def test_a_plug_pulled_while_the_store_is_made_only_means_making_it_again(
    folder: DataFolder, clock: FakeClock, milliseconds: int
) -> None:
    words = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from cafe.core.clock import FakeClock; from cafe.core.paths import DataFolder;"
        "from cafe.store.opening import open_store; import cafe.store.migrations.run;"
        "clock = FakeClock(datetime(2026, 11, 26, tzinfo=UTC)); print('go', flush=True);"
        "open_store(DataFolder(Path(sys.argv[1])), bytes(range(32)), clock); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", words, str(folder.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        threading.Event().wait(milliseconds / 1000)
        child.kill()
    open_store(folder, KEY, clock).close()
    assert "cafe" in tables(folder.store)


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def tables(path: Path) -> set[str]:
    raw = connect(path, KEY, read_only=True)
    found = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    raw.close()
    return found


def add_a_step(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """As if the next version of the app were here."""
    from cafe.store.migrations import run

    def upgrade(op: object) -> None:
        for statement in statements:
            op.execute(statement)  # type: ignore[attr-defined]

    later = (*steps.STEPS, steps.MigrationStep(steps.NEWEST + 1, upgrade))
    monkeypatch.setattr(run.migrate, "__defaults__", (later,))
    monkeypatch.setattr(opening, "NEWEST", steps.NEWEST + 1)


def test_a_copy_is_dated_where_the_laptop_is(folder: DataFolder) -> None:
    day = datetime(2026, 11, 26, 23, 30, tzinfo=UTC).date()
    assert backup.dated(folder, day).name == "2026-11-26.cafebackup"
