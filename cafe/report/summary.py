"""A café's summary on paper: one or two pages, what one café agreed to send.

Plan → run → write up → **check and send**. Layout only: every word and number comes from the outline, which is
made of the pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cafe.core.i18n import _, ngettext
from cafe.core.words import clipped
from cafe.model.values import Direction, Strength
from cafe.report import outline as said
from cafe.report.outline import SummaryOutline
from cafe.report.paper.blocks import Column, Columns, Heading, Rule, Stack, Text, row_rule, section_rule
from cafe.report.paper.cells import Direction as DirectionCell
from cafe.report.paper.cells import Hidden, TwoLines
from cafe.report.paper.cells import Strength as StrengthCell
from cafe.report.paper.clean import MISSING, printable
from cafe.report.paper.figures import Fact, Facts, Quote
from cafe.report.paper.furniture import sheet_foot, sheet_head
from cafe.report.paper.lists import Item, Items, Labelled
from cafe.report.paper.look import STANDARD, voice
from cafe.report.paper.marks import Texture
from cafe.report.paper.page import SHEET, Block, Document, Part, Space, build, page_count
from cafe.report.paper.tables import Cell, Col, Row, Table
from cafe.report.paper.text import Run

BODY = STANDARD.style("body")
QUIET = STANDARD.style("label", "ink2").sized(11, 15)
MARKED = STANDARD.style("label", "ink2")
HEADS = STANDARD.style("labelb", "ink2")
SECTION = STANDARD.style("section")
IN_COLUMN = STANDARD.style("section_column")
ROW_HEAD = voice(14, 18)
NUMERAL = voice(13.5, 16.5, "gorse")

_ROW_LABEL = 182.0  # heading beside its one row
_TALLEST_PAIR = 330.0  # columns are never parted: longer ones follow one another instead

_TEXTURES: dict[Direction, Texture] = {
    Direction.BARRIER: "solid",
    Direction.HELPS: "lines",
    Direction.IDEA: "dots",
    Direction.NEUTRAL: "empty",
}
_CHAIRS = {Strength.ONE: 1, Strength.SOME: 2, Strength.MOST: 3}


def render(summary: SummaryOutline) -> bytes:
    """The summary as a tagged PDF; the same outline gives the same bytes."""
    return build(document(summary))


def document(summary: SummaryOutline) -> Document:
    """The summary as blocks on pages."""
    foot = STANDARD.style("foot").sized(10.5)
    aside = _("Café summary for the programme team")
    if summary.revision > 1:
        aside = _("{piece} · revision {n}").format(piece=aside, n=summary.revision)
    page = SHEET.with_furniture(
        sheet_head(
            _("Conversation Café"), aside, later=f"{clipped(summary.topic, 48)} · {summary.month}"
        ),
        sheet_foot(
            (Run(_("Pack") + " ", foot), Run(" · ".join(summary.pack_words), foot.strong)), summary.looked_over
        ),
    )  # fmt: skip

    def made(middle: Sequence[Block]) -> Document:
        return Document(summary.title, (Part(page, (*_top(summary), *middle)),), about=_("Café summary"))

    if summary.is_small or not summary.sentences:
        return made(_small(summary))
    usual = _usual(summary)
    if page_count(made(usual)) > 1:
        closer = made(_small(summary))
        if page_count(closer) == 1:  # a short evening is one page, not one and a few lines
            return closer
        if page_count(made(usual[:-1])) == 1:  # its last part would stand alone: the one before goes with it
            usual = [*usual[:-2], Stack(usual[-2:])]
    return made(usual)


def _top(summary: SummaryOutline) -> list[Block]:
    """Title, facts and questions."""
    title = STANDARD.style("title") if len(summary.topic) <= 80 else SECTION
    under = " · ".join(part for part in (summary.month, summary.area) if part)
    return [
        Heading(summary.topic, 1, title),
        Text(under, STANDARD.style("lead", "ink2")),
        Space(14),
        _facts(summary),
        row_rule(13, 9),
        *_questions(summary.questions),
    ]


def _facts(summary: SummaryOutline) -> Block:
    told = [(0.0, summary.people), (154.0, summary.hosts), (258.0, summary.minutes)]
    shown = [(at, fact) for at, fact in told if fact is not None]
    facts = Facts(
        tuple(Fact(fact.figure, fact.counts, fact.note, fact.is_hidden) for _at, fact in shown),
        STANDARD,
        at=tuple(at for at, _fact in shown),
        role="figure_small",
    )
    if not summary.place:
        return facts
    lines = [Text(line, QUIET) for line in summary.place]
    where = Column((Text(summary.place_title, BODY.strong), *lines))
    return Columns((Column((facts,), 347), where), gap=23, divided=True)


def _questions(questions: tuple[str, ...]) -> list[Block]:
    label = Text(_("Questions used"), BODY.strong.sized(11.5, 18))
    if not questions:
        return [Columns((Column((label,), 117), Column((Text(_("None written down."), BODY),))), gap=0)]
    asked = Items(
        tuple(Item(question) for question in questions),
        STANDARD.style("question_summary"),
        "number",
        indent=18,
        apart=1,
        mark=voice(13, 18, "gorse"),
    )
    if asked.height(SHEET.width - 117) > _TALLEST_PAIR:
        return [label, Space(4), asked]
    return [Columns((Column((label,), 117), Column((asked,))), gap=0)]


def _usual(summary: SummaryOutline) -> list[Block]:
    blocks: list[Block] = [
        section_rule(10, 9),
        Heading(_("What we agreed we said"), 2, SECTION, summary.sentences_note, QUIET),
        Space(3),
        _sentences(summary),
    ]
    blocks += _quotes(summary)
    blocks += _ideas(summary)
    blocks += _came_of_it(summary)
    blocks += _pair(
        (_("Where we did not agree"), _text(summary.disagreed)),
        (_("Who was not there"), _text(summary.missing_voices)),
        has_words=bool(summary.disagreed or summary.missing_voices),
    )
    blocks += _pair(
        (_("How these notes were made"), [Text(summary.how_made, BODY)]),
        (_("Support cards taken"), _cards(summary)),
    )
    blocks += [
        Stack(
            (
                Rule("section", 12, 8),
                Heading(_("What was left out, and why"), 2, SECTION),
                Space(6),
                _left_out(summary),
            )
        )
    ]
    return blocks


def _sentences(summary: SummaryOutline) -> Table:
    """Number, sentence with its theme, how many (not of a small group), which way."""
    columns = [
        Col("", 15, NUMERAL, heads_row=True),
        Col(_("Sentence and theme"), head_shift=-24),
        Col(_("How many"), 80),
        Col(_("Which way"), 93),
    ]
    rows = []
    for at, one in enumerate(summary.sentences, start=1):
        cells: list[Cell] = [str(at), TwoLines(one.text, one.theme, BODY, QUIET), _strength(one.strength)]
        cells.append(_way(one.direction))
        rows.append(Row([cell for place, cell in enumerate(cells) if place != 2 or not summary.is_small]))
    if summary.is_small:
        del columns[2]
    return Table(
        columns=columns,
        rows=rows,
        style=BODY,
        head_style=HEADS,
        gap=9,
        pad=4,
        rule_inset=24,
        head_rule="table_head",
        carried_on=_("What we agreed we said, carried on"),
        carried_style=IN_COLUMN,
    )


def _strength(strength: Strength | None) -> Cell:
    if strength is None:
        return TwoLines(_("Not said"), "", MARKED, MARKED)
    return StrengthCell(_CHAIRS[strength], said.strength_words(strength), MARKED)


def _way(direction: Direction | None) -> Cell:
    if direction is None:
        return TwoLines(_("Not said"), "", MARKED, MARKED)
    return DirectionCell(_TEXTURES[direction], said.direction_words(direction), MARKED)


def _quotes(summary: SummaryOutline) -> list[Block]:
    if not summary.quotes and not summary.in_our_words:
        return [section_rule(10, 8), _one_row(_("In women’s own words"), Text(summary.no_quotes, BODY))]
    note, blocks = _("Each speaker said yes, out loud, to sharing this"), list[Block]()
    if summary.quotes:
        blocks += [section_rule(10, 9), Heading(_("In women’s own words"), 2, SECTION, note, QUIET)]
    for at, quote in enumerate(summary.quotes):
        blocks += [Space(12 if at else 6), Quote(quote, STANDARD.style("quote"))]
    if summary.in_our_words:
        blocks += [section_rule(10, 9), Heading(_("In our words"), 2, SECTION, note, QUIET)]
    for at, words in enumerate(summary.in_our_words):
        blocks += [Space(8 if at else 6), Text(words, BODY)]
    return blocks


def _ideas(summary: SummaryOutline) -> list[Block]:
    head = _("Ideas, and who could act")
    if not summary.ideas:
        return [section_rule(12, 8), _one_row(head, Text(summary.no_ideas, BODY))]
    rows = tuple((idea.who, idea.text) for idea in summary.ideas)
    return [section_rule(14, 8), Heading(head, 2, SECTION), Space(6), Labelled(rows, BODY.strong, BODY)]


def _came_of_it(summary: SummaryOutline) -> list[Block]:
    """Ripples and the change that was noticed, where the group drew them; no part of a café that did not."""
    if summary.came_of_it is None:
        return []
    head = Heading(_("What came of our meeting"), 2, SECTION)
    return [section_rule(14, 8), Stack((head, Space(6), *_rippled(summary.came_of_it)))]


def _rippled(found: said.CameOfIt) -> list[Block]:
    blocks: list[Block] = []
    for label, words in ((_("One change we noticed"), found.change), (_("Next steps"), found.next_steps)):
        if words:
            blocks.append(Text((Run(f"{label}. ", BODY.strong), Run(words, BODY)), BODY))
    if found.ripples:
        blocks += [Space(4), Items(tuple(Item(one) for one in found.ripples), BODY, "ring", 17, apart=3)]
    if found.more:
        more = ngettext("And {n} more, in the pack.", "And {n} more, in the pack.", found.more).format(n=found.more)
        blocks.append(Text(more, QUIET))
    return blocks


def _text(words: str) -> list[Block]:
    return [Text(words or _("Not asked this time."), BODY)]


def _pair(left: tuple[str, Sequence[Block]], right: tuple[str, Sequence[Block]], has_words: bool = True) -> list[Block]:
    """Two parts side by side; one under the other where either is long, a row each where neither says a thing."""
    if not has_words:
        return [section_rule(12, 8), *(_one_row(head, *blocks) for head, blocks in (left, right))]
    columns = Columns(tuple(Column((Heading(head, 2, IN_COLUMN), Space(5), *blocks)) for head, blocks in (left, right)))
    if columns.height(SHEET.width) <= _TALLEST_PAIR:
        return [section_rule(12, 8), columns]
    apart: list[Block] = []
    for head, blocks in (left, right):
        apart += [section_rule(12, 8), Heading(head, 2, IN_COLUMN), Space(5), *blocks]
    return apart


def _cards(summary: SummaryOutline) -> list[Block]:
    cards = summary.support_cards
    if cards.is_hatched:
        figure: Block = Hidden(QUIET, cards.words(), at_left=True)
    elif cards.number is None:
        return [Text(_("Not counted this time."), BODY)]
    else:
        figure = Text(cards.words(), STANDARD.style("figure_small", "spruce").sized(26, 31))
    note = _("Everybody is offered the same card. Kinds of card are counted for the whole programme only.")
    return [figure, Space(3), Text(note, BODY)]


def _small(summary: SummaryOutline) -> list[Block]:
    """Few people, or few words: each part is one row, so that the whole is one page."""
    blocks: list[Block] = []
    head = _("What we agreed we said")
    if summary.sentences:
        sentences = _sentences(summary)
        blocks += [
            section_rule(10, 9),
            Heading(head, 2, SECTION, summary.sentences_note, QUIET),
            Rule("table_head", 8, 2, "ink", keeps_with_next=True),
            replace(sentences, headless=True) if summary.is_small else sentences,
        ]
        if summary.is_small:
            blocks += [Space(6), Text(_("How many of us is left out, as the group was small."), QUIET.sized(11.5, 16))]
    else:
        blocks += [section_rule(10, 10), _one_row(head, Text(summary.no_sentences, BODY))]
    rows: list[Block] = []
    if summary.keeps_words:
        quotes: list[Block] = [Text(f"“{quote}”", BODY) for quote in summary.quotes]
        if quotes or not summary.in_our_words:
            rows.append(_one_row(_("In women’s own words"), *(quotes or [Text(summary.no_quotes, BODY)])))
        if summary.in_our_words:
            rows.append(_one_row(_("In our words"), *(Text(words, BODY) for words in summary.in_our_words)))
        rows.append(_small_ideas(summary))
        if summary.came_of_it is not None:
            rows.append(_one_row(_("What came of our meeting"), *_rippled(summary.came_of_it)))
        rows += _small_reflection(summary)
    rows.append(_one_row(_("Support cards taken"), *_small_cards(summary)))
    if summary.keeps_words:
        rows.append(_one_row(_("How these notes were made"), Text(summary.how_made, BODY)))
    left_out: list[Block] = []
    for label, why in _all_left_out(summary):
        left_out.append(Text((Run(f"{label}. ", BODY.strong), Run(why, BODY)), BODY))
    rows.append(_one_row(_("What was left out, and why"), *left_out))
    for row in rows:
        blocks += [row_rule(10, 8), row]
    return blocks


def _small_ideas(summary: SummaryOutline) -> Block:
    ideas = [Text(_("{who}: {idea}").format(who=idea.who, idea=idea.text), BODY) for idea in summary.ideas]
    head = _("Ideas, and who could act")
    row = _one_row(head, *(ideas or [Text(summary.no_ideas, BODY)]))
    if row.height(SHEET.width) <= _TALLEST_PAIR:
        return row
    return Labelled(tuple((idea.who, idea.text) for idea in summary.ideas), BODY.strong, BODY)


def _small_reflection(summary: SummaryOutline) -> list[Block]:
    if not summary.disagreed and not summary.missing_voices:
        return [_one_row(_("Disagreed, or missing"), *_text(""))]
    return [
        _one_row(_("Where we did not agree"), *_text(summary.disagreed)),
        _one_row(_("Who was not there"), *_text(summary.missing_voices)),
    ]


def _small_cards(summary: SummaryOutline) -> list[Block]:
    cards = summary.support_cards
    if cards.is_hatched:
        return [Hidden(BODY, cards.words(), at_left=True)]
    return [Text(cards.words() if cards.number is not None else _("Not counted this time."), BODY)]


def _one_row(head: str, *blocks: Block) -> Columns:
    """A part that has little to say: its heading, and beside it the words, on one baseline."""
    words = (Space(ROW_HEAD.baseline - BODY.baseline), *blocks)
    return Columns(
        (Column((Heading(head, 2, ROW_HEAD, balance=True),), _ROW_LABEL - 12), Column(words)),
        gap=12,
    )


def _left_out(summary: SummaryOutline) -> Labelled:
    return Labelled(_all_left_out(summary), BODY.strong, BODY, label_width=176, apart=3.5, led=True)


def _all_left_out(summary: SummaryOutline) -> tuple[tuple[str, str], ...]:
    """With a row for the empty boxes, where the paper has any: an emoji, or words of Arabic, have no letters here."""
    said = [*(one.text for one in summary.sentences), *summary.quotes, *summary.in_our_words]
    said += [one.text for one in summary.ideas]
    said += [summary.disagreed, summary.missing_voices]
    if not any(MISSING in printable(text) for text in said):
        return summary.left_out
    return *summary.left_out, (
        _("Letters we cannot print"),
        _("An empty box stands for each. The pack has them whole."),
    )
