"""Steps with a numeral on the first baseline: for *Someone is upset* and for *What if…?*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.content.hosting import Step
from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.text import Label, Para

_TOP = Qt.AlignmentFlag.AlignTop


class StepList(QWidget):
    """A list of steps in order. ``colour`` is that of the numerals."""

    def __init__(self, colour: str, *, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._lines = column(gap=gap)
        self.setLayout(self._lines)

    def show_steps(self, steps: Sequence[Step], *, numbered: int | None = None) -> None:
        """Show other steps; those after the first ``numbered`` are notes without a numeral."""
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        count = len(steps) if numbered is None else numbered
        for at, step in enumerate(steps):
            self._lines.addWidget(self._line(str(at + 1) if at < count else "", step))

    def _line(self, number: str, step: Step) -> QWidget:
        text = column(Para(step.title, "h3", "ink"), gap=1)
        if step.say:
            text.addWidget(Para(_("Say: “{words}”").format(words=step.say), "body", "ink"))
        if step.words:
            text.addWidget(Para(step.words, "body", "ink2"))
        figure = sized(Label(number, "number", self._colour, align=Qt.AlignmentFlag.AlignHCenter), width=30)
        line = row(figure, holder(text), gap=14)
        line.setStretch(1, 1)
        line.setAlignment(figure, _TOP)
        return holder(line)
