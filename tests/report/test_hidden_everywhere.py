"""What is hidden is nowhere: not on paper or its tags, not in a table, a chart, a property, or what is read aloud."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest
from pypdf.generic import ByteStringObject, IndirectObject, TextStringObject

from cafe.collate.merge import collate
from cafe.collate.values import CafeFacts, FeedbackCount
from cafe.report.formats import files_of
from cafe.report.publishing import publishable
from tests.report.programmes import cafes

HUNTED = re.compile(r"(?<![\d.])(877|911)(?![\d.%])")
FORMATS = ("pdf", "easy-read", "csv", "docx", "html", "xlsx", "qdpx")


def a_programme() -> tuple[CafeFacts, ...]:
    """Two areas: of one 4 people came, of the other 877; one woman frowned, 911 smiled. Both are 881 and 912."""
    one, two = ("highland", (1, 1, 2)), ("fife", (290, 293, 294))
    made = []
    for at, cafe in enumerate(cafes(6)):
        council, counts = (one, two)[at // 3]
        made.append(
            replace(
                cafe,
                council=council,
                people=counts[at % 3],
                first_timers=None,
                support_cards=None,
                sender=f"{at:02x}" * 32,
                month="2026-09",
                said=(),
                feedback=(
                    FeedbackCount("F1", "not_at_all", int(at == 0)),
                    FeedbackCount("F1", "very_much", (151, 152, 153, 151, 152, 152)[at]),
                ),
            )
        )
    return tuple(made)


def words_in(name: str, content: bytes) -> Iterator[str]:
    """Everything in a file that can be read by somebody or by a program."""
    if name.endswith(".pdf"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        yield from (page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
        for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1):
            yield from _strings(reader.get_object(IndirectObject(number, 0, reader)), set())
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            for part in inside.namelist():
                yield re.sub(r'\s(?:w:|r:|x:)?[\w:]*(?:id|Id|w|val|cx|cy|uniqueCount|count|spans|rsid\w*)="[^"]*"', "",
                             inside.read(part).decode("utf-8", "ignore"))  # fmt: skip
    else:
        yield content.decode("utf-8-sig", "ignore")


def _strings(value: object, seen: set[int]) -> Iterator[str]:
    """Alternative texts, titles and tags: every string of a PDF's objects, streams apart."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, TextStringObject | ByteStringObject):
        yield str(value)
    elif isinstance(value, dict):
        for part in value.values():
            if not isinstance(part, IndirectObject):
                yield from _strings(part, seen)
    elif isinstance(value, list):
        for part in value:
            if not isinstance(part, IndirectObject):
                yield from _strings(part, seen)


@pytest.mark.parametrize("name", FORMATS)
def test_no_hidden_number_is_in_any_file(name: str) -> None:
    facts = a_programme()
    found = publishable(collate(facts), facts, "East Glens", release=1, threshold=5)
    assert [line.people for line in found.outline.areas.lines] == [None, None]
    assert found.outline.reach.people == 881
    assert found.outline.felt[0].answered == 912
    for end, content in files_of(found.outline, (name,), datetime(2026, 12, 1, tzinfo=UTC), lambda _d, _o: None):
        read = " ".join(words_in(end, content))
        assert not HUNTED.findall(read), (end, [read[m.start() - 60 : m.end() + 20] for m in HUNTED.finditer(read)])


def test_the_hunt_finds_a_number_that_is_shown() -> None:
    facts = tuple(
        replace(cafe, people=(1, 1, 2, 290, 293, 294)[at], council="fife") for at, cafe in enumerate(a_programme())
    )
    found = publishable(collate(facts), facts, "East Glens", release=1, threshold=5)
    hunted = re.compile(r"(?<![\d.])881(?![\d.%])")
    for name in FORMATS[:-1]:
        files = files_of(found.outline, (name,), datetime(2026, 12, 1, tzinfo=UTC), lambda _d, _o: None)
        assert any(hunted.search(words) for end, content in files for words in words_in(end, content)), name
