"""The release ledger in the store: what was published, table by table, for good. In every backup with the store.

Collate → **report**. Called inside the transactions of ``report/service.py``. Rows are only ever added; a release
that is written in one more format gets the names of its new files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlmodel import col, select

from cafe.collate.intake.service import PACK, facts, parts
from cafe.collate.returned.service import returns
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.released.tables import IntruderRow, ReleaseTableRow
from cafe.model.tables import ReleaseRow, TakenBackRow
from cafe.model.values import new_id
from cafe.privacy.disclosure.releases import Base, Kind, Release, kept, read_release
from cafe.report.gate import AREA, given_by, member
from cafe.report.intruder import Could
from cafe.report.overlapping import Counted, kept_text, read_counted
from cafe.report.publishing import Before
from cafe.report.reach import given_by_returns
from cafe.store.database import DbSession

Gives = Mapping[tuple[Kind, Base], int]
THEMES = "themes × cafés"
"""What the row is kept as that says whose themes a report counts."""


def name_of(kind: Kind) -> str:
    """A kind of table as its rows are kept: "area × people"."""
    return " × ".join(kind)


def earlier(session: DbSession, programme_id: str) -> tuple[Release, ...]:
    """Every table that was published for a programme, the oldest first."""
    wanted = (
        select(ReleaseTableRow.text)
        .join(ReleaseRow, col(ReleaseRow.id) == col(ReleaseTableRow.release_id))
        .where(col(ReleaseTableRow.programme_id) == programme_id, col(ReleaseTableRow.kind) != THEMES)
        .order_by(col(ReleaseRow.at), col(ReleaseTableRow.position))
    )
    return tuple(dict.fromkeys(read_release(text) for text in session.exec(wanted)))


def before(session: DbSession, programme_id: str) -> Before:
    """All that the next report is judged beside."""
    found = earlier(session, programme_id)
    members = frozenset().union(*(one.members for one in found)) if found else frozenset()
    given, counted = _given(session, programme_id, members), _counted(session, programme_id)
    return Before(found, given, counted, _last(session, programme_id))


def _counted(session: DbSession, programme_id: str) -> tuple[Counted, ...]:
    """Whose themes each report counted. Of a report from before that was kept: whose people it counted."""
    wanted = (
        select(ReleaseTableRow.release_id, ReleaseTableRow.kind, ReleaseTableRow.text)
        .where(
            col(ReleaseTableRow.programme_id) == programme_id,
            col(ReleaseTableRow.kind).in_([THEMES, name_of(AREA)]),
        )
        .order_by(col(ReleaseTableRow.id))
    )
    themes: dict[str, Counted] = {}
    people: dict[str, Counted] = {}
    for release_id, kind, text in session.exec(wanted):
        if kind == THEMES:
            themes[release_id] = read_counted(text)
        else:
            people[release_id] = Counted({one: one for one in read_release(text).members})
    return tuple((people | themes).values())


def _given(session: DbSession, programme_id: str, members: Iterable[str]) -> dict[str, Gives]:
    """What cafés and returns of earlier reports gave, in the revision that was published, where it is still here.

    A café whose headcounts have had their time gave something else than the nothing that is left of them.
    """
    wanted = set(members)
    given: dict[str, Gives] = {}
    for some in parts(sorted({one.split(" ", maxsplit=1)[0] for one in wanted})):
        rows = facts(session, PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some))
        given |= given_by(cafe for cafe in rows.values() if member(cafe) in wanted and cafe.people is not None)
    sent = returns(session, programme_id, every_revision=True)
    return given | given_by_returns(one for one in sent if one.member in wanted)


def _last(session: DbSession, programme_id: str) -> str:
    dates = list(
        session.exec(
            select(ReleaseRow.at).where(col(ReleaseRow.programme_id) == programme_id).order_by(col(ReleaseRow.at))
        )
    )
    if not dates:
        return ""
    return _("Release {n} of {day}").format(n=len(dates), day=words.day_and_month(local(dates[-1]).date()))


def written_before(
    session: DbSession, programme_id: str, filters: str, packs: Sequence[str]
) -> tuple[int, ReleaseRow | None]:
    """The newest release of the very same cafés and filters, and its number; (0, None) where there is none.

    None either where somebody took her words back since: the next report says so.
    """
    rows = session.exec(select(ReleaseRow).where(ReleaseRow.programme_id == programme_id).order_by(col(ReleaseRow.at)))
    same = [(at, row) for at, row in enumerate(rows, 1) if row.filters == filters and sorted(row.packs) == list(packs)]
    if not same:
        return 0, None
    number, row = same[-1]
    taken = select(TakenBackRow.at).where(TakenBackRow.programme_id == programme_id, col(TakenBackRow.at) > row.at)
    return (0, None) if session.exec(taken).first() is not None else (number, row)


def add_files(session: DbSession, release_id: str, names: Sequence[str]) -> None:
    """More formats of a release that was written before."""
    row = session.get_one(ReleaseRow, release_id)
    row.files = [*row.files, *(name for name in names if name not in row.files)]
    session.add(row)
    session.flush()


def write(session: DbSession, row: ReleaseRow, releases: Sequence[Release], counted: Counted | None = None) -> None:
    """One export, every table in it, and whose themes it counts."""
    session.add(row)
    session.flush()
    for position, release in enumerate(releases):
        session.add(
            ReleaseTableRow(
                id=new_id(),
                release_id=row.id,
                programme_id=row.programme_id,
                position=position,
                kind=name_of(release.kind),
                period=release.period,
                text=kept(release),
                sha256=release.fingerprint(),
            )
        )
    if counted is not None:
        text = kept_text(counted)
        session.add(
            ReleaseTableRow(
                id=new_id(),
                release_id=row.id,
                programme_id=row.programme_id,
                position=len(releases),
                kind=THEMES,
                period=releases[0].period if releases else "",
                text=text,
                sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            )
        )
    session.flush()


def said(session: DbSession, programme_id: str) -> dict[str, Could]:
    """The newest answer about each sentence, by its mark."""
    wanted = select(IntruderRow).where(col(IntruderRow.programme_id) == programme_id).order_by(col(IntruderRow.at))
    return {row.mark: Could(row.answer) for row in session.exec(wanted)}


def keep_answers(session: DbSession, programme_id: str, answers: Mapping[str, Could], name: str, at: datetime) -> None:
    """Answers with who gave them and when. Earlier ones stay: they are evidence."""
    for mark, answer in answers.items():
        session.add(
            IntruderRow(id=new_id(), programme_id=programme_id, mark=mark, answer=answer.value, name=name, at=at)
        )
