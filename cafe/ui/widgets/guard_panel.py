"""The gorse panel that rises above the writing line: what could point to a person, and words that would not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import SwapChip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Para

ROW = 46
_MOST_SWAPS = 2


@dataclass(frozen=True, slots=True)
class GuardRow:
    """Flagged words and what could stand in their place, best first."""

    words: str
    swaps: tuple[str, ...]


class Marked(QLabel):
    """The flagged words on a stroke of the marker."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = paint.advance(theme().font("strong"), self.text())
        return QSize(int(wide) + S(18), S(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), S(90)), S(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        painter.fillRect(box, look["marker"])
        inner = box.adjusted(look.S(8), 0, -look.S(8), 0)
        paint.words(painter, inner, self.text(), look.font("strong"), look["ink"])
        painter.end()


class GuardPanel(QWidget):
    """One row for each flagged thing: the words, two swaps, *Leave it as it is*. It never stops anything.

    Signals: ``swapped(int, str)`` with the row and the words chosen, ``left(int)`` with the row. ``take_first()`` is
    Alt+S. In a narrow place the rows wrap, and many rows scroll.
    """

    swapped = Signal(int, str)
    left = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GuardRow, ...] = ()
        self._is_narrow = False
        self.title = Para("", "strong", "ink")
        self.hint = Para("", "small", "ink")
        words = column(self.title, self.hint, None, gap=2)
        head = row(Icon("highlighter", "gorse", 26), holder(words), gap=10)
        head.setStretch(1, 1)
        head.setAlignment(head.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        self._head = holder(head)
        self._scroll = Scroll(gap=0)
        self._lines = QWidget()
        self._scroll.body.addWidget(self._lines)
        self._scroll.body.addStretch(1)
        self._across = row(gap=24)
        self._whole = column(gap=4, margins=(20, 8, 14, 8))
        self._whole.addWidget(self._head)
        self._whole.addWidget(self._scroll, 1)
        self.setLayout(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def rows(self) -> tuple[GuardRow, ...]:
        """What it asks about now."""
        return self._rows

    def use(self, *, narrow: bool) -> None:
        """Stack the words over the rows, where there is little width."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._build()

    def show_rows(self, title: str, hint: str, rows: Sequence[GuardRow]) -> None:
        """Show what was noticed."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.setAccessibleName(title)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._build()

    def wanted_height(self, width: int, *, most: int | None = None) -> int:
        """The height it wants at a width in pixels, with at most so many rows (three, two where it is narrow); the
        others scroll.
        """
        if not self._is_narrow:
            return S(ROW) * min(most or 3, max(1, len(self._rows))) + S(14)
        inner = width - S(34)
        head = self.title.heightForWidth(inner - S(36)) + (0 if not self.hint.isVisibleTo(self) else S(22))
        flows = [made.heightForWidth(inner) for made in self._lines.findChildren(Flow)][: most or 2]
        return head + sum(flows) + S(4) * len(flows) + S(22)

    def take_first(self) -> bool:
        """Take the first swap of the first row; whether there was one."""
        for at, line in enumerate(self._rows):
            if line.swaps:
                self.swapped.emit(at, line.swaps[0])
                return True
        return False

    def first_stop(self) -> QWidget | None:
        """The first thing that can be pressed, for Tab."""
        return next(iter(self._lines.findChildren(SwapChip)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_head()

    def _size_head(self) -> None:
        """In a middling width the rows get the room, and the second line goes."""
        is_middling = not self._is_narrow and self.width() < S(1100)
        self.hint.setVisible(not self._is_narrow and not is_middling)
        self._head.setMaximumWidth(S(236) if is_middling else 16777215)

    def _build(self) -> None:
        old = self._lines
        self._lines = QWidget()
        self._scroll.body.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self._whole.removeWidget(self._head)
        self._whole.removeWidget(self._scroll)
        self._across.removeWidget(self._head)
        self._across.removeWidget(self._scroll)
        self._whole.removeItem(self._across)
        self._size_head()
        if self._is_narrow:
            self._whole.addWidget(self._head)
            self._whole.addWidget(self._scroll, 1)
            self._wrapped()
        else:
            self._across.addWidget(self._head, 4)
            self._across.addWidget(self._scroll, 7)
            self._whole.addLayout(self._across, 1)
            self._gridded()

    def _pieces(self, at: int, line: GuardRow) -> list[QWidget]:
        pieces: list[QWidget] = [Marked(line.words), Icon("arrow-right", "gorse", 17)]
        for swap in line.swaps[:_MOST_SWAPS]:
            chip = SwapChip(swap)
            chip.setAccessibleName(_("{words}: write {swap} instead").format(words=line.words, swap=swap))
            chip.clicked.connect(lambda _on=False, swap=swap: self.swapped.emit(at, swap))
            pieces.append(chip)
        leave = Button(_("Leave it as it is"), "link", size="small")
        leave.setAccessibleName(_("{words}: leave it as it is").format(words=line.words))
        leave.clicked.connect(lambda _on=False: self.left.emit(at))
        pieces.append(leave)
        return pieces

    def _gridded(self) -> None:
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S(10))
        grid.setVerticalSpacing(S(4))
        for at, line in enumerate(self._rows):
            marked, arrow, *rest = self._pieces(at, line)
            grid.addWidget(marked, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(arrow, at, 2)
            for place, piece in enumerate(rest[:-1]):
                grid.addWidget(piece, at, 3 + place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(rest[-1], at, 6)
            grid.setRowMinimumHeight(at, S(ROW - 4))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(5, S(6))

    def _wrapped(self) -> None:
        lines = column(gap=4)
        for at, line in enumerate(self._rows):
            lines.addWidget(Flow(*self._pieces(at, line), gap=8, gap_down=4))
        self._lines.setLayout(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = look.S(look.tokens.radius["page"])
        outline = look["line"] if look.is_high_contrast else None
        paint.surface(painter, box, radius, look["gorse_tint"], outline, look.border)
        paint.left_bar(painter, box, radius, look["gorse_fill"])
        if not self._is_narrow:
            x = self._scroll.x() - look.S(12)
            painter.fillRect(QRectF(x, look.S(12), 1, box.height() - look.S(24)), look["hatch"])
        painter.end()
