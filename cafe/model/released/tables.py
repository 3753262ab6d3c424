"""What was published, and what was asked before, as rows. Pure shape; a part of ``tables``, apart for its length."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class ReleaseTableRow(SQLModel, table=True):
    """One table of people as it was published: what the next release is judged beside. Never changed, never deleted."""

    __tablename__ = "release_table"
    id: str = Field(primary_key=True)
    release_id: str = Field(foreign_key="release.id", index=True)
    programme_id: str = Field(index=True)
    position: int
    kind: str  # "area × people"
    period: str
    text: str  # as ``disclosure.releases`` keeps it: members, categories, numbers; null where hidden
    sha256: str


class IntruderRow(SQLModel, table=True):
    """Could someone from this place say who? One answer, kept as evidence: who gave it, and when. Never changed."""

    __tablename__ = "intruder_answer"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    mark: str = Field(index=True)  # SHA-256 of the sentence, folded: its words are not kept here
    answer: str  # yes, no, unsure
    name: str
    at: datetime
