"""Topics of one's own: a copy beside its original, a mistake that loses nothing, and no less care than before."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.content import drafts, topics
from cafe.content.drafts import TopicDraft, as_kept, draft_of, not_held, read_own, text_of
from cafe.content.gate import before_start, checks_owed, holding
from cafe.content.reading import lines_of
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.plain import plain_text
from cafe.core.undo import UndoStack
from cafe.model.values import GuardAnswer, Length, Support
from cafe.packs.kits.parts import kit_topic
from cafe.store.database import Database
from tests.builders import a_plan

_PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60), max_size=8)


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def content(database: Database, clock: FakeClock, undo: UndoStack) -> ContentService:
    return ContentService(database, clock, Changes(), undo=undo)


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.id)
def test_a_copy_of_any_topic_can_be_used_at_once_and_asks_the_same(topic: topics.Topic) -> None:
    text = drafts.copy_text(topic, "own-1", "OWN01", "2026-11")
    own = read_own("own-1", text, topic, based_on=topic.id)
    assert own.topic is not None, own.wrong
    assert own.topic.questions == topic.questions
    assert own.topic.content_note == topic.content_note
    assert own.topic.requirements == topic.requirements
    assert own.topic.sources[:-1] == topic.sources and own.topic.sources[-1].looked_over == "2026-11"


def test_a_copy_from_before_there_were_notes_says_what_its_original_says() -> None:
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    draft = draft_of(drafts.copy_text(replace(pelvic, content_note=""), "own-1", "OWN01", "2026-11"))
    assert draft is not None and "content_note" not in text_of(draft)
    own = read_own("own-1", text_of(draft), pelvic)
    assert own.topic is not None and own.topic.content_note == pelvic.content_note


def test_a_copy_never_asks_less_than_its_original() -> None:
    loss = topics.find("baby-loss")
    assert loss is not None
    draft = draft_of(drafts.copy_text(loss, "own-1", "OWN01", "2026-11"))
    assert draft is not None
    lighter = replace(draft, caution_level=1, two_hosts=False, buddy=False, light=True)
    own = read_own("own-1", text_of(lighter), loss)
    assert own.topic is not None
    assert own.topic.caution_level == 3
    assert own.topic.requirements.facilitators == 2
    assert own.topic.requirements.wellbeing_buddy and not own.topic.requirements.light
    assert own.topic.requirements.month_only


@_PATIENT
@given(questions=LINES, ready=LINES, title=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_every_word_that_is_typed_is_kept(questions: list[str], ready: list[str], title: str) -> None:
    draft = TopicDraft(title=title, questions=tuple(questions), ready=tuple(ready), tags=("crisis",))
    back = draft_of(text_of(draft))
    assert back is not None and back.title == plain_text(title)
    assert [list(back.questions), list(back.ready)] == [
        [line for one in lines if (line := plain_text(one))] for lines in (questions, ready)
    ]


@_PATIENT
@given(st.text(max_size=80), st.sampled_from(["title", "blurb", "question", "ready", "the whole file"]))
def test_whatever_is_typed_anywhere_goes_into_a_kit_or_is_told_in_a_sentence(typed: str, place: str) -> None:
    draft = draft_of(_of_a_copy("pelvic", {}, {}))
    assert draft is not None
    texts = {
        "title": text_of(replace(draft, title=typed)),
        "blurb": text_of(replace(draft, blurb=typed)),
        "question": text_of(replace(draft, questions=(*draft.questions[:4], typed))),
        "ready": text_of(replace(draft, ready=(*draft.ready, typed))),
        "the whole file": typed,
    }
    own = read_own("own-1", as_kept(texts[place]))
    try:
        assert kit_topic(own).text == own.text, "the reader of a kit has what the page shows"
    except ProblemToFix as problem:
        assert own.topic is None and problem.message and problem.hint
    assert as_kept(own.text) == own.text, "keeping it twice changes nothing"


@pytest.mark.parametrize("typed", ["Hot flu\u00adshes", "Hot\u200b flushes", unicodedata.normalize("NFD", "Hot cafés")])
def test_a_letter_nobody_sees_keeps_no_topic_from_being_shared(content: ContentService, typed: str) -> None:
    draft = draft_of(content.own.copy(topics.load()[0]).text)
    assert draft is not None
    made = content.own.write_new()
    own = content.own.keep(made.id, text_of(replace(draft, title=typed)).replace("\n", "\r\n"))
    assert own.topic is not None and own.topic.title == plain_text(typed) and "\r" not in own.text
    assert kit_topic(own).text == own.text
    as_before = replace(own, text=tomli_w.dumps({**(lines_of(own.text) or {}), "title": typed}))
    assert kit_topic(as_before).text == own.text, "one that was kept before they were taken out goes too"


def test_a_topic_too_long_for_a_kit_is_told_by_its_name() -> None:
    own = read_own("own-1", _of_a_copy("pelvic", {"host_cues": ["On and on. " * 4000]}, {}))
    with pytest.raises(ProblemToFix, match="“Pelvic health” is too long for a kit"):
        kit_topic(own)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"questions": ("Only one?",)}, "Write five or six questions. There is 1 so far."),
        ({"title": " "}, "Give it a title."),
        ({"tags": ()}, "Choose the support numbers that go with it."),
        ({"ready": ()}, "Say what a host is to be ready for. One line is enough."),
        ({"questions": ("The same?",) * 5}, "One question stands there twice."),
        ({"blurb": "On and on. " * 60}, "It is very long. Say it in one or two sentences."),
    ],
)
def test_a_mistake_is_told_in_a_sentence_and_the_text_is_there(
    content: ContentService, change: dict[str, object], says: str
) -> None:
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    made = content.own.copy(pelvic)
    draft = draft_of(made.text)
    assert draft is not None
    typed = text_of(replace(draft, **change))  # type: ignore[arg-type]
    kept = content.own.keep(made.id, typed)
    assert kept.topic is None and kept.wrong == says
    assert content.own.find(made.id) == kept and kept.text == typed
    assert content.topic(made.id) is None  # it cannot be planned on
    assert topics.find("pelvic") == pelvic  # the shipped one stays


def test_a_file_that_cannot_be_read_at_all_keeps_its_text(content: ContentService) -> None:
    made = content.own.write_new()
    kept = content.own.keep(made.id, 'title = "Half a line')
    assert kept.topic is None and kept.wrong == "This topic cannot be used yet. Its last line does not read."
    assert content.own.find(made.id) == kept


def test_what_was_written_copied_and_deleted_can_be_taken_back(content: ContentService, undo: UndoStack) -> None:
    heart = topics.find("heart")
    assert heart is not None
    made = content.own.copy(heart)
    assert content.topic(made.id) is not None and made.based_on == "heart"
    content.own.delete(made.id)
    assert content.own.all() == ()
    undo.undo()
    assert content.own.find(made.id) == made
    undo.undo()
    assert content.own.all() == ()


def test_a_copy_of_the_locked_topic_is_opened_with_it(content: ContentService) -> None:
    gbv = topics.find("gbv")
    assert gbv is not None
    made = content.own.copy(gbv)
    assert made.topic is not None and not content.is_open(made.topic)
    content.keep_setting("unlocked_topics", ["gbv"])
    assert content.is_open(made.topic)
    assert made.id in content.opened()


ODD = st.recursive(
    st.none().map(lambda _none: "")
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
    | st.integers(-5, 9)
    | st.booleans()
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
    max_leaves=5,
)
TOP = ["title", "short_title", "blurb", "caution_level", "questions", "toward_change", "sensitive_points"]
TOP += ["signpost_tags", "requirements", "version", "sources", "host_cues", "locked"]
ASKED = ["facilitators", "wellbeing_buddy", "light", "quotes", "month_only", "partner", "notes"]


def _of_a_copy(name: str, changes: dict[str, object], asks: dict[str, object]) -> str:
    shipped = topics.find(name)
    assert shipped is not None
    data = lines_of(drafts.copy_text(shipped, "own-1", "OWN01", "2026-11"))
    assert data is not None
    requirements = data["requirements"]
    assert isinstance(requirements, dict)
    return tomli_w.dumps({**data, "requirements": {**requirements, **asks}, **changes})


def _words_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for one in value.values() for word in _words_in(one)]
    if isinstance(value, list):
        return [word for one in value for word in _words_in(one)]
    return value.split() if isinstance(value, str) else [repr(value)]


@_PATIENT
@given(
    name=st.sampled_from(["pelvic", "baby-loss"]),
    changes=st.dictionaries(st.sampled_from(TOP), ODD, max_size=3),
    asks=st.dictionaries(st.sampled_from(ASKED), ODD, max_size=2),
)
def test_whatever_stands_in_a_file_the_form_keeps_it_or_leaves_it_to_the_text(
    name: str, changes: dict[str, object], asks: dict[str, object]
) -> None:
    text = _of_a_copy(name, changes, asks)
    own = read_own("own-1", text, topics.find(name))
    assert own.text == text and own.title
    assert (own.topic is None) == bool(own.wrong)
    draft = draft_of(text)
    assert draft is not None
    first_edit = text_of(draft)
    if not own.not_held:
        before, after = _words_in(lines_of(text)), _words_in(lines_of(first_edit))
        assert not set(before) - set(after) - {"False"}


@_PATIENT
@given(st.text(max_size=200))
def test_no_text_at_all_stops_the_page(text: str) -> None:
    own = read_own("own-1", text)
    assert own.text == text and own.title and (own.topic is None) == bool(own.wrong)


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({}, {"facilitators": "two"}),
        ({"requirements": "none to speak of"}, {}),
        ({}, {"notes": 5}),
        ({"questions": "one string"}, {}),
        ({"questions": [["one", "two"], "three"]}, {}),
        ({"blurb": ["in", "parts"]}, {}),
        ({"caution_level": "3 of 3"}, {}),
        ({"caution_level": True}, {}),
        ({"caution_level": 9}, {}),
        ({"signpost_tags": ["crisis", "the corner shop"]}, {}),
    ],
)
def test_what_the_form_cannot_hold_opens_as_text_and_says_why(
    changes: dict[str, object], asks: dict[str, object]
) -> None:
    own = read_own("own-1", _of_a_copy("pelvic", changes, asks))
    assert own.topic is None and own.wrong and own.not_held


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("sensitive_points", "sensitive_pionts", "We do not know what “sensitive_pionts” is. It may be misspelt."),
        ('looked_over = "2026-11"', 'looked_over = "2026-13"', "Write a month like 2026-11."),
        ("host_cues = [", 'host_cues = [\n"",', "Cues for the host"),
        ('whp_link = "', 'whp_link = ""\nodd = "', "“whp_link” is empty."),
    ],
)
def test_a_slip_beside_the_fields_opens_as_text_where_it_can_be_put_right(was: str, now: str, says: str) -> None:
    text = _of_a_copy("pelvic", {}, {})
    assert was in text
    own = read_own("own-1", text.replace(was, now))
    assert own.topic is None and says in own.wrong and own.not_held
    assert read_own("own-1", text).not_held == ""


@pytest.mark.parametrize("deep", ["a = " + "[" * 4000 + "]" * 4000, "version = 0x" + "f" * 9000])
def test_a_file_made_to_trip_the_reader_is_told_in_a_sentence(deep: str) -> None:
    own = read_own("own-1", deep)
    assert own.topic is None and "does not read" in own.wrong


def test_a_note_in_the_file_stays_and_a_hash_in_a_sentence_is_no_note() -> None:
    text = _of_a_copy("pelvic", {"blurb": "Room #4, and “#” in 'words'."}, {})
    assert not_held(text) == ""
    noted = text.replace("caution_level", "# ask Una first\ncaution_level", 1)
    own = read_own("own-1", noted)
    assert own.topic is not None and own.wrong == "" and "notes" in own.not_held


@pytest.mark.parametrize("level", ["3 dots", 0, 9, True, 2.0])
def test_a_mistyped_level_counts_as_the_most_careful_and_says_so(level: object) -> None:
    text = _of_a_copy("heart", {"caution_level": level}, {})
    draft, own = draft_of(text), read_own("own-1", text)
    assert draft is not None and draft.caution_level == 3
    assert own.topic is None and "counts as 3" in own.wrong


@pytest.mark.parametrize("level", [1, 2])
def test_what_a_topic_asks_holds_at_every_level(level: int) -> None:
    asks: dict[str, object] = {"facilitators": 2, "wellbeing_buddy": True, "light": False}
    topic = read_own("own-1", _of_a_copy("heart", {"caution_level": level}, asks)).topic
    assert topic is not None
    ready = Support("Una", "01632 960001", "01632 960002", "01632 960003", has_read_steps=True)
    plan = a_plan(topic_id="own-1", caution_level=level, length=Length.LIGHT)
    assert [one.code for one in holding(before_start(plan, ready, topic))] == [
        "too-short",
        "second-facilitator",
        "buddy",
    ]
    owed = checks_owed(plan, topic)
    done = replace(plan, length=Length.NINETY, checks=tuple(replace(one, is_done=True) for one in owed))
    assert before_start(done, ready, topic) == ()
    assert checks_owed(done, topic) == ()


@pytest.mark.parametrize("level", [1, 2])
def test_a_topic_that_was_deleted_takes_nothing_that_it_asked_for_with_it(level: int) -> None:
    asks = {"facilitators": 2, "wellbeing_buddy": True}
    topic = read_own("own-1", _of_a_copy("heart", {"caution_level": level}, asks)).topic
    ready = Support("Una", "01632 960001", "01632 960002", "01632 960003", has_read_steps=True)
    plan = a_plan(topic_id="own-1", caution_level=level, length=Length.NINETY)
    plan = replace(plan, checks=(*plan.checks, *checks_owed(plan, topic)))
    plan = replace(plan, checks=tuple(replace(one, is_done=False) for one in plan.checks))
    assert [one.code for one in holding(before_start(plan, ready, None))] == ["second-facilitator", "buddy"]
    done = replace(plan, checks=tuple(replace(one, is_done=True) for one in plan.checks))
    assert before_start(done, ready, None) == ()
    careful = replace(plan, caution_level=3, checks=())
    assert [one.code for one in holding(before_start(careful, ready, None))] == ["buddy"]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("checked = ", "looked = ", "“Who looked it over” (checked) is missing."),
        ("caution_level = 1", "caution_level = 9", "“How much care it asks” (caution_level) is 9. It can be 1 to 3."),
        ("light = true", "light = 1", "What it asks of a host: “A full hour or more” (light) is not the kind of value"),
        ("title = ", "title == ", "Line 6 of it does not read."),
    ],
)
def test_a_slip_in_the_file_is_told_in_the_words_of_the_page(
    content: ContentService, was: str, now: str, says: str
) -> None:
    heart = topics.find("heart")
    assert heart is not None
    made = content.own.copy(heart)
    lines = made.text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(was))
    lines[at] = lines[at].replace(was, now, 1)
    kept = content.own.keep(made.id, "\n".join(lines))
    assert says.replace("Line 6", f"Line {at + 1}") in kept.wrong


def test_what_was_left_as_it_is_in_a_topic_is_kept_with_it_and_goes_with_it(content: ContentService) -> None:
    made, other = content.own.write_new(), content.own.write_new()
    content.own.keep_words_left(made.id, [GuardAnswer("Morag", "PERSON"), GuardAnswer("Morag", "PERSON")])
    content.own.keep_words_left(other.id, [GuardAnswer("Oban", "PLACE")])
    assert content.own.words_left(made.id) == (GuardAnswer("Morag", "PERSON"),)
    content.own.delete(made.id)
    assert content.own.words_left(made.id) == ()
    assert content.own.words_left(other.id) == (GuardAnswer("Oban", "PLACE"),)
