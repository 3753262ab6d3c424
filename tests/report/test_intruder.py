"""Could someone from this place say who? Asked before a report, held back until somebody says no, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from cafe.collate.merge import collate
from cafe.collate.service import CollateService
from cafe.collate.values import Filters
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.model.released.tables import IntruderRow
from cafe.report.intruder import MOST_ASKED, Could, held_back, mark_of, most_telling
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.collate.test_service import ANN, BEA, Post
from tests.packs.builders import a_sentence, an_id, some_facts
from tests.report import programmes

TELLS = "A weaver who had lost twins waited two years for help with epilepsy."
PLAIN = "It took a long time before anybody believed us."


class Desk:
    def __init__(self, database: Database, clock: FakeClock, changes: Changes, folder: Path) -> None:
        self.collate = CollateService(database, clock, changes)
        self.report = ReportService(database, clock, changes)
        self.id = self._takes_in(folder, (a_sentence("a", text=TELLS), a_sentence("b", text=PLAIN)))
        self.folder = folder

    def _takes_in(self, folder: Path, entries: tuple[object, ...]) -> str:
        """Three cafés of two hosts, the least that a report rests on; the first of them said ``entries``."""
        post = Post(folder / "packs", self.collate.make_programme("East Glens"))
        for at, key in enumerate((ANN, ANN, BEA)):
            said = entries if not at else (a_sentence(f"{at}", text=PLAIN),)
            september = some_facts(month="2026-09", day=None)
            post.send(f"{at}.cafepack", key, pack_id=an_id(f"{at}"), sequence=at % 2 + 1, entries=said, cafe=september)
        self.collate.import_(self.collate.preview(post.programme.id, post.folder), {ANN.public, BEA.public})
        return post.programme.id

    def printed(self, name: str) -> str:
        self.report.export_programme(self.id, Filters(), self.folder / name, ("csv",))
        return "".join(file.read_text("utf-8-sig") for file in (self.folder / name).iterdir())


@pytest.fixture
def desk(database: Database, clock: FakeClock, changes: Changes, tmp_path: Path) -> Desk:
    return Desk(database, clock, changes, tmp_path)


def test_the_most_telling_sentences_are_asked_about(desk: Desk) -> None:
    asked = desk.report.telling(desk.id)
    assert [one.text for one in asked] == [TELLS]
    assert len(asked) <= MOST_ASKED


def test_what_nobody_answered_for_is_in_no_file(desk: Desk) -> None:
    printed = desk.printed("out")
    assert TELLS not in printed
    assert PLAIN in printed


def test_the_name_of_a_hosts_own_topic_is_asked_about_and_held_back_everywhere() -> None:
    title = "Morag Sutherland and the Lochinver surgery"
    cafes = [replace(cafe, topic_id="own-1", topic_title=title) for cafe in programmes.cafes(12)]
    found = collate(cafes)
    assert title in [one.text for one in most_telling(found)]
    held = held_back(found, {mark_of(title)})
    assert [line.label for line in held.topics] == ["A topic of a host’s own"]
    assert title not in repr(held)


@pytest.mark.parametrize(("answer", "is_printed"), [(Could.NO, True), (Could.YES, False), (Could.UNSURE, False)])
def test_only_a_plain_no_lets_it_go(desk: Desk, answer: Could, is_printed: bool) -> None:
    (one,) = desk.report.telling(desk.id)
    desk.report.answer_telling(desk.id, {one.mark: answer}, "Ishbel Rae")
    assert desk.report.telling(desk.id) == ()
    assert (TELLS in desk.printed("out")) is is_printed


def test_the_answer_is_evidence(desk: Desk, database: Database, clock: FakeClock) -> None:
    (one,) = desk.report.telling(desk.id)
    desk.report.answer_telling(desk.id, {one.mark: Could.UNSURE}, "Ishbel Rae")
    clock.advance(minutes=1)
    desk.report.answer_telling(desk.id, {one.mark: Could.NO}, "Ishbel Rae")
    with database.read() as session:
        rows = list(session.exec(select(IntruderRow).order_by(IntruderRow.at)))
    assert [(row.answer, row.name) for row in rows] == [("unsure", "Ishbel Rae"), ("no", "Ishbel Rae")]
    assert rows[1].at == clock.now()
    assert TELLS in desk.printed("out")  # the newest answer counts, the earlier one stays


def test_an_answer_needs_a_name(desk: Desk) -> None:
    (one,) = desk.report.telling(desk.id)
    with pytest.raises(ProblemToFix, match="your name"):
        desk.report.answer_telling(desk.id, {one.mark: Could.NO}, "  ")
    assert desk.report.telling(desk.id) == (one,)
