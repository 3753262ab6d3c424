"""How a piece is set: roles of type and colours from the one theme, standard or large print.

Large print is a setting of its own, never a zoom: each role has its own size there, none under 18 points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from cafe.core import tokens
from cafe.core.tokens import SANS, SERIF
from cafe.report.paper import fonts


@dataclass(frozen=True, slots=True)
class Style:
    """One way of setting text.

    Sizes in points; `face` is a bundled font's name, `colour` a token of the theme.
    """

    face: str
    size: float
    leading: float
    colour: str = "ink"

    def ink(self, colour: str) -> Style:
        """The same type in another colour."""
        return _inked(self, colour)

    def sized(self, size: float, leading: float = 0) -> Style:
        """The same face at another size; the line grows with it unless it is given."""
        return _sized(self, size, leading or self.leading * size / self.size)

    @property
    def baseline(self) -> float:
        """From the top of the line to the baseline, so that faces mixed on one row stand on one line."""
        return self.leading / 2 + 0.345 * self.size

    @property
    def strong(self) -> Style:
        """The same, bold: the heaviest bundled weight of the face."""
        return _faced(self, _STRONG.get(self.face, self.face))


@cache
def _inked(style: Style, colour: str) -> Style:
    """One of a few dozen, asked for some thousand times in a long report."""
    return replace(style, colour=colour)


@cache
def _sized(style: Style, size: float, leading: float) -> Style:
    return replace(style, size=size, leading=leading)


@cache
def _faced(style: Style, face: str) -> Style:
    return replace(style, face=face)


_STRONG = {
    "AtkinsonHyperlegibleNext-Regular": "AtkinsonHyperlegibleNext-Bold",
    "AtkinsonHyperlegibleNext-SemiBold": "AtkinsonHyperlegibleNext-Bold",
    "Literata-Regular": "Literata-SemiBold",
    "Literata-Medium": "Literata-SemiBold",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A setting: `STANDARD` or `LARGE`. `look.style("body")` is the style of a role of the print language,
    part 3.
    """

    large: bool = False

    def style(self, role: str, colour: str = "ink") -> Style:
        """The style of a role. Raises `KeyError` for a role that the theme does not have."""
        return _style(role, self.large, colour)


STANDARD = Look()
LARGE = Look(large=True)


@cache
def _style(role: str, large: bool, colour: str) -> Style:
    r = tokens.load().paper.type[role]
    if large:
        return Style(fonts.face(r.large_face, r.large_weight).name, r.large_size, r.large_leading, colour)
    return Style(fonts.face(r.face, r.weight).name, r.size, r.leading, colour)


@cache
def colour(name: str) -> str:
    """The operands that set a colour of the theme's paper, "r g b"."""
    code = tokens.load().paper.colours[name]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


@cache
def rule(name: str) -> float:
    """The weight of a rule in points: "section", "row", "table_head", "writing", "cover", "help_box",
    "texture", "cut".
    """
    return tokens.load().paper.rules[name]


@cache
def measure(name: str) -> float:
    """A measure of the page in points: "left", "right", "top", "foot_rule", "last_ink", …"""
    return tokens.load().paper.page[name]


def voice(size: float, leading: float, colour: str = "ink", weight: int = 600) -> Style:
    """Literata at a size of its own, for the few places that no role names."""
    return Style(fonts.face(SERIF, weight).name, size, leading, colour)


def plain(size: float, leading: float, colour: str = "ink", weight: int = 400) -> Style:
    """Atkinson at a size of its own, for the few places that no role names."""
    return Style(fonts.face(SANS, weight).name, size, leading, colour)
