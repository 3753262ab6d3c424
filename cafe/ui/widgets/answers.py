"""Answers to one question as large keys that wrap: one, or none, is on. For whoever holds the laptop for a minute."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.ui.scale import column
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice
from cafe.ui.widgets.choices import paint_answer
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.segments import BACK, FORWARD
from cafe.ui.widgets.text import Para

_HIGH, _LEAST_WIDE, _BESIDE = 56, 62, 50


class _Answer(Choice):
    def __init__(self, key: str, words: str, question: str, row_of: Answers) -> None:
        self.key, self._row = key, row_of
        super().__init__(words, checkable=True)
        self.setAccessibleName(f"{question} {words}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self) -> list[str]:
        """The words as they stand on the key now."""
        return self._lines(self.width())

    def _lines(self, width: int) -> list[str]:
        # one pixel more: a width measured and a width laid out may differ by what is rounded
        return paint.lines_at(self.words, theme().font("strong"), width - theme().S(_BESIDE) + 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """A long answer wraps where the key cannot be as wide as its words."""
        more = len(self._lines(width)) - 1
        return theme().S(_HIGH) + round(more * theme().line_height("strong"))

    def sizeHint(self) -> QSize:
        look = theme()
        wide = ceil(paint.advance(look.font("strong"), self.words)) + look.S(_BESIDE)
        return QSize(max(look.S(_LEAST_WIDE), wide), look.S(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(_LEAST_WIDE), theme().S(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in FORWARD else -1 if event.key() in BACK else 0
        if step:
            self._row.move_from(self, step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._row.stop_at(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        paint_answer(painter, box, self, is_on)
        ink = look["on_spruce" if is_on else "ink"]
        inside = box.adjusted(look.S(20 if is_on else 6), 0, -look.S(6), 0)
        font, lines, leading = look.font("strong"), self.lines(), look.line_height("strong")
        if len(lines) > 1:
            inside.adjust(0, (box.height() - len(lines) * leading) / 2, 0, 0)
            paint.paragraph(painter, inside, lines, font, ink, leading=leading, align=Qt.AlignmentFlag.AlignHCenter)
        else:
            paint.words(painter, inside, self.words, font, ink, Qt.AlignmentFlag.AlignHCenter)
        if is_on:
            side = look.S(16)
            paint.tick(painter, QRectF(look.S(10), (box.height() - side) / 2, side, side), ink, look.S(2))
        painter.end()


class Answers(QWidget):
    """A question over its answers. Tab passes it as one, arrow keys move without choosing, Space chooses.

    Pressing what is on takes it off. Signal ``answered()``; ``answer`` is its key, or "".
    """

    answered = Signal()

    def __init__(self, question: str, options: Sequence[tuple[str, str]], *, ends: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self._keys = [_Answer(key, words, question, self) for key, words in options]
        if any(ends):  # what the first and the last of a scale mean, on the keys themselves
            for button, end in ((self._keys[0], ends[0]), (self._keys[-1], ends[1])):
                button.set_words(f"{button.words} · {end}")
                button.setAccessibleName(f"{question} {button.key}, {end}")
        for button in self._keys:
            button.clicked.connect(lambda _on=False, button=button: self._press(button))
        self.setLayout(column(Para(question, "quote", "ink"), Flow(*self._keys, gap=8, gap_down=8), gap=10))
        self.stop_at(self._keys[0])

    def buttons(self) -> tuple[_Answer, ...]:
        """The keys, in their order."""
        return tuple(self._keys)

    @property
    def answer(self) -> str:
        """The key of what is on, or ""."""
        return next((button.key for button in self._keys if button.isChecked()), "")

    def clear(self) -> None:
        """Nothing is on, quietly."""
        for button in self._keys:
            button.setChecked(False)
        self.stop_at(self._keys[0])

    def first_stop(self) -> QWidget:
        """The answer that is on, or the first."""
        return next((button for button in self._keys if button.isChecked()), self._keys[0])

    def move_from(self, button: _Answer, step: int) -> None:
        """Move the focus along; it stops at the ends."""
        at = self._keys.index(button) + step
        self._keys[max(0, min(len(self._keys) - 1, at))].setFocus(Qt.FocusReason.TabFocusReason)

    def stop_at(self, here: _Answer) -> None:
        """Tab comes to this one only, as to one stop for the whole question."""
        for button in self._keys:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is here else Qt.FocusPolicy.ClickFocus)

    def _press(self, pressed: _Answer) -> None:
        for button in self._keys:
            if button is not pressed and button.isChecked():
                button.setChecked(False)
                button.update()
        self.answered.emit()
