"""What the coordinator can look at: spans of months, areas and topics, as keys and words for three lists. Pure.

Collating. A key is what a list hands back; ``asked`` turns the three keys into filters, ``keys`` turns
filters into keys again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cafe.collate.values import Collation, Filters
from cafe.content import areas
from cafe.core.i18n import _, ngettext
from cafe.core.words import month_name

CHOOSE = "choose"  # the line of the first list that asks for two months
_BOARD = "board:"
_FEW = 3

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """The lists above the picture, each with everything first; ``months`` are the ends to choose from."""

    dates: Choices
    areas: Choices
    topics: Choices
    months: Choices


def span(first: str, last: str) -> str:
    """November 2026; September to November 2026; December 2026 to January 2027."""
    if not first or first == last:
        return month_name(last) if last else ""
    begins = month_name(first)
    if first[:4] == last[:4]:
        begins = begins.rsplit(" ", 1)[0]
    return _("{first} to {last}").format(first=begins, last=month_name(last))


def filter_choices(everything: Collation, filters: Filters) -> FilterChoices:
    """``everything``: the picture without filters; ``filters``: as they stand, so that they are in the lists."""
    months = tuple(line.key for line in everything.months)
    return FilterChoices(
        dates=_dates(months, filters),
        areas=_areas(everything),
        topics=_topics(everything),
        months=tuple((month, month_name(month)) for month in months),
    )


def _dates(months: tuple[str, ...], filters: Filters) -> Choices:
    if not months:
        return (("", _("All months")),)
    newest, few = months[-1], months[-_FEW:]
    found = {"": span(months[0], newest)}
    if len(months) > 1:
        found[f"{newest}/{newest}"] = span(newest, newest)
    if len(months) > _FEW:
        found[f"{few[0]}/{newest}"] = span(few[0], newest)
    years = sorted({month[:4] for month in months}, reverse=True)
    for year in years if len(years) > 1 else ():
        found[f"{year}-01/{year}-12"] = _("All of {year}").format(year=year)
    key = date_key(filters)
    if key and key not in found:
        found[key] = span(filters.first_month or months[0], filters.last_month or newest)
    if len(months) > 1:
        found[CHOOSE] = _("Choose the months…")
    return tuple(found.items())


def _areas(everything: Collation) -> Choices:
    known = areas.load()
    boards = {board.id: board.name for board in known.boards}
    councils = sorted((known.council_name(line.key), line.key) for line in everything.areas)
    wider = sorted((boards.get(line.key, line.key), line.key) for line in everything.boards)
    every = ngettext("{n} area", "All {n} areas", len(councils)).format(n=len(councils))
    return (
        ("", every if councils else _("All areas")),
        *((key, name) for name, key in councils),
        *((_BOARD + key, name) for name, key in wider if len(councils) > 1),
    )


def _topics(everything: Collation) -> Choices:
    named = sorted((line.label, line.key) for line in everything.topics)
    return ("", _("All topics")), *((key, name) for name, key in named)


def date_key(filters: Filters) -> str:
    """The key of the months that are asked for; empty for all of them."""
    first, last = filters.first_month, filters.last_month
    return f"{first}/{last}" if first or last else ""


def keys(filters: Filters) -> tuple[str, str, str]:
    """The keys of dates, area and topic as they stand."""
    area = _BOARD + filters.boards[0] if filters.boards else "".join(filters.councils[:1])
    return date_key(filters), area, "".join(filters.topics[:1])


def with_dates(filters: Filters, key: str) -> Filters:
    """Another span of months: "2026-09/2026-11", either end may be empty."""
    first, _slash, last = key.partition("/")
    if first and last and first > last:
        first, last = last, first
    return replace(filters, first_month=first, last_month=last)


def with_area(filters: Filters, key: str) -> Filters:
    """A council, or a health board."""
    if key.startswith(_BOARD):
        return replace(filters, councils=(), boards=(key.removeprefix(_BOARD),))
    return replace(filters, councils=(key,) if key else (), boards=())


def with_topic(filters: Filters, key: str) -> Filters:
    return replace(filters, topics=(key,) if key else ())
