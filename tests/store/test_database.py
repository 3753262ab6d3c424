"""What was said to be kept is kept: through a full disk, a locked file, and a pulled plug."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from cafe.core.clock import FakeClock
from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import CafeRow, DraftRow, NoteRow, SettingRow
from cafe.store.database import Database, connect
from cafe.store.opening import open_store
from tests.builders import a_cafe
from tests.conftest import KEY
from tests.fakes import full_disk

CANARY = "Brambleclaw"


def keep(database: Database, name: str, value: str = "1") -> None:
    with database.write() as session:
        session.add(SettingRow(name=name, value=value))


def kept(database: Database) -> list[str]:
    with database.read() as session:
        return sorted(session.exec(select(SettingRow.name)).all())


def test_what_is_written_is_read_back_by_another_connection(database: Database, folder: DataFolder) -> None:
    keep(database, "a")
    other = Database(folder.store, KEY)
    assert kept(other) == ["a"]
    other.close()


def test_a_mistake_half_way_takes_the_whole_change_back(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write() as session:
        session.add(SettingRow(name="half", value="1"))
        session.flush()
        raise RuntimeError
    assert kept(database) == []


def test_rows_can_be_used_after_their_transaction(database: Database, clock: FakeClock) -> None:
    with database.write() as session:
        row = SettingRow(name="a", value="1")
        session.add(row)
    assert row.value == "1"


def test_a_row_without_its_cafe_is_our_own_mistake_not_a_sentence(database: Database, clock: FakeClock) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(NoteRow(id="n", cafe_id="nowhere", kind="note", text="x", at=clock.now()))


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(ProblemToFix), database.read() as session:
        session.add(SettingRow(name="sly", value="1"))
        session.commit()
    keep(database, "honest")
    assert kept(database) == ["honest"]


def test_a_write_inside_a_write_is_noticed_at_once(database: Database) -> None:
    with pytest.raises(Bug), database.write(), database.write():
        pass
    keep(database, "after")
    assert kept(database) == ["after"]


def test_threads_write_one_after_the_other_and_nothing_is_lost(database: Database) -> None:
    def work(number: int) -> None:
        for turn in range(20):
            keep(database, f"{number}-{turn}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept(database)) == 80


def test_reading_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    keep(database, "a")
    with database.read() as session:
        first = session.exec(select(SettingRow.name)).all()
        writer = threading.Thread(target=keep, args=(database, "b"))
        writer.start()
        writer.join()
        assert session.exec(select(SettingRow.name)).all() == first
    assert kept(database) == ["a", "b"]


def test_a_full_disk_is_one_sentence_and_what_was_kept_before_is_safe(database: Database) -> None:
    keep(database, "before")
    with full_disk(database), pytest.raises(EnvironmentFault) as told:
        keep(database, "too much", "x" * 200_000)
    assert "no room left" in told.value.message
    assert "all before it is safe" in told.value.message
    assert kept(database) == ["before"]
    keep(database, "room again", "x" * 200_000)
    assert kept(database) == ["before", "room again"]


def test_a_store_held_by_another_program_is_one_sentence(
    database: Database, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = connect(folder.store, KEY)
    holder.execute("BEGIN IMMEDIATE")
    impatient = Database(folder.store, KEY)
    monkeypatch.setattr("cafe.store.database._WAIT_MS", 20)
    with pytest.raises(EnvironmentFault, match="Something else is using your cafés"):
        keep(impatient, "a")
    holder.execute("ROLLBACK")
    holder.close()
    keep(impatient, "b")
    assert kept(impatient) == ["b"]
    impatient.close()


def test_a_folder_that_vanished_is_one_sentence(tmp_path: Path) -> None:
    gone = Database(tmp_path / "stick" / "cafe.db", KEY)
    with pytest.raises(EnvironmentFault, match="We cannot reach") as told:
        keep(gone, "a")
    assert str(tmp_path / "stick") in told.value.message


def test_an_evening_in_another_zone_comes_back_as_the_same_aware_instant(database: Database, clock: FakeClock) -> None:
    summer = datetime(2026, 6, 4, 19, 0, tzinfo=timezone(timedelta(hours=1)))
    cafe_id = a_cafe(database, clock, starts_at=summer)
    with database.read() as session:
        row = session.get(CafeRow, cafe_id)
    assert row is not None and row.starts_at == summer
    assert row.starts_at.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(database: Database, clock: FakeClock) -> None:
    naive = datetime(2026, 6, 4, 19, 0)  # noqa: DTZ001  the very thing that must not get in
    with pytest.raises(Exception, match="timezone"):
        a_cafe(database, clock, starts_at=naive)


def test_each_connection_is_durable_and_checks_parents(database: Database) -> None:
    with database.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema")
        }
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "trusted_schema": 0,
    }  # fmt: skip


def test_no_word_that_was_kept_can_be_read_in_any_file(folder: DataFolder, clock: FakeClock) -> None:
    database = open_store(folder, KEY, clock)
    cafe_id = a_cafe(database, clock, title=CANARY)
    with database.write() as session:
        session.add(DraftRow(cafe_id=cafe_id, place="capture", text=CANARY * 50, at=clock.now()))
    assert hunt(folder, CANARY) == [], "while it is open"
    with database.write() as session:
        for draft in session.exec(select(DraftRow)):
            session.delete(draft)
    database.close()
    assert hunt(folder, CANARY) == [], "after it was closed"
    assert hunt(folder, KEY.hex()) == []


def test_the_hunt_would_find_a_plain_word(folder: DataFolder) -> None:
    folder.prepare()
    (folder.root / "leak.txt").write_text(f"so {CANARY} said")
    assert hunt(folder, CANARY) == ["leak.txt"]


def test_deleted_words_leave_the_file_and_its_log(database: Database, folder: DataFolder, clock: FakeClock) -> None:
    cafe_id = a_cafe(database, clock)
    with database.write() as session:
        session.add(DraftRow(cafe_id=cafe_id, place="capture", text=CANARY, at=clock.now()))
    with database.write() as session:
        session.delete(session.exec(select(DraftRow)).one())
    database.tidy()
    log = folder.store.with_name(folder.store.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_a_fault_quotes_neither_the_key_nor_a_kept_word(
    database: Database, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="sqlalchemy")
    with pytest.raises(IntegrityError) as told:
        keep_twice(database)
    words = "".join(traceback.format_exception(told.value)) + caplog.text + repr(database) + repr(database.engine)
    assert CANARY not in words
    assert KEY.hex() not in words


def keep_twice(database: Database) -> None:
    word = "".join(("Bramble", "claw"))
    for _turn in range(2):
        with database.write() as session:
            session.add(SettingRow(name="same", value=word))


@pytest.mark.parametrize("pull", range(10))
def test_ten_pulled_plugs_lose_nothing_that_was_acknowledged(pull: int, _empty_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "cafe.db"
    store.write_bytes(_empty_store.read_bytes())
    words = (
        "import sys; from pathlib import Path; from cafe.store.database import connect\n"
        "c = connect(Path(sys.argv[1]), bytes(range(32)))\n"
        "for p in ('journal_mode=WAL', 'synchronous=FULL'): c.execute('PRAGMA ' + p).fetchall()\n"
        "n = 0\n"
        "while True:\n"
        "    c.execute('BEGIN IMMEDIATE')\n"
        "    c.execute('INSERT INTO setting VALUES (?, ?)', (str(n), 'x' * (n % 3000)))\n"
        "    c.execute('COMMIT'); print(n, flush=True); n += 1\n"
    )
    child = subprocess.Popen([sys.executable, "-c", words, str(store)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= 15 + pull * 7:
            child.kill()  # SIGKILL: nothing can be tidied up
            break
    rest = child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    acknowledged = int(rest[-1]) if rest and rest[-1].isdigit() else acknowledged
    database = Database(store, KEY)
    assert {str(n) for n in range(acknowledged + 1)} <= set(kept(database))
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
    database.close()


def hunt(folder: DataFolder, word: str) -> list[str]:
    """Every file of the folder that holds ``word``, in the ways text is written on a disk."""
    forms = (word.encode(), word.encode("utf-16-le"), word.upper().encode())
    return sorted(
        path.name
        for path in folder.root.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    )


def test_half_a_letter_is_a_sentence_and_changes_nothing(database: Database) -> None:
    with pytest.raises(ProblemToFix, match="broken letter"):
        keep(database, "words", "Half of a smile: \ud83d")
    assert kept(database) == []
