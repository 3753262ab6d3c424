"""Pages of the programme's report that count people: who was reached, and who was not; and every theme, counted.

Collate → **report**. Layout only; small numbers are hidden in the outline already.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report.paper.blocks import Boxed, Column, Columns, Heading, Text, section_rule
from cafe.report.paper.counts import Count, Counts
from cafe.report.paper.figures import Fact, Facts
from cafe.report.paper.lists import Item, Items, Labelled
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import REPORT, Block, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.programme import cafes_in_words
from cafe.report.programme_pages import (
    BODY,
    COLUMN,
    QUIET,
    TALLEST_BOX,
    cafes_foot,
    height,
    page,
    titled,
)
from cafe.report.programme_values import Listed, ProgrammeOutline, ReachTable, Theme
from cafe.report.programme_words import (
    left_out_in_words,
    licence_of,
    not_everyone_was_asked,
    refused_in_words,
    who_came_in_words,
    why_hidden,
)

_MOST_MISSING = 6
_LEAST_MISSING = 1  # the data file has them all; a lonely last line on a page of its own helps nobody
_ROWS_BESIDE = 22
_ONE_COLUMN = 3  # rows; more stand in two columns
_FACE = 50.5
_SMALL = BODY.sized(11, 14)


def reached(report: ProgrammeOutline) -> Part:
    """People, in all and by area, topic and month; and who was not there. On one page where it can be."""
    most = min(len(report.missing_voices), _MOST_MISSING)
    while most > _LEAST_MISSING and height(_reach(report, most)) > REPORT.bottom - REPORT.top:
        most -= 1
    foot = _("People, not cafés, on this page. Someone who came twice is counted twice")
    return page(_("Who we reached"), foot, _reach(report, most))


def _reach(report: ProgrammeOutline, most: int) -> list[Block]:
    lead = _("Heads were counted at the door. {who}").format(who=who_came_in_words(report))
    blocks: list[Block] = [*titled(_("Who we reached, and did not"), lead), Space(12)]
    blocks += [Facts(_facts(report), STANDARD, role="figure_small", ruled=True), Space(12)]
    if report.areas.is_one:
        blocks.append(Text(_("No council area has enough cafés for its people to be told on their own."), BODY))
    else:
        blocks += _people(report.areas.lines, _("Council area"), report)
    for head, part in ((_("Topic"), report.topics), (_("Month"), report.months)):
        if not part.is_one:
            blocks += [Space(12), *_people(part.lines, head, report)]
    parts = (report.areas, report.topics, report.months)
    if any(line.people is None for part in parts if not part.is_one for line in part.lines):
        blocks += [Space(4), Text(why_hidden(), QUIET)]
    if refused := refused_in_words(report):
        blocks += [Space(4), Text(refused, QUIET)]
    if report.reach.uncounted:
        note = _("In {cafes} nobody was counted.").format(cafes=cafes_in_words(report.reach.uncounted))
        blocks += [Space(4), Text(note, QUIET)]
    blocks.append(Space(12))
    missing = [Item(one.text) for one in report.missing_voices[:most]]
    missing.append(Item(_("Women who do not come to things. They are the most of all.")))
    heading = Heading(_("Who we did not hear from"), 2, COLUMN)
    items = Items(missing, BODY, "ring", 17)
    box = Boxed((heading, Space(6), items))
    return [*blocks, *([box] if box.height(REPORT.width) <= TALLEST_BOX else [heading, Space(6), items])]


def who_came(report: ProgrammeOutline) -> list[Part]:
    """Age, caring and the other questions of the slip, each by itself. No page where nothing can be told."""
    told = report.reached
    if not told.tables:
        return []
    blocks: list[Block] = [*titled(_("Who came"), who_came_in_words(report)), Space(10)]
    for at in range(0, len(told.tables), 2):
        pair = [Column(_question(table)) for table in told.tables[at : at + 2]]
        blocks += [section_rule(10, 8), Columns(pair if len(pair) > 1 else [*pair, Column(())])]
    notes = []
    if any(count is None for table in told.tables for _answer, count in table.lines):
        notes.append(why_hidden())
    if told.left_out:
        notes.append(left_out_in_words(told))
    notes += [licence_of(told)] if licence_of(told) else []
    if notes:
        blocks += [Space(10), Text(" ".join(notes), QUIET)]
    foot = _("Each question was counted by itself. Someone who came twice is counted twice")
    return [page(_("Who came"), foot, blocks)]


def _question(table: ReachTable) -> tuple[Block, ...]:
    rows = [Count(answer, None if count is None else f"{count:,}") for answer, count in table.lines]
    if table.total is not None:
        rows.append(Count(_("Everybody"), f"{table.total:,}", total=True))
    heading = Heading(table.question, 2, STANDARD.style("section_column"))
    return heading, Space(4), Counts(_("Answer"), _("People"), rows, STANDARD)


def _facts(report: ProgrammeOutline) -> tuple[Fact, ...]:
    found = report.reach
    few = _("Fewer than {n}").format(n=report.threshold)
    facts = [
        Fact(few, _("people"), hidden=True)
        if found.people is None
        else Fact(f"{found.people:,}", _("people"), _("in {cafes}").format(cafes=cafes_in_words(report.cafes))),
        Fact(f"{found.hosts:,}", ngettext("host’s place", "hosts’ places", found.hosts), _("counted apart")),
    ]
    if found.first_time is not None:
        facts.append(Fact(f"{found.first_time:,}", _("for the first time"), _("where cafés asked")))
    if found.support_cards is not None:
        facts.append(Fact(f"{found.support_cards:,}", _("support cards"), _("taken, all kinds")))
    return tuple(facts)


def _people(lines: Sequence[Listed], head: str, report: ProgrammeOutline) -> list[Block]:
    """People by area, topic or month in two columns, and the total once."""
    rows = [Count(line.name, None if line.people is None else f"{line.people:,}") for line in lines]
    if report.reach.people is not None:
        rows.append(Count(_("Everybody"), f"{report.reach.people:,}", total=True))
    blocks: list[Block] = []
    for at in range(0, len(rows), _ROWS_BESIDE * 2):
        shown = rows[at : at + _ROWS_BESIDE * 2]
        half = -(-len(shown) // 2) if len(shown) > _ONE_COLUMN else len(shown)
        halves = [half_ for half_ in (shown[:half], shown[half:]) if half_]
        columns = [Column((Counts(head, _("People"), half_, STANDARD),)) for half_ in halves]
        blocks += [Columns(columns if len(columns) > 1 else [*columns, Column(())])]
    return blocks


def _counts(theme: Theme) -> tuple[int, ...]:
    return (theme.cafes, theme.hinders, theme.helps, theme.ideas, theme.most, theme.some, theme.one)


def themes_in_full(report: ProgrammeOutline) -> Part:
    """Every theme, counted: which way it went, and how much of the room stood behind it."""
    figure = BODY.strong
    heads = (
        (_("Cafés"), 38), (_("In the way"), 58), (_("Helps"), 38), (_("Ideas"), 36), (_("Most"), 36), (_("Some"), 36),
        (_("One voice"), 56),
    )  # fmt: skip
    table = Table(
        columns=(
            Col(_("Theme"), heads_row=True),
            *(Col(head, wide, figure, "right", even_digits=True) for head, wide in heads),
        ),
        rows=tuple(Row((theme.name, *(str(count) for count in _counts(theme)))) for theme in report.themes),
        style=BODY,
        head_style=BODY.strong.sized(11, 15),
        gap=7,
        pad=4.5,
    )
    lead = _(
        "In how many of the {cafes}. One café can count in more than one way. The last three say how much of the "
        "room stood behind it."
    ).format(cafes=cafes_in_words(report.cafes))
    blocks: list[Block] = [*titled(_("Every theme"), lead), Space(12), table]
    blocks += [Space(8), Text(not_everyone_was_asked(), QUIET)]
    finer = [
        (theme.name, " · ".join(f"{words.clipped(name, 80)}\u00a0{cafes}" for _code, name, cafes in theme.finer))
        for theme in report.themes
        if theme.finer
    ]
    if finer:
        blocks += [section_rule(16, 9), Heading(_("And the finer themes, in cafés"), 2, COLUMN), Space(6)]
        blocks.append(Labelled(finer, BODY.strong, BODY, label_width=176, apart=4, rules=True))
    return page(_("Every theme"), cafes_foot(report), blocks)
