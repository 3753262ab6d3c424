"""How was it: the paper strips counted into sums, a row for each statement and a count for each face."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cafe.capture.view_counts import CountedQuestion, FaceView, FeedbackView, StatementView
from cafe.model.values import Face
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Label, Para

_SIDE_BY_SIDE = 1000  # pixels at 100 % from which the words stand beside their five counts


class StatementRow(QWidget):
    """One statement: its words, how many answered, and five counts in their one order. ``counted(code, face, n)``."""

    counted = Signal(str, str, int)

    def __init__(self, view: StatementView) -> None:
        super().__init__()
        self.setAccessibleName(view.words)
        self._said = Label("", "small", "ink2", elide=True)
        self._steppers: dict[Face, Stepper] = {}
        cells = [self._cell(view, face) for face in view.faces]
        self._words = holder(column(None, Para(view.words, "quote", "ink", balance=True), self._said, None, gap=2))
        self._cells = Columns(cells, most=5, least=124, gap=10)
        self._both = row(self._words, self._cells, gap=16, margins=(0, 10))
        self._both.setStretch(0, 3)
        self._both.setStretch(1, 7)
        self.setLayout(self._both)
        self.show_counts(view)

    def show_counts(self, view: StatementView) -> None:
        """The sums as they stand; a stepper that is right already is left alone."""
        self._said.setText(view.so_far)
        for face in view.faces:
            _show(self._steppers[face.face], face.count, view.is_hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= S(_SIDE_BY_SIDE) and not theme().is_large
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)

    def _cell(self, view: StatementView, face: FaceView) -> QWidget:
        stepper = Stepper(f"{view.words} {face.label}", face.count)
        stepper.changed.connect(lambda count: self.counted.emit(view.code, face.face.value, count))
        self._steppers[face.face] = stepper
        return _under(Label(face.label, "smallb", "ink2", align=Qt.AlignmentFlag.AlignHCenter), stepper)


class Strips(Card):
    """All statements on one card. ``counted(code, face, n)``."""

    counted = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__(margins=(24, 8, 24, 8), gap=0)
        self._rows: dict[str, StatementRow] = {}

    def show_feedback(self, view: FeedbackView) -> None:
        """Draw the sums; the statements do not change under a café."""
        self.setAccessibleName(view.title)
        for statement in view.statements:
            if statement.code not in self._rows:
                if self._rows:
                    self.body.addWidget(Rule())
                made = StatementRow(statement)
                made.counted.connect(self.counted)
                self._rows[statement.code] = made
                self.body.addWidget(made)
            self._rows[statement.code].show_counts(statement)


class ScaleRow(QWidget):
    """One national question: its words, how many answered, and a count for each number. ``counted(id, number, n)``."""

    counted = Signal(str, str, int)

    def __init__(self, view: CountedQuestion) -> None:
        super().__init__()
        self.setAccessibleName(view.title)
        self._said = Label("", "small", "ink2", elide=True)
        self._steppers: dict[str, Stepper] = {}
        cells = []
        for cell in view.cells:
            stepper = Stepper(f"{view.name}: {cell.label}", cell.value)
            stepper.changed.connect(lambda count, number=cell.category: self.counted.emit(view.id, number, count))
            self._steppers[cell.category] = stepper
            cells.append(_under(Label(cell.label, "smallb", "ink2", align=Qt.AlignmentFlag.AlignHCenter), stepper))
        words = Para(view.title, "quote", "ink", balance=True)
        self.setLayout(column(words, self._said, Columns(cells, most=6, least=124, gap=10), gap=4, margins=(0, 10)))
        self.show_counts(view)

    def show_counts(self, view: CountedQuestion) -> None:
        """The sums as they stand; a stepper that is right already is left alone."""
        self._said.setText(view.so_far)
        for cell in view.cells:
            _show(self._steppers[cell.category], cell.value, view.is_hidden)


def _show(stepper: Stepper, count: int, is_hidden: bool) -> None:
    """A sum as it stands, or covered; a stepper that is right already is left alone."""
    if stepper.value != count:
        stepper.set_value(count)
    if stepper.cover.isHidden() == is_hidden:
        stepper.set_covered(is_hidden)


def _under(label: Label, stepper: Stepper) -> QWidget:
    part = column(label, stepper, gap=3)
    for piece in (label, stepper):
        part.setAlignment(piece, Qt.AlignmentFlag.AlignHCenter)
    return holder(part)
