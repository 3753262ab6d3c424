"""What has had its time goes for good, with a line that says so; what was not sent as it stands waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, delete, insert
from sqlmodel import SQLModel, select

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.model.tables import AttendanceRow, CafeRow, DraftRow, EntryRow, NoteRow, RoomNamesRow, SentRow
from cafe.store.backup import dated, slots_of
from cafe.store.copies import Copies
from cafe.store.database import Database, connect
from cafe.store.keys import Slots
from cafe.store.periods import NOTES_DAYS, Held, Periods, Told, dues
from cafe.store.retention import Retention
from cafe.store.trail import Deed, Done, Trail
from cafe.store.ways_in import WaysIn
from tests.builders import a_cafe
from tests.conftest import KEY

WORD = "zephyrbramble"
DAY = 24 * 60


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def retention(database: Database, folder: DataFolder, clock: FakeClock, changes: Changes, undo: UndoStack) -> Retention:
    return Retention(database, folder, clock, changes, undo)


@pytest.fixture
def trail(database: Database, clock: FakeClock) -> Trail:
    return Trail(database, clock)


def a_sent_cafe(database: Database, clock: FakeClock, *, received: bool = False, code: str = "7K2M") -> str:
    now = clock.now()
    cafe_id = a_cafe(database, clock, state="sent", code=code)
    with database.write() as session:
        for n in range(3):
            session.add(NoteRow(id=f"{code}-n{n}", cafe_id=cafe_id, kind="note", text=f"{WORD} {n} " * 40, at=now))
        session.add(DraftRow(cafe_id=cafe_id, place="capture", text=WORD, at=now))
        session.add(RoomNamesRow(cafe_id=cafe_id, names=[WORD]))
        session.add(
            EntryRow(
                id=f"{code}-e", cafe_id=cafe_id, kind="theme", text="Agreed", position=1, created_at=now, changed_at=now
            )
        )
        session.add(AttendanceRow(cafe_id=cafe_id, people=7))
        session.add(
            SentRow(
                id=f"{code}-s",
                cafe_id=cafe_id,
                revision=1,
                sequence=1,
                frame_hash="00",
                made_at=now,
                sent_at=now,
                received_at=now + timedelta(days=10) if received else None,
            )
        )
    return cafe_id


def _bytes_of(folder: DataFolder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.root.rglob("*") if path.is_file())


def test_notes_go_ninety_days_after_the_receipt_and_the_sentences_stay(
    database: Database, clock: FakeClock, retention: Retention, trail: Trail, undo: UndoStack
) -> None:
    cafe_id = a_sent_cafe(database, clock, received=True)
    (due,) = retention.coming()
    assert (due.kind, due.count, due.days(clock.now())) == ("notes", 5, 100)
    clock.advance(minutes=99 * DAY)
    assert retention.sweep() == ()
    undo.push("a note", lambda: None, lambda: None)
    clock.advance(minutes=DAY)
    assert [gone.held.cafe_id for gone in retention.sweep()] == [cafe_id]
    with database.read() as session:
        assert session.exec(select(NoteRow)).all() == []
        assert session.exec(select(DraftRow)).all() == []
        assert session.exec(select(RoomNamesRow)).all() == []
        assert len(session.exec(select(EntryRow)).all()) == 1
    assert undo.undo() is None or undo.undo() == ""
    assert Done(clock.now(), Deed.NOTES_DELETED, "7K2M", 5) in trail.lines()
    assert retention.coming() == ()
    assert retention.sweep() == ()


def test_without_a_receipt_the_day_it_was_sent_counts(
    database: Database, clock: FakeClock, retention: Retention
) -> None:
    a_sent_cafe(database, clock)
    assert retention.coming()[0].at == clock.now() + timedelta(days=90)


def test_a_cafe_that_was_changed_since_waits_until_it_is_sent_again(
    database: Database, clock: FakeClock, retention: Retention
) -> None:
    cafe_id = a_sent_cafe(database, clock)
    clock.advance(minutes=5)
    with database.write() as session:
        cafe = session.get(CafeRow, cafe_id)
        assert cafe is not None
        cafe.changed_at = clock.now()
        session.add(cafe)
    clock.advance(minutes=400 * DAY)
    assert retention.coming() == ()
    assert retention.sweep() == ()


def test_delete_after_sending_by_choice(database: Database, clock: FakeClock, retention: Retention) -> None:
    retention.keep_for(Periods(notes_days=0))
    a_sent_cafe(database, clock)
    assert [due.kind for due in retention.sweep()] == ["notes"]


def test_sentences_and_headcounts_go_by_the_programmes_periods_and_only_then(
    database: Database, clock: FakeClock, retention: Retention, trail: Trail
) -> None:
    a_sent_cafe(database, clock)
    clock.advance(minutes=2000 * DAY)
    assert [due.kind for due in retention.sweep()] == ["notes"]
    retention.keep_for(Periods(90, entries_months=12, heads_months=72))
    assert [due.kind for due in retention.sweep()] == ["entries"]
    assert [due.kind for due in retention.coming()] == ["heads"]
    assert {done.deed for done in trail.lines()} >= {Deed.NOTES_DELETED, Deed.ENTRIES_DELETED}


def test_the_words_are_gone_from_the_file_its_log_and_every_older_copy(
    database: Database, folder: DataFolder, clock: FakeClock, retention: Retention, tmp_path: Path
) -> None:
    """The pages are read with the key, as a thief with the words could: freed pages and the log too."""
    from cafe.store.backup import backup

    Slots.load(folder.key_slots).add_passphrase(KEY, "heron lantern oat brae moss")
    ways_in = WaysIn(folder, KEY, Changes())
    copies = Copies(database, ways_in, clock, Changes())
    stick = tmp_path / "stick"
    stick.mkdir()
    copies.choose(stick)
    a_sent_cafe(database, clock)
    before_update = dated(folder, datetime(2026, 11, 26, tzinfo=UTC).date(), "before update")
    backup(ways_in.connect, before_update, folder.key_slots)
    old = copies.make()
    clock.advance(minutes=91 * DAY)
    retention.sweep()
    assert not before_update.exists()
    assert not slots_of(before_update).exists()
    assert old.exists(), "until a checked copy made afterwards is there"
    new = copies.make()
    assert not old.exists()
    assert not slots_of(old).exists()
    database.close()
    assert not folder.store.with_name("cafe.db-wal").exists()
    plain = _plain_pages(folder.store)
    assert b"Agreed" in plain, "the pages are read as they are"
    assert WORD.encode() not in plain
    assert WORD.encode() not in _plain_pages(new)


_PAGE, _RESERVED, _IV = 4096, 80, 16


def _plain_pages(store: Path) -> bytes:
    """Every page as it lies on the disk, turned back with the key: also those that are free."""
    content, pages = store.read_bytes(), []
    for at in range(0, len(content), _PAGE):
        page = content[at : at + _PAGE]
        body = page[16 if at == 0 else 0 : _PAGE - _RESERVED]  # the first page begins with the salt
        iv = page[_PAGE - _RESERVED :][:_IV]
        turned = Cipher(algorithms.AES(KEY), modes.CBC(iv)).decryptor()
        pages.append(turned.update(body) + turned.finalize())
    return b"".join(pages)


def test_without_overwriting_the_word_would_still_be_there(database: Database, folder: DataFolder) -> None:
    """What the test above is worth: the same deletion in a store that does not overwrite."""
    raw = connect(folder.store, KEY)
    raw.execute("PRAGMA secure_delete=OFF").fetchall()
    raw.execute("INSERT INTO draft (cafe_id, place, text, kind, at) VALUES ('c', 'capture', ?, '', '')", (WORD * 40,))
    raw.execute("DELETE FROM draft")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()
    assert WORD.encode() in _plain_pages(folder.store)


def test_what_was_removed_by_hand_goes_after_a_month_on_the_shelf(
    database: Database, clock: FakeClock, retention: Retention, trail: Trail
) -> None:
    kept, gone = a_cafe(database, clock, code="AAAA"), a_cafe(database, clock, code="BBBB", deleted_at=clock.now())
    sent = a_sent_cafe(database, clock, code="CCCC")
    with database.write() as session:
        session.add(NoteRow(id="x", cafe_id=gone, kind="note", text=WORD, at=clock.now()))
        session.add(NoteRow(id="y", cafe_id=kept, kind="note", text="one", at=clock.now(), deleted_at=clock.now()))
        session.add(NoteRow(id="z", cafe_id=kept, kind="note", text="two", at=clock.now()))
        removed = session.get(CafeRow, sent)
        assert removed is not None
        removed.deleted_at = clock.now()
        session.add(removed)
    clock.advance(minutes=29 * DAY)
    assert retention.sweep() == ()
    with database.read() as session:
        assert session.get(CafeRow, gone) is not None
    clock.advance(minutes=2 * DAY)
    retention.sweep()
    with database.read() as session:
        assert session.get(CafeRow, gone) is None
        assert [row.id for row in session.exec(select(NoteRow))] == ["z"]
        blank = session.get(CafeRow, sent)
        assert blank is not None, "its number in the row of packs stays"
        assert (blank.title, blank.hall) == ("", "")
        assert len(session.exec(select(SentRow)).all()) == 1
    before = len([done for done in trail.lines() if done.deed is Deed.REMOVED_DELETED])
    retention.sweep()
    assert len([done for done in trail.lines() if done.deed is Deed.REMOVED_DELETED]) == before == 1


def something(column: Column[Any], clock: FakeClock) -> object:
    """The word where a column can hold words, else anything that it takes."""
    kind = type(column.type).__name__
    known = {"Integer": 1, "Float": 1.0, "Boolean": True, "JSON": [WORD], "AutoString": WORD, "String": WORD}
    return known.get(kind, clock.now())


def words_in_every_table(database: Database, clock: FakeClock, cafe_id: str) -> None:
    """The word wherever a café's own tables hold words, whatever tables there will be."""
    with database.write() as session:
        for table in SQLModel.metadata.sorted_tables:
            if "cafe_id" not in table.c or table.name in ("sent", "slip"):
                continue
            row = {column.name: something(column, clock) for column in table.columns if not column.nullable}
            row = {name: value for name, value in row.items() if name != "seq"}  # SQLite counts these
            own = {column.name for column in table.columns if column.foreign_keys} | {"cafe_id"}
            session.execute(delete(table).where(table.c.cafe_id == cafe_id))
            session.execute(insert(table).values(row | dict.fromkeys(own & set(row), cafe_id) | {"cafe_id": cafe_id}))
        cafe = session.get(CafeRow, cafe_id)
        assert cafe is not None
        cafe.title = cafe.hall = WORD
        session.add(cafe)


@pytest.mark.parametrize("was_sent", [True, False], ids=["sent", "never sent"])
def test_a_cafe_that_is_deleted_for_good_leaves_no_word_behind(
    database: Database, folder: DataFolder, clock: FakeClock, retention: Retention, was_sent: bool
) -> None:
    cafe_id = a_sent_cafe(database, clock) if was_sent else a_cafe(database, clock)
    words_in_every_table(database, clock, cafe_id)
    retention.delete_now(cafe_id)
    assert WORD.encode() in _plain_pages_now(database, folder), "it is not on the shelf, so nothing goes"
    with database.write() as session:
        cafe = session.get(CafeRow, cafe_id)
        assert cafe is not None
        cafe.deleted_at = clock.now()
        session.add(cafe)
    retention.delete_now(cafe_id)
    assert WORD.encode() not in _plain_pages_now(database, folder)
    with database.read() as session:
        assert (session.get(CafeRow, cafe_id) is not None) is was_sent
        assert len(session.exec(select(SentRow)).all()) == was_sent


def test_a_quote_that_became_a_no_stays_withdrawn_after_its_cafe_is_deleted(
    database: Database, clock: FakeClock, retention: Retention
) -> None:
    from cafe.packs.taking_back.service import withdrawn

    cafe_id = a_sent_cafe(database, clock)
    clock.advance(minutes=5)
    with database.write() as session:
        quote = session.get(EntryRow, "7K2M-e")
        cafe = session.get(CafeRow, cafe_id)
        assert quote is not None and cafe is not None
        quote.kind, quote.consent, quote.changed_at, cafe.deleted_at = "quote", "no", clock.now(), clock.now()
        session.add_all([quote, cafe])
    retention.delete_now(cafe_id)
    with database.read() as session:
        assert session.get(EntryRow, "7K2M-e") is None
        assert withdrawn(session) == ((cafe_id, "7K2M-e"),)


def test_what_was_kept_before_a_restore_goes_by_the_same_clock_as_the_copies(
    database: Database, folder: DataFolder, clock: FakeClock, retention: Retention, trail: Trail
) -> None:
    a_sent_cafe(database, clock)
    before = folder.backups / f"{clock.now():%Y-%m-%d} before restore"
    before.mkdir(parents=True)
    (before / "cafe.db").write_bytes(WORD.encode())
    hers = folder.backups / "2026 pictures"
    hers.mkdir()
    clock.advance(minutes=89 * DAY)
    retention.sweep()
    assert before.exists()
    clock.advance(minutes=2 * DAY)
    of_that_day = folder.backups / f"{clock.now():%Y-%m-%d} before restore"
    of_that_day.mkdir()
    retention.sweep()
    assert not before.exists()
    assert of_that_day.exists(), "until tomorrow: something may have gone wrong with the restore"
    clock.advance(minutes=DAY)
    retention.sweep()
    assert not of_that_day.exists()
    assert hers.exists(), "what is not ours stays"
    assert [done.count for done in trail.lines() if done.deed is Deed.COPIES_EXPIRED] == [1, 1]


def _plain_pages_now(database: Database, folder: DataFolder) -> bytes:
    database.tidy()
    return _plain_pages(folder.store)


def test_the_trail_tells_what_was_made_and_sent_and_never_a_word_of_it(
    database: Database, clock: FakeClock, trail: Trail
) -> None:
    a_sent_cafe(database, clock, received=True)
    assert [(done.deed, done.about) for done in trail.lines()] == [
        (Deed.RECEIVED, "7K2M"),
        (Deed.PACK_MADE, "7K2M"),
        (Deed.SENT, "7K2M"),
    ]
    assert WORD not in str(trail.lines())
    assert "Corran" not in str(trail.lines())


@given(
    st.sampled_from(NOTES_DAYS),
    st.integers(0, 2000).map(lambda days: datetime(2026, 1, 1, 18, 30, tzinfo=UTC) + timedelta(days=days)),
    st.integers(0, 400),
)
def test_the_countdown_reaches_nought_exactly_when_it_is_due(days: int, sent: datetime, later: int) -> None:
    held = Held("c", "7K2M", "Tea", True, sent, None, notes=1, entries=1, heads=1)
    (due,) = dues([held], Periods(days))
    now = sent + timedelta(days=later)
    assert (due.days(now) == 0) == (due.at <= now)
    assert due.days(now) == max(0, days - later)


def test_what_the_programme_says_counts_before_what_was_chosen_here() -> None:
    sent = datetime(2026, 1, 1, 18, 30, tzinfo=UTC)
    chosen = Periods(90, entries_months=72, heads_months=12)
    held = Held("c", "7K2M", "Tea", True, sent, None, notes=0, entries=1, heads=1)
    assert {due.kind: (due.at - sent).days for due in dues([held], chosen)} == {"entries": 2192, "heads": 365}
    told = replace(held, told=Told(entries_months=12, heads_months=0, since=sent))
    assert {due.kind: (due.at - sent).days for due in dues([told], chosen)} == {"entries": 365, "heads": 365}


def test_nothing_goes_within_thirty_days_of_the_file_that_asks_for_it() -> None:
    sent = datetime(2024, 1, 1, 18, 30, tzinfo=UTC)
    since = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    held = Held("c", "7K2M", "Tea", True, sent, None, notes=0, entries=1, heads=0, told=Told(12, 12, since))
    (due,) = dues([held], Periods())
    assert due.at == since + timedelta(days=30)
    assert due.days(since) == 30


def test_a_programme_says_how_long_and_every_host_s_laptop_counts_down(
    database: Database, clock: FakeClock, retention: Retention, trail: Trail, tmp_path: Path
) -> None:
    from cafe.collate.service import CollateService
    from cafe.packs.service import PacksService
    from cafe.store.opening import open_store
    from cafe.store.recovery import new_code
    from tests.packs.cafes import a_written_cafe

    store = open_store(DataFolder(tmp_path / "desk"), KEY, clock)
    desk, host = CollateService(store, clock, Changes()), PacksService(database, clock, Changes())
    programme = desk.make_programme("East Glens", "cafes@eastglens.example")
    host.install_programme(desk.programme_file(programme.id))
    cafe_id = a_written_cafe(database, clock, state="finished")
    host.make_pack(cafe_id, tmp_path / "post")
    host.mark_sent(cafe_id)
    assert {due.kind for due in retention.coming()} <= {"notes"}, "the programme has not said"
    said = desk.keys.keep_months(programme.id, 24, 72)
    assert (said.entries_months, said.heads_months, said.words) == (24, 72, programme.words)
    desk.keys.set_deputy(programme.id, desk.keys.own_deputy_key())
    assert desk.programmes()[0].entries_months == 24, "another change of the file leaves it as it was"
    host.install_programme(desk.programme_file(programme.id))
    days = {due.kind: due.days(clock.now()) for due in retention.coming()}
    assert (days["entries"], days["heads"]) == (730, 2192)
    clock.advance(minutes=731 * DAY)
    assert "entries" in {due.kind for due in retention.sweep()}
    assert Deed.ENTRIES_DELETED in {done.deed for done in trail.lines()}
    groups = new_code()
    file = desk.keys.key_file(programme.id, groups)
    una = open_store(DataFolder(tmp_path / "una"), KEY, clock)
    taken = CollateService(una, clock, Changes()).keys.take_over(file, "".join(groups))
    assert (taken.entries_months, taken.heads_months) == (24, 72), "the next coordinator's file says it too"
    for one in (store, una):
        one.close()
