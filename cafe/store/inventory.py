"""How much is kept on this laptop, in numbers: for the page about a laptop that is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import SQLModel, col, func, select

from cafe.model.tables import CafeRow, EntryRow, NoteRow, PackRow, ProgrammeRow, RoomNamesRow

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession


@dataclass(frozen=True, slots=True)
class Inventory:
    """Counts, and nothing of what is counted. What was removed and can be brought back is counted too."""

    cafes: int
    notes: int
    entries: int
    names: int  # lists of first names
    packs: int
    programme_keys: int


def inventory(database: Database) -> Inventory:
    """Count what there is now."""
    with database.read() as session:
        keys = session.exec(select(func.count()).select_from(ProgrammeRow).where(col(ProgrammeRow.is_ours))).one()
        return Inventory(
            cafes=_count(session, CafeRow),
            notes=_count(session, NoteRow),
            entries=_count(session, EntryRow),
            names=_count(session, RoomNamesRow),
            packs=_count(session, PackRow),
            programme_keys=int(keys),
        )


def _count(session: DbSession, kind: type[SQLModel]) -> int:
    return int(session.exec(select(func.count()).select_from(kind)).one())
