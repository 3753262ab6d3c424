"""Heads, tallies and feedback: sums of one question each, never a person, never crossed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from sqlmodel import col, select

from cafe.capture import notes as rules
from cafe.capture import rows
from cafe.capture.keeping import Keeper, row_of
from cafe.content import forms, wellbeing
from cafe.core.changes import Kind
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.model.tables import AttendanceRow, CommentRow, ReflectionRow, StageRow, TallyRow
from cafe.model.values import UNSEEN, Attendance, Comment, Face, Feedback, GuardAnswer, Reflection, Tally, new_id
from cafe.store.database import DbSession

Count = tuple[str, str, int | None]  # question, category, and how many; None: nobody was asked


class Counts(Keeper):
    """Who came and how it was, in figures; and the look back in a few words."""

    def attendance(self, cafe_id: str) -> Attendance:
        """Who came, in counts; None where nobody counted."""
        with self._db.read() as session:
            row = session.get(AttendanceRow, cafe_id)
            return Attendance(cafe_id) if row is None else rows.attendance_of(row)

    def save_attendance(self, attendance: Attendance) -> Attendance:
        """Keep the counts; answers them as kept. Raises ProblemToFix for counts that cannot be."""
        before = self.attendance(attendance.cafe_id)
        after = self._keep_attendance(rules.checked_heads(attendance))
        if after != before:
            self._did(
                _("Change the count"),
                lambda: self._keep_attendance(before),
                lambda: self._keep_attendance(after),
            )
        return after

    def tallies(self, cafe_id: str) -> tuple[Tally, ...]:
        """Counts of the slip, one question at a time. They never travel with a café."""
        apart = _statements() | _wellbeing()
        return tuple(tally for tally in self._tallies(cafe_id) if tally.question not in apart)

    def wellbeing(self, cafe_id: str) -> tuple[Tally, ...]:
        """Counts of the four national questions, each alone. Like those of the slip they never travel with a café."""
        return tuple(tally for tally in self._tallies(cafe_id) if tally.question in _wellbeing())

    def set_tally(self, cafe_id: str, question: str, category: str, count: int | None) -> None:
        """Set one count; None takes it out, as if nobody had been asked."""
        self._set_tally(cafe_id, question, category, count)

    def skip_question(self, cafe_id: str, question: str) -> None:
        """Take out every count of one question. One step of undo brings them back."""
        self.skip_questions(cafe_id, [question])

    def skip_questions(self, cafe_id: str, questions: Iterable[str]) -> None:
        """Take out every count of these questions, together. One step of undo brings them back."""
        wanted = set(questions)
        before = [
            tally
            for tally in self._kept(cafe_id)
            if (tally.category if tally.question == UNSEEN else tally.question) in wanted
        ]
        if not before:
            return
        gone: list[Count] = [(tally.question, tally.category, None) for tally in before]
        back: list[Count] = [(t.question, t.category, t.count) for t in before]
        self._keep_tallies(cafe_id, gone)
        self._did(
            _("Skip the question") if len(wanted) == 1 else _("Count again"),
            lambda: self._keep_tallies(cafe_id, back),
            lambda: self._keep_tallies(cafe_id, gone),
        )

    # Sums of few answers: what may be shown of them is for ``capture/small_sums.py`` to say.

    def unseen(self, cafe_id: str) -> dict[str, int]:
        """How many answers to each question were passed in on the laptop since its sums were last shown."""
        return {tally.category: tally.count for tally in self._kept(cafe_id) if tally.question == UNSEEN}

    def answered(self, cafe_id: str) -> dict[str, int]:
        """How many answered each question that anybody answered."""
        found: dict[str, int] = {}
        for tally in self._tallies(cafe_id):
            found[tally.question] = found.get(tally.question, 0) + tally.count
        return found

    def sums_were_shown(self, cafe_id: str, questions: Iterable[str]) -> None:
        """The sums of these stand on the screen now: what is passed in from here on is mixed among itself first."""
        before = self.unseen(cafe_id)
        seen = [question for question in questions if question in before]
        if seen:
            with self._db.write() as session:
                for question in seen:
                    _put_tally(session, cafe_id, UNSEEN, question, None)

    # How was it: statements as sums, comments in no order.

    def feedback(self, cafe_id: str) -> Feedback:
        """Sums for each face, and the comments in an order that says nothing."""
        counts = tuple(tally for tally in self._tallies(cafe_id) if tally.question in _statements())
        return Feedback(cafe_id, counts, tuple(comment.text for comment in self.comments(cafe_id)))

    def set_feedback_count(self, cafe_id: str, statement: str, face: Face, count: int) -> None:
        """How many chose ``face`` for ``statement`` ("F1")."""
        if statement not in _statements():
            raise Bug(f"no statement {statement}")
        self._set_tally(cafe_id, statement, face.value, count or None)

    def add_feedback(self, cafe_id: str, chosen: Mapping[str, str]) -> None:
        """One strip at once, added to the sums: faces by statement, and numbers by question of well-being.

        Which answers came together is forgotten here, and the rows are laid anew in the order of the forms:
        not even their order on the disk tells who was first.
        """
        known = _statements() | _wellbeing()
        self._add_answers(cafe_id, {question: str(answer) for question, answer in chosen.items() if question in known})

    def add_slip(self, cafe_id: str, chosen: Mapping[str, str]) -> None:
        """One slip at once, added to the sums in the same way. Raises Bug for an answer that the slip has not."""
        answers = {one.id: {each.id for each in one.categories} for one in forms.equality().questions}
        if any(answer not in answers.get(question, ()) for question, answer in chosen.items()):
            raise Bug("an answer that is not on the slip")
        self._add_answers(cafe_id, chosen)

    def _add_answers(self, cafe_id: str, chosen: Mapping[str, str]) -> None:
        before = {(tally.question, tally.category): tally.count for tally in self._kept(cafe_id)}
        keys = [*chosen.items(), *((UNSEEN, question) for question in chosen)]
        after: list[Count] = [(*key, rules.checked_count(before.get(key, 0) + 1)) for key in keys]
        back: list[Count] = [(*key, before.get(key)) for key in keys]
        self._keep_tallies(cafe_id, after, in_order=True)
        self._did(
            _("Add one strip"),
            lambda: self._keep_tallies(cafe_id, back, in_order=True),
            lambda: self._keep_tallies(cafe_id, after, in_order=True),
        )

    def comments(self, cafe_id: str) -> tuple[Comment, ...]:
        """The comments by their random ids: the order tells nobody who wrote first."""
        with self._db.read() as session:
            found = session.exec(select(CommentRow).where(CommentRow.cafe_id == cafe_id).order_by(col(CommentRow.id)))
            return tuple(rows.comment_of(row) for row in found)

    def add_comment(self, cafe_id: str, text: str, left_as_is: Iterable[GuardAnswer] = ()) -> Comment:
        words = rules.words_for(text, rules.MOST_NOTE_CHARACTERS)
        comment = Comment(new_id(), cafe_id, words, rules.still_there(tuple(left_as_is), words))
        self._keep_comment(comment)
        self._did(_("Keep the comment"), lambda: self._drop_comment(comment.id), lambda: self._keep_comment(comment))
        return comment

    def remove_comment(self, comment_id: str) -> Comment:
        """Take a comment out for good; only this sitting's undo can bring it back."""
        comment = self._drop_comment(comment_id)
        self._did(
            _("Remove the comment"),
            lambda: self._keep_comment(comment),
            lambda: self._drop_comment(comment_id),
        )
        return comment

    # The look back.

    def reflection(self, cafe_id: str) -> Reflection:
        """Where the group disagreed, who was not there, what they would like next."""
        with self._db.read() as session:
            row = session.get(ReflectionRow, cafe_id)
            return Reflection(cafe_id) if row is None else rows.reflection_of(row)

    def save_reflection(self, reflection: Reflection) -> Reflection:
        before = self.reflection(reflection.cafe_id)
        after = self._keep_reflection(rules.tidy_reflection(reflection, self._questions(reflection.cafe_id)))
        if after != before:
            self._did(
                _("Change the look back"),
                lambda: self._keep_reflection(before),
                lambda: self._keep_reflection(after),
            )
        return after

    def _questions(self, cafe_id: str) -> tuple[str, ...]:
        with self._db.read() as session:
            return tuple(session.exec(select(StageRow.question).where(StageRow.cafe_id == cafe_id)))

    def _keep_attendance(self, attendance: Attendance) -> Attendance:
        with self._db.write() as session:
            row = session.get(AttendanceRow, attendance.cafe_id) or AttendanceRow(cafe_id=attendance.cafe_id)
            rows.write_attendance(row, attendance)
            session.add(row)
            self._touch(session, attendance.cafe_id)
        self._announce(Kind.PEOPLE)
        return attendance

    def _tallies(self, cafe_id: str) -> tuple[Tally, ...]:
        return tuple(tally for tally in self._kept(cafe_id) if tally.question != UNSEEN)

    def _kept(self, cafe_id: str) -> tuple[Tally, ...]:
        """Every count, and how many answers nobody has seen the sums of."""
        with self._db.read() as session:
            found = session.exec(select(TallyRow).where(TallyRow.cafe_id == cafe_id).order_by(col(TallyRow.seq)))
            return tuple(Tally(row.question, row.category, row.count) for row in found)

    def _set_tally(self, cafe_id: str, question: str, category: str, count: int | None) -> None:
        if count is not None:
            rules.checked_count(count)
        kept = {(tally.question, tally.category): tally.count for tally in self._tallies(cafe_id)}
        before = kept.get((question, category))
        if before == count:
            return
        self._keep_tallies(cafe_id, [(question, category, count)])
        self._did(
            _("Change the count"),
            lambda: self._keep_tallies(cafe_id, [(question, category, before)]),
            lambda: self._keep_tallies(cafe_id, [(question, category, count)]),
        )

    def _keep_tallies(self, cafe_id: str, counts: Iterable[Count], *, in_order: bool = False) -> None:
        with self._db.write() as session:
            for question, category, count in counts:
                _put_tally(session, cafe_id, question, category, count)
                if question in _statements():
                    self._touch(session, cafe_id)
            if in_order:
                _lay_anew(session, cafe_id)
        self._announce(Kind.PEOPLE)

    def _keep_comment(self, comment: Comment) -> None:
        with self._db.write() as session:
            session.add(
                CommentRow(
                    id=comment.id,
                    cafe_id=comment.cafe_id,
                    text=comment.text,
                    left_as_is=rows.pairs_of(comment.left_as_is),
                )
            )
        self._announce(Kind.PEOPLE)

    def _drop_comment(self, comment_id: str) -> Comment:
        with self._db.write() as session:
            row = row_of(session, CommentRow, comment_id)
            comment = rows.comment_of(row)
            session.delete(row)
        self._announce(Kind.PEOPLE)
        return comment

    def _keep_reflection(self, reflection: Reflection) -> Reflection:
        with self._db.write() as session:
            row = session.get(ReflectionRow, reflection.cafe_id) or ReflectionRow(cafe_id=reflection.cafe_id)
            rows.write_reflection(row, reflection)
            session.add(row)
            self._touch(session, reflection.cafe_id)
        self._announce(Kind.ENTRIES)
        return reflection


def _put_tally(session: DbSession, cafe_id: str, question: str, category: str, count: int | None) -> None:
    row = session.exec(
        select(TallyRow).where(
            TallyRow.cafe_id == cafe_id, TallyRow.question == question, TallyRow.category == category
        )
    ).one_or_none()
    if count is None:
        if row is not None:
            session.delete(row)
        return
    row = row or TallyRow(cafe_id=cafe_id, question=question, category=category, count=count)
    row.count = count
    session.add(row)


def _lay_anew(session: DbSession, cafe_id: str) -> None:
    """Every count of a café as a new row, sorted: the order of the old ones told whose answers came first."""
    rows_now = session.exec(select(TallyRow).where(TallyRow.cafe_id == cafe_id)).all()
    counts = sorted((row.question, row.category, row.count) for row in rows_now)
    for row in rows_now:
        session.delete(row)
    session.flush()
    for question, category, count in counts:
        session.add(TallyRow(cafe_id=cafe_id, question=question, category=category, count=count))
        session.flush()


@cache
def _wellbeing() -> frozenset[str]:
    """The four questions of well-being."""
    return frozenset(question.id for question in wellbeing.wellbeing().questions)


@cache
def _statements() -> frozenset[str]:
    """The codes of the feedback strip: sums of these travel with a café, other tallies never do."""
    return frozenset(statement.code for statement in forms.feedback().statements)
