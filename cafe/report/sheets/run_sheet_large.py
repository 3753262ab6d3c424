"""The run sheet in large print: the side column goes, and lines for notes stand under each stage.

Breaks fall between stages only, and each page says what comes over the page.
"""

from __future__ import annotations

from cafe.core import words
from cafe.core.i18n import _
from cafe.report.paper.blocks import Boxed, Column, Columns, Heading, Stack, Text, section_rule
from cafe.report.paper.forms import WritingLines
from cafe.report.paper.lists import Item, Items, Leaders, Led
from cafe.report.paper.look import LARGE, plain, voice
from cafe.report.paper.page import Block, Document, Part, Space, page_count
from cafe.report.run_sheet import RunSheet, StageRow
from cafe.report.sheets.together import lines_said, page

_TIME = 79.0
_BODY = plain(18, 25)
_PAGES = 3
_WAYS = ((3, 2), (2, 2), (2, 1), (1, 1))  # cues of a stage, and lines for notes under a question


def document(sheet: RunSheet) -> Document:
    """The roomiest way that takes three pages, or as many as the evening takes in the closest way."""
    for most, lines in _WAYS:
        made = _document(sheet, most, lines)
        if page_count(made) <= _PAGES:
            return made
    return _document(sheet, *_WAYS[-1])


def _document(sheet: RunSheet, most: int, lines: int) -> Document:
    blocks: list[Block] = [Heading(sheet.topic, 1, LARGE.style("title"))]
    when = " · ".join(part for part in (sheet.times, sheet.month) if part)
    for line in (when, sheet.stood, sheet.ready_for):
        if line:
            blocks += [Text(line, LARGE.style("body", "ink2")), Space(3)]
    for row in sheet.rows:
        blocks += [section_rule(10, 9), _stage(row, most, lines if row.question else 1)]
    if sheet.ends:
        time, end = Text(sheet.ends, voice(22, 29, "gorse")), Text(_("We end"), LARGE.style("stage"))
        ending = Columns((Column((time,), _TIME), Column((end,))), gap=0)
        blocks += [section_rule(10, 6), Stack((ending,), name=_("the end"))]
    blocks += [Space(10), Stack((_help(sheet), Space(8), *_lead()), name=_("help"))]
    title = _("Run sheet: {topic}").format(topic=sheet.topic)
    running = page(LARGE, _("Run sheet"), "")
    return Document(title, (Part(running, blocks),), about=_("Run sheet, large print"))


def _stage(row: StageRow, most: int, lines: int) -> Stack:
    name = LARGE.style("stage")
    figure = plain(18, 26, weight=700)
    minutes = _("{n} min").format(n=row.minutes)
    led = Led(row.name, minutes, ", " + words.minutes(row.minutes))
    body: list[Block] = [Leaders((led,), name, figure, apart=0, figure_room=56)]
    if row.question:
        body.append(Text(row.question, LARGE.style("question"), balance=True))
    cues = [*row.cues[: most - bool(row.call)], *([row.call] if row.call else [])]
    if cues:
        body.append(Items([Item(cue) for cue in cues], _BODY, "tick box", 25, 1, tick_said=_("tick box")))
    body.append(WritingLines(lines, lines_said(lines), 30))
    inside = Columns((Column((Text(row.clock, voice(22, 29, "gorse")),), _TIME), Column(body)), gap=0)
    return Stack((inside,), name=row.name)


def _help(sheet: RunSheet) -> Boxed:
    rows = [Led(name, number.replace(" ", "\u00a0"), f", {number}") for name, number in sheet.numbers]
    asks = Text(_("If someone is upset: pause, offer a choice, step out together"), plain(20, 27, weight=700))
    return Boxed(
        (asks, Space(4), Leaders(rows, _BODY, plain(20, 27, weight=700), 8, even_digits=False)), "outline", pad=(15, 13)
    )


def _lead() -> tuple[Block, ...]:
    return (Text(_("Safeguarding lead, name and number:"), _BODY), WritingLines(1, lines_said(1), 34))
