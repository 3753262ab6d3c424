"""Numbered steps for somebody who has never done this, and six words large enough to read down a phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import Grid, column, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.text import Label, Para

Step = tuple[str, str]
_TOP = Qt.AlignmentFlag.AlignTop
_LONGEST = 156  # pixels at 100 %: a longer word makes all six smaller, so that they keep to their columns


class Steps(QWidget):
    """One step under another: a gorse numeral, what to do, and a quieter line that says how."""

    def __init__(self, steps: Sequence[Step] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = column(gap=12)
        self.setLayout(self._rows)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        while self._rows.count():
            gone = self._rows.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, (words, how) in enumerate(steps, 1):
            self._rows.addWidget(_line(number, words, how))


def _line(number: int, words: str, how: str) -> QWidget:
    numeral = sized(Label(str(number), "h2", "gorse"), width=26)
    texts = column(Para(words, "strong", "ink"), gap=1)
    if how:
        texts.addWidget(Para(how, "small", "ink2"))
    line = row(numeral, texts, gap=12, margins=(6, 0, 0, 0))
    line.setStretch(1, 1)
    line.setAlignment(numeral, _TOP)
    made = QWidget()
    made.setLayout(line)
    made.setAccessibleName(f"{number}. {words} {how}".strip())
    return made


class WordsWell(QFrame):
    """Six numbered words in a sunken part, three and three; ``large`` fills a page with them."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._words: tuple[str, ...] = ()
        self._grid = Grid(0, (20, 4) if not large else (28, 24))
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words."""
        self._words = tuple(words)
        self.setAccessibleName(_("Six words: {words}").format(words=", ".join(words)))
        while self._grid.count():
            gone = self._grid.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        across = 2 if theme().is_large else 3
        for at, word in enumerate(self._words):
            self._grid.addWidget(self._cell(at + 1, word), at // across, at % across)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def retheme(self) -> None:
        """Take the theme in use."""
        self.show_words(self._words)

    def _cell(self, number: int, word: str) -> QWidget:
        figure = sized(Label(str(number), "h2" if self._large else "strong", "gorse"), width=20)
        shown = Label(word, self._role(), "ink")
        if self._large:
            sized(shown, height=82)  # room for what hangs below the line, which one line of a cover has not
        cell = QWidget()
        cell.setLayout(row(figure, shown, None, gap=6, margins=(4, 11, 6, 11)))
        return cell

    def _role(self) -> str:
        """As large as the longest word lets all six be."""
        widest = max((paint.advance(theme().font("h1"), word) for word in self._words), default=0.0)
        is_long = widest > theme().S(_LONGEST)
        if self._large:
            return "h1" if theme().is_large else "cover"
        return "h2" if is_long else "h1"

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        outline = look["line"] if look.is_high_contrast else None
        fill = look["page"] if look.is_high_contrast else look["ground"]
        paint.surface(painter, box, look.S(8), fill, outline, look.hairline)
        for at in range(self._grid.count()):
            item = self._grid.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is None:
                continue
            here = QRectF(widget.geometry())
            if here.left() > look.S(60):
                painter.fillRect(
                    QRectF(here.left() - look.S(8), here.top() + look.S(12), 1, here.height() - look.S(24)),
                    look["line"],
                )
            elif here.top() > look.S(40):
                painter.fillRect(QRectF(look.S(20), here.top(), box.width() - look.S(40), 1), look["line"])
        painter.end()
