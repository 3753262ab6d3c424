"""Small numbers in one café: what may be read of it, once it is on a page.

Plan → run → write up → **check and send**. The sealed pack carries exact heads; every page, screen and
PDF that a person reads goes through here first (privacy decisions 0.1 to 0.5, domain report 6.4).
Pure: counts in, counts or words out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cafe.core.i18n import _

THRESHOLD = 5  # a programme may raise it to 10, never lower it
HIGHEST_THRESHOLD = 10
LEAST_FOR_THEMES = 3  # 1 or 2 people: a cuppa, and no themes
PREPARED_HOSTS_ONLY = 3  # the caution level whose cafés never tell their day


class Shown(StrEnum):
    """How a count may be read."""

    EXACTLY = "exactly"
    FEWER = "fewer"  # hatched, "Fewer than 5"
    HIDDEN = "hidden"  # hatched, "hidden: small number": it could be worked out from another
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a person may read it. ``number`` is there only where it may be seen."""

    shown: Shown
    number: int | None = None
    threshold: int = THRESHOLD

    def words(self) -> str:
        """ "14", "Fewer than 5", "hidden: small number" or "Not counted"."""
        match self.shown:
            case Shown.EXACTLY:
                return str(self.number)
            case Shown.FEWER:
                return _("Fewer than {n}").format(n=self.threshold)
            case Shown.HIDDEN:
                return _("hidden: small number")
            case Shown.NOT_COUNTED:
                return _("Not counted")

    @property
    def is_hatched(self) -> bool:
        return self.shown in (Shown.FEWER, Shown.HIDDEN)


@dataclass(frozen=True, slots=True)
class ReadableCafe:
    """Everything about one café's numbers that may be put in front of a reader."""

    people: Count
    first_timers: Count | None  # None: not shown at all
    hosts: Count | None
    support_cards: Count
    keeps_themes: bool
    shows_strength: bool
    sends_quotes_unasked: bool  # False: only where the host confirms again


def is_small(people: int | None, threshold: int = THRESHOLD) -> bool:
    """So few that words can point to one of them. Not counted is taken as small."""
    return people is None or people < _sound(threshold)


def headcount(people: int | None, threshold: int = THRESHOLD) -> Count:
    """A headcount alone says nothing about anyone: exact from the threshold up, a word below."""
    threshold = _sound(threshold)
    if people is None:
        return Count(Shown.NOT_COUNTED, threshold=threshold)
    if people < threshold:
        return Count(Shown.FEWER, threshold=threshold)
    return Count(Shown.EXACTLY, people, threshold)


def first_timers(people: int | None, first: int | None, threshold: int = THRESHOLD) -> Count | None:
    """First-timers, only where they and those who came back are each none or enough.

    Otherwise whoever knows the headcount could work the small one out. None: not shown.
    """
    threshold = _sound(threshold)
    if people is None or first is None or is_small(people, threshold) or not 0 <= first <= people:
        return None
    if all(part == 0 or part >= threshold for part in (first, people - first)):
        return Count(Shown.EXACTLY, first, threshold)
    return None


def support_cards(people: int | None, cards: int | None, threshold: int = THRESHOLD) -> Count:
    """Take-home cards, all kinds together. Small counts, and those of small cafés, are hidden."""
    threshold = _sound(threshold)
    if cards is None:
        return Count(Shown.NOT_COUNTED, threshold=threshold)
    if is_small(people, threshold) or 0 < cards < threshold:
        return Count(Shown.HIDDEN, threshold=threshold)
    return Count(Shown.EXACTLY, cards, threshold)


def keeps_themes(people: int | None) -> bool:
    """Of one or two people no themes are kept, and none leave."""
    return people is not None and people >= LEAST_FOR_THEMES


def readable(
    people: int | None,
    hosts: int | None = None,
    first: int | None = None,
    cards: int | None = None,
    threshold: int = THRESHOLD,
) -> ReadableCafe:
    """The single-café rule, whole. Hosts are counted apart and shown only beside a shown headcount."""
    small = is_small(people, threshold)
    return ReadableCafe(
        people=headcount(people, threshold),
        first_timers=first_timers(people, first, threshold),
        hosts=None if small or hosts is None else Count(Shown.EXACTLY, hosts, _sound(threshold)),
        support_cards=support_cards(people, cards, threshold),
        keeps_themes=keeps_themes(people),
        shows_strength=not small,
        sends_quotes_unasked=not small,
    )


def month_of(day: date) -> str:
    """The month, as it travels: 2026-11."""
    return f"{day.year:04d}-{day.month:02d}"


def day_that_travels(day: date, people: int | None, caution_level: int, month_only: bool = False) -> date | None:
    """The day inside the seal, or None where only the month goes (decision 0.2). Pages never show it."""
    if month_only or caution_level >= PREPARED_HOSTS_ONLY or is_small(people):
        return None
    return day


def _sound(threshold: int) -> int:
    if not THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise ValueError("a threshold is from 5 to 10")
    return threshold
