"""A table sheet being typed in: one sentence with its ticks, and the sentences that are kept already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.content import codebook
from cafe.content.codebook import Choices
from cafe.core.i18n import _
from cafe.model.values import Direction, Entry, Strength
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.capture.heads import empty
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.text import Label, Para


class SheetSentence(QWidget):
    """One line of the sheet as it was ticked there. Signal ``kept()``; the words are watched as they are typed."""

    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        found = codebook.choices()
        self.words = GuardedWords(_("A sentence from the sheet"), rows=2, hint=_("Enter keeps it."))
        self.words.kept.connect(self.kept)
        self.about = Picker(_("What is it about?"), [])
        self.many = Picker(_("How many felt it"), [(one, found.strengths.label(one)) for one in Strength])
        self.way = Picker(_("Which way"), [(one, found.directions.label(one)) for one in Direction])
        for list_ in (self.many, self.way):
            list_.list.setPlaceholderText(_("Not ticked"))
        self.about.list.setPlaceholderText(_("Leave it for later"))
        self.agreed = TickRow(_("It was read back, and the group said yes"))
        keep = Button(_("Keep the sentence"), "secondary", icon="plus")
        keep.clicked.connect(self.kept)
        asked = Columns([self.about, self.many, self.way], most=3, least=260, gap=14)
        self.setLayout(column(self.words, asked, self.agreed, row(keep, None), gap=12))

    def offer(self, themes: Sequence[tuple[str, str]]) -> None:
        """The themes of the café's codebook, as (code, tile)."""
        self.about.set_options(themes, self.about.key)

    def begin_again(self) -> None:
        """Empty, for the next line; what was said of agreeing stays, as sheets are read back whole."""
        self.words.set_words("")
        self.about.pick("")
        self.many.pick("")
        self.way.pick("")
        self.words.focus_field()


class KeptSentences(QWidget):
    """The sentences that are kept, each with its ticks in words. Signal ``removed(id)``."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=6)
        self._shown: tuple[Entry, ...] | None = None
        self.setLayout(self._lines)

    def show_entries(self, entries: Sequence[Entry], said: Choices, tile: Callable[[str], str]) -> None:
        """Draw them in their order; nothing is built again where nothing changed."""
        if self._shown == tuple(entries):
            return
        self._shown = tuple(entries)
        empty(self._lines)
        for entry in entries:
            ticks = (
                *(tile(code) for code in entry.themes),
                said.strengths.label(entry.strength) if entry.strength else "",
                said.directions.label(entry.direction) if entry.direction else "",
                _("Agreed in the room") if entry.in_room and entry.is_agreed else "",
            )
            words = column(Para(entry.text, "quote", "ink"), gap=2)
            under = " · ".join(tick for tick in ticks if tick)
            if under:
                words.addWidget(Label(under, "small", "ink2"))
            remove = Button(_("Take it out"), "quiet", icon="trash-2", size="small")
            remove.setAccessibleName(_("Take it out: {words}").format(words=entry.text))
            remove.clicked.connect(lambda _on=False, id=entry.id: self.removed.emit(id))
            whole = row(words, remove, gap=12)
            whole.setStretch(0, 1)
            self._lines.addWidget(holder(whole))
            self._lines.addWidget(Rule())
