"""A copy that is put back remembers what was published, and what somebody took back, after it was made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.released.tables import ReleaseTableRow
from cafe.model.tables import (
    CafeRow,
    EntryRow,
    ImportRow,
    InOurWordsRow,
    NoteRow,
    PackEntryRow,
    PackRow,
    ProgrammeRow,
    ReleaseRow,
    SentRow,
    TakenBackRow,
)
from cafe.model.values import Consent, EntryKind
from cafe.packs.taking_back.service import take_back, withdrawn
from cafe.store.database import DbSession
from cafe.store.opening import open_store
from cafe.store.restore import restore
from tests.store.test_restore import Store

WORDS = "I sat in the car and could not go in."


@pytest.fixture
def there(folder: DataFolder, clock: FakeClock) -> Store:
    return Store(folder, clock, "Glenferry")


@contextmanager
def opened(store: Store) -> Iterator[DbSession]:
    database = open_store(store.folder, store.key, store.clock)
    try:
        with database.write() as session:
            yield session
    finally:
        database.close()


def with_a_quote(store: Store) -> None:
    now = store.clock.now()
    with opened(store) as session:
        session.add(CafeRow(id="cafe", code="GLEN", created_at=now, changed_at=now))
        session.flush()
        session.add(NoteRow(id="note", cafe_id="cafe", kind=EntryKind.QUOTE, text=WORDS, at=now))
        session.add(
            EntryRow(
                id="quote", cafe_id="cafe", kind=EntryKind.QUOTE, text=WORDS, position=0, consent=Consent.VERBATIM,
                created_at=now, changed_at=now,
            )
        )  # fmt: skip
        session.add(SentRow(id="sent", cafe_id="cafe", revision=1, sequence=1, frame_hash="h", made_at=now))
    store.clock.advance(minutes=1440)


def put_back(store: Store, copy: Path) -> None:
    restore(store.folder, copy, store.open, store.clock)


def test_a_quote_that_was_taken_back_stays_away_though_an_older_copy_has_it(there: Store, tmp_path: Path) -> None:
    with_a_quote(there)
    copy = there.copy_to(tmp_path / "before.cafebackup")
    with opened(there) as session:
        take_back(session, "cafe", "quote", there.clock.now())
    put_back(there, copy)
    with opened(there) as session:
        assert session.get(CafeRow, "cafe") is not None, "the café is back"
        assert session.get(EntryRow, "quote") is None and session.get(NoteRow, "note") is None
        assert withdrawn(session) == (("cafe", "quote"),), "and every later pack says so"


@pytest.mark.parametrize("answer", [Consent.NO, Consent.COUNT, Consent.PARAPHRASE])
def test_an_answer_stays_as_tight_as_it_ever_was(there: Store, tmp_path: Path, answer: Consent) -> None:
    with_a_quote(there)
    copy = there.copy_to(tmp_path / "before.cafebackup")
    with opened(there) as session:
        row = session.get(EntryRow, "quote")
        assert row is not None
        row.consent, row.changed_at = answer, there.clock.now()
        session.add(row)
    put_back(there, copy)
    with opened(there) as session:
        row = session.get(EntryRow, "quote")
        assert row is not None and row.consent == answer
        assert (("cafe", "quote") in withdrawn(session)) == (answer in (Consent.NO, Consent.COUNT))


def test_an_answer_that_was_tighter_in_the_copy_stays_so(there: Store, tmp_path: Path) -> None:
    with_a_quote(there)
    copy = there.copy_to(tmp_path / "before.cafebackup")
    for consent in (Consent.NO, Consent.VERBATIM):
        with opened(there) as session:
            row = session.get(EntryRow, "quote")
            assert row is not None
            row.consent = consent
            session.add(row)
        if consent is Consent.NO:
            copy = there.copy_to(tmp_path / "tight.cafebackup")
    put_back(there, copy)
    with opened(there) as session:
        row = session.get(EntryRow, "quote")
        assert row is not None and row.consent == Consent.NO


def a_programme(store: Store) -> None:
    now = store.clock.now()
    with opened(store) as session:
        session.add(ProgrammeRow(id="programme", name="East Glens", is_ours=True, installed_at=now))
        session.add(ImportRow(id="import", programme_id="programme", at=now))
        session.flush()
        session.add(
            PackRow(
                id=1, programme_id="programme", import_id="import", pack_id="cafe", sender="host", revision=1,
                sequence=1, frame_hash="h", month="2026-10",
            )
        )  # fmt: skip
        session.flush()
        session.add(
            PackEntryRow(pack=1, entry_id="quote", kind=EntryKind.QUOTE, text=WORDS, position=0, consent="verbatim")
        )


def published(session: DbSession, store: Store, release: str) -> None:
    session.add(ReleaseRow(id=release, programme_id="programme", at=store.clock.now(), packs=["cafe"]))
    session.flush()
    session.add(
        ReleaseTableRow(
            id=f"{release} table", release_id=release, programme_id="programme", position=0, kind="area × people",
            period="", text="{}", sha256="",
        )
    )  # fmt: skip


def test_the_next_report_knows_of_one_that_was_published_after_the_copy(there: Store, tmp_path: Path) -> None:
    a_programme(there)
    with opened(there) as session:
        published(session, there, "first")
    copy = there.copy_to(tmp_path / "before.cafebackup")
    there.clock.advance(minutes=43200)
    with opened(there) as session:
        published(session, there, "second")
        session.add(
            TakenBackRow(
                programme_id="programme", sender="host", pack_id="cafe", entry_id="quote", at=there.clock.now(),
                was_here=True,
            )
        )  # fmt: skip
    put_back(there, copy)
    with opened(there) as session:
        assert {row.id for row in session.exec(select(ReleaseRow))} == {"first", "second"}
        assert {row.release_id for row in session.exec(select(ReleaseTableRow))} == {"first", "second"}
        assert session.exec(select(PackEntryRow)).all() == [], "her words are not back"
        assert len(session.exec(select(TakenBackRow)).all()) == 1


def test_words_that_may_be_told_in_others_only_are_not_back_as_they_were_said(there: Store, tmp_path: Path) -> None:
    a_programme(there)
    copy = there.copy_to(tmp_path / "before.cafebackup")
    with opened(there) as session:
        session.add(InOurWordsRow(programme_id="programme", sender="host", pack_id="cafe", entry_id="quote"))
    put_back(there, copy)
    with opened(there) as session:
        assert session.exec(select(PackEntryRow)).all() == []
        assert len(session.exec(select(InOurWordsRow)).all()) == 1


def test_a_store_that_came_to_harm_is_replaced_all_the_same(there: Store, tmp_path: Path) -> None:
    with_a_quote(there)
    copy = there.copy_to(tmp_path / "before.cafebackup")
    whole = there.folder.store.read_bytes()
    there.folder.store.write_bytes(whole[:8192] + b"\x00" * 4096 + whole[12288:])
    put_back(there, copy)
    with opened(there) as session:
        assert session.get(EntryRow, "quote") is not None
    assert not list(there.folder.root.glob(".restore-*")), "nothing is left lying about"
