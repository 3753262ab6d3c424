"""The words that only a group or a programme can fill in for its paper: access, contact, who answers for it.

Settings of this laptop, never part of a café, and never in a pack. Who comes and how to get in go with a hand-over.
Empty text means that nobody has said it yet.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from cafe.core.i18n import _

MOST_LINE = 160


@dataclass(frozen=True, slots=True)
class PaperWords:
    """How long things are kept is not among them: paper says what is really set."""

    organisation: str = ""  # who answers for what is kept: "East Glens Women's Health"
    contact: str = ""  # how to reach them, for the notice and the poster
    lawful_basis: str = ""
    health_condition: str = ""  # the condition of Article 9 that the programme relies on
    decided_by: str = ""  # who signed the assessment: a role, such as "data protection lead"
    welcome: str = ""  # who the café is for
    access: tuple[str, ...] = ()  # "A ramp at the side door"


def asked() -> dict[str, str]:
    """What each field of the notice asks for, in the order in which it is asked."""
    return {
        "organisation": _("Your organisation"),
        "contact": _("How to reach you"),
    }


def missing(words: PaperWords) -> tuple[str, ...]:
    """The labels of what a privacy notice still needs before it may be handed out."""
    return tuple(label for name, label in asked().items() if not getattr(words, name))


def from_kept(kept: dict[str, Any]) -> PaperWords:
    """The words from a kept setting; what is not known is left out."""
    known = {name: kept[name] for name in asdict(PaperWords()) if name in kept}
    if "access" in known:
        known["access"] = tuple(known["access"])
    return PaperWords(**known)
