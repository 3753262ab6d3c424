"""What came of many groups' meeting: counted in cafés, told of three or more, and nothing that waits for a look."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cafe.collate.came_of import NOTHING_CAME, came_of
from cafe.collate.second_look import seen_through, texts_of
from cafe.collate.values import CafeFacts, CameRipple
from cafe.report import data
from cafe.report.formats import files_of
from cafe.report.intruder import held_back, mark_of
from cafe.report.programme import programme_outline
from cafe.report.programme_came_of import came_of_it
from cafe.report.programme_pdf import render
from cafe.report.programme_telling import told
from tests.report import programmes
from tests.report.paper.uacheck import inspect


def a_cafe(pack: str, *ripples: tuple[str, str, int], change: str = "", people: int = 9) -> CafeFacts:
    return CafeFacts(
        pack, 1, "sender", "2026-09", topic_title="Menopause", people=people, change=change,
        ripples=tuple(
            CameRipple(f"{pack}{at}", "", 1, text, votes > 1, text != "Longer waits", who, votes)
            for at, (text, who, votes) in enumerate(ripples)
        ),
    )  # fmt: skip


CAFES = (
    a_cafe("a", ("A walk began", "us", 6), ("Longer waits", "services", 1), change="We ring one another."),
    a_cafe("b", ("Two new women came", "us", 2), change="The hall opens early."),
    a_cafe("c", ("I asked for a review", "me", 4)),
    a_cafe("d"),
)
REASONS = {"b": "It costs nothing."}


def test_ripples_are_counted_in_cafes_by_whom_they_touched() -> None:
    found = came_of(CAFES, REASONS)
    assert found.cafes == 3 and dict(found.reached) == {"us": 2, "services": 1, "me": 1} and found.unwanted == 1
    assert found.ripples[0].text == "A walk began"
    assert (found.changes[0].change, found.changes[0].why) == ("The hall opens early.", "It costs nothing.")


@given(st.permutations(CAFES))
def test_the_order_in_which_packs_came_never_matters(cafes: list[CafeFacts]) -> None:
    assert came_of(cafes, REASONS) == came_of(CAFES, REASONS)


def test_of_two_cafes_a_report_tells_nothing() -> None:
    assert came_of_it(came_of(CAFES[:2], REASONS)) is None
    assert came_of_it(NOTHING_CAME) is None


def test_words_that_wait_for_a_second_look_are_counted_and_not_shown() -> None:
    assert ("ripple", "A walk began") in set(texts_of(CAFES[0])) and ("change", "We ring one another.") in set(
        texts_of(CAFES[0])
    )
    shown = [seen_through(cafe, lambda text: "" if "walk" in text or "ring" in text else text) for cafe in CAFES]
    found = came_of(shown, REASONS)
    assert dict(found.reached)["us"] == 2 and "A walk began" not in {one.text for one in found.ripples}
    assert [one.change for one in found.changes] == ["The hall opens early."]


def test_the_report_has_it_on_paper_in_word_and_in_data_files_and_never_a_vote() -> None:
    collated = replace(programmes.collated(24), came_of=came_of(CAFES, REASONS))
    report = programme_outline(collated, programmes.NAME, release=1, threshold=5)
    heads = [getattr(block, "text", "") for block in told(report).blocks]
    assert "What came of it" in heads and "What came of it" not in [
        getattr(block, "text", "") for block in told(programmes.outline(24)).blocks
    ]
    tables = {table.name: table for table in data.tables(report)}
    assert tables["touched"].rows == (("Me", 1, 1, 1), ("Us", 2, 2, 2), ("Services", 1, 0, 1))
    assert tables["changes"].rows[0] == ("The hall opens early.", "yes", "It costs nothing.")
    assert not any("vote" in column for table in tables.values() for column in table.columns)
    said: list[tuple[int, int]] = []
    files_of(report, ["csv", "pdf"], datetime(2026, 12, 1, tzinfo=UTC), lambda *at: said.append(at))
    assert [done for done, _of in said] == list(range(1, len(said) + 1)) and said[-1] == (len(said), len(said))
    assert len(said) == 1 + len(tables), "the report, and each table"
    seen = inspect(render(report))
    without = inspect(render(programmes.outline(24))).pages
    assert seen.faults == [] and without <= seen.pages <= without + 2, "a page more at most, and one for notes"


def test_a_ripple_that_nobody_said_no_about_is_held_back() -> None:
    collated = replace(programmes.collated(3), came_of=came_of(CAFES, REASONS))
    left = held_back(collated, {mark_of("A walk began"), mark_of("We ring one another.")}).came_of
    assert "A walk began" not in {one.text for one in left.ripples}
    assert [one.change for one in left.changes] == ["The hall opens early."]
