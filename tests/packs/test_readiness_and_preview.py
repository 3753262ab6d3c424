from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import codebook
from cafe.core.errors import Bug
from cafe.model.values import (
    Attendance,
    CafeState,
    Consent,
    Entry,
    EntryKind,
    Face,
    Feedback,
    GuardAnswer,
    NoteMode,
    Place,
    Reflection,
    StageKind,
    Strength,
    Tally,
)
from cafe.packs.assemble import Stamp, assemble, travelling_day
from cafe.packs.facts import SendFacts, TopicRules
from cafe.packs.preview import send_preview
from cafe.packs.readiness import SendState, owed_flags, quotes_without_an_answer, readiness
from tests.builders import a_plan
from tests.packs.builders import an_id

PHONE = "Ring 01631 960123 and nobody answers."


def an_entry(name: str, **facts: Any) -> Entry:
    made = Entry(an_id(name), "cafe", EntryKind.THEME, "Nobody asked us.", 0, strength=Strength.MOST, themes=("LIS1",))
    return replace(made, **facts)


def a_quote(name: str, consent: Consent = Consent.VERBATIM, **facts: Any) -> Entry:
    return an_entry(name, kind=EntryKind.QUOTE, text="I was heard.", consent=consent, **facts)


def some_facts(people: int | None = 14, **facts: Any) -> SendFacts:
    """A café that is ready to go."""
    plan = a_plan(cafe_id=an_id("café"))
    made = SendFacts(
        plan=plan,
        code="7K2M",
        state=CafeState.FINISHED,
        held_on=date(2026, 11, 26),
        minutes=88,
        book=codebook.load(),
        entries=(an_entry("one"), a_quote("two")),
        attendance=Attendance(plan.cafe_id, people, 2, 0),
        feedback=Feedback(plan.cafe_id),
        reflection=Reflection(plan.cafe_id),
        shipped_questions=frozenset(stage.question for stage in plan.stages),
    )
    return replace(made, **facts)


STAMP = Stamp(1, 1, "", date(2026, 11, 27), "", "ab" * 32, "0.1.0")


def said(facts: SendFacts) -> tuple[str, ...]:
    return readiness(facts).sentences


def test_a_cafe_that_owes_nothing_is_ready_and_then_sent_and_then_changed() -> None:
    facts = some_facts()
    assert readiness(facts).state is SendState.READY
    assert readiness(facts, was_sent=True).state is SendState.SENT
    assert readiness(facts, was_sent=True, has_changed=True).state is SendState.CHANGED
    owing = replace(facts, held_on=None)
    assert readiness(owing, was_sent=True, has_changed=True).state is SendState.DRAFT


def test_each_thing_owed_is_a_sentence() -> None:
    plan = a_plan()
    assert said(some_facts(held_on=None)) == ("Add the date of this café.",)
    assert said(some_facts(people=None)) == ("Say how many people came.",)
    assert said(some_facts(plan=replace(plan, topic_id=""))) == ("Choose the topic of this café.",)
    assert said(some_facts(entries=())) == ("Write at least one sentence about what the group said.",)
    assert said(some_facts(state=CafeState.RUNNING)) == ("This café is not over yet.",)
    for state in (CafeState.CANCELLED, CafeState.NOBODY_CAME):
        assert said(some_facts(state=state)) == ("There was no café, so there is nothing to send.",)
    rehearsal = some_facts(plan=replace(plan, is_rehearsal=True))
    assert said(rehearsal) == ("This was a practice. It stays on this laptop.",)


def test_each_thing_owed_says_where_it_is_answered() -> None:
    entries = (a_quote("two", Consent.NOT_ASKED), an_entry("one", text=PHONE))
    everything = some_facts(people=None, held_on=None, entries=entries)
    assert [one.place for one in readiness(everything).owed] == ["plan", "who-came", "write-up", "check"]
    assert [one.place for one in readiness(some_facts(state=CafeState.RUNNING)).owed] == ["run"]
    assert [one.place for one in readiness(some_facts(state=CafeState.CANCELLED)).owed] == [""]


def test_one_quote_and_twenty_quotes_are_counted_in_words() -> None:
    one = some_facts(entries=(an_entry("one"), a_quote("two", Consent.NOT_ASKED)))
    assert said(one) == ("One quote needs a yes or no before you can send this one.",)
    many = tuple(a_quote(f"q{n}", Consent.NOT_ASKED) for n in range(20))
    assert said(some_facts(entries=(an_entry("one"), *many))) == (
        "20 quotes need a yes or no before you can send this one.",
    )


def test_a_cafe_without_notes_or_of_two_people_owes_no_sentence() -> None:
    assert said(some_facts(entries=(), plan=replace(a_plan(), note_mode=NoteMode.NONE))) == ()
    assert said(some_facts(people=2, entries=())) == ()


def test_a_sentence_the_room_did_not_agree_to_stays_and_says_why() -> None:
    facts = some_facts(entries=(an_entry("one"), an_entry("two", in_room=True)))
    shown = send_preview(facts, readiness(facts), None, 1, has_day=True)
    assert [line.id for line in shown.sentences] == [an_id("one")]
    assert [line.why for line in shown.sentences_staying] == ["Not agreed in the room, so it stays here"]
    assert "One sentence" in shown.stays
    assert [entry.id for entry in assemble(facts, STAMP).entries] == [an_id("one")]


def test_a_cafe_whose_room_agreed_to_nothing_still_owes_a_sentence() -> None:
    assert said(some_facts(entries=(an_entry("one", in_room=True),))) == (
        "No sentence was agreed in the room. Write one about what the group said.",
    )


def test_quotes_that_cannot_leave_wait_for_nobody() -> None:
    asked = (an_entry("one"), a_quote("two", Consent.NOT_ASKED))
    assert quotes_without_an_answer(some_facts(entries=asked)) == (an_id("two"),)
    assert quotes_without_an_answer(some_facts(entries=asked, topic=TopicRules(quotes=False))) == ()
    assert quotes_without_an_answer(some_facts(entries=asked, people=2)) == ()


def test_the_guard_reads_every_text_that_leaves_and_none_that_stays() -> None:
    plan = replace(
        a_plan(), stages=tuple(replace(s, question=PHONE if s.kind is StageKind.FINAL else "") for s in a_plan().stages)
    )
    facts = some_facts(
        plan=plan,
        shipped_questions=frozenset(),
        entries=(
            an_entry("one", text=PHONE),
            a_quote("two", Consent.VERBATIM, position=1),
            a_quote("three", Consent.NO, left_as_is=()),
            an_entry("four", kind=EntryKind.IDEA, text=PHONE),
        ),
        reflection=Reflection(plan.cafe_id, disagreed=PHONE, missing_voices=PHONE),
    )
    facts = replace(
        facts, entries=tuple(replace(e, text=PHONE) if e.id == an_id("three") else e for e in facts.entries)
    )
    assert [flag.place for flag in owed_flags(facts)] == ["theme", "idea", "disagreed", "missing_voices", "question"]
    assert said(facts) == ("Five things could point to a person. Look at them before you send.",)
    small = replace(facts, attendance=Attendance(plan.cafe_id, 2))
    assert [flag.place for flag in owed_flags(small)] == ["question"]


def test_what_was_left_as_it_is_is_not_asked_again() -> None:
    facts = some_facts(entries=(an_entry("one", text=PHONE),))
    flag = owed_flags(facts)[0].flag
    answered = an_entry("one", text=PHONE, left_as_is=(GuardAnswer(flag.text, flag.kind.value),))
    after = replace(facts, entries=(answered,))
    assert owed_flags(after) == ()
    shown = send_preview(after, readiness(after), None, 1, has_day=True)
    assert shown.left_as_is == (flag.text,)


def test_a_question_of_the_topic_is_not_read_by_the_guard() -> None:
    plan = replace(a_plan(), stages=tuple(replace(stage, question=PHONE) for stage in a_plan().stages))
    assert owed_flags(some_facts(plan=plan, shipped_questions=frozenset({PHONE}))) == ()


def test_the_name_of_a_topic_of_ones_own_is_read_and_one_of_the_apps_is_not() -> None:
    plan = replace(a_plan(), topic_id="own-1", topic_title="Morag Sutherland and the Lochinver surgery")
    flags = owed_flags(some_facts(plan=plan))
    assert {(flag.place, flag.target) for flag in flags} == {("topic_title", plan.cafe_id)}
    assert {"Morag Sutherland", "Lochinver surgery"} == {flag.flag.text for flag in flags}
    shipped = some_facts(plan=plan, shipped_titles=frozenset({plan.topic_title}))
    assert owed_flags(shipped) == ()


def test_what_was_left_as_it_is_where_the_topic_was_written_is_not_asked_again_at_every_cafe() -> None:
    plan = replace(a_plan(), topic_id="own-1", topic_title="Morag Sutherland and the Lochinver surgery")
    first = owed_flags(some_facts(plan=plan))
    left = tuple(GuardAnswer(owed.flag.text, owed.flag.kind.value) for owed in first[:1])
    again = owed_flags(some_facts(plan=plan, topic_left=left))
    assert [owed.flag.text for owed in again] == [owed.flag.text for owed in first[1:]]


@st.composite
def any_facts(draw: st.DrawFn) -> SendFacts:
    people = draw(st.integers(0, 20))
    kinds = draw(st.lists(st.sampled_from(EntryKind), max_size=6))
    consents = st.sampled_from(Consent)
    entries = tuple(
        an_entry(
            str(n),
            kind=kind,
            consent=draw(consents) if kind is EntryKind.QUOTE else Consent.NOT_ASKED,
            in_room=draw(st.booleans()),
            is_agreed=draw(st.booleans()),
            text=" ".join(["word"] * draw(st.integers(1, 50))),
        )
        for n, kind in enumerate(kinds)
    )
    faces = tuple(Tally("F1", face.value, draw(st.integers(0, 3))) for face in Face)
    plan = replace(
        a_plan(cafe_id=an_id("café"), place=Place("highland", 6, "hall", is_island=True)),
        caution_level=draw(st.integers(1, 3)),
        note_mode=draw(st.sampled_from(NoteMode)),
        topic_id=draw(st.sampled_from(("gbv", "menopause"))),
    )
    is_gbv = plan.topic_id == "gbv"
    return some_facts(
        people=people,
        plan=plan,
        entries=entries,
        feedback=Feedback(plan.cafe_id, faces),
        reflection=Reflection(plan.cafe_id, disagreed="Whether to ask men along."),
        topic=TopicRules(quotes=not is_gbv, month_only=is_gbv or draw(st.booleans()), council_only=is_gbv),
    )


@given(any_facts())
def test_whatever_was_written_the_pack_is_legal_and_the_preview_shows_just_that(facts: SendFacts) -> None:
    pack = assemble(facts, STAMP)
    assert assemble(facts, STAMP) == pack
    shown = send_preview(facts, readiness(facts), None, 1, travelling_day(facts) is not None)
    ids = [line.id for line in (*shown.sentences, *shown.quotes, *shown.ideas)]
    assert sorted(ids) == sorted(entry.id for entry in pack.entries)
    quotes = {entry.id for entry in facts.entries if entry.kind is EntryKind.QUOTE}
    assert {line.id for line in shown.quotes} | {quote.id for quote in shown.quotes_staying} == quotes
    assert all(quote.why for quote in shown.quotes_staying)
    assert shown.has_feedback == bool(pack.feedback.sums)
    assert (pack.cafe.day is None) == (shown.day_inside == "Only the month goes.")
    if (facts.people or 0) < 5:
        assert shown.people_line == "Fewer than 5 people"
        assert not any(line.strength for line in (*shown.sentences, *shown.quotes, *shown.ideas))


def test_the_quotes_of_a_small_cafe_are_on_no_page() -> None:
    shown = send_preview(some_facts(people=4), readiness(some_facts(people=4)), None, 1, has_day=False)
    assert shown.quotes
    assert shown.quote_note == "So few people: the quotes go to the programme only, and not on the summary."
    assert shown.exact_line == "The exact number goes inside the lock. Every page says “Fewer than 5”."


@pytest.mark.parametrize("facts", [some_facts(people=None), some_facts(held_on=None)])
def test_a_pack_is_never_made_of_half_a_cafe(facts: SendFacts) -> None:
    with pytest.raises(Bug):
        assemble(facts, STAMP)


def test_what_does_not_fit_a_pack_is_our_mistake_and_not_hers() -> None:
    with pytest.raises(Bug):
        assemble(some_facts(entries=(an_entry("one", text="a" * 500),)), STAMP)
