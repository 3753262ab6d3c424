"""The shelf of cafés for Home: each with its state, its list for the day, and what is still owed.

A fixed number of queries, however many cafés there are; what is owed is worked out only for those
that are over and not sent as they stand.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func
from sqlmodel import col, select

from cafe.model.tables import AttendanceRow, CafeRow, CheckRow, SentRow
from cafe.model.values import CafeLine, CafeState
from cafe.packs.gather.service import facts_of_many
from cafe.packs.readiness import readiness
from cafe.store.database import DbSession


def lines(session: DbSession) -> tuple[CafeLine, ...]:
    """Every café that was not removed: those without a day first, then the latest day first."""
    rows = list(session.exec(select(CafeRow).where(col(CafeRow.deleted_at).is_(None))))
    sent = latest_sent(session)
    checks = _checks(session)
    asking = [row for row in rows if _may_owe(row, sent.get(row.id))]
    facts = facts_of_many(session, asking)
    owed = {cafe_id: readiness(found).sentences for cafe_id, found in facts.items()}
    found = [_line(row, sent.get(row.id), checks.get(row.id, (0, 0)), owed.get(row.id, ())) for row in rows]
    cuppas = _cuppas(session, [row.id for row in rows if row.state == CafeState.NOBODY_CAME])
    found = [replace(line, heads=cuppas[line.id]) if line.id in cuppas else line for line in found]
    dated = sorted((line for line in found if line.starts_at), key=_start, reverse=True)
    return (*(line for line in found if line.starts_at is None), *dated)


def _start(line: CafeLine) -> float:
    return line.starts_at.timestamp() if line.starts_at else 0.0


def latest_sent(session: DbSession) -> dict[str, SentRow]:
    """Café id → its newest making."""
    return {row.cafe_id: row for row in session.exec(select(SentRow).order_by(col(SentRow.revision)))}


def has_changed(cafe: CafeRow, sent: SentRow | None) -> bool:
    """Whether anything that travels changed since the newest files were made."""
    return sent is not None and cafe.changed_at > sent.made_at


def _may_owe(row: CafeRow, sent: SentRow | None) -> bool:
    if row.is_rehearsal or row.state not in (CafeState.FINISHED, CafeState.SENT):
        return False
    return row.state == CafeState.FINISHED or has_changed(row, sent)


def _cuppas(session: DbSession, closed: list[str]) -> dict[str, int | None]:
    """Café id → the one or two who came, of cafés that were closed; usually there are none."""
    if not closed:
        return {}
    asked = select(AttendanceRow.cafe_id, AttendanceRow.people).where(col(AttendanceRow.cafe_id).in_(closed))
    return dict(session.exec(asked).all())


def _checks(session: DbSession) -> dict[str, tuple[int, int]]:
    """Café id → how many lines of the list are done, and how many there are."""
    wanted = select(CheckRow.cafe_id, CheckRow.is_done, func.count()).group_by(
        col(CheckRow.cafe_id), col(CheckRow.is_done)
    )
    counted: dict[str, tuple[int, int]] = {}
    for cafe_id, is_done, count in session.exec(wanted):
        done, in_all = counted.get(cafe_id, (0, 0))
        counted[cafe_id] = (done + (count if is_done else 0), in_all + count)
    return counted


def _line(row: CafeRow, sent: SentRow | None, checks: tuple[int, int], owed: tuple[str, ...]) -> CafeLine:
    done, in_all = checks
    return CafeLine(
        id=row.id,
        code=row.code,
        title=row.title,
        hall=row.hall,
        topic_id=row.topic_id,
        topic_title=row.topic_title,
        starts_at=row.starts_at,
        must_end_at=row.must_end_at,
        people_expected=row.people,
        state=CafeState(row.state),
        checks_done=done,
        checks_in_all=in_all,
        sent_at=sent.sent_at if sent else None,
        received_at=sent.received_at if sent else None,
        changed_since_sent=row.state == CafeState.SENT and has_changed(row, sent),
        caution_level=row.caution_level,
        unfinished=owed,
        is_rehearsal=row.is_rehearsal,
    )
