"""A release: the report, its data files and a row in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from cafe.collate.facts import facts_of
from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.values import Filters
from cafe.core import files as module
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.model.tables import ReleaseRow
from cafe.model.values import ProgrammeCard
from cafe.packs.seal import seal
from cafe.report.service import ReportService
from cafe.store.database import Database
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


def test_a_release_is_twelve_files_and_a_row_in_the_ledger(
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
    assert said[-1] == (12, 12)
    (row,) = releases(database)
    assert row.files == [path.name for path in written]
    assert len(row.packs) == 20
    assert len(row.content_hash) == 64
    text = words_of(written[0].read_bytes())
    assert "East Glens Women’s Health" in text
    assert "Release 1" in text


def test_the_next_release_has_the_next_number_and_leaves_the_first_alone(
    report: ReportService, programme: ProgrammeCard, tmp_path: Path
) -> None:
    (first,) = report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    before = first.read_bytes()
    (second,) = report.export_programme(programme.id, Filters(), tmp_path, ("pdf",))
    assert second.name.endswith("release-2.pdf")
    assert first.read_bytes() == before


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


def test_filters_that_leave_one_cafe_are_not_published(
    report: ReportService, programme: ProgrammeCard, database: Database, tmp_path: Path
) -> None:
    newest = {one.pack.pack_id: facts_of(one.pack) for one in packs(20, 3, programme.recipients[0])}
    councils = [facts.council for facts in newest.values() if facts.council]
    lonely = next(council for council in councils if councils.count(council) == 1)
    with pytest.raises(ProblemToFix, match="too few for a report"):
        report.export_programme(programme.id, Filters(councils=(lonely,)), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert releases(database) == []


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
