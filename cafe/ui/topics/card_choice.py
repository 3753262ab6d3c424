"""Which numbers stand on the cards to take home: five at most, each by its plain title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.content import areas, directory
from cafe.content.directory import MOST_LOCAL_ON_CARDS, MOST_ON_CARDS, MOST_TITLE, USUAL_ON_CARDS, Service
from cafe.core.clock import today
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.ui.scale import column, empty, holder
from cafe.ui.topics.numbers import mark
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.services import Services

_SHOWN = 40


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
    find = Field(_("Find"), placeholder=_("A name, a number, a place"))
    lines, asked = column(gap=0), column(gap=8)
    titles: dict[str, Field] = {}  # of those that are chosen, and that nobody has put in plain words yet
    more = Para(_("There are more. Type part of a name to find one."), "small", "ink2")
    sheet.body.fill([find, told, holder(asked), holder(lines), more])
    every = [service for service in content.services() if service.phone or service.is_group]
    by_id = {service.id: service for service in every}
    on = [one for one in content.card_services() if one in by_id]
    ticks: dict[str, TickRow] = {}

    def may_be_added(service: Service) -> bool:
        local = sum(not by_id[one].is_shipped for one in on)
        return len(on) < MOST_ON_CARDS and (service.is_shipped or local < MOST_LOCAL_ON_CARDS)

    def turn(service_id: str, is_on: bool) -> None:
        if is_on and service_id not in on:
            on.append(service_id)
        elif not is_on and service_id in on:
            on.remove(service_id)
        ask()
        count()

    def ask() -> None:
        """A field for each of the chosen that a card could not call by a plain title."""
        wanted = [one for one in on if not by_id[one].has_plain_words]
        for gone in [one for one in titles if one not in wanted]:
            field = titles.pop(gone)
            field.hide()
            field.deleteLater()
        for one in wanted:
            if one in titles:
                continue
            label = _("What a card calls “{name}”").format(name=by_id[one].name)
            field = Field(label, placeholder=_("Walking group"), most=MOST_TITLE, hint=_("Plain words, not why."))
            titles[one] = field
            asked.addWidget(field)

    def may_go(key: str) -> bool:
        """Kept once each has its plain title."""
        if key != "keep":
            return True
        for field in titles.values():
            field.set_error("" if plain_text(field.text) else _("Write what a card may call it."))
        lacking = next((field for field in titles.values() if field.error), None)
        if lacking is not None:
            lacking.line.setFocus()
        return lacking is None

    sheet.only_if(may_go)

    def count() -> None:
        said = _("{n} of {most} chosen").format(n=len(on), most=MOST_ON_CARDS)
        if len(on) >= MOST_ON_CARDS:
            said = _("{chosen} · take one off to add another").format(chosen=said)
        if sum(not by_id[one].is_shipped for one in on) >= MOST_LOCAL_ON_CARDS:
            said = _("{chosen} · two of them are local, and that is the most").format(chosen=said)
        told.setText(said)
        for service_id, tick in ticks.items():
            tick.setEnabled(service_id in on or may_be_added(by_id[service_id]))

    def show() -> None:
        """Those that are on the cards first, then what fits the words; no more than can be looked through."""
        found = [*(by_id[one] for one in on), *(s for s in _matching(every, find.text) if s.id not in on)]
        empty(lines)
        ticks.clear()
        for service in found[:_SHOWN]:
            parts = (service.on_a_card, service.phone or service.hours, mark(service, day).words)
            tick = ticks[service.id] = TickRow(service.name, " · ".join(part for part in parts if part))
            tick.setChecked(service.id in on)
            tick.toggled.connect(partial(turn, service.id))
            lines.addWidget(tick)
        more.setVisible(len(found) > _SHOWN)
        count()

    find.changed.connect(lambda _text: show())
    ask()
    show()

    def kept(key: str) -> None:
        if key == "usual":
            content.keep_setting("card_services", list(USUAL_ON_CARDS))
        elif key == "keep":
            for one, field in titles.items():
                content.local.keep(replace(by_id[one], card_title=plain_text(field.text)))
            content.keep_setting("card_services", on)

    sheet.chosen.connect(kept)
    return sheet.open_up()


def _matching(every: Sequence[Service], typed: str) -> Sequence[Service]:
    """Those with these words in their name, number or worry, or in the name of a place where they are."""
    found = {service.id for service in directory.matching(every, typed)}
    words = typed.casefold()
    areas_of = areas.load().council_name
    return [
        service
        for service in every
        if service.id in found or any(words in areas_of(one).casefold() for one in service.councils)
    ]
