"""A community's own, as rows: its topics and numbers, what its place has, its ripples, and what hosts learn.

Pure shape, as in ``model/tables.py``, and part of the same store. No table holds a participant.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


def _json() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class OwnTopicRow(SQLModel, table=True):
    """A topic of this laptop's own: the text of its file, kept even while it has a mistake in it."""

    __tablename__ = "own_topic"
    id: str = Field(primary_key=True)
    text: str
    based_on: str = ""  # the shipped topic that it began as
    came_from: str = ""  # the name of the kit that brought it
    changed_at: datetime


class LocalServiceRow(SQLModel, table=True):
    """A support number or a peer group that somebody added: here, from a list, or with a kit."""

    __tablename__ = "local_service"
    id: str = Field(primary_key=True)
    name: str
    for_whom: str = ""
    card_title: str = ""
    tags: list[str] = _json()
    councils: list[str] = _json()  # empty: all of Scotland
    phone: str = ""
    text: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""
    note: str = ""
    is_group: bool = False  # a peer group, not a number to ring
    last_checked: str = ""  # 2026-11-29, as whoever sent the list says
    came_from: str = ""  # empty: typed in here; else the list or the kit
    changed_at: datetime


class AssetRow(SQLModel, table=True):
    """Something a community has: somebody by what she does, a place, a skill. Never by a name."""

    __tablename__ = "asset"
    id: str = Field(primary_key=True)
    kind: str
    text: str
    note: str = ""
    left_as_is: list[list[str]] = _json()
    changed_at: datetime


class CardsGivenRow(SQLModel, table=True):
    """How many take-home cards of one kind a café gave out."""

    __tablename__ = "cards_given"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    kind: str = Field(primary_key=True)  # a tag of the directory
    count: int


class RippleMapRow(SQLModel, table=True):
    """What came of a group's meeting: what stands in the middle, and what is said beside the map."""

    __tablename__ = "ripple_map"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    centre: str = ""
    change: str = ""  # one change we noticed, in a sentence
    next_steps: str = ""
    is_read_back: bool = False
    left_as_is: list[list[str]] = _json()


class RippleRow(SQLModel, table=True):
    """One ripple. Its ring is how deep it stands under the middle."""

    __tablename__ = "ripple"
    id: str = Field(primary_key=True)
    cafe_id: str = Field(foreign_key="cafe.id", index=True)
    parent_id: str = ""  # empty: a first ripple
    position: int
    text: str
    happened: bool = True
    is_wanted: bool = True
    touched: str = "us"
    votes: int = 0
    left_as_is: list[list[str]] = _json()


class DebriefRow(SQLModel, table=True):
    """One answer of a host to herself after a café. It never leaves the laptop, and no pack reads it."""

    __tablename__ = "debrief"
    cafe_id: str = Field(primary_key=True, foreign_key="cafe.id")
    question: str = Field(primary_key=True)
    answer: str


class LessonRow(SQLModel, table=True):
    """What did not go to plan, and what to try next time. It stays, or goes on with a hand-over."""

    __tablename__ = "lesson"
    id: str = Field(primary_key=True)
    cafe_id: str | None = Field(default=None, foreign_key="cafe.id", index=True)  # None: it came with a hand-over
    what: str
    next_time: str = ""
    left_as_is: list[list[str]] = _json()
    at: datetime


class PackRippleRow(SQLModel, table=True):
    """One ripple of a café that came in."""

    __tablename__ = "pack_ripple"
    id: int | None = Field(default=None, primary_key=True)
    pack: int = Field(foreign_key="pack.id", index=True)
    ripple_id: str
    parent_id: str = ""
    ring: int
    position: int
    text: str
    happened: bool = True
    is_wanted: bool = True
    touched: str = "us"
    votes: int = 0


class PackChangeRow(SQLModel, table=True):
    """The one change that a café noticed, and the next steps it named."""

    __tablename__ = "pack_change"
    pack: int = Field(primary_key=True, foreign_key="pack.id")
    change: str = ""
    next_steps: str = ""


class ChangeChoiceRow(SQLModel, table=True):
    """A change that a programme holds for the most significant, and why."""

    __tablename__ = "change_choice"
    programme_id: str = Field(primary_key=True)
    pack_id: str = Field(primary_key=True)
    why: str = ""
    at: datetime
