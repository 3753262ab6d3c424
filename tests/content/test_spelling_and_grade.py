"""Every shipped word is spelled, and read as easily as the people it is for can read.

The words of a topic's own title do not count to its grade: a thing cannot be called by an easier name than its own.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from cafe.content import forms, guides, hosting, topics
from cafe.content.topics import Topic
from cafe.core import assets
from tests.content.grade import reading_grade

PARTICIPANTS, HOSTS = 6, 8  # grades at most
CODE = Path(__file__).parents[2] / "cafe"
OUR_WORDS = Path(__file__).parent / "our_words.txt"
_ELSEWHERE = {
    "where",
    "url",
    "source",
    "id",
    "code",
    "email",
    "title_en",
}  # addresses, and titles of other people's pages
_WORD = re.compile(r"(?<![\w./@’'-])[a-zà-ÿ]+(?:[’'][a-z]+)?(?![\w/@]|\.\w)")


def _texts(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in _ELSEWHERE:
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "sources":
                yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)


def _content() -> Iterator[tuple[str, str]]:
    for folder in ("topics", "codebook", "directory", "forms"):
        for name in assets.names(folder, ".toml"):
            for text in _texts(tomllib.loads(assets.read_text(name))):
                if " " in text:
                    yield name, text
    for guide in guides.load():
        yield guide.id, guide.text


@cache
def _said_in_code() -> tuple[tuple[str, str], ...]:
    return tuple(_found_in_code())


def _found_in_code() -> Iterator[tuple[str, str]]:
    """What stands in ``_()`` and ``ngettext()``: pages, sheets and sentences for problems."""
    for path in sorted(CODE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "i18n" not in text:
            continue
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext"):
                for said in call.args:
                    if isinstance(said, ast.Constant) and isinstance(said.value, str):
                        yield path.name, re.sub(r"\{[^}]*\}", " ", said.value)


@cache
def _known() -> SpellChecker:
    known = SpellChecker(language="en", distance=1)
    known.word_frequency.load_words(OUR_WORDS.read_text(encoding="utf-8").split())
    return known


def misspelt(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words that no list has, each with where it first stands. Names and abbreviations are not words."""
    found: dict[str, str] = {}
    for where, text in texts:
        for word in _WORD.findall(text):
            found.setdefault(word.replace("’", "'"), where)
    return {word: found[word] for word in sorted(_known().unknown(found))}


def test_every_word_of_the_content_is_spelled() -> None:
    assert misspelt(_content()) == {}


def test_every_word_on_pages_and_paper_is_spelled() -> None:
    assert misspelt(_said_in_code()) == {}


def test_a_slip_of_the_keyboard_is_seen() -> None:
    assert misspelt(iter([("here", "we wellcome you to the cafée, organisation and all")])) == {
        "cafée": "here",
        "wellcome": "here",
    }


def _grade(lines: Iterator[str] | tuple[str, ...], but: str = "") -> float:
    own = {word for word in re.findall(r"[a-zà-ÿ]+", but.lower()) if len(word) > 4}
    said = "\n".join(line if line[-1] in ".?:”" else f"{line}." for line in lines if line)
    return reading_grade(re.sub(r"[A-Za-zà-ÿ]+", lambda word: "it" if word[0].lower() in own else word[0], said))


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.id)
def test_a_topic_is_read_with_ease(topic: Topic) -> None:
    asked = (topic.blurb, *topic.questions)
    told = (*topic.sensitive_points, *topic.host_cues, *topic.requirements.notes)
    assert _grade(asked, topic.title) <= PARTICIPANTS
    assert _grade(told, topic.title) <= HOSTS


def test_what_goes_round_the_tables_is_read_with_ease() -> None:
    strip, slip, talk = forms.feedback(), forms.equality(), forms.agreements()
    for lines in (
        (strip.title, strip.instruction, strip.open_question, *(one.words for one in strip.statements)),
        (slip.opening, slip.ending, *(one.words for one in slip.questions)),
        (*(one.words for one in talk.six), *talk.own, *talk.opening),
    ):
        assert _grade(lines) <= PARTICIPANTS


def test_what_a_host_holds_is_read_with_ease() -> None:
    upset = hosting.distress()
    steps = (*upset.steps, *upset.harm_steps, *upset.harm_notes)
    for lines in (
        tuple(said for card in hosting.what_if().cards for step in card.steps for said in (step.title, step.words)),
        tuple(said for step in steps for said in (step.title, step.words, step.say)),
        tuple(line.text for line in hosting.checklist()),
        tuple(cue for stage in hosting.stages().values() for cue in stage.cues),
        tuple(text for _where, text in _said_in_code() if len(text.split()) > 6),
    ):
        assert _grade(lines) <= HOSTS
