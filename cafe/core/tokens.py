"""The look of the booklet as plain data: one source for every screen and every printed page.

Before the day, during it and after: the window and the paper both ask here what spruce is. Knows neither Qt nor
ReportLab, so that both can be made from it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from cafe.core import assets

Mode = Literal["light", "dark", "high_contrast"]
MODES: tuple[Mode, ...] = get_args(Mode)

_T = TypeVar("_T")

SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"


@dataclass(frozen=True, slots=True)
class TypeRole:
    """How one role of text is set on screen: pixels at 100 %, weight 400 to 700, line as a share of the size."""

    face: str
    size: float
    weight: int
    line: float
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PrintRole:
    """How one role of text is set on paper, in points; the `large_` values are for large print."""

    face: str
    weight: int
    size: float
    leading: float
    large_face: str
    large_weight: int
    large_size: float
    large_leading: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour that stands on another, and the least WCAG 2.2 contrast promised for it in every mode."""

    on_top: str
    under: str
    least: float
    used_for: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything the printed pieces need: colours as `#RRGGBB`, measures in points, type by role."""

    colours: Mapping[str, str]
    page: Mapping[str, float]
    rules: Mapping[str, float]
    type: Mapping[str, PrintRole]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One mode of the theme. Colours are `#RRGGBB` by token name; all measures are pixels at 100 % text size."""

    mode: Mode
    colours: Mapping[str, str]
    type: Mapping[str, TypeRole]
    space: tuple[int, ...]
    layout: Mapping[str, int]
    radius: Mapping[str, int]
    target: Mapping[str, int]
    depth: Mapping[str, int]
    border: float
    scrim: str
    scrim_opacity: float
    motion: Mapping[str, int]
    pairs: tuple[Pair, ...]
    paper: Paper


@cache
def load(mode: Mode = "light") -> Tokens:
    """The tokens of one mode, read once. Raises `KeyError` if the theme file lacks a part: a fault in the build."""
    raw = _raw()
    space = dict(raw["space"])
    depth = dict(raw["depth"])
    return Tokens(
        mode=mode,
        colours=_frozen(raw["colour"][mode]),
        type=_frozen({name: TypeRole(**role) for name, role in raw["type"].items()}),
        space=tuple(space.pop("steps")),
        layout=_frozen(space),
        radius=_frozen(raw["radius"]),
        target=_frozen(raw["target"]),
        border=float(raw["border"][mode]),
        scrim=str(depth.pop("scrim")),
        scrim_opacity=float(depth.pop("scrim_opacity")),
        depth=_frozen(depth),
        motion=_frozen(raw["motion"]),
        pairs=tuple(Pair(**pair) for pair in raw["contrast"]["pairs"]),
        paper=_paper(raw["print"]),
    )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours, from 1 to 21.

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _paper(raw: Mapping[str, Any]) -> Paper:
    return Paper(
        colours=_frozen(raw["colour"]),
        page=_frozen(raw["page"]),
        rules=_frozen(raw["rule"]),
        type=_frozen({name: PrintRole(**role) for name, role in raw["type"].items()}),
    )


def _frozen(values: Mapping[str, _T]) -> Mapping[str, _T]:
    return MappingProxyType(dict(values))


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(assets.read_text("theme/tokens.toml"))
