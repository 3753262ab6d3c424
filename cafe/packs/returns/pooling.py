"""Slips and the questions on well-being, pooled over the cafés of a quarter and health board: what a return may say.

Plan → run → write up → send, and once a quarter the **return**. Integers of one question each, never crossed, with no
café named. Pure: the rows are read by ``service.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cafe.content import areas
from cafe.content.forms import EqualityQuestion
from cafe.content.wellbeing import pooled_questions
from cafe.core import words
from cafe.core.i18n import _
from cafe.model.values import Tally

LEAST_PEOPLE = 10
"""Answered by fewer in the pool, a question leaves as totals only (the sixth of the rules for small groups)."""
LEAST_CAFES = 2
"""Of one café alone nothing is broken down, however many came: its pack tells which café that is."""

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class CafeTallies:
    """One café as far as a return goes. ``people``: hosts apart; None where nobody counted."""

    cafe_id: str
    quarter: str
    board: str  # empty: online, or more than one area
    people: int | None
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Pooled:
    """One question. ``counts`` by the form's order, without those that nobody chose; empty: totals only."""

    question: str
    answered: int
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def is_totals_only(self) -> bool:
        return self.answered > 0 and not self.counts


@dataclass(frozen=True, slots=True)
class Pool:
    """The cafés of a quarter and board together. ``cafes``: how many; ``people``: in all of them, hosts apart."""

    quarter: str
    board: str
    cafes: int
    people: int
    questions: tuple[Pooled, ...]

    @property
    def is_totals_only(self) -> bool:
        """No question is broken down: too few answered, or there was one café alone."""
        return not any(question.counts for question in self.questions)


def quarter_of(day: date) -> str:
    """The calendar quarter: "2026-Q4"."""
    return f"{day.year:04d}-Q{(day.month - 1) // _MONTHS + 1}"


def quarter_holding(month: str) -> str:
    """The quarter of a month: "2026-11" is in "2026-Q4"."""
    return quarter_of(date.fromisoformat(f"{month}-01"))


def quarter_before(day: date) -> str:
    """The newest quarter that was over on ``day``."""
    first = date(day.year, (day.month - 1) // _MONTHS * _MONTHS + 1, 1)
    return quarter_of(first - timedelta(days=1))


def months_of(quarter: str) -> tuple[str, str]:
    """Its first and its last month: "2026-10" and "2026-12"."""
    year, number = quarter[:4], int(quarter[-1])
    return f"{year}-{number * _MONTHS - 2:02d}", f"{year}-{number * _MONTHS:02d}"


def is_over(quarter: str, today: date) -> bool:
    """Whether the quarter has ended: cafés that are to come belong to it as well."""
    return quarter < quarter_of(today)


def ends_before(quarter: str) -> date:
    """The first day on which its return can be made."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return date(year + number // 4, number % 4 * _MONTHS + 1, 1)


def in_words(quarter: str) -> str:
    """October to December 2026."""
    first, last = (words.month_name(month) for month in months_of(quarter))
    return _("{first} to {last}").format(first=first.rsplit(" ", 1)[0], last=last)


def board_name(board: str) -> str:
    """A board's name; cafés online or in several areas have none."""
    known = next((one.name for one in areas.load().boards if one.id == board), "")
    return known or _("Online, or more than one area")


def pool(cafes: Iterable[CafeTallies], quarter: str, board: str) -> Pool:
    """What the cafés of ``quarter`` in ``board`` come to. Each café counts once, in whatever order they are given.

    People of a café: its headcount, or the most answers to one question where that is more.
    """
    inside = {cafe.cafe_id: cafe for cafe in cafes if (cafe.quarter, cafe.board) == (quarter, board)}
    return Pool(
        quarter,
        board,
        len(inside),
        sum(people_of(cafe) for cafe in inside.values()),
        tuple(found for one in pooled_questions() if (found := _pooled(one, list(inside.values()))) is not None),
    )


def people_of(cafe: CafeTallies) -> int:
    """How many came: no fewer than answered any one question."""
    answered: Counter[str] = Counter()
    for tally in cafe.tallies:
        answered[tally.question] += tally.count
    return max(cafe.people or 0, *answered.values(), 0)


def _pooled(question: EqualityQuestion, cafes: Sequence[CafeTallies]) -> Pooled | None:
    counts: Counter[str] = Counter()
    asked = 0
    for cafe in cafes:
        here = [tally for tally in cafe.tallies if tally.question == question.id and tally.count > 0]
        asked += bool(here)
        for tally in here:
            counts[tally.category] += tally.count
    known = [category.id for category in question.categories]
    answered = sum(counts[one] for one in known)
    if not answered:
        return None
    may_be_told = answered >= LEAST_PEOPLE and asked >= LEAST_CAFES
    return Pooled(
        question.id, answered, tuple((one, counts[one]) for one in known if counts[one]) if may_be_told else ()
    )
