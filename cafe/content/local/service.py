"""Support numbers and peer groups that were added: typed in, from a coordinator's list, or with a kit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.content import directory
from cafe.content.directory import Service
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.i18n import _
from cafe.core.undo import UndoStack
from cafe.model.community.tables import LocalServiceRow
from cafe.model.tables import SettingRow

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

NUMBER_CHECKS = "number_checks"
"""The setting with the days on which a person here checked a number: entry id to ISO date."""


class LocalServices:
    """One method, one transaction, one step of undo where there is an ``undo``."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, *, undo: UndoStack | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo

    def all(self) -> tuple[Service, ...]:
        """Everything that was added, by name."""
        with self._db.read() as session:
            rows = session.exec(select(LocalServiceRow).order_by(col(LocalServiceRow.name)))
            return tuple(_service(row) for row in rows)

    def keep(self, service: Service) -> None:
        """Add it, or keep it as it now is."""
        before = self._of({service.id})
        self._put((service,))
        label = _("Change the number") if before else _("Add a number")
        self._step(label, before, (service,))

    def take_list(self, services: Iterable[Service]) -> int:
        """A whole list, together: one step of undo. What has the same id takes the place of what was there."""
        came = tuple(services)
        before = self._of({service.id for service in came})
        self._put(came)
        self._step(_("Add a list"), before, came)
        return len(came)

    def delete(self, service_id: str) -> None:
        gone = self._of({service_id})
        if gone:
            self._take_out({service_id})
            if self._undo is not None:
                self._undo.push(_("Delete the number"), partial(self._put, gone), partial(self._take_out, {service_id}))

    def from_list(self, name: str) -> tuple[Service, ...]:
        """Those that a list or a kit of this name brought."""
        return tuple(service for service in self.all() if service.came_from == name)

    def take_in(self, session: DbSession, services: Iterable[Service], gone: Iterable[str] = ()) -> None:
        """Those that came with a kit, inside the transaction of whoever opens it; ``gone`` are ids that left it.

        What is shipped cannot be brought: one that bears its id is passed over. A day on which somebody here checked a
        number goes with the number that it was for.
        """
        checks = session.get(SettingRow, NUMBER_CHECKS)
        kept = dict(json.loads(checks.value)) if checks is not None else {}
        for service in services:
            if directory.load().find(service.id) is not None:
                continue
            row = session.get(LocalServiceRow, service.id)
            if row is None:
                row = LocalServiceRow(id=service.id, name="", changed_at=self._clock.now())
            elif _service(row).contacts != service.contacts:
                kept.pop(service.id, None)
            _fill(row, service)
            row.changed_at = self._clock.now()
            session.add(row)
        for service_id in gone:
            row = session.get(LocalServiceRow, service_id)
            if row is not None:
                session.delete(row)
                kept.pop(service_id, None)
        if checks is not None and json.loads(checks.value) != kept:
            checks.value = json.dumps(kept)
            session.add(checks)

    def _of(self, ids: set[str]) -> tuple[Service, ...]:
        return tuple(service for service in self.all() if service.id in ids)

    def _step(self, label: str, before: tuple[Service, ...], after: tuple[Service, ...]) -> None:
        if self._undo is None:
            return
        new = {service.id for service in after} - {service.id for service in before}

        def back() -> None:
            self._take_out(new)
            self._put(before)

        self._undo.push(label, back, partial(self._put, after))

    def _put(self, services: Iterable[Service]) -> None:
        with self._db.write() as session:
            self.take_in(session, services)
        self._changes.announce({Kind.SETTINGS}, self)

    def _take_out(self, ids: set[str]) -> None:
        with self._db.write() as session:
            for service_id in ids:
                row = session.get(LocalServiceRow, service_id)
                if row is not None:
                    session.delete(row)
        self._changes.announce({Kind.SETTINGS}, self)


def _service(row: LocalServiceRow) -> Service:
    return Service(
        id=row.id,
        name=row.name,
        for_whom=row.for_whom,
        card_title=row.card_title,
        tags=tuple(row.tags),
        phone=row.phone,
        text=row.text,
        email=row.email,
        url=row.url,
        hours=row.hours,
        note=row.note,
        last_checked=date.fromisoformat(row.last_checked) if row.last_checked else None,
        councils=tuple(row.councils),
        is_group=row.is_group,
        came_from=row.came_from,
        source=row.came_from,
    )


def _fill(row: LocalServiceRow, service: Service) -> None:
    row.name, row.for_whom, row.card_title = service.name, service.for_whom, service.card_title
    row.tags, row.councils = list(service.tags), list(service.councils)
    row.phone, row.text, row.email, row.url = service.phone, service.text, service.email, service.url
    row.hours, row.note, row.is_group = service.hours, service.note, service.is_group
    row.last_checked = service.last_checked.isoformat() if service.last_checked else ""
    row.came_from = service.came_from
