"""Two coordinators' choices side by side: what is new, the same, or chosen otherwise. Pure.

Nothing is decided here. Where both chose and not alike, a person says whose counts before anything is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cafe.collate.themes.events import CodeEvent, Doing, Names, as_written, taken_back
from cafe.packs.choices_file import Choice, What

ChoiceKey = tuple[str, str]
"""What it is about (``What``, or ``THEME`` and ``NAME``), and which one."""

THEME, NAME = "theme", "name"


@dataclass(frozen=True, slots=True)
class Differs:
    """Both chose, and not alike. ``mine`` and ``theirs``: the values as they are kept."""

    key: ChoiceKey
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would happen before anything does. ``words``: to be read over the phone; empty: known already."""

    signer: str
    words: tuple[str, ...]
    new: tuple[Choice, ...]
    new_events: tuple[CodeEvent, ...]
    same: int
    differing: tuple[Differs, ...]

    @property
    def has_anything(self) -> bool:
        return bool(self.new or self.new_events or self.differing)

    def of(self, what: What) -> int:
        """How many new choices of a kind there are."""
        return sum(one.what is what for one in self.new)


def side_by_side(
    here: Mapping[ChoiceKey, str], came: Iterable[Choice]
) -> tuple[tuple[Choice, ...], int, tuple[Differs, ...]]:
    """(new, how many are the same, chosen otherwise), in an order that does not depend on the file's."""
    new, same, differing = [], 0, []
    for one in sorted(came, key=lambda one: (one.what.value, one.key)):
        mine = here.get((one.what.value, one.key))
        if mine is None:
            new.append(one)
        elif mine == one.value:
            same += 1
        else:
            differing.append(Differs((one.what.value, one.key), mine, one.value))
    return tuple(new), same, tuple(differing)


def logs_beside(
    here: Sequence[CodeEvent], came: Sequence[CodeEvent]
) -> tuple[tuple[CodeEvent, ...], int, tuple[Differs, ...]]:
    """The same of two logs: lines that are not here, lines that are, and themes that each has put elsewhere."""
    known = {event.id for event in here}
    new = tuple(event for event in as_written(came) if event.id not in known)
    mine, theirs = decisions(here), decisions(came)
    differing = tuple(
        Differs(key, mine[key], theirs[key]) for key in sorted(mine.keys() & theirs.keys()) if mine[key] != theirs[key]
    )
    return new, len(came) - len(new), differing


def decisions(log: Iterable[CodeEvent]) -> dict[ChoiceKey, str]:
    """Where each theme went, and what it is called, as the log stands."""
    log = as_written(log)
    gone = taken_back(log)
    found: dict[ChoiceKey, str] = {}
    for event in log:
        if event.together in gone:
            continue
        if event.doing in (Doing.MERGE, Doing.LEAVE):
            found[THEME, event.subject] = event.into
        elif event.doing is Doing.RENAME:
            found[NAME, event.subject] = event.names.report_name or event.names.tile
    return found


def to_settle(
    differing: Iterable[Differs], theirs: Collection[ChoiceKey], together_log: Sequence[CodeEvent]
) -> tuple[tuple[Doing, str, str, Names], ...]:
    """(what, subject, into, names) of the lines that make both logs together say what was chosen.

    Together, the later line has the last word; where that is not the chosen one, it is said again.
    """
    now = decisions(together_log)
    found = []
    for one in differing:
        wanted = one.theirs if one.key in theirs else one.mine
        kind, subject = one.key
        if kind == THEME and now.get(one.key) != wanted:
            found.append((Doing.MERGE if wanted else Doing.LEAVE, subject, wanted, Names()))
        elif kind == NAME and now.get(one.key) != wanted:
            found.append((Doing.RENAME, subject, "", Names(wanted, wanted)))
    return tuple(found)
