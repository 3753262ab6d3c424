"""A row of answers of which one is on: note, quote or idea; one voice, some or most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer of a row of segments: the key it is known by, its words, and an icon if it has one."""

    key: str
    words: str
    icon: str = ""


class _SegmentButton(Choice):
    def __init__(self, segment: Segment, bar: Segments) -> None:
        self.segment, self._bar = segment, bar
        super().__init__(segment.words, checkable=True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        look = theme()
        width = paint.advance(look.font("strong"), self.words) + look.S(28 + 20)
        return QSize(int(width), look.S(self._bar.row_height))

    def minimumSizeHint(self) -> QSize:
        lead = 28 if self.segment.icon else 24
        width = paint.advance(theme().font("strong"), self.words) + theme().S(lead + 12)
        return QSize(int(width), self.sizeHint().height())

    def focus_shape(self) -> tuple[QRectF, float]:
        """Where the focus ring goes: just inside the frame of the whole row."""
        return QRectF(self.rect()).adjusted(3, 3, -3, -3), theme().S(6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in FORWARD else -1 if event.key() in BACK else 0
        if step:
            self._bar.move_from(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        is_on = self.isChecked()
        inner = QRectF(self.rect()).adjusted(look.S(3), look.S(4), -look.S(3), -look.S(4))
        if is_on:
            fill = look["spruce"] if look.is_high_contrast else look["spruce_tint"]
            paint.surface(painter, inner, look.S(5), fill)
        elif self.is_warm:
            paint.surface(painter, inner, look.S(5), look["sunken"])
        ink = look["on_spruce" if look.is_high_contrast else "spruce"] if is_on else look["ink2"]
        if not self.isEnabled():
            ink = look["ink3"]
        font = look.font("strong" if is_on else "button" if not self.segment.icon else "body")
        lead = look.S(28) if self.segment.icon or is_on else 0
        x = (self.width() - lead - paint.advance(font, self.words)) / 2
        if self.segment.icon:
            draw_icon(painter, self.segment.icon, QRectF(x - 2, 0, look.S(20), self.height()), ink)
        elif is_on:
            paint.tick(painter, QRectF(x, 0, look.S(17), self.height()), ink, look.S(2))
        x += lead
        paint.words(painter, QRectF(x - 2, 0, self.width() - x + 2, self.height()), self.words, font, ink)
        painter.end()


class Segments(QWidget):
    """A row of answers of which one is on: Note · Quote · Idea. Arrow keys move and choose; Tab passes it as one.

    Large text that has no room for the row stands in a column.

    Signal `chosen(str)` with the key, only when a person or `choose` changes it. `key` is "" where nothing is chosen
    yet, if it was made with `key=None`. `name` is what the whole row is called.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        key: str | None = None,
        *,
        name: str,
        height: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_height = height
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = [_SegmentButton(segment, self) for segment in segments]
        self._layout = QBoxLayout(_ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)  # it may turn into a column
        for button in self._buttons:
            button.setAccessibleName(f"{name}: {button.words}")
            self._group.addButton(button)
            self._layout.addWidget(button)
        self._bend()
        if key is not None:
            self.choose(key, quietly=True)
        self._let_tab_in()
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        """The key of the answer that is on, or "" where there is none yet."""
        return next((button.segment.key for button in self._buttons if button.isChecked()), "")

    def choose(self, key: str, *, quietly: bool = False) -> None:
        """Turn one on by its key; "" turns all off. Raises `KeyError` for a key that is not there."""
        if key and key not in {button.segment.key for button in self._buttons}:
            raise KeyError(key)
        self._group.setExclusive(bool(key))
        was_quiet = self.blockSignals(quietly)
        for button in self._buttons:
            button.setChecked(button.segment.key == key)
        self.blockSignals(was_quiet)
        self._group.setExclusive(True)
        self._let_tab_in()
        self.update()

    def buttons(self) -> list[Choice]:
        """The real buttons, in order."""
        return list(self._buttons)

    def move_from(self, button: _SegmentButton, step: int) -> None:
        """Move focus and choice along the row, round its ends."""
        there = self._buttons[(self._buttons.index(button) + step) % len(self._buttons)]
        there.setChecked(True)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def is_column(self) -> bool:
        """Whether the answers stand one under another, as there is no room for them in a row."""
        return self._layout.direction() == _DOWN

    def retheme(self) -> None:
        """Take the theme in use."""
        self._bend()
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def sizeHint(self) -> QSize:
        high = theme().S(self.row_height) * (len(self._buttons) if self.is_column else 1)
        return QSize(sum(button.sizeHint().width() for button in self._buttons), high)

    def minimumSizeHint(self) -> QSize:
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(widest, self.sizeHint().height())

    def _bend(self) -> None:
        """Only large text may squeeze the row: elsewhere it keeps the room it wishes."""
        across = QSizePolicy.Policy.Preferred if theme().is_large else QSizePolicy.Policy.Minimum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def _turn(self) -> None:
        """In a row where all have room, else in a column."""
        asked = sum(button.minimumSizeHint().width() for button in self._buttons)
        way = _DOWN if theme().is_large and self.width() < asked else _ACROSS
        if way != self._layout.direction():
            self._layout.setDirection(way)
            self.updateGeometry()

    def _on_toggled(self, button: _SegmentButton, is_on: bool) -> None:
        self._let_tab_in()
        self.update()
        if is_on:
            self.chosen.emit(button.segment.key)

    def _let_tab_in(self) -> None:
        """Only one segment is a stop for Tab, as radio buttons are."""
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        radius = look.S(look.tokens.radius["control"])
        paint.surface(painter, QRectF(self.rect()), radius, look["page"], look["border"], look.border)
        for left, right in zip(self._buttons, self._buttons[1:], strict=False):
            inset = look.S(12)
            if left.isChecked() or right.isChecked():
                continue
            if self.is_column:
                painter.fillRect(QRectF(inset, right.y(), self.width() - 2 * inset, 1), look["line"])
            else:
                painter.fillRect(QRectF(right.x(), inset, 1, self.height() - 2 * inset), look["line"])
        painter.end()
