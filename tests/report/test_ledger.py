"""One report after another: what was hidden stays so, and nobody is told by what lies between two of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.collate.service import CollateService
from cafe.collate.values import Filters
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.released.tables import ReleaseTableRow
from cafe.model.values import ProgrammeCard
from cafe.packs.schema import PackFeedback
from cafe.packs.seal import SigningKey
from cafe.privacy.disclosure.ledger import Why
from cafe.privacy.disclosure.releases import read_release
from cafe.report.overlapping import read_counted
from cafe.report.publishing import NotPublished, closed
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.collate.test_service import Post
from tests.packs.builders import a_sentence, an_id, some_facts, some_people

HOSTS = [SigningKey(bytes([at]) * 32) for at in range(1, 5)]
SEPTEMBER, OCTOBER, NOVEMBER = "2026-09", "2026-10", "2026-11"


class Desk:
    """A coordinator's desk: cafés come in, months go by, reports go out."""

    def __init__(self, database: Database, clock: FakeClock, changes: Changes, folder: Path) -> None:
        self.collate = CollateService(database, clock, changes)
        self.report = ReportService(database, clock, changes)
        self.programme: ProgrammeCard = self.collate.make_programme("East Glens")
        self.folder, self.clock, self.sent = folder, clock, 0

    def comes(self, month: str, people: int, *, council: str = "highland", host: int = 0, **more: object) -> None:
        """A café comes in."""
        self.sent += 1
        post, key = Post(self.folder / f"packs {self.sent}", self.programme), HOSTS[host]
        facts: dict[str, object] = {
            "pack_id": an_id(f"café {self.sent}"),
            "sequence": self.sent,
            "cafe": some_facts(month=month, day=None, council=council),
            "people": some_people(people=people, first_timers=None, support_cards=None),
            "entries": (a_sentence(f"s{self.sent}"),),
            "feedback": PackFeedback(n=0, sums={}),
        }
        post.send("one.cafepack", key, **(facts | more))
        preview = self.collate.preview(self.programme.id, post.folder)
        self.collate.import_(preview, {key.public})

    def many_come(self, month: str, councils: Iterable[str], people: int = 8) -> None:
        for council in councils:
            for host in range(3):
                self.comes(month, people, council=council, host=host)

    def publishes(self, filters: Filters, name: str) -> Path:
        self.report.export_programme(self.programme.id, filters, self.folder / name, ("csv",))
        return self.folder / name


@pytest.fixture
def desk(database: Database, clock: FakeClock, changes: Changes, tmp_path: Path) -> Desk:
    clock.advance(minutes=40 * 24 * 60)  # January: November is over
    return Desk(database, clock, changes, tmp_path)


def people_in(folder: Path, by: str) -> dict[str, str]:
    (file,) = folder.glob("*-cafes.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {row["name"]: row["people"] for row in csv.DictReader(opened) if row["by"] == by}


def test_a_late_cafe_waits_and_two_monthly_reports_subtracted_tell_nothing(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    first = desk.publishes(Filters(SEPTEMBER, SEPTEMBER), "first")
    desk.comes(SEPTEMBER, 3)  # three women, a month late
    with pytest.raises(NotPublished) as refused:
        desk.publishes(Filters(SEPTEMBER, SEPTEMBER), "again")
    assert refused.value.why is Why.TOO_FEW
    said = refused.value.sentence()
    assert "Beside an earlier one, on September 2026, this report would show one café alone" in said
    assert "Nothing was written, and nothing is lost." in said
    assert "Release 1 of" in said
    assert "stands, and is safe to show" in said
    assert not re.search(r"\d{4}-\d\d|·|-than-|people by", said)
    assert not (desk.folder / "again").exists()
    desk.many_come(OCTOBER, ("highland", "fife"))
    second = desk.publishes(Filters(OCTOBER, OCTOBER), "second")
    with pytest.raises(NotPublished):  # its total less the two of the months is the three women
        desk.publishes(Filters(SEPTEMBER, OCTOBER), "both")
    for by in ("area", "month"):
        shown = [int(people) for one in (first, second) for people in people_in(one, by).values()]
        assert 3 not in shown
        between = {abs(one - other) for one in shown for other in shown}
        assert not any(0 < step < 5 for step in between)


def test_a_wider_report_hides_what_would_tell_of_a_late_cafe(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    desk.publishes(Filters(SEPTEMBER, SEPTEMBER), "first")
    desk.comes(SEPTEMBER, 3)
    desk.many_come(OCTOBER, ("highland", "fife"))
    both = desk.publishes(Filters(SEPTEMBER, OCTOBER), "both")
    assert set(people_in(both, "month").values()) == {"[c]"}
    assert people_in(both, "area") == {"Highland": "51", "Fife": "48"}
    with pytest.raises(NotPublished):
        desk.publishes(Filters(OCTOBER, OCTOBER), "second")


def test_enough_cafes_in_every_cell_may_follow(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    desk.publishes(Filters(), "first")
    desk.many_come(OCTOBER, ("highland", "fife"))
    assert people_in(desk.publishes(Filters(), "second"), "area") == {"Highland": "48", "Fife": "48"}


def test_a_corrected_cafe_waits_for_the_next_period(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    desk.comes(SEPTEMBER, 9, host=3, pack_id=an_id("hers"))
    desk.publishes(Filters(), "first")
    desk.comes(SEPTEMBER, 10, host=3, pack_id=an_id("hers"), revision=2)
    with pytest.raises(NotPublished) as refused:
        desk.publishes(Filters(), "second")
    assert refused.value.why is Why.CORRECTED


def test_cafes_whose_headcounts_have_had_their_time_are_in_no_later_table(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland",))
    desk.collate.keys.keep_months(desk.programme.id, 0, 12)
    desk.clock.advance(minutes=200 * 24 * 60)
    desk.many_come(SEPTEMBER, ("fife",))
    desk.publishes(Filters(SEPTEMBER, SEPTEMBER), "first")
    desk.clock.advance(minutes=200 * 24 * 60)
    assert desk.collate.keeping.sweep()
    with pytest.raises(NotPublished):  # what lies between the two is not held any more, so nobody can say how small
        desk.publishes(Filters(SEPTEMBER, SEPTEMBER), "again")
    desk.clock.advance(minutes=400 * 24 * 60)
    assert desk.collate.keeping.sweep()
    desk.many_come(OCTOBER, ("highland", "fife"))
    assert people_in(desk.publishes(Filters(), "all"), "area") == {"Highland": "24", "Fife": "24"}


def test_the_same_report_may_be_written_again(desk: Desk) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    one, two = desk.publishes(Filters(), "one"), desk.publishes(Filters(), "two")
    assert people_in(one, "area") == people_in(two, "area")


def test_a_month_that_goes_on_is_not_published(desk: Desk) -> None:
    desk.many_come(NOVEMBER, ("highland",))
    desk.many_come("2027-01", ("highland",))
    assert people_in(desk.publishes(Filters(), "out"), "month") == {"November 2026": "24"}
    outline = desk.report.programme_preview(desk.programme.id)
    assert outline.cafes == 6  # looking is free


def test_with_nothing_but_this_month_there_is_no_report_yet(desk: Desk) -> None:
    desk.many_come("2027-01", ("highland",))
    with pytest.raises(NotPublished, match="a month that is over"):
        desk.publishes(Filters(), "out")


@pytest.mark.parametrize(("day", "last"), [((2027, 1, 5), "2026-12"), ((2026, 12, 31), "2026-11")])
def test_a_month_is_over_on_the_first_of_the_next(day: tuple[int, int, int], last: str) -> None:
    from datetime import date

    assert closed(Filters(), ["2026-11", "2027-01"], date(*day)).last_month == last
    assert closed(Filters(), ["2026-10"], date(*day)) == Filters()


def test_every_table_of_an_export_is_in_the_ledger_with_its_fingerprint(desk: Desk, database: Database) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    desk.publishes(Filters(), "first")
    with database.read() as session:
        rows = list(session.exec(select(ReleaseTableRow).order_by(ReleaseTableRow.position)))
    assert len(read_counted(rows.pop().text).whole) == 6
    assert {row.kind for row in rows} >= {"area × people", "topic × people", "month × people"}
    for row in rows:
        release = read_release(row.text)
        assert release.fingerprint() == row.sha256
        assert len(release.members) == 6
        assert release.period == row.period == "2026-09..2026-09"


def test_a_refused_report_leaves_no_row_and_no_file(desk: Desk, database: Database) -> None:
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    desk.publishes(Filters(), "first")
    with database.read() as session:
        before = len(list(session.exec(select(ReleaseTableRow))))
    desk.comes(SEPTEMBER, 3)
    with pytest.raises(NotPublished):
        desk.publishes(Filters(), "second")
    with database.read() as session:
        assert len(list(session.exec(select(ReleaseTableRow)))) == before
