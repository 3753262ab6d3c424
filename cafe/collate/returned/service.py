"""Period returns into the store, and out again: tables of their own, never joined to a pack.

Part of collating. Called by ``collate/service.py`` and by the report, inside their transactions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from cafe.collate.intake.service import table_of
from cafe.collate.returning import ArrivedReturn, HeldReturn, ReturnFacts, Whose
from cafe.content.wellbeing import pooled_questions
from cafe.model.returns.tables import ReturnCountRow, ReturnRow
from cafe.packs.returns.pooling import Pool, Pooled
from cafe.store.database import DbSession

RETURN, COUNT = table_of(ReturnRow), table_of(ReturnCountRow)
_ANSWERED = ""  # the category of a question's row that says how many answered


def held(session: DbSession, programme_id: str, wanted: Iterable[Whose]) -> dict[Whose, list[HeldReturn]]:
    """Every revision that we have of these."""
    asked = set(wanted)
    found: dict[Whose, list[HeldReturn]] = defaultdict(list)
    if not asked:
        return found
    for row in session.execute(select(RETURN).where(RETURN.c.programme_id == programme_id).order_by(RETURN.c.id)):
        whose = (row.sender, row.quarter, row.board)
        if whose in asked:
            found[whose].append(HeldReturn(row.revision, row.frame_hash, row.is_current))
    return found


def put_in(session: DbSession, programme_id: str, import_id: str, taken: Sequence[ArrivedReturn]) -> None:
    """Put a batch in. What counted before stays, marked with the batch that superseded it."""
    first = (session.execute(select(func.max(RETURN.c.id))).scalar() or 0) + 1
    counts: list[dict[str, Any]] = []
    for number, one in enumerate(taken, start=first):
        found = one.found
        session.execute(
            update(RETURN)
            .where(*_whose(programme_id, one.whose), RETURN.c.is_current)
            .values(is_current=False, superseded_by=import_id)
        )
        session.execute(
            insert(RETURN).values(
                id=number,
                programme_id=programme_id,
                import_id=import_id,
                sender=found.sender,
                quarter=found.quarter,
                board=found.board,
                revision=found.revision,
                frame_hash=one.frame_hash,
                cafes=found.cafes,
                people=found.people,
                is_current=True,
                superseded_by="",
            )
        )
        for question in found.questions:
            for category, count in ((_ANSWERED, question.answered), *sorted(question.counts.items())):
                counts.append({"period_return": number, "question": question.id, "category": category, "count": count})
    if counts:
        session.execute(insert(COUNT), counts)


def take_out(session: DbSession, import_id: str) -> None:
    """Take a batch's returns out. What they superseded counts again, unless something newer took its place."""
    ours = session.execute(select(RETURN).where(RETURN.c.import_id == import_id)).all()
    session.execute(delete(COUNT).where(COUNT.c.period_return.in_([row.id for row in ours])))
    session.execute(delete(RETURN).where(RETURN.c.import_id == import_id))
    for row in ours:
        if row.superseded_by:
            session.execute(
                update(RETURN)
                .where(
                    *_whose(row.programme_id, (row.sender, row.quarter, row.board)), RETURN.c.superseded_by == import_id
                )
                .values(superseded_by=row.superseded_by)
            )
    session.execute(update(RETURN).where(RETURN.c.superseded_by == import_id).values(is_current=True, superseded_by=""))


def in_batches(session: DbSession, programme_id: str) -> dict[str, int]:
    """How many returns each import brought that are still here."""
    counted = select(RETURN.c.import_id, func.count()).where(RETURN.c.programme_id == programme_id)
    return {batch: int(count) for batch, count in session.execute(counted.group_by(RETURN.c.import_id))}


def returns(session: DbSession, programme_id: str, *, every_revision: bool = False) -> tuple[ReturnFacts, ...]:
    """The returns that count, or all revisions that are here; in an order that is always the same."""
    where = [RETURN.c.programme_id == programme_id, RETURN.c.people > 0]  # none: its time is over
    where += [] if every_revision else [RETURN.c.is_current]
    counts: dict[int, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    inside = select(RETURN.c.id).where(*where)
    columns = (COUNT.c.period_return, COUNT.c.question, COUNT.c.category, COUNT.c["count"])
    for number, question, category, count in session.execute(select(*columns).where(COUNT.c.period_return.in_(inside))):
        counts[number][question][category] = count
    rows = session.execute(select(RETURN).where(*where)).all()
    found = (
        ReturnFacts(
            row.sender,
            row.revision,
            Pool(row.quarter, row.board, row.cafes, row.people, tuple(_questions(counts[row.id]))),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.member))


def _questions(counts: dict[str, dict[str, int]]) -> Iterable[Pooled]:
    for known in pooled_questions():
        if known.id in counts:
            here = counts[known.id]
            yield Pooled(
                known.id,
                here[_ANSWERED],
                tuple((one.id, here[one.id]) for one in known.categories if one.id in here),
            )


def _whose(programme_id: str, whose: Whose) -> tuple[Any, ...]:
    sender, quarter, board = whose
    return (
        RETURN.c.programme_id == programme_id,
        RETURN.c.sender == sender,
        RETURN.c.quarter == quarter,
        RETURN.c.board == board,
    )
