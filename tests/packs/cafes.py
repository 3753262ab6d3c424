"""A café that was held and written up, in a real store, ready to send; say only what differs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cafe.core.clock import Clock
from cafe.model.tables import (
    AttendanceRow,
    CheckRow,
    CommentRow,
    EntryRow,
    NoteRow,
    ReflectionRow,
    StageRow,
    TallyRow,
)
from cafe.model.values import new_id
from cafe.store.database import Database
from tests.builders import a_cafe

HALL, TITLE = "Port Aird Community Centre", "Tuesday blether"
NOTE = "Somebody spoke of the bus that never comes."
COMMENT = "The soup was lovely."


def a_written_cafe(database: Database, clock: Clock, **facts: Any) -> str:
    """Fourteen came; two sentences, a quote with a yes, an idea, and things that stay."""
    row = {
        "topic_id": "menopause",
        "topic_version": 1,
        "topic_title": "Perimenopause and menopause",
        "hall": HALL,
        "title": TITLE,
        "council": "highland",
        "urban_rural": 7,
        "place_kind": "hall",
        "code": "7K2M",
        "tables": 2,
        "starts_at": datetime(2026, 11, 26, 18, 30, tzinfo=UTC),
    }
    cafe_id = a_cafe(database, clock, **(row | facts))
    with database.write() as session:
        session.add(AttendanceRow(cafe_id=cafe_id, people=14, hosts=2, first_timers=9, support_cards=6))
        session.add(
            StageRow(
                id=new_id(), cafe_id=cafe_id, position=0, kind="round1", title="Round 1", seconds=900, question="Why?"
            )
        )
        session.add(ReflectionRow(cafe_id=cafe_id, disagreed="Whether to ask men along.", wants_results=True))
        session.add(NoteRow(id=new_id(), cafe_id=cafe_id, kind="note", text=NOTE, at=clock.now()))
        session.add(CommentRow(id=new_id(), cafe_id=cafe_id, text=COMMENT))
        session.add(TallyRow(cafe_id=cafe_id, question="age", category="45-54", count=6))
        session.add(TallyRow(cafe_id=cafe_id, question="F1", category="mostly", count=7))
        session.add(TallyRow(cafe_id=cafe_id, question="F1", category="very_much", count=5))
        session.add(CheckRow(id=new_id(), cafe_id=cafe_id, position=0, text="Put the kettle on", is_done=True))
        session.add(CheckRow(id=new_id(), cafe_id=cafe_id, position=1, text="Bring the object"))
    add_entry(database, clock, cafe_id, "It is hard to say the word at work.", themes=["WRK2"], strength="most")
    add_entry(database, clock, cafe_id, "Being given half an hour changed things.", themes=["WHH1"], direction="helps")
    add_entry(database, clock, cafe_id, "I had never said the word out loud.", kind="quote", consent="verbatim")
    add_entry(database, clock, cafe_id, "A fan and a flexible start.", kind="idea", actors=["employer", "us"])
    return cafe_id


def add_entry(database: Database, clock: Clock, cafe_id: str, text: str, **facts: Any) -> str:
    entry_id = new_id()
    with database.write() as session:
        row: dict[str, Any] = {
            "id": entry_id,
            "cafe_id": cafe_id,
            "kind": "theme",
            "text": text,
            "position": len(text),
            "is_agreed": True,
            "created_at": clock.now(),
            "changed_at": clock.now(),
        }
        session.add(EntryRow(**(row | facts)))
    return entry_id
