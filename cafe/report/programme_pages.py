"""Pages of the programme's report after its themes: ideas, side by side, what came of them, and its limits.

Collate → **report**. Layout only.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.collate.values import Sentence
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report import programme_words
from cafe.report.paper.blocks import Column, Columns, Heading, Text, row_rule, section_rule
from cafe.report.paper.furniture import report_foot, report_head
from cafe.report.paper.lists import Labelled, Leaders, Led
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import REPORT, Block, Part, Space
from cafe.report.programme import cafes_in_words
from cafe.report.programme_values import CouldAct, ProgrammeOutline

BODY = STANDARD.style("body")
LEAD = STANDARD.style("lead", "ink2")
LIST = STANDARD.style("list")
LABEL = STANDARD.style("labelb", "ink2")
QUIET = STANDARD.style("label", "ink2").sized(11, 15)
NOTE = STANDARD.style("body", "ink2").sized(11.5, 16.5)
COLUMN = STANDARD.style("section")
FIGURE = BODY.strong

_MOST_IDEAS, _LEAST_IDEAS = 4, 2  # of one body, so that they fit a page; the data file has them all
_LONGEST_FIRST_QUOTE = 110  # characters, at the size of a page's first quote
_TALLEST_GROUP = 600.0
TALLEST_BOX = 320.0


def page(section: str, foot: str, blocks: Sequence[Block]) -> Part:
    """Pages of one section, with the report's running head and its foot."""
    template = REPORT.with_furniture(report_head(_("What women said"), words.clipped(section, 46)), report_foot(foot))
    return Part(template, blocks)


def height(blocks: Sequence[Block]) -> float:
    """How tall the blocks are, one under the other, in points."""
    return sum(block.height(REPORT.width) for block in blocks)


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
    """By topic, area, time of life: where five cafés from two hosts stand behind a line; else ``ideas`` says so."""
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
    if report.crossed_without:
        blocks += [section_rule(14, 9), Text(report.crossed_without, BODY)]
    return [page(_("Side by side"), cafes_foot(report), blocks)]


def ideas(report: ProgrammeOutline) -> Part:
    """By who can act."""
    lead = _("By who can act. The figure is the number of cafés where the idea came up.")
    blocks: list[Block] = titled(_("Ideas for change"), lead)
    if not report.could_act:
        blocks += [Space(14), Text(_("No ideas were written down this time."), BODY)]
    groups: list[Block] = []
    room = REPORT.bottom - REPORT.top - height(blocks)
    for most in range(_MOST_IDEAS, _LEAST_IDEAS - 1, -1):
        groups = [block for part in report.could_act for block in _group(part, most)]
        if height(groups) <= room:
            break
    if not report.crossed:
        few = report.crossed_without or _(
            "No area, topic or time has the five cafés from two hosts that a comparison needs."
        )
        groups += [section_rule(16, 9), Heading(_("Themes side by side"), 2, COLUMN), Space(6), Text(few, BODY)]
    foot = _("The groups’ own ideas. Nobody has yet said yes to any of them")
    return page(_("Ideas for change"), foot, [*blocks, *groups])


def _group(part: CouldAct, most: int) -> list[Block]:
    """A body and the ideas it could act on; where they are too many for a page, its name again, carried on."""
    room = REPORT.width - 152
    groups: list[list[Sentence]] = [[]]
    for one in part.ideas[:most]:
        if groups[-1] and counted([*groups[-1], one]).height(room) > _TALLEST_GROUP:
            groups.append([])
        groups[-1].append(one)
    blocks: list[Block] = []
    for at, group in enumerate(groups):
        name = _("{name}, carried on").format(name=part.name) if at else part.name
        side: tuple[Block, ...] = (Heading(name, 2, STANDARD.style("section_column")), Text(part.who, QUIET))
        is_last = at == len(groups) - 1
        more = len(part.ideas) - most
        listed: list[Block] = [counted(group)]
        if is_last and more > 0:
            also = ngettext("And {n} more, in the data file.", "And {n} more, in the data file.", more).format(n=more)
            listed.append(Text(also, QUIET))
        blocks += [section_rule(10, 10), Columns((Column(side, 132), Column(listed)), gap=20)]
    return blocks


def answered(report: ProgrammeOutline) -> list[Part]:
    """You said, we did: what groups asked for, the plain answer, and where it stands. No page where nobody answered."""
    if not report.answered:
        return []
    lead = _("What groups asked for, and what those who could act have said so far. “Not now” is an answer too.")
    rows = tuple((one.said, f"{one.answer} ({programme_words.answer_stands(one)})") for one in report.answered)
    blocks: list[Block] = [*titled(_("You said, we did"), lead), Space(12)]
    blocks.append(Labelled(rows, BODY.strong, BODY, label_width=190, apart=16, rules=True))
    return [page(_("You said, we did"), _("Answers as they were given to the programme"), blocks)]


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
