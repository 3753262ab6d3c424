"""Keep it locked: one question, one way in, within a minute, before anything is written down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget

from cafe.core.i18n import _
from cafe.ui.opening.cover import TextSize
from cafe.ui.scale import Grid, column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.choices import BigChoice
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.marks import Hatch, Icon, Mark
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label, Para

JUST_ME, SHARED = "just_me", "shared"


def differing(asked: tuple[str, ...], typed: str) -> str:
    """What to say of words read back from paper; empty when they are the ones that were shown."""
    given = tuple(typed.casefold().replace(",", " ").split())
    if given == asked:
        return ""
    if len(given) != len(asked):
        return _("There are five words, with a space between them. Look at your paper once more.")
    place = next(at for at, (one, other) in enumerate(zip(asked, given, strict=True), 1) if one != other)
    return _("Word {n} is not the one we gave you. Look at your paper once more.").format(n=place)


class _Words(QWidget):
    """The five words to write down; covered once that is done, so that the paper is what gets read back."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid(10, gap_down=8)
        self.setLayout(self.grid)

    def show_words(self, words: tuple[str, ...], *, are_covered: bool) -> None:
        while self.grid.count():
            gone = self.grid.takeAt(0).widget()
            if gone is not None:
                gone.hide()  # at once: the words are covered as soon as that is asked for
                gone.deleteLater()
        for place, word in enumerate(words):
            number = sized(Label(str(place + 1), "strong", "gorse"), width=22)
            shown: QWidget = Label(word, "h2", "ink")
            if are_covered:
                shown = Hatch(_("covered"), 130, 26)
            self.grid.addWidget(number, place % 3, place // 3 * 2)
            self.grid.addWidget(shown, place % 3, place // 3 * 2 + 1, Qt.AlignmentFlag.AlignLeft)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)


class KeepLocked(QWidget):
    """Chooses the way in. ``decided(str, object)``: "just_me" and None, or "shared" and the five words.

    ``new_words`` gives five words each time it is called. ``has_keychain``: whether this computer can
    hold the key by itself; where it cannot, words are the one way. ``back_pressed()``.
    """

    decided = Signal(str, object)
    back_pressed = Signal()
    text_size_chosen = Signal(int)

    def __init__(self, new_words: Callable[[], tuple[str, ...]], *, has_keychain: bool) -> None:
        super().__init__()
        self._new_words, self._has_keychain = new_words, has_keychain
        self.words = new_words()
        self._answers = QButtonGroup(self)
        self.just_me = BigChoice(
            _("Just me"),
            _("It opens by itself once you sign in to the laptop with your own password."),
            "user-round",
            checkable=True,
            serif=False,
        )
        self.shared = BigChoice(
            _("I share it"),
            _("Five words open it. You type them each time you start."),
            "users-round",
            checkable=True,
            serif=False,
        )
        for answer in (self.just_me, self.shared):
            self._answers.addButton(answer)
        if not has_keychain:
            self.just_me.hide()
        (self.just_me if has_keychain else self.shared).setChecked(True)
        self._answers.buttonClicked.connect(lambda _button: self._go_on())
        self._build()
        self._show_right()

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
            Label(_("One short step, about a minute"), "small", "ink2", elide=True),
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
        idea = _(
            "People will trust you with hard things. So what you write is scrambled, like a letter in a code. "
            "Only a key turns it back."
        )
        if self._has_keychain:
            unsure = _("Not sure? Pick “I share it”. It is always safe.")
        else:
            unsure = _("This computer has no safe place of its own for a key, so five words are the way in.")
        note = row(Icon("info", "ink2", 19), Para(unsure, "small", "ink2"), gap=10)
        note.setStretch(1, 1)
        note.setAlignment(note.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        return column(
            Para(_("Keep it locked"), "h1", "ink"),
            Para(idea, "lead", "ink"),
            6,
            Label(_("Who uses this laptop?"), "h3"),
            self.just_me,
            self.shared,
            note,
            None,
            gap=12,
            margins=(38, 30, 38, 26),
        )

    def _right_page(self) -> QBoxLayout:
        self.lock = Button(_("Lock it and go on"), "primary", icon="lock-keyhole", size="main")
        self.lock.clicked.connect(self._lock)
        self._problem = Para("", "smallb", "rowan")
        self._problem.hide()
        self._faces = QStackedWidget()
        self._faces.addWidget(self._face_of_one())
        self._faces.addWidget(self._face_of_words())
        return column(self._faces, self._problem, self.lock, gap=12, margins=(38, 30, 38, 26))

    def _face_of_one(self) -> QWidget:
        facts = (
            ("lock-keyhole-open", _("Sign in to this laptop as you always do, and your cafés open.")),
            ("users-round", _("Anybody who signs in as you can read them. Do not share your password.")),
            (
                "info",
                _("If this laptop breaks or is lost, nobody can read what was on it. What you have sent is safe."),
            ),
        )
        face = column(Para(_("Your own sign-in is the key"), "h2", "ink"), gap=14)
        for icon, line in facts:
            fact = row(Icon(icon, "spruce", 21), Para(line, "body", "ink"), gap=12)
            fact.setStretch(1, 1)
            fact.setAlignment(fact.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
            face.addLayout(fact)
        face.addStretch(1)
        return holder(face)

    def _face_of_words(self) -> QWidget:
        self._shown = _Words()
        paper = Card(margins=(22, 16), gap=8, name=_("Five words to write down"))
        paper.body.addWidget(self._shown)
        self.other = Button(_("Other words"), "quiet", icon="refresh-cw", flush="left", size="small")
        self.other.clicked.connect(self._other_words)
        self.written = Button(_("I have written them down"), "secondary", icon="check")
        self.written.clicked.connect(lambda: self._cover(True))
        self.again = Button(_("Show them again"), "quiet", icon="eye", flush="left", size="small")
        self.again.clicked.connect(lambda: self._cover(False))
        self.field = Field(_("Look at the paper. Type the five words."), placeholder=_("Five words, with spaces"))
        self.field.line.returnPressed.connect(self._lock)
        face = column(
            Para(_("Your five words"), "h2", "ink"),
            Para(
                _("Write them on paper. Keep it at home, not in the laptop bag. Nobody can find them out for you."),
                "body",
            ),
            paper,
            row(self.other, self.again, None),
            self.field,
            row(self.written, None),
            None,
            gap=12,
        )
        return holder(face)

    # -- what happens

    def _go_on(self) -> None:
        self._show_right()
        if self._spread.direction() == QBoxLayout.Direction.TopToBottom:
            self._scroll.verticalScrollBar().setValue(self._right.y())

    def _show_right(self) -> None:
        is_shared = self.answer == SHARED
        self._faces.setCurrentIndex(1 if is_shared else 0)
        self._problem.hide()
        self._cover(False)

    def _other_words(self) -> None:
        self.words = self._new_words()
        self._cover(False)

    def _cover(self, is_covered: bool) -> None:
        self._shown.show_words(self.words, are_covered=is_covered)
        self.field.setVisible(is_covered)
        self.again.setVisible(is_covered)
        self.other.setVisible(not is_covered)
        self.written.setVisible(not is_covered)
        self.lock.setEnabled(is_covered or self.answer == JUST_ME)
        self.field.set_text("")
        self.field.set_error("")
        if is_covered:
            self.field.line.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.field)

    def _lock(self) -> None:
        if not self.lock.isEnabled():
            return
        if self.answer == SHARED:
            line = differing(self.words, self.field.text)
            self.field.set_error(line)
            if line:
                self.field.line.setFocus()
                announce(self.field, line)
                return
        self._problem.hide()
        self._set_busy(True)
        self.decided.emit(self.answer, self.words if self.answer == SHARED else None)

    def _set_busy(self, is_busy: bool) -> None:
        self.lock.setEnabled(not is_busy)
        self.lock.set_words(_("Locking…") if is_busy else _("Lock it and go on"))

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
