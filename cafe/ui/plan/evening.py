"""The order of the evening: its length, every stage of it, and what can be added."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.model.values import Length
from cafe.plan.choices import lengths
from cafe.plan.view import PlanView, StageLine
from cafe.ui.plan.stage_row import StageRow
from cafe.ui.plan.turning import Turning
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.inputs import List
from cafe.ui.widgets.text import Label


class Evening(QWidget):
    """Rows are kept and changed in place, so that focus and scroll stay where they are.

    Signals: `length_picked(Length)`, `add_pressed()`, and of a stage by its id `stage_opened`, `stage_moved(id, by)`,
    `minutes_set(id, minutes)`, `stage_removed(id)`.
    """

    length_picked = Signal(object)
    add_pressed = Signal()
    stage_opened = Signal(str)
    stage_moved = Signal(str, int)
    minutes_set = Signal(str, int)
    stage_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, StageRow] = {}
        self.length = List(height=40)
        self.length.setAccessibleName(_("Length"))
        for option in lengths():
            self.length.addItem(option.words, option.key)
        self.length.activated.connect(lambda: self.length_picked.emit(Length(self.length.currentData())))
        word = Label(_("Length"))
        word.setBuddy(self.length)
        self.add = Button(_("Add a stage"), "quiet", icon="plus", size="small", flush="right")
        self.add.clicked.connect(self.add_pressed)
        tools = Flow(holder(row(word, self.length, gap=10)), self.add, gap=8)
        tools.setSizePolicy(Turning().sizePolicy().horizontalPolicy(), tools.sizePolicy().verticalPolicy())
        head = Turning(Label(_("The order of the evening"), "h2"), None, tools, gap=8)
        self._list = _Rows()
        self.setLayout(column(holder(row(head, gap=0, margins=(20, 3, 18, 3))), self._list, gap=0))

    def show_plan(self, view: PlanView) -> None:
        """Show the evening as it stands."""
        self.length.setCurrentIndex(self.length.findData(view.length))
        is_locked = bool(view.locked)
        self.length.setEnabled(not is_locked)
        self.add.setEnabled(not is_locked)
        was = list(self.rows)
        ids = [line.id for line in view.stages]
        for line in view.stages:
            if line.id not in self.rows:
                self.rows[line.id] = self._make(line)
        gone = [stage_id for stage_id in self.rows if stage_id not in ids]
        if gone:
            self._let_go(gone, was)
        for line in view.stages:
            self.rows[line.id].show_line(line, is_locked=is_locked)
        if was != ids:
            self.rows = {stage_id: self.rows[stage_id] for stage_id in ids}
            self._list.order([self.rows[stage_id] for stage_id in ids])
            self._order_tab()

    def _make(self, line: StageLine) -> StageRow:
        made = StageRow(line)
        stage_id = line.id
        made.opened.connect(lambda: self.stage_opened.emit(stage_id))
        made.moved.connect(lambda by: self.stage_moved.emit(stage_id, by))
        made.minutes_set.connect(lambda minutes: self.minutes_set.emit(stage_id, minutes))
        made.removed.connect(lambda: self.stage_removed.emit(stage_id))
        made.dragged.connect(self._on_dragged)
        made.dropped.connect(lambda y: self._on_dropped(stage_id, y))
        return made

    def _let_go(self, gone: list[str], was: list[str]) -> None:
        """Take rows out; the focus goes to the stage that now stands there."""
        for stage_id in gone:
            row_gone = self.rows.pop(stage_id)
            if row_gone.isAncestorOf(self.window().focusWidget() or self):
                left = [other for other in was if other in self.rows]
                at = sum(1 for other in was[: was.index(stage_id)] if other in self.rows)
                if left:
                    self.rows[left[min(at, len(left) - 1)]].open.setFocus()
            self._list.take_out(row_gone)

    def _order_tab(self) -> None:
        stops = [stop for made in self.rows.values() for stop in made.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # -- dragging

    def _slot(self, y: int) -> int:
        """Before which row a thing dropped at ``y`` on the screen would stand."""
        tops = [made.mapToGlobal(QPoint(0, made.height() // 2)).y() for made in self.rows.values()]
        return sum(1 for middle in tops if middle < y)

    def _on_dragged(self, y: int) -> None:
        self._list.mark(self._slot(y))

    def _on_dropped(self, stage_id: str, y: int) -> None:
        self._list.mark(None)
        at, slot = list(self.rows).index(stage_id), self._slot(y)
        by = slot - at - (1 if slot > at else 0)
        if by:
            self.stage_moved.emit(stage_id, by)


class _Rows(QWidget):
    """The rows one under another, and a line where a dragged one would go."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(gap=0)
        self.setLayout(self._column)
        self._line = _DropLine(self)

    def order(self, rows: list[StageRow]) -> None:
        for at, made in enumerate(rows):
            if self._column.indexOf(made) != at:
                self._column.insertWidget(at, made)
            made.show()

    def take_out(self, gone: StageRow) -> None:
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def mark(self, slot: int | None) -> None:
        """Show the line before a row, or not at all."""
        if slot is None:
            self._line.hide()
            return
        last = self._column.count() - 1
        item = self._column.itemAt(min(slot, last)).widget()
        y = item.y() if slot <= last else item.y() + item.height()
        thick = max(2, theme().S(3))
        self._line.setGeometry(theme().S(8), max(0, y - thick // 2), self.width() - theme().S(16), thick)
        self._line.show()
        self._line.raise_()


class _DropLine(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme()["spruce"])
        painter.end()
