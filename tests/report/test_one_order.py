"""Every format tells the same twelve parts in the same order, and leaves out none of what another has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pyarrow
import pytest
from pyarrow import parquet
from pypdf import PdfReader

from cafe.model.values import Direction
from cafe.report import columns, data, easy_read, programme_pdf, qda, word
from cafe.report.programme_telling import told
from cafe.report.programme_values import CameOfIt, Noticed, ProgrammeOutline, Rippled
from cafe.report.telling import Grid, Head, Points, Words
from tests.collate.cafes import a_cafe, sentence
from tests.report.programmes import STATES, of_cafes, outline

NOW = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
TWELVE = (
    "At a glance", "Who we reached, and did not", "What women said", "What gets in the way", "What helps",
    "Ideas for change", "Themes side by side", "In their own words", "How it was",
    "What this report can and cannot say", "What happens next", "Every theme",
)  # fmt: skip
CAME = CameOfIt(
    3,
    (Rippled("Me", 4, 2, 3),),
    0,
    (("I learned it has a name", "Me", "First", True),),
    (Noticed("We ring one another.", True, "It goes on without us."),),
)


def printed(report: ProgrammeOutline) -> str:
    """All words of the PDF but those of its cover, title and running heads."""
    pages = PdfReader(io.BytesIO(programme_pdf.render(report))).pages[1:]
    lines = (page.extract_text().split("\n") for page in pages)
    return " ".join(" ".join(line for line in page[1:]) for page in lines)


@pytest.mark.parametrize("state", ["usual", "three", "filtered"])
def test_paper_word_and_browser_follow_one_order(state: str) -> None:
    report = STATES[state]()
    heads = [block.text for block in told(report).blocks if isinstance(block, Head)]
    assert [head for head in heads if head in TWELVE] == list(TWELVE)
    marked = bookmarks(programme_pdf.render(report), {TWELVE[2], *(theme.name for theme in report.said)})[1:]
    found = [marked.index(name) for name in TWELVE]
    assert found == sorted(found)


def bookmarks(pdf: bytes, but_not_under: set[str]) -> list[str]:
    """What the outline of a PDF leads to; what stands under a theme's own page is left out."""
    found: list[str] = []

    def walk(several: list[Any], above: str) -> None:
        for one in several:
            if isinstance(one, list):
                walk(one, found[-1] if found else "")
            elif above not in but_not_under:
                found.append(str(one.title))

    walk(PdfReader(io.BytesIO(pdf)).outline, "")
    return found


def test_paper_has_the_finer_themes_and_people_by_topic_and_month() -> None:
    report = outline(24)
    text = " ".join(printed(report).replace("\u00a0", " ").split())
    for theme in report.themes:
        for _code, name, cafes in theme.finer:
            assert f"{name} {cafes}" in text
    reached = text[text.index("Who we reached, and did not") : text.index("Who we did not hear from")]
    for part in (report.topics, report.months):
        for line in part.lines:
            assert line.name in reached
    captions = [block.caption for block in told(report).blocks if isinstance(block, Grid)]
    assert {"People by area", "People by topic", "People by month"} <= set(captions)


def test_packs_that_could_not_be_added_are_counted_wherever_totals_are() -> None:
    report = replace(outline(24), refused=10)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(programme_pdf.render(report))).pages]
    said = [page for page in pages if "10 packs could not be added" in " ".join(page.split())]
    assert [any(name in page for page in said) for name in (TWELVE[0], TWELVE[1], "can and cannot say")] == [True] * 3
    blocks = told(report).blocks
    quiet = [one.text for one in blocks if isinstance(one, Words) and "10 packs could not be added" in one.text]
    assert len(quiet) == 2
    read = [line.words for part in easy_read.easy_read(report).chapters for line in part.lines]
    assert "10 files could not be used. They are not counted." in read


def test_what_has_no_theme_is_in_the_data_files_too() -> None:
    report = outline(24)
    found = {table.name: table for table in data.tables(report)}
    assert found["not-heard-from"].rows == tuple((one.text, one.cafes) for one in report.missing_voices)
    assert found["disagreed"].rows == tuple((one.text, one.cafes) for one in report.disagreed)
    assert report.missing_voices and report.disagreed


def test_a_project_for_coding_has_what_the_report_prints_each_with_its_number_of_cafes() -> None:
    report = replace(outline(24), came_of_it=CAME)
    with zipfile.ZipFile(io.BytesIO(qda.project_file(report, NOW))) as packed:
        text = "\n".join(packed.read(name).decode() for name in packed.namelist() if name.startswith("Sources/"))
    most = max((one for theme in report.themes for one in theme.what_hinders), key=lambda one: one.cafes)
    assert most.cafes > 1
    assert f"{most.text} · {most.cafes} cafés" in text
    for one in (*report.missing_voices, *report.disagreed):
        assert one.text in text
    assert "I learned it has a name · Me · First · it happened" in text
    assert "We ring one another. · Most significant: It goes on without us." in text


def test_a_table_has_the_same_columns_of_the_same_types_in_every_release() -> None:
    def schemas(report: ProgrammeOutline) -> dict[str, pyarrow.Schema]:
        return {
            table.name: parquet.read_schema(io.BytesIO(columns.render(table)))
            for table in data.tables(replace(report, came_of_it=report.came_of_it or CAME))
        }

    empty = schemas(STATES["none"]())
    assert empty == schemas(outline(24)) == schemas(outline(3))
    assert empty["feedback"].field("people").type == pyarrow.int64()
    assert empty["cafes"].field("people: hidden").type == pyarrow.bool_()


def test_the_files_say_the_day_of_the_report_and_hold_no_picture_of_another() -> None:
    report = outline(3)
    for made in (programme_pdf.render(report, NOW), easy_read.render(report, NOW)):
        about = PdfReader(io.BytesIO(made)).metadata
        assert about is not None and about.creation_date == NOW
    undated = PdfReader(io.BytesIO(programme_pdf.render(report))).metadata
    assert undated is not None and undated.creation_date is None
    content = word.render(told(report), NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]
    assert docx.Document(io.BytesIO(content)).core_properties.created is not None


def test_what_helps_is_never_said_to_be_what_helps() -> None:
    nurse, wait = sentence("The nurse rang.", "WHH2", way=Direction.HELPS), sentence("We wait.", "WAI1")
    report = of_cafes(*(a_cafe(n, nurse, wait, sender=f"s{n}") for n in range(6)))
    said = dict(report.things)
    assert said["Much that helps is there already."] == "6 cafés named somebody or something that works."
    assert "What helps is what helped most." not in said
    heads = [block.text for block in told(report).blocks if isinstance(block, Head)]
    assert heads[heads.index("What helps") + 1] == "Things that work already"
    assert "Things that work already" in printed(report)
    read = [line.words for part in easy_read.easy_read(report).chapters for line in part.lines]
    assert "Things that help. This came up in 6 of 6 cafés." in read
    assert not [words for words in read if words.startswith("What helps. ")]


def test_an_idea_is_asked_no_strength_and_the_table_says_so() -> None:
    told_so = " ".join(
        one.text if isinstance(one, Words) else "" for one in told(outline(24)).blocks if not isinstance(one, Points)
    )
    said = "Nobody is asked how much of the room stands behind an idea."
    assert said in told_so and said in " ".join(printed(outline(24)).split())
