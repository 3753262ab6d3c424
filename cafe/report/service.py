"""Paper and data leave here: a café's two files, its run sheet, and the programme's report.

Plan → run → write up → **check and send** → collate → **report**. Every method makes its own sessions and may run
off the window's thread. Looking is free; an export is a release, and is written in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cafe.core.changes import Changes
from cafe.core.clock import Clock
from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.core.files import explain, replace_file
from cafe.core.i18n import _
from cafe.packs.frame import frame_hash
from cafe.packs.service import MadePack, PacksService
from cafe.packs.writer import frame_of
from cafe.report import summary
from cafe.report.outline import SummaryOutline, outline_of
from cafe.store.database import Database

Progress = Callable[[str], None]

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


class ReportService:
    """Long-lived; no Qt. Raises ProblemToFix or EnvironmentFault with the sentence for people."""

    def __init__(self, db: Database, clock: Clock, changes: Changes) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._packs = PacksService(db, clock, changes)

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
        was_there = sealed.exists()
        for _again in range(_TRIES):
            say(_("Writing the summary"))
            pack = self._packs.build_pack(cafe_id, with_words=words is not None)
            printed = summary.render(outline_of(pack))
            _make(folder)
            try:
                replace_file(staged, printed, _is(printed))
                made = self._packs.make_pack(cafe_id, folder, words, say)
                if made.frame_hash == frame_hash(frame_of(pack)):
                    _rename(staged, target)
                    break
            except BaseException:
                if not was_there:
                    sealed.unlink(missing_ok=True)
                raise
            finally:
                staged.unlink(missing_ok=True)
        else:
            if not was_there:
                sealed.unlink(missing_ok=True)
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
            pack_size=made.path.stat().st_size,
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
        return outline_of(self._packs.build_pack(cafe_id, with_words=without))


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


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise explain(problem, folder.parent) from problem


def _rename(staged: Path, target: Path) -> None:
    """Needs no room, for the bytes are on the disk already."""
    try:
        staged.replace(target)
    except OSError as problem:
        raise explain(problem, target.parent) from problem
