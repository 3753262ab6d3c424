"""What a slip's three words lead to, for the page on which somebody's words are taken back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HerWords:
    """One quote, by its slip. ``text`` is empty where it is not on this laptop any more."""

    cafe_id: str
    entry_id: str
    words: tuple[str, ...]
    text: str
    may_have_gone: bool  # the café's files were made, so its programme may have these words
    is_gone: bool  # they were taken back already
    has_cafe: bool  # the café is still in the list
