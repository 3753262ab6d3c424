"""Which of a café's revisions counts: one of them, whatever came in, was chosen and was taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cafe.collate.edits.service import keep_edit
from cafe.collate.incoming import Arrived, Cover, sort_out
from cafe.collate.intake.service import PACK, held, insert_packs, settle, take_out
from cafe.core.clock import FakeClock
from cafe.model.tables import ImportRow
from cafe.model.values import ProgrammeCard, new_id
from cafe.store.database import Database, DbSession
from tests.collate.cafes import a_cafe, pack_id, sentence

ANN, BEA = "ann", "bea"
OF_ANN = [(ANN, revision, "") for revision in (1, 2, 3)]
EDITS = [*OF_ANN, (ANN, 2, "again"), (BEA, 1, ""), (BEA, 2, "")]
"""Whose edit of one café each is, its revision, and what tells it from another of that number."""


def _arrived(which: int) -> Arrived:
    sender, revision, more = EDITS[which]
    said = sentence(f"Edit {which} says so {more}")
    cafe = a_cafe(1, said, revision=revision, sender=sender, people=10 + which)
    cover = Cover(cafe.pack_id, revision, which + 1, sender, "", 1, "", 1, (), (), ())
    return Arrived(f"{which}.cafepack", cover, f"hash {which}", cafe)


class Shelf:
    """The revisions of one café, as a session keeps them."""

    def __init__(self, session: DbSession, programme_id: str, clock: FakeClock) -> None:
        self.session, self.programme_id, self.clock = session, programme_id, clock
        self.batches: list[str] = []

    def take(self, *which: int, choose: int | None = None) -> str:
        arrived = [_arrived(one) for one in which]
        have = held(self.session, self.programme_id, arrived)
        batch = new_id()
        self.session.add(ImportRow(id=batch, programme_id=self.programme_id, at=self.clock.now(), folder=""))
        self.session.flush()
        choices = {} if choose is None else {pack_id(1): f"hash {choose}"}
        found = settle(sort_out(arrived, have, {ANN, BEA}), choices)
        insert_packs(self.session, self.programme_id, batch, found)
        self.batches.append(batch)
        return batch

    def take_out(self, batch: str) -> None:
        self.batches.remove(batch)
        take_out(self.session, batch)

    def choose(self, which: int | None) -> None:
        keep_edit(self.session, self.programme_id, pack_id(1), None if which is None else f"hash {which}")

    def do(self, doing: str, what: list, *, may_undo: bool = True) -> None:
        """One of the doings that hypothesis thinks of."""
        if doing == "take":
            self.take(*what[0], choose=what[1])
        elif doing == "choose":
            self.choose(what[0])
        elif self.batches and may_undo:
            self.take_out(self.batches[what[0] % len(self.batches)])

    def here(self) -> dict[str, tuple[bool, str]]:
        rows = self.session.execute(select(PACK).where(PACK.c.programme_id == self.programme_id))
        return {row.frame_hash: (row.is_current, row.superseded_by) for row in rows}

    def counting(self) -> list[int]:
        return [int(one.removeprefix("hash ")) for one, (counts, _by) in self.here().items() if counts]


@contextmanager
def _a_shelf(database: Database, programme: ProgrammeCard, clock: FakeClock) -> Iterator[Shelf]:
    """In a transaction of its own, and nothing of it is kept."""
    with database.write() as session:
        shelf = Shelf(session, programme.id, clock)
        yield shelf
        session.rollback()


@pytest.fixture
def shelf(database: Database, programme: ProgrammeCard, clock: FakeClock) -> Iterator[Shelf]:
    with _a_shelf(database, programme, clock) as found:
        yield found


_which = st.integers(0, len(EDITS) - 1)
_doings = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.lists(_which, min_size=1, max_size=3, unique=True), st.none() | _which),
        st.tuples(st.just("choose"), st.none() | _which),
        st.tuples(st.just("undo"), st.integers(0, 5)),
    ),
    max_size=9,
)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_doings)
def test_of_a_cafe_that_is_here_exactly_one_revision_counts(
    database: Database, programme: ProgrammeCard, clock: FakeClock, doings: list[tuple]
) -> None:
    with _a_shelf(database, programme, clock) as shelf:
        for doing, *what in doings:
            shelf.do(doing, what)
            assert len(shelf.counting()) == (1 if shelf.here() else 0), shelf.here()


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_doings, st.tuples(st.lists(_which, min_size=1, max_size=3, unique=True), st.none() | _which))
def test_a_batch_that_came_last_and_is_taken_out_leaves_no_trace(
    database: Database,
    programme: ProgrammeCard,
    clock: FakeClock,
    doings: list[tuple],
    last: tuple[list[int], int | None],
) -> None:
    with _a_shelf(database, programme, clock) as shelf:
        for doing, *what in doings:
            shelf.do(doing, what, may_undo=False)
        before = shelf.here()
        shelf.take_out(shelf.take(*last[0], choose=last[1]))
        assert shelf.here() == before


def test_the_edit_that_lost_counts_once_the_one_that_was_kept_is_gone(shelf: Shelf) -> None:
    kept = shelf.take(0)
    shelf.take(4, choose=0)
    assert shelf.counting() == [0]
    shelf.take_out(kept)
    assert shelf.counting() == [4]


def test_an_older_edit_that_was_kept_may_be_let_go_again(shelf: Shelf) -> None:
    for one in (0, 1, 2):
        shelf.take(one)
    before = shelf.here()
    shelf.choose(0)
    assert shelf.counting() == [0]
    shelf.choose(None)
    assert shelf.here() == before


def test_what_was_chosen_stays_chosen_when_a_later_revision_is_taken_out(shelf: Shelf) -> None:
    _first, _second, last = shelf.take(0), shelf.take(1), shelf.take(2)
    shelf.choose(0)
    shelf.take_out(last)
    assert shelf.counting() == [0]


def test_the_edit_before_two_rivals_counts_until_somebody_chose(shelf: Shelf) -> None:
    shelf.take(0, 1, 3)
    assert shelf.counting() == [0]
    shelf.take(1, 3, choose=3)
    assert shelf.counting() == [3]


def test_the_edit_that_was_chosen_counts_on_when_older_ones_of_the_other_hand_come_in(shelf: Shelf) -> None:
    shelf.take(2)
    shelf.take(4, choose=4)
    before = shelf.here()
    late = shelf.take(0, 1)
    assert shelf.counting() == [4]
    shelf.take_out(late)
    assert shelf.here() == before
