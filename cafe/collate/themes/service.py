"""A programme's codebook, kept as a log: each thing done is a few rows added, and nothing is ever changed in them.

Packs come in → **themes** → merge → report. One method is one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import func, insert, select

from cafe.collate.intake.service import table_of
from cafe.collate.looking.ours import book_through
from cafe.collate.themes.came import Beside, beside, free_name, names_of
from cafe.collate.themes.events import (
    NO_NAMES,
    PROPOSED,
    Code,
    CodeEvent,
    Doing,
    Names,
    ProgrammeBook,
    as_written,
    fold,
    later_than,
    next_letters,
    taken_back,
)
from cafe.collate.themes.placing import Proposed, SaidUnder
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.themes.tables import CodeEventRow
from cafe.model.values import new_id
from cafe.packs.kit import KitCodebook, KitFiner, KitPlace, KitTheme
from cafe.packs.schema import MOST_THEME_CHARACTERS

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.collate.looking.service import SecondLook
    from cafe.content.codebook import Codebook
    from cafe.packs.apart import ReadApart
    from cafe.store.database import Database, DbSession

EVENT = table_of(CodeEventRow)
MOST_DEFINITION = 400


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to the book, as the history tells it. ``is_back``: it was taken back."""

    together: str
    events: tuple[CodeEvent, ...]
    is_back: bool
    can_be_taken_back: bool


class ProgrammeThemes:
    """Long-lived; shared by page and command. ``looking`` holds the cafés that are counted."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, looking: SecondLook, reader: ReadApart) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._looking = looking
        self._reader = reader

    # ---- reading

    def book(self, programme_id: str) -> ProgrammeBook:
        """The book as it stands."""
        with self._db.read() as session:
            return fold(events_of(session, programme_id))

    def to_share(self, programme_id: str) -> Codebook:
        """The book as it may leave: names of ours that wait for a second look are not in it."""
        return book_through(self.book(programme_id).book(), self._looking.may_say_ours(programme_id))

    def proposed(self, programme_id: str) -> tuple[Proposed, ...]:
        """Themes that hosts called so themselves, those in most cafés first."""
        return self._looking.proposed(programme_id, self.book(programme_id))

    def said_under(self, programme_id: str, letters: str) -> tuple[SaidUnder, ...]:
        """The sentences that count under a code, as they may be shown."""
        return self._looking.said_under(programme_id, letters)

    def history(self, programme_id: str) -> tuple[Done, ...]:
        """All that was ever done, the newest first."""
        with self._db.read() as session:
            log = events_of(session, programme_id)
        gone = taken_back(log)
        found: dict[str, list[CodeEvent]] = {}
        for event in as_written(log):
            if event.doing is not Doing.UNDO:
                found.setdefault(event.together, []).append(event)
        done = [
            Done(together, tuple(events), together in gone, not _why_not(together, log, gone))
            for together, events in found.items()
        ]
        return tuple(reversed(done))

    # ---- doing

    def make(self, programme_id: str, names: Names, under: str = "") -> str:
        """A theme of the programme's own, or a finer one ``under`` a theme's letters. Answers its letters."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            event = self._new(book, names, under)
            self._add(session, programme_id, (event,))
        self._told(programme_id)
        return self.book(programme_id).codes[event.subject].letters

    def place(self, programme_id: str, theme_id: str, letters: str) -> str:
        """Give a proposed theme its code, for the packs that are here and for all that come. Answers what undoes it."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            event = self._event(Doing.MERGE, theme_id, into=_live(book, letters).guid)
            self._add(session, programme_id, (event,))
        self._told(programme_id)
        return event.together

    def place_new(self, programme_id: str, theme_id: str, names: Names, under: str = "") -> str:
        """Make a code out of a proposed theme. Answers what undoes it."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            made = self._new(book, names, under)
            self._add(
                session, programme_id, (made, self._event(Doing.MERGE, theme_id, made.together, into=made.subject))
            )
        self._told(programme_id)
        return made.together

    def leave(self, programme_id: str, theme_id: str) -> str:
        """Let a proposed theme be: its sentences stay counted among hosts' own. Answers what undoes it."""
        with self._db.write() as session:
            event = self._event(Doing.LEAVE, theme_id)
            self._add(session, programme_id, (event,))
        self._told(programme_id)
        return event.together

    def rename(self, programme_id: str, letters: str, names: Names) -> str:
        """Call a theme something else. Its code and its id stay. Answers what undoes it."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            code = _live(book, letters)
            event = self._event(Doing.RENAME, code.guid, names=_checked(book, names, code))
            self._add(session, programme_id, (event,))
        self._told(programme_id)
        return event.together

    def merge(self, programme_id: str, letters: str, into: str) -> str:
        """All of one theme counts as another from now on, in old packs too. Its finer themes go with it by name.

        Answers what undoes it. Raises ProblemToFix where a theme would go into itself.
        """
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            code, target = _live(book, letters), _live(book, into)
            if code.guid in (target.guid, target.parent):
                raise ProblemToFix(_("A theme cannot go into itself. Nothing was changed."), _("Choose another one."))
            events = [self._event(Doing.MERGE, code.guid, into=target.guid)]
            together = events[0].together
            for finer in book.live(code.guid) if not target.parent else ():
                made = self._event(Doing.NEW, _guid(), together, names=finer.names, parent=target.guid)
                events += [made, self._event(Doing.MERGE, finer.guid, together, into=made.subject)]
            self._add(session, programme_id, events)
        self._told(programme_id)
        return together

    def divide(self, programme_id: str, letters: str, marks: Collection[str], names: Names, under: str = "") -> str:
        """Some sentences of a theme become one of their own. Answers what undoes it."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            code = _live(book, letters)
            made = self._new(book, names, under)
            self._add(session, programme_id, (made, *self._moved(book, code, marks, made.subject, made.together)))
        self._told(programme_id)
        return made.together

    def move(self, programme_id: str, letters: str, marks: Collection[str], into: str) -> str:
        """Some sentences of a theme go to another. Answers what undoes it."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            events = self._moved(book, _live(book, letters), marks, _live(book, into).guid, new_id())
            self._add(session, programme_id, events)
        self._told(programme_id)
        return events[0].together

    def take_back(self, programme_id: str, together: str) -> None:
        """Undo what was done as one thing; of a taking back this is its undo.

        Raises ProblemToFix where hosts have the theme already, or later work stands on it.
        """
        with self._db.write() as session:
            log = events_of(session, programme_id)
            why = _why_not(together, log, taken_back(log))
            if why:
                raise ProblemToFix(why, _("Merge it into another theme instead."))
            self._add(session, programme_id, (self._event(Doing.UNDO, together),))
        self._told(programme_id)

    def bring_back(self, programme_id: str, together: str) -> None:
        """Do again what was taken back."""
        with self._db.write() as session:
            log = events_of(session, programme_id)
            undos = [event for event in log if event.doing is Doing.UNDO and event.subject == together]
            gone = taken_back(log)
            if together in gone:
                standing = [event for event in undos if event.together not in gone]
                self._add(session, programme_id, [self._event(Doing.UNDO, one.together) for one in standing])
        self._told(programme_id)

    # ---- from another program

    def look_at(self, programme_id: str, source: Path | bytes) -> Beside:
        """A REFI-QDA codebook beside the programme's own; nothing is kept. Raises the sentence that fits."""
        return beside(self._reader.codebook(source), self.book(programme_id))

    def take_in(self, programme_id: str, found: Beside, *, their_names: bool, same_name_is_same: bool) -> str:
        """Keep what a codebook brought, as one thing. Answers what undoes it.

        ``their_names``: what is called something else here takes the name of the file. ``same_name_is_same``: a code
        with another id and the name of one that is here counts as that one; else it becomes a theme beside it.
        """
        together = new_id()
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            events = []
            for one, under in found.new:
                events.append(self._event(Doing.NEW, one.guid, together, names=names_of(one), parent=under))
            for one, here in found.clashes:
                name = one.name if same_name_is_same else free_name(one.name, book)
                events.append(self._event(Doing.NEW, one.guid, together, names=names_of(one, name)))
                if same_name_is_same:
                    events.append(self._event(Doing.MERGE, one.guid, together, into=here))
            for one, _name in found.renamed if their_names else ():
                events.append(self._event(Doing.RENAME, one.guid, together, names=names_of(one)))
            if not events:
                raise ProblemToFix(_("There is nothing new in this codebook."), _("All of it is here already."))
            self._add(session, programme_id, events)
        self._told(programme_id)
        return together

    # ---- for hosts

    def to_publish(self, programme_id: str, title: str) -> KitCodebook:
        """The book as a kit carries it: every theme with its definition, and what became of proposed ones."""
        found = self.book(programme_id)
        book = self.to_share(programme_id)
        return KitCodebook(
            id=f"programme-{programme_id}",
            version=book.version + 1,
            title=plain_text(title)[:200] or book.title,
            themes=tuple(
                KitTheme(
                    code=theme.code,
                    guid=theme.key,
                    tile=theme.tile,
                    example=theme.example,
                    report_name=theme.report_name,
                    definition=theme.definition,
                    finer=tuple(KitFiner(code=sub.code, guid=sub.key, label=sub.label) for sub in theme.subthemes),
                )
                for theme in book.themes
            ),
            places=tuple(
                KitPlace(theme=theme_id, code=found.letters_of(f"own:{theme_id}"))
                for theme_id, guid in sorted(found.places.items())
                if guid
            ),
        )

    def published(self, programme_id: str) -> None:
        """The kit with it was written: from now on its codes are with hosts and keep their letters."""
        with self._db.write() as session:
            book = fold(events_of(session, programme_id))
            ours = tuple(sorted(code.guid for code in book.codes.values() if not code.is_shipped and code.is_live))
            self._add(session, programme_id, (self._event(Doing.PUBLISH, programme_id, marks=ours),))
        self._told(programme_id)

    # ---- parts

    def _event(self, doing: Doing, subject: str, together: str = "", **more: Any) -> CodeEvent:
        return CodeEvent(new_id(), self._clock.now(), doing, subject, together or new_id(), **more)

    def _new(self, book: ProgrammeBook, names: Names, under: str) -> CodeEvent:
        top = _live(book, under) if under else None
        if top is not None and top.parent:
            raise ProblemToFix(_("Themes have two levels. Nothing was made."), _("Choose one of the large themes."))
        letters = next_letters(book.by_letters.keys() | {PROPOSED}, top.letters if top else "")
        return self._event(
            Doing.NEW, _guid(), names=_checked(book, names), parent=top.guid if top else "", letters=letters
        )

    def _moved(
        self, book: ProgrammeBook, code: Code, marks: Collection[str], into: str, together: str
    ) -> Sequence[CodeEvent]:
        """A theme's sentences may stand under the theme itself or one of its finer ones: from each of them."""
        if not marks:
            raise ProblemToFix(_("No sentence was chosen. Nothing was changed."), _("Tick those that are to go."))
        kept = tuple(sorted(set(marks)))
        sources = [one for one in (code, *book.live(code.guid)) if one.guid != into]
        return [self._event(Doing.MOVE, one.guid, together, into=into, marks=kept) for one in sources]

    @staticmethod
    def _add(session: DbSession, programme_id: str, events: Iterable[CodeEvent]) -> None:
        """After all that is there already."""
        last = session.execute(select(func.max(EVENT.c.at)).where(EVENT.c.programme_id == programme_id)).scalar()
        session.execute(insert(EVENT), [values_of(programme_id, event) for event in later_than(last, events)])

    def _told(self, programme_id: str) -> None:
        self._looking.forget(programme_id)
        self._changes.announce({Kind.PROGRAMME})


def events_of(session: DbSession, programme_id: str) -> list[CodeEvent]:
    """The whole log of a programme, in no order that matters."""
    found = []
    for row in session.execute(select(EVENT).where(EVENT.c.programme_id == programme_id)):
        data = json.loads(row.data)
        found.append(
            CodeEvent(
                row.id,
                row.at,
                Doing(row.doing),
                row.subject,
                row.together,
                into=data.get("into", ""),
                names=Names(**data.get("names", {})),
                parent=data.get("parent", ""),
                letters=data.get("letters", ""),
                marks=tuple(data.get("marks", ())),
                by=row.by,
            )
        )
    return found


def values_of(programme_id: str, event: CodeEvent, choices_id: str = "") -> dict[str, Any]:
    """The columns of ``code_event``."""
    data: dict[str, Any] = {"into": event.into, "parent": event.parent, "letters": event.letters}
    data = {name: value for name, value in data.items() if value}
    if event.names != NO_NAMES:
        data["names"] = {name: words for name, words in asdict(event.names).items() if words}
    if event.marks:
        data["marks"] = list(event.marks)
    return {
        "id": event.id,
        "programme_id": programme_id,
        "at": event.at,
        "doing": event.doing.value,
        "subject": event.subject,
        "together": event.together,
        "data": json.dumps(data, ensure_ascii=False),
        "by": event.by,
        "choices_id": choices_id,
    }


def _guid() -> str:
    return str(uuid4()).upper()


def _live(book: ProgrammeBook, letters: str) -> Code:
    code = book.find(letters)
    if code is None:
        raise ProblemToFix(_("That theme is not there any more. Nothing was changed."), _("Open the list again."))
    return code


def _checked(book: ProgrammeBook, names: Names, code: Code | None = None) -> Names:
    """Names as they can be kept: plain, short, and not those of another theme."""
    name = plain_text(names.report_name or names.tile)
    found = Names(
        plain_text(names.tile or names.report_name)[:MOST_THEME_CHARACTERS],
        name[:MOST_THEME_CHARACTERS],
        plain_text(names.definition)[:MOST_DEFINITION],
        plain_text(names.example)[:MOST_THEME_CHARACTERS],
    )
    if not name:
        raise ProblemToFix(_("This theme has no name yet. Nothing was changed."), _("Give it one or two words."))
    for other in book.codes.values():
        if other.is_live and (code is None or other.guid != code.guid) and other.name.casefold() == name.casefold():
            raise ProblemToFix(
                _("There is a theme called “{name}” already.").format(name=other.name), _("Choose another name.")
            )
    return found


def _why_not(together: str, log: Sequence[CodeEvent], gone: Collection[str]) -> str:
    """Why this cannot be taken back; empty where it can."""
    made = {event.subject for event in log if event.together == together and event.doing is Doing.NEW}
    standing = [event for event in log if event.together not in gone and event.together != together]
    if any(event.together == together and event.doing is Doing.PUBLISH for event in log):
        return _("Hosts have this codebook already. It cannot be taken back.")
    if any(event.doing is Doing.PUBLISH and made & set(event.marks) for event in standing):
        return _("Hosts have this theme already. It cannot be taken back.")
    if any(made & {event.subject, event.into, event.parent} for event in standing if event.doing is not Doing.PUBLISH):
        return _("Other things were done with this theme since then.")
    return ""
