"""How we talk together: the poster that is seen across a small room, and a card for each agreement to read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from cafe.content.forms import Agreements
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.paper.blocks import Column, Columns, Heading, Rule, Stack, Text, row_rule
from cafe.report.paper.cards import Circle, CutSheet
from cafe.report.paper.lists import Item, Items
from cafe.report.paper.look import Look, plain, voice
from cafe.report.paper.page import BARE, Block, Document, Part, Space, Template
from cafe.report.sheets.cards import cut_sheets
from cafe.report.sheets.together import Numeral, SmallHead

_WALL = Template(48, 48, 52, 812)
_INDENT = 44.0


def poster(said: Agreements, own: Sequence[str], look: Look) -> Document:
    """The poster. ``own``: the group's own agreements, up to as many as the form allows; none spreads the six.

    Raises ``ProblemToFix`` for more own agreements than fit.
    """
    if len(own) > said.own_most:
        raise ProblemToFix(
            _("The poster has room for six of your own agreements."), _("Choose the six that matter most.")
        )
    name, words = (voice(27, 33), plain(20, 27, "ink2")) if look.large else (voice(24, 30), plain(15, 21, "ink2"))
    numeral = name.ink("gorse")
    apart = 12.0 if own and not look.large else 8.0 if own else 20.0
    blocks: list[Block] = [
        Columns(
            (
                Column((Space(6), Heading(said.title, 1, voice(44, 52), balance=True)), 340),
                Column((Circle(50, "right"),)),
            ),
            gap=16,
        ),
        Rule("cover", 10, 13),
    ]
    for number, one in enumerate(said.six, start=1):
        if number > 1:
            blocks.append(row_rule(apart, apart + 2, _INDENT))
        inside = (Heading(one.name, 2, name), Space(2), Text(one.words, words, longest=0 if look.large else 420))
        both = Columns((Column((Text(str(number), numeral),), _INDENT), Column(inside)), gap=0)
        blocks.append(Stack((both,), name=one.name))
    if own:
        line = plain(18, 25, weight=600) if look.large else plain(13.5, 18, weight=600)
        half = (len(own) + 1) // 2
        blocks += [
            Rule("cover", 13, 9, vanishes_at_top=True, keeps_with_next=True),
            Heading(said.own_title, 2, voice(20, 26) if look.large else voice(18, 23)),
            Space(6),
            Columns(
                tuple(
                    Column((Items(tuple(Item(one) for one in part), line, indent=17, apart=5),))
                    for part in (own[:half], own[half:])
                    if part
                ),
                gap=24,
            )
            if not look.large
            else Items(tuple(Item(one) for one in own), line, indent=20, apart=8),
        ]
    blocks += [Space(14), Text(said.credit, plain(18, 25, "ink2") if look.large else plain(10, 13, "ink2"))]
    return Document(said.title, (Part(_WALL, blocks),), about=_("Agreements poster"))


def cards(said: Agreements, own: Sequence[str], look: Look) -> Document:
    """Six cards to a sheet, the group's ``own`` on one of their own, and backs that are all alike."""
    fronts = [_front(number, one.name, one.words, look) for number, one in enumerate(said.six, start=1)]
    quiet = plain(18, 24, "ink2") if look.large else plain(10, 13, "ink2")
    back = Stack(
        (
            Circle(40),
            Space(12),
            Text(said.back_of_card, plain(18, 24, weight=600) if look.large else plain(12.5, 17, weight=600),
                 align="centre"),
            Space(16),
            Text(_("Conversation Café method. Wording ours."), quiet, align="centre"),
        )
    )  # fmt: skip
    backs = CutSheet([back] * 6, 2, 3, middle=True)
    parts = [Part(BARE, (one,)) for one in (CutSheet(fronts, 2, 3), backs)]
    if own:
        made = [_own_front(said.own_title, one, look) for one in own]
        parts += [*cut_sheets(made, 2, (3, 2)), Part(BARE, (backs,))]
    return Document(_("Agreement cards"), parts, about=_("Cards to cut"))


def _front(number: int, name: str, words: str, look: Look) -> Stack:
    return Stack(
        (
            Numeral(number),
            Space(8),
            Heading(name, 2, voice(22, 28)),
            Rule("section", 7, 12, length=38),
            Text(words, plain(18, 24) if look.large else plain(16, 22), balance=True),
        )
    )


def _own_front(title: str, words: str, look: Look) -> Stack:
    """One of the group's own: no number, for it is not of the method's six."""
    return Stack(
        (
            SmallHead(title, look, size=18 if look.large else 14, beneath=12),
            Text(words, voice(20, 26) if look.large else voice(19, 26), balance=True),
        )
    )
