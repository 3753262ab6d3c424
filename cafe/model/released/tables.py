"""What was published, as rows. Pure shape; a part of ``tables``, apart for its length."""

from __future__ import annotations

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
