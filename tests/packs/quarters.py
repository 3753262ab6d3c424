"""Cafés of a quarter with what their slips came to, and returns; say only what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cafe.core.clock import Clock
from cafe.model.tables import AttendanceRow, TallyRow
from cafe.model.values import CafeState, Tally
from cafe.packs.returns.file import PeriodReturn, Question
from cafe.packs.returns.pooling import CafeTallies
from cafe.store.database import Database
from tests.builders import a_cafe

AUTUMN = "2026-Q4"
AGES = {"25-34": 3, "45-54": 6, "65-74": 4, "prefer-not": 1}


def tallies(**questions: dict[str, int]) -> tuple[Tally, ...]:
    return tuple(
        Tally(question.replace("_", "-"), one, n) for question, counts in questions.items() for one, n in counts.items()
    )


def counted(
    number: int, people: int | None = 14, quarter: str = AUTUMN, board: str = "highland", **questions: Any
) -> Any:
    """A café of the quarter, as the rules see it."""
    return CafeTallies(f"cafe-{number}", quarter, board, people, tallies(**(questions or {"age": AGES})))


def a_counted_cafe(database: Database, clock: Clock, **facts: Any) -> str:
    """A café that was held in Highland on 26 November, whose slips are counted. ``age``, ``carer``: counts."""
    questions = {name: facts.pop(name) for name in ("age", "carer", "condition") if name in facts} or {"age": AGES}
    people = facts.pop("people", 14)
    row = {
        "starts_at": datetime(2026, 11, 26, 18, 30, tzinfo=UTC),
        "council": "highland",
        "state": CafeState.FINISHED.value,
        "hall": "Port Aird Community Centre",
    }
    cafe_id = a_cafe(database, clock, **(row | facts))
    with database.write() as session:
        session.add(AttendanceRow(cafe_id=cafe_id, people=people))
        for one in tallies(**questions):
            session.add(TallyRow(cafe_id=cafe_id, question=one.question, category=one.category, count=one.count))
    return cafe_id


def a_return(sender: str, programme: str, **facts: Any) -> PeriodReturn:
    """A good return of three cafés and forty people."""
    counts = facts.pop("counts", {"25-34": 9, "45-54": 18, "65-74": 12})
    said: dict[str, Any] = {
        "format": "cafe-return",
        "version": 1,
        "revision": 1,
        "programme": programme,
        "sender": sender,
        "quarter": AUTUMN,
        "board": "highland",
        "cafes": 3,
        "people": 40,
        "questions": (Question(id="age", answered=sum(counts.values()), counts=counts),),
    }
    return PeriodReturn(**(said | facts))
