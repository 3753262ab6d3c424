"""Copies on a memory stick or in a folder that the person chose: after each café, and when she asks.

A copy is called made only once it has been opened and checked. It is encrypted as the store is, carries
the ways in beside it, and opens on another laptop with the words or the recovery sheet.
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import col, func, select

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, local
from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import CafeRow, SentRow, SettingRow
from cafe.model.values import CafeState
from cafe.store import backup
from cafe.store.database import Database
from cafe.store.one_file import join
from cafe.store.retention import expired_at
from cafe.store.trail import Deed, note
from cafe.store.ways_in import WaysIn

KEEP = 8
STALE = timedelta(days=7)
_PLACE, _LAST = "copies_place", "copies_last"
_OURS = re.compile(r"Conversation Cafe \d{4}-\d{2}-\d{2} \d{2}\.\d{2}(_\d+)?\.cafebackup")


@dataclass(frozen=True, slots=True)
class LastCopy:
    """When the last checked copy was made, and where they go. ``trouble``: why the newest try came to nothing."""

    place: Path | None = None
    at: datetime | None = None
    trouble: str = ""


class Copies:
    """Makes the copies of one store. ``make`` takes a moment: beside the window."""

    def __init__(self, db: Database, ways_in: WaysIn, clock: Clock, changes: Changes) -> None:
        self._db, self._ways_in, self._clock, self._changes = db, ways_in, clock, changes
        self._trouble = ""

    def last(self) -> LastCopy:
        """What to say of the copies."""
        with self._db.read() as session:
            place, last = session.get(SettingRow, _PLACE), session.get(SettingRow, _LAST)
        return LastCopy(
            Path(json.loads(place.value)) if place else None,
            datetime.fromisoformat(json.loads(last.value)) if last else None,
            self._trouble,
        )

    def choose(self, place: Path) -> None:
        """Where copies go from now on.

        Raises ProblemToFix for the folder that holds the cafés themselves: what takes the one takes the other.
        """
        if _is_within(place, self._ways_in.folder.root):
            raise ProblemToFix(
                _("That folder is where the cafés themselves are kept, so a copy there would be lost with them."),
                _("Choose a memory stick, or another folder."),
            )
        self._keep(_PLACE, str(place))
        self._trouble = ""
        self._changes.announce({Kind.SETTINGS})

    def make(self) -> Path:
        """One checked copy with today's date; older ones of this laptop are let go, so that eight stay.

        Raises one sentence where there is no place yet, the stick is not in, or it is full. The copies
        that were there stay, and what is on this laptop is not touched.
        """
        try:
            made = self._make()
        except CafeError as problem:
            self._trouble = problem.message
            self._changes.announce({Kind.SETTINGS})
            raise
        self._trouble = ""
        with self._db.write() as session:
            session.merge(SettingRow(name=_LAST, value=json.dumps(self._clock.now().isoformat())))
            note(session, self._clock.now(), Deed.COPY_MADE)
        self._changes.announce({Kind.SETTINGS})
        return made

    def move_to(self, target: Path) -> Path:
        """Everything in one checked file, to be carried to a new laptop. This laptop stays as it is.

        Raises one sentence where there is no room, or nothing here is kept.
        """
        if not self._ways_in.kinds:
            raise ProblemToFix(
                _("This is for trying out, and nothing here is kept."), _("Set up the app to have cafés of your own.")
            )
        folder = self._ways_in.folder
        with tempfile.TemporaryDirectory(prefix=".move-", dir=folder.root) as name:
            copy = backup.backup(self._ways_in.connect, Path(name) / "move.cafebackup", folder.key_slots)
            made = join(copy, target)
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.MOVE_MADE)
        return made

    def is_due(self) -> bool:
        """Whether a week has gone by since the last copy, where there is a place for one."""
        last = self.last()
        return last.place is not None and (last.at is None or self._clock.now() - last.at > STALE)

    def milestones(self) -> tuple[int, int]:
        """How many cafés are over, and how many files were sent: when one grows, a copy is worth making."""
        over = (CafeState.FINISHED, CafeState.SENT)
        with self._db.read() as session:
            finished = session.exec(select(func.count()).where(col(CafeRow.state).in_(over))).one()
            sent = session.exec(select(func.count()).where(col(SentRow.sent_at).is_not(None))).one()
        return int(finished), int(sent)

    def _make(self) -> Path:
        place = self.last().place
        if place is None:
            raise ProblemToFix(
                _("There is no place for copies yet. Your cafés are safe on this laptop."),
                _("Choose a memory stick or a folder in Settings."),
            )
        if not self._ways_in.kinds:
            raise ProblemToFix(
                _("This is for trying out, and nothing here is kept."), _("Set up the app to have cafés of your own.")
            )
        if not place.is_dir():
            raise EnvironmentFault(
                _("We cannot reach {folder}. Nothing is lost: your cafés are safe on this laptop.").format(
                    folder=place
                ),
                _("If it is a memory stick, put it back in. Then try again."),
            )
        made = backup.backup(self._ways_in.connect, self._name(place), self._ways_in.folder.key_slots)
        self._prune(place)
        return made

    def _name(self, place: Path) -> Path:
        """Day and time, so that the last copy is the last in the list too."""
        stem = f"Conversation Cafe {local(self._clock.now()):%Y-%m-%d %H.%M}"
        candidate, number = place / f"{stem}.cafebackup", 2
        while candidate.exists():
            candidate, number = place / f"{stem}_{number}.cafebackup", number + 1
        return candidate

    def _prune(self, place: Path) -> None:
        """Only copies that we named and that this store's key opens: another laptop may use the same stick."""
        ours = [
            copy
            for copy in place.glob("*.cafebackup")
            if _OURS.fullmatch(copy.name) and self._ways_in.fits(backup.slots_of(copy))
        ]
        ours.sort(key=lambda copy: (copy.stat().st_mtime_ns, copy.name))
        going = ours[:-KEEP]
        going += [copy for copy in ours[:-1] if copy not in going and self._holds_what_was_deleted(copy)]
        for copy in going:
            backup.let_go(copy)

    def _holds_what_was_deleted(self, copy: Path) -> bool:
        """Made before the newest deletion: it would bring back what had its time. Its name says when it was made."""
        with self._db.read() as session:
            deleted = expired_at(session)
        if deleted is None:
            return False
        return copy.name.removeprefix("Conversation Cafe ")[:16] < f"{local(deleted):%Y-%m-%d %H.%M}"

    def _keep(self, name: str, value: Any) -> None:
        with self._db.write() as session:
            session.merge(SettingRow(name=name, value=json.dumps(value)))


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
