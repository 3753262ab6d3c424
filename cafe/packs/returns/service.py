"""The period return on a host's laptop: what each quarter comes to, the file, and what was made before.

Send → **return**, once a quarter. Reads heads and tallies and nothing else of a café: no note, sentence or title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import col, select

from cafe.content import areas
from cafe.content.wellbeing import pooled_questions
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, local, today
from cafe.core.errors import ProblemToFix
from cafe.core.files import make_folder
from cafe.core.i18n import _
from cafe.core.words import long_date
from cafe.model.returns.tables import ReturnMadeRow
from cafe.model.tables import AttendanceRow, CafeRow, RunEventRow, TallyRow
from cafe.model.values import CafeState, ProgrammeCard, Tally, new_id
from cafe.packs.returns import file as returns
from cafe.packs.returns.file import PeriodReturn
from cafe.packs.returns.pooling import CafeTallies, Pool, ends_before, in_words, is_over, pool, quarter_of
from cafe.packs.seal import SigningKey
from cafe.store.database import Database, DbSession
from cafe.store.trail import Deed, note

_HELD = (CafeState.FINISHED.value, CafeState.SENT.value)


@dataclass(frozen=True, slots=True)
class MadeReturn:
    """A return on the disk, opened again and sound."""

    quarter: str
    board: str
    path: Path
    revision: int
    made_at: datetime
    sent_at: datetime | None = None
    is_new: bool = True  # False: nothing had changed, so it is the same revision once more
    received_at: datetime | None = None  # as a reply of the programme said

    @property
    def has_left(self) -> bool:
        """Sent, by a person's word or the programme's."""
        return self.sent_at is not None or self.received_at is not None


@dataclass(frozen=True, slots=True)
class Period:
    """One quarter in one health board. ``made``: the newest return of it for the programme, if any.

    ``pool``: what would leave now. ``has_changed``: it differs from what was made. ``is_settled``: tallies of a café
    in it were deleted when their time was over, so that what was made stands as it is.
    """

    pool: Pool
    is_over: bool
    made: MadeReturn | None = None
    has_changed: bool = False
    is_settled: bool = False

    @property
    def is_ripe(self) -> bool:
        """Over, with something to tell that was not sent, or was changed since."""
        if not self.is_over or self.is_settled:
            return False
        return self.made is None or not self.made.has_left or self.has_changed


class PeriodReturns:
    """Makes returns. Raises ProblemToFix where a person can act."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        changes: Changes,
        identity: Callable[[], SigningKey],
        programme: Callable[[], ProgrammeCard | None],
    ) -> None:
        self._db, self._clock, self._changes = db, clock, changes
        self._identity, self._programme = identity, programme

    def periods(self) -> tuple[Period, ...]:
        """Every quarter and board in which somebody was asked, the newest first, its boards from A to Z."""
        programme, day = self._programme(), today(self._clock)
        with self._db.read() as session:
            cafes, counted = _cafes(session), _counted(session)
            made = _newest(session, programme.id if programme else "")
            asked = {(cafe.quarter, cafe.board) for cafe in cafes if cafe.tallies}
            from_a_to_z = sorted(asked | made.keys(), key=lambda key: (not key[1], key[1]))
            return tuple(
                _period(pool(cafes, quarter, board), counted, made.get((quarter, board)), is_over=is_over(quarter, day))
                for quarter, board in sorted(from_a_to_z, key=lambda key: key[0], reverse=True)
            )

    def period(self, quarter: str, board: str) -> Period | None:
        """One of ``periods``."""
        return next((one for one in self.periods() if (one.pool.quarter, one.pool.board) == (quarter, board)), None)

    def ripe(self) -> tuple[Period, ...]:
        """Those whose return is due, the oldest first."""
        return tuple(one for one in reversed(self.periods()) if one.is_ripe)

    def make(self, quarter: str, board: str, folder: Path) -> MadeReturn:
        """Write ``return-2026-Q4-highland.cafereturn`` into ``folder``, read back before it is called done.

        Unchanged figures keep their revision; changed ones make a newer one, which takes the older's place. Raises
        ProblemToFix where the quarter is not over, there is nothing to tell or no programme, and from the disk.
        """
        found, programme = self.period(quarter, board), self._programme()
        if not is_over(quarter, today(self._clock)):
            raise ProblemToFix(
                _("{quarter} is not over yet, and cafés may still come.").format(quarter=in_words(quarter)),
                _("You can make its return from {day} on.").format(day=long_date(ends_before(quarter))),
            )
        if programme is None:
            raise ProblemToFix(
                _("A return goes to your programme, and its file is not here yet. Nothing is lost."),
                _("Choose the programme’s file first."),
            )
        if found is None or not found.pool.people:
            raise ProblemToFix(
                _("Nobody was asked in this quarter, so there is nothing to return."), _("Nothing to do.")
            )
        if found.is_settled:
            raise ProblemToFix(
                _("The counts of this quarter were deleted when their time was over. What you sent stands."),
                _("Nothing to do."),
            )
        key, now = self._identity(), self._clock.now()
        with self._db.read() as session:
            before = _newest(session, programme.id).get((quarter, board))
            cafes = [one.cafe_id for one in _cafes(session) if (one.quarter, one.board) == (quarter, board)]
        new = before is None or found.has_changed
        revision = 1 if before is None else before.revision + new
        what = returns.of_pool(found.pool, revision, programme.recipients[0], key.public)
        make_folder(folder)
        written = returns.write_return(what, key, folder / returns.file_name(quarter, board), programme.recipients)
        with self._db.write() as session:
            kept = before if before is not None and not new else None
            row = (session.get(ReturnMadeRow, kept.id) if kept else None) or ReturnMadeRow(
                id=new_id(),
                programme_id=programme.id,
                quarter=quarter,
                board=board,
                revision=revision,
                frame_hash=written.frame_hash,
                cafes=sorted(cafes),
                made_at=now,
            )
            row.frame_hash, row.path, row.text = written.frame_hash, str(written.path), what.model_dump_json()
            session.add(row)
            if new:
                note(session, now, Deed.RETURN_MADE, "", found.pool.people)
            made = _made(row, is_new=new)
        self._changes.announce({Kind.SENT})
        return made

    def mark_sent(self, quarter: str, board: str) -> None:
        """*I have sent it*: the host's word. Raises ProblemToFix where none was made."""
        programme = self._programme()
        with self._db.write() as session:
            newest = _newest(session, programme.id if programme else "").get((quarter, board))
            if newest is None:
                raise ProblemToFix(_("There is no return of this quarter yet."), _("Make it first, then send it."))
            newest.sent_at = self._clock.now()
            session.add(newest)
            note(session, newest.sent_at, Deed.RETURN_SENT)
        self._changes.announce({Kind.SENT})


def _period(found: Pool, counted: set[str], made: ReturnMadeRow | None, *, is_over: bool) -> Period:
    is_settled = made is not None and (not made.text or not counted.issuperset(made.cafes))
    if made is not None and is_settled:
        is_kept = bool(made.text)
        found = _said(made) if is_kept else Pool(found.quarter, found.board, 0, 0, ())
    return Period(
        found,
        is_over,
        None if made is None else _made(made, is_new=False),
        made is not None and not is_settled and _said(made) != found,
        is_settled,
    )


def _said(made: ReturnMadeRow) -> Pool:
    return PeriodReturn.model_validate_json(made.text).pool()


def _counted(session: DbSession) -> set[str]:
    """Cafés whose heads or tallies are still on this laptop; those on the shelf too."""
    return {*session.exec(select(AttendanceRow.cafe_id)), *session.exec(select(TallyRow.cafe_id).distinct())}


def _cafes(session: DbSession) -> tuple[CafeTallies, ...]:
    """Cafés that were held and counted here, practice and removed ones apart."""
    asked = [question.id for question in pooled_questions()]
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for row in session.exec(select(TallyRow).where(col(TallyRow.question).in_(asked))):
        tallies[row.cafe_id].append(Tally(row.question, row.category, row.count))
    heads = dict(session.exec(select(AttendanceRow.cafe_id, AttendanceRow.people)).all())
    begun = (
        select(RunEventRow.cafe_id, RunEventRow.at)
        .where(RunEventRow.action == "start")
        .order_by(col(RunEventRow.seq).desc())
    )
    started = dict(session.exec(begun).all())
    wanted = select(CafeRow).where(
        col(CafeRow.deleted_at).is_(None), col(CafeRow.is_rehearsal).is_(False), col(CafeRow.state).in_(_HELD)
    )
    found = []
    for cafe in session.exec(wanted):
        held = started.get(cafe.id) or cafe.starts_at or cafe.finished_at
        if held is not None and (cafe.id in heads or cafe.id in tallies):
            board = areas.load().board_of(cafe.council)
            found.append(
                CafeTallies(
                    cafe.id,
                    quarter_of(local(held).date()),
                    board.id if board else "",
                    heads.get(cafe.id),
                    tuple(tallies[cafe.id]),
                )
            )
    return tuple(found)


def _newest(session: DbSession, programme_id: str) -> dict[tuple[str, str], ReturnMadeRow]:
    wanted = select(ReturnMadeRow).where(ReturnMadeRow.programme_id == programme_id)
    rows = session.exec(wanted.order_by(col(ReturnMadeRow.revision)))
    return {(row.quarter, row.board): row for row in rows}


def _made(row: ReturnMadeRow, *, is_new: bool) -> MadeReturn:
    return MadeReturn(
        row.quarter, row.board, Path(row.path), row.revision, row.made_at, row.sent_at, is_new, row.received_at
    )
