"""Locked while a café goes on: the notes are covered, and everything the people in the room need stays as it is.

Clock, question, cues, *Next*, *Pause*, the room's screen and *Someone is upset* are untouched; the store stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.locking import can_lock
from cafe.ui.run.upset import UpsetSheet
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.inputs import Line
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton, announce
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage

_SHORT_LINES = (0.92, 0.6)


class _Tinted(Card):
    """A part of the page in the colour of what is chosen and calm."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        outline = look["line"] if look.is_high_contrast else None
        fill = look["page"] if look.is_high_contrast else look["spruce_tint"]
        paint.surface(painter, QRectF(self.rect()), look.S(8), fill, outline, look.border)
        painter.end()


class _Covered(QWidget):
    """Pairs of hatched lines: something is here, of no length that says anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Notes, hidden"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        step, high = look.S(34), look.S(14)
        y = float(look.S(8))
        pair = 0
        while y + step + high < self.height():
            if pair:
                painter.fillRect(QRectF(0, y, self.width(), 1), look["line"])
                y += look.S(16)
            for part in _SHORT_LINES:
                paint.hatching(painter, QRectF(0.5, y, self.width() * part, high), look.S(3), look.S(6))
                y += step
            pair += 1
        painter.end()


class LockedNotes(QWidget):
    """The page right of the fold, or the harvest, while the notes are locked."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label(_("Heard so far"), "h2")
        head = row(self.title, None, Icon("eye-off", "ink2", 18), Label(_("Hidden"), "strong", "ink2"), gap=8)
        card = _Tinted(margins=(20, 14), gap=6, name=_("Your notes are locked"))
        says = row(Icon("lock-keyhole", "spruce", 24), Para(_("Your notes are locked"), "h2", "ink"), gap=12)
        says.setStretch(1, 1)
        card.body.addLayout(says)
        goes_on = _("The café goes on. The clock, the room screen, Next and “Someone is upset” work as before.")
        card.body.addWidget(Para(goes_on, "body", "ink"))
        covered = _Covered()
        whole = column(head, card, covered, gap=14)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.hide()


class Opener(QWidget):
    """Opens the notes again. ``tried(kind, text)``: kind is "words", "sheet" or "sign-in", which needs no text.

    ``grew()``: it says something more, or no longer does, and ``wanted_height`` is another.
    """

    tried = Signal(str, str)
    grew = Signal()

    def __init__(self, kinds: tuple[str, ...], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_words, self._has_sheet = "passphrase" in kinds, "recovery" in kinds
        self._kind = "sign-in" if "keychain" in kinds else "words" if self._has_words else "sheet"
        self.line = Line(height=52)
        self.button = Button(_("Open"), "primary", icon="lock-keyhole-open", key_hint=_("Enter"), height=52)
        self._other = Button("", "quiet", icon="file-text", size="small", flush="left")
        self._short = IconButton("file-text", "", width=52, height=52)  # where there is no room for words
        self._short.clicked.connect(self._swap)
        self._refused = Para("", "smallb", "rowan")
        self._title = Label(_("Open your notes"), "strong")
        self._safe = Label(_("What you had half typed is safe."), "small", "ink2", elide=True)
        self._words = holder(column(None, self._title, self._safe, None, gap=0))
        self._words.setFixedWidth(S(252))
        self._top = row(self._words, self.line, self._short, self.button, gap=12)
        self._top.setStretch(1, 1)
        self._indent = QWidget()
        under = row(self._indent, self._other, self._refused, gap=14)
        under.setStretch(2, 1)
        self._under = holder(under)
        self._whole = column(self._top, self._under, None, gap=8)
        self.setLayout(self._whole)
        self.button.clicked.connect(self._try)
        self.line.returnPressed.connect(self._try)
        self.line.textEdited.connect(lambda _typed: self.refuse(""))
        self._other.clicked.connect(self._swap)
        self._dress()
        self.hide()

    def first_focus(self) -> QWidget:
        """Where the keys go."""
        return self.button if self._kind == "sign-in" else self.line

    def wanted_height(self, wide: int) -> int:
        """How high it has to be, ``wide`` pixels wide, for the line to type in and what is said under it."""
        self._fit_in(wide)
        return self._whole.totalHeightForWidth(wide)

    def refuse(self, line: str) -> None:
        """That did not open it: what was typed stays, so that a slip can be put right."""
        self.line.setReadOnly(False)
        self.button.setEnabled(True)
        is_other = self._refused.text() != line
        self._refused.setText(line)
        self._fit_in(self.width())
        if is_other:
            self.grew.emit()
        self.line.set_broken(bool(line))
        if line:
            announce(self, line)
            if self._kind == "sign-in":
                self._swap()
            self.first_focus().setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.refuse("")

    def _dress(self) -> None:
        is_typed = self._kind != "sign-in"
        self.line.setVisible(is_typed)
        is_sheet = self._kind == "sheet"
        self.line.setPlaceholderText(_("Type the five groups") if is_sheet else _("Type your five words"))
        self.line.setAccessibleName(_("Your recovery sheet") if is_sheet else _("Your words"))
        self.line.setEchoMode(QLineEdit.EchoMode.Password if not is_sheet else QLineEdit.EchoMode.Normal)
        to_words = self._has_words and self._kind != "words"
        self._other.set_words(_("Use my words") if to_words else _("Use my recovery sheet"))
        self._other.set_icon("keyboard" if to_words else "file-text")
        self._short.set_icon("keyboard" if to_words else "file-text")
        self._short.set_name(self._other.text())
        self._has_other = to_words or (self._has_sheet and self._kind != "sheet")
        self._fit_in(self.width())

    def _swap(self) -> None:
        to_words = self._has_words and self._kind != "words"
        if to_words or (self._has_sheet and self._kind != "sheet"):
            self._kind = "words" if to_words else "sheet"
            self.line.clear()
            self._dress()
            self.line.setFocus()

    def _try(self) -> None:
        typed = self.line.text().strip()
        if self._kind != "sign-in" and not typed:
            self.refuse(_("Type your groups first.") if self._kind == "sheet" else _("Type your words first."))
            return
        self.refuse("")
        self.line.setReadOnly(True)
        self.button.setEnabled(False)
        self.tried.emit(self._kind, typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in(self.width())

    def _fit_in(self, wide: int) -> None:
        is_tight = wide < S(760)
        self._other.setVisible(self._has_other and not is_tight)
        self._short.setVisible(self._has_other and is_tight)
        self._under.setVisible(not is_tight or bool(self._refused.text()))
        self._words.setVisible(not is_tight)
        self._indent.setVisible(not is_tight)
        for left in (self._words, self._indent):
            left.setFixedWidth(S(252))
        self.button.set_key_hint("" if is_tight else _("Enter"))


class NotesLock(QObject):
    """Covers the notes of a run and opens them again. ``changed()`` each time."""

    changed = Signal()

    def __init__(self, page: RunPage) -> None:
        super().__init__(page)
        self._page = page
        self.is_locked = False
        self.notes = LockedNotes(parent=page)
        self._opener: Opener | None = None
        self._sheet: Sheet | None = None
        page.bar.lock.clicked.connect(self._pressed)
        if can_lock(page.services):
            page.bar.offer_lock()

    @property
    def is_needed(self) -> bool:
        """Whether a café is going on: then only the notes are locked."""
        return self._page.conductor.is_open and self._page.conductor.run.is_going

    @property
    def covers_words(self) -> bool:
        """Whether there are words on the page that can be covered, or a line to write in."""
        return self._page.has_band or self._page.is_harvest

    def lock(self) -> None:
        """Cover the notes. What is half typed is kept; sheets with words on them go."""
        page = self._page
        if self.is_locked:
            return
        page.band.writer.keep_draft()
        page.harvest.writer.keep_draft()
        for sheet in page.window().findChildren(Sheet):
            if sheet.isVisible() and not isinstance(sheet, UpsetSheet):
                sheet.reject()
        self.is_locked = True
        page.heard.show_notes(())
        self._tell(_("Your notes are locked. The café goes on."))

    def first_focus(self) -> QWidget:
        """Where the keys go while it is locked."""
        opener = self._opener
        return opener.first_focus() if opener is not None and opener.isVisibleTo(self._page) else self._page.clock.next

    def height_at_the_foot(self, wide: int) -> int:
        """What it needs at the foot of the page in place of the writing line; 0 while nothing is locked there."""
        return self._opener_here().wanted_height(wide) if self.is_locked and self._page.has_band else 0

    @property
    def opener(self) -> Opener | None:
        """What opens it again, where it stands on the page."""
        return self._opener

    @property
    def line(self) -> Line | None:
        """What is typed in while it is locked, if anything."""
        opener = self._opener
        return opener.line if opener is not None and opener.line.isVisibleTo(self._page) else None

    def ask(self) -> None:
        """Somebody wants what is locked: where there is no line at the foot, a sheet asks."""
        if self.covers_words or self._sheet is not None:
            self.first_focus().setFocus()
            return
        sheet = Sheet(
            self._page,
            _("Open your notes"),
            _("The café goes on meanwhile."),
            [SheetButton("leave", _("Leave it locked"), "plain", safe=True)],
            width=560,
        )
        opener = Opener(self._page.services.ways_in.kinds)
        opener.tried.connect(lambda kind, text: self._try(opener, kind, text))
        sheet.body.addWidget(opener)
        opener.show()
        self._sheet = sheet
        sheet.chosen.connect(lambda _key: self._forget_sheet())
        sheet.open_up()
        opener.first_focus().setFocus()

    def arrange(self) -> None:
        """After the page has put everything in its place: stand where the words would stand."""
        page = self._page
        page.bar.show_lock(is_locked=self.is_locked)
        is_here = self.is_locked and self.covers_words
        opener = self._opener_here() if is_here else self._opener
        if opener is None:
            return
        opener.setVisible(is_here)
        if not is_here:
            self.notes.hide()
            return
        under = page.harvest if page.is_harvest else page.right_page()
        box = QRect(under.geometry())
        was_shown = under.isVisibleTo(page)
        if page.is_harvest:
            high = max(S(104), opener.wanted_height(box.width()))
            opener.setGeometry(box.left(), box.bottom() - high, box.width(), high)
            box.setHeight(box.height() - high - S(12))
        else:
            opener.setGeometry(page.band.geometry())
        for hidden in (page.band, page.band.guard, page.band.consent, page.harvest, page.harvest.guard, page.heard):
            hidden.hide()
        self.notes.title.setText(_("What we heard") if page.is_harvest else _("Heard so far"))
        self.notes.setGeometry(box)
        self.notes.setVisible(was_shown and under in (page.harvest, page.heard))
        if was_shown and under not in (page.harvest, page.heard):
            under.show()
        opener.raise_()

    # -- how it opens

    def _pressed(self) -> None:
        if self.is_locked:
            self.ask()
        else:
            self._page.shell.lock()

    def _opener_here(self) -> Opener:
        if self._opener is None:
            self._opener = Opener(self._page.services.ways_in.kinds, parent=self._page)
            made = self._opener
            made.tried.connect(lambda kind, text: self._try(made, kind, text))
            made.grew.connect(self._page.arrange)
        return self._opener

    def _try(self, opener: Opener, kind: str, typed: str) -> None:
        ways_in = self._page.services.ways_in
        check: Callable[[], None] = {
            "words": lambda: ways_in.check_words(typed),
            "sheet": lambda: ways_in.check_sheet(typed),
            "sign-in": ways_in.check_sign_in,
        }[kind]

        def refused(problem: CafeError) -> None:
            opener.refuse(problem.sentence())

        self._page.services.tasks.run(lambda _progress: check(), on_done=lambda _none: self._open(), on_refused=refused)

    def _open(self) -> None:
        self.is_locked = False
        if self._opener is not None:
            opener, self._opener = self._opener, None
            opener.hide()
            opener.deleteLater()
        if self._sheet is not None:
            self._sheet.choose("leave")
        self._tell(_("Your notes are open again"))

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _tell(self, words: str) -> None:
        page = self._page
        page.refresh()
        announce(page, words)
        QTimer.singleShot(0, page, lambda: page.first_focus().setFocus())
        self.changed.emit()
