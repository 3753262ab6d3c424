"""One stage in the order of the evening: number, name, dotted leader, its hour, its minutes, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.plan.timings import MOST_STAGE
from cafe.plan.view import StageLine
from cafe.ui.icons import draw_icon
from cafe.ui.scale import S, column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import IconButton
from cafe.ui.widgets.cards import CardButton
from cafe.ui.widgets.marks import Picture
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Label, Leader, Para


class Grip(Picture):
    """Six dots to drag a stage by. `dragged` and `dropped(y on screen)`."""

    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__("", 24, 40)
        self._from: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        draw_icon(painter, "grip-vertical", box.adjusted(1, 0, -1, 0), theme()["ink2" if self.isEnabled() else "ink3"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(event.globalPosition().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit(event.globalPosition().toPoint().y())


class StageRow(QWidget):
    """A stage that can be opened, timed and moved. Alt + ↑ and Alt + ↓ move it, Delete takes it out.

    Signals: `opened()`, `moved(by)`, `minutes_set(minutes)`, `removed()`, `dragged(y)`, `dropped(y)`.
    """

    opened = Signal()
    moved = Signal(int)
    minutes_set = Signal(int)
    removed = Signal()
    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, line: StageLine) -> None:
        super().__init__()
        self._line = line
        self.grip = Grip()
        self._number = Label("", "lead", "gorse", align=Qt.AlignmentFlag.AlignHCenter)
        self._number.set_look("quote")
        self._name = Label("", "strong", elide=True)
        self._object = Label("", "small", "ink2", elide=True)
        self._leader = Leader("", "")
        self._question = Para("", "quote", "ink", balance=True)
        head = row(self._name, self._object, self._leader, gap=8)
        head.setStretch(2, 1)
        self.open = CardButton("", look="row", margins=(6, 5), gap=0)
        self.open.put(holder(column(None, head, self._question, None, gap=0)))
        self.minutes = Stepper(line.name, line.minutes, 1, MOST_STAGE // 60, unit=_("min"))
        self.up = IconButton("chevron-up", "", "quiet", width=40, height=40)
        self.down = IconButton("chevron-down", "", "quiet", width=40, height=40)
        left = row(self.grip, sized(self._number, width=26), self.open, gap=4)
        left.setStretch(2, 1)
        right = row(None, self.minutes, 8, self.up, self.down, gap=0)
        self._whole = row(left, right, gap=6)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)
        self.retheme()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()
        self.show_line(line, is_locked=False)

    def _connect(self) -> None:
        self.open.clicked.connect(self.opened)
        self.minutes.changed.connect(self.minutes_set)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.grip.dragged.connect(self.dragged)
        self.grip.dropped.connect(self.dropped)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(lambda by=by: self._move(by))
        QShortcut(QKeySequence("Delete"), self.open, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self._remove
        )

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.open, self.minutes.fewer, self.minutes.number, self.minutes.more, self.up, self.down)

    @property
    def line(self) -> StageLine:
        """What it shows."""
        return self._line

    def show_line(self, line: StageLine, *, is_locked: bool) -> None:
        """Show the stage as it stands now."""
        self._line = line
        _say(self._number, str(line.number))
        _say(self._name, line.name)
        noted = " · ".join(part for part in (line.object_words, line.notes) if part)
        _say(self._object, noted)
        self._object.setVisible(bool(noted))
        self._leader.show_figure(line.starts)
        if self._question.text() != line.question:
            self._question.setText(line.question)
        self._question.setVisible(bool(line.question))
        if self.minutes.value != line.minutes:
            self.minutes.set_value(line.minutes)
        self._call(line)
        self.up.setEnabled(line.can_move_up and not is_locked)
        self.down.setEnabled(line.can_move_down and not is_locked)
        for part in (self.grip, self.open, self.minutes):
            part.setEnabled(not is_locked)

    def _call(self, line: StageLine) -> None:
        said = (
            _("Stage {n}, {name}").format(n=line.number, name=line.name),
            line.object_words,
            line.notes,
            line.starts,
        )
        name = ", ".join(part for part in said if part)
        if self.open.accessibleName() != name:
            self.open.setAccessibleName(name)
        self.open.setAccessibleDescription(line.question)
        self.open.setToolTip(_("Open to change its name, question or turns"))
        self.minutes.number.setAccessibleName(_("Minutes for {name}").format(name=line.name))
        for button, told in (
            (self.minutes.fewer, _("Less time for {name}")),
            (self.minutes.more, _("More time for {name}")),
        ):
            button.setAccessibleName(told.format(name=line.name))
            button.setToolTip(told.format(name=line.name))
        self.up.set_name(_("Move {name} up").format(name=line.name))
        self.down.set_name(_("Move {name} down").format(name=line.name))

    def _move(self, by: int) -> None:
        if (self.up if by < 0 else self.down).isEnabled():
            self.moved.emit(by)

    def _remove(self) -> None:
        if self._line.can_remove:
            self.removed.emit()

    def sizeHint(self) -> QSize:
        return QSize(S(520), self._whole.sizeHint().height())

    def retheme(self) -> None:
        """Take the theme in use."""
        is_large = theme().is_large
        way = QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(way)
        self._whole.setSpacing(S(2 if is_large else 6))
        self._whole.setContentsMargins(S(10), 1, S(6), S(6) if is_large else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), max(1, int(theme().hairline)), theme()["line"])
        painter.end()


def _say(label: Label, words: str) -> None:
    if label.text() != words:
        label.setText(words)
