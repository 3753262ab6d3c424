"""Topics of one's own: a copy beside its original, a mistake that loses nothing, and no less care than before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import drafts, topics
from cafe.content.drafts import TopicDraft, draft_of, read_own, text_of
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.undo import UndoStack
from cafe.store.database import Database

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
    assert own.topic.requirements == topic.requirements
    assert own.topic.sources[:-1] == topic.sources and own.topic.sources[-1].looked_over == "2026-11"


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


@given(questions=LINES, ready=LINES, title=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_whatever_is_typed_is_kept_to_the_letter(questions: list[str], ready: list[str], title: str) -> None:
    draft = TopicDraft(title=title, questions=tuple(questions), ready=tuple(ready), tags=("crisis",))
    back = draft_of(text_of(draft))
    assert back is not None
    assert (back.title, back.questions, back.ready) == (title, tuple(questions), tuple(ready))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"questions": ("Only one?",)}, "Write five or six questions. There is 1 so far."),
        ({"title": " "}, "Give it a title."),
        ({"tags": ()}, "Choose the support numbers that go with it."),
        ({"ready": ()}, "Say what a host is to be ready for. One line is enough."),
        ({"questions": ("The same?",) * 5}, "One question stands there twice."),
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
    assert kept.topic is None and "A line in it does not read" in kept.wrong
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
