"""Makes every sheet of the day from what is kept: the plan, this laptop's checks and words, a programme's ledger."""

from __future__ import annotations

from itertools import groupby

from sqlmodel import col, func, select

from cafe.capture.ripples.service import read_map
from cafe.capture.service import CaptureService
from cafe.collate.digest import fold
from cafe.content import areas, guides
from cafe.content.service import ContentService
from cafe.core import words
from cafe.core.changes import Changes
from cafe.core.clock import Clock, local, today
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.model.community.values import RippleMap
from cafe.model.released.tables import IntruderRow, ReleaseTableRow
from cafe.model.tables import AnswerHereRow, PackRow, ProgrammeRow, ReleaseRow, SentRow
from cafe.model.values import EntryKind, Plan
from cafe.packs import programme_file
from cafe.packs.programme_file import months_in
from cafe.packs.replies.service import next_steps
from cafe.packs.service import PacksService
from cafe.report.ledger.service import THEMES
from cafe.report.paper.look import LARGE, STANDARD
from cafe.report.paper.page import build
from cafe.report.sheets import catalogue, guide_sheet
from cafe.report.sheets.catalogue import PaperFacts, Sheet
from cafe.report.sheets.dpia import Dpia, Intruder, Laptop, Release
from cafe.report.sheets.notice import KeptFor
from cafe.report.sheets.you_said import YouSaid
from cafe.report.slips import Slips
from cafe.store.database import Database, DbSession
from cafe.store.periods import USUAL_NOTES_DAYS, Periods
from cafe.store.plans import read_plan
from cafe.store.told import as_told


class SheetsService:
    """No Qt. ``make`` may run off the window's thread: every method makes its own sessions.

    Raises ``ProblemToFix`` with the sentence for people where a sheet cannot be made yet.
    """

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._content = ContentService(db, clock, changes)
        self._packs = PacksService(db, clock, changes)

    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet there is, in the order of the day."""
        return catalogue.sheets()

    def make(
        self, sheet_id: str, cafe_id: str = "", *, topic_id: str = "", large: bool = False, laptop: Laptop | None = None
    ) -> bytes:
        """One sheet as a tagged PDF; ``laptop`` is asked for by the DPIA pack alone."""
        sheet = catalogue.find(sheet_id)
        facts = self.facts(sheet, cafe_id, topic_id, laptop or Laptop())
        return build(sheet.make(facts, LARGE if large and sheet.has_large else STANDARD))

    def problem(self, sheet_id: str, cafe_id: str = "", *, topic_id: str = "") -> ProblemToFix | None:
        """Why this sheet cannot be made yet; None where it can."""
        sheet = catalogue.find(sheet_id)
        return _problem(sheet, self.facts(sheet, cafe_id, topic_id))

    def standing(self, cafe_id: str = "", *, topic_id: str = "") -> dict[str, str]:
        """For each sheet what it still waits for, in a sentence; empty where it can be made."""
        found = {}
        for _same, kin in groupby(sorted(catalogue.sheets(), key=_needs), key=_needs):
            facts: PaperFacts | None = None
            for sheet in kin:
                facts = facts or self.facts(sheet, cafe_id, topic_id)
                problem = _problem(sheet, facts)
                found[sheet.id] = "" if problem is None else problem.message
        return found

    def guide(self, guide_id: str, *, large: bool = False) -> bytes:
        """A page of help on paper. Raises ``KeyError`` for a guide that there is not."""
        found = guides.find(guide_id)
        if found is None:
            raise KeyError(guide_id)
        return build(guide_sheet.document(found, LARGE if large else STANDARD))

    def facts(self, sheet: Sheet, cafe_id: str = "", topic_id: str = "", laptop: Laptop | None = None) -> PaperFacts:
        """What is known of this café, this laptop and its programme."""
        plan = self._plan(cafe_id)
        programme = self._packs.programme()
        return PaperFacts(
            today=today(self._clock),
            plan=plan,
            topic=self._content.topic(plan.topic_id if plan else topic_id),
            own_agreements=self._content.own_agreements(),
            services=self._content.services(),
            words=self._content.paper_words(),
            kept=self.kept_for(),
            threshold=programme.threshold if programme else 5,
            slip_profile=self._content.slip_profile(),
            you_said=self._you_said(plan) if sheet.needs == "answers" and plan and self._was_sent(plan) else None,
            card_services=self._content.card_services(),
            quote_slips=self._slips(cafe_id) if sheet.needs == "quotes" and plan else Slips(()),
            ripples=self._ripples(cafe_id) if sheet.needs == "ripples" and plan else None,
            ripples_held=self._packs.ripples_held(cafe_id, for_the_table=True)
            if sheet.needs == "ripples" and plan
            else None,
            dpia=self._dpia(laptop or Laptop()) if sheet.needs == "programme" else None,
        )

    def kept_for(self) -> KeptFor:
        """Until when sentences and headcounts stay, by the programme's file or as chosen here."""
        programme, here = self._packs.programme(), self._here()
        told = (programme.entries_months, programme.heads_months) if programme else (0, 0)
        return KeptFor(told[0] or here.entries_months, told[1] or here.heads_months, not any(told))

    def _here(self) -> Periods:
        return Periods(*map(int, self._content.setting("keep_for", [USUAL_NOTES_DAYS])))

    def _plan(self, cafe_id: str) -> Plan | None:
        if not cafe_id:
            return None
        with self._db.read() as session:
            return read_plan(session, cafe_id)

    def _slips(self, cafe_id: str) -> Slips:
        """The three words of each quote, and the programme's address: where to ask."""
        programme = self._packs.programme()
        kept = CaptureService(self._db, self._clock, self._changes).slips(cafe_id)
        return Slips(tuple(kept.values()), programme.address if programme else "")

    def _ripples(self, cafe_id: str) -> RippleMap:
        with self._db.read() as session:
            return read_map(session, cafe_id)

    def _was_sent(self, plan: Plan) -> bool:
        """Whether anything of it ever went to somebody who could answer."""
        with self._db.read() as session:
            return session.exec(select(SentRow.id).where(SentRow.cafe_id == plan.cafe_id)).first() is not None

    def _you_said(self, plan: Plan) -> YouSaid:
        """What was answered to this café; no number of people stands on it."""
        with self._db.read() as session:
            told = session.exec(select(AnswerHereRow.told_on).where(AnswerHereRow.cafe_id == plan.cafe_id)).first()
            steps = next_steps(session, plan.cafe_id)
        answers = self._packs.answers(plan.cafe_id)
        has_answer = {fold(one.said) for one in answers}
        ideas = (idea.text for idea in self._packs.facts(plan.cafe_id).leaving_of(EntryKind.IDEA))
        place = areas.load().council(plan.place.council)
        return YouSaid(
            topic=plan.topic_title,
            month=words.month_and_year(local(plan.starts_at).date()) if plan.starts_at else "",
            area=place.name if place else "",
            answers=answers,
            asked=tuple(dict.fromkeys(idea for idea in ideas if fold(idea) not in has_answer)),
            next_steps=steps,
            told=words.month_name(told[:7]) if told else "",
        )

    def _dpia(self, laptop: Laptop) -> Dpia | None:
        with self._db.read() as session:
            ours = session.exec(select(ProgrammeRow).where(col(ProgrammeRow.is_ours).is_(True))).first()
            if ours is None:
                return None
            return Dpia(
                programme=ours.name,
                made_on=today(self._clock),
                words=self._content.paper_words(),
                laptop=laptop,
                threshold=ours.threshold,
                recipients=len(ours.recipients),
                signer_words=programme_file.programme_words(ours.signer, tuple(ours.recipients)),
                packs=_packs(session, ours.id),
                senders=_senders(session, ours.id),
                releases=_releases(session, ours.id),
                audits=_audited(session, ours.id),
                intruder=_intruder(session, ours.id),
                asked_months=_asked_months(session, ours),
                here=self._here(),
            )


def _needs(sheet: Sheet) -> str:
    return sheet.needs


def _problem(sheet: Sheet, facts: PaperFacts) -> ProblemToFix | None:
    try:
        sheet.make(facts, STANDARD)
    except ProblemToFix as problem:
        return problem
    return None


def _asked_months(session: DbSession, ours: ProgrammeRow) -> tuple[int, int]:
    """As the deletion reads them: what was chosen here, else what the file says."""
    told = as_told(session).get(ours.id)
    return (told.entries_months, told.heads_months) if told else months_in(bytes(ours.file))


def _packs(session: DbSession, programme_id: str) -> int:
    counted = select(func.count()).select_from(PackRow)
    return int(session.exec(counted.where(PackRow.programme_id == programme_id, col(PackRow.is_current))).one())


def _senders(session: DbSession, programme_id: str) -> int:
    found = select(PackRow.sender).where(PackRow.programme_id == programme_id, col(PackRow.is_current)).distinct()
    return len(session.exec(found).all())


def _audited(session: DbSession, programme_id: str) -> tuple[tuple[str, str], ...]:
    """A table is in the ledger only where it passed the audit of all releases together."""
    counted = (
        select(func.count())
        .select_from(ReleaseTableRow)
        .where(ReleaseTableRow.programme_id == programme_id, col(ReleaseTableRow.kind) != THEMES)
    )
    tables = int(session.exec(counted).one())
    if not tables:
        return ()
    said = ngettext(
        "{n} table, audited beside all earlier ones before it left",
        "{n} tables, each audited beside all earlier ones before it left",
        tables,
    ).format(n=tables)
    return ((_("Audit of what was released"), said),)


def _intruder(session: DbSession, programme_id: str) -> tuple[Intruder, ...]:
    """Every answer, with who gave it; the sentence that was asked about is not kept."""
    said = {"yes": _("Yes, so it was held back"), "no": _("No"), "unsure": _("Not sure, so it was held back")}
    rows = session.exec(
        select(IntruderRow).where(IntruderRow.programme_id == programme_id).order_by(col(IntruderRow.at))
    )
    return tuple(Intruder(local(row.at).date(), said.get(row.answer, row.answer), row.name) for row in rows)


def _releases(session: DbSession, programme_id: str) -> tuple[Release, ...]:
    rows = session.exec(select(ReleaseRow).where(ReleaseRow.programme_id == programme_id).order_by(col(ReleaseRow.at)))
    return tuple(
        Release(number, local(row.at).date(), len(row.packs), tuple(row.files), row.content_hash)
        for number, row in enumerate(rows, start=1)
    )
