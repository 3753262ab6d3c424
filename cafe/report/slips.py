"""Slips for those whose words were kept: three words each, to be handed to the speaker, if she wants.

Write up → **hand over**. Small sheets with marks for cutting. Neutral: found in a pocket, a slip says nothing of what
was talked about, of a quote, or of her; only three words, and whom to say them to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.capture.slips import SlipWords, shown
from cafe.core import words
from cafe.core.i18n import _
from cafe.report.paper.blocks import Stack, Text
from cafe.report.paper.cards import CutSheet
from cafe.report.paper.forms import Asked
from cafe.report.paper.look import plain, voice
from cafe.report.paper.page import BARE, Block, Document, Part, Space, build

ACROSS, DOWN = 2, 5
_SMALL, _WORDS = plain(11, 15, "ink2"), voice(19, 26)


@dataclass(frozen=True, slots=True)
class Slips:
    """What the sheet says. ``ring``: where to ask; empty: the host writes it by hand."""

    words: tuple[SlipWords, ...]
    ring: str = ""


def render(sheet: Slips) -> bytes:
    """As many pages as it takes, ten slips on each; the same words give the same bytes."""
    return build(document(sheet))


def document(sheet: Slips) -> Document:
    """The sheets. There is at least one slip."""
    cards = [_slip(one, sheet.ring) for one in sheet.words]
    pages = [cards[at : at + ACROSS * DOWN] for at in range(0, len(cards), ACROSS * DOWN)]
    return Document(_("Three words to keep"), [Part(BARE, (_page(page),)) for page in pages], about=_("Slips to cut"))


def _page(cards: Sequence[Block]) -> CutSheet:
    return CutSheet(cards, ACROSS, DOWN, pad=(20, 16), middle=True)


def _slip(said: SlipWords, ring: str) -> Stack:
    ask: Block = (
        Text(ring, plain(12, 16, weight=700))
        if ring
        else Asked(_("Ask"), plain(11.5, 15), _("a line to write on"))
    )  # fmt: skip
    return Stack(
        (
            Text(_("Three words to keep"), _SMALL),
            Text(shown(said), _WORDS),
            Space(4),
            Text(
                _("If you change your mind, say these {n} words. No name is needed.").format(n=words.number(3)), _SMALL
            ),
            Space(2),
            ask,
        )
    )
