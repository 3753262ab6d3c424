"""Many cafés as one picture: the rule of counting, on the columns of a programme. Pure.

Collating: packs came in → columns → **picture** → report. Themes are counted in cafés, never in people: a café that
wrote three sentences about waiting counts once. Equal words from two cafés meet as one sentence with a count of two.
``tests/collate/plainly.py`` says the same café by café, and the two are held to one another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import numpy as np

from cafe.collate.came_of import came_of
from cafe.collate.columns.columns import Columns
from cafe.collate.columns.crossed import cross
from cafe.collate.columns.listed import Listing, met
from cafe.collate.columns.marks import Kept, Numbers
from cafe.collate.merge import LEAST_CAFES_FOR_FEEDBACK, MOST_SENTENCES, NO_FILTERS, NOTHING_ASIDE, THRESHOLD
from cafe.collate.values import (
    ActorIdeas,
    Answers,
    Aside,
    Axis,
    CodeCount,
    Collation,
    Filters,
    FirstTime,
    Line,
    PooledFeedback,
    Quote,
    ThemeCount,
)
from cafe.content import codebook
from cafe.content.codebook import Codebook
from cafe.model.values import Actor, Direction, Strength

_BARRIER, _HELPS, _IDEA = (way.value for way in (Direction.BARRIER, Direction.HELPS, Direction.IDEA))
_MOST, _SOME, _ONE = (strength.value for strength in (Strength.MOST, Strength.SOME, Strength.ONE))


def picture(
    columns: Columns,
    filters: Filters = NO_FILTERS,
    *,
    chosen: Collection[str] = frozenset(),
    significant: Mapping[str, str] | None = None,
    aside: Aside = NOTHING_ASIDE,
    threshold: int = THRESHOLD,
    most: int = MOST_SENTENCES,
    book: Codebook | None = None,
) -> Collation:
    """The whole picture of the cafés that ``filters`` let through.

    ``chosen``: entry ids of the quotes that the coordinator chose; ``significant``: why a café's change is, by its
    pack. ``threshold``: the programme's T. ``most``: how many sentences a list may hold, 0 for all of them.
    ``book``: what the codes are called; else as shipped.
    """
    kept = columns.kept(filters)
    there = np.flatnonzero(kept)
    months = sorted(set(_values(columns.month.values, columns.month.of[there])))
    listing = Listing(columns, kept, most)
    told = columns.tells_what_came[kept[columns.tells_what_came]].tolist()
    return Collation(
        filters=filters,
        aside=replace(aside, packs=len(columns.cafes)),
        cafes=len(there),
        senders=columns.sender.met_in(there),
        people=_sum(columns.people[there]),
        uncounted=_sum(~columns.is_counted[there]),
        hosts=_sum(columns.hosts[there]),
        support_cards=_sum(columns.support_cards[there]),
        without_notes=_sum(columns.is_without_notes[there]),
        read_back=_sum(columns.is_read_back[there]),
        want_results=_sum(columns.wants_results[there]),
        want_another=_sum(columns.wants_another[there]),
        first_month=months[0] if months else "",
        last_month=months[-1] if months else "",
        first_time=_first_time(columns, there, threshold),
        themes=_themes(columns, kept, listing),
        areas=_lines(columns, columns.council.values, columns.council.of[there], there),
        boards=_lines(columns, columns.board.values, columns.board.of[there], there),
        months=_lines(columns, columns.month.values, columns.month.of[there], there, by_size=False),
        topics=_topics(columns, kept, there),
        life_stages=_life_stages(columns, kept),
        urban_rural=_lines(
            columns,
            [str(one) if one else "" for one in columns.urban_rural.values],
            columns.urban_rural.of[there],
            there,
            by_size=False,
        ),
        crossed=tuple(cross(columns, kept, axis) for axis in Axis),
        ideas=_ideas(columns, kept, listing),
        quotes=_quotes(columns, kept, chosen),
        feedback=_feedback(columns, kept, threshold),
        disagreed=met(columns.disagreed, kept),
        missing_voices=met(columns.missing_voices, kept),
        book=book or codebook.load(),
        came_of=came_of((columns.cafes[at].facts for at in told), significant or {}),
    )


def _sum(counts: Numbers | Kept) -> int:
    return int(counts.sum())


def _values(values: list[str], numbers: Numbers) -> list[str]:
    return [values[number] for number in np.unique(numbers)]


def _first_time(columns: Columns, there: Numbers, threshold: int) -> FirstTime | None:
    """Over the cafés that counted both; only where each is nobody, or enough to say nothing (0.3)."""
    counted = there[columns.counts_first[there]]
    first = _sum(columns.first_timers[counted])
    again = _sum(columns.people[counted]) - first
    if not len(counted) or any(0 < heads < threshold for heads in (first, again)):
        return None
    return FirstTime(first, again, len(counted))


def _themes(columns: Columns, kept: Kept, listing: Listing) -> tuple[ThemeCount, ...]:
    themes, ways = columns.themes.met(kept), columns.ways.met(kept)
    strengths, codes = columns.strengths.met(kept), columns.codes.met(kept)
    return tuple(
        ThemeCount(
            theme=theme,
            cafes=count,
            barrier=ways.get((theme, _BARRIER), 0),
            helps=ways.get((theme, _HELPS), 0),
            idea=ways.get((theme, _IDEA), 0),
            most=strengths.get((theme, _MOST), 0),
            some=strengths.get((theme, _SOME), 0),
            one=strengths.get((theme, _ONE), 0),
            codes=tuple(CodeCount(code, codes[code]) for code in sorted(codes) if code.startswith(theme)),
            barriers=listing.sentences((theme, _BARRIER)),
            what_helps=listing.sentences((theme, _HELPS)),
            ideas=listing.sentences((theme, _IDEA)),
        )
        for theme, count in sorted(themes.items(), key=lambda item: (-item[1], item[0]))
    )


def _lines(
    columns: Columns, keys: list[str], numbers: Numbers, cafes: Numbers, by_size: bool = True
) -> tuple[Line, ...]:
    """A line for each key, the most cafés first, or in the order of the keys; cafés without one are in none.

    ``numbers``: which of the keys, ``cafes``: which café, each at the same place.
    """
    counts = np.bincount(numbers, minlength=len(keys))
    people = np.bincount(numbers, columns.people[cafes], minlength=len(keys))
    has_sent = np.zeros((len(keys), len(columns.sender.values)), bool)
    has_sent[numbers, columns.sender.of[cafes]] = True
    hosts = np.count_nonzero(has_sent, axis=1)
    lines = (
        Line(keys[at], int(counts[at]), int(hosts[at]), int(people[at])) for at in np.flatnonzero(counts) if keys[at]
    )
    rank: Callable[[Line], tuple[int, str]] = lambda line: (-line.cafes if by_size else 0, line.key)  # noqa: E731
    return tuple(sorted(lines, key=rank))


def _life_stages(columns: Columns, kept: Kept) -> tuple[Line, ...]:
    stages = columns.life_stages
    there = kept[stages.cafe]
    return _lines(columns, stages.things, stages.number[there], stages.cafe[there], by_size=False)


def _topics(columns: Columns, kept: Kept, there: Numbers) -> tuple[Line, ...]:
    """A line for each topic, with the title that most of its cafés carried."""
    titles = columns.titles.counts(kept)
    lines = _lines(columns, columns.topic.values, columns.topic.of[there], there)
    return tuple(replace(line, label=columns.titles.commonest(titles, line.key)) for line in lines)


def _ideas(columns: Columns, kept: Kept, listing: Listing) -> tuple[ActorIdeas, ...]:
    """By who could act, in the order of the answers; bodies that nobody named are left out."""
    named = columns.actors.met(kept)
    return tuple(
        ActorIdeas(actor, named[actor.value], listing.ideas(actor.value)) for actor in Actor if actor.value in named
    )


def _quotes(columns: Columns, kept: Kept, chosen: Collection[str]) -> tuple[Quote, ...]:
    """Every quote with a yes, in an order that says nothing about the order of packs or of speaking."""
    is_there = kept[columns.quote_cafe]
    found: list[Quote] = columns.quotes[is_there].tolist()
    for entry_id in chosen:
        for number in columns.quotes_of_entry.get(entry_id, ()):
            if is_there[number]:
                at = int(np.count_nonzero(is_there[:number]))
                found[at] = replace(found[at], is_chosen=True)
    return tuple(found)


def _feedback(columns: Columns, kept: Kept, threshold: int) -> PooledFeedback:
    """Sums over cafés; a statement that too few answered, or in too few cafés, is left out."""
    sums: Numbers = columns.feedback @ kept.astype(np.int64)
    has_answers: Kept = columns.has_answers & kept
    cafes = np.count_nonzero(has_answers, axis=1)
    found = tuple(
        Answers(statement, tuple(sums[at].tolist()), _sum(sums[at]))
        for at, statement in enumerate(columns.statements)
        if sums[at].sum() >= threshold and cafes[at] >= LEAST_CAFES_FOR_FEEDBACK
    )
    return PooledFeedback(int(np.count_nonzero(np.any(has_answers, axis=0))), found)
