"""What we have here: a community's own people by what they do, its places and its skills. Nobody is named."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.i18n import _
from cafe.core.undo import UndoStack
from cafe.model.community.tables import AssetRow
from cafe.model.community.values import Asset, AssetKind
from cafe.model.values import GuardAnswer

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession


class WhatWeHave:
    """One method, one transaction, one step of undo where there is an ``undo``."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo

    def all(self) -> tuple[Asset, ...]:
        """Everything, in the order in which it was written."""
        with self._db.read() as session:
            rows = session.exec(select(AssetRow).order_by(col(AssetRow.changed_at), col(AssetRow.id)))
            return tuple(_asset(row) for row in rows)

    def keep(self, asset: Asset) -> None:
        """Add it, or keep it as it now is."""
        before = next((one for one in self.all() if one.id == asset.id), None)
        if before == asset:
            return
        self._put(asset)
        if self._undo is not None:
            back = partial(self._take_out, asset.id) if before is None else partial(self._put, before)
            label = _("Add what we have") if before is None else _("Change it")
            self._undo.push(label, back, partial(self._put, asset))

    def delete(self, asset_id: str) -> None:
        gone = next((one for one in self.all() if one.id == asset_id), None)
        if gone is not None:
            self._take_out(asset_id)
            if self._undo is not None:
                self._undo.push(_("Take it out"), partial(self._put, gone), partial(self._take_out, asset_id))

    def take_in(self, session: DbSession, asset: Asset) -> None:
        """One that came with a hand-over, inside the transaction of whoever opens it."""
        row = session.get(AssetRow, asset.id)
        if row is None:
            row = AssetRow(id=asset.id, kind="", text="", changed_at=self._clock.now())
        row.kind, row.text, row.note = asset.kind.value, asset.text, asset.note
        row.left_as_is = [[one.words, one.kind] for one in asset.left_as_is]
        session.add(row)

    def _put(self, asset: Asset) -> None:
        with self._db.write() as session:
            self.take_in(session, asset)
        self._changes.announce({Kind.SETTINGS}, self)

    def _take_out(self, asset_id: str) -> None:
        with self._db.write() as session:
            row = session.get(AssetRow, asset_id)
            if row is not None:
                session.delete(row)
        self._changes.announce({Kind.SETTINGS}, self)


def _asset(row: AssetRow) -> Asset:
    return Asset(
        row.id,
        AssetKind(row.kind),
        row.text,
        row.note,
        tuple(GuardAnswer(words, kind) for words, kind in row.left_as_is),
    )
