"""Five words on paper: shown, written down, covered, and read back. For setting up, and for a change of words."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.scale import Grid, column, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.marks import Hatch
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

Words = tuple[str, ...]


def five_words() -> Words:
    """Five of our own words by the computer's own chance: 55 bits, and each try costs a quarter of a second."""
    from cafe.packs.phone_words import RANDOM_BYTES, six_words

    return six_words(secrets.token_bytes(RANDOM_BYTES))[:5]


def differing(asked: Words, number: int, typed: str) -> str:
    """What to say of one word read back from paper, by its number from 1; empty when it is the one that was shown.

    Somebody who types all five in their order has read her paper too.
    """
    given = tuple(typed.casefold().replace(",", " ").split())
    if given in (asked, asked[number - 1 : number]):
        return ""
    return _("That is not word {n}. Look at your paper once more.").format(n=number)


class _Shown(QWidget):
    """The five words to write down; covered once that is done, so that the paper is what gets read back."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid(10, gap_down=8)
        self.setLayout(self.grid)

    def show_words(self, words: Words, asked: int = 0) -> None:
        """``asked``: the number of the word that is read back from paper; all are covered then."""
        while self.grid.count():
            gone = self.grid.takeAt(0).widget()
            if gone is not None:
                gone.hide()  # at once: the words are covered as soon as that is asked for
                gone.deleteLater()
        for place, word in enumerate(words):
            number = sized(Label(str(place + 1), "strong", "gorse"), width=22)
            shown: QWidget = Label(word, "h2", "ink")
            if place + 1 == asked:
                shown = Label("?", "h2", "spruce")
            elif asked:
                shown = Hatch(_("covered"), 130, 26)
            self.grid.addWidget(number, place % 3, place // 3 * 2)
            self.grid.addWidget(shown, place % 3, place // 3 * 2 + 1, Qt.AlignmentFlag.AlignLeft)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)


class WordsPanel(QWidget):
    """``covered(bool)`` when the words are covered or shown again; ``entered()`` for Enter in the field.

    One word of the five is asked for, by a number that nobody knows while they can be seen. ``is_right()`` says
    beside the field what differs. ``title``: a heading of its own, or none.
    """

    covered = Signal(bool)
    entered = Signal()

    def __init__(self, new_words: Callable[[], Words], *, title: str = "") -> None:
        super().__init__()
        self._new_words = new_words
        self.words = new_words()
        self.number = 1
        self._shown = _Shown()
        paper = Card(margins=(22, 16), gap=8, name=_("Five words to write down"))
        paper.body.addWidget(self._shown)
        self.other = Button(_("Other words"), "quiet", icon="refresh-cw", flush="left", size="small")
        self.other.clicked.connect(self._other_words)
        self.written = Button(_("I have written them down"), "secondary", icon="check")
        self.written.clicked.connect(lambda: self.cover(True))
        self.again = Button(_("Show them again"), "quiet", icon="eye", flush="left", size="small")
        self.again.clicked.connect(lambda: self.cover(False))
        self.field = Field("")
        self.field.line.returnPressed.connect(self.entered)
        told = _("Write them on paper, and keep it at home.")
        whole = column(gap=12)
        if title:
            whole.addWidget(Para(title, "h2", "ink"))
        whole.fill([Para(told, "body"), paper, row(self.written, self.other, self.again, None), self.field, None])
        self.setLayout(whole)
        self.cover(False)

    @property
    def is_covered(self) -> bool:
        """Whether the words are on paper, as the person says, and covered here."""
        return not self.field.isHidden()

    def cover(self, is_covered: bool) -> None:
        """Cover the words and ask for them, or show them again."""
        if is_covered:
            self.number = secrets.randbelow(len(self.words)) + 1
            self.field.set_label(_("Look at the paper. Type word {n}.").format(n=self.number))
        self._shown.show_words(self.words, self.number if is_covered else 0)
        self.field.setVisible(is_covered)
        self.other.setVisible(not is_covered)
        self.written.setVisible(not is_covered)
        if self.again.hasFocus():  # it goes: the next thing to do is at hand, not *Back*
            self.written.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.setVisible(is_covered)
        self.field.set_text("")
        self.field.set_error("")
        if is_covered:
            self.field.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.covered.emit(is_covered)

    def is_right(self) -> bool:
        """Whether the word was read back as it was shown; the difference is said at the field."""
        line = differing(self.words, self.number, self.field.text)
        self.field.set_error(line)
        if line:
            self.field.line.setFocus()
            announce(self.field, line)
        return not line

    def _other_words(self) -> None:
        self.words = self._new_words()
        self.cover(False)
