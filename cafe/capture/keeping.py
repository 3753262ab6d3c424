"""What every part of the capture room shares: one store, one clock, one stack of undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import Bug
from cafe.core.undo import UndoStack
from cafe.model.tables import CafeRow
from cafe.store.database import Database, DbSession

Row = TypeVar("Row")


class Keeper:
    """Keeps things of a café: one method, one transaction, one announcement, one step of undo."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo

    def _did(self, label: str, undo: Callable[[], object], redo: Callable[[], object], about: str = "") -> None:
        """One step that can be taken back; the label is what menu and toast say."""
        if self._undo is not None:
            self._undo.push(label, undo, redo, about)

    def _announce(self, *kinds: Kind) -> None:
        self._changes.announce(kinds)

    def _touch(self, session: DbSession, cafe_id: str) -> None:
        """Something that travels changed: a café that was sent is worth sending again."""
        cafe = row_of(session, CafeRow, cafe_id)
        cafe.changed_at = self._clock.now()
        session.add(cafe)


def row_of(session: DbSession, kind: type[Row], key: str) -> Row:
    """The row that a page has in its hands; that it is not there is our own mistake."""
    found = session.get(kind, key)
    if found is None:
        raise Bug(f"no {kind.__name__} {key}")
    return found


class Same:
    """Stands for an answer that was not given: what is kept stays."""


SAME = Same()
