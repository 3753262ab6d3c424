"""The map of ripples: added, moved, voted, taken out and taken back; it leaves only once its group has heard it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.capture import ripple_rules as rules
from cafe.capture.ripple_layout import BOX, lay_out
from cafe.capture.service import CaptureService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.model.values import GuardAnswer, new_id
from cafe.plan.service import PlanService
from cafe.store.database import Database


def a_ripple(text: str, under: str = "", **facts: object) -> Ripple:
    return replace(Ripple(new_id(), text, under), **facts)  # type: ignore[arg-type]


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def capture(database: Database, clock: FakeClock, undo: UndoStack) -> CaptureService:
    return CaptureService(database, clock, Changes(), undo=undo)


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock) -> str:
    return PlanService(database, clock, Changes()).new_cafe().cafe_id


def test_a_map_is_kept_as_a_tree_and_every_step_can_be_taken_back(
    capture: CaptureService, cafe_id: str, undo: UndoStack
) -> None:
    walk = a_ripple("A Monday walk began")
    hall = a_ripple("The hall opens early for us", walk.id, touched=Touched.SERVICES)
    warm = a_ripple("A warm room all winter", hall.id, happened=False)
    for one in (walk, hall, warm):
        capture.add_ripple(cafe_id, one)
    kept = capture.ripple_map(cafe_id)
    assert [(one.text, one.ring) for one in kept.ripples] == [
        ("A Monday walk began", 1), ("The hall opens early for us", 2), ("A warm room all winter", 3),
    ]  # fmt: skip
    assert not kept.ripples[2].happened and kept.ripples[1].touched is Touched.SERVICES
    with pytest.raises(ProblemToFix, match="third ring"):
        capture.add_ripple(cafe_id, a_ripple("And more", warm.id))
    capture.vote_for_ripple(cafe_id, warm.id)
    capture.move_ripple(cafe_id, warm.id, walk.id)
    assert capture.ripple_map(cafe_id).find(warm.id) == replace(warm, parent_id=walk.id, ring=2, position=1, votes=1)
    capture.take_ripple_out(cafe_id, walk.id)
    assert capture.ripple_map(cafe_id).ripples == ()
    undo.undo()
    undo.undo()
    undo.undo()
    assert capture.ripple_map(cafe_id) == kept


def test_what_is_said_after_the_reading_back_has_to_be_heard_too(capture: CaptureService, cafe_id: str) -> None:
    one = a_ripple("I learned it has a name")
    capture.add_ripple(cafe_id, one)
    capture.ripples_read_back(cafe_id)
    capture.vote_for_ripple(cafe_id, one.id)
    assert capture.ripple_map(cafe_id).is_read_back  # a vote changes no word
    capture.change_ripple(cafe_id, replace(one, text="I learned that it has a name"))
    assert not capture.ripple_map(cafe_id).is_read_back


def test_a_sentence_beside_the_map_has_to_be_heard_too_and_an_answer_or_a_swap_changes_nothing() -> None:
    heard = rules.added(RippleMap("café"), Ripple("a", "Fern came back"))
    heard = replace(heard, change="We ring one another.", is_read_back=True)
    same = rules.said(heard, change=heard.change, next_steps="", left_as_is=(GuardAnswer("Fern", "name"),))
    assert same.is_read_back
    assert rules.said(heard, change="We ring Fern.", next_steps="", left_as_is=(), is_swap=True).is_read_back
    assert not rules.said(heard, change="We ring Fern.", next_steps="", left_as_is=()).is_read_back
    answered = replace(heard.ripples[0], left_as_is=(GuardAnswer("Fern", "name"),))
    assert rules.changed(heard, answered).is_read_back
    assert not rules.changed(heard, replace(answered, text="Fern left")).is_read_back


def test_a_ripple_without_words_and_one_that_is_too_long_are_not_kept(capture: CaptureService, cafe_id: str) -> None:
    for text in (" ", "long " * 60):
        with pytest.raises(ProblemToFix):
            capture.add_ripple(cafe_id, a_ripple(text))
    assert capture.ripple_map(cafe_id).is_empty


@st.composite
def maps(draw: st.DrawFn) -> RippleMap:
    kept = RippleMap("café")
    for n in range(draw(st.integers(0, 24))):
        places = ["", *(one.id for one in kept.ripples if one.ring < 3)]
        kept = rules.added(kept, Ripple(f"r{n}", f"Ripple {n}", draw(st.sampled_from(places))))
    return kept


@settings(max_examples=25, deadline=None)
@given(maps())
def test_no_ripple_covers_another_on_the_map_and_all_are_on_it(kept: RippleMap) -> None:
    laid = lay_out(kept)
    assert laid == lay_out(kept)
    for at, one in enumerate(laid.spots):
        assert BOX[0] / 2 <= one.x <= laid.width - BOX[0] / 2
        assert BOX[1] / 2 <= one.y <= laid.height - BOX[1] / 2
        for other in laid.spots[at + 1 :]:
            assert abs(one.x - other.x) > BOX[0] * 0.8 or abs(one.y - other.y) > BOX[1] * 0.8


@settings(max_examples=40, deadline=None)
@given(maps(), st.data())
def test_a_moved_ripple_takes_along_what_followed_and_stays_within_three_rings(
    kept: RippleMap, data: st.DataObject
) -> None:
    if not kept.ripples:
        return
    one = data.draw(st.sampled_from(kept.ripples))
    for place in rules.places_for(kept, one.id):
        moved = rules.moved(kept, one.id, place.id)
        assert {r.id for r in moved.ripples} == {r.id for r in kept.ripples}
        assert rules.ids_under(moved, one.id) == rules.ids_under(kept, one.id)
        assert max(r.ring for r in moved.ripples) <= 3
