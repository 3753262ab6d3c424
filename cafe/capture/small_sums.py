"""Sums of few answers on the host's own screen: shown only where they cannot tell who said what.

She was in the room, and knows who had the laptop in her hands. So answers that were passed in come into the sums on
her screen five at a time or more, never one beside the last; and what fewer than five answered is hidden once the
counting is over. While she counts paper herself she sees what she counts. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from cafe.core.i18n import _, ngettext

LEAST = 5


@dataclass(frozen=True, slots=True)
class SmallSums:
    """What decides. ``unseen``: answers by question that were passed in since its sums were shown. ``few``: questions
    that fewer than ``least`` had answered when the page was opened. ``least``: 5, or what the programme asks for.
    """

    unseen: Mapping[str, int] = field(default_factory=dict)
    few: Collection[str] = frozenset()
    least: int = LEAST

    def hides(self, question: str, answered: int) -> bool:
        """Whether the sums of a question stay covered.

        >>> SmallSums({"F1": 2}).hides("F1", 9), SmallSums({"F1": 5}).hides("F1", 9)
        (True, False)
        """
        waiting = self.unseen.get(question, 0)
        if waiting:
            return waiting < self.least
        return question in self.few and 0 < answered < self.least


NOTHING_SMALL = SmallSums()


def few(answered: Mapping[str, int], least: int = LEAST) -> frozenset[str]:
    """The questions that somebody answered, and fewer than ``least``."""
    return frozenset(question for question, count in answered.items() if 0 < count < least)


def why(least: int = LEAST, *, late: bool = False) -> str:
    """Why some sums are covered, in one sentence. ``late``: enough have answered, and a few of them just now on the
    passed laptop.
    """
    if late:  # what she counted herself, or saw before, makes those few no safer to show
        said = _("Answers from the passed laptop show {n} at a time, so that nobody can tell whose they are.")
        return said.format(n=least)
    return ngettext(
        "A sum shows once {n} have answered, so that nobody can tell who said what.",
        "A sum shows once {n} have answered, so that nobody can tell who said what.",
        least,
    ).format(n=least)


def so_far(answered: int) -> str:
    """What is said of a question whose sums are covered."""
    return _("{n} answered · hidden").format(n=answered)
