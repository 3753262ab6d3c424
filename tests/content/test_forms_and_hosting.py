"""What is read aloud, handed out or shown to a host: complete, in order, and plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import forms, hosting, topics, wellbeing
from cafe.content.reading import Part, parse
from cafe.core import assets
from cafe.core.errors import ProblemToFix
from cafe.model.values import Face, StageKind


def test_the_six_agreements_stand_in_the_order_of_the_method() -> None:
    names = [agreement.name for agreement in forms.agreements().six]
    assert names == ["Open-mindedness", "Acceptance", "Curiosity", "Discovery", "Sincerity", "Brevity"]
    assert "Conversation Café method" in forms.agreements().credit


def test_our_own_agreements_are_kept_apart_and_are_few_on_the_poster() -> None:
    found = forms.agreements()
    assert len(found.poster_lines) == 4
    assert found.poster_lines == found.own[:4]
    assert found.own_most == 6


def test_the_opening_says_when_a_secret_cannot_be_kept() -> None:
    opening = " ".join(forms.agreements().opening)
    assert "themes, never names" in opening and "serious risk of harm" in opening and "pass" in opening


def test_five_statements_and_five_faces_with_words() -> None:
    form = forms.feedback()
    assert [statement.code for statement in form.statements] == ["F1", "F2", "F3", "F4", "F5"]
    assert [word.face for word in form.faces] == list(Face)
    assert form.label(Face.VERY_MUCH) == "Very much"
    assert "no names" in form.open_question


def test_the_slip_always_offers_a_way_out() -> None:
    form = forms.equality()
    assert all(question.categories[-1].label == form.prefer_not for question in form.questions)
    assert form.not_asked and "No name" in form.opening


def test_the_light_slip_is_light() -> None:
    light = [question.id for question in forms.equality().profile(forms.LIGHT)]
    assert light == ["age", "ethnic-group", "condition", "condition-limits", "carer"]
    full = [question.id for question in forms.equality().profile(forms.FULL)]
    assert {"sex", "trans", "orientation", "religion", "ethnic-group-full", "carer-full"} <= set(full)
    assert "ethnic-group" not in full


def test_the_slip_is_worded_as_the_national_questions_are() -> None:
    asked = {question.id: question for question in forms.equality().questions}
    assert {id: [one.label for one in asked[id].categories[:-1]] for id in ("ethnic-group", "ethnic-group-full")} == {
        "ethnic-group": [
            "White Scottish", "White Other British", "White Polish", "White Other", "Asian", "All other",
        ],
        "ethnic-group-full": [
            *(f"White: {one}" for one in ("Scottish", "Other British", "Irish", "Polish", "Gypsy/Traveller", "Roma")),
            "White: Showman/Showwoman", "White: Other", "Mixed or multiple",
            *(f"Asian (Scottish/British): {one}" for one in ("Pakistani", "Indian", "Bangladeshi", "Chinese", "Other")),
            "African (Scottish/British)", "Caribbean or Black", "Other: Arab", "Other",
        ],
    }  # fmt: skip
    trans = asked["trans"]
    assert trans.words == "Do you consider yourself to be trans, or have a trans history?"
    assert trans.who == "For 16 and over." and [one.label for one in trans.categories[:2]] == ["No", "Yes"]


def test_age_is_asked_in_the_eight_bands() -> None:
    age = forms.equality().questions[0]
    assert [category.id for category in age.categories] == [
        *("under-16", "16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-over", "prefer-not")
    ]


def test_every_stage_has_words_for_host_and_room() -> None:
    for kind in StageKind:
        words = hosting.stage_words(kind)
        assert words.title and 3 <= len(words.cues) <= 4
        assert words.room_line or kind is StageKind.OWN
    assert hosting.stage_words(StageKind.FINAL).questions[0] == "What will you take away with you?"


def test_a_cue_says_how_long_a_turn_is() -> None:
    words = hosting.stage_words(StageKind.ROUND_1)
    assert "About 2 minutes each. You can pass." in words.cues_for("2 minutes")
    assert not any("{" in cue for kind in StageKind for cue in hosting.stage_words(kind).cues_for(""))


def test_eight_steps_when_someone_is_upset_and_six_when_someone_tells_of_harm() -> None:
    found = hosting.distress()
    assert len(found.steps) == 8 and len(found.harm_steps) == 6
    assert "thinking of ending your life" in found.steps[4].say
    assert "999" in found.steps[5].words
    assert "keep it secret" in found.harm_steps[2].title
    assert found.numbers[:2] == ("nhs-24", "samaritans") and found.danger == "emergency"


def test_nine_cards_from_the_gentlest_step_to_the_firmest() -> None:
    cards = hosting.what_if().cards
    assert len(cards) == 9
    assert all(2 <= len(card.steps) <= 4 for card in cards)
    assert all(f"icons/{card.icon}.svg" in assets.names("icons", ".svg") for card in cards)
    talks = hosting.what_if().find("talks-a-lot")
    assert talks is not None and talks.steps[0].title == "A soft look, and a smile"


def test_cards_for_this_stage_come_first_and_none_is_lost() -> None:
    found = hosting.what_if()
    for kind in StageKind:
        assert len(found.often_now(kind)) + len(found.any_time(kind)) == 9
    often = [card.id for card in found.often_now(StageKind.ROUND_1)]
    assert often == ["quiet", "talks-a-lot", "too-many"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("quiet", "quiet"),
        ("ARG", "disagree"),
        ("advice", "medical-advice"),
        ("husband", "partner-or-child"),
        ("cry", "upset"),
    ],
)
def test_a_card_is_found_by_the_word_a_host_would_type(typed: str, first: str) -> None:
    assert hosting.what_if().matching(typed)[0].id == first


def test_a_word_nobody_thought_of_finds_nothing() -> None:
    assert hosting.what_if().matching("bagpipes") == ()
    assert len(hosting.what_if().matching(" ")) == 9


def test_the_list_for_the_day_is_short_for_a_gentle_topic() -> None:
    assert [line.text for line in hosting.checklist_for(1)] == [
        "Hall booked and key arranged",
        "Co-host agreed",
        "Tea, coffee and a bite to eat",
        "Step-free way in checked",
        "Talking object packed",
        "Support numbers printed",
        "A quiet spot to step out to",
    ]


def test_baby_loss_asks_for_a_second_facilitator_and_a_buddy() -> None:
    topic = topics.find("baby-loss")
    assert topic is not None
    lines = {line.id for line in hosting.checklist_for(topic.caution_level, topic.requirements)}
    assert {"second-facilitator", "buddy", "debrief"} <= lines and "partner" not in lines


def test_an_online_cafe_books_no_hall() -> None:
    lines = {line.id for line in hosting.checklist_for(1, is_online=True)}
    assert "link" in lines and "hall" not in lines and "tea" not in lines


@given(st.sampled_from(topics.load()), st.booleans())
def test_more_care_never_shortens_the_list(topic: topics.Topic, is_online: bool) -> None:
    lists = [{line.id for line in hosting.checklist_for(level, topic.requirements, is_online)} for level in (1, 2, 3)]
    assert lists[0] <= lists[1] <= lists[2]


@pytest.mark.parametrize(
    ("file", "read", "old", "new", "says"),
    [
        ("agreements", forms.parse_agreements, 'name = "Brevity"', 'name = "Curiosity"', "twice"),
        ("agreements", forms.parse_agreements, "most = 6", "most = 7", "1 to 6"),
        ("feedback", forms.parse_feedback, 'id = "mostly"', 'id = "rather"', "faces"),
        ("feedback", forms.parse_feedback, 'code = "F5"', 'code = "F1"', "twice"),
        ("equality", forms.parse_equality, 'after = "condition"', 'after = "weather"', "weather"),
        (
            "equality",
            forms.parse_equality,
            '    { id = "prefer-not", label = "Prefer not to say" },\n',
            "",
            "last",
        ),
        ("cues", hosting.parse_cues, 'kind = "harvest"', 'kind = "close"', "twice"),
        ("cues", hosting.parse_cues, 'kind = "harvest"', 'kind = "autumn"', "autumn"),
        ("distress", hosting.parse_distress, '"samaritans"', '"good-fairy"', "good-fairy"),
        ("whatif", hosting.parse_what_if, 'action = "show_support"', 'action = "call"', "call"),
        ("checklist", hosting.parse_checklist, 'only = "online"', 'only = "radio"', "radio"),
        ("deepen", hosting.parse_prompts, "prompts = [", "hints = [", "prompts"),
    ],
)
def test_a_mistake_in_a_form_is_told(file: str, read: Callable[[Part], object], old: str, new: str, says: str) -> None:
    text = assets.read_text(f"forms/{file}.toml")
    assert old in text
    with pytest.raises(ProblemToFix, match=says):
        read(parse(text.replace(old, new, 1), f"{file}.toml"))


def test_a_stage_without_words_is_told() -> None:
    text = assets.read_text("forms/cues.toml")
    start = text.index('[[stages]]\nkind = "break"')
    end = text.index('[[stages]]\nkind = "own"')
    with pytest.raises(ProblemToFix, match="“break”"):
        hosting.parse_cues(parse(text[:start] + text[end:], "cues.toml"))


def test_the_four_national_questions_stand_as_they_are_published() -> None:
    form = wellbeing.wellbeing()
    assert [question.words for question in form.questions] == [
        "Overall, how satisfied are you with your life nowadays?",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "Overall, how happy did you feel yesterday?",
        "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, "
        "how anxious did you feel yesterday?",
    ]
    assert all([one.id for one in question.categories] == [str(n) for n in range(11)] for question in form.questions)
    assert "unchanged under the Open Government Licence" in form.licence and form.sources
