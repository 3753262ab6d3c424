"""Codebooks as rows: a host's own themes and the copies her cafés keep; a programme's log, and what it decided.

Pure shape, as in ``model/tables.py``, and part of the same store. No table holds a participant.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


def _json() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class OwnThemeRow(SQLModel, table=True):
    """A theme of this laptop's own. Its code ("OWN1") is never given to another; its id travels."""

    __tablename__ = "own_theme"
    code: str = Field(primary_key=True)
    id: str = Field(unique=True)
    label: str
    left_as_is: list[list[str]] = _json()  # [words, kind] pairs
    made_at: datetime


class CodebookRow(SQLModel, table=True):
    """The newest codebook that a programme published, as its kit brought it."""

    __tablename__ = "programme_codebook"
    programme_id: str = Field(primary_key=True)
    version: int
    body: str  # JSON
    came_from: str = ""
    at: datetime


class CafeCodebookRow(SQLModel, table=True):
    """The codebook that a café is written up with. It stays as it was when a newer one comes."""

    __tablename__ = "cafe_codebook"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    body: str  # JSON


class CodeEventRow(SQLModel, table=True):
    """The log of a programme's codebook: append only. The book is the fold of its rows."""

    __tablename__ = "code_event"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    at: datetime
    doing: str
    subject: str
    together: str
    data: str = "{}"  # JSON of what the line says besides
    by: str = ""  # empty: written here
    choices_id: str = ""  # the choices file that brought it: taken back with it


class PackOwnThemeRow(SQLModel, table=True):
    """A host's own theme in a pack, as she called it."""

    __tablename__ = "pack_own_theme"
    id: int | None = Field(default=None, primary_key=True)
    pack: int = Field(foreign_key="pack.id", index=True)
    theme_id: str
    label: str


class SameCafeRow(SQLModel, table=True):
    """Whether two packs are one café that two hosts entered. ``first`` sorts before ``second``."""

    __tablename__ = "same_cafe"
    programme_id: str = Field(primary_key=True)
    first: str = Field(primary_key=True)
    second: str = Field(primary_key=True)
    is_same: bool
    at: datetime


class ChoicesRow(SQLModel, table=True):
    """A choices file of another coordinator that was taken in, and what stood here before."""

    __tablename__ = "choices_taken"
    id: str = Field(primary_key=True)
    programme_id: str = Field(index=True)
    at: datetime
    signer: str
    changed: int = 0
    before: str = "{}"  # JSON: what its undo puts back
    undone_at: datetime | None = None


class CoordinatorRow(SQLModel, table=True):
    """Another coordinator's signing key, once her words were checked."""

    __tablename__ = "coordinator"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)
    seq: int | None = Field(default=None, primary_key=True)
    programme_id: str = Field(index=True)
    key: str
    accepted_at: datetime
