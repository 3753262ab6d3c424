"""Who came: one question of the slip with its tallies, and those that wait behind a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.capture.view_counts import CountedQuestion
from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.tally import Tally
from cafe.ui.widgets.text import Label, Para


class CountedPart(QWidget):
    """One question: its name, how far the counting is, and a tally for each answer.

    Signals ``counted(question, category, count)`` and ``skipped(question)``.
    """

    counted = Signal(str, str, int)
    skipped = Signal(str)

    def __init__(self, view: CountedQuestion) -> None:
        super().__init__()
        self.setAccessibleName(view.name)
        self._said, self._said_below = Label("", "body", "ink2", elide=True), Para("", "body", "ink2")
        self._tallies: dict[str, Tally] = {}
        for cell in view.cells:
            tally = Tally(cell.label)
            tally.setAccessibleName(f"{view.name}: {cell.label}")
            tally.number.setAccessibleName(f"{view.name}: {cell.label}")
            tally.changed.connect(lambda count, category=cell.category: self.counted.emit(view.id, category, count))
            self._tallies[cell.category] = tally
        skip = Button(view.skip, "quiet", icon="eye-off", size="small")
        skip.setAccessibleName(_("Skip {name}").format(name=_lower(view.name)))
        skip.clicked.connect(lambda: self.skipped.emit(view.id))
        head = row(Label(view.name, "h2", elide=True), Tag(view.optional), 2, self._said, skip, gap=10)
        head.setStretch(3, 1)
        whole = column(head, self._said_below, gap=8)
        if not view.title.lower().endswith(view.name.lower()):
            whole.addWidget(Para(_("On the slip: “{words}”").format(words=view.title), "small", "ink3"))
        whole.addWidget(Columns(list(self._tallies.values()), most=3, least=250, gap=13))
        self.setLayout(whole)
        self.show_counts(view)

    def begin(self) -> None:
        """Put the focus where the first count is made."""
        next(iter(self._tallies.values())).more.setFocus(Qt.FocusReason.TabFocusReason)

    def show_counts(self, view: CountedQuestion) -> None:
        """The counts as they stand, without taking the focus from anything."""
        self._said.setText("" if theme().is_large else view.so_far)
        self._said_below.setText(view.so_far)
        self._said_below.setVisible(theme().is_large)
        for cell in view.cells:
            tally = self._tallies[cell.category]
            if tally.value != cell.value:
                tally.set_value(cell.value)
            if tally.cover.isHidden() == view.is_hidden:
                tally.set_covered(view.is_hidden)


class OtherQuestions(QWidget):
    """What else could be counted, a button each. ``opened(question)`` when one is pressed."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Para("", "strong", "ink")
        self._buttons = Flow(gap=10, gap_down=8)
        self._shown: tuple[str, ...] = ()
        self._name = holder(row(self._title, Tag(_("Optional")), None, gap=12))
        self.setLayout(column(self._name, self._buttons, gap=8, margins=(20, 12, 14, 12)))

    def show_others(self, title: str, waiting: Sequence[CountedQuestion]) -> None:
        """Those that are not open; nothing at all where every one is."""
        self.setVisible(bool(waiting))
        self._title.setText(title)
        ids = tuple(view.id for view in waiting)
        if ids == self._shown:
            return
        self._shown = ids
        self._buttons.clear()
        for view in waiting:
            button = Button(view.name, "plain", icon="plus", size="small", wraps=True)
            button.clicked.connect(lambda _on=False, id=view.id: self.opened.emit(id))
            self._buttons.add(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        radius = look.S(look.tokens.radius["page"])
        paint.surface(painter, QRectF(self.rect()), radius, None, look["line"], look.hairline)
        painter.end()


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
