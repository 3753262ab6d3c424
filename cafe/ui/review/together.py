"""Small things that point to nobody alone, side by side: seen together, and answered by leaving or by changing them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.packs.readiness import OwedTogether, TogetherPart
from cafe.ui.review.flags import place_words
from cafe.ui.review.marked import Marked
from cafe.ui.scale import Box, column, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para


class Together(Card):
    """One combination. Signals: ``left(OwedTogether)``, ``changed(str)`` with the entry whose words are to change."""

    left = Signal(object)
    changed = Signal(str)

    def __init__(self, owed: OwedTogether) -> None:
        title = _("Side by side, these could point to one person")
        super().__init__(tone="gorse", margins=(28, 20), gap=12, name=title)
        self._owed = owed
        said = words.listed([_("“{words}”").format(words=detail) for detail in owed.details])
        under = _("{details}: alone they are anybody. Would a neighbour know who it is?").format(details=said)
        texts = column(Para(title, "h2", "ink"), Para(under, "body", "ink2"), gap=3)
        head = row(Icon("highlighter", "gorse", 26), texts, gap=12)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        for part in owed.parts:
            self.body.addLayout(self._part(part))
        self.leave = Button(_("Leave it as it is"), "link", size="small")
        self.leave.setAccessibleName(_("{details}: leave it as it is").format(details=said))
        self.leave.clicked.connect(lambda: self.left.emit(self._owed))
        self.body.addLayout(row(self.leave, None))

    def first_stop(self) -> QWidget:
        """The first thing that can be pressed."""
        return self._changes[0] if self._changes else self.leave

    @property
    def _changes(self) -> list[Button]:
        return [button for button in self.findChildren(Button) if button is not self.leave]

    def _part(self, part: TogetherPart) -> Box:
        change = Button(_("Change the words"), "quiet", icon="pencil", size="small", flush="left")
        change.setAccessibleName(_("Change the words: {text}").format(text=part.text))
        change.clicked.connect(lambda: self.changed.emit(part.target))
        return column(
            Rule(), Label(place_words(part.place), "smallb", "ink2"), Marked(part.text, part.spans), Flow(change), gap=8
        )
