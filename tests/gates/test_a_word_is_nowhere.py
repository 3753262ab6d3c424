"""Gate 14: words that nobody else could have typed are typed, sent and taken back; then every file is searched."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.gates.hunt import every_page, found, holds
from cafe.model.values import NoteKind
from cafe.store.keys import Slots
from tests.journeys.conftest import (  # noqa: F401  the people and laptops of the journeys
    _a_short_hold,
    _plain_look,
    aileen,
    chooser,
    days,
    ishbel,
    laptop,
    programme_file,
)
from tests.journeys.evenings import STRATHMUIR, Heard, Idea, Quote

if TYPE_CHECKING:
    from cafe.store.database import Database
    from tests.journeys.hosts import Host

HER_WORDS = "I was told it is just the cranreuchs."
EVENING = replace(
    STRATHMUIR,
    title="A blether about thistlewhisks",
    hall="Dooketgate Reading Room",
    noted=("Three of us wake at four with skirlieloafs.", "Somebody laughed at the peerieglims, and then we all did."),
    sentences=(
        Heard("Nobody believes that bramblewecht can be so heavy.", "Being listened to", "Most"),
        Heard("We wait for puddocklairs.", "Waiting", is_agreed=False),
    ),
    quotes=(Quote(HER_WORDS), Quote("I hid behind the stourbield.", "Leave it out")),
    ideas=(Idea("A named nurse with a whaupspeir at every practice."),),
    comment="The bannockglims were the best part.",
    people=9,
    faces={"Very much": 9},
)
STAYS = (
    "thistlewhisks", "dooketgate", "skirlieloafs", "peerieglims", "puddocklairs", "stourbield", "bannockglims",
    "swithergowf", "hodderclink",
)  # fmt: skip
"""In the title, the hall, notes, what was not agreed or allowed, a comment, what was half typed, a first name."""
GOES = ("bramblewecht", "whaupspeir")
TAKEN_BACK = "cranreuchs"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _a_home_of_its_own: None) -> tuple[Path, ...]:
    """Wherever a program of this person could write: her folders, her home, the system's for passing things."""
    passing, home = tmp_path / "passing", tmp_path / "home"
    for folder in (passing, home):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(passing))
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    return (tmp_path,)


def test_a_word_that_was_typed_sent_and_taken_back_is_in_no_file(
    places: tuple[Path, ...],
    aileen: Host,  # noqa: F811
    programme_file: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    # An evening with words of its own: typed, half typed, agreed, sent.
    aileen.sets_up_with_the_programme_s_file(programme_file)
    aileen.plans(EVENING)
    aileen.comes_to_the_day("2026-12-03 13:58")
    aileen.holds(EVENING)
    services = aileen.laptop.services
    cafe_id = aileen.laptop.page.cafe_id
    services.capture.keep_draft(cafe_id, "note", "Half a swithergowf")
    services.capture.keep_names(cafe_id, ("Hodderclink",))
    aileen.writes_up(EVENING)
    summary, _pack = aileen.makes_the_files()
    stick = tmp_path / "stick"
    aileen.puts_it_on_a_stick(stick)
    services.capture.keep_draft(cafe_id, "note", "")
    quote = next(one for one in services.capture.entries(cafe_id) if TAKEN_BACK in one.text)

    # In use: the words that stay are nowhere in plain, and those that go are in the summary that she looked at.
    assert found(places, STAYS) == []
    printed = {where for _word, where in found(places, (*GOES, TAKEN_BACK))}
    assert printed == {str(summary.relative_to(tmp_path))}
    assert holds(summary.read_bytes(), TAKEN_BACK)

    # She takes her words back: they are gone from the store, used pages and free ones, and from its log.
    key = _key(aileen)
    assert TAKEN_BACK.encode() in every_page(aileen.laptop.folder.store, key)
    services.packs.withdraw(cafe_id, quote.id)
    assert TAKEN_BACK.encode() not in every_page(aileen.laptop.folder.store, key)

    # A copy is made, the laptop is switched off: nothing is left anywhere, and no half-typed word in the store.
    services.copies.choose(stick)
    services.copies.make()
    aileen.laptop.switch_off()
    assert found(places, STAYS) == []
    pages = every_page(aileen.laptop.folder.store, key)
    assert b"skirlieloafs" in pages, "the store was not read: what is kept would be seen"
    for gone in (TAKEN_BACK, "swithergowf"):
        assert gone.encode() not in pages
    (copy,) = stick.glob("*.cafebackup")
    assert TAKEN_BACK.encode() not in every_page(copy, key)
    assert list((tmp_path / "passing").iterdir()) == []


def _key(host: Host) -> bytes:
    key = Slots.load(host.laptop.folder.key_slots).open_with_keychain()
    assert key is not None
    return key


def test_a_word_in_plain_would_be_found(tmp_path: Path) -> None:
    import zlib

    (tmp_path / "one.log").write_bytes(b"... Skirlieloafs ...")
    (tmp_path / "two.bin").write_bytes("skirlieloafs".encode("utf-16-le"))
    (tmp_path / "three.png").write_bytes(b"\x89PNG" + zlib.compress(b"of skirlieloafs we spoke"))
    (tmp_path / "skirlieloafs.txt").write_bytes(b"")
    (tmp_path / "other.txt").write_bytes(b"bannocks")
    assert {where for _word, where in found((tmp_path,), ("skirlieloafs",))} == {
        "one.log", "two.bin", "three.png", "the name skirlieloafs.txt",
    }  # fmt: skip


def test_a_word_that_was_deleted_and_not_wiped_would_be_found(database: Database, tmp_path: Path) -> None:
    from cafe.core.changes import Changes
    from cafe.core.clock import SystemClock
    from cafe.plan.service import PlanService
    from tests.conftest import KEY

    plan = PlanService(database, SystemClock(), Changes())
    from cafe.capture.service import CaptureService

    capture = CaptureService(database, SystemClock(), Changes())
    capture.record_note(plan.new_cafe().cafe_id, NoteKind.NOTE, "of skirlieloafs we spoke")
    with database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA secure_delete=OFF").fetchall()
        raw.execute("PRAGMA query_only=OFF")
        raw.execute("DELETE FROM note")
        raw.commit()
    assert b"skirlieloafs" in every_page(database.path, KEY)
