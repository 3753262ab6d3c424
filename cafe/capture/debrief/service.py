"""The debrief of the hosts: private, optional, deletable, and read by nothing that leaves. And what they learned.

A lesson is apart: it names no café and nobody, and it can be handed over to whoever hosts next.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import col, select

from cafe.capture.keeping import Keeper, row_of
from cafe.capture.rows import answers_of, pairs_of
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.community.tables import DebriefRow, LessonRow
from cafe.model.community.values import Lesson
from cafe.model.tables import CafeRow

MOST_LETTERS = 200


class Debriefs(Keeper):
    """What hosts write for themselves. There is no undo of a deleted debrief: deleted is gone."""

    def debrief(self, cafe_id: str) -> dict[str, str]:
        """Question → answer, as far as there are any."""
        with self._db.read() as session:
            rows = session.exec(select(DebriefRow).where(DebriefRow.cafe_id == cafe_id))
            return {row.question: row.answer for row in rows}

    def keep_debrief(self, cafe_id: str, answers: Mapping[str, str]) -> None:
        """Keep these answers; an empty one is deleted. Others stay as they are."""
        with self._db.write() as session:
            row_of(session, CafeRow, cafe_id)
            for question, answer in answers.items():
                row = session.get(DebriefRow, (cafe_id, question))
                if answer.strip():
                    row = row or DebriefRow(cafe_id=cafe_id, question=question, answer="")
                    row.answer = answer
                    session.add(row)
                elif row is not None:
                    session.delete(row)

    def delete_debrief(self, cafe_id: str) -> None:
        """Delete all of it, for good."""
        with self._db.write() as session:
            for row in session.exec(select(DebriefRow).where(DebriefRow.cafe_id == cafe_id)).all():
                session.delete(row)
        self._announce(Kind.CAFES)

    def lessons(self) -> tuple[Lesson, ...]:
        """Everything that did not go to plan, newest first, those that came with a hand-over too."""
        with self._db.read() as session:
            rows = session.exec(select(LessonRow).order_by(col(LessonRow.at).desc(), col(LessonRow.id)))
            return tuple(
                Lesson(row.id, row.cafe_id or "", row.what, row.next_time, answers_of(row.left_as_is)) for row in rows
            )

    def keep_lesson(self, lesson: Lesson) -> None:
        """Add it, or keep it as it now is. One with no words is not kept."""
        what, next_time = plain_text(lesson.what)[:MOST_LETTERS], plain_text(lesson.next_time)[:MOST_LETTERS]
        if not what:
            return
        before = next((one for one in self.lessons() if one.id == lesson.id), None)
        after = Lesson(lesson.id, lesson.cafe_id, what, next_time, lesson.left_as_is)
        self._put_lesson(after)
        back = (lambda: self._take_lesson(after.id)) if before is None else (lambda: self._put_lesson(before))
        self._did(_("Keep what you learned"), back, lambda: self._put_lesson(after))

    def delete_lesson(self, lesson_id: str) -> None:
        gone = next((one for one in self.lessons() if one.id == lesson_id), None)
        if gone is not None:
            self._take_lesson(lesson_id)
            self._did(_("Take it out"), lambda: self._put_lesson(gone), lambda: self._take_lesson(lesson_id))

    def _put_lesson(self, lesson: Lesson) -> None:
        with self._db.write() as session:
            row = session.get(LessonRow, lesson.id)
            if row is None:
                row = LessonRow(id=lesson.id, cafe_id=lesson.cafe_id or None, what="", at=self._clock.now())
            row.what, row.next_time, row.left_as_is = lesson.what, lesson.next_time, pairs_of(lesson.left_as_is)
            session.add(row)
        self._announce(Kind.CAFES)

    def _take_lesson(self, lesson_id: str) -> None:
        with self._db.write() as session:
            row = session.get(LessonRow, lesson_id)
            if row is not None:
                session.delete(row)
        self._announce(Kind.CAFES)
