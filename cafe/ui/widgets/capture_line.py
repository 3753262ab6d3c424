"""The line that is typed in while people talk. Words that could point to a person get a highlighter stroke."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF, QTextLayout
from PySide6.QtWidgets import QLineEdit, QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.inputs import Line, field_surface

PAUSE_MS = 1500
DRAFT_MS = 1000


class CaptureLine(Line):
    """One line of typing that never moves. Strokes are painted behind the words and change nothing about them.

    Signals: ``kept()`` on Enter, ``paused()`` a second and a half after the last key, ``resting(str)`` one second
    after it with the words (to be kept as a draft), ``let_go()`` on Esc. ``show_marks`` takes (start, end) pairs.
    With words in it, Ctrl+Z undoes typing; empty, it lets the key through to the whole café.
    """

    kept = Signal()
    paused = Signal()
    resting = Signal(str)
    let_go = Signal()

    def __init__(self, *, height: int = 52, role: str = "body", parent: QWidget | None = None) -> None:
        self._marks: tuple[tuple[int, int], ...] = ()
        super().__init__("", height=height, role=role, parent=parent)
        self._pause = QTimer(self)
        self._rest = QTimer(self)
        for timer, wait, told in ((self._pause, PAUSE_MS, self.paused.emit), (self._rest, DRAFT_MS, self._on_rest)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(told)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.kept)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Where the strokes are."""
        return self._marks

    def show_marks(self, marks: Sequence[tuple[int, int]]) -> None:
        """Stroke these parts of the text."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def put_words(self, text: str) -> None:
        """Other words, as one step of typing that can be undone."""
        self.selectAll()
        if text:
            self.insert(text)
        else:
            self.clear()

    def start_empty(self) -> None:
        """The words were kept: begin again, with nothing to undo."""
        self.rest_now()
        self.setText("")

    def rest_now(self) -> None:
        """Stop waiting for a pause."""
        self._pause.stop()
        self._rest.stop()

    def _on_edited(self, _text: str) -> None:
        self._pause.start()
        self._rest.start()

    def _on_rest(self) -> None:
        self.resting.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undoes and not self.text():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
            event.accept()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or (
            not self.text() and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        field_surface(painter, self, QRectF(self.rect()), is_broken=self._is_broken)
        if self._marks and self.text():
            self._strokes(painter)
        painter.end()
        QLineEdit.paintEvent(self, event)

    def _strokes(self, painter: QPainter) -> None:
        look = theme()
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1_000_000)
        layout.endLayout()

        def reach(place: int) -> float:
            return float(line.cursorToX(place)[0])  # type: ignore[index]  # PySide answers the place as well

        cursor = self.cursorRect()
        start = cursor.center().x() - reach(self.cursorPosition())
        high = line.height()
        top = (self.height() - high) / 2
        painter.save()
        painter.setClipRect(QRectF(self.rect()).adjusted(look.S(8), 2, -look.S(6), -2))
        for first, last in self._marks:
            left, right = start + reach(first), start + reach(last)
            stroke = QPolygonF(
                [
                    QPointF(left - look.S(1), top + 1),
                    QPointF(right + look.S(4), top - 1),
                    QPointF(right + look.S(2), top + high),
                    QPointF(left - look.S(2), top + high + 1),
                ]
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look["marker"])
            painter.drawPolygon(stroke)
            dots = QPen(look["gorse"], look.S(2), Qt.PenStyle.CustomDashLine)
            dots.setDashPattern([2.2, 1.6])
            painter.setPen(dots)
            under = top + high + look.S(2)
            painter.drawLine(QPointF(left, under), QPointF(right, under))
        painter.restore()
