"""How the run fits its window: which of the drawn layouts, and the measures that go with it.

The timer, the end line, *Next*, *Someone is upset* and the writing line have a place in every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from cafe.ui.theme import theme

SHORT, NARROW = 740, 1200
LEAST_WIDE, LEAST_HIGH = 960, 600  # below these, at the text size in use, the large-text layout holds more


@dataclass(frozen=True, slots=True)
class Fit:
    """Measures at 100 % text. ``wide`` and ``high`` are the window's, divided by the text size."""

    wide: float
    high: float
    is_short: bool
    is_narrow: bool
    is_large: bool

    @staticmethod
    def of(width: int, height: int) -> Fit:
        """The layout for a window of this many pixels at the text size in use."""
        scale = theme().text_scale
        wide, high = width / scale, height / scale
        is_large = theme().is_large or wide < LEAST_WIDE or high < LEAST_HIGH
        return Fit(wide, high, high < SHORT, wide < NARROW, is_large)

    @property
    def bar(self) -> int:
        """Height of the top bar."""
        return 54 if self.is_large else 64 if self.is_short else 72

    @property
    def track(self) -> int:
        """Height of the stage track; the large layout says the stage in the bar instead."""
        return 0 if self.is_large else 68

    @property
    def clock_width(self) -> int:
        """Width of the timer's column."""
        return 280 if self.is_narrow else 316

    def right_width(self, *, is_plain: bool, is_harvest: bool) -> int:
        """Width of the page right of the fold; in the harvest the fold is left of what is written."""
        if is_harvest:
            return 0
        if is_plain:
            return 288 if self.is_narrow else 304
        return 288 if self.is_narrow else 388

    @property
    def tiny(self) -> bool:
        """Large text in the least window: chips fold into one button."""
        return self.is_large and self.high < 345

    @property
    def is_low(self) -> bool:
        """Large text in a low window: the writing band is one line, so that the question above it is whole."""
        return self.is_large and self.high < 365

    @property
    def chips(self) -> int:
        """How many theme chips stand in the band before *More*."""
        if self.is_large:
            return 3 if self.wide >= 640 else 2
        return 5 if self.is_narrow else 7
