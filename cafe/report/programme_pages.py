"""Pages of the programme's report after its themes: voices, ideas, who was reached, limits, and the table at the end.

Collate → **report**. Layout only.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.collate.values import Sentence
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report import programme_words
from cafe.report.paper.blocks import Boxed, Column, Columns, Heading, Text, row_rule, section_rule
from cafe.report.paper.counts import Count, Counts
from cafe.report.paper.figures import Fact, Facts, Quote
from cafe.report.paper.furniture import report_foot, report_head
from cafe.report.paper.lists import Item, Items, Labelled, Leaders, Led
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import REPORT, Block, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.programme import cafes_in_words
from cafe.report.programme_values import CouldAct, Felt, Listed, ProgrammeOutline

BODY = STANDARD.style("body")
LEAD = STANDARD.style("lead", "ink2")
LIST = STANDARD.style("list")
LABEL = STANDARD.style("labelb", "ink2")
QUIET = STANDARD.style("label", "ink2").sized(11, 15)
NOTE = STANDARD.style("body", "ink2").sized(11.5, 16.5)
COLUMN = STANDARD.style("section")
FIGURE = BODY.strong

_MOST_IDEAS = 4  # of one body; the data file has them all
_MOST_MISSING = 6
_LONGEST_FIRST_QUOTE = 110  # characters, at the size of a page's first quote
_TALLEST_GROUP = 600.0
_TALLEST_BOX = 320.0
_ROWS_BESIDE = 22


def page(section: str, foot: str, blocks: Sequence[Block]) -> Part:
    """Pages of one section, with the report's running head and its foot."""
    template = REPORT.with_furniture(report_head(_("What women said"), words.clipped(section, 46)), report_foot(foot))
    return Part(template, blocks)


def titled(title: str, lead: str = "") -> list[Block]:
    """A page's title and the paragraph under it."""
    blocks: list[Block] = [Heading(title, 1, STANDARD.style("page_title"), balance=True)]
    return [*blocks, Space(2), Text(lead, LEAD, longest=445)] if lead else blocks


def cafes_foot(report: ProgrammeOutline) -> str:
    """Counts are of cafés."""
    said = _("counts are of cafés, not of women, unless the page says so")
    return f"{report.period} · {said}" if report.period else said.capitalize()


def sentences_foot() -> str:
    """Sentences with a count of cafés."""
    return _("Sentences are the groups’ own, joined where two cafés said the same thing. Counts are of cafés")


def release_foot(report: ProgrammeOutline) -> str:
    """The release line."""
    return _("Release {n} · it will not be reissued with other numbers").format(n=report.release)


def counted(sentences: Sequence[Sentence], indent: float = 0, apart: float = 12) -> Leaders:
    """Sentences, each with dots to its number of cafés."""
    rows = tuple(Led(one.text, str(one.cafes), f", {cafes_in_words(one.cafes)}") for one in sentences)
    return Leaders(rows, LIST, FIGURE, apart=apart, indent=indent)


def crossed(report: ProgrammeOutline) -> list[Part]:
    """By topic, area, time of life: only where five cafés from two hosts stand behind a line."""
    if not report.crossed:
        return []
    lead = _(
        "The themes that came up most, and in how many cafés. A line stands for at least five cafés from at least "
        "two hosts; smaller ones are joined."
    )
    blocks: list[Block] = titled(_("Themes side by side"), lead)
    for part in report.crossed:
        rows = tuple(
            (
                f"{words.clipped(column.name, 90)}, {cafes_in_words(column.cafes)}",
                " · ".join(f"{name}\u00a0{count}" for name, count in column.themes[:4]) or _("No themes"),
            )
            for column in part.columns
        )
        blocks += [
            section_rule(14, 9),
            Heading(part.title, 2, COLUMN),
            Space(6),
            Labelled(rows, BODY.strong, BODY, label_width=190, apart=9),
        ]
    return [page(_("Side by side"), cafes_foot(report), blocks)]


def voices(report: ProgrammeOutline) -> Part:
    """Quotes with a yes, and what the groups did not agree on."""
    blocks: list[Block] = titled(_("In their own words"))
    blocks.append(Space(14))
    if not report.voices:
        blocks.append(Text(_("No quotes were chosen for this report."), BODY))
    for at, voice in enumerate(report.voices):
        is_first = at == 0 and len(voice.text) <= _LONGEST_FIRST_QUOTE
        if at:
            blocks.append(row_rule(18, 16, 40))
        style = STANDARD.style("quote_first" if is_first else "quote_report")
        blocks.append(Quote(voice.text, style, voice.topic, QUIET, 40))
    if report.disagreed:
        blocks += [Space(24), *_disagreed(report.disagreed)]
    return page(_("Voices"), _("Every speaker said yes, out loud, to her words being shared"), blocks)


def _disagreed(said: Sequence[Sentence]) -> list[Block]:
    """Where groups differed, both sides kept: in the page's one box, unless it is too long for one."""
    shown = said[:3]
    heading = Heading(_("What the groups did not agree on"), 2, STANDARD.style("section_column"))
    items = Items(tuple(Item(one.text) for one in shown), BODY, "ring", 17)
    box = Boxed((heading, Space(5), items))
    if box.height(REPORT.width) <= _TALLEST_BOX:
        return [box]
    return [heading, Space(5), items]


def ideas(report: ProgrammeOutline) -> Part:
    """By who can act."""
    lead = _("By who can act. The figure is the number of cafés where the idea came up.")
    blocks: list[Block] = titled(_("Ideas for change"), lead)
    if not report.could_act:
        blocks += [Space(14), Text(_("No ideas were written down this time."), BODY)]
    for part in report.could_act:
        blocks += _group(part)
    return page(_("Ideas for change"), _("The groups’ own ideas. Nobody has yet said yes to any of them"), blocks)


def _group(part: CouldAct) -> list[Block]:
    """A body and the ideas it could act on; where they are too many for a page, its name again, carried on."""
    room = REPORT.width - 152
    groups: list[list[Sentence]] = [[]]
    for one in part.ideas[:_MOST_IDEAS]:
        if groups[-1] and counted([*groups[-1], one]).height(room) > _TALLEST_GROUP:
            groups.append([])
        groups[-1].append(one)
    blocks: list[Block] = []
    for at, group in enumerate(groups):
        name = _("{name}, carried on").format(name=part.name) if at else part.name
        side: tuple[Block, ...] = (Heading(name, 2, STANDARD.style("section_column")), Text(part.who, QUIET))
        is_last = at == len(groups) - 1
        more = len(part.ideas) - _MOST_IDEAS
        listed: list[Block] = [counted(group)]
        if is_last and more > 0:
            also = ngettext("And {n} more, in the data file.", "And {n} more, in the data file.", more).format(n=more)
            listed.append(Text(also, QUIET))
        blocks += [section_rule(10, 10), Columns((Column(side, 132), Column(listed)), gap=20)]
    return blocks


def reach(report: ProgrammeOutline) -> Part:
    """People, in all and by area; who was not there; and what was not asked."""
    lead = _(
        "Heads were counted at the door, and nothing else. Age, ethnic group and other facts about people are not "
        "collected in this report."
    )
    blocks: list[Block] = [*titled(_("Who we reached, and did not"), lead), Space(12)]
    blocks += [Facts(_reached(report), STANDARD, role="figure_small", ruled=True), Space(16)]
    if report.areas.is_one:
        blocks.append(Text(_("No council area has enough cafés for its people to be told on their own."), BODY))
    else:
        blocks += _people(report.areas.lines, _("Council area"), report)
    if not report.areas.is_one and any(line.people is None for line in report.areas.lines):
        note = _(
            "A number is hidden where showing it could point to someone, or would let a hidden one be worked out. "
            "Hidden does not mean none."
        )
        blocks += [Space(4), Text(note, QUIET)]
    if report.reach.uncounted:
        note = _("In {cafes} nobody was counted.").format(cafes=cafes_in_words(report.reach.uncounted))
        blocks += [Space(4), Text(note, QUIET)]
    blocks.append(Space(14))
    missing = [Item(one.text) for one in report.missing_voices[:_MOST_MISSING]]
    missing.append(Item(_("Women who do not come to things. They are the most of all.")))
    heading = Heading(_("Who we did not hear from"), 2, COLUMN)
    items = Items(missing, BODY, "ring", 17)
    box = Boxed((heading, Space(6), items))
    blocks += [box] if box.height(REPORT.width) <= _TALLEST_BOX else [heading, Space(6), items]
    foot = _("People, not cafés, on this page. Someone who came twice is counted twice")
    return page(_("Who we reached"), foot, blocks)


def _reached(report: ProgrammeOutline) -> tuple[Fact, ...]:
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
    """People by area in two columns, and the total once."""
    rows = [Count(line.name, None if line.people is None else f"{line.people:,}") for line in lines]
    if report.reach.people is not None:
        rows.append(Count(_("Everybody"), f"{report.reach.people:,}", total=True))
    blocks: list[Block] = []
    for at in range(0, len(rows), _ROWS_BESIDE * 2):
        shown = rows[at : at + _ROWS_BESIDE * 2]
        half = -(-len(shown) // 2) if len(shown) > 6 else len(shown)
        halves = [half_ for half_ in (shown[:half], shown[half:]) if half_]
        columns = [Column((Counts(head, _("People"), half_, STANDARD),)) for half_ in halves]
        blocks += [Columns(columns if len(columns) > 1 else [*columns, Column(())])]
    return blocks


def felt(report: ProgrammeOutline) -> list[Part]:
    """Feedback, pooled: a table for each statement, with its number of answers and no average."""
    if not report.felt:
        return []
    lead = _("Five statements, on paper, at the end of {cafes}. Anybody could leave any out.").format(
        cafes=cafes_in_words(report.felt_cafes)
    )
    blocks: list[Block] = [*titled(_("How it was"), lead), Space(12)]
    if any(count is None for one in report.felt for _face, count in one.counts):
        note = _("A number is hidden where it is small, or would let a small one be worked out.")
        blocks += [Text(note, QUIET), Space(10)]
    for at in range(0, len(report.felt), 2):
        pair = [Column(_answers(one)) for one in report.felt[at : at + 2]]
        blocks += [Columns(pair if len(pair) > 1 else [*pair, Column(())]), Space(12)]
    return [page(_("How it was"), _("Answers of people, pooled over cafés; never of one café"), blocks)]


def _answers(one: Felt) -> tuple[Block, ...]:
    heading = Heading(one.statement, 2, BODY.strong)
    answered = ngettext("{n} person answered", "{n} people answered", one.answered).format(n=f"{one.answered:,}")
    if not one.counts:
        return heading, Text(answered, BODY)
    rows = [Count(face, None if count is None else f"{count:,}") for face, count in one.counts]
    return heading, Space(2), Counts(answered, _("People"), rows, STANDARD)


def limits(report: ProgrammeOutline) -> Part:
    """What the report can and cannot say, what happens next, and the release line."""
    lead = _(
        "This is what groups of women chose to write down. It is a good place to start asking. It is not a survey."
    )
    blocks: list[Block] = [*titled(_("What this report can and cannot say"), lead), Space(8), row_rule(4, 10)]
    blocks.append(Labelled(programme_words.limits(report), BODY.strong, BODY, label_width=176, apart=18, rules=True))
    blocks += [
        section_rule(14, 9),
        Heading(_("What happens next"), 2, COLUMN),
        Space(6),
        Text(programme_words.what_comes_next(report), BODY),
    ]
    credit = _(
        "The six agreements come from the Conversation Café method, begun in Seattle in 2001. Faces: Literata and "
        "Atkinson Hyperlegible Next."
    )
    blocks += [section_rule(14, 9), Text(credit, QUIET)]
    return page(_("Limits"), release_foot(report), blocks)


def annex(report: ProgrammeOutline) -> Part:
    """Every theme, counted."""
    figure = BODY.strong
    table = Table(
        columns=(
            Col(_("Theme"), heads_row=True),
            Col(_("Cafés"), 52, figure, "right", even_digits=True),
            Col(_("In the way"), 66, figure, "right", even_digits=True),
            Col(_("Helps"), 52, figure, "right", even_digits=True),
            Col(_("Ideas"), 52, figure, "right", even_digits=True),
        ),
        rows=tuple(
            Row((theme.name, str(theme.cafes), str(theme.hinders), str(theme.helps), str(theme.ideas)))
            for theme in report.themes
        ),
        style=BODY,
        head_style=BODY.strong,
        pad=4.5,
    )
    lead = _("In how many of the {cafes}. One café can count in more than one column.").format(
        cafes=cafes_in_words(report.cafes)
    )
    blocks = [*titled(_("Every theme"), lead), Space(12), table]
    return page(_("Every theme"), cafes_foot(report), blocks)
