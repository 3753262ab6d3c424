"""Slips to cut and hand over: three words, and whom to say them to. Nothing else."""

from __future__ import annotations

import re
from io import BytesIO

import pypdf
import pytest

from cafe.capture.service import CaptureService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.model.values import EntryKind
from cafe.packs.programme_file import make_programme
from cafe.packs.service import PacksService
from cafe.report.service import ReportService
from cafe.report.slips import Slips, render
from cafe.store.database import Database
from tests.packs.cafes import HALL, TITLE, a_written_cafe


@pytest.fixture
def report(database: Database, clock: FakeClock, changes: Changes) -> ReportService:
    return ReportService(database, clock, changes)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_a_slip_has_three_words_and_where_to_ask(
    report: ReportService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    PacksService(database, clock, changes).install_programme(
        make_programme("East Glens", "cafes@eastglens.example").file
    )
    cafe_id = a_written_cafe(database, clock)
    (three,) = CaptureService(database, clock, changes).slips(cafe_id).values()
    said = words_of(report.slips(cafe_id))
    assert " · ".join(three) in said
    assert "cafes@eastglens.example" in said
    assert "No name is needed." in said


def test_a_slip_tells_whoever_finds_it_nothing(report: ReportService, database: Database, clock: FakeClock) -> None:
    cafe_id = a_written_cafe(database, clock)
    pdf = report.slips(cafe_id)
    about = " ".join(str(value) for value in (pypdf.PdfReader(BytesIO(pdf)).metadata or {}).values())
    everything = f"{words_of(pdf)} {about}".casefold()
    for secret in (HALL, TITLE, "menopause", "quote", "never said the word", "november", "2026", "women", "health"):
        assert secret.casefold() not in everything


def test_without_quotes_there_are_no_slips(
    report: ReportService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_written_cafe(database, clock)
    capture = CaptureService(database, clock, changes)
    for entry in capture.entries(cafe_id):
        if entry.kind is EntryKind.QUOTE:
            capture.remove_entry(entry.id)
    with pytest.raises(ProblemToFix):
        report.slips(cafe_id)


def test_ten_fit_on_a_sheet_and_the_longest_words_stay_on_their_slip() -> None:
    many = tuple(("lighthouse", "afternoon", "strawberry") for _each in range(11))
    pdf = render(Slips(many, "a.rather.long.address.for.all.the.cafes@eastglens-health.example"))
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 2
    assert len(re.findall("lighthouse", words_of(pdf))) == 11
    assert render(Slips(many, "")) == render(Slips(many, ""))
