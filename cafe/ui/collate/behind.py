"""Behind a number: the cafés that it counts, in a list at the side, and what the one that is picked said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.collate.behind import cafe_view, row_titles
from cafe.collate.values import CafeFacts
from cafe.collate.view import cafes_in_words
from cafe.content.codebook import Codebook
from cafe.core.i18n import _
from cafe.core.lazily import Lazily
from cafe.ui.collate.shown_list import ListRow, ShownList
from cafe.ui.scale import S, column, empty, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label, Para

_MOST_ROWS, _LEAST_ROWS, _LIST_WIDE = 8, 3, 330
_AROUND = 310  # what the sheet needs above and under the two


def show_behind(parent: QWidget, title: str, cafes: Sequence[CafeFacts], book: Codebook) -> Sheet:
    """A sheet with the cafés at the left and the picked one at the right; in large text one under the other."""
    close = SheetButton("close", _("Close"), "plain", safe=True)
    sheet = Sheet(parent, title, cafes_in_words(len(cafes)), [close], width=1010 if cafes else 560)
    if not cafes:
        sheet.body.addWidget(Para(_("No café is behind this number."), "body", "ink2"))
        return sheet.open_up()
    window = parent.window()
    is_stacked = theme().is_large or window.width() < NARROW * 0.75
    rows_high = (window.height() - S(_AROUND)) // S(57)
    most = _LEAST_ROWS if is_stacked else max(_LEAST_ROWS, min(_MOST_ROWS, rows_high))
    listed = ShownList(name=_("Cafés"), stacked=True, most=most, picks=True)
    listed.show_rows(Lazily(cafes, lambda cafe: ListRow(*row_titles(cafe))))
    said = _Said()
    listed.picked.connect(lambda at: said.show_cafe(cafes[at], book))
    if is_stacked:
        sheet.body.addLayout(column(listed, Rule(), said, gap=14))
    else:
        scroll = Scroll(gap=0)
        scroll.body.addWidget(said)
        scroll.body.addStretch(1)
        scroll.setFixedHeight(listed.row_height() * most)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(_("What this café said"))
        side = sized(holder(column(listed, None, gap=0)), width=_LIST_WIDE)
        both = row(side, scroll, gap=22)
        both.setStretch(1, 1)
        sheet.body.addLayout(both)
    listed.pick(0)
    sheet.open_up()
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet


class _Said(QWidget):
    """One café as it came in: what it agreed to send, part after part."""

    def __init__(self) -> None:
        super().__init__()
        self._place = column(gap=4, margins=(0, 0, 12, 0))
        self.setLayout(self._place)

    def show_cafe(self, facts: CafeFacts, book: Codebook) -> None:
        empty(self._place)
        view = cafe_view(facts, book)
        self._place.fill([Para(view.title, "h3", "ink"), Para(view.aside, "small", "ink2"), 6])
        for part in view.parts:
            self._place.addWidget(Label(part.head, "smallb", "ink2"))
            for words, marked in part.lines:
                lines = [Para(words, "body", "ink"), *([Para(marked, "small", "ink3")] if marked else [])]
                self._place.addLayout(column(*lines, gap=0))
            self._place.fill([8])
        if not view.parts:
            self._place.addWidget(Para(_("It sent no sentences."), "body", "ink2"))
