"""What was heard and who came, kept one durable row at a time.

Plan → run → **capture** → check and send. Every method is one transaction and, where it changes
something, one step of undo. Working notes stay on the laptop; entries are what may leave.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.capture import notes as rules
from cafe.capture import rows
from cafe.capture.cards.service import Cards
from cafe.capture.debrief.service import Debriefs
from cafe.capture.entries.service import Entries
from cafe.capture.keeping import row_of
from cafe.capture.kept_here.service import KeptHere
from cafe.capture.ripples.service import Ripples
from cafe.capture.working.service import WorkingNotes
from cafe.core.changes import Kind
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.model.community.tables import RippleMapRow, RippleRow
from cafe.model.tables import CafeRow, CommentRow, EntryRow, NoteRow, ReflectionRow
from cafe.model.themes.tables import OwnThemeRow
from cafe.model.values import Entry, EntryKind, GuardAnswer, NoteKind
from cafe.store.database import DbSession

_Answered = EntryRow | NoteRow | CommentRow | ReflectionRow | RippleRow | RippleMapRow | OwnThemeRow


class CaptureService(WorkingNotes, Entries, Cards, Ripples, Debriefs, KeptHere):
    """Notes, entries, drafts, counts, feedback and the look back of every café on this laptop.

    Methods that keep words raise ProblemToFix with one sentence where a café keeps none, where
    there is no room for more, or where the words do not fit; the words are then still with the caller.
    """

    def promote_note(self, note_id: str, *, in_room: bool = False) -> Entry:
        """Make an entry of a note, with its themes and its answer. The note stays where it is.

        Raises ProblemToFix where the speaker asked for her words to be left out.
        """
        with self._db.read() as session:
            note = rows.note_of(row_of(session, NoteRow, note_id))
        rules.check_may_become_an_entry(note)
        kind = EntryKind.THEME if note.kind is NoteKind.NOTE else EntryKind(note.kind.value)
        return self.add_entry(
            note.cafe_id,
            kind,
            note.text,
            in_room=in_room,
            themes=note.themes,
            consent=note.consent,
            left_as_is=note.left_as_is,
        )

    def leave_as_is(self, target: str, words: str, kind: str) -> None:
        """These words were looked at and stay, by choice. The choice does not travel.

        ``target`` is the id of an entry, note or comment, or of the café for its look back, questions and topic.
        """
        before, after = self._add_answer(target, words, kind)
        self._did(
            _("Leave it as it is"),
            lambda: self._keep_answers(target, before),
            lambda: self._keep_answers(target, after),
        )

    def leave_together(self, pairs: Sequence[tuple[str, str]]) -> None:
        """A combination was looked at and stays. ``pairs``: the entry and the words of each of its details."""
        steps = [(target, *self._add_answer(target, words, rules.TOGETHER)) for target, words in pairs]

        def put_back() -> None:
            for target, before, _after in reversed(steps):
                self._keep_answers(target, before)

        def again() -> None:
            for target, _before, after in steps:
                self._keep_answers(target, after)

        self._did(_("Leave it as it is"), put_back, again)

    def _add_answer(self, target: str, words: str, kind: str) -> tuple[Sequence[GuardAnswer], Sequence[GuardAnswer]]:
        with self._db.write() as session:
            row = _answered(session, target)
            before = rows.answers_of(row.left_as_is)
            after = rules.answer_added(before, words, kind)
            row.left_as_is = rows.pairs_of(after)
            session.add(row)
        self._announce(Kind.ENTRIES)
        return before, after

    def _keep_answers(self, target: str, answers: Sequence[GuardAnswer]) -> None:
        with self._db.write() as session:
            row = _answered(session, target)
            row.left_as_is = rows.pairs_of(answers)
            session.add(row)
        self._announce(Kind.ENTRIES)


def _answered(session: DbSession, target: str) -> _Answered:
    """Whatever holds the words: ids are random, so one id is one thing."""
    if target.startswith("map:"):
        found: _Answered | None = session.get(RippleMapRow, target.removeprefix("map:"))
    elif target.startswith("theme:"):
        found = session.get(OwnThemeRow, target.removeprefix("theme:"))
    else:
        found = (
            session.get(EntryRow, target)
            or session.get(NoteRow, target)
            or session.get(CommentRow, target)
            or session.get(ReflectionRow, target)
            or session.get(RippleRow, target)
        )
    if found is None and session.get(CafeRow, target) is not None:
        return ReflectionRow(cafe_id=target)  # nobody looked back yet, but a question was looked at
    if found is None:
        raise Bug(f"nothing to leave as it is: {target}")
    return found
