"""The foot of *Add packs*: what undo does, where the rest stays, and the one button that counts up."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from cafe.collate.preview_view import ImportView
from cafe.core.i18n import _
from cafe.ui.scale import S, column, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Para


class Foot(Card):
    """``not_now`` and ``add`` are real buttons; the page knows what they do."""

    def __init__(self) -> None:
        super().__init__(margins=(22, 11, 16, 11), name=_("Add them"))
        self._says = Para("", "small", "ink2")
        self.not_now = Button(_("Not now"), "plain", height=56)
        self.add = Button("", "primary", icon="package-open", size="main", height=56)
        self._title = Para(_("You can take it all back in one go"), "strong", "ink")
        self._icon = Icon("undo-2", "ink2", 22)
        words = column(None, self._title, self._says, None, gap=1)
        line = row(self._icon, words, self.not_now, self.add, gap=14)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retheme()

    def retheme(self) -> None:
        """In large text the words stand at the end of the page, so that the page keeps its room."""
        for part in (self._title, self._says, self._icon):
            part.setVisible(not theme().is_large)
        self.setMinimumHeight(0 if theme().is_large else S(88))  # the words take two lines in a narrow window

    def show_view(self, view: ImportView) -> None:
        self._says.setText(view.foot)
        self.add.set_words(view.button)
        self.add.setEnabled(view.can_add)
