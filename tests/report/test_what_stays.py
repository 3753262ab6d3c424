"""Everything that stays on the laptop, hunted for in everything that leaves it, and in what a programme publishes."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.values import Filters
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.tables import AttendanceRow, CommentRow, DraftRow, NoteRow, ReflectionRow, TallyRow
from cafe.model.values import new_id
from cafe.packs.seal import seal
from cafe.packs.service import PacksService
from cafe.report.service import ReportService, SentFiles
from cafe.store.database import Database
from tests.packs.cafes import COMMENT, HALL, NOTE, TITLE, a_written_cafe, add_entry
from tests.report.conftest import words_of

STAYS = {
    "the hall": HALL,
    "the café's own title": TITLE,
    "a working note": NOTE,
    "a note on the shelf": "Her sister runs the ferry kiosk.",
    "a note she asked to be left out": "The district nurse never rang back.",
    "half-typed words": "I was about to write of the lighthouse",
    "a comment": COMMENT,
    "the list for the day": "Put the kettle on",
    "a slip's category": "prefer-not-zebra",
    "a quote with a no": "My boss at the bakery laughed.",
    "a quote that is only counted": "The heron woman cried a little.",
    "a sentence its room did not agree to": "The puffin sentence was not agreed.",
    "a sentence on the shelf": "The removed oystercatcher sentence.",
    "what was left as it is, in a sentence": "guarded-gannet",
    "what was left as it is, in the look back": "guarded-guillemot",
}
ONLY_IN_THE_SEAL = ("2026-11-26", "26 November", "26 Nov", "26/11/2026", "26.11.2026")


@dataclass(frozen=True, slots=True)
class Sent:
    """A café's two files, and everything that its pack says once the programme has opened it."""

    files: SentFiles
    cafe_id: str
    says: str
    collate: CollateService
    report: ReportService
    programme_id: str


def a_cafe_with_everything_that_stays(database: Database, clock: FakeClock) -> str:
    cafe_id = a_written_cafe(database, clock)
    now, entry = clock.now(), {"database": database, "clock": clock, "cafe_id": cafe_id}
    add_entry(**entry, text=STAYS["a quote with a no"], kind="quote", consent="no")
    add_entry(**entry, text=STAYS["a quote that is only counted"], kind="quote", consent="count")
    add_entry(**entry, text=STAYS["a sentence its room did not agree to"], in_room=True, is_agreed=False)
    add_entry(**entry, text=STAYS["a sentence on the shelf"], deleted_at=now)
    guarded = [[STAYS["what was left as it is, in a sentence"], "person"]]
    add_entry(**entry, text="We want a clinic nearer home.", kind="idea", left_as_is=guarded)
    with database.write() as session:
        for what in ("a note on the shelf", "a note she asked to be left out"):
            gone = now if "shelf" in what else None
            session.add(NoteRow(id=new_id(), cafe_id=cafe_id, kind="note", text=STAYS[what], at=now, deleted_at=gone))
        session.add(DraftRow(cafe_id=cafe_id, place="note", text=STAYS["half-typed words"], at=now))
        session.add(TallyRow(cafe_id=cafe_id, question="zebra", category=STAYS["a slip's category"], count=3))
        session.add(CommentRow(id=new_id(), cafe_id=cafe_id, text="And the scones."))
        looked_back = session.get(ReflectionRow, cafe_id)
        assert looked_back is not None
        looked_back.left_as_is = [[STAYS["what was left as it is, in the look back"], "person"]]
        session.add(looked_back)
    return cafe_id


@pytest.fixture
def sent(database: Database, clock: FakeClock, changes: Changes, tmp_path: Path) -> Sent:
    """The café is sent by a laptop that also collects, so that one store has both sides."""
    collate, report = CollateService(database, clock, changes), ReportService(database, clock, changes)
    card = collate.make_programme("East Glens")
    PacksService(database, clock, changes).choose_programme(card.id)
    cafe_id = a_cafe_with_everything_that_stays(database, clock)
    files = report.send_cafe(cafe_id, tmp_path / "stick")
    for one in packs(20, 3, card.recipients[0]):
        (tmp_path / "stick" / one.name).write_bytes(seal(one.frame, one.key, card.recipients))
    preview = collate.preview(card.id, tmp_path / "stick")
    collate.import_(preview, [sender.key for sender in preview.new_senders])
    return Sent(files, cafe_id, collate.open_pack(files.pack).model_dump_json(), collate, report, card.id)


@cache
def bytes_of(file: Path) -> bytes:
    """A file's bytes, and behind them whatever is folded up in it: streams, metadata, names, and its words as read."""
    content = file.read_bytes()
    if file.suffix != ".pdf":
        return content
    return b"\n".join((content, *_unfolded(content), words_of(content).encode()))


def _unfolded(pdf: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
            yield repr(thing).encode(errors="replace")
        yield str(dict(opened.docinfo)).encode()


def spellings(words: str) -> Iterator[bytes]:
    yield words.encode()
    yield words.encode("utf-16-be")
    yield words.encode("utf-16-le")
    yield words.encode("utf-16-be").hex().encode()
    yield words.encode("utf-16-be").hex().upper().encode()


def assert_in_no(files: list[Path], words: str) -> None:
    for file in files:
        content = bytes_of(file)
        assert words not in file.name
        assert not any(spelling in content for spelling in spellings(words)), f"{words!r} is in {file.name}"


def test_the_hunt_finds_what_is_there(sent: Sent, tmp_path: Path) -> None:
    """Else finding nothing would say nothing."""
    assert "It is hard to say the word at work." in sent.says
    with pytest.raises(AssertionError):
        assert_in_no([sent.files.summary], "Perimenopause")
    with pytest.raises(zlib.error):
        zlib.decompress(sent.files.pack.read_bytes())  # sealed: there is nothing to unfold


def test_what_stays_is_in_no_file_of_a_cafe_and_not_within_its_seal(sent: Sent) -> None:
    for what, words in STAYS.items():
        assert words not in sent.says, what
        assert_in_no([sent.files.summary, sent.files.pack], words)


def test_what_is_within_the_seal_only_can_be_read_from_no_file(sent: Sent) -> None:
    said = json.loads(sent.says)
    for words in (*ONLY_IN_THE_SEAL, said["sender"], said["programme"], sent.cafe_id):
        assert_in_no([sent.files.summary], words)
    for words in (*ONLY_IN_THE_SEAL, said["sender"], sent.cafe_id, "It is hard to say"):
        assert_in_no([sent.files.pack], words)


def test_nothing_of_one_cafe_can_be_read_from_what_a_programme_publishes(sent: Sent, tmp_path: Path) -> None:
    out = tmp_path / "published"
    files = list(sent.report.export_programme(sent.programme_id, Filters(), out))
    said = json.loads(sent.says)
    for words in (*STAYS.values(), *ONLY_IN_THE_SEAL, said["sender"], sent.cafe_id, "7K2M", sent.files.pack.name):
        assert_in_no(files, words)


def test_a_quote_with_a_yes_waits_for_the_coordinator_too(sent: Sent, tmp_path: Path) -> None:
    quotes = [entry["text"] for entry in json.loads(sent.says)["entries"] if entry["kind"] == "quote"]
    assert quotes
    files = list(sent.report.export_programme(sent.programme_id, Filters(), tmp_path / "published"))
    for words in quotes:
        assert_in_no(files, words)


def test_no_count_of_people_below_five_is_in_a_published_table(sent: Sent, tmp_path: Path) -> None:
    files = sent.report.export_programme(sent.programme_id, Filters(), tmp_path / "published", ("csv",))
    seen = 0
    for file in files:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
        counts = [row["people"] for row in rows if "people" in row]
        seen += len(counts)
        assert all(count == "[c]" or int(count) == 0 or int(count) >= 5 for count in counts), file.name
    assert seen > 0


@pytest.mark.parametrize(("people", "caution_level"), [(3, 1), (4, 1), (14, 3)])
def test_where_the_day_stays_the_pack_does_not_say_either_on_which_day_it_was_made(
    people: int, caution_level: int, database: Database, clock: FakeClock, changes: Changes
) -> None:
    """Most packs are made on the night itself."""
    cafe_id = a_written_cafe(database, clock, caution_level=caution_level)
    with database.write() as session:
        came = session.get_one(AttendanceRow, cafe_id)
        came.people, came.first_timers = people, 1
        session.add(came)
    says = PacksService(database, clock, changes).build_pack(cafe_id, with_words=True).model_dump_json()
    assert "2026-11-26" not in says
    assert '"made_on":"2026-11-01"' in says
