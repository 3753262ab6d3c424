"""The picture counted plainly, café by café: what the columns of ``cafe/collate/columns`` are held against.

Written as the rule reads, with sets and counters; slow, and in no part of the app.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from cafe.collate.behind import UNSAID, Behind
from cafe.collate.came_of import came_of
from cafe.collate.crossing import LEAST_CAFES, LEAST_SENDERS, keys_of, quarter
from cafe.collate.digest import Digest, digest, fold
from cafe.collate.merge import LEAST_CAFES_FOR_FEEDBACK, NO_FILTERS, NOTHING_ASIDE, THRESHOLD, lets_through
from cafe.collate.values import (
    ActorIdeas,
    Answers,
    Aside,
    Axis,
    CafeFacts,
    CodeCount,
    Collation,
    Column,
    Crossed,
    Filters,
    FirstTime,
    Line,
    PooledFeedback,
    Quote,
    Row,
    Sentence,
    ThemeCount,
)
from cafe.model.values import Actor, Direction, Face, Strength

_BARRIER, _HELPS, _IDEA = (way.value for way in (Direction.BARRIER, Direction.HELPS, Direction.IDEA))
_MOST, _SOME, _ONE = (strength.value for strength in (Strength.MOST, Strength.SOME, Strength.ONE))


def collate(
    cafes: Iterable[CafeFacts],
    filters: Filters = NO_FILTERS,
    *,
    chosen: Collection[str] = frozenset(),
    significant: Mapping[str, str] | None = None,
    aside: Aside = NOTHING_ASIDE,
    threshold: int = THRESHOLD,
    most: int = 0,
) -> Collation:
    """What ``cafe.collate.merge.collate`` promises."""
    newest: dict[str, Digest] = {}
    for cafe in map(digest, cafes):
        known = newest.get(cafe.facts.pack_id)
        if known is None or cafe.facts.revision > known.facts.revision:
            newest[cafe.facts.pack_id] = cafe
    kept = [cafe for cafe in newest.values() if lets_through(filters, cafe)]
    facts = [cafe.facts for cafe in kept]
    months = sorted({cafe.month for cafe in facts})
    texts = _Texts(kept, most)
    return Collation(
        filters=filters,
        aside=replace(aside, packs=len(newest)),
        cafes=len(kept),
        senders=len({cafe.sender for cafe in facts}),
        people=sum(cafe.people or 0 for cafe in facts),
        uncounted=sum(cafe.people is None for cafe in facts),
        hosts=sum(cafe.hosts or 0 for cafe in facts),
        support_cards=sum(cafe.support_cards or 0 for cafe in facts),
        without_notes=sum(cafe.note_mode == "none" for cafe in facts),
        read_back=sum(cafe.read_back for cafe in facts),
        want_results=sum(cafe.wants_results for cafe in facts),
        want_another=sum(cafe.wants_another for cafe in facts),
        first_month=months[0] if months else "",
        last_month=months[-1] if months else "",
        first_time=_first_time(facts, threshold),
        themes=_themes(kept, texts),
        areas=_lines(kept, lambda cafe: (cafe.facts.council,)),
        boards=_lines(kept, lambda cafe: (cafe.facts.board,)),
        months=_lines(kept, lambda cafe: (cafe.facts.month,), by_size=False),
        topics=_topics(kept),
        life_stages=_lines(kept, lambda cafe: cafe.life_stages, by_size=False),
        urban_rural=_lines(
            kept,
            lambda cafe: (str(cafe.facts.urban_rural),) if cafe.facts.urban_rural else (),
            by_size=False,
        ),
        crossed=tuple(_cross(kept, axis) for axis in Axis),
        ideas=_ideas(kept, texts),
        quotes=_quotes(kept, chosen),
        feedback=_feedback(facts, threshold),
        disagreed=_met((cafe.pack_id, cafe.disagreed) for cafe in facts),
        missing_voices=_met((cafe.pack_id, cafe.missing_voices) for cafe in facts),
        came_of=came_of(facts, significant or {}),
    )


class _Texts:
    """Folded keys back to words: of several ways to write a sentence, the commonest is shown."""

    def __init__(self, cafes: Sequence[Digest], most: int) -> None:
        self._counts = Counter(chain.from_iterable(cafe.wordings for cafe in cafes))
        self._most = most
        self._best: dict[str, tuple[int, str]] = {}
        for (key, text), count in self._counts.items():
            rank = (-count, text)
            if key not in self._best or rank < self._best[key]:
                self._best[key] = rank
        self._finer: dict[str, set[str]] = defaultdict(set)
        if not most:  # a report, and not the page that is counted again at every filter
            for key, code in chain.from_iterable(cafe.finer for cafe in cafes):
                self._finer[key].add(code)

    def listed(self, counts: Mapping[str, int]) -> tuple[Sentence, ...]:
        """Sentences by how many cafés wrote them, the most first; at most as many as were asked for."""
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        shown = ranked[: self._most] if self._most else ranked
        return tuple(
            Sentence(self._best[key][1], cafes, tuple(sorted(self._finer.get(key, ())))) for key, cafes in shown
        )


def _themes(cafes: Sequence[Digest], texts: _Texts) -> tuple[ThemeCount, ...]:
    themes = Counter(chain.from_iterable(cafe.themes for cafe in cafes))
    ways = Counter(chain.from_iterable(cafe.ways for cafe in cafes))
    strengths = Counter(chain.from_iterable(cafe.strengths for cafe in cafes))
    codes = Counter(chain.from_iterable(cafe.codes for cafe in cafes))
    said: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for (theme, way, key), count in Counter(chain.from_iterable(cafe.sentences for cafe in cafes)).items():
        said[theme, way][key] = count
    return tuple(
        ThemeCount(
            theme=theme,
            cafes=count,
            barrier=ways[theme, _BARRIER],
            helps=ways[theme, _HELPS],
            idea=ways[theme, _IDEA],
            most=strengths[theme, _MOST],
            some=strengths[theme, _SOME],
            one=strengths[theme, _ONE],
            codes=tuple(CodeCount(code, codes[code]) for code in sorted(codes) if code.startswith(theme)),
            barriers=texts.listed(said[theme, _BARRIER]),
            what_helps=texts.listed(said[theme, _HELPS]),
            ideas=texts.listed(said[theme, _IDEA]),
        )
        for theme, count in sorted(themes.items(), key=lambda item: (-item[1], item[0]))
    )


def _lines(
    cafes: Sequence[Digest], keys_of: Callable[[Digest], tuple[str, ...]], by_size: bool = True
) -> tuple[Line, ...]:
    """A line for each key, the most cafés first, or in the order of the keys."""
    groups: dict[str, list[CafeFacts]] = defaultdict(list)
    for cafe in cafes:
        for key in keys_of(cafe):
            if key:
                groups[key].append(cafe.facts)
    lines = (
        Line(key, len(there), len({cafe.sender for cafe in there}), sum(cafe.people or 0 for cafe in there))
        for key, there in groups.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.cafes if by_size else 0, line.key)))


def _topics(cafes: Sequence[Digest]) -> tuple[Line, ...]:
    """A line for each topic, with the title that most of its cafés carried."""
    titles = Counter((cafe.facts.topic_id, cafe.facts.topic_title) for cafe in cafes)
    best: dict[str, tuple[int, str]] = {}
    for (topic, title), count in titles.items():
        best[topic] = min(best.get(topic, (0, "")), (-count, title))
    lines = _lines(cafes, lambda cafe: (cafe.facts.topic_id,))
    return tuple(replace(line, label=best[line.key][1]) for line in lines)


def _ideas(cafes: Sequence[Digest], texts: _Texts) -> tuple[ActorIdeas, ...]:
    """By who could act, in the order of the answers; bodies that nobody named are left out."""
    named = Counter(chain.from_iterable(cafe.actors for cafe in cafes))
    said: dict[str, dict[str, int]] = defaultdict(dict)
    for (actor, key), count in Counter(chain.from_iterable(cafe.ideas for cafe in cafes)).items():
        said[actor][key] = count
    return tuple(
        ActorIdeas(actor, named[actor.value], texts.listed(said[actor.value])) for actor in Actor if named[actor.value]
    )


def _quotes(cafes: Sequence[Digest], chosen: Collection[str]) -> tuple[Quote, ...]:
    """Every quote with a yes, in an order that says nothing about the order of packs or of speaking."""
    found = [
        replace(quote, is_chosen=True) if quote.entry_id in chosen else quote for cafe in cafes for quote in cafe.quotes
    ]
    return tuple(
        sorted(
            found,
            key=lambda quote: hashlib.blake2b((quote.entry_id + quote.pack_id).encode(), digest_size=8).digest(),
        )
    )


def _feedback(cafes: Sequence[CafeFacts], threshold: int) -> PooledFeedback:
    """Sums over cafés; a statement that too few answered, or in too few cafés, is left out."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, set[str]] = defaultdict(set)
    for cafe in cafes:
        for one in cafe.feedback:
            sums[one.statement][one.face] += one.count
            if one.count:
                where[one.statement].add(cafe.pack_id)
    answers = (
        Answers(statement, tuple(sums[statement][face] for face in Face), sums[statement].total())
        for statement in sorted(sums)
        if sums[statement].total() >= threshold and len(where[statement]) >= LEAST_CAFES_FOR_FEEDBACK
    )
    return PooledFeedback(len(set().union(*where.values())), tuple(answers))


def _first_time(cafes: Sequence[CafeFacts], threshold: int) -> FirstTime | None:
    """Over the cafés that counted both; only where each is nobody, or enough to say nothing (0.3)."""
    counted = [
        (cafe.people, cafe.first_timers) for cafe in cafes if cafe.people is not None and cafe.first_timers is not None
    ]
    first = sum(new for _people, new in counted)
    again = sum(people - new for people, new in counted)
    if not counted or any(0 < heads < threshold for heads in (first, again)):
        return None
    return FirstTime(first, again, len(counted))


def _met(said: Iterable[tuple[str, str]]) -> tuple[Sentence, ...]:
    """Equal words of several cafés joined, the most often said first; blank ones left out."""
    packs: dict[str, set[str]] = defaultdict(set)
    ways: Counter[tuple[str, str]] = Counter()
    for pack_id, text in said:
        if text:
            packs[fold(text)].add(pack_id)
            ways[fold(text), text] += 1
    best: dict[str, tuple[int, str]] = {}
    for (key, text), count in ways.items():
        best[key] = min(best.get(key, (0, "")), (-count, text))
    found = (Sentence(best[key][1], len(there)) for key, there in packs.items())
    return tuple(sorted(found, key=lambda sentence: (-sentence.cafes, sentence.text)))


@dataclass(slots=True)
class _Pile:
    """Cafés that share a column, while it is still being put together."""

    keys: set[str] = field(default_factory=set)
    cafes: list[Digest] = field(default_factory=list)
    parent: str = ""
    is_rest: bool = False

    def take(self, other: _Pile) -> None:
        known = {cafe.facts.pack_id for cafe in self.cafes}
        self.cafes.extend(cafe for cafe in other.cafes if cafe.facts.pack_id not in known)
        self.keys |= other.keys

    @property
    def senders(self) -> int:
        return len({cafe.facts.sender for cafe in self.cafes})

    @property
    def is_enough(self) -> bool:
        return len(self.cafes) >= LEAST_CAFES and self.senders >= LEAST_SENDERS

    @property
    def order(self) -> tuple[bool, str, tuple[str, ...]]:
        return self.is_rest, min(self.keys, default=""), tuple(sorted(self.keys))


def _cross(cafes: Sequence[Digest], axis: Axis) -> Crossed:
    """Themes × ``axis``: in how many cafés of each column a theme came up."""
    piles: dict[str, _Pile] = defaultdict(_Pile)
    for cafe in cafes:
        for key in keys_of(cafe, axis):
            piles[key].cafes.append(cafe)
    for key, pile in piles.items():
        pile.keys.add(key)
    boards = {cafe.facts.council: cafe.facts.board for cafe in cafes}
    parent_of: Callable[[str], str] = {
        Axis.AREA: lambda key: boards.get(key, ""),
        Axis.MONTH: quarter,
    }.get(axis, lambda key: "")
    kept = _merged_upward(list(piles.values()), parent_of)
    counts = [Counter(chain.from_iterable(cafe.themes for cafe in pile.cafes)) for pile in kept]
    raised = sorted({theme for column in counts for theme in column})
    return Crossed(
        axis=axis,
        columns=tuple(
            Column(tuple(sorted(pile.keys)), pile.parent, len(pile.cafes), pile.senders, pile.is_rest) for pile in kept
        ),
        rows=tuple(Row(theme, tuple(column[theme] for column in counts)) for theme in raised),
    )


def _merged_upward(piles: list[_Pile], parent_of: Callable[[str], str]) -> list[_Pile]:
    """Columns that each rest on enough, in the order of their keys, the rest last."""
    kept = [pile for pile in piles if pile.is_enough]
    above: dict[str, _Pile] = {}
    for pile in piles:
        if not pile.is_enough:
            parent = parent_of(min(pile.keys))
            above.setdefault(parent, _Pile(parent=parent)).take(pile)
    rest = _Pile(is_rest=True)
    for parent, pile in above.items():
        if parent and pile.is_enough:
            kept.append(pile)
        else:
            rest.take(pile)
    kept.sort(key=lambda pile: (-len(pile.cafes), pile.order))
    while rest.cafes and not rest.is_enough and kept:
        rest.take(kept.pop())
    if rest.cafes and rest.is_enough:
        kept.append(rest)
    return sorted(kept, key=lambda pile: pile.order)


def is_behind(asked: Behind, cafe: Digest) -> bool:
    """Whether this café is one of those that a number counts."""
    facts = cafe.facts
    return (
        (not asked.theme or _has_theme(asked, cafe))
        and (asked.axis is None or not set(keys_of(cafe, asked.axis) or (UNSAID,)).isdisjoint(asked.keys))
        and (not asked.actor or asked.actor in cafe.actors)
        and (not asked.idea or _has_idea(asked, cafe))
        and (not asked.statement or _answered(asked, facts))
        and (not asked.packs or facts.pack_id in asked.packs)
        and (not asked.is_uncounted or facts.people is None)
        and (not asked.is_without_notes or facts.note_mode == "none")
    )


def _has_theme(asked: Behind, cafe: Digest) -> bool:
    return (asked.theme, asked.way) in cafe.ways if asked.way else asked.theme in cafe.themes


def _has_idea(asked: Behind, cafe: Digest) -> bool:
    key = fold(asked.idea)
    return any(key == said and asked.actor in ("", actor) for actor, said in cafe.ideas)


def _answered(asked: Behind, facts: CafeFacts) -> bool:
    return any(one.count and asked.statement in ("*", one.statement) for one in facts.feedback)
