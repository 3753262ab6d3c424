"""Period returns as rows: those that a host made, and those that came in. Pure shape; a part of ``tables``.

What came in is never joined to a pack: nothing here names a café.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


def _json() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class ReturnMadeRow(SQLModel, table=True):
    """One revision of a return as this laptop made it. ``cafes``: which were pooled; their ids stay here."""

    __tablename__ = "return_made"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    quarter: str  # 2026-Q4
    board: str = ""
    revision: int
    frame_hash: str
    cafes: list[str] = _json()
    text: str = ""  # the return as it was made, as JSON; empty once its time is over
    path: str = ""
    made_at: datetime
    sent_at: datetime | None = None
    received_at: datetime | None = None  # the day on which the programme had it, as its reply says


class ReturnRow(SQLModel, table=True):
    """One revision of one laptop's return as it came in. The newest of a laptop, quarter and board counts."""

    __tablename__ = "period_return"
    __table_args__ = (UniqueConstraint("programme_id", "frame_hash"),)
    id: int | None = Field(default=None, primary_key=True)
    programme_id: str = Field(index=True)
    import_id: str = Field(foreign_key="import_batch.id", index=True)
    sender: str
    quarter: str = Field(index=True)
    board: str = ""
    revision: int
    frame_hash: str
    cafes: int
    people: int
    is_current: bool = Field(default=True, index=True)
    superseded_by: str = ""  # the import that brought what counts instead: its undo makes this count again


class ReturnCountRow(SQLModel, table=True):
    """One count of a return: of everybody who answered where ``category`` is empty."""

    __tablename__ = "period_return_count"
    id: int | None = Field(default=None, primary_key=True)
    period_return: int = Field(foreign_key="period_return.id", index=True)
    question: str
    category: str = ""
    count: int
