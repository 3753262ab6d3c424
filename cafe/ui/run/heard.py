"""*Heard so far*, right of the fold: the newest notes first, on this laptop only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cafe.capture.view import HeardLine, HeardView, heard_view
from cafe.content import codebook
from cafe.content.codebook import Codebook
from cafe.core.i18n import _
from cafe.model.values import NoteKind
from cafe.ui.run.circle import WhatIfRow
from cafe.ui.scale import Box, S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.cards import CardButton, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.model.values import Note

_MOST = 8
_ICONS = {NoteKind.NOTE: "sticky-note", NoteKind.QUOTE: "quote", NoteKind.IDEA: "lightbulb"}
_KINDS = {NoteKind.NOTE: "Note", NoteKind.QUOTE: "Quote", NoteKind.IDEA: "Idea"}


class HeardRow(CardButton):
    """One note: kind, words, theme, answer, time. Pressing it opens what can be done with it."""

    def __init__(self, line: HeardLine, *, narrow: bool) -> None:
        said = [_(_KINDS[line.kind]), line.text, line.themes, line.answer, line.at]
        super().__init__(". ".join(part for part in said if part), look="row", margins=(0, 9, 0, 9), gap=12)
        self.line = line
        words = Para(line.text, "quote" if line.kind is NoteKind.QUOTE else "note", "ink")
        foot = row(gap=6)
        theme_words = Label(line.themes, "smallb", "spruce", elide=True)
        foot.addWidget(theme_words, 1)
        if line.answer:
            icon, tone = ("circle-check", "moss") if line.said_yes else ("lock-keyhole", "ink2")
            foot.addWidget(Icon(icon, tone, 18))
            if not narrow:
                foot.addWidget(Label(line.answer, "smallb", tone))
        foot.addWidget(Label(line.at, "small", "ink2"))
        text = holder(column(words, foot, gap=2))
        self.put(holder(column(Icon(_ICONS[line.kind], "ink2", 20), None)), text)
        self.body.setStretch(1, 1)


class HeardPage(QWidget):
    """Signals: ``change_wanted(str)`` and ``remove_wanted(str)`` with the id of a note."""

    change_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self._names: tuple[str, ...] = ()
        self._book = codebook.load()
        self._is_narrow, self._is_bare = False, False
        self.title = Label("", "h2")
        self.count = Label("", "small", "ink2")
        self._lines = column(gap=0)
        self._empty = Para("", "body", "ink2")
        self.see_all = WhatIfRow(" ")
        self.see_all.clicked.connect(self.show_all)
        self.setLayout(
            column(row(self.title, None, self.count, gap=8), self._empty, self._lines, None, self.see_all, gap=4)
        )

    def use(self, *, narrow: bool, bare: bool = False) -> None:
        """Take the layout. ``bare``: a tab says what this is."""
        if (narrow, bare) != (self._is_narrow, self._is_bare):
            self._is_narrow, self._is_bare = narrow, bare
            self.title.setVisible(not bare)
            self.count.setVisible(not bare)
            self.show_notes(self._notes, self._names)

    def use_book(self, book: Codebook) -> None:
        """What the themes of this café's notes are called."""
        self._book = book

    def show_notes(self, notes: Sequence[Note], names: Sequence[str] = ()) -> None:
        """Show the newest notes that there is room for. ``names`` are the café's own to watch for."""
        self._notes, self._names = tuple(notes), tuple(names)
        every = self._read(_MOST)
        self._show(self._read(self._that_fit(every.lines)))

    def _read(self, most: int) -> HeardView:
        return heard_view(self._notes, self._book, most, local_words=self._names)

    def _that_fit(self, lines: Sequence[HeardLine]) -> int:
        """How many of the newest can be read whole; the first always stands here."""
        room, taken, fit = self.height() - S(48 if self._is_bare else 36 + 48), 0, 0
        for line in lines:
            made = HeardRow(line, narrow=self._is_narrow)
            taken += made.heightForWidth(max(S(120), self.width())) + 1
            made.deleteLater()
            if taken > room and fit:
                break
            fit += 1
        return fit

    @property
    def view(self) -> HeardView:
        """All notes, as they are read."""
        return self._read(len(self._notes))

    def _show(self, view: HeardView) -> None:
        self.title.setText(view.title)
        self.count.setText(view.count)
        self._empty.setText(view.empty)
        self._empty.setVisible(not view.lines)
        self.see_all.setVisible(bool(view.see_all))
        self.see_all.say(view.see_all)
        _fill(self._lines, view.lines, self)

    def show_all(self) -> None:
        """Every note, on a sheet."""
        sheet = Sheet(self, self.view.title, self.view.count, [SheetButton("close", _("Close"), safe=True)], width=620)
        scroll = Scroll(gap=0)
        _fill(scroll.body, self.view.lines, self, sheet)
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(min(S(420), self.window().height() - S(260)))
        sheet.body.addWidget(scroll)
        sheet.open_up()

    def ask(self, line: HeardLine, at: QPoint, sheet: Sheet | None = None) -> None:
        """What can be done with a note."""
        menu = QMenu(self)
        menu.setFont(theme().font("body"))

        def do(tell: Callable[[str], None]) -> None:
            if sheet is not None:
                sheet.choose("close")
            tell(line.id)

        menu.addAction(_("Change the words"), lambda: do(self.change_wanted.emit))
        menu.addAction(_("Remove the note"), lambda: do(self.remove_wanted.emit))
        menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_notes(self._notes, self._names)

    def retheme(self) -> None:
        """Take the theme in use."""
        self.show_notes(self._notes, self._names)

    @property
    def is_narrow(self) -> bool:
        """Whether answers are shown by their icon alone."""
        return self._is_narrow


def _fill(box: Box, lines: Sequence[HeardLine], page: HeardPage, sheet: Sheet | None = None) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
    for at, line in enumerate(lines):
        if at:
            box.addWidget(Rule())
        made = HeardRow(line, narrow=page.is_narrow)
        made.clicked.connect(
            lambda _on=False, made=made, line=line: page.ask(line, made.mapToGlobal(made.rect().center()), sheet)
        )
        box.addWidget(made)
