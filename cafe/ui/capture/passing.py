"""Pass the laptop: one woman taps her faces, is thanked, and hands it on. Nothing behind it can be seen or undone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cafe.content.forms import FeedbackForm
from cafe.core.i18n import _
from cafe.model.values import Face
from cafe.ui.scale import Box, S, column, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.room import Faces
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label, Para

_FACES = list(Face)
_WORDS_WIDTH = 326


class StripPage(QWidget):
    """One woman's strip. ``finished(chosen)`` with the faces by statement, which may be none."""

    finished = Signal(object)

    def __init__(self, form: FeedbackForm) -> None:
        super().__init__()
        self._faces: dict[str, Faces] = {}
        self._words: list[Para] = []
        self._rows: list[Box] = []
        self._scroll = Scroll(gap=14)
        for statement in form.statements:
            faces = Faces(statement.words)
            faces.answered.connect(self._count)
            self._faces[statement.code] = faces
            words = Para(statement.words, "quote", "ink", balance=True)
            line = row(words, faces, gap=16)
            line.setStretch(1, 1)
            self._words.append(words)
            self._rows.append(line)
            self._scroll.body.addLayout(line)
        self._scroll.body.addStretch(1)
        rather_not = Button(_("I’d rather not"), "secondary")
        rather_not.clicked.connect(lambda: self.finished.emit({}))
        self._done = Button(_("I’m finished"), "primary", icon="check", size="main")
        self._done.clicked.connect(lambda: self.finished.emit(self.chosen()))
        self._said = Label("", "body", "ink2")
        hint = Para(_("No names. Tap one in each row, or leave any out."), "lead", "ink2")
        title = column(Para(form.title, "h1", "ink"), gap=2)
        head = row(Mark(56), title, rather_not, gap=18)
        head.setStretch(1, 1)
        said = Para(_("Your answers are mixed with everyone else’s. Nobody can tell which are yours."), "body")
        promise = row(Icon("lock-keyhole", "ink2", 22), said, gap=12)
        promise.setStretch(1, 1)
        foot = row(self._said, self._done, gap=12)
        if theme().is_large:  # the faces need the height
            self._scroll.body.insertWidget(0, hint)
            self._scroll.body.addLayout(promise)
            foot.insertStretch(0, 1)
        else:
            title.addWidget(hint)
            foot.insertLayout(0, promise, 1)
        whole = column(head, self._scroll, foot, gap=20, margins=(26, 24) if theme().is_large else (48, 36, 48, 30))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._count()
        self._arrange()

    def chosen(self) -> dict[str, Face]:
        """The faces that are on, by the code of their statement."""
        answers = {code: faces.answer for code, faces in self._faces.items()}
        return {code: _FACES[answer] for code, answer in answers.items() if answer is not None}

    def begin(self) -> None:
        """A clean strip for the next woman, from its top."""
        for faces in self._faces.values():
            faces.set_answer(None)
        self._count()
        self._scroll.verticalScrollBar().setValue(0)
        next(iter(self._faces.values())).buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _count(self, _answer: object = None) -> None:
        self._said.setText(_("{n} of {all} answered").format(n=len(self.chosen()), all=len(self._faces)))

    def _arrange(self) -> None:
        """Words beside their faces; in large text above them."""
        is_large = theme().is_large
        way = QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        is_wide = self.width() >= S(NARROW) and not is_large
        narrow = min(_WORDS_WIDTH, round(self.width() / max(1, S(100)) * 24))
        for words, line in zip(self._words, self._rows, strict=True):
            line.setDirection(way)
            words.set_look("run_question_narrow" if is_wide else "quote")
            words.setMinimumWidth(0 if is_large else S(narrow))
            words.setMaximumWidth(16777215 if is_large else S(narrow))


class ThanksPage(QWidget):
    """Between two women: thank you, and two ways on. ``next_pressed()``, ``all_pressed()``."""

    next_pressed = Signal()
    all_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.next = Button(_("Next person"), "primary", trailing_icon="arrow-right", size="main")
        self.next.clicked.connect(self.next_pressed)
        everyone = Button(_("That was everyone"), "quiet")
        everyone.clicked.connect(self.all_pressed)
        title = Para(_("Thank you"), "h1", "ink", align=centre)
        line = Para(
            _("Please pass the laptop on. Your answers cannot be seen from here."), "lead", "ink2", align=centre
        )
        whole = column(None, Mark(96), 8, title, line, 14, self.next, everyone, None, gap=8, margins=48)
        for part in (whole.itemAt(1).widget(), self.next, everyone):
            whole.setAlignment(part, centre)
        self.setLayout(whole)


class PassTheLaptop(QWidget):
    """Lies over the whole window, and takes every key. ``answered(chosen)`` for each woman, ``closed()`` at the end.

    There is no way back to a strip, no *Undo*, and no way to the pages behind it but *That was everyone*.
    """

    answered = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget, form: FeedbackForm) -> None:
        super().__init__(window)
        self._behind = window
        self.setAccessibleName(form.title)
        self.strip, self.thanks = StripPage(form), ThanksPage()
        self.strip.finished.connect(self._finish)
        self.thanks.next_pressed.connect(self._next)
        self.thanks.all_pressed.connect(self._close)
        self.setLayout(column(self.strip, self.thanks, gap=0))
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def open_up(self) -> PassTheLaptop:
        """Show it over everything. Gives itself back."""
        self.show()
        self.raise_()
        self._next()
        announce(self, self.accessibleName())
        return self

    def _next(self) -> None:
        self.thanks.hide()
        self.strip.show()
        self.strip.begin()

    def _finish(self, chosen: dict[str, Face]) -> None:
        self.strip.begin()  # her faces are off before anything else is shown
        self.strip.hide()
        self.thanks.show()
        self.thanks.next.setFocus(Qt.FocusReason.OtherFocusReason)
        if chosen:
            self.answered.emit(chosen)
        announce(self, _("Thank you"))

    def _close(self) -> None:
        self._behind.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        here = self.focusWidget()
        if stops:
            at = stops.index(here) if here in stops else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Keys of the window behind (undo, help, plan a café) do nothing here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._behind and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._behind.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        painter.fillRect(self.rect(), theme()["ground"])
        painter.end()
