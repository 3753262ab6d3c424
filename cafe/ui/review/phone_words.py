"""No programme file yet: six words are the key to one pack, and the better way for next time is beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.from_programme import ask_for_file
from cafe.ui.place import Page
from cafe.ui.review.making import Making
from cafe.ui.review.spoken import spoken
from cafe.ui.review.steps import Steps, WordsWell
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import PageFrame, Scroll, TwoPages
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop


class PhoneWordsPage(Page):
    """Send it now with six words, or choose the programme's file. The words live in this sitting only."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.CAFES, Kind.ENTRIES, Kind.PEOPLE, Kind.PROGRAMME, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.frame = PageFrame("", " ", back=True)
        self.frame.back_pressed.connect(self.shell.back)
        self._owed = Banner(_("Something is still open"), " ", action=_("Go and see"))
        self._owed.acted.connect(lambda: self.shell.go("check", self.cafe_id))
        self.frame.body.addWidget(self._owed)
        both = TwoPages(side_width=384)
        both.main.addWidget(self._words_card(), 1)
        self._file = self._file_card()
        both.side.fill([self._file, self._no_hurry(), None])
        self.frame.body.addWidget(both, 1)
        self._under_way: tuple[str, ...] = ()
        self._big = self._big_page()
        self._faces = QStackedLayout(self)  # of this page from the start: what it shows first is no window then
        self._faces.addWidget(self.frame)
        self._faces.addWidget(self._big)

    def first_focus(self) -> QWidget:
        return self.making.button if self.making.button.isEnabled() else self.frame.back

    def leave(self) -> None:
        """The words are not left standing large on a screen."""
        self._faces.setCurrentWidget(self.frame)

    def refresh(self) -> None:
        packs = self.services.packs
        has_none = packs.programme() is None
        self._file.setVisible(has_none)
        if has_none:
            self.frame.set_title(
                _("You have no programme file yet"), _("That is fine. There are two ways to send this café.")
            )
        else:
            self.frame.set_title(
                _("Send it with six words"), _("This one pack is locked with the words, and nothing else.")
            )
        owed = ""
        try:
            ready = packs.owed(self.cafe_id)
            owed = ready.sentences[0] if ready.sentences else ""
        except CafeError as problem:
            owed = problem.sentence()
        self._owed.setVisible(bool(owed))
        self._owed.say(_("Something is still open"), owed)
        self.making.button.setEnabled(not owed)
        self.making.button.setAccessibleDescription(owed)
        self.making.show_folder()
        self._show_words()

    # -- the parts

    def _words_card(self) -> Card:
        card = Card(margins=(30, 22, 30, 24), gap=12, name=_("Send it now, with six words"))
        title = Para(_("Send it now, with six words"), "h2", "ink")
        head = row(Icon("phone", "spruce", 25), title, Tag(_("No file needed"), "spruce"), gap=12)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        card.body.addWidget(
            Para(
                _("The words are the key to this one pack. Send the pack one way, and say the words another way."),
                "body",
                "ink",
            )
        )
        self.well = WordsWell()
        self.other = Button(_("Other words"), "quiet", icon="refresh-cw", size="small")
        self.other.clicked.connect(self._other_words)
        self.bigger = Button(_("Show them bigger"), "quiet", icon="eye", size="small")
        self.bigger.clicked.connect(lambda: self._show_big(True))
        self._locked = Para("", "small", "ink2")
        warning = row(
            Icon("triangle-alert", "gorse", 21),
            Para(_("Never put the words in the same e-mail as the pack."), "strong", "ink"),
            gap=9,
        )
        warning.setStretch(1, 1)
        self.making = Making(self.services, self.shell, _("Make the pack with these words"))
        self.making.pressed.connect(self._make)
        self.making.made.connect(self._made)
        steps = Steps(
            (
                (_("Make the pack, and send it"), _("By e-mail or on a memory stick.")),
                (_("Ring your programme on a number you know"), _("Not a number from an e-mail.")),
                (_("Read the six words, slowly"), _("They type them in. Then the pack opens.")),
            )
        )
        card.body.fill(
            [self.well, Flow(self.other, self.bigger, gap=4), self._locked, steps, warning, None, self.making]
        )
        return card

    def _file_card(self) -> Card:
        card = Card(margins=(28, 22, 28, 20), gap=12, name=_("Add the programme’s file"))
        head = row(Icon("file-text", "spruce", 24), Para(_("Add the programme’s file"), "h2", "ink"), gap=10)
        head.setStretch(1, 1)
        self.choose = Button(_("Choose the file"), "secondary", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.copy = Button(_("Copy a short e-mail to ask for it"), "quiet", icon="copy", size="small")
        self.copy.clicked.connect(self._copy_letter)
        card.body.fill(
            [
                head,
                Para(
                    _("Best if you host often. You do it once. After that there are no words to read."), "body", "ink"
                ),
                Steps(
                    (
                        (_("Ask your programme for it"), _("Its name ends in .cafeprogramme")),
                        (_("Save it on this laptop"), _("From the e-mail, or from a stick.")),
                        (_("Choose it here"), ""),
                    )
                ),
                self.choose,
                self.copy,
            ]
        )
        return card

    def _no_hurry(self) -> QWidget:
        line = _("Your café waits here, locked, for as long as you like. Home will say “Ready to send”.")
        text = column(Para(_("No hurry"), "strong", "ink2"), Para(line, "small", "ink2"), gap=3)
        part = row(Icon("clock", "ink2", 20), text, gap=10, margins=(28, 4, 12, 4))
        part.setStretch(1, 1)
        part.setAlignment(part.itemAt(0).widget(), _TOP)
        return holder(part)

    def _big_page(self) -> QWidget:
        self.big_well = WordsWell(large=True)
        self.close_big = Button(_("Back to the page"), "secondary", icon="arrow-left")
        self.close_big.clicked.connect(lambda: self._show_big(False))
        say = Para(_("Read them slowly, one at a time. Ask to hear them back."), "lead", "ink2")
        middle = Scroll(gap=20)
        middle.body.fill([None, self.big_well, say, None])
        return holder(column(row(self.close_big, None), middle, gap=20, margins=(44, 28)))

    # -- what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._faces.currentWidget() is self._big:
            self._show_big(False)
        else:
            super().keyPressEvent(event)

    def _show_words(self) -> None:
        kept = spoken(self.services)
        offered = kept.offered.get(self.cafe_id)
        if offered is None:
            offered = kept.offered[self.cafe_id] = self.services.packs.new_words()
        self.well.show_words(offered)
        self.big_well.show_words(offered)
        locked = kept.locked.get(self.cafe_id)
        if locked == offered:
            self._locked.setText(_("The pack you made is locked with these words."))
        elif locked is not None:
            self._locked.setText(_("The pack you made has other words. Make it again with these."))
        self._locked.setVisible(locked is not None)

    def _other_words(self) -> None:
        spoken(self.services).offered[self.cafe_id] = self.services.packs.new_words()
        self._show_words()

    def _show_big(self, is_big: bool) -> None:
        self._faces.setCurrentWidget(self._big if is_big else self.frame)
        (self.close_big if is_big else self.bigger).setFocus()

    def _make(self) -> None:
        self._under_way = spoken(self.services).offered[self.cafe_id]
        self.making.start(self.cafe_id, self._under_way)

    def _made(self, cafe_id: str) -> None:
        spoken(self.services).locked[cafe_id] = self._under_way
        if self.isVisible() and cafe_id == self.cafe_id:
            self.shell.go("sent", cafe_id)
        else:
            self.shell.toast(_("The two files are ready"))

    def _choose(self) -> None:
        ask_for_file(self, self.services, self.shell, lambda: self.shell.go("check", self.cafe_id))

    def _copy_letter(self) -> None:
        QApplication.clipboard().setText(
            _(
                "Hello,\n\nI host a Conversation Café and would like to send you what we talked about. Please send me "
                "your programme file. Its name ends in .cafeprogramme. I will ring you to check its six words.\n\n"
                "Thank you"
            )
        )
        self.shell.toast(_("Copied. Start an e-mail, and paste it there."))
