"""A whole programme as numbers: made once when its cafés are read, so that a filter is counted without them.

Collating: packs came in → digest → **columns** → picture. Pure. Another list of cafés makes other columns; where only
the words of some cafés changed (the guard read them, somebody answered), these alone are written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cafe.collate.columns.marks import Grouped, Kept, Marks, Numbers, Ones
from cafe.collate.digest import Digest, fold
from cafe.collate.values import CafeFacts, Filters, Quote
from cafe.model.values import Face

_FEW = 200  # cafés that are written anew; of more of them all are
FACES = tuple(face.value for face in Face)


class Columns:
    """The numbers of ``cafes``, each at the same place in every column."""

    def __init__(self, cafes: Sequence[Digest]) -> None:
        self.cafes = list(cafes)
        self.settled = 0  # how often they were written: a picture of them holds until the next time
        facts = [cafe.facts for cafe in cafes]
        self.month, self.sender = Ones([one.month for one in facts]), Ones([one.sender for one in facts])
        self.council, self.board = Ones([one.council for one in facts]), Ones([one.board for one in facts])
        self.board_of = {one.council: one.board for one in facts}  # a council area lies in one board
        self.topic = Ones([one.topic_id for one in facts])
        self.urban_rural = Ones([one.urban_rural for one in facts])
        self.people, self.is_counted = _maybe([one.people for one in facts])
        self.first_timers, self._knows_first = _maybe([one.first_timers for one in facts])
        self.counts_first = self.is_counted & self._knows_first
        self.hosts, _known = _maybe([one.hosts for one in facts])
        self.support_cards, _known = _maybe([one.support_cards for one in facts])
        self.is_without_notes = _are([one.note_mode == "none" for one in facts])
        self.is_read_back = _are([one.read_back for one in facts])
        self.wants_results = _are([one.wants_results for one in facts])
        self.wants_another = _are([one.wants_another for one in facts])
        self.statements = sorted({one.statement for cafe in facts for one in cafe.feedback})
        self.feedback = _feedback(facts, self.statements)
        self.has_answers: NDArray[np.bool_] = np.any(self.feedback > 0, axis=1)
        self.titles = Grouped([((one.topic_id, one.topic_title),) for one in facts])
        members = [f"{one.pack_id} {one.revision}" for one in facts]
        self.members = np.array(members, object)
        self.in_order_of_members = _order(members)
        self.newest_first = _order([(one.month, one.pack_id) for one in facts])[::-1]
        self._read_words()

    def _read_words(self) -> None:
        cafes = self.cafes
        self.themes, self.ways = Marks([one.themes for one in cafes]), Marks([one.ways for one in cafes])
        self.strengths, self.codes = Marks([one.strengths for one in cafes]), Marks([one.codes for one in cafes])
        self.actors, self.life_stages = Marks([one.actors for one in cafes]), Marks([one.life_stages for one in cafes])
        self.sentences = Grouped(map(_sentences, cafes))
        self.ideas = Grouped([one.ideas for one in cafes])
        self.wordings = Grouped([one.wordings for one in cafes])
        self.disagreed = Grouped([_alone(one.facts.disagreed) for one in cafes])
        self.missing_voices = Grouped([_alone(one.facts.missing_voices) for one in cafes])
        self.finer = Grouped([one.finer for one in cafes])
        self._quotes_of = {at: one.quotes for at, one in enumerate(cafes) if one.quotes}
        self._settle()

    def _settle(self) -> None:
        """What follows from the words, whichever café they stand in."""
        self.settled += 1
        themes = np.zeros((len(self.cafes), len(self.themes.things)), np.uint8)
        themes[self.themes.cafe, self.themes.number] = 1
        self.has_theme: NDArray[np.uint8] = themes
        quotes = sorted(
            ((_place_of(quote), at, quote) for at, some in self._quotes_of.items() for quote in some),
            key=lambda one: one[0],
        )
        self.quotes = np.array([quote for _place, _at, quote in quotes], object)
        self.quote_cafe = np.array([at for _place, at, _quote in quotes], np.int64)
        self.quotes_of_entry: dict[str, list[int]] = {}
        for number, (_place, _at, quote) in enumerate(quotes):
            self.quotes_of_entry.setdefault(quote.entry_id, []).append(number)
        told = (at for at, one in enumerate(self.cafes) if _came_of_it(one.facts))
        self.tells_what_came = np.array(list(told), np.int64)
        self._kept: tuple[Filters, Kept] | None = None

    def kept(self, filters: Filters) -> Kept:
        """For each café, whether it is in the picture that ``filters`` ask for."""
        if self._kept is None or self._kept[0] != filters:
            self._kept = filters, self._through(filters)
        return self._kept[1]

    def _through(self, filters: Filters) -> Kept:
        kept = np.ones(len(self.cafes), bool)
        first, last = filters.first_month, filters.last_month
        if first or last:
            kept &= self.month.are(lambda month: (not first or month >= first) and (not last or month <= last))
        asked: tuple[tuple[Ones[Any], Sequence[Any]], ...] = (
            (self.council, filters.councils),
            (self.board, filters.boards),
            (self.topic, filters.topics),
            (self.urban_rural, filters.urban_rural),
        )
        for column, wanted in asked:
            if wanted:
                kept &= column.are(wanted.__contains__)
        if filters.life_stages:
            kept &= self.life_stages.carried(filters.life_stages, len(self.cafes))
        return kept

    def look_again(self, cafes: Sequence[Digest]) -> Columns:
        """The columns of ``cafes``: these very ones, brought up to date, where no more than words changed."""
        if len(cafes) != len(self.cafes):
            return Columns(cafes)
        changed = [at for at, (old, new) in enumerate(zip(self.cafes, cafes, strict=True)) if old is not new]
        if len(changed) > _FEW or any(
            _numbers_of(self.cafes[at].facts) != _numbers_of(cafes[at].facts) for at in changed
        ):
            return Columns(cafes)
        for at in changed:
            self._write(at, cafes[at])
        if changed:
            self._settle()
        return self

    def _write(self, at: int, cafe: Digest) -> None:
        self.cafes[at] = cafe
        written: tuple[tuple[Marks[Any], Any], ...] = (
            (self.themes, cafe.themes), (self.ways, cafe.ways), (self.strengths, cafe.strengths),
            (self.codes, cafe.codes), (self.actors, cafe.actors), (self.life_stages, cafe.life_stages),
            (self.sentences, _sentences(cafe)), (self.ideas, cafe.ideas), (self.wordings, cafe.wordings),
            (self.disagreed, _alone(cafe.facts.disagreed)), (self.missing_voices, _alone(cafe.facts.missing_voices)),
            (self.finer, cafe.finer),
        )  # fmt: skip
        for marks, things in written:
            marks.put(at, things)
        self._quotes_of.pop(at, None)
        if cafe.quotes:
            self._quotes_of[at] = cafe.quotes


def _sentences(cafe: Digest) -> list[tuple[tuple[str, str], str]]:
    return [((theme, way), key) for theme, way, key in cafe.sentences]


def _alone(text: str) -> tuple[tuple[str, str], ...]:
    return ((fold(text), text),) if text else ()


def _came_of_it(cafe: CafeFacts) -> bool:
    return bool(cafe.ripples or cafe.change or cafe.next_steps)


def _numbers_of(cafe: CafeFacts) -> tuple[object, ...]:
    """What a café is without its words: where this changed, more than words did."""
    return (
        cafe.pack_id, cafe.revision, cafe.sender, cafe.month, cafe.council, cafe.board, cafe.urban_rural,
        cafe.topic_id, cafe.topic_title, cafe.people, cafe.first_timers, cafe.hosts, cafe.support_cards,
        cafe.note_mode, cafe.read_back, cafe.wants_results, cafe.wants_another, cafe.feedback,
    )  # fmt: skip


def _place_of(quote: Quote) -> bytes:
    """Where a quote stands among all: an order that says nothing about the order of packs or of speaking."""
    return hashlib.blake2b((quote.entry_id + quote.pack_id).encode(), digest_size=8).digest()


def _maybe(counts: Sequence[int | None]) -> tuple[Numbers, Kept]:
    """Counts, nobody where nobody counted, and whether somebody did."""
    return np.array([count or 0 for count in counts], np.int64), _are([count is not None for count in counts])


def _are(said: Sequence[bool]) -> Kept:
    return np.array(said, bool)


def _order(keys: Sequence[Any]) -> Numbers:
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)


def _feedback(facts: Sequence[CafeFacts], statements: Sequence[str]) -> Numbers:
    """Statement × face × café, in the faces' own order: each list of counts lies together."""
    counts = np.zeros((len(statements), len(FACES), len(facts)), np.int64)
    of_statement = {statement: at for at, statement in enumerate(statements)}
    of_face = {face: at for at, face in enumerate(FACES)}
    for at, cafe in enumerate(facts):
        for one in cafe.feedback:
            counts[of_statement[one.statement], of_face[one.face], at] += one.count
    return counts
