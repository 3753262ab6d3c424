"""Dates, numbers and lists as people say them. Shared by screens, paper and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from cafe.core.clock import local
from cafe.core.i18n import _, ngettext

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def day_name(day: date) -> str:
    """Thursday"""
    return _(_DAYS[day.weekday()])


def long_date(day: date) -> str:
    """Thursday 26 November"""
    return f"{day_name(day)} {day.day} {_(_MONTHS[day.month - 1])}"


def short_date(day: date) -> str:
    """26 Nov"""
    return f"{day.day} {_(_MONTHS[day.month - 1])[:3]}"


def day_and_month(day: date) -> str:
    """26 November"""
    return f"{day.day} {_(_MONTHS[day.month - 1])}"


def month_and_year(day: date) -> str:
    """November 2026: the finest date that leaves a laptop on paper."""
    return f"{_(_MONTHS[day.month - 1])} {day.year}"


def month_name(year_and_month: str) -> str:
    """November 2026, from the month as it travels: 2026-11."""
    year, month = year_and_month.split("-")
    return f"{_(_MONTHS[int(month) - 1])} {year}"


def clock_time(instant: datetime) -> str:
    """18:30, where the laptop is."""
    here = local(instant)
    return f"{here.hour:02d}:{here.minute:02d}"


def figures(left: timedelta) -> str:
    """Minutes and seconds as the timer shows them: 06:40; over time +1:45."""
    seconds = int(abs(left).total_seconds())
    if left < timedelta(0):
        return f"+{seconds // 60}:{seconds % 60:02d}"
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def minutes(count: int) -> str:
    """1 minute, 5 minutes"""
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def each(seconds: int) -> str:
    """How long a turn is, as a host says it: 50 seconds, 1 minute, 1 min 30, 2 minutes."""
    whole, rest = divmod(seconds, 60)
    if whole == 0:
        return ngettext("{n} second", "{n} seconds", rest).format(n=rest)
    if rest == 0:
        return minutes(whole)
    return _("{m} min {s:02d}").format(m=whole, s=rest)


def number(count: int) -> str:
    """Small numbers in words (one to twelve), larger in figures, thousands set off."""
    return _(_NUMBERS[count]) if 0 <= count < len(_NUMBERS) else f"{count:,}"


def listed(items: Sequence[str]) -> str:
    """a, b and c"""
    if len(items) <= 1:
        return "".join(items)
    return _("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])


def in_days(day: date, now: date) -> str:
    """today, tomorrow, in 5 days, yesterday, 3 days ago"""
    distance = (day - now).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance == -1:
        return _("yesterday")
    if distance > 0:
        return _("in {n} days").format(n=distance)
    return _("{n} days ago").format(n=-distance)


def clipped(text: str, most: int) -> str:
    """At most ``most`` characters, cut at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
