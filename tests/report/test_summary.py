"""What one café agreed to send, on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.core.plain import is_plain_text
from cafe.model.community.values import Touched
from cafe.model.values import Actor, Consent, Direction, EntryKind, Length, NoteMode, Strength, new_id
from cafe.packs.schema import CafePack, PackEntry, PackReflection, PackRipple, PackRipples
from cafe.report.outline import outline_of, pack_words
from cafe.report.summary import render
from tests.packs.builders import a_pack, a_quote, a_sentence, a_topic, an_idea, some_facts, some_people
from tests.report import cafes
from tests.report.conftest import words_of
from tests.report.paper.uacheck import inspect


def printed(pack: CafePack) -> str:
    return " ".join(words_of(render(outline_of(pack))).split())


@pytest.mark.parametrize("state", cafes.STATES)
def test_every_state_says_what_a_person_last_agreed_it_says(state: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"summary-{state}", render(outline_of(cafes.STATES[state]())))


@pytest.mark.parametrize("state", cafes.STATES)
def test_every_state_can_be_read_by_ear(state: str) -> None:
    outline = outline_of(cafes.STATES[state]())
    seen = inspect(render(outline))
    assert seen.faults == []
    assert seen.roles["H1"] == 1
    assert (seen.title, seen.language) == (outline.title, "en-GB")
    assert seen.links == seen.images == 0


@pytest.mark.parametrize(
    ("state", "pages"), [("usual", 2), ("small", 1), ("two-people", 1), ("no-notes", 1), ("empty-parts", 2)]
)
def test_a_summary_has_one_or_two_pages(state: str, pages: int) -> None:
    assert inspect(render(outline_of(cafes.STATES[state]()))).pages == pages


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert render(outline_of(cafes.usual())) == render(outline_of(cafes.usual()))


def test_every_page_says_which_pack_it_belongs_to() -> None:
    text = words_of(render(outline_of(cafes.usual())))
    assert text.count("Pack " + " · ".join(pack_words(cafes.usual()))) == 2
    assert "1 of 2" in text
    assert "2 of 2" in text


def test_another_revision_has_other_words_and_says_so() -> None:
    second = cafes.usual().model_copy(update={"revision": 2})
    assert pack_words(second) != pack_words(cafes.usual())
    assert "revision 2" in printed(second)


def test_eight_sentences_of_two_lines_fit_the_first_page() -> None:
    first = words_of(render(outline_of(cafes.usual()))).split("--- page 2")[0]
    assert "Earlier menopause is left out of the leaflets." in first


def test_rows_that_do_not_fit_are_carried_on_whole() -> None:
    said = tuple(a_sentence(f"s{n}", text=f"{n} " + "We said it and were told it was nothing. " * 4) for n in range(8))
    text = words_of(
        render(outline_of(a_pack(entries=tuple(s.model_copy(update={"text": s.text.strip()}) for s in said))))
    )
    assert "What we agreed we said, carried on" in text


def test_what_was_left_out_stands_on_the_last_page() -> None:
    for state in cafes.STATES.values():
        assert "hall and the day" in " ".join(words_of(render(outline_of(state()))).rsplit("--- page", 1)[1].split())


def test_a_group_of_four_is_fewer_than_five_and_nothing_can_be_worked_out() -> None:
    text = printed(cafes.small())
    assert "Fewer than 5 people at one table" in text
    for hidden in ("first time", "host", "Most of us", "Some of us", "One voice", "eleven years"):
        assert hidden not in text.replace("Looked over by the host", "")
    assert "hidden: small number" in text
    assert "How many of us is left out" in text


@pytest.mark.parametrize("people", [3, 4])
@pytest.mark.parametrize("cards", [1, 2, 3, 4])
def test_the_files_of_small_numbers_tell_them_nowhere(people: int, cards: int) -> None:
    """Three and four, and any number of cards, give the same page but for the pack's own words."""

    def page(heads: int, taken: int) -> str:
        pack = cafes.small().model_copy(
            update={"people": some_people(people=heads, hosts=1, first_timers=0, support_cards=taken)}
        )
        return printed(pack).replace(" · ".join(pack_words(pack)), "")

    assert page(people, cards) == page(4, 3)


def test_two_people_leave_no_themes_on_paper() -> None:
    assert "With one or two people, no themes are kept." in printed(cafes.two_people())


def test_a_group_that_chose_no_notes_is_said_to_have_chosen() -> None:
    text = printed(cafes.no_notes())
    assert "No notes were kept, as the group chose." in text
    assert "12 people" in text
    assert cafes.QUESTIONS[0] in text


def test_an_empty_part_keeps_its_heading() -> None:
    text = printed(cafes.empty_parts())
    assert "In women’s own words No quotes this time." in text
    assert "Ideas, and who could act No ideas this time." in text
    assert text.count("Not asked this time.") == 2
    assert "Not counted this time." in text


def test_a_topic_that_sends_no_quotes_says_so() -> None:
    assert "No quotes leave on this topic." in printed(cafes.private_topic())


def test_few_newcomers_beside_many_who_came_back_are_not_told() -> None:
    pack = a_pack(people=some_people(people=14, first_timers=3))
    assert "first time" not in printed(pack)


def test_the_day_feedback_and_kinds_of_support_are_in_no_byte() -> None:
    pdf = render(outline_of(cafes.usual()))
    text = words_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        record = str(file.docinfo) + bytes(file.Root.Metadata.read_bytes()).decode()
        streams = "".join(bytes(page.Contents.read_bytes()).decode("latin-1") for page in file.pages)
    for secret in ("26 November", "2026-11-26", "2026-11-27", "interpreter.", "Thursday", "ab" * 32):
        for place in (text.replace("needs an interpreter.", ""), record, streams):
            assert secret not in place
    assert "face" not in text.casefold().replace("surface", "")


_spoken = (
    st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Cn")), min_size=1, max_size=400)
    .map(lambda words: unicodedata.normalize("NFC", words)[:400])
    .filter(lambda words: bool(words.strip()) and is_plain_text(words))
)


def _said_somewhere(*, was_agreed: bool, **facts: Any) -> PackEntry:
    """What was not agreed in the room was written afterwards: nothing else leaves a laptop."""
    return a_sentence(is_agreed=was_agreed, in_room=was_agreed, **facts)


_entries = st.lists(
    st.builds(
        _said_somewhere,
        text=_spoken,
        strength=st.none() | st.sampled_from(Strength),
        direction=st.none() | st.sampled_from(Direction),
        themes=st.sampled_from(((), ("LIS",), ("BOD3", "INF2"), ("ZZZ9",))),
        was_agreed=st.booleans(),
    ),
    max_size=8,
)


def _numbered(entries: list[PackEntry]) -> tuple[PackEntry, ...]:
    return tuple(entry.model_copy(update={"id": a_sentence(f"{at}").id}) for at, entry in enumerate(entries))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_any_pack_that_may_travel_can_be_printed(data: st.DataObject) -> None:
    people = data.draw(st.integers(0, 999))
    mode = data.draw(st.sampled_from(NoteMode))
    speaks = people >= 3 and mode is not NoteMode.NONE
    said = data.draw(_entries) if speaks else []
    asked = data.draw(
        st.lists(st.builds(an_idea, text=_spoken, actors=st.sampled_from(((), tuple(Actor)))), max_size=9)
    )
    quoted = [a_quote(text="x" * 60)] if data.draw(st.booleans()) else []
    pack = a_pack(
        cafe=some_facts(
            day=None,
            note_mode=mode,
            length=data.draw(st.sampled_from(Length)),
            minutes=data.draw(st.integers(0, 600)),
            tables=data.draw(st.integers(1, 99)),
            urban_rural=data.draw(st.integers(0, 8)),
            council=data.draw(st.sampled_from(("", "highland", "more-than-one", "atlantis"))),
            place_kind=data.draw(st.sampled_from(("", "library", "moon"))),
            topic=a_topic(id="what-matters", title=data.draw(_spoken)),
            questions=tuple(data.draw(st.lists(_spoken, max_size=20))),
        ),
        people=some_people(
            people=people,
            hosts=data.draw(st.none() | st.integers(0, 999)),
            first_timers=data.draw(st.none() | st.integers(0, people)),
            support_cards=data.draw(st.none() | st.integers(0, 999)),
        ),
        entries=_numbered([*said, *asked, *quoted]) if speaks else (),
        feedback=cafes.NO_FEEDBACK,
        reflection=PackReflection(
            disagreed=data.draw(_spoken) if speaks else "",
            missing_voices="W" * 1000 if speaks and data.draw(st.booleans()) else "",
            wants_results=data.draw(st.booleans()),
            wants_another=data.draw(st.booleans()),
            looked_over_by_two=data.draw(st.booleans()),
        ),
    )
    seen = inspect(render(outline_of(pack)))
    assert seen.faults == []
    assert {entry.consent for entry in pack.of_kind(EntryKind.QUOTE)} <= {Consent.VERBATIM}


def test_what_came_of_the_meeting_stands_on_the_summary_without_a_vote() -> None:
    ripples = tuple(
        PackRipple(
            id=new_id(), parent="", ring=1, text=f"Ripple number {at}", happened=at != 2, is_wanted=at != 3,
            touched=Touched.US, votes=20 - at,
        )
        for at in range(1, 9)
    )  # fmt: skip
    usual = cafes.usual()
    pack = usual.model_copy(
        update={"version": 2, "ripples": PackRipples(ripples=ripples, change="We ring one another.", next_steps="")}
    )
    said = " ".join(printed(pack).split())
    assert "What came of our meeting" in said and "One change we noticed. We ring one another." in said
    assert "Ripple number 2 (Us, it might)" in said and "Ripple number 3 (Us, it happened, not wanted)" in said
    assert "Ripple number 7" not in said and "And 2 more, in the pack." in said
    assert "vote" not in said and "What came of our meeting" not in printed(usual)
    assert inspect(render(outline_of(pack))).faults == []


def test_empty_boxes_on_paper_are_explained_on_it() -> None:
    usual = cafes.usual()
    first, *rest = usual.entries
    arabic = first.model_copy(update={"text": "Tea helped us talk, شكرا جزيلا."})
    said = printed(usual.model_copy(update={"entries": (arabic, *rest)}))
    assert "□" in said and "Letters we cannot print" in said and "The pack has them whole." in said
    assert "Letters we cannot print" not in printed(usual)


def a_short_evening(sentences: int, ideas: int, quotes: int) -> CafePack:
    usual = cafes.usual()
    kept = {EntryKind.THEME: sentences, EntryKind.IDEA: ideas, EntryKind.QUOTE: quotes}
    return usual.model_copy(
        update={"entries": tuple(one for kind, many in kept.items() for one in usual.of_kind(kind)[:many])}
    )


@pytest.mark.parametrize("sentences", range(1, 9))
@pytest.mark.parametrize(("ideas", "quotes"), [(0, 0), (2, 1), (4, 2)])
def test_no_part_stands_alone_on_a_second_page(sentences: int, ideas: int, quotes: int) -> None:
    with pikepdf.open(BytesIO(render(outline_of(a_short_evening(sentences, ideas, quotes))))) as file:
        last = list(file.pages)[-1]
        pages = len(file.pages)
        out = BytesIO()
        alone = pikepdf.new()
        alone.pages.append(last)
        alone.save(out)
    if pages > 1:
        said = words_of(out.getvalue())
        assert "What was left out, and why" in said and "How these notes were made" in said


@pytest.mark.parametrize("people", [14, 6])
def test_what_is_in_our_words_is_not_called_her_own(people: int) -> None:
    ours = a_quote("ours", text="Some had only now spoken of it.", consent=Consent.PARAPHRASE)
    pack = a_pack(entries=(a_sentence(), ours), people=some_people(people=people, first_timers=None))
    text = printed(pack)
    assert "In our words" in text
    assert ours.text in text
    assert f"“{ours.text}" not in text
    assert "own words" not in text
