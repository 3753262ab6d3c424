"""Slips for those whose words were kept: three words each, to be handed to the speaker, if she wants.

Write up → **hand over**. Small sheets with marks for cutting. Neutral: found in a pocket, a slip says nothing of what
was talked about, of a quote, or of her; only three words, and whom to say them to.
"""

from __future__ import annotations

from dataclasses import dataclass

from cafe.capture.slips import SlipWords, shown
from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.paper.blocks import Heading, Stack, Text
from cafe.report.paper.cards import CutSheet
from cafe.report.paper.forms import Asked
from cafe.report.paper.look import STANDARD, Look, plain, voice
from cafe.report.paper.page import BARE, Block, Document, Part, Space, build

ACROSS, DOWN = 2, 5
LARGE_DOWN = 4  # in large print one beside no other


@dataclass(frozen=True, slots=True)
class Slips:
    """What the sheet says. ``ring``: where to ask; empty: the host writes it by hand."""

    words: tuple[SlipWords, ...]
    ring: str = ""


def render(sheet: Slips) -> bytes:
    """As many pages as it takes, ten slips on each; the same words give the same bytes."""
    return build(document(sheet))


def document(sheet: Slips, look: Look = STANDARD) -> Document:
    """The sheets: ten slips on each, in large print four. Raises ``ProblemToFix`` where there is no quote."""
    if not sheet.words:
        raise ProblemToFix(_("There are no quotes in this café, so there are no slips."), _("Nothing to do."))
    across, down = (1, LARGE_DOWN) if look.large else (ACROSS, DOWN)
    cards = [_slip(one, sheet.ring, look) for one in sheet.words]
    pages = [cards[at : at + across * down] for at in range(0, len(cards), across * down)]
    made = [Part(BARE, (CutSheet(page, across, down, pad=(20, 16), middle=True),)) for page in pages]
    return Document(_("Three words to keep"), made, about=_("Slips to cut"))


def _slip(said: SlipWords, ring: str, look: Look) -> Stack:
    small, three = (plain(18, 23, "ink2"), voice(26, 33)) if look.large else (plain(11, 15, "ink2"), voice(19, 26))
    ask: Block = (
        Text(ring, plain(18, 24, weight=700) if look.large else plain(12, 16, weight=700))
        if ring
        else Asked(_("Ask"), plain(18, 24) if look.large else plain(11.5, 15), _("a line to write on"))
    )
    return Stack(
        (
            Heading(_("Three words to keep"), 2, small),
            Text(shown(said), three),
            Space(4),
            Text(
                _("If you change your mind, say these {n} words. No name is needed.").format(n=words.number(3)), small
            ),
            Space(2),
            ask,
        )
    )
