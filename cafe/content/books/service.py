"""The codebook that a host writes up with: shipped, or her programme's; her own themes; and each café's copy of it.

A café keeps the codebook that its first sentence was placed with. A newer one that comes with a kit is for cafés that
are placed after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.content import codebook
from cafe.content.books.kept import OWN_THEME, Kept, OwnTheme, as_text, for_host, from_text, to_choose_from
from cafe.content.codebook import Codebook
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.tables import EntryRow, NoteRow
from cafe.model.themes.tables import CafeCodebookRow, CodebookRow, OwnThemeRow
from cafe.model.values import GuardAnswer, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from cafe.store.database import Database, DbSession

MOST_OWN = 99
MOST_LABEL = 60


class Books:
    """Long-lived. One method is one transaction."""

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes

    def of_cafe(self, cafe_id: str) -> Codebook:
        """What this café's sentences are placed in: its own copy, or today's where nothing is placed yet."""
        with self._db.read() as session:
            return book_of(session, cafe_id)

    def to_choose_from(self, cafe_id: str) -> tuple[OwnTheme, ...]:
        """Themes of this laptop's own that another café used, and this one does not."""
        with self._db.read() as session:
            return to_choose_from(kept_of(session, cafe_id), own_themes(session), _used(session, cafe_id))

    def add_own(self, label: str, left_as_is: tuple[GuardAnswer, ...] = ()) -> OwnTheme:
        """A theme of one's own; one that is called so already is that one.

        Raises ProblemToFix where it has no name, or a shipped theme has it.
        """
        words = plain_text(label)[:MOST_LABEL].strip()
        if not words:
            raise ProblemToFix(_("This theme has no name yet. Nothing is lost."), _("Give it one or two words."))
        with self._db.write() as session:
            every = own_themes(session)
            known = next((one for one in every if one.label.casefold() == words.casefold()), None)
            if known is not None:
                return known
            if any(theme.tile.casefold() == words.casefold() for theme in newest(session).book.themes):
                raise ProblemToFix(_("“{name}” is there already.").format(name=words), _("Press its tile."))
            if len(every) >= MOST_OWN:
                raise ProblemToFix(
                    _("There are {n} themes of your own already.").format(n=MOST_OWN), _("Use one of those.")
                )
            row = OwnThemeRow(
                code=f"{OWN_THEME}{len(every) + 1}",  # none is ever deleted, so that no code is given twice
                id=new_id(),
                label=words,
                left_as_is=[[one.words, one.kind] for one in left_as_is if one.words in words],
                made_at=self._clock.now(),
            )
            session.add(row)
            made = _own(row)
        self._changes.announce({Kind.ENTRIES})
        return made

    def rename_own(self, code: str, label: str) -> None:
        """Other words for a theme of one's own, wherever it stands."""
        words = plain_text(label)[:MOST_LABEL].strip()
        with self._db.write() as session:
            row = session.get(OwnThemeRow, code)
            if row is not None and words:
                row.label = words
                session.add(row)
        self._changes.announce({Kind.ENTRIES})

    def take_in(self, session: DbSession, programme_id: str, kept: Kept, came_from: str, now: datetime) -> bool:
        """Keep the codebook that a programme's kit brought; whether it was newer than the one that is here."""
        row = session.get(CodebookRow, programme_id)
        if row is not None and row.version >= kept.book.version:
            return False
        _keep_all(session)
        row = row or CodebookRow(programme_id=programme_id, version=0, body="", at=now)
        row.version, row.body, row.came_from, row.at = kept.book.version, as_text(kept), came_from, now
        session.add(row)
        return True


def keep_book(session: DbSession, cafe_id: str) -> None:
    """The codebook of today goes with the café from now on; one that it has stays."""
    if session.get(CafeCodebookRow, cafe_id) is None:
        session.add(CafeCodebookRow(cafe_id=cafe_id, body=as_text(newest(session))))


def _keep_all(session: DbSession) -> None:
    """Cafés that were placed before there were copies get theirs before a newer codebook takes its place."""
    have = set(session.exec(select(CafeCodebookRow.cafe_id)))
    placed = {cafe_id for cafe_id, themes in session.exec(select(EntryRow.cafe_id, EntryRow.themes)) if themes}
    placed |= {cafe_id for cafe_id, themes in session.exec(select(NoteRow.cafe_id, NoteRow.themes)) if themes}
    for cafe_id in sorted(placed - have):
        keep_book(session, cafe_id)


def book_of(session: DbSession, cafe_id: str) -> Codebook:
    """The codebook of a café, with its host's own themes that it uses."""
    return for_host(kept_of(session, cafe_id), own_themes(session), _used(session, cafe_id))


def kept_of(session: DbSession, cafe_id: str) -> Kept:
    """The café's copy, or what it would be given now."""
    row = session.get(CafeCodebookRow, cafe_id)
    return from_text(row.body) if row is not None else newest(session)


def newest(session: DbSession) -> Kept:
    """The codebook that came last from a programme, or the shipped one."""
    row = session.exec(select(CodebookRow).order_by(col(CodebookRow.at).desc())).first()
    return from_text(row.body) if row is not None else Kept(codebook.load(), {})


def own_themes(session: DbSession) -> tuple[OwnTheme, ...]:
    """Every theme of this laptop's own, the oldest first."""
    rows = session.exec(select(OwnThemeRow)).all()
    return tuple(_own(row) for row in sorted(rows, key=lambda row: int(row.code.removeprefix(OWN_THEME))))


def _own(row: OwnThemeRow) -> OwnTheme:
    return OwnTheme(row.code, row.id, row.label, tuple((words, kind) for words, kind in row.left_as_is))


def _used(session: DbSession, cafe_id: str) -> frozenset[str]:
    rows = session.exec(select(EntryRow.themes).where(EntryRow.cafe_id == cafe_id, col(EntryRow.deleted_at).is_(None)))
    return frozenset(code for themes in rows for code in themes)
