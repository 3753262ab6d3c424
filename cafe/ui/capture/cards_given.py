"""Take-home cards by kind, counted after a café: only how many, never who took one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.content import directory
from cafe.core.i18n import _, ngettext
from cafe.ui.scale import holder, row
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.services import Services


def count_cards(parent: QWidget, services: Services, cafe_id: str) -> Sheet:
    """Ask how many of each kind were taken; their sum becomes the café's count of cards."""
    sheet = Sheet(
        parent,
        _("Cards given, by kind"),
        _("Only how many. Leave out what you did not count. The kinds stay on this laptop; only the sum leaves."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("keep", _("Keep"), "primary", icon="check"),
        ],
        width=720,
    )
    have = services.capture.cards_given(cafe_id)
    steppers: dict[str, Stepper] = {}
    lines: list[QWidget] = []
    for tag in directory.tags():
        stepper = steppers[tag.id] = Stepper(tag.label, have.get(tag.id, 0), 0, 999)
        line = row(Para(tag.label, "body", "ink"), stepper, gap=10)
        line.setStretch(0, 1)
        lines.append(holder(line))
    sheet.body.addWidget(Columns(lines, most=2, least=280, gap=14))
    before = services.capture.attendance(cafe_id).support_cards or 0
    told = Para("", "smallb", "ink")
    sheet.body.insertWidget(0, told)

    def add_up() -> None:
        """The sum takes the place of one that was counted without the kinds: said before it does."""
        given = sum(stepper.value for stepper in steppers.values())
        said = ngettext("{n} card in all.", "{n} cards in all.", given).format(n=given)
        if before not in (0, given):
            said = _("{sum} You counted {before} before: kept, these take their place.").format(sum=said, before=before)
        told.setText(said)

    for stepper in steppers.values():
        stepper.changed.connect(lambda _value: add_up())
    add_up()

    def chosen(key: str) -> None:
        if key == "keep":
            given = {kind: stepper.value for kind, stepper in steppers.items() if stepper.value}
            services.capture.set_cards_given(cafe_id, given)

    sheet.chosen.connect(chosen)
    return sheet.open_up()
