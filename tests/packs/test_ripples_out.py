"""A map of ripples leaves as a picture by the same rules as in a pack, and lies on its own table before that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cafe.model.community.values import Ripple, RippleMap
from cafe.model.values import GuardAnswer, NoteMode
from cafe.packs.facts import SendFacts, TopicRules
from cafe.packs.ripples_out import marked_words, why_held
from cafe.privacy.guard.check import check
from tests.packs.test_readiness_and_preview import PHONE, some_facts

WALK = RippleMap("café", ripples=(Ripple("a", "A Monday walk began"),), is_read_back=True)


def held(facts: SendFacts, kept: RippleMap, *, for_the_table: bool = False) -> str:
    problem = why_held(facts, kept, for_the_table=for_the_table)
    return problem.message if problem else ""


def test_a_map_that_the_group_heard_may_leave_and_one_it_did_not_hear_lies_on_its_table() -> None:
    unheard = replace(WALK, is_read_back=False)
    assert held(some_facts(), WALK) == ""
    assert held(some_facts(), unheard) == "The group has not heard this map yet, so it stays on this laptop."
    assert held(some_facts(), unheard, for_the_table=True) == ""


@pytest.mark.parametrize("kept", [replace(WALK, change=PHONE), replace(WALK, ripples=(Ripple("a", PHONE),))])
@pytest.mark.parametrize("for_the_table", [False, True])
def test_what_the_guard_asks_is_answered_before_any_paper_or_picture(kept: RippleMap, for_the_table: bool) -> None:
    facts = some_facts()
    (marked,) = marked_words(facts, kept)
    assert marked in held(facts, kept, for_the_table=for_the_table)
    (kind,) = {flag.kind.value for flag in check(PHONE) if flag.text == marked}
    answer = (GuardAnswer(marked, kind),)
    left = replace(kept, left_as_is=answer, ripples=tuple(replace(one, left_as_is=answer) for one in kept.ripples))
    assert held(facts, left, for_the_table=for_the_table) == ""


def test_a_name_of_this_evening_is_seen_on_the_map_too() -> None:
    kept = replace(WALK, ripples=(Ripple("a", "Fern began a Monday walk"),))
    assert held(some_facts(), kept) == ""
    assert "Fern" in held(some_facts(names=("Fern",)), kept)


def test_where_no_words_leave_no_map_leaves_either() -> None:
    for facts in (
        some_facts(topic=TopicRules(quotes=False)),
        some_facts(people=2),
        some_facts(plan=replace(some_facts().plan, note_mode=NoteMode.NONE)),
    ):
        assert held(facts, WALK) and held(facts, WALK, for_the_table=True)
