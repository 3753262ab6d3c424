"""What a copy and the store differ in, café by café: shown before a copy takes the place of anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.store.backup import slots_of
from cafe.store.sentences import copy_does_not_read

if TYPE_CHECKING:
    from cafe.store.ways_in import WaysIn

_COUNTED = ("note", "entry", "pack")


@dataclass(frozen=True, slots=True)
class Differences:
    """Titles of cafés. ``only_here``: they would go (and are kept aside); ``only_there``: they would come back."""

    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    changed: tuple[str, ...]  # in both, and not the same
    notes: int  # how many more there are here than in the copy; negative: fewer
    entries: int
    packs: int

    @property
    def are_none(self) -> bool:
        return not (self.only_here or self.only_there or self.changed or self.notes or self.entries or self.packs)


def differences(ways_in: WaysIn, copy: Path) -> Differences:
    """Open both and compare; neither is changed. Not on the window's thread.

    Raises ProblemToFix where the copy is another laptop's, or does not open and read from end to end.
    """
    if not ways_in.fits(slots_of(copy)):
        raise ProblemToFix(
            _("{name} is a copy of another laptop, or its ways in are not beside it.").format(name=copy.name),
            _("To bring it here, choose “I am moving from another laptop” on a new start."),
        )
    try:
        there = _told(ways_in.connect(copy), is_checked=True)
    except sqlcipher.Error as problem:
        raise copy_does_not_read(copy) from problem
    if there is None:
        raise copy_does_not_read(copy)
    here = _told(ways_in.connect())
    assert here is not None
    (cafes_here, counts_here), (cafes_there, counts_there) = here, there
    more = [counts_here[name] - counts_there[name] for name in _COUNTED]
    both = cafes_here.keys() & cafes_there.keys()
    return Differences(
        only_here=_titles(cafes_here, cafes_here.keys() - both),
        only_there=_titles(cafes_there, cafes_there.keys() - both),
        changed=_titles(cafes_here, {one for one in both if cafes_here[one] != cafes_there[one]}),
        notes=more[0],
        entries=more[1],
        packs=more[2],
    )


_Cafes = dict[str, tuple[Any, ...]]


def _told(connection: Any, *, is_checked: bool = False) -> tuple[_Cafes, dict[str, int]] | None:
    """Each café with its title and what tells one state from another; None where the file does not read whole."""
    try:
        if is_checked and connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            return None
        rows = connection.execute(
            "SELECT id, title, code, hall, state, changed_at, deleted_at,"
            " (SELECT count(*) FROM note WHERE cafe_id = cafe.id),"
            " (SELECT count(*) FROM entry WHERE cafe_id = cafe.id) FROM cafe ORDER BY code"
        ).fetchall()
        counts = {name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in _COUNTED}
    finally:
        connection.close()
    return {row[0]: tuple(row[1:]) for row in rows}, counts


def _titles(cafes: _Cafes, ids: set[str]) -> tuple[str, ...]:
    return tuple(row[0] or row[1] for one, row in cafes.items() if one in ids)
