"""Fictional plans and cafés for tests: say only what the test is about, the rest is an ordinary evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cafe.core.clock import Clock
from cafe.model.tables import CafeRow
from cafe.model.values import Length, NoteMode, Place, Plan, Stage, StageKind, new_id
from cafe.store.database import Database

_STAGES = (
    (StageKind.WELCOME, "Welcome", 5, 0),
    (StageKind.AGREEMENTS, "Agreements", 5, 0),
    (StageKind.ROUND_1, "First round", 12, 90),
    (StageKind.ROUND_2, "Second round", 12, 90),
    (StageKind.DIALOGUE, "Open dialogue", 30, 0),
    (StageKind.FINAL, "Final round", 8, 60),
    (StageKind.HARVEST, "Harvest", 10, 0),
    (StageKind.CLOSE, "Close", 8, 0),
)


def a_plan(**facts: Any) -> Plan:
    """An ordinary 90-minute evening for seven, with ``facts`` changed."""
    stages = tuple(
        Stage(f"stage-{number}", kind, title, minutes * 60, seconds_each=each)
        for number, (kind, title, minutes, each) in enumerate(_STAGES, 1)
    )
    plan = Plan(
        cafe_id=new_id(),
        title="Tuesday blether",
        hall="Corran Hall",
        topic_id="T01",
        topic_version=1,
        topic_title="What matters to you",
        caution_level=1,
        length=Length.NINETY,
        starts_at=datetime(2026, 11, 26, 18, 30, tzinfo=UTC),
        must_end_at=None,
        people=7,
        tables=1,
        place=Place("argyll-and-bute", 6, "hall"),
        note_mode=NoteMode.AFTER,
        stages=stages,
    )
    return replace(plan, **facts)


def a_cafe(database: Database, clock: Clock, **facts: Any) -> str:
    """The id of a café that is kept in ``database``; ``facts`` are columns of its row."""
    now = clock.now()
    cafe_id = new_id()
    row: dict[str, Any] = {
        "id": cafe_id,
        "code": cafe_id[:4].upper(),
        "title": "Tuesday blether",
        "hall": "Corran Hall",
        "topic_id": "T01",
        "topic_title": "What matters to you",
        "starts_at": now,
        "created_at": now,
        "changed_at": now,
        "state": "finished",
    }
    with database.write() as session:
        session.add(CafeRow(**(row | facts)))
    return str(facts.get("id", cafe_id))
