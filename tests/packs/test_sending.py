from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from cafe.core.changes import Changes, Kind
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.model.tables import AttendanceRow, CafeRow, EntryRow, NoteRow, ProgrammeRow, SecretRow, SentRow
from cafe.model.values import CafeState, EntryKind
from cafe.packs import service
from cafe.packs.frame import frame_hash
from cafe.packs.programme_file import NewProgramme, make_file, make_programme
from cafe.packs.reader import read_pack
from cafe.packs.readiness import SendState
from cafe.packs.schema import CafePack
from cafe.packs.seal import SigningKey, new_lock, new_signing_key
from cafe.packs.service import PacksService
from cafe.packs.writer import WrittenPack, frame_of
from cafe.store.database import Database
from tests.builders import a_cafe
from tests.packs.cafes import COMMENT, HALL, NOTE, TITLE, a_written_cafe, add_entry


@pytest.fixture
def packs(database: Database, clock: FakeClock, changes: Changes) -> PacksService:
    return PacksService(database, clock, changes)


@pytest.fixture
def programme(packs: PacksService) -> NewProgramme:
    """East Glens, installed on this laptop from its file."""
    made = make_programme("East Glens Women’s Health", "cafes@eastglens.example")
    packs.install_programme(made.file)
    return made


def change(database: Database, clock: FakeClock, cafe_id: str, **facts: object) -> None:
    clock.advance(minutes=5)
    with database.write() as session:
        cafe = session.get_one(CafeRow, cafe_id)
        for name, value in facts.items():
            setattr(cafe, name, value)
        cafe.changed_at = clock.now()
        session.add(cafe)


def test_the_signing_key_is_made_once_and_kept(packs: PacksService, database: Database) -> None:
    key = packs.identity()
    assert packs.identity() == key
    with database.read() as session:
        assert session.get_one(SecretRow, "signing").value == key.secret


def test_a_programmes_file_is_shown_before_it_is_kept(packs: PacksService) -> None:
    made = make_programme("East Glens")
    assert packs.look_at_programme(made.file).words == made.card.words
    assert packs.programme() is None
    installed = packs.install_programme(made.file)
    assert installed.words == made.card.words
    assert installed.installed_on is not None
    assert packs.programme() == installed


def test_a_newer_file_of_the_same_programme_takes_its_place(packs: PacksService, programme: NewProgramme) -> None:
    deputy = new_lock()[1]
    card = replace(programme.card, address="new@eastglens.example", recipients=(*programme.card.recipients, deputy))
    packs.install_programme(make_file(card, programme.signing))
    found = packs.programme()
    assert found is not None
    assert found.address == "new@eastglens.example"
    assert found.recipients[1] == deputy
    assert len(packs.programmes()) == 1


def test_a_file_with_the_programmes_name_and_other_keys_is_not_kept(
    packs: PacksService, programme: NewProgramme
) -> None:
    thief = new_signing_key()
    card = replace(programme.card, signer=thief.public, recipients=(new_lock()[1],))
    with pytest.raises(ProblemToFix, match="other keys"):
        packs.install_programme(make_file(card, thief))
    kept = packs.programme()
    assert kept is not None
    assert kept.recipients == programme.card.recipients


def test_of_two_programmes_the_chosen_one_gets_the_packs(packs: PacksService, programme: NewProgramme) -> None:
    other = packs.install_programme(make_programme("West Isles").file)
    assert packs.programme() == other
    packs.choose_programme(programme.card.id)
    found = packs.programme()
    assert found is not None
    assert found.id == programme.card.id
    with pytest.raises(ProblemToFix):
        packs.choose_programme("nobody")


def test_a_cafe_is_sent_and_opened_by_its_programme(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    assert packs.owed(cafe_id).state is SendState.READY
    made = packs.make_pack(cafe_id, tmp_path / "Cafés to send")
    assert made.path.name == "cafe-7K2M.cafepack"
    assert made.revision == 1
    read = read_pack(made.path, [programme.identity])
    assert read.frame_hash == made.frame_hash
    assert read.pack == packs.build_pack(cafe_id)
    assert read.pack.pack_id == cafe_id
    assert read.pack.sender == packs.identity().public
    assert read.pack.people.people == 14
    assert read.pack.cafe.day == "2026-11-26"
    assert read.pack.feedback.n == 12
    assert [entry.kind for entry in read.pack.entries].count(EntryKind.THEME) == 2
    packs.mark_sent(cafe_id)
    assert packs.owed(cafe_id).state is SendState.SENT
    line = packs.lines()[0]
    assert line.state is CafeState.SENT
    assert line.sent_at == clock.now()
    assert not line.changed_since_sent


def test_what_stays_is_in_no_pack(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    frame = frame_of(packs.build_pack(a_written_cafe(database, clock))).decode(errors="replace")
    for words in (HALL, TITLE, NOTE, COMMENT, "45-54", "7K2M", "Put the kettle on"):
        assert words not in frame
    assert "It is hard to say the word at work." in frame


def test_the_same_cafe_is_the_same_revision_and_the_same_hash(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    first = packs.make_pack(cafe_id, tmp_path)
    clock.advance(minutes=3 * 24 * 60)
    again = packs.make_pack(cafe_id, tmp_path)
    assert (again.revision, again.frame_hash) == (1, first.frame_hash)
    assert first.is_new
    assert not again.is_new
    with database.read() as session:
        assert len(session.exec(select(SentRow)).all()) == 1


def test_change_and_send_again_makes_a_second_revision(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    first = packs.make_pack(cafe_id, tmp_path)
    packs.mark_sent(cafe_id)
    change(database, clock, cafe_id, council="moray")
    assert packs.owed(cafe_id).state is SendState.CHANGED
    assert packs.lines()[0].changed_since_sent
    preview = packs.preview(cafe_id)
    assert preview.revision == 2
    assert preview.is_second
    second = packs.make_pack(cafe_id, tmp_path)
    assert second.revision == 2
    pack = read_pack(second.path, [programme.identity]).pack
    assert pack.pack_id == cafe_id
    assert pack.sequence == 2
    assert pack.previous_hash == first.frame_hash
    assert packs.last_made(cafe_id) is not None
    packs.mark_sent(cafe_id)
    assert packs.owed(cafe_id).state is SendState.SENT


def test_packs_of_one_sender_are_counted_so_that_a_gap_shows(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    one = packs.make_pack(a_written_cafe(database, clock), tmp_path)
    two = packs.make_pack(a_written_cafe(database, clock, code="8AAA"), tmp_path)
    pack = read_pack(two.path, [programme.identity]).pack
    assert (pack.sequence, pack.revision, pack.previous_hash) == (2, 1, one.frame_hash)


def test_without_a_programme_file_six_words_lock_it(
    packs: PacksService, database: Database, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe_id = a_written_cafe(database, clock)
    with pytest.raises(ProblemToFix) as problem:
        packs.make_pack(cafe_id, tmp_path)
    assert problem.value.message == "You have no programme file yet. That is fine."
    words = packs.new_words()
    assert words != packs.new_words()
    locked_with: list[tuple[str, ...] | None] = []

    def written(pack: CafePack, _key: SigningKey, target: Path, **how: Any) -> WrittenPack:
        """The lock itself takes seconds, and is tried in its own test."""
        assert not how["recipients"]
        assert pack.programme == ""
        locked_with.append(how["words"])
        return WrittenPack(target, frame_hash(frame_of(pack)), 9000)

    monkeypatch.setattr(service, "write_pack", written)
    said: list[str] = []
    made = packs.make_pack(cafe_id, tmp_path, words, said.append)
    assert locked_with == [words]
    assert said == ["Making the pack, and opening it again to check"]
    assert made.programme is None
    assert made.frame_hash == frame_hash(frame_of(packs.build_pack(cafe_id, with_words=True)))


def test_a_cafe_that_owes_something_is_not_packed(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    add_entry(database, clock, cafe_id, "It was never about me.", kind="quote")
    add_entry(database, clock, cafe_id, "Nobody rings back.", kind="quote")
    with pytest.raises(ProblemToFix) as problem:
        packs.make_pack(cafe_id, tmp_path)
    assert problem.value.message == "Two quotes need a yes or no before you can send this one."
    assert packs.lines()[0].unfinished == (problem.value.message,)
    assert list(tmp_path.glob("*.cafepack")) == []


def test_words_that_could_point_to_a_person_wait_for_an_answer(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock)
    entry_id = add_entry(database, clock, cafe_id, "Ring 01631 960123 and nobody answers.")
    ready = packs.owed(cafe_id)
    assert ready.sentences == ("One thing could point to a person. Look at it before you send.",)
    owed = ready.flags[0]
    assert owed.target == entry_id
    assert owed.text[owed.flag.start : owed.flag.end] == owed.flag.text
    with database.write() as session:
        row = session.get_one(EntryRow, entry_id)
        row.left_as_is = [[owed.flag.text, owed.flag.kind.value]]
        session.add(row)
    assert packs.owed(cafe_id).is_ready


def test_a_cafe_of_two_is_a_cuppa_and_sends_heads_only(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock)
    with database.write() as session:
        came = session.get_one(AttendanceRow, cafe_id)
        came.people, came.first_timers = 2, 1
        session.add(came)
    pack = packs.build_pack(cafe_id)
    assert (pack.entries, pack.feedback.sums, pack.reflection.disagreed, pack.cafe.day) == ((), {}, "", None)
    preview = packs.preview(cafe_id)
    assert preview.people_line == "Fewer than 5 people"
    assert preview.no_words


def test_the_topic_of_safety_sends_no_quotes_no_day_and_no_finer_place(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock, topic_id="gbv", caution_level=3)
    pack = packs.build_pack(cafe_id)
    assert pack.of_kind(EntryKind.QUOTE) == ()
    assert (pack.cafe.day, pack.cafe.month, pack.cafe.council) == (None, "2026-11", "highland")
    assert (pack.cafe.urban_rural, pack.cafe.place_kind) == (0, "")
    preview = packs.preview(cafe_id)
    assert preview.quotes == ()
    assert preview.quotes_staying[0].why == "No quotes leave on this topic"
    assert preview.place == "Highland"


def test_a_quote_taken_back_is_gone_and_every_later_pack_says_so(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    quote = packs.build_pack(cafe_id).of_kind(EntryKind.QUOTE)[0]
    packs.make_pack(cafe_id, tmp_path)
    with database.write() as session:
        session.add(NoteRow(id="note", cafe_id=cafe_id, kind="quote", text=quote.text, at=clock.now()))
    clock.advance(minutes=1)
    packs.withdraw(cafe_id, quote.id)
    assert packs.withdrawn() == ((cafe_id, quote.id),)
    with database.read() as session:
        assert session.get(EntryRow, quote.id) is None
        assert session.get(NoteRow, "note") is None
    other = packs.build_pack(a_written_cafe(database, clock, code="8AAA"))
    for pack in (packs.build_pack(cafe_id), other):
        assert [(gone.pack_id, gone.entry_id) for gone in pack.withdrawn] == [(cafe_id, quote.id)]
    with pytest.raises(ProblemToFix):
        packs.withdraw(cafe_id, quote.id)


def test_the_preview_tells_what_leaves_and_what_stays(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock)
    add_entry(database, clock, cafe_id, "My sister went through the same.", kind="quote", consent="no")
    preview = packs.preview(cafe_id)
    assert preview.month == "November 2026"
    assert preview.people_line == "14 people · two hosts · 9 here for the first time"
    assert preview.quotes_count == "1 goes, 1 stays"
    assert preview.quotes_staying[0].text == "My sister went through the same."
    assert preview.ideas[0].actors
    assert {line.text for line in preview.sentences} == {
        "It is hard to say the word at work.",
        "Being given half an hour changed things.",
    }
    assert preview.stays == (
        "The hall’s name and the café’s own title",
        "One working note",
        "One quote",
        "The counts from the slips",
        "One comment from the feedback",
    )
    assert preview.programme is not None
    assert preview.programme.words == programme.card.words
    assert preview.readiness.is_ready


def test_what_the_preview_shows_is_what_the_pack_holds(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock)
    preview, pack = packs.preview(cafe_id), packs.build_pack(cafe_id)
    shown = [line.id for line in (*preview.sentences, *preview.quotes, *preview.ideas)]
    assert sorted(shown) == sorted(entry.id for entry in pack.entries)
    assert preview.questions == pack.cafe.questions
    assert preview.disagreed == pack.reflection.disagreed


def test_a_cafe_without_a_headcount_can_be_previewed(packs: PacksService, database: Database, clock: FakeClock) -> None:
    cafe_id = a_cafe(database, clock)
    preview = packs.preview(cafe_id)
    assert preview.people_line == "Nobody has counted yet"
    assert preview.revision == 1
    assert "Say how many people came." in preview.readiness.sentences
    assert packs.last_made(cafe_id) is None
    with pytest.raises(ProblemToFix):
        packs.mark_sent(cafe_id)


def test_a_practice_and_a_planned_cafe_are_not_sent(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    for facts in ({"is_rehearsal": True}, {"state": "planned"}):
        with pytest.raises(ProblemToFix):
            packs.build_pack(a_written_cafe(database, clock, code=str(facts)[:9], **facts))
    with pytest.raises(ProblemToFix):
        packs.build_pack("no such café")


def test_a_stick_that_is_gone_loses_nothing(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    in_the_way = tmp_path / "stick"
    in_the_way.write_bytes(b"")
    with pytest.raises((EnvironmentFault, ProblemToFix)):
        packs.make_pack(cafe_id, in_the_way / "Cafés to send")
    assert packs.last_made(cafe_id) is None
    assert packs.make_pack(cafe_id, tmp_path).revision == 1


def test_the_shelf_knows_every_cafe_and_its_list(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock
) -> None:
    written = a_written_cafe(database, clock)
    planned = a_cafe(database, clock, code="AAAA", state="planned", starts_at=None)
    a_cafe(database, clock, code="BBBB", deleted_at=clock.now())
    lines = packs.lines()
    assert [line.id for line in lines] == [planned, written]
    assert (lines[1].checks_done, lines[1].checks_in_all) == (1, 2)
    assert lines[1].unfinished == ()
    assert lines[0].unfinished == ()


def test_the_shelf_asks_no_more_often_for_many_cafes_than_for_one(
    packs: PacksService, database: Database, clock: FakeClock
) -> None:
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    a_written_cafe(database, clock)
    asked.clear()
    packs.lines()
    for_one = len(asked)
    for number in range(12):
        a_written_cafe(database, clock, code=f"C{number:03d}")
    asked.clear()
    assert len(packs.lines()) == 13
    assert len(asked) == for_one


def test_everybody_who_listens_hears_that_something_was_sent(
    packs: PacksService, programme: NewProgramme, database: Database, changes: Changes, tmp_path: Path
) -> None:
    clock = FakeClock(datetime(2026, 11, 26, 18, 25, tzinfo=UTC))
    heard: set[Kind] = set()
    changes.subscribe(lambda kinds, _origin: heard.update(kinds))
    cafe_id = a_written_cafe(database, clock)
    packs.make_pack(cafe_id, tmp_path)
    packs.keep_summary(cafe_id, tmp_path / "cafe-7K2M-summary.pdf")
    packs.mark_sent(cafe_id)
    assert {Kind.SENT, Kind.CAFES} <= heard
    made = packs.last_made(cafe_id)
    assert made is not None
    assert made.summary_path == tmp_path / "cafe-7K2M-summary.pdf"
    assert made.sent_at == clock.now()


def test_the_hash_of_the_frame_is_the_one_that_is_kept(
    packs: PacksService, programme: NewProgramme, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    made = packs.make_pack(cafe_id, tmp_path)
    assert frame_hash(frame_of(packs.build_pack(cafe_id))) == made.frame_hash
    with database.read() as session:
        assert session.exec(select(SentRow.frame_hash)).one() == made.frame_hash
        assert session.exec(select(ProgrammeRow.name)).one() == "East Glens Women’s Health"
