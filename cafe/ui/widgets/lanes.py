"""Themes side by side: a lane for each area, month or topic, all on one measure, each with its own zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.sheets import announce

_HEAD, _ROW, _LANE = 66, 32, 118  # pixels at 100 %
_HEAD_LINES = 2


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: its name, the quiet words under it, and a number for each row."""

    name: str
    note: str
    counts: tuple[int, ...]


class Lanes(QLabel):
    """Rows of words, and a lane of bars for each column. A screen reader hears every row with all of its numbers.

    As many lanes stand beside each other as there is room for; ``show_from`` and the arrow keys bring the others.
    Enter, Space or a press opens what is behind a number: signal ``opened(row, column)``. Signal ``moved()`` where
    other lanes came in sight.
    """

    opened = Signal(int, int)
    moved = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._first, self._fit = 0, 1
        self._at = (0, 0)
        self._over: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Arrow keys move, Enter opens the cafés behind a number"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lanes(self, rows: Sequence[str], lanes: Sequence[Lane]) -> None:
        """Show other rows and lanes, from the first lane on."""
        self._names, self._lanes, self._first, self._at, self._over = tuple(rows), tuple(lanes), 0, (0, 0), None
        self.setText(
            "\n".join(
                f"{row}: " + ", ".join(f"{lane.name} {lane.counts[at]}" for lane in self._lanes) + "."
                for at, row in enumerate(self._names)
            )
        )
        self.retheme()

    @property
    def in_sight(self) -> range:
        """The columns that stand beside each other now."""
        return range(self._first, min(len(self._lanes), self._first + self._fit))

    def show_from(self, first: int) -> None:
        """Bring other lanes in sight, so that none is left out at the end."""
        first = max(0, min(first, len(self._lanes) - self._fit))
        if first != self._first:
            self._first = first
            self.update()
            self.moved.emit()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._measure()
        self.updateGeometry()
        self.update()

    # -- measures

    def _names_wide(self) -> float:
        font = theme().font("button")
        wide = max((paint.advance(font, name) for name in self._names), default=0.0) + theme().S(20)
        return min(wide, self.width() * 0.42)

    def _measure(self) -> None:
        room = self.width() - self._names_wide()
        self._fit = max(1, min(len(self._lanes) or 1, int(room // theme().S(_LANE))))
        self.show_from(self._first)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(420), theme().S(_HEAD) + theme().S(_ROW) * len(self._names))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._fit
        self._measure()
        if before != self._fit:
            self.moved.emit()

    def _box(self, row: int, column: int) -> QRectF:
        """Where a number stands; ``row`` -1 for the head."""
        look, names = theme(), self._names_wide()
        wide = (self.width() - names) / self._fit
        left = names + wide * (column - self._first)
        if row < 0:
            return QRectF(left, 0, wide, look.S(_HEAD))
        return QRectF(left, look.S(_HEAD) + row * look.S(_ROW), wide, look.S(_ROW))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        names = self._names_wide()
        for column in self.in_sight:
            self._head(painter, column)
        most = max((count for lane in self._lanes for count in lane.counts), default=0) or 1
        for row, name in enumerate(self._names):
            at = self._box(row, self._first)
            words = QRectF(0, at.top(), names - look.S(10), at.height())
            paint.words(painter, words, name, look.font("button"), look["ink"])
            for column in self.in_sight:
                self._number(painter, row, column, most)
        for column in self.in_sight:
            box = self._box(0, column)
            high = look.S(_ROW) * len(self._names)
            painter.fillRect(QRectF(box.left(), box.top(), 1, high), look["border"])
        painter.end()

    def _head(self, painter: QPainter, column: int) -> None:
        look, box, lane = theme(), self._box(-1, column), self._lanes[column]
        font = look.font("smallb")
        lines = paint.lines_at(lane.name, font, box.width() - look.S(12))
        high = look.S(20)
        shown = lines
        if len(lines) > _HEAD_LINES:
            paint.tell_in_full(painter, lane.name)
            shown = [lines[0], f"{lines[1]}…"]
        for at, line in enumerate([*shown, lane.note]):
            top = box.bottom() - look.S(6) - high * (len(shown) + 1 - at)
            is_note = at == len(shown)
            where = QRectF(box.left(), top, box.width() - look.S(8), high)
            paint.words(
                painter, where, line, look.font("small") if is_note else font, look["ink2" if is_note else "ink"]
            )

    def _number(self, painter: QPainter, row: int, column: int, most: int) -> None:
        look, box, count = theme(), self._box(row, column), self._lanes[column].counts[row]
        has_keys = self.hasFocus() and self._at == (row, column)
        if has_keys or self._over == (row, column):
            outline = look["focus"] if has_keys else None
            paint.surface(painter, box.adjusted(1, 1, -2, -1), look.S(4), look["spruce_tint"], outline, look.border)
        if not count:
            quiet = QRectF(box.left() + look.S(8), box.top(), box.width(), box.height())
            paint.words(painter, quiet, _("none"), look.font("small"), look["ink3"])
            return
        room = box.width() - look.S(14) - paint.advance(look.font("strong"), f"{most:,}")
        long = max(look.S(2), room * count / most)
        thick = look.S(14)
        bar = QRectF(box.left(), box.top() + (box.height() - thick) / 2, long, thick)
        paint.surface(painter, bar, look.S(3), look["spruce"])
        after = QRectF(box.left() + long + look.S(7), box.top(), box.width(), box.height())
        paint.words(painter, after, f"{count:,}", look.font("strong"), look["ink"])

    # -- keys and the pointer

    def _place(self, event: QMouseEvent) -> tuple[int, int] | None:
        for row in range(len(self._names)):
            for column in self.in_sight:
                if self._box(row, column).contains(event.position()):
                    return row, column
        return None

    def _move(self, row: int, column: int) -> None:
        if not self._names or not self._lanes:
            return
        row = max(0, min(len(self._names) - 1, row))
        column = max(0, min(len(self._lanes) - 1, column))
        self._at = (row, column)
        if column < self._first:
            self.show_from(column)
        elif column >= self._first + self._fit:
            self.show_from(column - self._fit + 1)
        lane = self._lanes[column]
        announce(self, f"{self._names[row]}, {lane.name}: {lane.counts[row]}.")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._at
        moves = {
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, len(self._lanes) - 1),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._move(*moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._names and self._lanes:
            self.opened.emit(row, column)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place(event)
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._place(event)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = found
            self.opened.emit(*found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._move(*self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
