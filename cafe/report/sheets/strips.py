"""Two quiet minutes at the end: the strip that asks how it was, and the slip about who came. Never both on one paper.

Neither has a number, a code, a date, a café or a topic, and no tick is ever made already.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.content.forms import FULL, LIGHT, EqualityForm, EqualityQuestion, FeedbackForm
from cafe.content.wellbeing import WellbeingForm
from cafe.core.i18n import _
from cafe.report.paper.blocks import Column, Columns, Heading, Stack, Text, row_rule
from cafe.report.paper.forms import Asked, FacesGrid, FacesRow, Ticks, WritingLines
from cafe.report.paper.furniture import turn_over_foot
from cafe.report.paper.look import Look, Style, plain, voice
from cafe.report.paper.page import BARE, Block, Document, Part, Space, Template
from cafe.report.paper.text import width as width_of
from cafe.report.sheets.together import SmallHead, Strips, lines_said

_LARGE_WIDE, _BOX_ROOM = 499.0, 26.0
"""How wide a large-print slip is, and what a box and the space after its words take, in points."""


def feedback(form: FeedbackForm, look: Look) -> Document:
    """Three strips a page; in large print one."""
    faces = [word.label for word in form.faces]
    if look.large:
        body = look.style("body")
        blocks: list[Block] = [
            Heading(form.title, 1, look.style("title")),
            Space(4),
            Text(form.instruction, body),
            Space(14),
            _large_faces(form, faces),
            Space(14),
            Text(form.open_question, body.strong),
            WritingLines(2, lines_said(2), 32),
        ]
        return Document(form.title, (Part(Template(48, 48, 44, 812), blocks),), about=_("Feedback strips"))
    strip = Stack(
        (
            SmallHead(form.title, look, form.instruction, size=15.5, beneath=7),
            FacesGrid(
                [one.words for one in form.statements], faces, plain(12, 14.5), plain(10.5, 13, weight=700),
                row=31.5, faces=272, radius=10.5,
            ),
            Asked(form.open_question, plain(12, 16), lines_said(1)),
        )
    )  # fmt: skip
    return Document(form.title, (Part(BARE, (Strips([strip] * 3, (57, 51, 26)),)),), about=_("Feedback strips"))


def _large_faces(form: FeedbackForm, faces: Sequence[str]) -> Block:
    """Each statement over its own five faces: there is no room for a column of words in large print."""
    blocks: list[Block] = []
    for at, one in enumerate(form.statements):
        if at:
            blocks.append(row_rule(6, 6))
        blocks += [Text(one.words, plain(18, 24, weight=700)), Space(4), FacesRow(faces, plain(18, 22))]
    return Stack(blocks)


def slips(form: EqualityForm, look: Look, profile: str = LIGHT) -> Document:
    """Two slips a page for the light questions, one page for the full ones; in large print one on two sides."""
    asked = form.profile(profile)
    if look.large:
        return _large_slip(form, asked)
    if profile == FULL:
        blocks = (SmallHead(form.title, look, form.opening, 160, size=20, level=1), *_full(asked), _ending(form))
        return Document(form.title, (Part(Template(57, 51, 36, 812), blocks),), about=_("Slips about who came"))
    slip = Stack((SmallHead(form.title, look, form.opening, 150, size=17), *_light(asked), _ending(form)))
    return Document(form.title, (Part(BARE, (Strips([slip] * 2, (57, 51, 34)),)),), about=_("Slips about who came"))


def wellbeing(form: WellbeingForm, look: Look) -> Document:
    """The four national questions as they are asked, two slips a page, and whose they are."""
    numbers = [one.label for one in form.questions[0].categories]
    scale = [f"{numbers[0]} {form.lowest}", *numbers[1:-1], f"{numbers[-1]} {form.highest}"]
    if look.large:
        body = plain(18, 24)
        blocks: list[Block] = [
            Heading(form.title, 1, voice(28, 34)), Space(2), Text(form.opening, body), row_rule(8, 8),
        ]  # fmt: skip
        for one in form.questions:
            said = Text(one.words, plain(18, 23, weight=700))
            ticks = Ticks(scale, body, box=14, row=29, across=7)
            blocks += [Stack((said, Space(4), ticks), name=_("more questions")), Space(12)]
        blocks += [Text(form.ending, body), Space(8), Text(form.licence, body)]
        large = Template(48, 48, 36, 790).with_furniture(foot=turn_over_foot())
        return Document(form.title, (Part(large, blocks),), about=_("Slips about well-being"))
    asked: list[Block] = []
    for one in form.questions:
        asked += [Text(one.words, plain(12, 15, weight=700)), Ticks(scale, plain(12, 16), 0, row=19, gap=9), Space(7)]
    ending = Text(f"{form.ending} {form.licence}", plain(11, 14.5, "ink2"))
    slip = Stack((SmallHead(form.title, look, size=17), Text(form.opening, plain(12, 15.5)), Space(8), *asked, ending))
    return Document(form.title, (Part(BARE, (Strips([slip] * 2, (57, 51, 34)),)),), about=_("Slips about well-being"))


def _light(asked: Sequence[EqualityQuestion]) -> list[Block]:
    """Long questions beside one another, then the short ones, as they are read."""
    long = [one for one in asked if len(one.categories) >= 6]
    short = [one for one in asked if len(one.categories) < 6]
    led = [one for one in short if not one.after]
    after = {one.after: one for one in short if one.after}
    blocks: list[Block] = [Columns([Column((_question(one, 2, 19),)) for one in long], gap=28), row_rule(10, 10)]
    blocks.append(Columns([Column((_question(one, 0, 19),)) for one in led], gap=28))
    for one in led:
        if one.id in after:
            blocks += [Space(7), _question(after[one.id], 0, 19)]
    return [*blocks, row_rule(10, 8)]


def _full(asked: Sequence[EqualityQuestion]) -> list[Block]:
    """Two columns of questions with their rows a little closer, each column read from the top down."""
    tall = [_question(one, 1 if len(one.categories) > 3 else 0, 15.5, 12) for one in asked]
    heights = [block.height(230) + 10 for block in tall]
    half, cut, so_far = sum(heights) / 2, 0, 0.0
    for at, one in enumerate(heights):
        if so_far + one / 2 <= half:
            cut = at + 1
        so_far += one
    columns = []
    for part in (tall[:cut], tall[cut:]):
        spaced: list[Block] = []
        for block in part:
            spaced += [block, Space(10)]
        columns.append(Column(spaced))
    return [Columns(columns, gap=27), row_rule(4, 8)]


def _question(one: EqualityQuestion, columns: int, row: float, size: float = 12) -> Stack:
    said = one.slip_words or one.words
    options = [category.label for category in one.categories]
    who = (Text(one.who, plain(11, 14, "ink2")),) if one.who else ()
    return Stack(
        (
            Text(said, plain(size, size * 1.25, weight=700)),
            *who,
            Space(2),
            Ticks(options, plain(size, size * 1.3), columns, row=row, gap=12),
        )
    )


def _ending(form: EqualityForm) -> Text:
    return Text(form.ending, plain(11, 14.5, "ink2"))


def _columns(options: Sequence[str], style: Style) -> int:
    """Along one line where they are few; in two columns, but in one where words would run into the other."""
    if len(options) <= 3:
        return 0
    deep = -(-len(options) // 2)
    wide = sum(max(width_of(words, style) for words in half) + _BOX_ROOM for half in (options[:deep], options[deep:]))
    return 2 if wide <= _LARGE_WIDE else 1


def _large_slip(form: EqualityForm, asked: Sequence[EqualityQuestion]) -> Document:
    body = plain(18, 24)
    blocks: list[Block] = [
        Heading(form.title, 1, voice(28, 34)), Space(2), Text(form.opening, body), row_rule(8, 8),
    ]  # fmt: skip
    for one in asked:
        options = [category.label for category in one.categories]
        said = Text(one.slip_words or one.words, plain(18, 23, weight=700))
        who = (Text(one.who, body),) if one.who else ()
        columns = _columns(options, body)
        first = len(options) if columns != 1 else -(-len(options) // 2)  # a long list may go on overleaf
        ticks = [Ticks(part, body, columns, box=14, row=27, gap=22) for part in (options[:first], options[first:])]
        blocks += [Stack((said, *who, Space(4), ticks[0]), name=_("more questions"))]
        if options[first:]:
            more = Text(_("{question}: more answers").format(question=one.words), plain(18, 23, weight=700))
            blocks += [Space(8), Stack((more, Space(4), ticks[1]), name=_("more answers"))]
        blocks.append(Space(14))
    blocks.append(Text(form.ending, body))
    large = Template(48, 48, 36, 790).with_furniture(foot=turn_over_foot())
    return Document(form.title, (Part(large, blocks),), about=_("Slips about who came"))
