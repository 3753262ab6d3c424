"""What the coordinator can look at: months, areas, boards, topics, kinds of place and times of life, for six lists.

Collating. A key is what a list hands back; ``with_…`` turns it into filters, ``keys`` turns filters into keys again.
Parts are joined by *and*: Highland, and menopause, and from September. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from cafe.collate.values import Collation, Filters
from cafe.content import areas, codebook
from cafe.core.i18n import _, ngettext
from cafe.core.words import month_name

CHOOSE = "choose"  # the line of the first list that asks for two months
_FEW = 3

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """The lists above the picture, each with everything first; ``months`` are the ends to choose from."""

    dates: Choices
    areas: Choices
    boards: Choices
    topics: Choices
    places: Choices  # the urban-rural classes
    stages: Choices  # times of life
    months: Choices


class Keys(NamedTuple):
    """What stands in each list; empty for everything."""

    dates: str
    area: str
    board: str
    topic: str
    place: str
    stage: str


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
        boards=_boards(everything),
        topics=_topics(everything),
        places=_places(everything),
        stages=_stages(everything),
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
    councils = sorted((known.council_name(line.key), line.key) for line in everything.areas)
    every = ngettext("{n} area", "All {n} areas", len(councils)).format(n=len(councils))
    return ("", every if councils else _("All areas")), *((key, name) for name, key in councils)


def _boards(everything: Collation) -> Choices:
    named = {board.id: board.name for board in areas.load().boards}
    found = sorted((named.get(line.key, line.key), line.key) for line in everything.boards)
    return ("", _("All health boards")), *((key, name) for name, key in found)


def _places(everything: Collation) -> Choices:
    """Large towns first, remote places last: the classes' own order."""
    known = areas.load()
    found = ((line.key, known.urban_rural_name(int(line.key))) for line in everything.urban_rural)
    return ("", _("All kinds")), *found


def _stages(everything: Collation) -> Choices:
    named = codebook.choices().life_stages
    order = {choice.id: at for at, choice in enumerate(named.choices)}
    met = sorted((line.key for line in everything.life_stages), key=lambda key: (order.get(key, len(order)), key))
    found = ((key, named.label(key)) for key in met)
    return ("", _("All times of life")), *found


def _topics(everything: Collation) -> Choices:
    named = sorted((line.label, line.key) for line in everything.topics)
    return ("", _("All topics")), *((key, name) for name, key in named)


def date_key(filters: Filters) -> str:
    """The key of the months that are asked for; empty for all of them."""
    first, last = filters.first_month, filters.last_month
    return f"{first}/{last}" if first or last else ""


def keys(filters: Filters) -> Keys:
    """What the lists show as the filters stand."""
    return Keys(
        dates=date_key(filters),
        area="".join(filters.councils[:1]),
        board="".join(filters.boards[:1]),
        topic="".join(filters.topics[:1]),
        place="".join(map(str, filters.urban_rural[:1])),
        stage="".join(filters.life_stages[:1]),
    )


def with_dates(filters: Filters, key: str) -> Filters:
    """Another span of months: "2026-09/2026-11", either end may be empty."""
    first, _slash, last = key.partition("/")
    if first and last and first > last:
        first, last = last, first
    return replace(filters, first_month=first, last_month=last)


def with_area(filters: Filters, key: str) -> Filters:
    """A council area. A board that it does not lie in would leave nothing: it is let go."""
    board = areas.load().board_of(key) if key else None
    stays = not key or not filters.boards or (board is not None and board.id in filters.boards)
    return replace(filters, councils=(key,) if key else (), boards=filters.boards if stays else ())


def with_board(filters: Filters, key: str) -> Filters:
    """A health board. Council areas that do not lie in it are let go."""
    known = areas.load()
    inside = (area for area in filters.councils if (board := known.board_of(area)) and board.id == key)
    return replace(filters, boards=(key,) if key else (), councils=tuple(inside) if key else filters.councils)


def with_topic(filters: Filters, key: str) -> Filters:
    return replace(filters, topics=(key,) if key else ())


def with_place(filters: Filters, key: str) -> Filters:
    """An urban-rural class, by its number."""
    return replace(filters, urban_rural=(int(key),) if key else ())


def with_stage(filters: Filters, key: str) -> Filters:
    """Cafés that spoke of one time of life."""
    return replace(filters, life_stages=(key,) if key else ())
