"""Beside the picture: what was added last and can be taken back, and the file for hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from cafe.collate.view import batch_in_words
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui.collate.titled import TitledCard, pressing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cafe.collate.lines import Batch


class LastAdded(TitledCard):
    """The newest batch. Signals ``take_back_pressed()`` and, for those before it, ``earlier_pressed()``."""

    take_back_pressed = Signal()
    earlier_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Added last"), is_narrow=True)
        self._says = self.say(colour="ink")
        self.say(_("You can take it all back in one go."), "small")
        self._earlier = pressing(_("Earlier ones"), self.earlier_pressed.emit, "quiet")
        self.offer(pressing(_("Take it back"), self.take_back_pressed.emit, icon="undo-2"))
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)  # a row that wraps would keep its height

    def show_batches(self, batches: Sequence[Batch]) -> None:
        self.setVisible(bool(batches))
        self._earlier.setVisible(len(batches) > 1)
        if batches:
            day = words.long_date(local(batches[0].at).date())
            self._says.setText(_("{cafes}, on {day}").format(cafes=batch_in_words(batches[0]), day=day))


class WhoHasNotSent(TitledCard):
    """How many cafés are still to come. Signal ``pressed()``."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Who has not sent"), is_narrow=True)
        self._says = self.say()
        self.offer(pressing(_("See who"), self.pressed.emit, icon="list-checks", heard=_("See who has not sent")))

    def show_words(self, text: str) -> None:
        self._says.setText(text)


class ForHosts(TitledCard):
    """What goes to hosts: the programme's own file, and replies; and what came of it.

    Signals ``save_pressed()``, ``words_pressed()``, ``answers_pressed()``, ``changes_pressed()``, ``themes_pressed()``,
    ``coordinators_pressed()``,
    ``paper_pressed()``, ``key_pressed()`` and, for one more programme, ``another_pressed()``.
    """

    answers_pressed = Signal()
    changes_pressed = Signal()
    themes_pressed = Signal()
    coordinators_pressed = Signal()
    paper_pressed = Signal()
    save_pressed = Signal()
    words_pressed = Signal()
    another_pressed = Signal()
    key_pressed = Signal()

    def __init__(self) -> None:
        told = _("Each host adds the programme’s file once. It locks her packs for you.")
        super().__init__(_("For your hosts"), told, is_narrow=True)
        self._address = self.say(role="small")
        for words_on, pressed, kind, icon, heard in (
            (_("Save its file"), self.save_pressed, "secondary", "save", ""),
            (_("Write back"), self.answers_pressed, "secondary", "mail", _("Write back to your hosts")),
            (
                _("Its themes"), self.themes_pressed, "quiet", "tag",
                _("Its themes: the codebook, and what hosts proposed"),
            ),
            (_("What came of it"), self.changes_pressed, "quiet", "sprout", _("What came of it: ripples and changes")),
            (
                _("Other coordinators"), self.coordinators_pressed, "quiet", "users-round",
                _("Other coordinators: pass choices on, and take them in"),
            ),
            (
                _("Its key"), self.key_pressed, "quiet", "lock-keyhole",
                _("The programme’s key: a deputy, the safe, the next coordinator"),
            ),
            (_("Its six words"), self.words_pressed, "quiet", "phone", ""),
            (
                _("Notice and DPIA pack"), self.paper_pressed, "quiet", "printer",
                _("Paper of the programme: the notice, the guides, the DPIA pack"),
            ),
            (_("Make another"), self.another_pressed, "quiet", "plus", _("Make another programme")),
        ):  # fmt: skip
            self.offer(pressing(words_on, pressed.emit, kind, icon, heard))

    def show_card(self, card: ProgrammeCard) -> None:
        self._address.setText(_("They send to {address}").format(address=card.address) if card.address else "")
        self._address.setVisible(bool(card.address))
