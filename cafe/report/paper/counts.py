"""A short table of names and numbers, some of them hidden: who we reached, and what we do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.report.paper.cells import Hidden
from cafe.report.paper.look import Look, rule
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Lines, lay_out
from cafe.report.paper.text import width as width_of

_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Count:
    """A name and its figure as words; no figure means that the number is hidden. `total` sets the row in
    bold.
    """

    name: str
    figure: str | None
    total: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Counts(Block):
    """A table of two columns: the name heads its row, the figure stands at the right on a shared digit width.

    `head` stands over the names and `figures` is what the numbers are, for a listener ("People").
    """

    head: str
    figures: str
    counts: Sequence[Count]
    look: Look
    hidden_words: str = ""

    def _hidden(self) -> Hidden:
        return Hidden(self.look.style("label", "ink2").sized(11), self.hidden_words)

    def _name(self, count: Count, width: float) -> Lines:
        style = self.look.style("strong" if count.total else "body")
        if count.figure is None:
            room = self._hidden().room
        else:
            room = width_of(count.figure, self.look.style("strong"), even_digits=True)
        return lay_out(count.name, style, max(width - room - _GAP, 40))

    def _tall(self, count: Count, width: float) -> float:
        return self._name(count, width).height + 5.5

    def _top(self) -> float:
        return self.look.style("strong").leading + 5.5

    def height(self, width: float) -> float:
        """The head and its rows."""
        return self._top() + sum(self._tall(count, width) for count in self.counts)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Head, then row by row."""
        strong = self.look.style("strong")
        with pen.tag("Table"):
            with pen.tag("THead"), pen.tag("TR"):
                with pen.tag("TH", scope="Column"):
                    pen.text(x, y, self.head, strong)
                with pen.tag("TH", scope="Column", said=self.figures):
                    pass
            y += self._top()
            pen.rule(x, y - 1.5, width, rule("section"))
            with pen.tag("TBody"):
                for at, count in enumerate(self.counts):
                    if at:
                        pen.rule(x, y, width, rule("row"), "line")
                    self._row(pen, x, y + 2.75, width, count)
                    y += self._tall(count, width)

    def _row(self, pen: Pen, x: float, y: float, width: float, count: Count) -> None:
        strong, name, hidden = self.look.style("strong"), self._name(count, width), self._hidden()
        with pen.tag("TR"):
            with pen.tag("TH", scope="Row"):
                pen.lines(x, y, name)
            with pen.tag("TD"):
                if count.figure is None:
                    hidden.draw(pen, x, y + strong.baseline - hidden.baseline, width)
                else:
                    pen.text(x + width, y, count.figure, strong, "right", even_digits=True)
