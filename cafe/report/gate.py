"""The gate that every number of people passes on its way into a report, and what it lets through.

Collate → **report**. The outline asks here for each column of people that it wants to show; what it is given is
protected, has been attacked, and is kept as a release for the ledger. Whatever the gate hides, no format ever holds.
Pure: what was published before is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cafe.collate.values import CafeFacts
from cafe.content import forms
from cafe.content.wellbeing import pooled_questions
from cafe.core.i18n import _
from cafe.privacy.disclosure.fallback import Axis
from cafe.privacy.disclosure.ledger import hidden_places
from cafe.privacy.disclosure.primary import Contribution, Rules
from cafe.privacy.disclosure.protect import CannotBeProtected, Method, Protected, protect
from cafe.privacy.disclosure.releases import Base, Given, Kind, Parts, Release, release_of
from cafe.privacy.disclosure.tables import Cell, Table

if TYPE_CHECKING:
    import numpy as np  # comes with its first use: a host who prints a sheet needs none of it
    from numpy.typing import NDArray

    from cafe.collate.columns.giving import Giving

PEOPLE = "people"
UNSAID = "-"  # the base category of cafés that did not say
AREA, TOPIC, MONTH, FIRST, CARDS = (
    (name, PEOPLE) for name in ("area", "topic", "month", "first time", "support cards")
)
FIRST_TIMERS, RETURNERS = "first", "again"
_KEYS = {AREA: ("council", ""), TOPIC: ("topic", ""), MONTH: ("month", UNSAID)}
"""Which key of a café its people are counted by, and what stands there where it did not say."""
_REACH, _FEEDBACK = "reach ", "feedback "
_MOST_GROUPS = 30  # contributions are told apart so finely; more of them are pooled, which only hides more


def feedback_kind(statement: str) -> Kind:
    """What the answers to one statement of the feedback are kept as."""
    return f"{_FEEDBACK}{statement}", PEOPLE


def reach_kind(question: str) -> Kind:
    """What the answers to one question of the slip are kept as: of period returns, never of cafés."""
    return f"{_REACH}{question}", PEOPLE


def feedback_statement(kind: Kind) -> str:
    """The code of the statement that a table of feedback is of; empty for any other."""
    return kind[0].removeprefix(_FEEDBACK) if kind[0].startswith(_FEEDBACK) else ""


def feedback_words(statement: str) -> str:
    """A statement as the slip has it; its code, where only a newer form knows it."""
    return next((one.words for one in forms.feedback().statements if one.code == statement), statement)


def is_reach(kind: Kind) -> bool:
    """Whether a table is of period returns."""
    return kind[0].startswith(_REACH)


def member(cafe: CafeFacts) -> str:
    """A café in the ledger: which, and its revision."""
    return f"{cafe.pack_id} {cafe.revision}"


def given_by(cafes: Iterable[CafeFacts]) -> dict[str, Mapping[tuple[Kind, Base], int]]:
    """What each café gives to each base cell of each kind of table that a report may hold."""
    return {member(cafe): _gives(cafe) for cafe in cafes}


def _gives(cafe: CafeFacts) -> dict[tuple[Kind, Base], int]:
    people = cafe.people or 0
    given: dict[tuple[Kind, Base], int] = {
        (AREA, (cafe.council or UNSAID, PEOPLE)): people,
        (TOPIC, (cafe.topic_id or UNSAID, PEOPLE)): people,
        (MONTH, (cafe.month, PEOPLE)): people,
        (CARDS, ("all", PEOPLE)): cafe.support_cards or 0,
    }
    if cafe.people is not None and cafe.first_timers is not None:
        given[FIRST, (FIRST_TIMERS, PEOPLE)] = cafe.first_timers
        given[FIRST, (RETURNERS, PEOPLE)] = cafe.people - cafe.first_timers
    for one in cafe.feedback:
        given[feedback_kind(one.statement), (one.face, PEOPLE)] = one.count
    return given


Place = tuple[Kind, tuple[Parts, ...]]
"""A column in a report: its kind and its lines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a column of people: the base categories that it adds up, and how many there are.

    ``cafes``: of how many cafés the report says that they are; None where it does not.
    """

    parts: Parts
    people: int
    cafes: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may be shown. None: hidden. ``groups``: which of the asked lines each number stands for."""

    numbers: tuple[int | None, ...]
    total: int | None
    groups: tuple[tuple[int, ...], ...]
    share_hidden: float
    release: Release | None  # None: nothing of it is published
    found: Protected | None = None
    said: str = ""  # why nothing of it may be shown


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate did to one column, for whoever exports. ``kind`` is in the ledger's words."""

    kind: Kind
    hidden: int
    joined: tuple[str, ...] = ()
    is_rounded: bool = False
    refused: str = ""


class Gate:
    """For one report. ``earlier``: all that the programme published; ``cafes``: whose counts are in the report,

    whole or in columns: the very same numbers are weighed. ``about``: which part of the programme it is of.
    ``hiding``: what else hides in a column, so that the report may leave beside the earlier ones.
    """

    def __init__(
        self,
        threshold: int,
        *,
        period: str = "",
        cafes: Sequence[CafeFacts] | Giving = (),
        earlier: Sequence[Release] = (),
        about: str = "",
        hiding: Mapping[Place, frozenset[Parts]] | None = None,
    ) -> None:
        self.threshold = threshold
        self._about, self._hiding = about, hiding or {}
        self._period, self._earlier = period, tuple(earlier)
        if isinstance(cafes, Sequence):  # each in its newest revision, as a picture counts them
            cafes = tuple({one.pack_id: one for one in sorted(cafes, key=lambda cafe: cafe.revision)}.values())
        self._cafes = cafes
        self._members = frozenset(map(member, cafes)) if isinstance(cafes, Sequence) else cafes.members
        self._given: Given | None = None
        self.releases: list[Release] = []
        self.passed: list[Passed] = []
        self.columns: dict[Kind, Column] = {}

    @property
    def knows_cafes(self) -> bool:
        """Whether it was told whose counts the report adds up."""
        return bool(self._members)

    def offer(
        self,
        kind: Kind,
        asked: Sequence[Asked],
        *,
        counts_everyone: bool = True,
        rests_on_many: bool = False,
        total_is_known: bool = False,
        given: Given | None = None,
        period: str = "",
        may_join: bool = False,
        apart: frozenset[str] = frozenset(),
        whose: Mapping[str, str] | None = None,
    ) -> Column:
        """How a column could be shown. ``rests_on_many``: also hide what rests on fewer than three, or on one.

        ``total_is_known``: the report says its total anyway, as how many came; small ones apart.
        ``given``: whose counts they are, where not the report's cafés; ``whose``: by its member, who gave each, where
        several are one person's. ``may_join``, ``apart``: lines may be joined,
        but for these. Nothing is published until it is kept (``keep``).
        """
        names = tuple(_name(line.parts) for line in asked)
        members = self._members if given is None else frozenset(given)
        if not asked:
            return Column((), None, (), 0.0, None)
        table = Table(names, (PEOPLE,), tuple((line.people,) for line in asked))
        total = Cell(len(asked), 0), Cell(len(asked), 1)
        small = 0 < table.total < self.threshold
        try:
            found = protect(
                table,
                Rules(self.threshold),
                contributions=self._contributions(kind, asked, given, whose or {}) if rests_on_many else (),
                before=self._before(kind, period or self._period, asked),
                published=total if total_is_known and not small else (),
                may_join=frozenset({Axis.ROWS}) if may_join else frozenset(),
                may_round=False,
                apart=apart,
            )
        except CannotBeProtected as problem:
            nothing = (None,) * len(asked)
            return Column(nothing, None, tuple((at,) for at in range(len(asked))), 1.0, None, None, problem.sentence())
        at_name = {name: at for at, name in enumerate(names)}
        groups = tuple(tuple(at_name[name] for name in parts) for parts in found.row_parts)
        release = release_of(
            found, kind, period or self._period, members, threshold=self.threshold, counts_everyone=counts_everyone
        )
        lines = [frozenset().union(*(asked[at].parts for at in group)) for group in groups]
        release = replace(release, rows=tuple(lines), about=self._about, cafes=_cafes_of(asked))
        more = self._hiding.get((kind, release.rows), frozenset())
        numbers = [None if line in more else found.number(Cell(at, 0)) for at, line in enumerate(lines)]
        in_all = None if frozenset().union(*lines) in more else found.number(Cell(len(lines), 0))  # some may be joined
        release = replace(release, numbers=tuple((number, number) for number in (*numbers, in_all)))
        share = (*numbers, in_all).count(None) / (len(numbers) + 1) if more else found.share_hidden
        return Column(tuple(numbers), in_all, groups, share, release, found)

    def keep(self, kind: Kind, column: Column) -> Column:
        """This is what the report says: it will be in the ledger."""
        if column.release is not None:
            self.releases.append(column.release)
        self.columns[kind] = column
        found = column.found
        self.passed.append(
            Passed(
                kind,
                sum(number is None for number in column.numbers),
                found.joined if found else (),
                found is not None and found.method is Method.ROUNDED,
                column.said,
            )
        )
        return column

    def numbers(self, kind: Kind, asked: Sequence[Asked], *, counts_everyone: bool = True) -> Column:
        """A column with every line as it was asked for, protected and kept."""
        found = self.offer(
            kind,
            asked,
            counts_everyone=counts_everyone,
            rests_on_many=self.knows_cafes,
            total_is_known=counts_everyone,
        )
        return self.keep(kind, found)

    def headcount(self, kind: Kind, people: int) -> int | None:
        """One number alone: None where it is small and not nobody, or rests on too few."""
        return self.numbers(kind, (Asked(frozenset({"all"}), people),), counts_everyone=False).total

    def _contributions(
        self, kind: Kind, asked: Sequence[Asked], given: Given | None, whose: Mapping[str, str]
    ) -> tuple[Contribution, ...]:
        """Whose counts a column adds up: of the report's cafés in columns where they are, else one by one."""
        if given:
            return contributions_of(kind, asked, given, whose)
        if not isinstance(self._cafes, Sequence):
            return _told_apart(_in_columns(self._cafes, kind, asked))
        if self._given is None:
            self._given = given_by(self._cafes)
        return contributions_of(kind, asked, self._given, whose)

    def _before(self, kind: Kind, period: str, asked: Sequence[Asked]) -> frozenset[Cell]:
        hidden = hidden_places(self._earlier, kind, period, self._about)
        lines = [*(line.parts for line in asked), frozenset().union(*(line.parts for line in asked))]
        column = frozenset({PEOPLE})
        return frozenset(Cell(at, of) for at, parts in enumerate(lines) if (parts, column) in hidden for of in (0, 1))


def _cafes_of(asked: Sequence[Asked]) -> tuple[tuple[Parts, int], ...]:
    return tuple((line.parts, line.cafes) for line in asked if line.cafes is not None)


def _name(parts: Parts) -> str:
    return " + ".join(sorted(parts))


def _in_columns(cafes: Giving, kind: Kind, asked: Sequence[Asked]) -> NDArray[np.int64]:
    """The same that ``given_by`` says of each café, a row for as many of them together as are told apart."""
    import numpy as np

    from cafe.collate.columns.giving import in_groups

    if kind in _KEYS:
        by, unsaid = _KEYS[kind]
        lines = [{unsaid if part == UNSAID else part for part in line.parts} for line in asked]
        return cafes.people(by, lines, _MOST_GROUPS)
    if kind[0].startswith(_FEEDBACK):
        answers = cafes.answers(feedback_statement(kind), [tuple(line.parts) for line in asked])
        return in_groups(answers, _MOST_GROUPS)
    bases = {
        FIRST: {FIRST_TIMERS: cafes.first_timers, RETURNERS: cafes.returners},
        CARDS: {"all": cafes.support_cards},
    }[kind]
    nobody = np.zeros(len(cafes.support_cards), np.int64)
    given = [sum((bases[base] for base in line.parts if base in bases), nobody) for line in asked]
    return in_groups(given, _MOST_GROUPS)


def contributions_of(
    kind: Kind, asked: Sequence[Asked], given: Given, whose: Mapping[str, str]
) -> tuple[Contribution, ...]:
    """Whose counts a column adds up; of very many some are taken together, which can only hide more.

    ``whose``: by a member of ``given``, who gave it, where several are one person's.
    """
    of_each: dict[str, list[int]] = {}
    for member_, counts in sorted(given.items()):
        line_counts = [sum(counts.get((kind, (part, PEOPLE)), 0) for part in line.parts) for line in asked]
        before = of_each.setdefault(whose.get(member_, member_), [0] * len(asked))
        of_each[whose.get(member_, member_)] = [old + new for old, new in zip(before, line_counts, strict=True)]
    import numpy as np

    from cafe.collate.columns.giving import in_groups

    lines = np.array([*of_each.values()], np.int64).reshape(len(of_each), len(asked)).T
    return _told_apart(in_groups([*lines], _MOST_GROUPS))


def _told_apart(groups: NDArray[np.int64]) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(str(at), tuple((count,) for count in counts)) for at, counts in enumerate(groups.tolist())
    )


def in_words(passed: Passed) -> str:
    """What was done to one column, for the person who exports it. Empty where nothing was."""
    name = _kind_in_words(passed.kind)
    if passed.refused:
        return _("{table}: left out. {why}").format(table=name, why=passed.refused)
    said = []
    if passed.hidden:
        said.append(_("{n} hidden, so that no small number can be worked out").format(n=passed.hidden))
    if passed.joined:
        said.append(_("some answers are joined"))
    if passed.is_rounded:
        said.append(_("rounded to 5"))
    return _("{table}: {what}.").format(table=name, what="; ".join(said)) if said else ""


def _kind_in_words(kind: Kind) -> str:
    named = {
        AREA: _("People by area"),
        TOPIC: _("People by topic"),
        MONTH: _("People by month"),
        FIRST: _("People for the first time"),
        CARDS: _("Support cards"),
    }
    if kind[0].startswith(_FEEDBACK):
        return _("“{statement}”").format(statement=feedback_words(feedback_statement(kind)).rstrip("."))
    if is_reach(kind):
        questions = {one.id: one.slip_words or one.words for one in pooled_questions()}
        return _("“{statement}”").format(statement=questions.get(kind[0].removeprefix(_REACH), kind[0]).rstrip("."))
    return named.get(kind, kind[0])
