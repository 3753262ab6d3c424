"""Who was reached, from the period returns: one table for each question of the slip, through the gate and the ledger.

Collate → **report**. The atoms are returns. A table is of whole quarters and, where asked, of whole health boards; no
question is crossed with another, with an area or with a theme. What cannot be told is left out, with the reason. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cafe.collate.returning import ReturnFacts
from cafe.collate.values import Filters
from cafe.content.forms import EqualityQuestion
from cafe.content.wellbeing import pooled_questions
from cafe.core.i18n import _
from cafe.packs.returns.pooling import Pool, in_words, months_of
from cafe.privacy.disclosure.ledger import judge_all
from cafe.privacy.disclosure.primary import LEAST_CONTRIBUTORS
from cafe.privacy.disclosure.releases import Base, Given, Kind, Parts, Release
from cafe.report.gate import PEOPLE, Asked, Column, Gate, is_reach, reach_kind
from cafe.report.programme import period
from cafe.report.programme_values import Reached, ReachTable
from cafe.report.programme_words import no_returns

NOT_ASKED, PREFER_NOT = "not-asked", "prefer-not"
_APART = frozenset({NOT_ASKED, PREFER_NOT})
_MOST_HIDDEN = 0.4
_COARSE = "coarse "  # before an answer of a short question that stands for several of the long one


def is_narrowed(filters: Filters) -> bool:
    """Whether a report is of something that returns know nothing of: an area, a topic, a time of life."""
    return replace(filters, first_month="", last_month="", boards=()) != Filters()


def selected(returns: Iterable[ReturnFacts], filters: Filters, last_month: str) -> tuple[ReturnFacts, ...]:
    """The returns that a report tells of: of whole quarters within its months, and of its boards.

    ``last_month``: the newest that is over. Filters finer than a board leave none: returns know nothing of them.
    """
    if is_narrowed(filters):
        return ()
    last = min(filters.last_month or last_month, last_month)
    found = []
    for one in returns:
        first_of, last_of = months_of(one.pool.quarter)
        if (
            filters.first_month <= first_of
            and last_of <= last
            and (not filters.boards or one.pool.board in filters.boards)
        ):
            found.append(one)
    return tuple(found)


def given_by_returns(returns: Iterable[ReturnFacts]) -> dict[str, Mapping[tuple[Kind, Base], int]]:
    """What each return gives to each base cell of each question."""
    return {one.member: _gives(one.pool) for one in returns}


def _gives(pool: Pool) -> dict[tuple[Kind, Base], int]:
    given: dict[tuple[Kind, Base], int] = {}
    told = {one.question: one for one in pool.questions}
    for question in _whole_questions():
        kind, counted = reach_kind(question.id), 0
        for one in (question, *_finer(question)):
            for category, count in told[one.id].counts if one.id in told else ():
                base = (_base(one, category), PEOPLE)
                given[kind, base] = given.get((kind, base), 0) + count
                counted += count
        if not question.after:
            given[kind, (NOT_ASKED, PEOPLE)] = pool.people - counted
    return given


def reached(
    gate: Gate,
    returns: Sequence[ReturnFacts],
    *,
    earlier: Sequence[Release] = (),
    given: Given | None = None,
    narrowed: bool = False,
) -> Reached:
    """What may be told of ``returns``, kept in the gate.

    ``earlier``, ``given``: all that was published, and what its returns gave. Where all quarters together would tell
    too much beside it, the quarters that nothing was published of yet are told alone. ``narrowed``: the report is
    of an area, topic or time of life, of which returns know nothing.
    """
    if not returns:
        return Reached(none=_nothing(narrowed))
    hosts = len({one.sender for one in returns})
    if hosts < LEAST_CONTRIBUTORS:
        return Reached(
            none=_("Returns came from fewer than three hosts. That is too few to tell who came, and not whose cafés.")
        )
    everything = {**(given or {}), **given_by_returns(returns)}
    ways = [_Told(gate, some, earlier, everything) for some in _scopes(returns, earlier)]
    best = max(ways, key=lambda way: len(way.kept))
    return best.keep()


def _scopes(returns: Sequence[ReturnFacts], earlier: Sequence[Release]) -> Iterator[tuple[ReturnFacts, ...]]:
    """All of them; then those of quarters that nothing was published of, where there are any."""
    yield tuple(returns)
    told = {_quarter(member) for release in earlier if is_reach(release.kind) for member in release.members}
    rest = tuple(one for one in returns if one.pool.quarter not in told)
    if rest and len(rest) < len(returns):
        yield rest


def _quarter(member: str) -> str:
    return member.split("/")[2]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A table that may be shown: its kind, what each line is called, and the column."""

    question: EqualityQuestion
    labels: tuple[str, ...]
    column: Column


class _Told:
    """One way to tell: of some of the returns, with the tables that hold beside one another and what went before."""

    def __init__(self, gate: Gate, returns: Sequence[ReturnFacts], earlier: Sequence[Release], given: Given) -> None:
        self._gate, self._returns = gate, returns
        quarters = sorted(one.pool.quarter for one in returns)
        self._quarters = quarters[0], quarters[-1]
        self._months = months_of(quarters[0])[0], months_of(quarters[-1])[1]
        self._of = given_by_returns(returns)
        self._whose = {one.member: one.sender for one in returns}
        asked = {one.question for r in returns for one in r.pool.questions}
        self._wanted = [q for q in _whole_questions() if asked & {q.id, *(one.id for one in _finer(q))}]
        offers = [offer for question in self._wanted if (offer := self._offer(question)) is not None]
        self.kept = _that_hold(offers, earlier, given)

    def _offer(self, question: EqualityQuestion) -> _Offer | None:
        """The long answers where only they were asked and not too many would hide; else the short ones.

        Nothing, where no answer could be told but that nobody was asked: the last line is never an answer.
        """
        best: _Offer | None = None
        for lines in _ways(question, self._of):
            asked = [Asked(parts, self._sum(question, parts)) for _label, parts in lines]
            column = self._gate.offer(
                reach_kind(question.id),
                asked,
                counts_everyone=not question.after,
                rests_on_many=True,
                given=self._of,
                period="..".join(self._months),
                may_join=True,
                apart=_APART,
                whose=self._whose,
            )
            answers = [n for n, group in zip(column.numbers, column.groups, strict=True) if group[0] < len(lines) - 1]
            if column.release is None or column.total is None or not any(answers):
                continue
            names = [label for label, _parts in lines]
            labels = tuple(_joined([names[at] for at in group]) for group in column.groups)
            offer = _Offer(question, labels, column)
            if column.share_hidden <= _MOST_HIDDEN:
                return offer
            best = best or offer
        return best

    def _sum(self, question: EqualityQuestion, parts: Parts) -> int:
        kind = reach_kind(question.id)
        return sum(counts.get((kind, (part, PEOPLE)), 0) for counts in self._of.values() for part in parts)

    def keep(self) -> Reached:
        """Kept in the gate, as the report says it."""
        if not self.kept:
            return Reached(
                none=_("Nothing of these returns can be told without telling of one person, or of one host.")
            )
        told = {offer.question.id for offer in self.kept}
        first, last = self._quarters
        return Reached(
            period=in_words(first) if first == last else period(*self._months),
            returns=len(self._returns),
            tables=tuple(
                ReachTable(
                    offer.question.id,
                    offer.question.slip_words or offer.question.words,
                    tuple(zip(offer.labels, self._keep(offer).numbers, strict=True)),
                    offer.column.total,
                )
                for offer in self.kept
            ),
            left_out=tuple(one.words for one in self._wanted if one.id not in told),
        )

    def _keep(self, offer: _Offer) -> Column:
        return self._gate.keep(reach_kind(offer.question.id), offer.column)


def _that_hold(offers: Sequence[_Offer], earlier: Sequence[Release], given: Given) -> tuple[_Offer, ...]:
    """All of them where they hold together; else one after another, those that hold beside the ones before."""
    releases = [offer.column.release for offer in offers if offer.column.release is not None]
    if judge_all(earlier, releases, given).may:
        return tuple(offers)
    kept: list[_Offer] = []
    for offer in offers:
        tried = [one.column.release for one in (*kept, offer) if one.column.release is not None]
        if judge_all(earlier, tried, given).may:
            kept.append(offer)
    return tuple(kept)


def _ways(question: EqualityQuestion, given: Given) -> Iterator[list[tuple[str, Parts]]]:
    """The lines of a table, from the most to the least detail: each label and the base categories it adds up."""
    rest: list[tuple[str, Parts]] = [] if question.after else [(_not_asked(), frozenset({NOT_ASKED}))]
    finer = _finer(question)
    kind = reach_kind(question.id)
    there = {base[0] for counts in given.values() for (of, base), count in counts.items() if of == kind and count}
    if finer and not any(name.startswith(_COARSE) for name in there):
        yield [*((one.label, frozenset({one.id})) for one in finer[0].categories), *rest]
    folded = []
    for one in question.categories:
        parts = {_base(question, one.id)}
        parts |= {each.id for q in finer for each in q.categories if (each.within or each.id) == one.id}
        folded.append((one.label, frozenset(parts)))
    yield [*folded, *rest]


def _base(question: EqualityQuestion, category: str) -> str:
    """A category that nothing divides further: the short form's *Asian* is not the sum of the long form's."""
    stands_for_more = any(each.within == category for q in _finer(question) for each in q.categories)
    return f"{_COARSE}{category}" if stands_for_more else category


def _whole_questions() -> tuple[EqualityQuestion, ...]:
    """Each question once: those that fold into another are told with it."""
    return tuple(one for one in pooled_questions() if not one.coarse)


def _finer(question: EqualityQuestion) -> tuple[EqualityQuestion, ...]:
    return tuple(one for one in pooled_questions() if one.coarse and one.coarse == question.id)


def _joined(labels: Sequence[str]) -> str:
    return _(" or ").join(labels)


def _not_asked() -> str:
    return _("Not asked, or not told")


def _nothing(narrowed: bool) -> str:
    if narrowed:
        return _("Who came is told of whole quarters and health boards. It cannot be told for what was chosen here.")
    return no_returns()
