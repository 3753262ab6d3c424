"""Figures and quotes: the two things a reader's eye goes to first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cafe.report.paper import marks
from cafe.report.paper.look import Look, Style, rule
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import Lines, Words, lay_out, plain

# Literata, as shares of its size: how tall a capital stands, and how high an opening quote mark reaches.
CAPITAL = 0.7
MARK_TOP = 0.784


@dataclass(frozen=True, slots=True)
class Fact:
    """A big figure, its bold noun and one quiet line. `hidden` puts the hatch beside "Fewer than 5"."""

    figure: str
    noun: str
    note: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Facts(Block):
    """Facts in a row, each read as one paragraph: figure, noun, note.

    `at` gives the left edge of each; without it they share the width evenly. `ruled` sets a 1.4 rule over
    each, `role` is "figure" or "figure_small".
    """

    facts: Sequence[Fact]
    look: Look
    at: Sequence[float] = ()
    ruled: bool = False
    gap: float = 14
    role: str = "figure"

    def _figure(self, fact: Fact) -> Style:
        style = self.look.style(self.role, "spruce")
        return style.sized(23, 28) if fact.hidden else style

    def _edges(self, width: float) -> list[tuple[float, float]]:
        if self.at:
            ends = [*self.at, width + self.gap]
            return [(left, after - left - self.gap) for left, after in pairwise(ends)]
        share = (width - self.gap * (len(self.facts) - 1)) / len(self.facts)
        return [(at * (share + self.gap), share) for at in range(len(self.facts))]

    def _under(self, fact: Fact, wide: float) -> list[Lines]:
        noun = lay_out(fact.noun, self.look.style("strong"), wide)
        if not plain(fact.note):
            return [noun]
        return [noun, lay_out(fact.note, self.look.style("label", "ink2").sized(11, 15), wide)]

    def _top(self) -> float:
        return self._figure(Fact("", "")).leading + 2 + (7 if self.ruled else 0)

    def height(self, width: float) -> float:
        """The tallest fact."""
        edges = self._edges(width)
        under = [sum(p.height for p in self._under(f, w)) for f, (_, w) in zip(self.facts, edges, strict=True)]
        return self._top() + max(under)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Left to right."""
        for fact, (left, wide) in zip(self.facts, self._edges(width), strict=True):
            if self.ruled:
                pen.rule(x + left, y, wide, rule("section"))
            self._one(pen, x + left, y + (7 if self.ruled else 0), wide, fact)

    def _one(self, pen: Pen, x: float, y: float, width: float, fact: Fact) -> None:
        style = self._figure(fact)
        indent = 0.0
        if fact.hidden:
            marks.hatch(pen, x, y + 9, 34, 26)
            indent = 45
        with pen.tag("P"):
            pen.lines(x + indent, y, lay_out(fact.figure, style, width), goes_on=True)
            y += self.look.style(self.role).leading + 2
            for lines in self._under(fact, width - indent):
                pen.lines(x + indent, y, lines, goes_on=True)
                y += lines.height


@dataclass(frozen=True, slots=True, eq=False)
class Quote(Block):
    """Somebody's words with a hanging opening mark, and the topic under them: never an area, age, month or
    role.
    """

    words: str
    style: Style
    topic: str = ""
    topic_style: Style | None = None
    indent: float = 24
    longest: float = 450

    def _lines(self, width: float) -> tuple[Lines, Lines | None]:
        quote = lay_out(self.words, self.style, min(self.longest, width - self.indent))
        if not self.topic or self.topic_style is None:
            return quote, None
        return quote, lay_out(self.topic, self.topic_style, width - self.indent)

    def height(self, width: float) -> float:
        """The quote and its topic."""
        quote, topic = self._lines(width)
        return quote.height + (topic.height + 3 if topic else 0)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """The mark is decoration: the element itself says that it is a quote."""
        quote, topic = self._lines(width)
        mark = self.style.strong.sized(self.style.size * 2.1, self.style.leading).ink("gorse")
        capitals = self.style.baseline - CAPITAL * self.style.size
        with pen.decoration():
            pen.text(x - 0.06 * mark.size, y + capitals - mark.baseline + MARK_TOP * mark.size, "“", mark)
        with pen.tag("BlockQuote"):
            with pen.tag("P"):
                pen.lines(x + self.indent, y, quote)
            if topic:
                with pen.tag("P"):
                    pen.lines(x + self.indent, y + quote.height + 3, topic)


@dataclass(frozen=True, slots=True, eq=False)
class CafesStrip(Block):
    """One chair for each of `of`, the first `count` taken, the figure at the end. Beyond 40 it draws nothing.

    Read as one figure in words: `alt` ("Being listened to came up in 19 of 24 cafés").
    """

    label: Words
    count: int
    of: int
    alt: str
    look: Look

    def height(self, width: float) -> float:
        """One line, or nothing where the chairs would not be counted by any eye."""
        return 20.0 if self.of <= 40 else 0.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Label, chairs, figure."""
        if self.of > 40:
            return
        label, figure = self.look.style("labelb", "ink2"), self.look.style("labelb").strong.sized(12, 20)
        with pen.decoration():
            pen.lines(x, y + 3, lay_out(self.label, label, 84))
            pen.text(x + width, y, str(self.count), figure, "right")
        step = min(15.3, (width - 86 - 34) / self.of)
        marks.chairs(pen, x + 85, y + 10, self.count, self.of, min(4.9, step * 0.32), step, self.alt)
