"""Which numbers stand on the cards to take home: five at most, each by its plain title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.content.directory import MOST_ON_CARDS, USUAL_ON_CARDS
from cafe.core.clock import today
from cafe.core.i18n import _
from cafe.ui.topics.numbers import mark
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.services import Services


def choose(parent: QWidget, services: Services) -> Sheet:
    """Tick up to five. All cards stay alike, and say no more than a plain title and a number."""
    content, day = services.content, today(services.clock)
    sheet = Sheet(
        parent,
        _("What stands on the cards?"),
        _("Five at most. A card has the plain title and the number, and never says why she has it."),
        [
            SheetButton("usual", _("The usual five"), "quiet"),
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("keep", _("Keep"), "primary", icon="check"),
        ],
        width=720,
    )
    told = Para("", "smallb", "ink2")
    chosen = content.card_services()
    ticks: dict[str, TickRow] = {}
    for service in content.services():
        if not service.phone or service.is_group:
            continue
        said = " · ".join((service.card_title, service.phone, mark(service, day).words))
        tick = ticks[service.id] = TickRow(service.name, said)
        tick.setChecked(service.id in chosen)

    def on() -> list[str]:
        return [id for id, tick in ticks.items() if tick.isChecked()]

    def count() -> None:
        many = len(on())
        told.setText(_("{n} of {most} chosen").format(n=many, most=MOST_ON_CARDS))
        for tick in ticks.values():
            tick.setEnabled(tick.isChecked() or many < MOST_ON_CARDS)

    for tick in ticks.values():
        tick.toggled.connect(lambda _on: count())
    sheet.body.fill([told, *ticks.values()])
    count()

    def kept(key: str) -> None:
        if key == "usual":
            content.keep_setting("card_services", list(USUAL_ON_CARDS))
        elif key == "keep":
            stay = [one for one in chosen if one in on()]
            content.keep_setting("card_services", [*stay, *(one for one in on() if one not in stay)])

    sheet.chosen.connect(kept)
    return sheet.open_up()
