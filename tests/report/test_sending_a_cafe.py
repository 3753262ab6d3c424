"""A café's two files: both on the stick, or neither."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.core.files import explain
from cafe.model.tables import CafeRow, SentRow
from cafe.packs import writer
from cafe.packs.programme_file import NewProgramme, make_programme
from cafe.packs.reader import read_pack
from cafe.packs.service import PacksService
from cafe.report import summary
from cafe.report.outline import SummaryOutline, pack_words
from cafe.report.service import ReportService, pages_of
from cafe.store.database import Database
from tests.packs.cafes import COMMENT, HALL, NOTE, TITLE, a_written_cafe, add_entry
from tests.report.conftest import words_of


@pytest.fixture
def report(database: Database, clock: FakeClock, changes: Changes) -> ReportService:
    return ReportService(database, clock, changes)


@dataclass(frozen=True, slots=True)
class Laptop:
    """A facilitator's laptop with its programme's file."""

    report: ReportService
    database: Database
    clock: FakeClock
    programme: NewProgramme


@pytest.fixture
def laptop(report: ReportService, database: Database, clock: FakeClock, changes: Changes) -> Laptop:
    made = make_programme("East Glens Women’s Health", "cafes@eastglens.example")
    PacksService(database, clock, changes).install_programme(made.file)
    return Laptop(report, database, clock, made)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_two_files_with_neutral_names_are_made_and_remembered(laptop: Laptop, tmp_path: Path) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    said: list[str] = []
    files = laptop.report.send_cafe(cafe_id, tmp_path / "stick", progress=said.append)
    assert names(tmp_path / "stick") == ["cafe-7K2M-summary.pdf", "cafe-7K2M.cafepack"]
    assert (files.revision, files.pages) == (1, pages_of(files.summary.read_bytes()))
    assert files.summary_size == files.summary.stat().st_size
    assert files.pack_size == files.pack.stat().st_size
    assert len(said) == 2
    with laptop.database.read() as session:
        kept = session.exec(select(SentRow)).one()
    assert (kept.pack_path, kept.summary_path) == (str(files.pack), str(files.summary))


def test_the_summary_names_the_pack_that_the_programme_opens(laptop: Laptop, tmp_path: Path) -> None:
    files = laptop.report.send_cafe(a_written_cafe(laptop.database, laptop.clock), tmp_path)
    arrived = read_pack(files.pack, (laptop.programme.identity,), programmes=laptop.programme.card.recipients).pack
    words = words_of(files.summary.read_bytes())
    assert " · ".join(pack_words(arrived)) in words
    for entry in arrived.entries:
        assert entry.text in words


def test_what_stays_on_the_laptop_is_in_no_byte_of_the_summary(laptop: Laptop, tmp_path: Path) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    add_entry(laptop.database, laptop.clock, cafe_id, "My boss at the bakery laughed.", kind="quote", consent="no")
    pdf = laptop.report.summary_preview(cafe_id)
    words = words_of(pdf)
    for secret in (HALL, TITLE, NOTE, COMMENT, "bakery", "45-54", "26 November", "2026-11-26", cafe_id):
        assert secret not in words
        assert secret.encode() not in pdf
        assert secret.encode("utf-16-be").hex() not in pdf.hex()


def test_without_a_programme_file_six_words_lock_it(
    report: ReportService, database: Database, clock: FakeClock, changes: Changes, tmp_path: Path
) -> None:
    cafe_id = a_written_cafe(database, clock)
    words = PacksService(database, clock, changes).new_words()
    files = report.send_cafe(cafe_id, tmp_path, words=words)
    assert files.made.programme is None
    arrived = read_pack(files.pack, (), words=words).pack
    assert " · ".join(pack_words(arrived)) in words_of(files.summary.read_bytes())


def test_looking_needs_no_programme_and_writes_nothing(
    report: ReportService, database: Database, clock: FakeClock
) -> None:
    cafe_id = a_written_cafe(database, clock)
    assert report.summary_preview(cafe_id) == report.summary_preview(cafe_id)
    with database.read() as session:
        assert session.exec(select(SentRow)).all() == []


def test_a_cafe_that_owes_something_says_what(report: ReportService, database: Database, clock: FakeClock) -> None:
    cafe_id = a_written_cafe(database, clock, topic_id="")
    with pytest.raises(ProblemToFix, match="Choose the topic"):
        report.summary_preview(cafe_id)


def test_a_full_stick_holds_neither_file(laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)

    def full(path: Path, content: bytes, check: object = None) -> None:
        raise explain(OSError(28, "No space left on device"), path.parent)

    monkeypatch.setattr(writer, "replace_file", full)
    with pytest.raises(EnvironmentFault, match="no room left"):
        laptop.report.send_cafe(cafe_id, tmp_path / "stick")
    assert names(tmp_path / "stick") == []
    with laptop.database.read() as session:
        assert session.exec(select(SentRow)).all() == []


def test_a_full_stick_leaves_both_files_of_the_last_time(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    first = laptop.report.send_cafe(cafe_id, tmp_path)
    before = first.summary.read_bytes(), first.pack.read_bytes()
    add_entry(laptop.database, laptop.clock, cafe_id, "And one thing more.", themes=["LIS"])
    with monkeypatch.context() as patch:
        patch.setattr(writer, "replace_file", lambda *_a, **_k: (_ for _ in ()).throw(EnvironmentFault("full")))
        with pytest.raises(EnvironmentFault):
            laptop.report.send_cafe(cafe_id, tmp_path)
    assert (first.summary.read_bytes(), first.pack.read_bytes()) == before
    assert names(tmp_path) == ["cafe-7K2M-summary.pdf", "cafe-7K2M.cafepack", "data"]
    second = laptop.report.send_cafe(cafe_id, tmp_path)
    assert second.revision == 2
    assert "revision 2" in words_of(second.summary.read_bytes())


def test_a_cafe_changed_while_its_files_are_made_gets_files_that_agree(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    render, said = summary.render, "Said at the last moment."

    def meanwhile(outline: SummaryOutline) -> bytes:
        if said not in [one.text for one in laptop.report.outline(cafe_id).sentences]:
            add_entry(laptop.database, laptop.clock, cafe_id, said, themes=["LIS"])
        return render(outline)

    monkeypatch.setattr(summary, "render", meanwhile)
    files = laptop.report.send_cafe(cafe_id, tmp_path)
    arrived = read_pack(files.pack, (laptop.programme.identity,), programmes=laptop.programme.card.recipients).pack
    assert said in [entry.text for entry in arrived.entries]
    assert said in words_of(files.summary.read_bytes())
    assert files.revision == 1


def test_a_cafe_that_never_holds_still_makes_no_files_that_differ(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    render, count = summary.render, itertools.count()

    def meanwhile(outline: SummaryOutline) -> bytes:
        add_entry(laptop.database, laptop.clock, cafe_id, f"Said {next(count)} times.", kind="idea", actors=["us"])
        return render(outline)

    monkeypatch.setattr(summary, "render", meanwhile)
    with pytest.raises(ProblemToFix, match="changed while its files were made"):
        laptop.report.send_cafe(cafe_id, tmp_path / "stick")
    assert names(tmp_path / "stick") == []


def test_sending_the_same_again_is_the_same_revision(laptop: Laptop, tmp_path: Path) -> None:
    cafe_id = a_written_cafe(laptop.database, laptop.clock)
    first = laptop.report.send_cafe(cafe_id, tmp_path / "a")
    laptop.clock.advance(minutes=60 * 24)
    second = laptop.report.send_cafe(cafe_id, tmp_path / "b")
    assert first.summary.read_bytes() == second.summary.read_bytes()
    assert second.revision == 1
    with laptop.database.read() as session:
        assert len(session.exec(select(CafeRow)).all()) == 1
