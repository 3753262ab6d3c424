"""**Plan** → run → write up → send. Days and hours as a host says them, and the instants they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cafe.core.clock import local
from cafe.model.values import Plan

USUAL_START = time(18, 30)
_LAST_WEEKDAY = 3  # Thursday: halls and hosts are freest from Monday to Thursday


def at(day: date, hour: time) -> datetime:
    """The aware UTC instant of an hour of this laptop's day."""
    return datetime.combine(day, hour).astimezone(UTC)


def next_evening(now: datetime) -> datetime:
    """When a new café is first put down: half past six a week from ``now``, from Monday to Thursday."""
    day = local(now).date() + timedelta(days=7)
    while day.weekday() > _LAST_WEEKDAY:
        day += timedelta(days=1)
    return at(day, USUAL_START)


def start_on(plan: Plan, day: date | None = None, hour: time | None = None) -> datetime | None:
    """The plan's start with another day or hour; ``None`` while there is no day to put the hour on."""
    if plan.starts_at is not None:
        was = local(plan.starts_at)
        return at(day or was.date(), hour or was.time())
    return None if day is None else at(day, hour or USUAL_START)


def end_at(plan: Plan, hour: time | None) -> datetime | None:
    """The latest end at ``hour`` of the evening; past midnight is the next day, up to six in the morning."""
    if plan.starts_at is None or hour is None:
        return None
    start = local(plan.starts_at)
    day = start.date()
    if hour <= start.time() and hour < time(6):
        day += timedelta(days=1)
    return at(day, hour)
