"""What a table cell may hold besides words: strength, direction, state, and the hatch of a hidden number."""

from __future__ import annotations

from dataclasses import dataclass

from cafe.core.i18n import _
from cafe.report.paper import marks
from cafe.report.paper.look import Style
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Lines, Words, lay_out
from cafe.report.paper.text import width as width_of


class _Beside(Block):
    """A mark, then its word: the word is read, the mark is for the eye."""

    __slots__ = ()
    word: str
    style: Style
    room: float

    @property
    def baseline(self) -> float:
        return self.style.baseline

    def _lines(self, width: float) -> Lines:
        return lay_out(self.word, self.style, width - self.room)

    def height(self, width: float) -> float:
        """The word's lines."""
        return self._lines(width).height

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The mark in the middle of the first line, then the word."""
        self._mark(pen, x, y + self.style.leading / 2 + 0.6)
        with pen.paragraph():
            pen.lines(x + self.room, y, self._lines(width))

    def _mark(self, pen: Pen, x: float, y: float) -> None:
        """The mark itself, with the middle of its height at ``y``; each kind of cell has its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Strength(_Beside):
    """One, two or three filled chairs of three, and the word ("Most of us")."""

    filled: int
    word: str
    style: Style
    room: float = 25

    def _mark(self, pen: Pen, x: float, y: float) -> None:
        marks.chairs(pen, x, y, self.filled, 3, 3.3, 7.3)


@dataclass(frozen=True, slots=True, eq=False)
class Direction(_Beside):
    """The texture, and the word ("Gets in the way")."""

    kind: marks.Texture
    word: str
    style: Style
    room: float = 22

    def _mark(self, pen: Pen, x: float, y: float) -> None:
        marks.texture(pen, x, y - 5.5, 16.5, 11, self.kind)


@dataclass(frozen=True, slots=True, eq=False)
class StateOf(Block):
    """Ring, state in bold, and who under it."""

    kind: marks.State
    word: str
    who: str
    style: Style
    quiet: Style

    @property
    def baseline(self) -> float:
        """Of the bold word."""
        return self.style.strong.baseline

    def height(self, width: float) -> float:
        """Two lines, or one without a who; a long who wraps."""
        return self.style.leading + (lay_out(self.who, self.quiet, width).height if self.who else 0)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The word stands beside the ring, so the ring is decoration."""
        marks.state(pen, x + 6.2, y + self.style.leading / 2 + 0.4, self.kind)
        with pen.tag("P"):
            pen.text(x + 18, y, self.word, self.style.strong)
        if self.who:
            with pen.tag("P"):
                pen.lines(x, y + self.style.leading, lay_out(self.who, self.quiet, width))


@dataclass(frozen=True, slots=True, eq=False)
class Hidden(Block):
    """A number we do not print: the words, and the hatched box where the figure would stand.

    The same box and words whatever the reason, whatever the number; nothing of the number is in the file.
    `at_left` puts the box first, where the cell is read from the left and not down a column of figures.
    """

    style: Style
    words: str = ""
    at_left: bool = False

    @property
    def room(self) -> float:
        """How wide box and words are, in points."""
        return 37 + width_of(self._said(), self.style)

    def _said(self) -> str:
        return self.words or _("hidden: small number")

    @property
    def baseline(self) -> float:
        """Of the words."""
        return self.style.baseline

    def height(self, width: float) -> float:
        """One line."""
        return self.style.leading

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Box and words; the words are read."""
        words = self._said()
        top = y + self.style.leading / 2 - 5.2
        marks.hatch(pen, x if self.at_left else x + width - 30, top)
        with pen.paragraph():
            if self.at_left:
                pen.text(x + 37, y, words, self.style)
            else:
                pen.text(x + width - 37, y, words, self.style, "right")


@dataclass(frozen=True, slots=True, eq=False)
class Hatched(Block):
    """A hidden number in a narrow column: the hatched box alone for the eye, the same words for a listener.

    The words stand once under its table (`Hidden`).
    """

    style: Style

    @property
    def baseline(self) -> float:
        """Where a figure in its place would stand."""
        return self.style.baseline

    def height(self, width: float) -> float:
        """One line."""
        return self.style.leading

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The box at the right, where figures stand."""
        marks.hatch(pen, x + width - 30, y + self.style.leading / 2 - 5.2, alt=_("hidden: small number"))


@dataclass(frozen=True, slots=True, eq=False)
class TwoLines(Block):
    """Words, and a quieter line under them: a sentence and its theme."""

    words: Words
    under: Words
    style: Style
    quiet: Style
    balance: bool = False

    @property
    def baseline(self) -> float:
        """Of the first line."""
        return self.style.baseline

    def _both(self, width: float) -> tuple[Lines, Lines | None]:
        under = lay_out(self.under, self.quiet, width) if self.under else None
        return lay_out(self.words, self.style, width, self.balance), under

    def height(self, width: float) -> float:
        """Both."""
        return sum(lines.height for lines in self._both(width) if lines)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Two paragraphs in the cell."""
        for lines in self._both(width):
            if lines:
                with pen.tag("P"):
                    pen.lines(x, y, lines)
                y += lines.height
