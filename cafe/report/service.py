"""Paper and data leave here: a café's two files, its run sheet, and the programme's report.

Plan → run → write up → **check and send** → collate → **report**. Every method makes its own sessions and may run
off the window's thread. Looking is free; an export is a release, and is written in the ledger.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlmodel import col, func, select

from cafe.collate.answering import asking
from cafe.collate.answers.service import since_last_report
from cafe.collate.keys.service import ours
from cafe.collate.merge import NO_FILTERS
from cafe.collate.service import CollateService
from cafe.collate.values import Collation, Filters
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.core.files import explain, is_there, make_folder, none_left_behind, replace_file, take_away, write_all
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.tables import ReleaseRow
from cafe.model.values import new_id
from cafe.packs.frame import frame_hash
from cafe.packs.service import MadePack, PacksService
from cafe.packs.writer import frame_of
from cafe.report import formats as formats_of
from cafe.report import run_sheet, summary
from cafe.report.gate import Gate
from cafe.report.intruder import Could, Telling, held_back, most_telling, of_these
from cafe.report.ledger import service as ledger
from cafe.report.outline import SummaryOutline, outline_of
from cafe.report.programme import filters_in_words, programme_outline
from cafe.report.programme_values import ProgrammeOutline, Reached
from cafe.report.publishing import (
    Publishable,
    closed,
    last_month_over,
    nothing_came,
    publishable,
    rests_on_enough,
    said_hash,
)
from cafe.report.reach import is_narrowed, reached, selected
from cafe.report.sheets.service import SheetsService
from cafe.run.service import RunService
from cafe.store.database import Database, DbSession
from cafe.store.plans import read_plan

Progress = Callable[[str], None]
OnProgress = Callable[[int, int], None]

_TRIES = 3
_PAGES = re.compile(rb"/Count (\d+) /Kids")


@dataclass(frozen=True, slots=True)
class SentFiles:
    """A café's two files, on the disk and opened again. Sizes in bytes."""

    pack: Path
    summary: Path
    revision: int
    pages: int
    pack_size: int
    summary_size: int
    made: MadePack


@dataclass(frozen=True, slots=True)
class _Ready:
    """A report that may leave. ``again``: the release that it is, where it was written before."""

    may: Publishable
    again: ReleaseRow | None
    filters: str
    packs: list[str]
    content_hash: str


class ReportService:
    """Long-lived; no Qt. Raises ProblemToFix or EnvironmentFault with the sentence for people."""

    def __init__(
        self, db: Database, clock: Clock, changes: Changes, collate: Callable[[], CollateService] | None = None
    ) -> None:
        """``collate``: who holds the cafés already; else they are read for each thing that is asked, and let go."""
        self._db = db
        self._clock = clock
        self._changes = changes
        self._collate = collate or (lambda: CollateService(db, clock, changes))
        self._packs = PacksService(db, clock, changes)
        self.sheets = SheetsService(db, clock, changes)

    # A café's two files

    def send_cafe(
        self,
        cafe_id: str,
        folder: Path,
        *,
        words: tuple[str, ...] | None = None,
        progress: Progress | None = None,
    ) -> SentFiles:
        """Make ``cafe-7K2M-summary.pdf`` and ``cafe-7K2M.cafepack`` in ``folder``: both, or neither.

        The pack is locked for the programme, or with six ``words``. Each file is read back before it is
        called done. The summary is made of the very pack, and waits under another name until the pack is on
        the disk: where a stick is full, neither file is there, or both are as they were. Never on the
        window's thread.
        """
        say = progress or (lambda _words: None)
        code = self._packs.facts(cafe_id).code
        target, staged = folder / f"cafe-{code}-summary.pdf", folder / f".cafe-{code}-summary.part"
        sealed = folder / f"cafe-{code}.cafepack"
        was_there = is_there(sealed)
        for _again in range(_TRIES):
            say(_("Writing the summary"))
            pack = self._packs.build_pack(cafe_id, with_words=words is not None)
            printed = summary.render(outline_of(pack, self._packs.book(cafe_id)))
            make_folder(folder)
            try:
                replace_file(staged, printed, _is(printed))
                made = self._packs.make_pack(cafe_id, folder, words, say)
                if made.frame_hash == frame_hash(frame_of(pack)):
                    _rename(staged, target)
                    break
            except BaseException:
                if not was_there:
                    take_away(sealed)
                raise
            finally:
                take_away(staged)
        else:
            if not was_there:
                take_away(sealed)
            raise ProblemToFix(
                _("This café was changed while its files were made. Nothing is lost."),
                _("Make the files once more."),
            )
        self._packs.keep_summary(cafe_id, target)
        return SentFiles(
            pack=made.path,
            summary=target,
            revision=made.revision,
            pages=pages_of(printed),
            pack_size=_size(made.path),
            summary_size=len(printed),
            made=made,
        )

    def summary_preview(self, cafe_id: str) -> bytes:
        """The summary as it would be made now; nothing is written. *Look at the PDF*, *Just the PDF*.

        Raises ProblemToFix with the first thing that the café owes.
        """
        return summary.render(self.outline(cafe_id))

    def outline(self, cafe_id: str) -> SummaryOutline:
        """What the summary would say: of the pack for the programme; with six words where there is none yet."""
        without = self._packs.programme() is None
        return outline_of(self._packs.build_pack(cafe_id, with_words=without), self._packs.book(cafe_id))

    def run_sheet(self, cafe_id: str) -> bytes:
        """The plan on paper, as it stands now. Raises ProblemToFix for a café that is not on this laptop."""
        with self._db.read() as session:
            plan = read_plan(session, cafe_id)
        return run_sheet.render(run_sheet.outline_of(plan))

    def run_sheet_now(self, cafe_id: str) -> bytes:
        """A café that is going on, on paper, with its real times so far and what follows; before its start the plan."""
        run = RunService(self._db, self._clock, self._changes).ready(cafe_id)
        with self._db.read() as session:
            plan = read_plan(session, cafe_id)
        return run_sheet.render(run_sheet.outline_of_run(run, plan, self._clock.now()))

    def slips(self, cafe_id: str) -> bytes:
        """The three words of each quote, on small slips to cut and hand over, with the programme's address.

        Raises ProblemToFix where the café has no quotes.
        """
        return self.sheets.make("quote-slips", cafe_id)

    # The programme's report

    def programme_preview(self, programme_id: str, filters: Filters = NO_FILTERS) -> ProgrammeOutline:
        """What the report would say now. Looking is free: nothing is written.

        Raises ProblemToFix for a programme that this laptop does not collect for.
        """
        collate = self._collate()
        return self._outlined(collate, programme_id, filters, self._releases(programme_id) + 1)

    def export_programme(
        self,
        programme_id: str,
        filters: Filters,
        folder: Path,
        formats: Sequence[str] = ("pdf", "csv"),
        on_progress: OnProgress | None = None,
    ) -> tuple[Path, ...]:
        """A release: the report and its data files in ``folder``, and its tables in the ledger; all or nothing.

        Of the months that are over. What was written before and says the same, of the same cafés and filters, is the
        same release: with its number and its date, in one more format.

        Raises NotPublished where it would not hold beside what was published before, or rests on too few cafés;
        ProblemToFix and EnvironmentFault from the disk.
        """
        say = on_progress or (lambda _done, _of: None)
        ready = self._ready(programme_id, filters, say)
        outline, at = ready.may.outline, ready.again.at if ready.again else self._clock.now()
        base = f"{_plain_name(outline.programme)}-release-{outline.release}"
        made = [(f"{base}{end}", content) for end, content in formats_of.files_of(outline, formats, at, say)]
        make_folder(folder)
        return self._written(folder, made, programme_id, ready, at)

    def publishable(
        self, programme_id: str, filters: Filters = NO_FILTERS, on_progress: OnProgress | None = None
    ) -> Publishable:
        """What an export would publish now, of the months that are over. Nothing is written.

        Raises NotPublished with the reason, and ProblemToFix for a programme that is not ours.
        """
        return self._ready(programme_id, filters, on_progress).may

    def telling(self, programme_id: str, filters: Filters = NO_FILTERS) -> tuple[Telling, ...]:
        """The most telling sentences of a report that nobody has answered for yet. Until then they are in no file."""
        collate = self._collate()
        found = collate.to_print(programme_id, self._closed(collate, programme_id, filters))
        with self._db.read() as session:
            said = ledger.said(session, programme_id)
        return tuple(one for one in most_telling(found) if one.mark not in said)

    def answer_telling(self, programme_id: str, answers: Mapping[str, Could], name: str) -> None:
        """Keep what was answered about sentences, by their marks, with the name of who answered.

        Raises ProblemToFix where the name is empty: it is evidence.
        """
        if not plain_text(name).strip():
            raise ProblemToFix(_("Please write your name: it is kept with the answers."), _("Nothing was lost."))
        with self._db.write() as session:
            ledger.keep_answers(session, programme_id, answers, plain_text(name).strip(), self._clock.now())

    def held_back(self, programme_id: str, filters: Filters = NO_FILTERS) -> int:
        """How many sentences a report leaves out because nobody has said that they tell of no one."""
        collate = self._collate()
        found = collate.to_print(programme_id, self._closed(collate, programme_id, filters))
        return of_these(found, self._held(programme_id, found))

    def _held(self, programme_id: str, found: Collation) -> set[str]:
        """The marks of what is in no file: the most telling with no answer yet, and those without a plain *no*."""
        with self._db.read() as session:
            said = ledger.said(session, programme_id)
        unsaid = {one.mark for one in most_telling(found) if one.mark not in said}
        return unsaid | {mark for mark, answer in said.items() if not answer.may_be_published}

    def _closed(self, collate: CollateService, programme_id: str, filters: Filters) -> Filters:
        months = {cafe.month for cafe in collate.cafes(programme_id, filters)}
        return closed(filters, months, today(self._clock))

    def _ready(self, programme_id: str, filters: Filters, on_progress: OnProgress | None = None) -> _Ready:
        """The report that may leave: an earlier release once more where it says the same, else the next one."""
        collate = self._collate()
        if not collate.packs(programme_id, most=1):
            raise nothing_came()
        whole, filters = filters.is_empty, self._closed(collate, programme_id, filters)
        packs = sorted(f"{line.pack_id} {line.revision}" for line in collate.packs(programme_id, filters))
        wanted = json.dumps(asdict(filters), sort_keys=True)
        with self._db.read() as session:
            number, again = ledger.written_before(session, programme_id, wanted, packs)
        for release, row in ((number, again), (self._releases(programme_id) + 1, None)):
            if release:
                may = self._publishable(
                    collate, programme_id, filters, release=release, whole=whole, again=row, on_progress=on_progress
                )
                ready = _Ready(may, row, wanted, packs, said_hash(may.outline))
                if row is None or ready.content_hash == row.content_hash:
                    break
        return ready

    def _publishable(
        self,
        collate: CollateService,
        programme_id: str,
        filters: Filters,
        *,
        release: int,
        whole: bool,
        again: ReleaseRow | None,
        on_progress: OnProgress | None,
    ) -> Publishable:
        found = collate.to_print(programme_id, filters)
        card = next(one for one in collate.programmes() if one.id == programme_id)
        rests_on_enough(found, filters, whole=whole)
        with self._db.read() as session:
            before = ledger.before(session, programme_id)
            if again is not None:
                taken_back, had_report = since_last_report(session, programme_id, again.at)
                aside = replace(found.aside, taken_back=taken_back, had_report=had_report)
                found = replace(found, aside=aside)
        found = held_back(found, self._held(programme_id, found))
        may = publishable(
            found,
            collate.cafes(programme_id, filters),
            card.name,
            release=release,
            threshold=card.threshold,
            before=before,
            returns=selected(collate.returns(programme_id), filters, last_month_over(today(self._clock))),
            on_progress=on_progress,
        )
        outline = _with_answers(may.outline, collate, programme_id, found)
        return replace(may, outline=outline, is_part=not whole)

    def _written(
        self, folder: Path, made: list[tuple[str, bytes]], programme_id: str, ready: _Ready, at: datetime
    ) -> tuple[Path, ...]:
        """The files and their row: what could be written is taken away again where one could not."""
        files = {folder / name: content for name, content in made}
        names, release = [name for name, _content in made], ready.may.outline.release
        with none_left_behind(files), self._db.write() as session:
            if ready.again is not None:
                ledger.add_files(session, ready.again.id, names)
            elif _count(session, programme_id) + 1 != release:
                raise ProblemToFix(_("Another report was made meanwhile."), _("Make this one once more."))
            else:
                row = ReleaseRow(
                    id=new_id(),
                    programme_id=programme_id,
                    at=at,
                    filters=ready.filters,
                    packs=ready.packs,
                    files=names,
                    content_hash=ready.content_hash,
                )
                ledger.write(session, row, ready.may.releases, ready.may.counted)
            write_all(files, _is_as_written)
        self._changes.announce({Kind.PROGRAMME})
        return tuple(files)

    def _outlined(self, collate: CollateService, programme_id: str, filters: Filters, release: int) -> ProgrammeOutline:
        found = collate.to_print(programme_id, filters)
        card = next(one for one in collate.programmes() if one.id == programme_id)
        gate = Gate(card.threshold, cafes=collate.cafes(programme_id, filters))
        outline = programme_outline(
            found,
            card.name,
            release=release,
            threshold=card.threshold,
            filters=filters_in_words(filters, found),
            gate=gate,
        )
        returns = selected(collate.returns(programme_id), filters, last_month_over(today(self._clock)))
        outline = replace(outline, reached=reached(gate, returns, narrowed=is_narrowed(filters)))
        return _with_answers(outline, collate, programme_id, found)

    def reached(self, programme_id: str, filters: Filters = NO_FILTERS) -> Reached:
        """Who was reached, as the returns tell it now. Looking is free: nothing is written.

        Raises ProblemToFix for a programme that this laptop does not collect for.
        """
        collate = self._collate()
        with self._db.read() as session:
            threshold = ours(session, programme_id).threshold
        returns = selected(collate.returns(programme_id), filters, last_month_over(today(self._clock)))
        return reached(Gate(threshold), returns, narrowed=is_narrowed(filters))

    def _releases(self, programme_id: str) -> int:
        with self._db.read() as session:
            return _count(session, programme_id)


def _with_answers(
    outline: ProgrammeOutline, collate: CollateService, programme_id: str, found: Collation
) -> ProgrammeOutline:
    told = asking(found, collate.answers_to_print(programme_id)).answered
    answered = (replace(one.answer, said=one.said) for one in told if one.answer is not None)
    return replace(outline, answered=tuple(answered), next_steps=collate.next_steps_to_print(programme_id))


def _count(session: DbSession, programme_id: str) -> int:
    wanted = select(func.count()).select_from(ReleaseRow).where(col(ReleaseRow.programme_id) == programme_id)
    return int(session.exec(wanted).one())


def _plain_name(name: str) -> str:
    """A programme's name as part of a file name that every system takes."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")[:60] or "programme"


def pages_of(pdf: bytes) -> int:
    """How many pages a file of ours has, by its own tree of pages. Raises Bug for what is not a whole one."""
    counted = _PAGES.findall(pdf)
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-32:] or len(counted) != 1:
        raise Bug("a printed file that does not open")
    return int(counted[0])


def _is(printed: bytes) -> Callable[[bytes], None]:
    """The check of a file read back from the disk: the very bytes, and they open."""

    def check(found: bytes) -> None:
        if found != printed or pages_of(found) < 1:
            raise EnvironmentFault(
                _("The file did not come back from the disk as it was written. Nothing is lost."),
                _("Try again, or choose another folder."),
            )

    return check


def _is_as_written(path: Path, written: bytes, found: bytes) -> None:
    if path.suffix == ".pdf":
        _is(written)(found)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as problem:  # the stick was pulled at the very last moment
        raise explain(problem, path.parent) from problem


def _rename(staged: Path, target: Path) -> None:
    """Needs no room, for the bytes are on the disk already."""
    try:
        staged.replace(target)
    except OSError as problem:
        raise explain(problem, target.parent) from problem
