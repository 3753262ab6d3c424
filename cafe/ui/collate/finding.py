"""Find what was said: words typed, and the sentences, ideas and quotes that say them, each with the cafés behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.behind import Behind
from cafe.collate.values import Filters, Found, Hit
from cafe.collate.view import cafes_in_words, in_its_marks
from cafe.core.i18n import _, ngettext
from cafe.model.values import EntryKind
from cafe.ui.collate.paged import Paged
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.inputs import Line
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_FEW_HITS = 6
_PAUSE_MS = 150  # so that a word typed at speed is asked for once


class Finding(Card):
    """Searches as somebody types, within the filters that are set. Signal ``asked(Behind, title)`` for a number."""

    asked = Signal(object, str)

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(gap=10, name=_("Find what was said"))
        self._services, self._shell = services, shell
        self._programme, self._filters = "", Filters()
        self._turn = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._find)
        self._counted = Label("", "small", "ink2", elide=True)
        self.body.addLayout(row(Label(_("Find what was said"), "h2", elide=True), None, self._counted))
        self.line = Line()
        self.line.setAccessibleName(_("Find what was said"))
        self.line.setPlaceholderText(_("Words to look for, such as bus or “not believed”"))
        self.line.setClearButtonEnabled(False)
        self.line.textChanged.connect(lambda _typed: self._soon.start())
        self.line.returnPressed.connect(self._find)
        self._clear = Button(_("Clear"), "quiet", height=44)
        self._clear.setAccessibleName(_("Clear the search"))
        self._clear.clicked.connect(self.clear)
        typed = row(Icon("search", "ink2", 22), self.line, self._clear, gap=10)
        typed.setStretch(1, 1)
        self.body.addLayout(typed)
        self._says = Para("", "body", "ink2")
        self._hits = Paged(self._row, first=_FEW_HITS)
        self.body.addWidget(self._says)
        self.body.addWidget(self._hits)
        self._show(Found(), "")

    def look_in(self, programme_id: str, filters: Filters) -> None:
        """Search here from now on; what was typed is looked for again, as the cafés may be others."""
        if programme_id != self._programme:
            self.line.setText("")
        self._programme, self._filters = programme_id, filters
        self._find()

    def clear(self) -> None:
        self.line.setText("")
        self._find()
        self.line.setFocus()

    def _find(self) -> None:
        self._soon.stop()
        self._turn += 1
        typed, turn = self.line.text().strip(), self._turn
        if not typed:
            self._show(Found(), "")
            return
        collate, programme, filters = self._services.collate, self._programme, self._filters

        def found(answer: Found) -> None:
            if turn == self._turn:
                self._show(answer, typed)

        self._services.tasks.run(
            lambda _progress: collate.search(programme, typed, filters), on_done=found, on_refused=self._shell.problem
        )

    def _show(self, found: Found, typed: str) -> None:
        self._clear.setEnabled(bool(self.line.text()))
        said = ngettext("{n} sentence in {cafes}", "{n} sentences in {cafes}", found.sentences).format(
            n=f"{found.sentences:,}", cafes=cafes_in_words(found.cafes)
        )
        self._counted.setText(said if found.hits else "")
        none = _("Nobody wrote that. Try one word, or its beginning.") if typed else ""
        self._says.setText("" if found.hits else none)
        self._says.setVisible(bool(none) and not found.hits)
        self._hits.setVisible(bool(found.hits))
        self._hits.show_items(found.hits)
        if typed:
            announce(self.line, said if found.hits else none)

    def _row(self, hit: Hit) -> QWidget:
        is_quote = hit.kind is EntryKind.QUOTE
        text = in_its_marks(hit.text, hit.is_hers) if is_quote else hit.text
        words = [Para(text, "quotei" if hit.is_hers else "body", "ink")]
        if is_quote:
            words.append(Para(hit.topic_title, "small", "ink2"))
        behind = Button(cafes_in_words(hit.cafes), "quiet", size="small")
        behind.setAccessibleName(_("{n}: {what}").format(n=cafes_in_words(hit.cafes), what=hit.text))
        behind.clicked.connect(lambda: self.asked.emit(Behind(packs=hit.packs), text))
        line = row(holder(column(*words, gap=0)), behind, gap=8)
        line.setStretch(0, 1)
        line.setAlignment(behind, Qt.AlignmentFlag.AlignTop)
        return holder(line)
