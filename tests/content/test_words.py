"""All content together: plain, kind, and honest about where it came from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from cafe.content import guides
from cafe.core import assets
from cafe.core.errors import ProblemToFix
from tests.content.grade import reading_grade

FOLDERS = ("topics", "codebook", "directory", "forms")
FILES = (*(name for folder in FOLDERS for name in assets.names(folder, ".toml")), "gazetteer/areas.toml")
UNKIND = re.compile(r"\b(invalid|failed|failure|illegal|error|anonymous|oops)\b|you must|!", re.IGNORECASE)
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_source_and_when_it_was_looked_over(name: str) -> None:
    content = tomllib.loads(assets.read_text(name))
    assert content["checked"]
    for source in content["sources"]:
        assert source["title"] and source["where"]
        assert MONTH.fullmatch(source["looked_over"])


@pytest.mark.parametrize("name", FILES)
def test_nothing_scolds_or_shouts(name: str) -> None:
    for sentence in sentences(tomllib.loads(assets.read_text(name))):
        assert not UNKIND.search(sentence), sentence
        assert '"' not in sentence and "'" not in sentence, f"straight marks: {sentence}"


def test_every_place_in_the_app_has_its_page_of_help() -> None:
    assert tuple(guide.id for guide in guides.load()) == guides.ORDER
    assert len({guide.title for guide in guides.load()}) == len(guides.ORDER)
    assert guides.find("run") is not None and guides.find("attic") is None


@pytest.mark.parametrize("guide", guides.load(), ids=lambda guide: guide.id)
def test_a_page_of_help_is_read_in_a_minute(guide: guides.Guide) -> None:
    assert 100 <= len(guide.text.split()) <= 300
    assert guide.looked_over == "2026-11" and guide.source == "our own words"
    assert not UNKIND.search(guide.text)
    assert '"' not in guide.text and "'" not in guide.text


@pytest.mark.parametrize("guide", guides.load(), ids=lambda guide: guide.id)
def test_a_page_of_help_reads_like_a_conversation(guide: guides.Guide) -> None:
    assert reading_grade(guide.text) <= 5


def test_the_reading_grade_knows_hard_words_from_easy_ones() -> None:
    easy = "You can stop here. Have a cup of tea. We keep it all for you."
    hard = "Participants acknowledge organisational responsibilities regarding confidentiality considerations."
    assert reading_grade(easy) < 3
    assert reading_grade(hard) > 15


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Home\n\nWords.\n\n---\nSource: ours. Looked over 2026-11.\n", "title"),
        ("# Home\n\nWords.\n", "source"),
        ("# Home\n\nWords.\n\n---\nSource: ours. Looked over 2026-13.\n", "month"),
        ("# Home\n\n---\nSource: ours. Looked over 2026-11.\n", "nothing under"),
    ],
)
def test_a_mistake_in_a_guide_is_told(text: str, says: str) -> None:
    with pytest.raises(ProblemToFix, match=says):
        guides.parse_guide(text, "guides/home.md")
