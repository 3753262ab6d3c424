"""A release: the report, its data files and a row in the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.collate.facts import facts_of
from cafe.collate.merge import collate as gathered
from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.values import Filters
from cafe.core import files as module
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.model.tables import ReleaseRow, TakenBackRow
from cafe.model.values import ProgrammeCard
from cafe.packs.seal import seal
from cafe.report.gate import feedback_words
from cafe.report.publishing import NotPublished, publishable
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.collate.cafes import a_cafe, faces
from tests.report.conftest import words_of


@pytest.fixture
def collate(database: Database, clock: FakeClock, changes: Changes) -> CollateService:
    return CollateService(database, clock, changes)


@pytest.fixture
def report(database: Database, clock: FakeClock, changes: Changes) -> ReportService:
    """In the second week of December: the months of every café are over."""
    clock.advance(minutes=14 * 24 * 60)
    return ReportService(database, clock, changes)


@pytest.fixture
def programme(collate: CollateService, tmp_path: Path) -> ProgrammeCard:
    """East Glens, with the packs of twenty simulated cafés."""
    card = collate.make_programme("East Glens Women’s Health")
    folder = tmp_path / "packs"
    folder.mkdir()
    for one in packs(20, 3, card.recipients[0]):
        (folder / one.name).write_bytes(seal(one.frame, one.key, card.recipients))
    preview = collate.preview(card.id, folder)
    collate.import_(preview, [sender.key for sender in preview.new_senders])
    return card


def releases(database: Database) -> list[ReleaseRow]:
    with database.read() as session:
        return list(session.exec(select(ReleaseRow)).all())


def test_a_release_is_fourteen_files_and_a_row_in_the_ledger(
    report: ReportService, programme: ProgrammeCard, database: Database, tmp_path: Path
) -> None:
    said: list[tuple[int, int]] = []
    written = report.export_programme(
        programme.id, Filters(), tmp_path / "out", on_progress=lambda *at: said.append(at)
    )
    assert [path.name for path in written][:2] == [
        "east-glens-womens-health-release-1.pdf",
        "east-glens-womens-health-release-1-about.csv",
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in written)
    assert said[-1] == (14, 14)
    (row,) = releases(database)
    assert row.files == [path.name for path in written]
    assert len(row.packs) == 20
    assert len(row.content_hash) == 64
    text = words_of(written[0].read_bytes())
    assert "East Glens Women’s Health" in text
    assert "Release 1" in text


def test_quotes_chosen_anew_make_the_next_release_and_leave_the_first_alone(
    report: ReportService, collate: CollateService, programme: ProgrammeCard, tmp_path: Path
) -> None:
    (first,) = report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    before = first.read_bytes()
    quote = collate.collation(programme.id).quotes[0]
    collate.choose_quote(programme.id, quote.entry_id, not quote.is_chosen)
    (second,) = report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    assert second.name.endswith("release-2.pdf")
    assert first.read_bytes() == before


def test_the_same_report_as_pdf_today_and_word_tomorrow_is_one_release(
    report: ReportService, programme: ProgrammeCard, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    (paper,) = report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    (row,) = releases(database)
    clock.advance(minutes=24 * 60)
    (word,) = report.export_programme(programme.id, Filters(), tmp_path, ("docx",))
    assert [one.name.split("-")[-2:] for one in (paper, word)] == [["release", "1.pdf"], ["release", "1.docx"]]
    (again,) = releases(database)
    assert (again.at, again.content_hash) == (row.at, row.content_hash)
    assert again.files == [paper.name, word.name]
    printed = paper.read_bytes()
    report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    assert paper.read_bytes() == printed


def test_what_was_withdrawn_since_the_last_report_is_said_the_same_in_every_format(
    report: ReportService, programme: ProgrammeCard, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    with database.write() as session:
        facts = {"programme_id": programme.id, "sender": "s", "pack_id": "p", "was_here": True}
        session.add(TakenBackRow(entry_id="e", at=clock.now(), **facts))
    clock.advance(minutes=1)

    def said(of: Path) -> list[str]:
        written = report.export_programme(programme.id, Filters(), of, ("csv",))
        about = next(one for one in written if "about" in one.name)
        return [line for line in about.read_text("utf-8-sig").splitlines() if "withdrawn" in line]

    once = said(tmp_path / "today")
    assert once
    clock.advance(minutes=24 * 60)
    assert said(tmp_path / "tomorrow") == once
    with database.write() as session:
        session.add(TakenBackRow(entry_id="f", at=clock.now(), **facts))
    assert said(tmp_path / "later") == ['"One quote was withdrawn by its speaker since the last report.",""']
    assert len(releases(database)) == 2


def test_looking_is_free(report: ReportService, programme: ProgrammeCard, database: Database) -> None:
    outline = report.programme_preview(programme.id)
    assert (outline.cafes, outline.release, outline.programme) == (20, 1, "East Glens Women’s Health")
    assert releases(database) == []


def test_packs_that_came_in_since_are_in_the_next_look(
    report: ReportService, collate: CollateService, programme: ProgrammeCard, tmp_path: Path
) -> None:
    assert report.programme_preview(programme.id).cafes == 20
    more = tmp_path / "more"
    more.mkdir()
    for one in packs(3, 99, programme.recipients[0]):
        (more / one.name).write_bytes(seal(one.frame, one.key, programme.recipients))
    preview = collate.preview(programme.id, more)
    collate.import_(preview, [sender.key for sender in preview.new_senders])
    assert report.programme_preview(programme.id).cafes == 23


@pytest.mark.parametrize("formats", [("pdf",), ("easy-read",), ("html",), ("csv",)])
def test_a_part_of_the_programme_with_few_cafes_is_not_published(
    report: ReportService, programme: ProgrammeCard, database: Database, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    newest = [facts_of(one.pack) for one in packs(20, 3, programme.recipients[0])]
    councils = [facts.council for facts in newest if facts.council]
    lonely = next(council for council in councils if councils.count(council) == 1)
    month = min(facts.month for facts in newest)
    for few in (Filters(councils=(lonely,)), Filters(first_month=month, last_month=month)):
        with pytest.raises(NotPublished, match="too few for a report") as refused:
            report.export_programme(programme.id, few, tmp_path / "out", formats)
        assert "five cafés from two hosts" in refused.value.hint
    assert not (tmp_path / "out").exists()
    assert releases(database) == []


def test_a_month_that_is_not_over_does_not_count_towards_the_least(
    collate: CollateService, programme: ProgrammeCard, database: Database, changes: Changes, tmp_path: Path
) -> None:
    newest = {one.pack.pack_id: facts_of(one.pack) for one in packs(20, 3, programme.recipients[0])}
    months = sorted(facts.month for facts in newest.values())
    soon = next(month for at, month in enumerate(months) if 0 < at < 5 and month != months[at - 1])
    early = FakeClock(datetime(int(soon[:4]), int(soon[5:]), 15, tzinfo=UTC))
    with pytest.raises(NotPublished, match="months that are over there") as refused:
        ReportService(database, early, changes).export_programme(programme.id, Filters(), tmp_path / "out")
    assert "three cafés from two hosts" in refused.value.hint


def test_a_statement_that_nearly_nobody_answered_leaves_the_others_told() -> None:
    asked = [(*faces("F1", 5, 5, 5, 5, 5), *faces("F2", 1)) for _cafe in range(4)]
    cafes = [a_cafe(at, sender=f"host {at}", feedback=one) for at, one in enumerate(asked)]
    told = publishable(gathered(cafes), cafes, "East Glens", release=1, threshold=5)
    assert [(one.statement, one.answered) for one in told.outline.felt] == [(feedback_words("F1"), 100)]


def test_a_full_disk_leaves_no_file_and_no_row(
    report: ReportService, programme: ProgrammeCard, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, count = module.replace_file, 0

    def fills_up(path: Path, content: bytes, check: object = None) -> None:
        nonlocal count
        count += 1
        if count == 4:
            raise EnvironmentFault("There is no room left.")
        real(path, content)

    monkeypatch.setattr(module, "replace_file", fills_up)
    with pytest.raises(EnvironmentFault):
        report.export_programme(programme.id, Filters(), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert releases(database) == []


def test_a_programme_that_is_not_ours_says_so(report: ReportService) -> None:
    with pytest.raises(ProblemToFix, match="does not collect"):
        report.programme_preview("nobody")
