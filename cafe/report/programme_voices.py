"""Pages of the programme's report in women's own words and in ours, and how it was: on one page where they fit.

Collate → **report**. Layout only; small numbers are hidden in the outline already.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.collate.values import Sentence
from cafe.core.i18n import _
from cafe.report.paper.blocks import Boxed, Heading, Text, row_rule, section_rule
from cafe.report.paper.cells import Hatched, Hidden
from cafe.report.paper.figures import Quote
from cafe.report.paper.lists import Item, Items
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import REPORT, Block, Part, Space
from cafe.report.paper.tables import Cell, Col, Row, Table
from cafe.report.paper.text import width
from cafe.report.programme import cafes_in_words
from cafe.report.programme_pages import BODY, COLUMN, NOTE, QUIET, TALLEST_BOX, height, page, titled
from cafe.report.programme_values import ProgrammeOutline
from cafe.report.programme_words import voices_said

_LONGEST_FIRST_QUOTE = 110  # characters, at the size of a page's first quote
_FACE = 50.5
_SMALL = BODY.sized(11, 14)


def voices_and_felt(report: ProgrammeOutline) -> list[Part]:
    """Quotes with a yes, what the groups did not agree on, and how it was.

    On two pages what they did not agree on stands on the one that has more room.
    """
    differed: list[Block] = [Space(24), *_disagreed(report.disagreed)] if report.disagreed else []
    spoken, felt = _spoken(report), [*titled(_("How it was")), *_felt(report)]
    people = _("Answers of people, not of cafés")
    said_yes = voices_said(report).removesuffix(".") if report.voices else people
    under = [section_rule(12, 8), Heading(_("How it was"), 2, COLUMN), *_felt(report)]
    if height([*spoken, *differed, *under]) <= REPORT.bottom - REPORT.top:
        return [page(_("Voices"), said_yes, [*spoken, *differed, *under])]
    emptier = spoken if height(spoken) < height(felt) else felt
    emptier += differed
    return [page(_("Voices"), said_yes, spoken), page(_("How it was"), people, felt)]


def _spoken(report: ProgrammeOutline) -> list[Block]:
    hers, ours = report.own_words, report.in_our_words
    blocks: list[Block] = []
    if hers or not ours:
        blocks += [*titled(_("In their own words")), Space(14)]
    if not report.voices:
        blocks.append(Text(_("No quotes were chosen for this report."), BODY))
    for at, voice in enumerate(hers):
        is_first = at == 0 and len(voice.text) <= _LONGEST_FIRST_QUOTE
        if at:
            blocks.append(row_rule(18, 16, 40))
        style = STANDARD.style("quote_first" if is_first else "quote_report")
        blocks.append(Quote(voice.text, style, voice.topic, QUIET, 40))
    if ours:
        head: list[Block] = [Space(24), Heading(_("In our words"), 2, COLUMN)] if hers else titled(_("In our words"))
        blocks += [*head, Space(5 if hers else 14)]
    for at, voice in enumerate(ours):
        blocks += [*([Space(9)] if at else []), Text(voice.text, BODY), Text(voice.topic, QUIET)]
    return blocks


def _disagreed(said: Sequence[Sentence]) -> list[Block]:
    """Where groups differed, both sides kept: in the page's one box, unless it is too long for one."""
    shown = said[:3]
    heading = Heading(_("What the groups did not agree on"), 2, STANDARD.style("section_column"))
    items = Items(tuple(Item(one.text) for one in shown), BODY, "ring", 17)
    box = Boxed((heading, Space(5), items))
    if box.height(REPORT.width) <= TALLEST_BOX:
        return [box]
    return [heading, Space(5), items]


def _felt(report: ProgrammeOutline) -> list[Block]:
    """Feedback, pooled: a row for each statement with its number of answers, and no average."""
    if not report.felt:
        few = _("Too few people answered for their answers to be told.")
        return [Space(3), Text(few, BODY)]
    lead = _("Five statements, on paper, at the end of {cafes}. Anybody could leave any out.").format(
        cafes=cafes_in_words(report.felt_cafes)
    )
    faces = [face for face, _count in report.felt[0].counts]
    head = BODY.strong.sized(10, 14)
    table = Table(
        columns=(
            Col(_("Statement"), heads_row=True),
            *(Col(face, max(_FACE, width(face, head)), BODY.strong, "right", even_digits=True) for face in faces),
            Col(_("Answered"), 47, BODY, "right", even_digits=True),
        ),
        rows=tuple(
            Row((one.statement, *(_figure(count) for _f, count in one.counts), f"{one.answered:,}"))
            for one in report.felt
        ),
        style=_SMALL,
        head_style=head,
        gap=5,
        pad=2.5,
    )
    blocks: list[Block] = [Space(1), Text(lead, NOTE), Space(5), table]
    if any(count is None for one in report.felt for _face, count in one.counts):
        words = _("hidden: small number, or would let a small one be worked out")
        blocks += [Space(5), Hidden(QUIET, words, at_left=True)]
    return blocks


def _figure(count: int | None) -> Cell:
    return Hatched(BODY) if count is None else f"{count:,}"
