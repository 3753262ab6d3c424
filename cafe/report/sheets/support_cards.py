"""A card anyone can carry home: plain numbers, all cards alike, so that holding one says nothing.

A number that nobody has checked is never printed: the sheet says which, and waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cafe.content.directory import MOST_ON_CARDS, USUAL_ON_CARDS, Freshness, Service
from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.paper.blocks import Stack, Text
from cafe.report.paper.cards import BOTTOM, LEFT, RIGHT, TOP, CutSheet
from cafe.report.paper.lists import Leaders, Led
from cafe.report.paper.look import Look, plain
from cafe.report.paper.page import BARE, Block, Document, Part, Space
from cafe.report.sheets.together import SmallHead


@dataclass(frozen=True, slots=True)
class CardNumbers:
    """What a card would carry: the services in order, and those of them that nobody has checked lately."""

    services: tuple[Service, ...]
    unchecked: tuple[Service, ...]


def on_the_card(services: Sequence[Service], today: date, wanted: Sequence[str] = USUAL_ON_CARDS) -> CardNumbers:
    """Those that were chosen, the usual five where nobody chose, as this laptop has checked them.

    Over a year counts as not checked. One that is gone is left out, and so is one with nothing to find it by.
    """
    by_id = {service.id: service for service in services if service.phone or service.is_group}
    chosen = tuple(by_id[one] for one in wanted if one in by_id)[:MOST_ON_CARDS]
    old = (Freshness.NOT_CHECKED, Freshness.TOO_OLD)
    return CardNumbers(chosen, tuple(one for one in chosen if one.freshness(today) in old))


def document(numbers: CardNumbers, look: Look) -> Document:
    """Eight cards a sheet, in large print three; fewer where lines are long.

    Raises ``ProblemToFix`` that names each unchecked number.
    """
    if not numbers.services:
        raise ProblemToFix(_("There is no number on the card yet."), _("Choose some under Support numbers."))
    if numbers.unchecked:
        names = words.listed([_named(one) for one in numbers.unchecked])
        raise ProblemToFix(
            _("These numbers are not checked yet: {names}. No card is printed with them.").format(names=names),
            _("Ring or ask each one. Then press “I have checked this today” under Support numbers."),
        )
    across, pad = (1, (40.0, 22.0)) if look.large else (2, (20.0, 18.0))
    card = _card(numbers.services, look)
    tall = card.height((RIGHT - LEFT) / across - pad[0] * 2) + pad[1] * 2
    down = max(1, min(3 if look.large else 4, int((BOTTOM - TOP) / tall)))
    title = _("Good numbers to have")
    return Document(title, (Part(BARE, (CutSheet([card] * (across * down), across, down, pad=pad),)),), about=title)


def _named(service: Service) -> str:
    """Whom a person here has to ask: the plain words of a card alone would not tell her which group."""
    return service.card_title if service.is_shipped else service.name


def _row(service: Service) -> Led:
    """The plain title and the number; of a group also when it meets. Never an address that tells what it is for."""
    said = ", ".join(part for part in (service.on_a_card, service.hours if service.is_group else "") if part)
    return Led(said, service.phone.replace(" ", "\u00a0"), f", {service.phone}" if service.phone else "")


def _card(services: Sequence[Service], look: Look) -> Stack:
    rows = [_row(one) for one in services]
    style = plain(18, 25) if look.large else plain(12, 16)
    figure = plain(20, 25, weight=700) if look.large else plain(12.5, 16, weight=700)
    days = [one.last_checked for one in services if one.last_checked is not None]
    checked = _("Checked in {month}.").format(month=words.month_and_year(min(days))) if days else ""
    quiet = plain(18, 24, "ink2") if look.large else plain(10.5, 14, "ink2")
    blocks: list[Block] = [
        SmallHead(_("Good numbers to have"), look, size=20 if look.large else 14, beneath=6),
        Leaders(rows, style, figure, apart=2.5 if look.large else 4, even_digits=False),
        Space(4),
        Text(checked, quiet),
    ]
    return Stack(blocks)
