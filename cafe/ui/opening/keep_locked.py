"""Keep it locked: one question, two ways in, within a minute or two, before anything is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget

from cafe.core.i18n import _
from cafe.ui.opening.cover import TextSize
from cafe.ui.opening.five_words import Words, WordsPanel
from cafe.ui.opening.sheet_panel import Groups, SheetPanel
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.choices import BigChoice
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label, Para

JUST_ME, SHARED = "just_me", "shared"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen: ``words`` are empty for a laptop of one's own. ``groups`` are on paper already."""

    answer: str
    words: Words = field(repr=False)
    groups: Groups = field(repr=False)


class KeepLocked(QWidget):
    """Two ways in. ``decided(Decision)`` once the sheet was read back; ``save_asked(Path)``; ``back_pressed()``.

    ``new_words`` gives five words each time it is called, ``groups`` are those of the recovery sheet.
    ``has_keychain``: whether this computer can hold the key by itself; where it cannot, words are the
    one way beside the sheet.
    """

    decided = Signal(object)
    save_asked = Signal(object)
    back_pressed = Signal()
    text_size_chosen = Signal(int)

    def __init__(self, new_words: Callable[[], Words], groups: Groups, day: date, *, has_keychain: bool) -> None:
        super().__init__()
        self._has_keychain = has_keychain
        self._is_at_sheet = False
        self.five = WordsPanel(new_words, title=_("Your five words"))
        self.sheet = SheetPanel(groups, day, title=_("Your recovery sheet"))
        self._answers = QButtonGroup(self)
        self.just_me = BigChoice(
            _("Just me"),
            _("It opens for whoever signs in as you. Keep your password to yourself."),
            "user-round",
            checkable=True,
            serif=False,
        )
        self.shared = BigChoice(
            _("I share it") if has_keychain else _("With five words"),
            _("Always safe. Five words open it, each time."),
            "users-round",
            checkable=True,
            serif=False,
        )
        for answer in (self.just_me, self.shared):
            self._answers.addButton(answer)
        if not has_keychain:
            self.just_me.hide()
        (self.just_me if has_keychain else self.shared).setChecked(True)
        self._answers.buttonClicked.connect(lambda _button: self._choose())
        self._build()
        self._show_right()

    @property
    def words(self) -> Words:
        """The five words that are on offer."""
        return self.five.words

    @property
    def answer(self) -> str:
        """Who uses the laptop, as chosen."""
        return JUST_ME if self.just_me.isChecked() else SHARED

    def first_focus(self) -> QWidget:
        """What has the focus when the page opens."""
        return self.just_me if self._has_keychain else self.shared

    def refuse(self, line: str) -> None:
        """It could not be locked that way: say why, and leave the choice open."""
        self._set_busy(False)
        self._problem.setText(line)
        self._problem.show()
        announce(self, line)

    def no_keychain_after_all(self) -> None:
        """The keychain did not take the key: words are the way, and nothing was kept yet."""
        self.just_me.hide()
        self.shared.setChecked(True)
        self._show_right()
        self.refuse(_("This computer did not take the key. Nothing was kept yet. Use five words instead."))

    # -- the two pages of the spread

    def _build(self) -> None:
        size = TextSize()
        size.chosen.connect(self.text_size_chosen)
        back = IconButton("arrow-left", _("Back"))
        back.clicked.connect(self.back_pressed)
        title = column(
            Label(_("Setting up"), "h2"),
            Label(_("About two minutes"), "small", "ink2", elide=True),
            gap=0,
        )
        head = row(back, Mark(44), title, None, size, gap=14)
        card = Card(margins=0, gap=0, name=_("Keep it locked"))
        self._fold = Rule(upright=True)
        self._left, self._right = holder(self._left_page()), holder(self._right_page())
        self._spread = row(self._left, self._fold, self._right, gap=0)
        self._spread.setStretch(0, 11)
        self._spread.setStretch(2, 10)
        self._scroll = Scroll(gap=0)
        self._scroll.body.addLayout(self._spread)
        card.body.addWidget(self._scroll)
        self.setLayout(column(head, card, gap=14, margins=(24, 14, 24, 18)))

    def _left_page(self) -> QBoxLayout:
        idea = _("What you write is scrambled. Only a key turns it back.")
        why = _("This computer has no safe place of its own for a key, so five words are the way in.")
        note = row(Icon("info", "ink2", 19), Para(why, "small", "ink2"), gap=10)
        note.setStretch(1, 1)
        note.setAlignment(note.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        only_words = holder(note)
        if self._has_keychain:
            only_words.hide()
        return column(
            Para(_("Keep it locked"), "h1", "ink"),
            Para(idea, "lead", "ink"),
            6,
            Label(_("Who uses this laptop?") if self._has_keychain else _("How it opens"), "h3"),
            self.just_me,
            self.shared,
            only_words,
            None,
            gap=12,
            margins=(38, 30, 38, 26),
        )

    def _right_page(self) -> QBoxLayout:
        self.lock = Button("", "primary", size="main")
        self.lock.clicked.connect(self._go_on)
        self._to_words = Button(_("Back"), "secondary", icon="arrow-left", size="main")
        self._to_words.setAccessibleName(_("Back to the words"))
        self._to_words.clicked.connect(lambda: self._turn(to_sheet=False))
        self._problem = Para("", "smallb", "rowan")
        self._problem.hide()
        self._faces = QStackedWidget()
        self._faces.addWidget(self.five)
        self._faces.addWidget(self.sheet)
        self.five.covered.connect(lambda is_covered: self._asked(self.five.field if is_covered else None))
        self.five.entered.connect(self._go_on)
        self.sheet.covered.connect(lambda is_covered: self._asked(self.sheet.field if is_covered else None))
        self.sheet.answered.connect(lambda _is: self._dress())
        self.sheet.entered.connect(self._go_on)
        self.sheet.save_asked.connect(self.save_asked)
        ways = row(self._to_words, self.lock, gap=12)
        ways.setStretch(1, 1)
        return column(self._faces, self._problem, ways, gap=12, margins=(38, 30, 38, 26))

    # -- what happens

    def _choose(self) -> None:
        self._show_right()
        if self._spread.direction() == QBoxLayout.Direction.TopToBottom:
            self._scroll.verticalScrollBar().setValue(self._right.y())

    def _show_right(self) -> None:
        self.five.cover(False)
        self._turn(to_sheet=self.answer == JUST_ME)

    def _turn(self, *, to_sheet: bool) -> None:
        self._is_at_sheet = to_sheet
        self._faces.setCurrentIndex(1 if to_sheet else 0)
        self._problem.hide()
        self._dress()

    def _dress(self) -> None:
        """The button says what it does next, and waits until that can be done; before, the words have their own."""
        self._to_words.setVisible(self._is_at_sheet and self.answer == SHARED)
        self.lock.setVisible(self._is_at_sheet or self.five.is_covered)
        self.lock.set_words(_("Lock it and go on") if self._is_at_sheet else _("Go on"))
        self.lock.set_icon("lock-keyhole" if self._is_at_sheet else "arrow-right")
        self.lock.setEnabled(self.sheet.is_right if self._is_at_sheet else self.five.is_covered)

    def _asked(self, field: QWidget | None) -> None:
        """What is read back now has to be seen, and the button under it, once they have their places."""
        self._dress()
        if field is not None:
            QTimer.singleShot(0, self, lambda: self._show_whole(field))

    def _show_whole(self, field: QWidget) -> None:
        for part in (self.lock, field):
            self._scroll.ensureWidgetVisible(part, 0, S(12))

    def _go_on(self) -> None:
        if self._is_at_sheet and not self.sheet.is_right:
            self.sheet.say_what_differs()
        elif not self.lock.isEnabled():
            return
        elif self._is_at_sheet:
            self._problem.hide()
            self._set_busy(True)
            self.decided.emit(Decision(self.answer, self.words if self.answer == SHARED else (), self.sheet.groups))
        elif self.five.is_right():
            self._turn(to_sheet=True)
            self.sheet.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_busy(self, is_busy: bool) -> None:
        self._dress()
        if is_busy:
            self.lock.setEnabled(False)
            self.lock.set_words(_("Locking…"))

    # -- where things stand

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        is_one = theme().is_large or self.window().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        if self._spread.direction() != way:
            self._spread.setDirection(way)
            self._fold.setVisible(not is_one)
