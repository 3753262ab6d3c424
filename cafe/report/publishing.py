"""From many cafés to the one report that may be published, or the reason why not.

Collate → **report**. ``publishable`` is the seam: every format is written from the outline that it answers, and from
nothing else. Looking is free; what is published is of months that are over, holds beside all that was published
before, and was read back by the attacker as its files say it. Pure.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from cafe.collate.crossing import LEAST_CAFES, LEAST_CAFES_OF_AN_AREA, LEAST_SENDERS
from cafe.collate.merge import NO_FILTERS
from cafe.collate.returning import ReturnFacts
from cafe.collate.values import CafeFacts, Collation, Filters
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.privacy.disclosure.audit import Claim, audit
from cafe.privacy.disclosure.ledger import Why, settle
from cafe.privacy.disclosure.releases import Given, Parts, Release
from cafe.report import data
from cafe.report.gate import (
    AREA,
    MONTH,
    TOPIC,
    Column,
    Gate,
    Passed,
    Place,
    feedback_statement,
    feedback_words,
    given_by,
    reach_kind,
)
from cafe.report.overlapping import Counted, beside, few_between, left_out_in_words
from cafe.report.programme import cafes_in_words, filters_in_words, programme_outline
from cafe.report.programme_values import ProgrammeOutline
from cafe.report.reach import is_narrowed, reached
from cafe.report.refusals import few_said, what_instead, why_not


class NotPublished(ProblemToFix):
    """This report may not leave. The message says why, the hint the way on; ``why`` is for whoever asks by code."""

    def __init__(self, why: Why, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.why = why


def nothing_came() -> NotPublished:
    """Of a programme in which no café counts yet."""
    return NotPublished(
        Why.TOO_FEW,
        _("No café has come in yet. Nothing was written."),
        _("Add packs first. Ring each sender you do not know: until then her cafés wait in their folder."),
    )


@dataclass(frozen=True, slots=True)
class Publishable:
    """A report that may leave: what every format is made of, and what the ledger keeps of it."""

    outline: ProgrammeOutline
    releases: tuple[Release, ...]
    passed: tuple[Passed, ...]
    counted: Counted | None = None  # whose themes it counts, in all and by column
    is_part: bool = False  # of chosen months, areas or topics: a later, wider report has to hold beside it


@dataclass(frozen=True, slots=True)
class Before:
    """What the programme published earlier, and what the cafés in it gave, as far as it is still held."""

    releases: tuple[Release, ...] = ()
    given: Given | None = None
    counted: tuple[Counted, ...] = ()  # whose themes each of them counted
    last: str = ""  # the newest release in words: "Release 2 of 3 December"


NOTHING_BEFORE = Before()
_MOST_WAYS = 6  # each way tells fewer lines than the one before: there are three of feedback
OnProgress = Callable[[int, int], None]


def last_month_over(today: date) -> str:
    """The newest month that may be published: packs of a month still come in while it goes on."""
    return f"{today.year - (today.month == 1):04d}-{(today.month + 10) % 12 + 1:02d}"


def closed(filters: Filters, months: Iterable[str], today: date) -> Filters:
    """``filters`` up to the last month that is over, where any of the cafés' ``months`` is not."""
    last = last_month_over(today)
    return replace(filters, last_month=last) if any(month > last for month in months) else filters


def rests_on_enough(found: Collation, filters: Filters, *, whole: bool) -> None:
    """Raises NotPublished where a report would rest on too few cafés or hosts for nobody to be told apart.

    ``whole``: nothing was chosen but what is over. The whole programme needs as many as an area does (1.4): three
    cafés from two hosts. A chosen time, area, topic or time of life needs what a crossed column does (0.6): five.
    """
    least = LEAST_CAFES_OF_AN_AREA if whole else LEAST_CAFES
    if not found.cafes or (found.cafes >= least and found.senders >= LEAST_SENDERS):
        return
    if whole:
        raise NotPublished(
            Why.TOO_FEW,
            ngettext(
                "Of the months that are over there is {cafes}, from {hosts}. Somebody could be told apart.",
                "Of the months that are over there are {cafes}, from {hosts}. Somebody could be told apart.",
                found.cafes,
            ).format(cafes=cafes_in_words(found.cafes), hosts=_hosts_in_words(found.senders)),
            _("Nothing was written. A report needs three cafés from two hosts: wait for more to come in.")
            + " "
            + _("Until then each café has its own summary."),
        )
    wider = _("Choose more months.") if filters.first_month or filters.last_month else ""
    if replace(filters, first_month="", last_month="") != NO_FILTERS:
        wider = f"{wider} {_('Choose a wider area, more topics or all of them.')}".strip()
    raise NotPublished(
        Why.TOO_FEW,
        _("This leaves {cafes} from {hosts}. That is too few for a report: somebody could be told apart.").format(
            cafes=cafes_in_words(found.cafes), hosts=_hosts_in_words(found.senders)
        ),
        f"{_('Nothing was written. A part of the programme needs five cafés from two hosts.')} {wider}",
    )


def _hosts_in_words(count: int) -> str:
    return ngettext("{n} host", "{n} hosts", count).format(n=count)


def said_hash(outline: ProgrammeOutline) -> str:
    """SHA-256 of all that a report says, in whatever format it is written: the same on every computer."""
    said = asdict(outline)
    if not said["crossed_without"]:
        del said["crossed_without"]  # so that a report from before it was ever said stays the same release
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=_plainly)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plainly(value: object) -> object:
    return sorted(value, key=repr) if isinstance(value, frozenset) else repr(value)


def publishable(
    found: Collation,
    cafes: Sequence[CafeFacts],
    programme: str,
    *,
    release: int,
    threshold: int,
    before: Before = NOTHING_BEFORE,
    returns: Sequence[ReturnFacts] = (),
    on_progress: OnProgress | None = None,
) -> Publishable:
    """The report that may be published of ``found``, which is the picture of ``cafes``. Raises NotPublished.

    ``found`` has to be of closed months (``closed``), without what is held back. ``release``: its number.
    Of ``cafes`` those whose people were counted are weighed; the themes of all of them are counted.
    ``returns``: the period returns of those months (``reach.selected``); a table of them that would tell too much is
    left out, and does not stop the rest.
    """
    if not found.cafes:
        raise NotPublished(
            Why.TOO_FEW,
            _("There is no café here from a month that is over. Nothing was written."),
            _("A report can be made on the first day of the next month."),
        )
    gate, outline = _beside(
        found,
        [cafe for cafe in cafes if cafe.people is not None],
        before,
        lambda gate: programme_outline(
            found,
            programme,
            release=release,
            threshold=threshold,
            filters=filters_in_words(found.filters, found),
            gate=gate,
        ),
        threshold=threshold,
        on_progress=on_progress,
    )
    few = few_between(cafes, before.counted)
    if few:
        raise NotPublished(Why.TOO_FEW, *few_said(few, before.last))
    crossed, left_out, counted = beside(outline.crossed, cafes, before.counted)
    outline = replace(outline, crossed=crossed, crossed_without=left_out_in_words(left_out))
    told = reached(gate, returns, earlier=before.releases, given=before.given, narrowed=is_narrowed(found.filters))
    outline = replace(outline, reached=told)
    attack_files(outline, gate)
    return Publishable(outline, tuple(gate.releases), tuple(gate.passed), counted)


def period_of(found: Collation) -> str:
    """The months that a report is of, as the ledger calls them: asked for, else those of its cafés."""
    first, last = found.filters.first_month or found.first_month, found.filters.last_month or found.last_month
    return f"{first}..{last}"


def about(filters: Filters) -> str:
    """Which part of the programme a report is of, beside its months, as the ledger calls it; empty: all of it."""
    part = replace(filters, first_month="", last_month="")
    return "" if part.is_empty else json.dumps(asdict(part), sort_keys=True)


def _beside(
    found: Collation,
    cafes: Sequence[CafeFacts],
    before: Before,
    outlined: Callable[[Gate], ProgrammeOutline],
    *,
    threshold: int,
    on_progress: OnProgress | None,
) -> tuple[Gate, ProgrammeOutline]:
    """The report with as much hidden as it takes to leave beside all earlier ones. Raises NotPublished.

    Where much of a table hides the outline tells it in another way, which is then looked at afresh.
    """
    given: Given = {**(before.given or {}), **given_by(cafes)}
    hiding: dict[Place, frozenset[Parts]] = {}
    for _again in range(_MOST_WAYS):
        gate = Gate(
            threshold,
            period=period_of(found),
            cafes=cafes,
            earlier=before.releases,
            about=about(found.filters),
            hiding=hiding,
        )
        outline = outlined(gate)
        settled = settle(before.releases, gate.releases, given, on_progress)
        if not settled.verdict.may:
            titles = {line.key: line.label for line in found.topics}
            raise NotPublished(
                settled.verdict.why,
                why_not(settled.verdict, titles),
                what_instead(before.last, before.releases, found.last_month),
            )
        if settled.releases == tuple(gate.releases):
            return gate, outline
        for one in settled.releases:
            hidden = frozenset(rows for rows, _columns, number in one.cells() if number is None)
            hiding[one.kind, one.rows] = hiding.get((one.kind, one.rows), frozenset()) | hidden
    raise NotPublished(
        Why.TOGETHER,
        _("So much of this report would hide beside earlier ones that little is left. Nothing was written."),
        what_instead(before.last, before.releases, found.last_month),
    )


def attack_files(outline: ProgrammeOutline, gate: Gate) -> None:
    """A last look, at the text of the data files themselves. Raises NotPublished where a number can be worked out."""
    tables = {table.name: _read_back(data.to_csv(table)) for table in data.tables(outline)}
    by: dict[str, list[str]] = {}
    for row in tables["cafes"]:
        by.setdefault(row[0], []).append(row[3])
    heads = {AREA: _("area"), TOPIC: _("topic"), MONTH: _("month")}
    for kind, head in heads.items():
        _attack(gate.columns.get(kind), by.get(head, []), gate.threshold)
    felt: dict[str, list[str]] = {}
    for row in tables["feedback"]:
        felt.setdefault(row[0], []).append(row[2])
    of_slips: dict[str, list[str]] = {}
    for row in tables["reach"]:
        of_slips.setdefault(row[0], []).append(row[2])
    for table in outline.reached.tables:
        _attack(gate.columns.get(reach_kind(table.id)), of_slips[table.question][:-1], gate.threshold)
    kinds = {feedback_words(code): kind for kind in gate.columns if (code := feedback_statement(kind))}
    for statement, cells in felt.items():
        if len(cells) > 1:
            _attack(gate.columns.get(kinds[statement]), cells[:-1], gate.threshold)


def _read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]


def _attack(column: Column | None, cells: Sequence[str], threshold: int) -> None:
    """The attacker on one column as it stands in its file, with the total that the report gives beside it."""
    if column is None or not cells:
        return
    total = data.HIDDEN if column.total is None else str(column.total)
    if column.release is None and all(cell == data.HIDDEN for cell in cells):
        return
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["", "one", "total"])
    writer.writerows([str(at), cell, cell] for at, cell in enumerate(cells))
    writer.writerow(["total", total, total])
    # What is small of the truth hides, in whatever order the file lists it: the claims go by the file's own marks.
    small = [Claim(at, 0, 0, threshold) for at in _small(column, cells)]
    if not audit(out.getvalue(), small, threshold=threshold).holds:
        raise NotPublished(
            Why.TOGETHER,
            _("A hidden number could be worked out from the files of this report. Nothing was written."),
            _("Choose fewer filters, or a longer time."),
        )


def _small(column: Column, cells: Sequence[str]) -> list[int]:
    """Where in the file a small number hides, if the file has the lines in the column's order; else every hidden one.

    Months stand in another order in the file: there every hidden cell has to stay as open as a small one.
    """
    hidden = [at for at, cell in enumerate(cells) if cell == data.HIDDEN]
    reasons = column.found.reasons if column.found else ()
    places = [one.cell.row for one in reasons if one.cell.row < len(cells)]
    in_order = [str(number) if number is not None else data.HIDDEN for number in column.numbers] == list(cells)
    return sorted(set(places)) if in_order else hidden
