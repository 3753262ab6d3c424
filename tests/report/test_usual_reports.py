"""The reports that a programme makes as a rule follow one another, and tell nothing side by side."""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import pytest

from cafe.collate.merge import collate
from cafe.collate.values import CafeFacts, Filters
from cafe.privacy.disclosure.releases import Kind
from cafe.report.gate import AREA, MONTH, TOPIC, given_by, member
from cafe.report.publishing import Before, Publishable, publishable
from tests.report.programmes import cafes

WHOLE, MENOPAUSE, FIFE = Filters(), Filters(topics=("menopause",)), Filters(boards=("fife",))
FIRST, SECOND = Filters("2026-06", "2026-08"), Filters("2026-09", "2026-11")
BOTH = Filters("2026-06", "2026-11")
WAYS = {
    "two quarters, then both": (FIRST, SECOND, BOTH),
    "two quarters, then the year": (FIRST, SECOND, WHOLE),
    "a topic, then everything": (MENOPAUSE, WHOLE),
    "an area, then everything": (FIFE, WHOLE),
    "everything, then an area": (WHOLE, FIFE),
}


def _of(filters: Filters) -> list[CafeFacts]:
    return [
        one
        for one in cafes(200)
        if (not filters.topics or one.topic_id in filters.topics)
        and (not filters.boards or one.board in filters.boards)
        and (filters.first_month or "0") <= one.month <= (filters.last_month or "9")
    ]


def _published(ways: Sequence[Filters]) -> list[Publishable]:
    out: list[Publishable] = []
    for at, filters in enumerate(ways, start=1):
        some = _of(filters)
        before = Before(
            tuple(table for one in out for table in one.releases),
            given_by(cafes(200)),
            tuple(one.counted for one in out),
        )
        found = collate(some, filters, most=0)
        out.append(publishable(found, some, "East Glens", release=at, threshold=5, before=before))
    return out


@pytest.mark.parametrize("way", WAYS)
def test_they_follow_one_another_with_most_numbers_shown_and_tell_nothing(way: str) -> None:
    out = _published(WAYS[way])
    outline = out[-1].outline
    people = [line.people for part in (outline.areas, outline.topics, outline.months) for line in part.lines]
    assert sum(one is not None for one in people) >= 0.7 * len(people)
    assert _told(out) == []


def _told(out: Sequence[Publishable]) -> list[str]:
    """An attacker of the test's own: people of each area, topic and month by the reports that their cafés are in."""
    releases = [table for one in out for table in one.releases if table.kind in (AREA, TOPIC, MONTH)]
    by = {AREA: lambda one: one.council or "-", TOPIC: lambda one: one.topic_id, MONTH: lambda one: one.month}
    scopes = [frozenset(next(t for t in one.releases if t.kind == AREA).members) for one in out]
    truths: dict[tuple[tuple[int, ...], Kind, str], int] = {}
    for cafe in cafes(200):
        pattern = tuple(at for at, scope in enumerate(scopes) if member(cafe) in scope)
        for kind, of in by.items():
            truths[pattern, kind, of(cafe)] = truths.get((pattern, kind, of(cafe)), 0) + (cafe.people or 0)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    people = {atom: solver.addIntegral(0) for atom in truths}
    for table in releases:
        at = scopes.index(table.members)
        for rows, _columns, number in table.cells():
            inside = [
                x
                for (pattern, kind, base), x in people.items()
                if kind == table.kind and at in pattern and base in rows
            ]
            if number is not None:
                solver.addConstr(sum(inside) == number)
    told = []
    for atom, truth in truths.items():
        if atom[0] and 0 < truth < 5:
            solver.minimize(people[atom])
            least = round(solver.getInfo().objective_function_value)
            solver.maximize(people[atom])
            is_open = solver.getModelStatus() == highspy.HighsModelStatus.kUnbounded
            if least > 0 or not (is_open or round(solver.getInfo().objective_function_value) >= 5):
                told.append(f"{atom}: {truth}")
    return told
