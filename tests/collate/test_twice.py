"""One café that two hosts entered is suspected, asked and counted once; and can be taken apart again."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.columns.columns import Columns
from cafe.collate.columns.picture import picture
from cafe.collate.digest import digest
from cafe.collate.service import CollateService
from cafe.collate.twice.rules import counted_once, may_be_one, pair_of, twins
from cafe.collate.values import CameRipple
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.store.database import Database
from tests.collate.cafes import a_cafe, faces, pack_id, sentence, some_cafes
from tests.packs.builders import a_pack, a_sentence, an_id, some_people

ANN, BEA = (
    a_cafe(1, sentence("We wait too long for a first visit."), sentence("Nobody listens."), day="2026-11-26"),
    a_cafe(2, sentence("We wait far too long for a first visit."), people=10, day="2026-11-26"),
)


def test_one_evening_entered_by_two_hosts_is_suspected() -> None:
    assert may_be_one(ANN, BEA) and may_be_one(BEA, ANN)
    (twin,) = twins([BEA, ANN], {})
    assert (twin.pair, twin.is_same) == ((pack_id(1), pack_id(2)), None)


@pytest.mark.parametrize(
    "other",
    [
        replace(BEA, day="2026-11-19"),
        replace(BEA, topic_id="pelvic"),
        replace(BEA, council="angus", board="tayside"),
        replace(BEA, month="2026-12", day=""),
        replace(BEA, people=21),
        replace(BEA, said=(sentence("The bus is gone.", "RUR2"),)),
        replace(BEA, said=()),
    ],
    ids=["another day", "another topic", "another area", "another month", "many more came", "other words", "no words"],
)
def test_what_is_plainly_another_cafe_is_not_asked_about(other: object) -> None:
    assert not may_be_one(ANN, other)  # type: ignore[arg-type]


def test_where_no_day_travels_the_month_and_the_words_are_enough() -> None:
    assert may_be_one(replace(ANN, day=""), replace(BEA, day=""))


def test_other_words_about_the_same_themes_on_one_day_are_asked_about() -> None:
    other = replace(BEA, said=(sentence("They look at the clock.", "LIS1"),))
    assert may_be_one(ANN, other)
    assert not may_be_one(replace(ANN, day=""), replace(other, day=""))


def test_the_same_cafe_counts_once_and_nothing_that_was_written_is_lost() -> None:
    one, other = replace(ANN, feedback=faces("F1", 0, 0, 1, 2, 3)), replace(BEA, feedback=faces("F1", 0, 0, 1, 2, 3))
    found = picture(Columns(counted_once([digest(one), digest(other)], [pair_of(one.pack_id, other.pack_id)])), most=0)
    assert (found.cafes, found.people) == (1, 9)
    said = {sentence.text for theme in found.themes for sentence in theme.barriers}
    assert said == {cafe_said.text for cafe in (one, other) for cafe_said in cafe.said}


def test_ripples_of_the_same_cafe_are_those_of_one_map() -> None:
    drawn = CameRipple("r1", "", 1, "I told my sister.", True, True, "family", 3)
    for one, other in ((ANN, replace(BEA, ripples=(drawn,))), (replace(ANN, ripples=(drawn,)), BEA)):
        once = counted_once([digest(one), digest(other)], [pair_of(one.pack_id, other.pack_id)])
        assert [cafe.facts.ripples for cafe in once] == [(drawn,)]


def test_two_maps_of_the_same_cafe_become_one_and_no_ripple_is_lost_or_counted_twice() -> None:
    told = CameRipple("r1", "", 1, "I told my sister.", False, True, "family", 3)
    bea = (
        replace(told, text="I have told my sister.", happened=True, votes=5),
        CameRipple("r2", "r1", 2, "She rang her doctor.", True, True, "services", 1),
        CameRipple("r3", "r2", 3, "", True, True, "services", 0),  # its words wait for a second look
    )
    pair = pair_of(ANN.pack_id, BEA.pack_id)
    hidden = CameRipple("r2", "", 3, "", True, True, "services", 0)
    cafes = (
        replace(ANN, ripples=(told, hidden), change="We walk on Fridays.", missing_voices="Carers."),
        replace(BEA, ripples=bea, change="The surgery rings back.", missing_voices="Carers"),
    )
    (once,) = counted_once([digest(cafe) for cafe in cafes], [pair])
    one, unsaid, more = once.facts.ripples
    assert (one.text, one.happened, one.votes) == ("I told my sister.", True, 5)
    assert unsaid == hidden, "which of those without words is which, nobody can say"
    assert (more.text, more.parent_id) == ("She rang her doctor.", "r1")
    assert more.ripple_id not in {"r1", "r2"}
    assert (once.facts.change, once.facts.missing_voices) == (
        "We walk on Fridays. · The surgery rings back.",
        "Carers.",
    )


_pairs = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)).filter(lambda pair: pair[0] != pair[1]), max_size=8)


@settings(deadline=None, max_examples=12)
@given(some_cafes, _pairs, st.integers(0, 99))
def test_no_order_matters_and_everything_that_was_said_is_counted(cafes: list, numbers: list, seed: int) -> None:
    same = [pair_of(pack_id(one), pack_id(other)) for one, other in numbers]
    once = counted_once([digest(cafe) for cafe in cafes], same)
    random.Random(seed).shuffle(cafes)
    random.Random(seed).shuffle(same)
    again = counted_once([digest(cafe) for cafe in cafes], [*same, *same])
    assert picture(Columns(once), most=0) == picture(Columns(again), most=0)
    before = {(said.kind, said.key) for cafe in cafes for said in cafe.said}
    assert {(said.kind, said.key) for cafe in once for said in cafe.facts.said} == before


def test_a_decision_is_kept_and_taken_back(
    database: Database, clock: FakeClock, changes: Changes, tmp_path: Path
) -> None:
    service = CollateService(database, clock, changes)
    card = service.make_programme("East Glens")
    for n, who in enumerate((b"a", b"b"), start=1):
        key = SigningKey(who * 32)
        pack = a_pack(
            programme=card.recipients[0],
            sender=key.public,
            pack_id=an_id(f"café {n}"),
            entries=(a_sentence(f"s{n}", text="Nobody asked us twice."),),
            people=some_people(people=9 + n, first_timers=None),
        )
        (tmp_path / f"{n}.cafepack").write_bytes(seal(frame_of(pack), key, card.recipients))
    preview = service.preview(card.id, tmp_path)
    batch = service.import_(preview, {one.key for one in preview.new_senders}).batch.id
    before = service.collation(card.id)
    (twin,) = service.same_cafe.twins(card.id)
    assert (before.cafes, twin.is_same) == (2, None)
    service.same_cafe.decide(card.id, twin.pair, True)
    assert (service.collation(card.id).cafes, len(service.packs(card.id)), len(service.cafes(card.id))) == (1, 1, 1)
    found = service.search(card.id, "asked twice")
    (line,) = service.packs(card.id)
    assert (found.cafes, [(one.cafes, one.packs) for one in found.hits]) == (1, [(1, (line.pack_id,))])
    service.same_cafe.decide(card.id, twin.pair, False)
    assert service.search(card.id, "asked twice").cafes == 2
    assert (service.collation(card.id), service.same_cafe.twins(card.id)[0].is_same) == (before, False)
    service.same_cafe.decide(card.id, twin.pair, None)
    assert service.same_cafe.twins(card.id) == (twin,)
    service.same_cafe.decide(card.id, twin.pair, True)
    service.undo_import(batch)
    assert service.same_cafe.twins(card.id) == ()
    service.import_(preview, {one.key for one in preview.new_senders})
    assert service.collation(card.id).cafes == 1, "decided once, also where the packs come again"
