"""What an answer is kept under: a theme, or the words of one sentence however they were typed. Pure."""

from __future__ import annotations

from cafe.collate.digest import fold


def theme_subject(theme: str) -> str:
    """An answer to a whole theme ("LIS")."""
    return f"theme:{theme}"


def said_subject(text: str) -> str:
    """An answer to one sentence or idea."""
    return f"said:{fold(text)}"
