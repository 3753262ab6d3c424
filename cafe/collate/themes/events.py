"""A programme's own codebook as a log: themes made, renamed, merged, divided and published. Pure.

Packs come in → **themes** → merge → report. Nothing is ever changed or deleted in the log, only added, and the book of
today is its fold. A pack keeps the codes that it came with; they are read through the fold, so that a merge counts for
packs that came long before it as for those that come after, and taking it back restores every count.

Every code has an id for good (its REFI-QDA id) and letters that stand in packs. Letters are never used twice, not even
those of a theme that was taken back. A theme that a host proposed is known by the id that her laptop gave it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from cafe.content import codebook
from cafe.content.codebook import Codebook, Subtheme, Theme, guid_of
from cafe.core.i18n import _

PROPOSED = "OWN"
"""Where sentences are counted whose theme is a host's own and has no place yet."""

OWN = "own:"
"""How a host's own theme stands among the codes of a café that came in: this, and the id of the theme."""

MOST_FINER = 99
_NEXT = timedelta(microseconds=1)
_FIRST_LETTER = "Q"  # no shipped theme begins with it


class Doing(StrEnum):
    """What one line of the log does."""

    NEW = "new"
    RENAME = "rename"
    MERGE = "merge"  # also: a proposed theme is given its place
    MOVE = "move"  # some sentences of a theme go to another: a theme is divided
    LEAVE = "leave"  # a proposed theme stays as it is, and is not asked again
    PUBLISH = "publish"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Names:
    """How a theme is called. An empty part leaves what was there."""

    tile: str = ""
    report_name: str = ""
    definition: str = ""
    example: str = ""

    def over(self, before: Names) -> Names:
        """These names, and where a part is empty the one before."""
        return Names(
            self.tile or before.tile,
            self.report_name or before.report_name,
            self.definition or before.definition,
            self.example or before.example,
        )


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class CodeEvent:
    """One line of the log. ``together``: lines that were written as one thing are taken back as one.

    ``subject`` and ``into`` are ids of codes or of proposed themes; of UNDO the ``together`` that is taken back.
    ``marks``: of MOVE the sentences (``mark``), of PUBLISH the ids that hosts have from then on.
    """

    id: str
    at: datetime
    doing: Doing
    subject: str
    together: str
    into: str = ""
    names: Names = NO_NAMES
    parent: str = ""
    letters: str = ""  # as asked for; the fold gives others where these are taken
    marks: tuple[str, ...] = ()
    by: str = ""  # empty: written here; else the first two words of whoever sent it


@dataclass(frozen=True, slots=True)
class Code:
    """One code as it stands. ``parent``: the id of its theme; empty for a theme. ``into``: what took its place."""

    guid: str
    letters: str
    names: Names
    parent: str = ""
    into: str = ""
    is_shipped: bool = False
    is_published: bool = False

    @property
    def is_live(self) -> bool:
        return not self.into

    @property
    def name(self) -> str:
        """A finer theme has one name; a theme is told by the name that reports use."""
        return self.names.report_name or self.names.tile


@dataclass(frozen=True, slots=True)
class ProgrammeBook:
    """The fold: every code that ever was, and where each sentence belongs."""

    codes: Mapping[str, Code]  # by id
    by_letters: Mapping[str, str]  # every letters that ever stood in a pack → id
    moves: Mapping[tuple[str, str], tuple[int, str]]  # (id, mark) → when, id
    places: Mapping[str, str]  # a proposed theme → id; empty: it stays as it is
    version: int = 0  # how often it was published
    is_plain: bool = False  # nothing was ever done: every shipped code reads as itself

    def live(self, parent: str = "") -> tuple[Code, ...]:
        """The themes, or the finer ones of one: the shipped ones in their order, then those that were made."""
        return tuple(code for code in self.codes.values() if code.is_live and code.parent == parent)

    def letters_of(self, code: str, mark: str = "") -> str:
        """The letters that a code of a pack counts under; ``mark``: of the sentence that it stands on.

        A host's own theme without a place counts under PROPOSED. A code that nobody knows stays as it is.
        """
        if code.startswith(OWN):
            guid = self.places.get(code.removeprefix(OWN), "")
        else:
            guid = self.by_letters.get(code, "")
            if not guid:
                return PROPOSED if code.startswith(PROPOSED) else code
        return self.codes[self._walk(guid, mark)].letters if guid else PROPOSED

    def _walk(self, guid: str, mark: str) -> str:
        """From theme to theme: a sentence that was moved goes where it was moved to, all others where all went."""
        latest = -1
        while True:
            moved = self.moves.get((guid, mark)) if mark else None
            if moved is not None and moved[0] > latest:
                latest, guid = moved
                continue
            code = self.codes[guid]
            above = self.codes.get(code.parent)
            if code.into:
                guid = code.into
            elif above is not None and above.into:
                guid = above.into
            else:
                return guid

    def book(self, *, with_proposed: bool = False) -> Codebook:
        """As a page, a report or a kit reads it. ``with_proposed``: with the place that hosts' own themes count in."""
        shipped = codebook.load()
        themes = [self._theme(code) for code in self.live()]
        if with_proposed:
            themes.append(proposed_theme())
        return replace(shipped, version=shipped.version + self.version, themes=tuple(themes))

    def _theme(self, code: Code) -> Theme:
        finer = (Subtheme(one.letters, one.name, one.guid) for one in self.live(code.guid))
        names = code.names
        return Theme(
            code.letters, names.tile or names.report_name, names.example, code.name, names.definition, tuple(finer),
            code.guid,
        )  # fmt: skip

    def find(self, letters: str) -> Code | None:
        """The live code of these letters."""
        code = self.codes.get(self.by_letters.get(letters, ""))
        return code if code is not None and code.is_live else None


def proposed_theme() -> Theme:
    """The place in a picture where hosts' own themes are counted until they have one of their own."""
    return Theme(
        PROPOSED, _("Hosts’ own themes"), _("not placed yet"), _("Hosts’ own themes, not placed yet"),
        _("What hosts called it themselves. The programme has not placed it yet."), (),
    )  # fmt: skip


def mark(key: str) -> str:
    """What stands for a sentence in the log, whoever wrote it: a hash of its folded words, never the words."""
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


@dataclass(slots=True)
class _Fold:
    parents: Mapping[str, str]
    made: dict[str, CodeEvent] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)  # empty: left as it is
    moves: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    version: int = 0

    def take(self, at: int, event: CodeEvent) -> None:
        match event.doing:
            case Doing.NEW:
                self.made.setdefault(event.subject, event)
            case Doing.RENAME:
                self.names[event.subject] = event.names.over(self.names.get(event.subject, NO_NAMES))
            case Doing.MERGE:
                if not self._leads_back(event.into, event.subject):
                    self.into[event.subject] = event.into
            case Doing.MOVE:
                for one in event.marks:
                    self.moves[event.subject, one] = (at, event.into)
            case Doing.LEAVE:
                self.into[event.subject] = ""
            case Doing.PUBLISH:
                self.version += 1
                self.published |= set(event.marks)
            case Doing.UNDO:
                pass

    def _leads_back(self, start: str, end: str) -> bool:
        """Whether what is at ``start`` comes to ``end`` in the end: such a merge would leave sentences nowhere."""
        at = start
        while at:
            above = self.parents.get(at, "")
            if end in (at, above):
                return True
            at = self.into.get(at) or self.into.get(above, "")
        return False


def as_written(log: Iterable[CodeEvent]) -> list[CodeEvent]:
    """A log in the order in which it was written, however its lines were found."""
    return sorted(log, key=lambda event: (event.at, event.id))


def later_than(last: datetime | None, events: Iterable[CodeEvent]) -> Iterator[CodeEvent]:
    """Each line a little later than the one before it, also where a clock stands still or was set back."""
    for event in events:
        last = event.at if last is None or event.at > last else last + _NEXT
        yield replace(event, at=last)


def fold(events: Iterable[CodeEvent]) -> ProgrammeBook:
    """The book after all of it. The order in which lines were found never matters; the same line twice is one line."""
    log = as_written({event.id: event for event in events}.values())
    gone = taken_back(log)
    shipped = _shipped()
    parents = {guid: code.parent for guid, code in shipped.items()}
    ever = _ever_made(log, gone)  # letters of what was taken back stay taken
    parents |= {guid: event.parent for guid, event in ever.items()}
    whole = _Fold(parents)
    for at, event in enumerate(log):
        if event.together not in gone:
            whole.take(at, event)
    letters = _letters(ever.values(), whole.published)
    known = shipped.keys() | whole.made.keys()
    codes: dict[str, Code] = {}
    for guid in (*shipped, *sorted(whole.made.keys() - shipped.keys(), key=lambda guid: _in_order(letters[guid]))):
        begins = shipped.get(guid) or _made(whole.made[guid], letters[guid])
        names = whole.names.get(guid, NO_NAMES).over(begins.names)
        into = whole.into.get(guid, "")
        is_out = begins.is_shipped or guid in whole.published
        codes[guid] = replace(begins, names=names, into=into if into in known else "", is_published=is_out)
    return ProgrammeBook(
        codes=codes,
        by_letters={code.letters: guid for guid, code in codes.items()},
        moves={key: move for key, move in whole.moves.items() if move[1] in known and key[0] in known},
        places={
            subject: into
            for subject, into in whole.into.items()
            if subject not in known and (not into or into in known)
        },
        version=whole.version,
        is_plain=not log,
    )


def taken_back(log: Iterable[CodeEvent]) -> frozenset[str]:
    """What no longer counts (each by its ``together``): the newest line has the last word, also over a taking back."""
    gone: set[str] = set()
    for event in reversed(as_written(log)):
        if event.doing is Doing.UNDO and event.together not in gone:
            gone.add(event.subject)
    return frozenset(gone)


def _ever_made(log: Iterable[CodeEvent], gone: Collection[str]) -> dict[str, CodeEvent]:
    """The line that made each theme: of several for one id the first that stands, else the first of all."""
    found: dict[str, CodeEvent] = {}
    for event in log:
        known = found.get(event.subject)
        if event.doing is Doing.NEW and (known is None or (known.together in gone and event.together not in gone)):
            found[event.subject] = event
    return found


def _made(event: CodeEvent, letters: str) -> Code:
    has_parent = len(letters) > len(PROPOSED)
    return Code(event.subject, letters, event.names, event.parent if has_parent else "")


@cache
def _shipped() -> Mapping[str, Code]:
    found: dict[str, Code] = {}
    for theme in codebook.load().themes:
        guid = guid_of(theme.code)
        names = Names(theme.tile, theme.report_name, theme.definition, theme.example)
        found[guid] = Code(guid, theme.code, names, is_shipped=True)
        for sub in theme.subthemes:
            found[guid_of(sub.code)] = Code(
                guid_of(sub.code), sub.code, Names(report_name=sub.label), guid, is_shipped=True
            )
    return found


def _letters(ever: Iterable[CodeEvent], published: Collection[str]) -> dict[str, str]:
    """Letters for every theme that was ever made. What hosts have keeps its own; of two that asked for the same, the
    earlier has them."""
    tops = {code.guid: code.letters for code in _shipped().values() if not code.parent}
    taken = {code.letters for code in _shipped().values()} | {PROPOSED}
    ranked = sorted(ever, key=lambda event: (event.subject not in published, event.at, event.id))
    found: dict[str, str] = {}
    for event in (*(one for one in ranked if not one.parent), *(one for one in ranked if one.parent)):
        if event.subject in found:
            continue
        top = tops.get(event.parent, "") if event.parent else ""
        letters = _free(event.letters, top, taken)
        taken.add(letters)
        found[event.subject] = letters
        if len(letters) == len(PROPOSED):
            tops[event.subject] = letters
    return found


def _free(wanted: str, top: str, taken: Collection[str]) -> str:
    if wanted and wanted not in taken and (wanted[: len(PROPOSED)] == top if top else wanted.isalpha()):
        return wanted
    return next_letters(taken, top)


def next_letters(taken: Collection[str], top: str = "") -> str:
    """The next letters that nobody has: a number after ``top``, else three letters of a programme's own."""
    if top:
        for n in range(1, MOST_FINER + 1):
            if f"{top}{n}" not in taken:
                return f"{top}{n}"
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    firsts = (_FIRST_LETTER, *(one for one in "XZJKYUV"))
    return next(letters for a in firsts for b in alphabet for c in alphabet if (letters := a + b + c) not in taken)


def _in_order(letters: str) -> tuple[str, int]:
    return letters[: len(PROPOSED)], int(letters[len(PROPOSED) :] or 0)
