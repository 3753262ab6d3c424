"""Gather what a café would send from its rows, many cafés at once or one in full. Reads only.

Working notes, comments and equality tallies are counted here and never read: the writer of packs
cannot reach their words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from cafe.capture.ripples.service import read_map
from cafe.capture.rows import attendance_of, entry_of, reflection_of
from cafe.content import codebook, forms, topics
from cafe.content.books.service import book_of, own_themes
from cafe.content.own.service import words_left
from cafe.core.clock import local
from cafe.core.plain import mark_of_words
from cafe.model.community.tables import RippleMapRow
from cafe.model.tables import (
    AttendanceRow,
    CafeRow,
    CommentRow,
    EntryRow,
    NoteRow,
    ReflectionRow,
    RoomNamesRow,
    RunEventRow,
    StageRow,
    TallyRow,
)
from cafe.model.values import (
    UNSEEN,
    Attendance,
    CafeState,
    Consent,
    Entry,
    EntryKind,
    Feedback,
    Length,
    Reflection,
    Tally,
)
from cafe.packs.facts import SendFacts, TopicRules
from cafe.run.log import read_log
from cafe.store.database import DbSession
from cafe.store.plans import cafe_row, plan_of
from cafe.store.withdrawn import marks_left_out

NO = (Consent.NO, Consent.COUNT)
"""Answers that keep her words here."""


def facts_of(session: DbSession, cafe_id: str) -> SendFacts:
    """One café with the minutes it really took. Raises ProblemToFix when it is not on this laptop."""
    row = cafe_row(session, cafe_id)
    return facts_of_many(session, [row], as_it_went=True)[cafe_id]


def facts_of_many(session: DbSession, rows: Sequence[CafeRow], *, as_it_went: bool = False) -> dict[str, SendFacts]:
    """Café id → its facts, in a fixed number of queries. ``as_it_went`` also reads the logs of the runs."""
    ids = [row.id for row in rows]
    if not ids:
        return {}
    entries = _entries(session, ids)
    stages = _stages(session, ids)
    came = {
        found.cafe_id: attendance_of(found)
        for found in session.exec(select(AttendanceRow).where(col(AttendanceRow.cafe_id).in_(ids)))
    }
    looked_back = {
        found.cafe_id: reflection_of(found)
        for found in session.exec(select(ReflectionRow).where(col(ReflectionRow.cafe_id).in_(ids)))
    }
    feedback, slips = _tallies(session, ids)
    notes = _counted(session, NoteRow.cafe_id, ids, col(NoteRow.deleted_at).is_(None))
    comments = _counted(session, CommentRow.cafe_id, ids)
    names = {
        found.cafe_id: tuple(found.names)
        for found in session.exec(select(RoomNamesRow).where(col(RoomNamesRow.cafe_id).in_(ids)))
    }
    heard = select(RippleMapRow.cafe_id).where(col(RippleMapRow.cafe_id).in_(ids), RippleMapRow.is_read_back)
    ripples = {cafe_id: read_map(session, cafe_id) for cafe_id in session.exec(heard).all()}
    left_out = _left_out(session, ids)
    own, left = own_themes(session), words_left(session)
    known = {}
    for row in rows:
        rules, shipped, titles = _topic(row)
        held_on, minutes = _went(session, row) if as_it_went else (_day(row), Length(row.length).minutes)
        known[row.id] = SendFacts(
            plan=plan_of(row, stages[row.id]),  # without its list for the day, which never travels
            code=row.code,
            state=CafeState(row.state),
            held_on=held_on,
            minutes=minutes,
            book=book_of(session, row.id) if as_it_went else codebook.load(),
            own_themes=own,
            entries=tuple(entries[row.id]),
            attendance=came.get(row.id, Attendance(row.id)),
            feedback=Feedback(row.id, tuple(feedback[row.id])),
            reflection=looked_back.get(row.id, Reflection(row.id)),
            topic=rules,
            shipped_questions=shipped,
            shipped_titles=titles,
            notes=notes.get(row.id, 0),
            comments=comments.get(row.id, 0),
            tallies=slips[row.id],
            ripples=ripples.get(row.id),
            topic_left=left.get(row.topic_id or "", ()),
            left_out=frozenset(left_out[row.id]),
            names=names.get(row.id, ()),
        )
    return known


def _entries(session: DbSession, ids: list[str]) -> dict[str, list[Entry]]:
    kept: dict[str, list[Entry]] = defaultdict(list)
    wanted = select(EntryRow).where(col(EntryRow.cafe_id).in_(ids), col(EntryRow.deleted_at).is_(None))
    for row in session.exec(wanted.order_by(col(EntryRow.position), col(EntryRow.id))):
        kept[row.cafe_id].append(entry_of(row))
    return kept


def _left_out(session: DbSession, ids: list[str]) -> dict[str, set[str]]:
    """Café id → marks of the words of a no, also of one that was removed since, and of those that were taken back."""
    found: dict[str, set[str]] = defaultdict(set, marks_left_out(session))
    noes = select(EntryRow.cafe_id, EntryRow.text, EntryRow.spoken).where(
        col(EntryRow.cafe_id).in_(ids), EntryRow.kind == EntryKind.QUOTE, col(EntryRow.consent).in_(NO)
    )
    for cafe_id, text, spoken in session.exec(noes):
        found[cafe_id] |= {mark_of_words(text), spoken} - {""}
    return found


def _stages(session: DbSession, ids: list[str]) -> dict[str, list[StageRow]]:
    kept: dict[str, list[StageRow]] = defaultdict(list)
    wanted = select(StageRow).where(col(StageRow.cafe_id).in_(ids)).order_by(col(StageRow.position))
    for row in session.exec(wanted):
        kept[row.cafe_id].append(row)
    return kept


def _tallies(session: DbSession, ids: list[str]) -> tuple[dict[str, list[Tally]], dict[str, int]]:
    """The sums of the feedback, and how many counts of the slips there are: those stay."""
    statements = {statement.code for statement in forms.feedback().statements}
    feedback: dict[str, list[Tally]] = defaultdict(list)
    wanted = select(TallyRow).where(col(TallyRow.cafe_id).in_(ids), col(TallyRow.question).in_(statements))
    for row in session.exec(wanted):
        feedback[row.cafe_id].append(Tally(row.question, row.category, row.count))
    slips = _counted(session, TallyRow.cafe_id, ids, col(TallyRow.question).not_in({*statements, UNSEEN}))
    return feedback, defaultdict(int, slips)


def _counted(session: DbSession, owner: Any, ids: list[str], *more: Any) -> dict[str, int]:
    """Café id → how many rows, without reading one."""
    wanted = select(owner, func.count()).where(col(owner).in_(ids), *more).group_by(owner)
    return {cafe_id: int(count) for cafe_id, count in session.exec(wanted)}


def _topic(row: CafeRow) -> tuple[TopicRules, frozenset[str], frozenset[str]]:
    """What the topic allows, as kept when the café ran, else as shipped now; and the questions and titles that came
    with the app. A topic of somebody's own has none of these: what she wrote is looked at before it leaves."""
    shipped = topics.find(row.topic_id) if row.topic_id else None
    questions: Iterable[str] = shipped.questions if shipped else ()
    titles: Iterable[str] = (shipped.title,) if shipped else ()
    if row.topic_snapshot:
        kept = json.loads(row.topic_snapshot)
        asks = kept["requirements"]
        rules = TopicRules(bool(asks["quotes"]), bool(asks["month_only"]), bool(asks["council_only"]))
        if shipped is not None:  # as it read in the version of that day
            questions, titles = (*kept["questions"], *questions), (kept["title"], *titles)
        return rules, frozenset(questions), frozenset(titles)
    if shipped is None:
        return TopicRules(), frozenset(), frozenset()
    asked = shipped.requirements
    return (
        TopicRules(asked.quotes, asked.month_only, asked.council_only),
        frozenset(questions),
        frozenset(titles),
    )


def _day(row: CafeRow) -> date | None:
    held = row.starts_at or row.finished_at
    return local(held).date() if held else None


def _went(session: DbSession, row: CafeRow) -> tuple[date | None, int]:
    """The day it was really held, and how many minutes it took."""
    wanted = select(RunEventRow).where(RunEventRow.cafe_id == row.id).order_by(col(RunEventRow.seq))
    run = read_log((event.at, event.action, event.data) for event in session.exec(wanted))
    if run is None or run.started_at is None or run.ended_at is None:
        return _day(row), Length(row.length).minutes
    minutes = round((run.ended_at - run.started_at).total_seconds() / 60)
    return local(run.started_at).date(), max(0, minutes)
