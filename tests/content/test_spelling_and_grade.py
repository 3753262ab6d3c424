"""Every shipped word is spelled, and read as easily as the people it is for can read.

The words of a topic's own title do not count to its grade: a thing cannot be called by an easier name than its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from cafe.content import hosting, topics
from cafe.content.topics import Topic
from tests.content.shipped import READ_BY_ALL, content, grade, hardest, modules, pages, pieces

PARTICIPANTS, HOSTS = 6, 8  # grades at most
ONE_SENTENCE = 2  # grades by which a single long sentence may lie above its page
OUR_WORDS = Path(__file__).parent / "our_words.txt"
_ADDRESS = re.compile(r"\S*(?:://|@|\w\.\w)\S*")  # of a page, a mailbox or a file
_WORD = re.compile(r"(?<![\w.’'])[A-Za-zÀ-ÿ]+(?:[’'][a-z]+)?(?!\w)")

# As they are spelled in the United States: the list of English words has them too.
_FOREIGN = re.compile(
    r"(?:behavio|colo|endeavo|favo|flavo|harbo|hono|humo|labo|neighbo|odo|rumo|savio|vapo|vigo)r"
    r"(?:s|ed|ing|able|al|ful|less|ly|er|ers|ite|ites|hood|hoods|'s)?"
    r"|(?!(?:re|cap|over|mid)?si|(?:ap)?pri|sei)\w+[iy]z(?:e|es|ed|er|ers|ing|ation|ations|ational)"
    r"|(?:an|cat|par)alyz(?:e|es|ed|ing)"
    r"|(?:cent|fib|theat|lit)er(?:s|ed)?|(?:cata|dia)logs?|gr[a]y|moms?"
    r"|(?:cancel|counsel|label|model|travel|signal)(?:ed|ing|ers?|or|ors)|(?:enroll|fulfill|install)ments?|enroll|fulfill"
    r"|(?:an|leuk)emi[ac]|diarrhea|estrogens?|gynecolog\w+|hemorrhag\w+|orthopedics?|pediatric\w*|maneuvers?"
    r"|(?:de|of)fenses?|jewelry|licenses?|skeptic\w*|skillful|programs?(?:'s)?"
)
_SOFTWARE = ("packs/codebook_file.py", "ui/collate/themes_page.py", "themes")  # here a program is what runs on a laptop


@cache
def _known() -> SpellChecker:
    known = SpellChecker(language="en", distance=1)
    known.word_frequency.load_words(OUR_WORDS.read_text(encoding="utf-8").split())
    return known


def misspelt(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words that no list has, and those spelled as in the United States, each with where it first stands.

    Words that begin large count too: names are in ``our_words.txt``. What is written in capitals alone is an
    abbreviation.
    """
    found: dict[str, str] = {}
    for where, text in texts:
        for word in _WORD.findall(_ADDRESS.sub(" ", text)):
            if not word.isupper() or len(word) == 1:
                found.setdefault(word.replace("’", "'").lower(), where)
    foreign = {word for word, where in found.items() if _FOREIGN.fullmatch(word) and not _is_software(word, where)}
    return {word: found[word] for word in sorted(_known().unknown(found) | foreign)}


def _is_software(word: str, where: str) -> bool:
    return word.startswith("program") and where in _SOFTWARE


def test_every_word_of_the_content_is_spelled() -> None:
    assert misspelt(content()) == {}


def test_every_word_on_pages_and_paper_is_spelled() -> None:
    assert misspelt((name, text) for name, texts in modules().items() for text in texts) == {}


def test_a_slip_of_the_keyboard_is_seen() -> None:
    assert misspelt(iter([("here", "we wellcome you to the cafée, organisation and all")])) == {
        "cafée": "here",
        "wellcome": "here",
    }


@pytest.mark.parametrize("text", ["Wellcome", "Wellcome to the hall.", "Agreemnts", "Our Programe"])
def test_a_slip_in_a_word_that_begins_large_is_seen_even_alone(text: str) -> None:
    assert len(misspelt([("here", text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a well-bieng café",
        "she/thier own",
        "(scottish/britsh)",
        *("organization", "color", "center", "favorite", "labor", "neighbor", "behavior", "recognizing", "program"),
        *("gray", "licenses", "traveler", "analyzed", "pediatric", "counselor", "theaters", "apologize"),
    ],
)
def test_a_slip_after_a_hyphen_or_a_stroke_and_a_foreign_spelling_are_seen(text: str) -> None:
    assert len(misspelt([("here", text)])) == 1


def test_a_word_that_only_looks_foreign_and_an_address_are_not_asked_about() -> None:
    texts = "the size of the prize; we seize; the practice meter; nhsinform.scot/zzqx; a@zzqx.example; x.zzqx"
    assert misspelt([("here", texts), ("themes", "Other programs share their codes.")]) == {}


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.id)
def test_a_topic_is_read_with_ease(topic: Topic) -> None:
    asked = (topic.blurb, *topic.questions)
    told = (*topic.sensitive_points, *topic.host_cues, *topic.requirements.notes)
    assert grade(asked, topic.title) <= PARTICIPANTS
    assert grade(told, topic.title) <= HOSTS


@pytest.mark.parametrize("topic", [one for one in topics.load() if one.content_note], ids=lambda topic: topic.id)
def test_a_note_on_the_poster_is_read_with_ease_by_itself(topic: Topic) -> None:
    assert grade((topic.content_note,), topic.title) <= PARTICIPANTS
    assert [one for one in hardest((topic.content_note,)) if one[0] > PARTICIPANTS + ONE_SENTENCE] == []


@pytest.mark.parametrize("piece", [*READ_BY_ALL, "the privacy notice", "the strips", "the slips", "the agreements"])
def test_what_those_who_come_read_is_read_with_ease(piece: str) -> None:
    lines = [line for line in pieces()[piece] if line.count(" ") > 1]
    assert lines and grade(lines) <= PARTICIPANTS
    assert [one for one in hardest(lines) if one[0] > PARTICIPANTS + ONE_SENTENCE] == []


def test_every_page_is_read_with_ease_by_itself() -> None:
    assert {name: found for name, texts in pages().items() if (found := grade(texts)) > HOSTS} == {}


def test_no_single_sentence_hides_in_an_easy_page() -> None:
    hard = hardest(text for texts in pages().values() for text in texts)
    assert [one for one in hard if one[0] > HOSTS + ONE_SENTENCE] == []


def test_a_hard_sentence_is_seen() -> None:
    hard = (
        "Participants’ contributions are subsequently categorised according to predetermined organisational criteria."
    )
    assert hardest([hard])[0][0] > 12


def test_what_a_host_holds_is_read_with_ease() -> None:
    upset = hosting.distress()
    steps = (*upset.steps, *upset.harm_steps, *upset.harm_notes)
    for lines in (
        tuple(said for card in hosting.what_if().cards for step in card.steps for said in (step.title, step.words)),
        tuple(said for step in steps for said in (step.title, step.words, step.say)),
        tuple(line.text for line in hosting.checklist()),
        tuple(cue for stage in hosting.stages().values() for cue in stage.cues),
    ):
        assert grade(lines) <= HOSTS
