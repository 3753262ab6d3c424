"""Catch up: every stage that is left, what it would have, and when we would end. Shown before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.actions import Action
from cafe.run.catching_up import CatchUpLine, CatchUpView
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Leader, Para

Ask = Callable[[tuple[str, ...]], CatchUpView]


class CatchUpSheet(Sheet):
    """Answers "apply" or "close"; ``action`` is what applying would do.

    Optional stages have a tick. ``ask`` tells what would follow from the ones that are ticked, and the sheet shows it.
    """

    def __init__(self, parent: QWidget, view: CatchUpView, ask: Ask) -> None:
        ways = [SheetButton("close", _("Leave it as it is"), safe=not view.proposal)]
        if view.proposal:
            ways.append(SheetButton("apply", _("Take these minutes off"), "primary", "scissors", safe=True))
        super().__init__(parent, _("Shall we catch up?"), "", ways, width=600, tone="gorse")
        self._ask, self._view = ask, view
        self._sentence = Para(view.sentence, "body", "ink2")
        self._figures: dict[str, Leader] = {}
        self.ticks: dict[str, TickRow] = {}
        lines = column(gap=2)
        for line in view.lines:
            lines.addWidget(self._line(line))
        self._ends = Label(view.ends, "strong")
        self.body.addWidget(self._sentence)
        self.body.addWidget(holder(lines))
        self.body.addWidget(Rule())
        self.body.addWidget(self._ends)
        self.setAccessibleDescription(view.sentence)

    @property
    def action(self) -> Action:
        """What was shown last, as one thing to do."""
        return self._view.action

    def reject(self) -> None:
        """Esc leaves everything as it is."""
        self.choose("close")

    def _line(self, line: CatchUpLine) -> QWidget:
        name = Leader(line.name, "", role="strong" if line.changes else "body")
        self._figures[line.stage_id] = name
        name.show_figure(_figure(line))
        made = row(name, gap=10)
        made.setStretch(0, 1)
        if line.why:
            made.addWidget(Label(line.why, "small", "ink2"))
        if line.can_leave_out:
            tick = self.ticks[line.stage_id] = TickRow(_("Leave it out"), role="small", height=40)
            tick.setAccessibleName(_("Leave out {stage}").format(stage=line.name))
            tick.setChecked(line.is_left_out)
            tick.toggled.connect(self._on_ticked)
            made.addWidget(tick)
        return sized(holder(made), min_height=30)

    def _on_ticked(self) -> None:
        self._view = self._ask(tuple(stage_id for stage_id, tick in self.ticks.items() if tick.isChecked()))
        self._sentence.setText(self._view.sentence)
        self._ends.setText(self._view.ends)
        for line in self._view.lines:
            self._figures[line.stage_id].show_figure(_figure(line))
        if "apply" in self.buttons:
            self.buttons["apply"].setEnabled(bool(self._view.proposal))


def _figure(line: CatchUpLine) -> str:
    return _("{left} → {then}").format(left=line.left, then=line.would_be) if line.changes else line.left
