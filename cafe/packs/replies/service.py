"""A programme's reply, taken in on the host's side: what was sent is now received.

Called by ``packs/service.py`` inside its transactions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlmodel import col, delete, select

from cafe.model.returns.tables import ReturnMadeRow
from cafe.model.tables import AnswerHereRow, CafeRow, ProgrammeRow, SentRow, SettingRow
from cafe.model.values import Answer, AnswerState, CafeState
from cafe.packs.reply import Reply
from cafe.store.database import DbSession

_NOON = time(12, tzinfo=UTC)  # of a day only the day is known: noon is the same day all over the country


@dataclass(frozen=True, slots=True)
class ReplyTaken:
    """What a reply brought: how many packs it says came in, how many of them we did not know of, and answers.

    ``returns``: how many returns we did not know of.
    """

    programme: str
    received: int
    news: int
    answers: int
    returns: int = 0


def take_in(session: DbSession, reply: Reply) -> ReplyTaken:
    """Mark what came in, and keep the answers for each café; a second time changes nothing."""
    programme = session.get(ProgrammeRow, reply.programme)
    sent = list(session.exec(select(SentRow).where(SentRow.programme_id == reply.programme)))
    news = _mark_received(session, sent, {one.frame_hash: one.received_on for one in reply.received})
    _count_as_sent(session, sent)
    made = session.exec(select(ReturnMadeRow).where(ReturnMadeRow.programme_id == reply.programme))
    returns = _mark_received(session, made, {one.frame_hash: one.received_on for one in reply.returns})
    ours = set(session.exec(select(CafeRow.id)))
    answers = [one for one in reply.answers if one.pack_id in ours]
    told = {one.pack_id for one in reply.received} | {one.pack_id for one in reply.answers}
    for cafe_id in told & ours:  # also where nothing is answered now: what was taken away goes here too
        session.exec(delete(AnswerHereRow).where(col(AnswerHereRow.cafe_id) == cafe_id))
    for position, one in enumerate(answers):
        session.add(
            AnswerHereRow(
                cafe_id=one.pack_id,
                position=position,
                said=one.said,
                answer=one.answer,
                state=one.state.value,
                who=one.who,
                told_on=reply.made_on,
            )
        )
    session.merge(SettingRow(name=_next_steps(reply.programme), value=json.dumps(reply.next_steps)))
    return ReplyTaken(programme.name if programme else "", len(reply.received), news, len(answers), returns)


def _mark_received(session: DbSession, rows: Iterable[SentRow | ReturnMadeRow], days: Mapping[str, str]) -> int:
    """Note on what left here the day it came in, by its hash; answers how many are news."""
    news = 0
    for row in rows:
        day = days.get(row.frame_hash)
        if day is not None and row.received_at is None:
            row.received_at = datetime.combine(date.fromisoformat(day), _NOON)
            session.add(row)
            news += 1
    return news


def _count_as_sent(session: DbSession, rows: Iterable[SentRow]) -> None:
    """What came in was sent, also where its host never said so."""
    for row in rows:
        cafe = session.get(CafeRow, row.cafe_id)
        if row.received_at is not None and cafe is not None and cafe.state == CafeState.FINISHED:
            cafe.state, row.sent_at = CafeState.SENT.value, row.sent_at or row.received_at
            session.add_all((cafe, row))


def answers(session: DbSession, cafe_id: str) -> tuple[Answer, ...]:
    """What was answered to one café, in the programme's order."""
    rows = session.exec(
        select(AnswerHereRow).where(AnswerHereRow.cafe_id == cafe_id).order_by(col(AnswerHereRow.position))
    )
    return tuple(Answer(row.said, row.answer, AnswerState(row.state), row.who) for row in rows)


def next_steps(session: DbSession, cafe_id: str) -> str:
    """What the programme that this café was sent to says comes next; empty where it said nothing."""
    sent = select(SentRow.programme_id).where(SentRow.cafe_id == cafe_id).order_by(col(SentRow.revision).desc())
    for programme_id in session.exec(sent):
        row = session.get(SettingRow, _next_steps(programme_id)) if programme_id else None
        if row is not None:
            return str(json.loads(row.value))
    return ""


def _next_steps(programme_id: str) -> str:
    return f"next_steps_told:{programme_id}"
