"""Catch up: every stage that is left, what it would have, and when we would end. Shown before anything is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.catching_up import CatchUpLine, CatchUpView
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Leader


class CatchUpSheet(Sheet):
    """Answers "apply" or "close". ``trims`` is what applying would do."""

    def __init__(self, parent: QWidget, view: CatchUpView) -> None:
        ways = [SheetButton("close", _("Leave it as it is"), safe=not view.trims)]
        if view.trims:
            ways.append(SheetButton("apply", _("Take these minutes off"), "primary", "scissors", safe=True))
        super().__init__(parent, _("Shall we catch up?"), view.sentence, ways, width=560, tone="gorse")
        self.trims = view.trims
        lines = column(gap=2)
        for line in view.lines:
            lines.addWidget(self._line(line))
        self.body.addWidget(holder(lines))
        self.body.addWidget(Rule())
        self.body.addWidget(Label(view.ends, "strong"))

    def reject(self) -> None:
        """Esc leaves everything as it is."""
        self.choose("close")

    @staticmethod
    def _line(line: CatchUpLine) -> QWidget:
        figure = _("{left} → {then}").format(left=line.left, then=line.would_be) if line.changes else line.left
        name = Leader(line.name, figure, role="strong" if line.changes else "body")
        made = row(name, gap=10)
        made.setStretch(0, 1)
        if line.why:
            made.addWidget(Label(line.why, "small", "ink2"))
        return sized(holder(made), min_height=30)
