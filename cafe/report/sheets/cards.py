"""Question cards for the table, and the *What if…?* cards for a host's pocket."""

from __future__ import annotations

from collections.abc import Sequence

from cafe.content.hosting import Card, WhatIf
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.paper.blocks import Heading, Rule, Stack, Text
from cafe.report.paper.cards import BOTTOM, LEFT, RIGHT, TOP, CutSheet
from cafe.report.paper.look import Look, plain, voice
from cafe.report.paper.page import BARE, Block, Document, Part, Space
from cafe.report.sheets.together import SmallHead

_PAD = (20.0, 14.0)


def questions(asked: Sequence[tuple[str, str]], look: Look) -> Document:
    """A card for each question, under the name of its round: six a sheet, in large print three.

    Raises ``ProblemToFix`` where there is no question yet.
    """
    if not asked:
        raise ProblemToFix(_("There is no question to print yet."), _("Choose a topic first, or write a question."))
    style = voice(26, 34, weight=500) if look.large else voice(20, 27, weight=500)
    made = [
        Stack((SmallHead(stage, look, size=18 if look.large else 13, beneath=14), Text(one, style, balance=True)))
        for stage, one in asked
    ]
    return Document(_("Question cards"), cut_sheets(made, 1 if look.large else 2, (3,)), about=_("Cards to cut"))


def what_if(said: WhatIf, look: Look) -> Document:
    """Every card for a host: six a sheet where the longest fits, else four; in large print three or two."""
    made = [_what_if(card, look) for card in said.cards]
    return Document(said.title, cut_sheets(made, 1 if look.large else 2, (3, 2)), about=_("Cards to cut"))


def _what_if(card: Card, look: Look) -> Stack:
    words = plain(18, 23) if look.large else plain(12, 15.5)
    bold = words.strong
    blocks: list[Block] = [
        Heading(card.title, 2, voice(22, 28) if look.large else voice(15, 20)),
        Rule("section", 4, 7, length=38),
    ]
    for number, step in enumerate(card.steps, start=1):
        if number > 1:
            blocks.append(Space(5))
        blocks.append(Text(f"{number}  {step.title}", bold))
        if step.words:
            blocks.append(Text(step.words, words))
    return Stack(blocks)


def cut_sheets(made: Sequence[Block], across: int, downs: Sequence[int]) -> list[Part]:
    """The cards on as few pages as hold them whole: the first of ``downs`` at which every card fits."""
    wide = (RIGHT - LEFT) / across - _PAD[0] * 2
    tallest = max(card.height(wide) for card in made)
    down = next((n for n in downs if tallest <= (BOTTOM - TOP) / n - _PAD[1] * 2), 1)
    many = across * down
    pages = [made[at : at + many] for at in range(0, len(made), many)]
    return [Part(BARE, (CutSheet(page, across, down, pad=_PAD),)) for page in pages]
