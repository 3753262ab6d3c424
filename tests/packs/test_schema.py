from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cafe.core.errors import ProblemToFix
from cafe.model.values import Consent, EntryKind, NoteMode
from cafe.packs.reader import read_frame
from cafe.packs.schema import CafePack, PackFeedback, PackReflection, Withdrawn
from cafe.packs.writer import frame_of
from tests.packs.builders import (
    a_pack,
    a_quote,
    a_sentence,
    a_topic,
    an_id,
    an_idea,
    some_facts,
    some_people,
)

NOTHING_SAID = PackReflection(
    disagreed="", missing_voices="", wants_results=False, wants_another=False, looked_over_by_two=False
)
NO_FEEDBACK = PackFeedback(n=0, sums={})


def test_an_ordinary_cafe_travels() -> None:
    pack = a_pack()
    assert CafePack.model_validate_json(pack.model_dump_json()) == pack


def test_three_people_may_send_themes_but_not_their_day() -> None:
    pack = a_pack(people=some_people(people=3, first_timers=1), cafe=some_facts(day=None))
    assert len(pack.entries) == 3


def test_a_cuppa_for_two_sends_heads_only() -> None:
    pack = a_pack(
        people=some_people(people=2, first_timers=1),
        cafe=some_facts(day=None),
        entries=(),
        feedback=NO_FEEDBACK,
        reflection=NOTHING_SAID,
    )
    assert pack.people.people == 2


TOO_MUCH: dict[str, Callable[[], object]] = {
    "themes of two people": lambda: a_pack(people=some_people(people=2, first_timers=0), cafe=some_facts(day=None)),
    "feedback of two people": lambda: a_pack(
        people=some_people(people=2, first_timers=0),
        cafe=some_facts(day=None),
        entries=(),
        reflection=NOTHING_SAID,
    ),
    "the day of a small café": lambda: a_pack(people=some_people(people=4, first_timers=0)),
    "the day of a level 3 topic": lambda: some_facts(topic=a_topic(caution_level=3)),
    "a day outside its month": lambda: some_facts(day="2026-10-26"),
    "a day that does not exist": lambda: some_facts(day="2026-11-31"),
    "a month that does not exist": lambda: some_facts(month="2026-13", day=None),
    "a quote without a yes": lambda: a_quote(consent=Consent.NO),
    "a quote that was only counted": lambda: a_quote(consent=Consent.COUNT),
    "a quote nobody was asked about": lambda: a_quote(consent=Consent.NOT_ASKED),
    "a quote of forty-one words": lambda: a_quote(text=" ".join(["word"] * 41)),
    "four quotes": lambda: a_pack(entries=tuple(a_quote(str(n)) for n in range(4))),
    "nine sentences": lambda: a_pack(entries=tuple(a_sentence(str(n)) for n in range(9))),
    "thirty-one ideas": lambda: a_pack(entries=tuple(an_idea(str(n)) for n in range(31))),
    "the same entry twice": lambda: a_pack(entries=(a_sentence("a"), an_idea("a"))),
    "a quote on safety": lambda: a_pack(
        cafe=some_facts(
            topic=a_topic(id="gbv", caution_level=3), day=None, urban_rural=0, place_kind="", is_island=False
        )
    ),
    "the kind of place on safety": lambda: some_facts(topic=a_topic(id="gbv", caution_level=3), day=None),
    "words where no notes were taken": lambda: a_pack(cafe=some_facts(note_mode=NoteMode.NONE)),
    "more first-timers than people": lambda: some_people(first_timers=15),
    "feedback that does not add up": lambda: a_pack(feedback=PackFeedback(n=3, sums={})),
    "a sentence of 401 characters": lambda: a_sentence(text="a" * 401),
    "a blank sentence": lambda: a_sentence(text="  "),
    "text that turns direction": lambda: a_sentence(text="a\u202eb"),
    "text with a NUL": lambda: a_sentence(text="a\0b"),
    "half a character": lambda: a_sentence(text="a\ud800b"),
    "text in another normal form": lambda: a_sentence(text="cafe\u0301"),
    "three theme codes": lambda: a_sentence(themes=("LIS1", "LIS2", "LIS3")),
    "a withdrawn quote twice": lambda: a_pack(withdrawn=(Withdrawn(pack_id=an_id("x"), entry_id=an_id("y")),) * 2),
    "another format": lambda: a_pack(version=2),
    "a revision of nought": lambda: a_pack(revision=0),
    "a yes as a number": lambda: some_facts(read_back=1),
    "a number as text": lambda: some_people(people="14"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_pack_never_says(what: str) -> None:
    with pytest.raises(ValidationError):
        TOO_MUCH[what]()


def test_a_field_nobody_knows_is_refused() -> None:
    facts = a_pack().model_dump(mode="json") | {"hall": "Port Aird Community Centre"}

    with pytest.raises(ValidationError, match="hall"):
        CafePack.model_validate_json(json.dumps(facts))


def test_nothing_that_stays_has_a_field() -> None:
    words = set(CafePack.model_json_schema()["properties"])
    for part in CafePack.model_json_schema()["$defs"].values():
        words |= set(part.get("properties", ()))
    stays = {"hall", "notes", "note", "comments", "comment", "tally", "tallies", "name", "host", "left_as_is"}
    assert not words & stays


def test_a_sentence_that_its_room_did_not_agree_to_is_refused_whoever_sends_it() -> None:
    facts = a_pack().model_dump(mode="json")
    first = next(entry for entry in facts["entries"] if entry["kind"] == "theme")
    first |= {"in_room": True, "is_agreed": False}
    with pytest.raises(ValidationError, match="did not agree"):
        CafePack.model_validate_json(json.dumps(facts))
    first["in_room"] = False  # written afterwards: nobody was there to agree
    assert CafePack.model_validate_json(json.dumps(facts)).entries


@given(st.sampled_from(EntryKind), st.sampled_from(Consent))
def test_only_a_yes_lets_a_quote_into_a_pack(kind: EntryKind, consent: Consent) -> None:
    may_leave = consent.lets_words_leave if kind is EntryKind.QUOTE else consent is Consent.NOT_ASKED
    if may_leave:
        assert a_sentence(kind=kind, consent=consent).consent is consent
    else:
        with pytest.raises(ValidationError):
            a_sentence(kind=kind, consent=consent)


@given(st.sampled_from([consent for consent in Consent if not consent.lets_words_leave]))
def test_a_quote_that_gets_past_the_type_is_stopped_when_the_file_is_read_back(consent: Consent) -> None:
    """The writer's last act is to read its own file: by mistake, too, no such file is left behind."""
    slipped_through = a_pack().model_copy(update={"entries": (a_quote().model_copy(update={"consent": consent}),)})
    with pytest.raises(ProblemToFix):
        read_frame(frame_of(slipped_through), slipped_through.sender)
