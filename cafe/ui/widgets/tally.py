"""Counting heads, not names: a figure, five-bar gates in pencil, − and +."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import column, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.inputs import Number
from cafe.ui.widgets.marks import FiveBarGates, Hatch
from cafe.ui.widgets.stepper import StepButton
from cafe.ui.widgets.text import Label


class Tally(QWidget):
    """A count on a card. Press − or +, use ↑ ↓, or focus the figure and type a number. − goes off at 0.

    Signal `changed(int)`. `big` is for the two that matter most. `note` is a quiet line ("Not counting hosts").
    `framed=False` leaves out the card, where it stands inside another.
    """

    changed = Signal(int)

    def __init__(
        self,
        label: str,
        value: int = 0,
        *,
        note: str = "",
        big: bool = False,
        most: int = 999,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._framed = framed
        self.setAccessibleName(label)
        self.number = Number(value, 0, most, role="tally" if big else "figure2")
        self.number.setAccessibleName(label)
        self.number.setAccessibleDescription(note)
        size = (72, 72) if big else (48, 48)
        wide = theme().tokens.target["tally_width"] if big else 60
        self.fewer = StepButton("minus", _("One less: {label}").format(label=label), size=size, framed="plain")
        self.more = StepButton(
            "plus",
            _("One more: {label}").format(label=label),
            size=(wide, size[1]),
            framed="primary" if big else "secondary",
        )
        self.gates = FiveBarGates(value, 38 if big else 24)
        self.cover = Hatch(width=46, height=22)
        self.cover.hide()
        title = Label(label, "h3" if big else "strong", elide=True)
        head = [title, Label(note, "small", "ink2", elide=True)] if note else [title]
        line = row(self.number, self.cover, *([14] if big else []), self.gates, self.fewer, self.more, gap=8)
        margins = (18, 12, 16, 5) if big else (18, 12, 15, 15)
        self.setLayout(column(*head, *([] if big else [4]), line, gap=4, margins=margins if framed else 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fewer.clicked.connect(self.number.stepDown)
        self.more.clicked.connect(self.number.stepUp)
        self.number.valueChanged.connect(self._on_changed)
        self._ends(value)

    @property
    def value(self) -> int:
        """The count."""
        return self.number.value()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the figure."""
        self.number.setFocus(reason)

    def set_value(self, value: int) -> None:
        """Show a count, quietly."""
        was = self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(was)
        self.number.updateGeometry()
        self._ends(value)

    def set_covered(self, is_covered: bool) -> None:
        """Cover the count: − goes off, and + still adds one to what nobody sees."""
        had = self.fewer.hasFocus() or self.number.hasFocus()
        self.cover.setVisible(is_covered)
        self.number.setVisible(not is_covered)
        self._ends(self.value)
        if had and is_covered:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ends(self, value: int) -> None:
        if value == 0 and self.fewer.hasFocus():
            self.number.setFocus(Qt.FocusReason.TabFocusReason)
        is_covered = not self.cover.isHidden()
        self.fewer.setEnabled(value > 0 and not is_covered)
        self.more.setEnabled(value < self.number.maximum())
        self.gates.show_count(0 if is_covered else value)

    def _on_changed(self, value: int) -> None:
        self._ends(value)
        self.changed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            painter = paint.start(self)
            paint.sheet(painter, QRectF(self.rect()), theme()["page"])
            painter.end()
