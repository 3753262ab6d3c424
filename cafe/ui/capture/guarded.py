"""Several lines of typing with the guard above them: what could point to a person is marked, with other words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from cafe.capture import notes as rules
from cafe.capture.view import owed
from cafe.core.i18n import _
from cafe.model.values import GuardAnswer
from cafe.privacy.guard.check import apply_swap, check
from cafe.privacy.guard.flags import Flag
from cafe.ui.scale import column
from cafe.ui.theme import theme
from cafe.ui.widgets.capture_line import DRAFT_MS, PAUSE_MS
from cafe.ui.widgets.fields import TextArea
from cafe.ui.widgets.guard_panel import GuardPanel, GuardRow
from cafe.ui.widgets.page import hold_still

_WIDE = 900  # pixels at 100 % from which the panel has its words beside its rows


class GuardedWords(QWidget):
    """A labelled page of text. It prompts and never stops: ``text`` may be kept at any moment, as it reads.

    Signals: ``kept()`` on Enter (Shift+Enter is a new line) unless ``enter_keeps`` is off, ``changed(str)`` on each
    key, ``resting(str)`` a second after the last one, ``finished()`` when the field is left, ``let_go()`` on Esc,
    ``answered()`` when something was left as it is.
    ``answers`` are the words that were left as they are, and may travel no further than this laptop.
    """

    kept = Signal()
    changed = Signal(str)
    resting = Signal(str)
    finished = Signal()
    let_go = Signal()
    answered = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        rows: int = 2,
        optional: bool = False,
        enter_keeps: bool = True,
    ) -> None:
        super().__init__()
        self._enter_keeps = enter_keeps
        self._answers: tuple[GuardAnswer, ...] = ()
        self._flags: tuple[Flag, ...] = ()
        self._names: tuple[str, ...] = ()
        self.area = TextArea(label, rows=rows, hint=hint, placeholder=placeholder, optional=optional)
        self.page = self.area.page
        self.page.setFixedHeight(self.page.sizeHint().height())
        self.panel = GuardPanel()
        self.panel.swapped.connect(self._swap)
        self.panel.left.connect(self._leave)
        self.setLayout(column(self.panel, self.area, gap=8))
        self._pause, self._rest = QTimer(self), QTimer(self)
        for timer, wait, told in ((self._pause, PAUSE_MS, self.raise_panel), (self._rest, DRAFT_MS, self._on_rest)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(told)
        self.page.textChanged.connect(self._on_changed)
        self.page.installEventFilter(self)
        self._quiet = False

    @property
    def text(self) -> str:
        """What is typed, as it reads."""
        return self.area.text

    @property
    def answers(self) -> tuple[GuardAnswer, ...]:
        """What was looked at here and left as it is."""
        return self._answers

    @property
    def words_left(self) -> tuple[str, ...]:
        """The words themselves, where it matters only which they are."""
        return tuple(answer.words for answer in self._answers)

    def set_words(self, text: str, answers: Sequence[GuardAnswer] = ()) -> None:
        """Begin with these words; where they hold something, the panel is up at once."""
        self._answers = tuple(answers)
        self._quiet = True
        self.area.set_text(text)
        self._quiet = False
        self._pause.stop()
        self._rest.stop()
        self._look()
        self.raise_panel()

    def watch(self, names: Sequence[str]) -> None:
        """Watch for the café's own names too."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._look()

    def focus_field(self) -> None:
        """Put the focus in the words, at their end."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.moveCursor(QTextCursor.MoveOperation.End)

    def raise_panel(self) -> None:
        """Show what was noticed, or put the panel away where there is nothing."""
        self._pause.stop()
        if self._flags:
            found = [GuardRow(flag.text, flag.swaps) for flag in self._flags]
            hint = _("Pick a swap for each, then keep it. The sense stays the same.")
            self.panel.show_rows(owed(self.text, self._answers, self._names), hint, found)
            self._fit()
        self.panel.setVisible(bool(self._flags))

    def retheme(self) -> None:
        """Take the theme in use."""
        self.page.setFixedHeight(self.page.sizeHint().height())
        self._stroke()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut:
            self.finished.emit()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._enter_keeps and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.kept.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
            return True
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.raise_panel()
            return self.panel.take_first()
        return False

    def _on_changed(self) -> None:
        self._look()
        if self._quiet:
            return
        hold_still(self.page)  # the panel comes and goes above it
        self.changed.emit(self.text)
        self._rest.start()
        self._pause.start()
        if not self._flags:
            self.panel.hide()

    def _on_rest(self) -> None:
        self.resting.emit(self.text)

    def _look(self) -> None:
        self._flags = rules.unanswered(check(self.text, local_words=self._names), self._answers)
        self._stroke()

    def _stroke(self) -> None:
        """A highlighter behind the words, with dots beneath, as on the writing line of a run."""
        look, strokes = theme(), []
        for flag in self._flags:
            stroke = QTextEdit.ExtraSelection()
            cursor = self.page.textCursor()
            cursor.setPosition(_units(self.text, flag.start))
            cursor.setPosition(_units(self.text, flag.end), QTextCursor.MoveMode.KeepAnchor)
            how = QTextCharFormat()
            how.setBackground(look["marker"])
            how.setForeground(look["ink"])
            how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            how.setUnderlineColor(look["gorse"])
            stroke.cursor, stroke.format = cursor, how  # type: ignore[attr-defined]
            strokes.append(stroke)
        self.page.setExtraSelections(strokes)

    def _swap(self, at: int, words: str) -> None:
        if at < len(self._flags):
            self._write(apply_swap(self.text, self._flags[at], words))

    def _leave(self, at: int) -> None:
        if at < len(self._flags):
            flag = self._flags[at]
            self._answers = rules.answer_added(self._answers, flag.text, flag.kind.value)
            self._look()
            self.raise_panel()
            self.focus_field()
            self.answered.emit()

    def _write(self, text: str) -> None:
        """Other words as one step of typing, so that Ctrl+Z brings back what was there."""
        cursor = self.page.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.raise_panel()
        self.focus_field()

    def _fit(self) -> None:
        is_narrow = self.width() < theme().S(_WIDE)
        self.panel.use(narrow=is_narrow)
        if self._flags:
            most = len(self._flags) if is_narrow else None  # the page scrolls, so that the panel need not
            self.panel.setFixedHeight(self.panel.wanted_height(max(1, self.width()), most=most))


def _units(text: str, place: int) -> int:
    """A place in a Python string as Qt counts it, in UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2
