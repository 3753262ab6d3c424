"""Who can open it: the programme's lock with its words to check, and the buttons that make the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui.review.making import Making
from cafe.ui.scale import column, row
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop


class Lock(Card):
    """Kept while the page is open, so that a making under way is never lost from sight.

    Signals: ``make_pressed()``, ``pdf_pressed()``, ``with_words_pressed()``, ``choose_pressed()``, ``files_pressed()``.
    """

    make_pressed = Signal()
    pdf_pressed = Signal()
    with_words_pressed = Signal()
    choose_pressed = Signal()
    files_pressed = Signal()

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(margins=(24, 18, 24, 18), gap=10)
        self._card: ProgrammeCard | None = None
        self._title = Para("", "h3", "ink")
        self._line = Para("", "body", "ink2")
        head = row(Icon("lock-keyhole", "spruce", 22), self._title, gap=10)
        head.setStretch(1, 1)
        head.setAlignment(head.itemAt(0).widget(), _TOP)
        self._words = Para("", "smallb", "ink")
        self.check_it = Button(_("Check it"), "quiet", size="small", flush="right")
        self.check_it.setAccessibleName(_("Check the words of the programme"))
        self.check_it.clicked.connect(self._show_words)
        words = row(self._words, self.check_it, gap=10)
        words.setStretch(0, 1)
        self.making = Making(services, shell, _("Make the summary and pack"))
        self.making.pressed.connect(self.make_pressed)
        self.with_words = Button(_("Send it with six words"), "primary", icon="phone", size="main", height=56)
        self.with_words.clicked.connect(self.with_words_pressed)
        self.choose = Button(_("Choose the programme’s file"), "secondary", icon="folder-open")
        self.choose.clicked.connect(self.choose_pressed)
        self.pdf = Button(_("Just the PDF"), "secondary", icon="file-text")
        self.pdf.clicked.connect(self.pdf_pressed)
        self.files = Button(_("See the two files"), "quiet", icon="arrow-right", size="small")
        self.files.clicked.connect(self.files_pressed)
        self.body.addLayout(column(head, self._line, gap=6))
        self.body.addLayout(words)
        for piece in (self.making, self.with_words, self.choose, self.pdf, self.files):
            self.body.addWidget(piece)

    def show_state(self, card: ProgrammeCard | None, *, can_go: bool, has_files: bool) -> None:
        """Show the programme's lock, or that there is none yet; buttons are off while something is owed."""
        self._card = card
        if card is None:
            self._title.setText(_("No programme file yet"))
            self._line.setText(_("That is fine. Send it with six words, or choose the file your programme gave you."))
        else:
            self._title.setText(_("Locked for {name}").format(name=card.name))
            self._line.setText(_("Only they can open the pack, even if the memory stick is lost."))
            self._words.setText(" · ".join(card.words))
        self.setAccessibleName(self._title.text())
        for piece in (self._words, self.check_it):
            piece.setVisible(card is not None)
        self.making.setVisible(card is not None)
        self.with_words.setVisible(card is None)
        self.choose.setVisible(card is None)
        self.files.setVisible(has_files)
        why = "" if can_go else _("First answer what is still open, above.")
        for button in (self.making.button, self.with_words, self.pdf):
            button.setEnabled(can_go)
            button.setAccessibleDescription(why)
        self.making.show_folder()

    def main_button(self) -> QWidget:
        """What leads on."""
        return self.with_words if self._card is None else self.making.button

    def _show_words(self) -> None:
        if self._card is None:
            return
        sheet = Sheet(
            self,
            _("Is this the lock of {name}?").format(name=self._card.name),
            _("Ring your programme on a number you know. Ask them to read out their six words. The same here? Then "
              "it is theirs. Not the same? Do not send, and ask them for their file again."),
            [SheetButton("close", _("Close"), "plain", safe=True)],
            width=520,
        )  # fmt: skip
        sheet.body.addWidget(SixWords(self._card.words))
        sheet.open_up()
