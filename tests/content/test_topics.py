"""Topic packs: all there, all worded, and a slip in a file is told in a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import directory, topics
from cafe.core import assets
from cafe.core.errors import ProblemToFix

PELVIC = "topics/T05-pelvic.toml"

# The levels and counts of questions as the programme set them, apart from the files.
LEVELS = {f"T{n:02d}": level for n, level in enumerate("122121233321222112213", start=1)}
SIX_QUESTIONS = {"T02", "T04"}


def changed(old: str, new: str, file: str = PELVIC) -> str:
    text = assets.read_text(file)
    assert old in text
    return text.replace(old, new, 1)


def complaint(text: str, file: str = "my-topic.toml") -> str:
    with pytest.raises(ProblemToFix) as caught:
        topics.parse_topic(text, file)
    return caught.value.sentence()


def test_all_twenty_one_topics_are_there() -> None:
    assert [topic.code for topic in topics.load()] == sorted(LEVELS)
    assert len({topic.id for topic in topics.load()}) == 21
    assert len({topic.short_title for topic in topics.load()}) == 21


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.code)
def test_a_topic_has_its_questions_and_its_care(topic: topics.Topic) -> None:
    assert len(topic.questions) == (6 if topic.code in SIX_QUESTIONS else 5)
    assert all(question.rstrip(")").endswith(("?", "(pass welcome")) for question in topic.questions)
    assert topic.caution_level == int(LEVELS[topic.code])
    assert topic.change_question == topic.questions[-1]
    assert topic.opener == topic.questions[0]
    assert topic.sensitive_points and topic.whp_link and topic.blurb.endswith(".")
    assert len(topic.short_title) <= 30  # the list of topics is a column of a contents page


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.code)
def test_a_topic_leads_to_support_that_exists(topic: topics.Topic) -> None:
    for tag in topic.signpost_tags:
        assert directory.load().about([tag]), tag


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.code)
def test_a_topic_says_where_it_came_from_and_when_we_looked(topic: topics.Topic) -> None:
    assert "ours" in topic.checked
    assert topic.sources and topic.looked_over == "2026-11"


def test_questions_are_worded_as_agreed() -> None:
    menopause = topics.find("menopause")
    assert menopause is not None
    assert menopause.opener == "What word or picture comes to mind about menopause?"
    assert menopause.change_question == "What would a menopause-friendly community do?"
    assert menopause is topics.find("T04")


def test_a_topic_of_ones_own_is_not_among_the_shipped() -> None:
    assert topics.find("our-allotment") is None


def test_baby_loss_asks_for_two_facilitators_a_buddy_and_time() -> None:
    baby_loss = topics.find("T08")
    assert baby_loss is not None
    asked = baby_loss.requirements
    assert (asked.facilitators, asked.wellbeing_buddy, asked.light) == (2, True, False)
    assert baby_loss.not_with == ("T07",)
    birth = topics.find("T07")
    assert birth is not None and birth.not_with == ("T08",)


def test_safety_is_the_one_locked_topic_and_lets_least_leave() -> None:
    (locked,) = [topic for topic in topics.load() if topic.locked]
    asked = locked.requirements
    assert locked.id == "gbv"
    assert (asked.quotes, asked.month_only, asked.council_only, asked.partner) == (False, True, True, True)


def test_each_topic_that_asks_for_care_tells_those_who_come_what_may_come_up() -> None:
    noted = {topic.code for topic in topics.load() if topic.content_note}
    assert noted == {topic.code for topic in topics.load() if topic.caution_level > 1 and not topic.locked}


def test_prepared_topics_keep_their_day_at_home() -> None:
    assert all(topic.requirements.month_only == (topic.caution_level == 3) for topic in topics.load())


def test_the_dots_have_words() -> None:
    names = [topics.caution_name(level) for level in (1, 2, 3)]
    assert names == ["Gentle", "Take care", "Prepared hosts only"]
    assert len({topics.caution_asks(level) for level in (1, 2, 3)}) == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("version = 2", "version = 2\ncolour = 3", "colour"),
        ("caution_level = 2", "caution_level = 4", "It can be 1 to 3"),
        ("caution_level = 2", "caution_level = true", "caution_level"),
        ('"pelvic", "health"', '"pelvik", "health"', "pelvik"),
        ('    "What makes it easier to ask for help?",\n', "", "4 lines"),
        ('"What makes it easier to ask for help?"', '"  "', "Line 4"),
        (
            "What makes it easier to ask for help?",
            "Why is this part of health so hard to talk about?",
            "twice",
        ),
        ("toward_change = 5", "toward_change = 6", "It can be 1 to 5"),
        ('code = "T05"', 'code = "five"', "five"),
        ('id = "pelvic"', 'id = "Pelvic health"', "Pelvic health"),
        ('looked_over = "2026-11"', 'looked_over = "last week"', "month"),
        ("caution_level = 2", "caution_level = 3", "month_only"),
        ("version = 2", "version = ", "does not read"),
        ("quotes = true", 'quotes = "yes"', "quotes"),
        ("We may talk about leaks", "We may talk about leaks" + ", and leaks" * 30, "one or two sentences"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(old: str, new: str, says: str) -> None:
    sentence = complaint(changed(old, new))
    assert sentence.startswith("my-topic.toml cannot be used yet.")
    assert says in sentence
    assert sentence.endswith("Nothing else is affected.")


@given(st.sampled_from(assets.names("topics", ".toml")), st.data())
def test_any_missing_line_is_named(name: str, data: st.DataObject) -> None:
    keys = ["id", "code", "version", "title", "short_title", "blurb", "caution_level", "whp_link", "checked"]
    key = data.draw(st.sampled_from([*keys, "facilitators", "light", "month_only"]))
    text = re.sub(rf"^{key} = .*\n", "", assets.read_text(name), count=1, flags=re.MULTILINE)
    assert f"“{key}” is missing" in complaint(text)


@given(st.from_regex(r"[a-z_]{3,12}zz", fullmatch=True), st.sampled_from(assets.names("topics", ".toml")))
def test_an_unknown_word_anywhere_is_named(key: str, name: str) -> None:
    lines = assets.read_text(name).splitlines()
    for at in (0, lines.index("[requirements]") + 1, len(lines)):
        assert key in complaint("\n".join([*lines[:at], f"{key} = 1", *lines[at:]]))


def test_two_topics_cannot_share_a_name() -> None:
    one = topics.parse_topic(assets.read_text(PELVIC), "one.toml")
    with pytest.raises(ProblemToFix, match=r"two\.toml.*already called T05"):
        topics.check_together([("one.toml", one), ("two.toml", one)])


def test_keeping_apart_from_a_topic_we_do_not_have_is_told() -> None:
    alone = topics.parse_topic(changed("not_with = []", 'not_with = ["T99"]'), "one.toml")
    with pytest.raises(ProblemToFix, match="T99"):
        topics.check_together([("one.toml", alone)])
