"""What we heard, as a contents page: a line for each sentence, quote and idea, and what comes after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cafe.capture.view_writeup import ContentsLine, WriteUpView
from cafe.model.values import EntryKind
from cafe.ui.capture.heads import empty
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para

MARKS = {EntryKind.QUOTE: "quote", EntryKind.IDEA: "lightbulb"}
"""The icon of each kind that has no number."""

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the contents that is no entry: the note keeper's notes, the look back."""

    key: str
    icon: str
    text: str
    state: str
    is_done: bool
    is_chosen: bool


class ContentsRow(CardButton):
    """One line: number or mark, the words, and how far it is. Arrow keys walk; with Alt they move the line."""

    walked = Signal(int)
    moved = Signal(int)

    def __init__(self, mark: QWidget, role: str) -> None:
        super().__init__(" ", look="row", checkable=True, margins=(20, 7, 12, 7), gap=0)
        self._text = Para("", role, "ink")
        self._icon, self._state = Icon("circle-dashed", "ink3", 18), Label("", "smallb", "ink3", elide=True)
        state = row(self._icon, self._state, gap=6)
        state.setStretch(1, 1)
        side = sized(holder(column(mark, None, gap=0)), width=24)
        words = column(self._text, state, gap=1)
        self.put(side, holder(words))
        self.body.setStretch(1, 1)
        self.body.setAlignment(side, _TOP)

    def say(self, name: str, text: str, state: str, icon: str, *, colour: str, is_chosen: bool) -> None:
        """Show the line as it is now."""
        if self._text.text() != text:
            self._text.setText(text)
            self.updateGeometry()
        self._state.setText(state)
        self._state.set_look(colour=colour)
        self._icon.show_icon(icon, colour)
        self.setChecked(is_chosen)
        self.setAccessibleName(", ".join(part for part in (name, text, state) if part))
        self.update()

    def nextCheckState(self) -> None:
        """Pressing it chooses it; pressing it again changes nothing."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            self.walked.emit(step)


class Contents(Card):
    """The list at the left. ``chosen(key)`` and ``moved(key, step)``; ``add_pressed()`` at its foot."""

    chosen = Signal(str)
    moved = Signal(str, int)
    add_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 18, 0, 12), gap=0)
        self._title, self._count = Label("", "h2"), Label("", "strong", "ink2")
        self._scroll = Scroll(gap=0)
        self._rows: dict[str, ContentsRow] = {}
        self._chosen = ""
        self.add = Button("", "quiet", icon="plus", flush="left", size="small")
        self.add.clicked.connect(self.add_pressed)
        self._plenty = Para("", "small", "ink2")
        info = Icon("info", "ink2", 18)
        plenty = row(info, self._plenty, gap=8)
        plenty.setStretch(1, 1)
        plenty.setAlignment(info, _TOP)
        self.body.addWidget(holder(row(self._title, None, self._count, margins=(21, 0, 20, 8))))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(holder(column(self.add, plenty, gap=6, margins=(21, 8, 16, 0))))

    def show_contents(self, view: WriteUpView, chapters: Sequence[Chapter], *, chosen: str) -> None:
        """Draw every line; lines that were there stay, with the focus that is on them."""
        self._title.setText(view.contents_title)
        self._count.setText(view.count)
        self.add.setVisible(bool(view.add))
        self.add.set_words(view.add)
        self._plenty.setText(view.plenty)
        keys = [line.id for line in view.lines] + [chapter.key for chapter in chapters]
        if keys != list(self._rows):
            self._build(view.lines, chapters)
        for line in view.lines:
            self._rows[line.id].say(
                line.number,
                line.text,
                line.state,
                _state_icon(line, is_chosen=line.id == chosen),
                colour="spruce" if line.is_placed else "ink2",
                is_chosen=line.id == chosen,
            )
        if chosen != self._chosen and chosen in self._rows:
            self._chosen = chosen
            QTimer.singleShot(0, self._rows[chosen], self._show_chosen)
        for chapter in chapters:
            self._rows[chapter.key].say(
                "",
                chapter.text,
                chapter.state,
                "circle-check" if chapter.is_done else "circle-dashed",
                colour="spruce" if chapter.is_done else "ink2",
                is_chosen=chapter.key == chosen,
            )

    def go_to(self, key: str) -> None:
        """Put the focus on a line."""
        if key in self._rows:
            self._rows[key].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._rows[key])

    def _show_chosen(self) -> None:
        if self._chosen in self._rows:
            self._scroll.ensureWidgetVisible(self._rows[self._chosen], 0, 0)

    def _build(self, lines: Sequence[ContentsLine], chapters: Sequence[Chapter]) -> None:
        had = next((key for key, line in self._rows.items() if line.hasFocus()), "")
        empty(self._scroll.body)
        self._rows.clear()
        for line in lines:
            mark = Label(line.number, "quotei", "gorse") if line.number else Icon(MARKS[line.kind], "gorse", 18)
            self._add_row(line.id, mark, "quotei")
        for chapter in chapters:
            self._add_row(chapter.key, Icon(chapter.icon, "ink2", 18), "strong")
        self._scroll.body.addStretch(1)
        self.go_to(had)

    def _add_row(self, key: str, mark: QWidget, role: str) -> None:
        line = ContentsRow(mark, role)
        line.clicked.connect(lambda: self.chosen.emit(key))
        line.walked.connect(lambda step: self._walk(key, step))
        line.moved.connect(lambda step: self.moved.emit(key, step))
        if self._rows:
            self._scroll.body.addWidget(Rule())
        self._scroll.body.addWidget(line)
        self._rows[key] = line

    def _walk(self, key: str, step: int) -> None:
        keys = list(self._rows)
        self.go_to(keys[max(0, min(len(keys) - 1, keys.index(key) + step))])


def _state_icon(line: ContentsLine, *, is_chosen: bool) -> str:
    if not line.is_placed:
        return "circle-dashed"
    return "pencil" if is_chosen else "circle-check"
