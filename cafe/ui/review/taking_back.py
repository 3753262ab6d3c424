"""Somebody wants her words back: three words from her slip, the quote, and then it is gone for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.capture.view import quoted
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.packs.her_words import HerWords
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def title() -> str:
    """As every door to it says."""
    return _("Somebody wants her words back")


class TakingBack:
    """Sheet after sheet, on any page: ``ask`` for the words, ``show`` the quote, ``done``."""

    def __init__(self, page: QWidget, services: Services, shell: Shell) -> None:
        self._page, self._services, self._shell = page, services, shell

    def ask(self, typed: str = "", told: tuple[str, ...] = ()) -> Sheet:
        """Ask for the three words; ``told`` is what is to be said of the last ones."""
        sheet = Sheet(
            self._page,
            title(),
            _("She has a slip with three words. She need not say who she is, nor why."),
            [
                SheetButton("leave", _("Not now"), "plain", safe=True),
                SheetButton("find", _("Find the quote"), "primary", icon="quote"),
            ],
        )
        field = Field(_("Her three words"), typed, placeholder=_("one two three"), most=120)
        for line, look in zip(told, ("strong", "body"), strict=False):
            sheet.body.addWidget(Para(line, look, "ink"))
        sheet.body.addWidget(field)
        field.line.returnPressed.connect(lambda: sheet.choose("find"))
        sheet.chosen.connect(lambda key: self._find(field.text) if key == "find" else None)
        sheet.open_up()
        field.line.setFocus()
        return sheet

    def _find(self, typed: str) -> None:
        try:
            found = self._services.packs.her_words(typed)
        except CafeError as problem:
            self.ask(typed, (problem.message, problem.hint))
            return
        if found.is_gone:
            self._after(found, _("These words are not here any more"), _("They were taken back already."))
        else:
            self.show(found)

    def show(self, found: HerWords) -> Sheet:
        """Her words, and what will happen."""
        goes = _("They go from this laptop for good, with any note of the same words. There is no way back.")
        sheet = Sheet(
            self._page,
            _("Take these words out for good?"),
            goes
            if found.text
            else _("The café they were said in is not here any more, but her programme can be told."),
            [
                SheetButton("leave", _("Leave them"), "plain", safe=True),
                SheetButton("take", _("Take them out for good"), "danger", icon="trash-2"),
            ],
            tone="rowan",
            width=560,
        )
        if found.text:
            card = Card(well=True, margins=(18, 12), gap=0, name=found.text)
            card.body.addWidget(Para(quoted(found.text), "lead", "ink"))
            sheet.body.addWidget(card)
            copies = _("Locked copies made before today still have them. Old ones that you do not need can go too.")
            sheet.body.addWidget(Para(copies, "body", "ink2"))
        if found.may_have_gone:
            sheet.body.addWidget(Para(_travels(), "body", "ink2"))
        sheet.chosen.connect(lambda key: self._take(found) if key == "take" else None)
        return sheet.open_up()

    def _take(self, found: HerWords) -> None:
        try:
            self._services.packs.withdraw(found.cafe_id, found.entry_id)
        except CafeError as problem:
            self._shell.problem(problem)
            return
        self._after(found, _("Her words are gone from this laptop"), "")

    def _after(self, found: HerWords, head: str, line: str) -> None:
        """What is still to be done: where they may have gone out, the pack that says so."""
        if not found.may_have_gone:
            self._shell.toast(_("{what}.").format(what=head), undo=False)
            return
        ways = [SheetButton("later", _("With my next pack"), "secondary", safe=True)]
        if found.has_cafe:
            ways.append(SheetButton("now", _("Make that pack now"), "primary", icon="package"))
        sheet = Sheet(self._page, head, " ".join(part for part in (line, _travels()) if part), ways, width=560)
        if found.has_cafe:
            again = _(
                "A summary that you saved or printed still has them: making the files again replaces the saved one."
            )
            sheet.body.addWidget(Para(again, "body", "ink2"))
        sheet.chosen.connect(lambda key: self._shell.go("check", found.cafe_id) if key == "now" else None)
        sheet.open_up()


def _travels() -> str:
    return _("It will be taken out of the programme with your next pack.")
