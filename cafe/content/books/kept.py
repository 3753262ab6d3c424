"""A codebook as it is kept beside a café: as text and back, and what its host sees of it. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cafe.content import codebook
from cafe.content.codebook import Codebook, Subtheme, Theme
from cafe.core.i18n import _

OWN_THEME = "OWN"


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme of this laptop's own. ``code`` stands on sentences, ``id`` travels."""

    code: str
    id: str
    label: str
    left_as_is: tuple[tuple[str, str], ...] = ()  # words that could point to somebody, and their kind


@dataclass(frozen=True, slots=True)
class Kept:
    """A codebook, and which code stands now for a theme that a host had proposed (by the theme's id)."""

    book: Codebook
    places: Mapping[str, str]


def as_text(kept: Kept) -> str:
    """As it is kept."""
    themes = [
        [
            theme.code, theme.guid, theme.tile, theme.example, theme.report_name, theme.definition,
            [[sub.code, sub.guid, sub.label] for sub in theme.subthemes],
        ]
        for theme in kept.book.themes
    ]  # fmt: skip
    whole = {
        "id": kept.book.id,
        "version": kept.book.version,
        "title": kept.book.title,
        "themes": themes,
        "places": dict(kept.places),
    }
    return json.dumps(whole, ensure_ascii=False)


def from_text(text: str) -> Kept:
    """What ``as_text`` wrote. Its rules and sources are the shipped ones."""
    whole = json.loads(text)
    themes = tuple(
        Theme(code, tile, example, name, definition, _finer(finer), guid)
        for code, guid, tile, example, name, definition, finer in whole["themes"]
    )
    book = replace(codebook.load(), id=whole["id"], version=whole["version"], title=whole["title"], themes=themes)
    return Kept(book, whole["places"])


def _finer(kept: list[list[str]]) -> tuple[Subtheme, ...]:
    return tuple(Subtheme(code, label, guid) for code, guid, label in kept)


def for_host(kept: Kept, own: Sequence[OwnTheme], used: Collection[str]) -> Codebook:
    """What a host chooses from: the book, then those of her own themes that this café uses.

    ``used``: codes that stand on its sentences. Shipped themes that the programme merged away can still be read.
    """
    here = {theme.code for theme in kept.book.themes}
    mine = tuple(
        Theme(one.code, one.label, _("a theme of your own"), one.label, "", ()) for one in own if one.code in used
    )
    gone = tuple(theme for theme in codebook.load().themes if theme.code not in here)
    return replace(kept.book, themes=(*kept.book.themes, *mine), retired=gone)


def to_choose_from(kept: Kept, own: Sequence[OwnTheme], used: Collection[str]) -> tuple[OwnTheme, ...]:
    """Own themes from earlier cafés that could be used again: not here yet, and not in the programme's book."""
    return tuple(one for one in own if one.code not in used and one.id not in kept.places)
