"""How long hosts and the programme keep what was sent: two choices of it, which travel in its signed file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cafe.core.i18n import _
from cafe.store.periods import MONTHS
from cafe.ui.settings.kept import came_countdown, months_words
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from datetime import datetime

    from cafe.collate.keeping.rules import CameDue
    from cafe.model.values import ProgrammeCard


class MonthsCard(Card):
    """``chosen(entries_months, heads_months)`` at each choice; ``to_file()`` for the file to hand out."""

    def __init__(self, chosen: Callable[[int, int], None], to_file: Callable[[], None]) -> None:
        super().__init__(name=_("How long things are kept"), gap=10)
        self.body.addWidget(Label(_("How long things are kept"), "h2"))
        said = _("After this, hosts’ laptops delete what they sent you, and this one deletes what came in.")
        self.body.addWidget(Para(said, "body", "ink2"))
        months = [(str(n), months_words(n) if n else _("Not said: each host chooses")) for n in MONTHS]
        self.entries = Picker(_("Sentences, quotes and ideas"), months)
        self.heads = Picker(_("Headcounts"), months)
        for picker in (self.entries, self.heads):
            picker.picked.connect(lambda _key: chosen(int(self.entries.key), int(self.heads.key)))
            self.body.addWidget(picker)
        given = _("It counts on a laptop once its host adds your file again. The six words stay the same.")
        self.body.addWidget(Para(given, "small", "ink2"))
        self._coming = Para("", "small", "ink")
        self.body.addWidget(self._coming)
        file = Button(_("To the file"), "secondary", icon="arrow-right", size="small")
        file.clicked.connect(to_file)
        self.body.addWidget(Flow(file))

    def show_card(self, card: ProgrammeCard, coming: Sequence[CameDue], now: datetime) -> None:
        """What the file says now, and what goes here next."""
        self.entries.pick(str(card.entries_months))
        self.heads.pick(str(card.heads_months))
        lines = [came_countdown(due, now) for due in coming[:1]]
        if lines:
            lines.append(_("The pack files in your own folders are yours to delete."))
        self._coming.setText(" ".join(lines))
        self._coming.setVisible(bool(lines))
