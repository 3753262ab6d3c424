"""A café's plan between its rows and the frozen value, for planning and for the run that starts from it.

No rule lives here: what a plan may become is decided above, in ``plan``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, select

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import AttendanceRow, CafeRow, CheckRow, RoomNamesRow, StageRow
from cafe.model.values import CafeState, Check, Length, NoteMode, Place, Plan, Stage, StageKind
from cafe.store.database import DbSession


def cafe_row(session: DbSession, cafe_id: str) -> CafeRow:
    """The café's row. Raises ``ProblemToFix`` when it is not on this laptop."""
    row = session.get(CafeRow, cafe_id)
    if row is None:
        raise ProblemToFix(_("We cannot find this café on this laptop."), _("Look for it on Home."))
    return row


def read_plan(session: DbSession, cafe_id: str) -> Plan:
    """The plan as it is kept. Raises ``ProblemToFix`` when there is no such café."""
    return plan_of(cafe_row(session, cafe_id), _stage_rows(session, cafe_id), _check_rows(session, cafe_id))


def plan_of(row: CafeRow, stages: Iterable[StageRow], checks: Iterable[CheckRow] = ()) -> Plan:
    """The plan of rows that were read already, in their order."""
    return Plan(
        cafe_id=row.id,
        title=row.title,
        hall=row.hall,
        topic_id=row.topic_id,
        topic_version=row.topic_version,
        topic_title=row.topic_title,
        caution_level=row.caution_level,
        length=Length(row.length),
        starts_at=row.starts_at,
        must_end_at=row.must_end_at,
        people=row.people,
        tables=row.tables,
        place=Place(row.council, row.urban_rural, row.place_kind, row.is_island),
        note_mode=NoteMode(row.note_mode),
        stages=tuple(_stage(stage) for stage in stages),
        checks=tuple(Check(check.id, check.text, check.is_done) for check in checks),
        is_rehearsal=row.is_rehearsal,
    )


def _stage_rows(session: DbSession, cafe_id: str) -> list[StageRow]:
    wanted = select(StageRow).where(StageRow.cafe_id == cafe_id).order_by(col(StageRow.position))
    return list(session.exec(wanted))


def _check_rows(session: DbSession, cafe_id: str) -> list[CheckRow]:
    wanted = select(CheckRow).where(CheckRow.cafe_id == cafe_id).order_by(col(CheckRow.position))
    return list(session.exec(wanted))


def _stage(row: StageRow) -> Stage:
    return Stage(
        row.id,
        StageKind(row.kind),
        row.title,
        row.seconds,
        row.question,
        row.seconds_each,
        tuple(row.cues),
        row.is_hand_set,
        row.moves_on,
        row.is_optional,
        row.pinned,
        row.soon_seconds,
        row.last_seconds,
    )


def write_plan(session: DbSession, plan: Plan, now: datetime, new_code: str = "") -> None:
    """Keep ``plan``, all of it. ``new_code`` makes the café's row; without it the row is there already.

    The café counts as changed only where something changed that may travel: not for its own title,
    its hall or its list for the day.
    """
    if new_code:
        row = CafeRow(id=plan.cafe_id, code=new_code, created_at=now, changed_at=now)
        session.add(row)
    else:
        row = cafe_row(session, plan.cafe_id)
        if _travelling(read_plan(session, plan.cafe_id)) != _travelling(plan):
            row.changed_at = now
    row.title, row.hall = plan.title, plan.hall
    row.topic_id, row.topic_version, row.topic_title = plan.topic_id, plan.topic_version, plan.topic_title
    row.caution_level, row.length = plan.caution_level, plan.length.value
    row.starts_at, row.must_end_at = plan.starts_at, plan.must_end_at
    row.people, row.tables, row.note_mode = plan.people, plan.tables, plan.note_mode.value
    row.council, row.urban_rural = plan.place.council, plan.place.urban_rural
    row.place_kind, row.is_island = plan.place.kind, plan.place.is_island
    row.is_rehearsal = plan.is_rehearsal
    session.add(row)
    session.flush()  # stages and checks point at the café
    _write_stages(session, plan)
    _write_checks(session, plan)


def _travelling(plan: Plan) -> Plan:
    return replace(plan, title="", hall="", checks=())


def _write_stages(session: DbSession, plan: Plan) -> None:
    rows = {row.id: row for row in _stage_rows(session, plan.cafe_id)}
    for position, stage in enumerate(plan.stages):
        row = rows.pop(stage.id, None)
        if row is None:
            row = StageRow(id=stage.id, cafe_id=plan.cafe_id, position=position, kind="", title="", seconds=0)
        row.position, row.kind, row.title = position, stage.kind.value, stage.title
        row.seconds, row.seconds_each, row.is_hand_set = stage.seconds, stage.seconds_each, stage.is_hand_set
        row.question, row.cues = stage.question, list(stage.cues)
        row.moves_on, row.is_optional, row.pinned = stage.moves_on, stage.is_optional, stage.pinned
        row.soon_seconds, row.last_seconds = stage.soon_seconds, stage.last_seconds
        session.add(row)
    for row in rows.values():
        session.delete(row)


def _write_checks(session: DbSession, plan: Plan) -> None:
    rows = {row.id: row for row in _check_rows(session, plan.cafe_id)}
    for position, check in enumerate(plan.checks):
        row = rows.pop(check.id, None)
        if row is None:
            row = CheckRow(id=check.id, cafe_id=plan.cafe_id, position=position, text="")
        row.position, row.text, row.is_done = position, check.text, check.is_done
        session.add(row)
    for row in rows.values():
        session.delete(row)


@dataclass(frozen=True, slots=True)
class KeptCafe:
    """A café as planning sees it, at one instant: enough to take any of its changes back."""

    plan: Plan
    state: CafeState
    deleted_at: datetime | None
    heads: int | None  # people who came, where they were counted


def read_cafe(session: DbSession, cafe_id: str) -> KeptCafe:
    """The café as it is kept. Raises ``ProblemToFix`` when there is no such café."""
    row = cafe_row(session, cafe_id)
    came = session.get(AttendanceRow, cafe_id)
    heads = None if came is None else came.people
    return KeptCafe(read_plan(session, cafe_id), CafeState(row.state), row.deleted_at, heads)


def write_cafe(session: DbSession, was: KeptCafe, becomes: KeptCafe, now: datetime) -> None:
    """Bring a café from ``was`` to ``becomes``: only what differs between the two is written."""
    row = cafe_row(session, becomes.plan.cafe_id)
    if was.plan != becomes.plan:
        write_plan(session, becomes.plan, now)
    if was.state is not becomes.state:
        row.state = becomes.state.value
    if was.deleted_at != becomes.deleted_at:
        row.deleted_at = becomes.deleted_at
        names = session.get(RoomNamesRow, row.id)
        if names is not None:  # the names of who was there go at once, and do not come back with the café
            session.delete(names)
    if was.heads != becomes.heads:
        came = session.get(AttendanceRow, row.id) or AttendanceRow(cafe_id=row.id)
        came.people = becomes.heads
        row.changed_at = now
        session.add(came)
    session.add(row)
