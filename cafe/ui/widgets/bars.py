"""Bars that say one thing: horizontal, one colour, the value at the end; what is hidden is hatched and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.sheets import announce


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its words and its value; `value` None is a number that is hidden."""

    words: str
    value: int | None
    shown: str = ""

    @property
    def says(self) -> str:
        """The value in words: as given, or the figure, or "Fewer than 5" where it is hidden."""
        return self.shown or (_("Fewer than 5") if self.value is None else f"{self.value:,}")


class Bars(QLabel):
    """A list of bars. A screen reader hears every row; `as_table()` gives the same rows for *Show as table*.

    A hidden bar has one fixed length, which says nothing. `row_height` is in pixels at 100 %. `names_above` puts the
    words over their bar, for long names in a narrow card.

    ``opens``: each row opens what is behind it, by a press, or by the arrow keys and Enter: signal `opened(int)`.
    """

    opened = Signal(int)

    def __init__(
        self,
        bars: Sequence[Bar] = (),
        *,
        row_height: int = 30,
        names_above: bool = False,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row, self._above = row_height, names_above
        self._bars: tuple[Bar, ...] = ()
        self._at, self._over = 0, -1  # where the keys are, and the pointer
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(_("Arrow keys move, Enter opens the cafés behind a number"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other rows."""
        if self._bars == tuple(bars):
            return
        self._bars = tuple(bars)
        self._at, self._over = min(self._at, max(0, len(self._bars) - 1)), -1
        self.setText("\n".join(f"{bar.words}: {bar.says}." for bar in self._bars))
        self.retheme()

    def as_table(self) -> list[tuple[str, str]]:
        """The same rows as words and value, for a table."""
        return [(bar.words, bar.says) for bar in self._bars]

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    def _names(self) -> float:
        if self._above:
            return 1
        font = theme().font("button")
        return max((paint.advance(font, bar.words) for bar in self._bars), default=0.0) + theme().S(27)

    def sizeHint(self) -> QSize:
        return QSize(int(self._names()) + theme().S(240), (theme().S(self._row) + self._line()) * len(self._bars))

    def _line(self) -> int:
        """The height that the words over a bar take."""
        return theme().S(22) if self._above else 0

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        names = min(self._names(), self.width() * 0.5)
        line, thick = self._line(), look.S(16)
        high = look.S(self._row) + line
        most = max((bar.value or 0 for bar in self._bars), default=0) or 1
        values = max((paint.advance(look.font("strong"), bar.says) for bar in self._bars if bar.value), default=0)
        room = self.width() - names - values - look.S(12)
        painter.fillRect(QRectF(names - 1, 0, 1, high * len(self._bars)), look["border"])
        for index, bar in enumerate(self._bars):
            top = index * high
            if index == self._over or (index == self._at and self.hasFocus()):
                paint.surface(painter, QRectF(0, top, self.width(), high), look.S(4), look["spruce_tint"])
                painter.fillRect(QRectF(names - 1, top, 1, high), look["border"])
            at, font = QRectF(0, top, names - look.S(8), high), look.font("button")
            if line:
                at = QRectF(look.S(8), top, self.width() - look.S(8), line)
                if paint.advance(font, bar.words) > at.width():
                    font = look.font("smallb")
            paint.words(painter, at, bar.words, font, look["ink"])
            top, tall = top + line, high - line
            if bar.value is None:
                covered = QRectF(names, top + (tall - look.S(15)) / 2, look.S(30), look.S(15))
                paint.hatching(painter, covered, look.S(3), look.S(6))
                after = QRectF(covered.right() + look.S(8), top, self.width(), tall)
                paint.words(painter, after, bar.says, look.font("small"), look["ink2"])
                continue
            long = max(look.S(2), room * bar.value / most) if bar.value else 0
            paint.surface(painter, QRectF(names, top + (tall - thick) / 2, long, thick), look.S(3), look["spruce"])
            after = QRectF(names + long + look.S(8), top, self.width(), tall)
            paint.words(painter, after, bar.says, look.font("strong"), look["ink"])
        painter.end()

    # -- opening what is behind a row

    def _opens(self) -> bool:
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus and bool(self._bars)

    def _row_at(self, y: float) -> int:
        row = int(y // (theme().S(self._row) + self._line()))
        return row if 0 <= row < len(self._bars) else -1

    def _move(self, at: int) -> None:
        self._at = max(0, min(len(self._bars) - 1, at))
        announce(self, f"{self._bars[self._at].words}: {self._bars[self._at].says}.")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(self._bars), Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        if self._opens() and key in steps:
            self._move(self._at + steps[key])
        elif self._opens() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._row_at(event.position().y()) if self._opens() else -1
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if self._opens() and row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = row
            self.opened.emit(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._opens():
            self._move(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
