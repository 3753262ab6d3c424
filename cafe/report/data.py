"""The programme's report as data files: CSV that any spreadsheet opens, and that never acts as a formula.

Collate → **report**. Made of the same outline as the page, so that no hidden number is in any file: where the page
shows the hatch, the cell says ``[c]``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from cafe.collate.values import Sentence
from cafe.core.i18n import _
from cafe.core.spreadsheet import safe
from cafe.report.programme_values import Breakdown, CameOfIt, ProgrammeOutline
from cafe.report.programme_words import answer_stands, licence_of, limits, no_returns

HIDDEN = "[c]"

Cell = str | int
"""Words, or a whole number: a column holds one kind, but for ``[c]`` and empty cells."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """One file: its short name, the heads of its columns, its rows.

    ``numbers``: the places of columns that hold whole numbers, whatever rows there are; ``hidable``: those of them in
    which a number may be hidden.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...] = ()
    hidable: tuple[int, ...] = ()


def to_csv(table: DataTable) -> bytes:
    """UTF-8 with its mark, so that Excel reads the accents; words quoted, whole numbers not."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([safe(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def tables(report: ProgrammeOutline) -> tuple[DataTable, ...]:
    """Every file of a report; three more where cafés drew what came of their meeting."""
    return (
        _about(report),
        _themes(report),
        _sentences(report),
        _ideas(report),
        DataTable(
            "quotes",
            (_("quote"), _("topic"), _("words")),
            tuple(
                (voice.text, voice.topic, _("verbatim") if voice.is_hers else _("paraphrase"))
                for voice in report.voices
            ),
        ),
        _cafes(report),
        _crossed(report),
        _feedback(report),
        _reach(report),
        _met("not-heard-from", _("who we did not hear from"), report.missing_voices),
        _met("disagreed", _("what the groups did not agree on"), report.disagreed),
        DataTable("limits", (_("what to know"), _("why")), limits(report)),
        DataTable(
            "answers",
            (_("you said"), _("what became of it"), _("where it stands")),
            tuple((one.said, one.answer, answer_stands(one)) for one in report.answered),
        ),
        *(_came_of_it(report.came_of_it) if report.came_of_it is not None else ()),
    )  # fmt: skip


def shown(count: int | None) -> Cell:
    """A number, or the one marker of a hidden one."""
    return HIDDEN if count is None else count


def _about(report: ProgrammeOutline) -> DataTable:
    reach = report.reach
    rows: list[tuple[Cell, ...]] = [
        (_("programme"), report.programme),
        (_("release"), report.release),
        (_("period"), report.period),
        (_("cafés chosen by"), report.filters or _("every café")),
        (_("cafés"), report.cafes),
        (_("cafés that came in"), report.packs),
        (_("packs that were not added"), report.refused),
        (_("packs that may still be on their way"), report.missing),
        (_("cafés that kept no notes, by choice"), report.without_notes),
        (_("cafés read back to the group"), report.read_back),
        (_("people, hosts apart; someone who came twice is counted twice"), shown(reach.people)),
        (_("cafés where nobody was counted"), reach.uncounted),
        (_("hosts’ places"), reach.hosts),
        (_("support cards taken, all kinds"), shown(reach.support_cards)),
    ]
    if reach.first_time is not None:
        rows.append((_("people for the first time, where cafés asked"), reach.first_time))
    reached = report.reached
    rows += [
        (_("who came is told of"), reached.period or reached.none or no_returns()),
        (_("period returns it rests on"), reached.returns),
        *((_("left out, because it would tell too much"), question) for question in reached.left_out),
    ]
    if report.crossed_without:
        rows.append((report.crossed_without, ""))
    if licence := licence_of(reached):
        rows.append((licence, ""))
    if report.taken_back:
        rows.append((report.taken_back, ""))
    if report.next_steps:
        rows.append((_("what comes next"), report.next_steps))
    rows.append((_("[c] means hidden: small number; it does not mean none"), ""))
    return DataTable("about", (_("what"), _("value")), tuple(rows))


def _themes(report: ProgrammeOutline) -> DataTable:
    rows: list[tuple[Cell, ...]] = []
    for theme in report.themes:
        ways = (theme.hinders, theme.helps, theme.ideas)
        rows.append((theme.code, theme.name, "", theme.cafes, *ways, theme.most, theme.some, theme.one))
        rows += [(code, theme.name, name, cafes, *[""] * 6) for code, name, cafes in theme.finer]
    heads = (
        _("code"), _("theme"), _("finer theme"), _("cafés"), _("cafés: gets in the way"), _("cafés: helps"),
        _("cafés: ideas"), _("cafés: most of the room"), _("cafés: some women"), _("cafés: one voice"),
    )  # fmt: skip
    return DataTable("themes", heads, tuple(rows), numbers=tuple(range(3, len(heads))))


def _sentences(report: ProgrammeOutline) -> DataTable:
    rows: list[tuple[Cell, ...]] = []
    for theme in report.themes:
        ways: Sequence[tuple[str, Sequence[Sentence]]] = (
            (_("gets in the way"), theme.what_hinders),
            (_("helps"), theme.what_helps),
            (_("idea"), theme.what_ideas),
        )
        rows += [(theme.code, theme.name, way, one.text, one.cafes) for way, said in ways for one in said]
    heads = (_("code"), _("theme"), _("which way"), _("sentence"), _("cafés"))
    return DataTable("sentences", heads, tuple(rows), numbers=(4,))


def _ideas(report: ProgrammeOutline) -> DataTable:
    rows = tuple((part.name, one.text, one.cafes) for part in report.could_act for one in part.ideas)
    return DataTable("ideas", (_("who could act"), _("idea"), _("cafés")), rows, numbers=(2,))


def _met(name: str, head: str, said: Sequence[Sentence]) -> DataTable:
    """Sentences that stand under no theme, each with its number of cafés."""
    return DataTable(name, (head, _("cafés")), tuple((one.text, one.cafes) for one in said), numbers=(1,))


def _cafes(report: ProgrammeOutline) -> DataTable:
    parts: tuple[tuple[str, Breakdown], ...] = (
        (_("area"), report.areas),
        (_("topic"), report.topics),
        (_("month"), report.months),
    )
    rows: list[tuple[Cell, ...]] = []
    for by, part in parts:
        rows += [(by, line.name, line.cafes, shown(line.people)) for line in part.lines]
    heads = (_("by"), _("name"), _("cafés"), _("people"))
    return DataTable("cafes", heads, tuple(rows), numbers=(2, 3), hidable=(3,))


def _crossed(report: ProgrammeOutline) -> DataTable:
    rows = tuple(
        (part.title, column.name, column.cafes, theme, count)
        for part in report.crossed
        for column in part.columns
        for theme, count in column.themes
    )
    heads = (_("table"), _("column"), _("cafés in it"), _("theme"), _("cafés"))
    return DataTable("crossed", heads, rows, numbers=(2, 4))


def _feedback(report: ProgrammeOutline) -> DataTable:
    rows: list[tuple[Cell, ...]] = []
    for one in report.felt:
        rows += [(one.statement, face, shown(count)) for face, count in one.counts]
        rows.append((one.statement, _("all who answered"), one.answered))
    heads = (_("statement"), _("answer"), _("people"))
    return DataTable("feedback", heads, tuple(rows), numbers=(2,), hidable=(2,))


def _reach(report: ProgrammeOutline) -> DataTable:
    """Who came, from the period returns: each question by itself."""
    rows: list[tuple[Cell, ...]] = []
    for one in report.reached.tables:
        rows += [(one.question, answer, shown(count)) for answer, count in one.lines]
        rows.append((one.question, _("everybody"), shown(one.total)))
    heads = (_("question"), _("answer"), _("people"))
    return DataTable("reach", heads, tuple(rows), numbers=(2,), hidable=(2,))


def _came_of_it(found: CameOfIt) -> tuple[DataTable, DataTable, DataTable]:
    """Whom ripples touched, the ripples, and the changes that were noticed. No vote: votes are people of one café."""
    yes, might, no = _("yes"), _("it might"), _("no")
    touched = tuple((one.touched, one.ripples, one.happened, one.cafes) for one in found.touched)
    ripples = tuple((text, who, ring, yes if happened else might) for text, who, ring, happened in found.ripples)
    changes = tuple((one.change, yes if one.is_chosen else no, one.why) for one in found.changes)
    heads = (_("ripple"), _("who it touched"), _("ring"), _("did it happen?"))
    return (
        DataTable(
            "touched",
            (_("who it touched"), _("ripples"), _("of these happened"), _("cafés")),
            touched,
            numbers=(1, 2, 3),
        ),
        DataTable("ripples", heads, ripples),
        DataTable("changes", (_("change"), _("most significant"), _("why")), changes),
    )
