"""The sheet on each table: up to five sentences in the group's own words, and nothing that names anybody."""

from __future__ import annotations

from cafe.content import codebook
from cafe.core.i18n import _
from cafe.model.values import Direction, Strength
from cafe.report.paper.blocks import Column, Columns, Heading, Stack, Text, section_rule
from cafe.report.paper.forms import Asked, Ticks, WritingLines
from cafe.report.paper.look import Look, plain, voice
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.sheets.together import lines_said, page

_SENTENCES = 5


def document(look: Look) -> Document:
    """One sheet; in large print it is two pages, three sentences on the first."""
    said = _("What does our table want to say?")
    style = look.style("title") if look.large else voice(22, 30)
    number = plain(18, 25, weight=700) if look.large else plain(12.5, 17, weight=700)
    heading: list[Block] = [
        Columns((Column((Heading(said, 1, style),)),), gap=0),
        Asked(_("Table"), number, lines_said(1)),
    ]
    if not look.large:
        heading = [
            Columns(
                (
                    Column((Heading(said, 1, style),)),
                    Column((Space(4), Asked(_("Table"), number, lines_said(1))), 84),
                ),
                gap=16,
            )
        ]
    body = look.style("body", "ink2")
    asks = _(
        "Up to five sentences, in your own words. One idea in each. Leave lines empty if you like. "
        "No names, and no words that would point to someone."
    )
    blocks: list[Block] = [*heading, Space(2), Text(asks, body), Space(0 if look.large else 2)]
    for at in range(1, _SENTENCES + 1):
        blocks.append(_sentence(at, look))
    blocks += [section_rule(0, 6), _differed(look)]
    foot = _("Your host types these up after the final round and reads them back. Then this sheet is shredded.")
    if look.large:
        blocks += [Space(10), Text(foot, look.style("body", "ink2"))]
    ending = "" if look.large else foot
    running = page(look, _("Table sheet"), _("Table sheet"), ending, top=76)
    return Document(_("Table sheet"), (Part(running, blocks),), about=said)


def _sentence(at: int, look: Look) -> Stack:
    """A numeral, two lines to write on, how many felt it, and which way it pulls: words, never a count."""
    found = codebook.choices()
    many = [found.strengths.label(one) for one in Strength]
    ways = [found.directions.label(one) for one in Direction]
    style = plain(18, 25) if look.large else plain(12, 16)
    row = 29 if look.large else 19
    box = 14 if look.large else 10
    apart = 30 if look.large else 29
    numeral = voice(26, 32, "gorse") if look.large else voice(20, 25, "gorse")
    inside: tuple[Block, ...] = (
        WritingLines(2, lines_said(2), apart),
        Space(10),
        Ticks(many, style, label=_("How many?"), row=row, box=box, gap=20),
        Ticks(ways, style, label=_("Which way?"), row=row, box=box, gap=20 if not look.large else 14),
        Space(6 if look.large else 12),
    )
    both = Columns((Column((Space(4), Text(str(at), numeral)), 32), Column(inside)), gap=0)
    return Stack((section_rule(0, 0), both), name=_("sentence {n}").format(n=at))


def _differed(look: Look) -> Block:
    said = _("Did we see it differently? Who was not here?")
    if look.large:
        return Stack((Text(said, plain(18, 25, weight=700)), WritingLines(2, lines_said(2), 30)))
    return Asked(said, plain(12, 16, weight=700), lines_said(1))
