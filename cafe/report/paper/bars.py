"""Theme bars: what gets in the way, what helps and ideas, in cafés, on three lanes with one unit.

Nothing is stacked: one café may count in more than one lane, so a stack would not add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cafe.core.i18n import _, ngettext
from cafe.report.paper import marks
from cafe.report.paper.lists import fitting
from cafe.report.paper.look import STANDARD, rule, voice
from cafe.report.paper.page import Block
from cafe.report.paper.pen import Pen
from cafe.report.paper.text import lay_out

UNIT = 4.55
WIDEST = 73.0
ROW = 49.0
_LANES = (218.0, 320.0, 406.0)
_FIGURES = 200.0
_NAMES = 160.0
_BAR = 17.0
_NOTE = STANDARD.style("label", "ink2").sized(10.5, 13)
_TEXTURES: tuple[marks.Texture, ...] = ("solid", "lines", "dots")


@dataclass(frozen=True, slots=True)
class ThemeBar:
    """A theme and how many cafés: in all, where it gets in the way, where it helps, where it is an idea.

    `note` is a quiet line under the name, such as how much of the room stood behind it.
    """

    name: str
    cafes: int
    hinders: int
    helps: int
    ideas: int
    note: str = ""

    @property
    def lanes(self) -> tuple[int, int, int]:
        """The three lanes, in their order on the page."""
        return self.hinders, self.helps, self.ideas

    def said(self) -> str:
        """The row as a sentence, for a page that has a list instead of bars."""
        words = ngettext(
            "{theme}: {cafes} café. Gets in the way {hinders}, helps {helps}, ideas {ideas}.",
            "{theme}: {cafes} cafés. Gets in the way {hinders}, helps {helps}, ideas {ideas}.",
            self.cafes,
        )
        numbers = {"hinders": self.hinders, "helps": self.helps, "ideas": self.ideas}
        said = words.format(theme=self.name, cafes=self.cafes, **numbers)
        return f"{said} {self.note}." if self.note else said


def unit(bars: Sequence[ThemeBar]) -> float:
    """Points for one café, the same in all lanes: 4.55, or less where the longest bar would pass 73."""
    largest = max((max(bar.lanes) for bar in bars), default=0)
    return UNIT if largest <= 16 else WIDEST / largest


@dataclass(frozen=True, slots=True, eq=False)
class ThemeBars(Block):
    """The table of themes: name, cafés, and three lanes.

    Rows of 49 points, ten to a page, in the order given.
    """

    bars: Sequence[ThemeBar]
    again: bool = False
    points: float = 0
    key: object = field(default_factory=object)

    HEAD = 40.0

    def height(self, width: float) -> float:
        """The heads and a row for each theme."""
        return self.HEAD + ROW * len(self.bars)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Heads, then theme by theme: name, cafés, three lanes."""
        points = self.points or unit(self.bars)
        foot = y + self.HEAD + ROW * len(self.bars)
        with pen.tag("Table", again=self.key):
            if self.again:
                with pen.decoration():
                    self._heads(pen, x, y, width)
            else:
                with pen.tag("THead"):
                    self._heads(pen, x, y, width)
            for lane in _LANES:
                pen.upright(x + lane, y + self.HEAD + 6, foot - y - self.HEAD - 12, rule("table_head"), "ink")
            with pen.tag("TBody", again=(self.key, "rows")):
                for at, bar in enumerate(self.bars):
                    self._row(pen, x, y + self.HEAD + at * ROW, bar, points)
                    pen.rule(x, y + self.HEAD + (at + 1) * ROW, width, rule("row"), "line")

    def _heads(self, pen: Pen, x: float, y: float, width: float) -> None:
        style = STANDARD.style("strong").sized(11.5, 16)
        lanes = (_("Gets in the way"), _("Helps"), _("Ideas"))
        with pen.tag("TR"):
            with pen.tag("TH", scope="Column"), pen.tag("Span", said=_("Theme")):
                pen.text(x, y + 17, _("Theme"), style)
            with pen.tag("TH", scope="Column"):
                pen.text(x + _FIGURES, y + 17, _("Cafés"), style, "right")
            for word, left, kind in zip(lanes, _LANES, _TEXTURES, strict=True):
                marks.texture(pen, x + left, y, 21, 11.5, kind)
                with pen.tag("TH", scope="Column"):
                    pen.text(x + left, y + 17, word, style)
        pen.rule(x, y + self.HEAD, width, rule("section"))

    def _row(self, pen: Pen, x: float, y: float, bar: ThemeBar, points: float) -> None:
        strong, quiet, big = STANDARD.style("strong"), STANDARD.style("body", "ink2"), voice(19, 24)
        name = lay_out(bar.name, strong.sized(12, 14.5) if bar.note else strong, _NAMES, balance=True)
        note = lay_out(bar.note, _NOTE, _NAMES) if bar.note else None
        top = y + (ROW - name.height - (note.height if note else 0)) / 2
        with pen.tag("TR"):
            with pen.tag("TH", scope="Row"):
                pen.lines(x, top, name)
                if note:
                    pen.lines(x, top + name.height, note)
            with pen.tag("TD"):
                pen.text(x + _FIGURES, y + (ROW - big.leading) / 2, str(bar.cafes), big, "right", even_digits=True)
            for left, kind, count in zip(_LANES, _TEXTURES, bar.lanes, strict=True):
                with pen.tag("TD"):
                    if count:
                        length = count * points
                        marks.texture(pen, x + left, y + (ROW - _BAR) / 2, length, _BAR, kind)
                        top = y + (ROW - strong.leading) / 2
                        pen.text(x + left + length + 5, top, str(count), strong)
                    else:
                        top = y + (ROW - quiet.leading) / 2
                        pen.text(x + left + 7, top, _("none"), quiet)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between themes, with the same unit on both pages."""
        at = fitting([ROW] * len(self.bars), room - self.HEAD)
        if at is None:
            return None
        points = self.points or unit(self.bars)
        rest = replace(self, bars=self.bars[at:], again=True, points=points)
        return replace(self, bars=self.bars[:at], points=points), rest
