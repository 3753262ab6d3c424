"""How long hosts keep what they sent: two choices of the programme, which travel in its signed file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cafe.core.i18n import _
from cafe.store.periods import MONTHS
from cafe.ui.settings.kept import months_words
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.model.values import ProgrammeCard


class MonthsCard(Card):
    """``chosen(entries_months, heads_months)`` at each choice; ``to_file()`` for the file to hand out."""

    def __init__(self, chosen: Callable[[int, int], None], to_file: Callable[[], None]) -> None:
        super().__init__(name=_("How long hosts keep things"), gap=10)
        self.body.addWidget(Label(_("How long hosts keep things"), "h2"))
        said = _("After this, their laptops delete what they sent you. Working notes go after ninety days anyway.")
        self.body.addWidget(Para(said, "body", "ink2"))
        months = [(str(n), months_words(n) if n else _("Not said: each host chooses")) for n in MONTHS]
        self.entries = Picker(_("Sentences, quotes and ideas"), months)
        self.heads = Picker(_("Headcounts"), months)
        for picker in (self.entries, self.heads):
            picker.picked.connect(lambda _key: chosen(int(self.entries.key), int(self.heads.key)))
            self.body.addWidget(picker)
        given = _("It counts on a laptop once its host adds your file again. The six words stay the same.")
        self.body.addWidget(Para(given, "small", "ink2"))
        file = Button(_("To the file"), "secondary", icon="arrow-right", size="small")
        file.clicked.connect(to_file)
        self.body.addWidget(Flow(file))

    def show_card(self, card: ProgrammeCard) -> None:
        """What the file says now."""
        self.entries.pick(str(card.entries_months))
        self.heads.pick(str(card.heads_months))
