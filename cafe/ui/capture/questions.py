"""The short questions beside a sentence: answers as chips or as a row of segments, drawn again in place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from cafe.capture.view import QuestionView
from cafe.ui.scale import column, row
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label


class ChipQuestion(QWidget):
    """Answers as chips: any of them, or with ``is_one`` one or none. ``chosen(field, ids)`` with what is on."""

    chosen = Signal(str, object)

    def __init__(self, field: str, *, is_one: bool = False) -> None:
        super().__init__()
        self._field, self._is_one = field, is_one
        self._title, self._hint = Label("", "h3", elide=True), Label("", "small", "ink2")
        self._chips: dict[str, Chip] = {}
        self._flow = Flow()
        self.setLayout(column(row(self._title, self._hint, None, gap=10), self._flow, gap=8))

    def show_question(self, view: QuestionView) -> None:
        """Draw question and answers; chips that were there stay, with the focus that is on them."""
        self._title.setText(view.question)
        self._hint.setText(view.hint)
        self.setAccessibleName(view.question)
        if [choice.id for choice in view.choices] != list(self._chips):
            self._build(view)
        for choice in view.choices:
            chip = self._chips[choice.id]
            if chip.isChecked() != choice.is_on:
                chip.setChecked(choice.is_on)
                chip.retheme()

    @property
    def is_answered(self) -> bool:
        """Whether anything is on."""
        return any(chip.isChecked() for chip in self._chips.values())

    def first_stop(self) -> QWidget | None:
        """The chip that is on, or the first."""
        chips = list(self._chips.values())
        return next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)

    def _build(self, view: QuestionView) -> None:
        had = next((id for id, chip in self._chips.items() if chip.hasFocus()), "")
        self._flow.clear()
        self._chips.clear()
        for choice in view.choices:
            chip = Chip(choice.label)
            chip.setAccessibleName(f"{view.question} {choice.label}")
            chip.clicked.connect(lambda is_on, id=choice.id: self._on_pressed(id, is_on=is_on))
            self._chips[choice.id] = chip
            self._flow.add(chip)
        if had in self._chips:
            self._chips[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, id: str, *, is_on: bool) -> None:
        if self._is_one:
            ids: tuple[str, ...] = (id,) if is_on else ()
        else:
            ids = tuple(key for key, chip in self._chips.items() if chip.isChecked())
        self.chosen.emit(self._field, ids)


class SegmentQuestion(QWidget):
    """Answers in a row of which one is on. ``chosen(field, ids)`` with a tuple of one id."""

    chosen = Signal(str, object)

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field
        self._title = Label("", "h3")
        self.segments: Segments | None = None
        self._place = column(self._title, gap=8)
        self.setLayout(self._place)

    def show_question(self, view: QuestionView) -> None:
        """Draw question and answers."""
        self._title.setText(view.question)
        if self.segments is None:
            answers = [Segment(choice.id, choice.label) for choice in view.choices]
            self.segments = Segments(answers, name=view.question, height=46)
            self.segments.chosen.connect(lambda id: self.chosen.emit(self._field, (id,)))
            yields = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            for button in self.segments.buttons():
                button.setSizePolicy(yields)  # two rows stand side by side, as narrow as their words
            self.segments.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._place.addWidget(self.segments)
        self.segments.choose(next((choice.id for choice in view.choices if choice.is_on), ""), quietly=True)


class Pair(QWidget):
    """Two questions side by side, where both have room for their words; otherwise one under the other."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = (left, right)
        self._both = row(left, right, gap=11, margins=(0, 12, 0, 0))
        self._both.setStretch(0, 5)
        self._both.setStretch(1, 7)
        self._both.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it may be narrower than the two
        self.setLayout(self._both)

    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._both.minimumSize().height())

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = sum(part.minimumSizeHint().width() for part in self._parts) + self._both.spacing()
        fits = wanted <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)
            self.updateGeometry()
