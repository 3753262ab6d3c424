"""The report in every format that it leaves in: one outline, the same words and numbers, and none that are hidden."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import docx
import pytest
from lxml import etree, html
from pyarrow import parquet
from pypdf import PdfReader

from cafe.collate.values import Sentence
from cafe.content import codebook
from cafe.core.errors import ProblemToFix
from cafe.model.values import Answer, AnswerState
from cafe.report import columns, data, programme_pdf, qda, web, word, workbook
from cafe.report.formats import FORMATS, files_of
from cafe.report.programme_telling import told
from cafe.report.programme_values import ProgrammeOutline, Voice
from cafe.report.telling import Head
from tests.report.programmes import STATES, outline

NOW = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
HOSTILE = (
    '=HYPERLINK("file:///etc/passwd")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</w:t><w:br/>",
    "&lt; already < escaped & \"quoted\" 'twice'",
    "a\x00b\x08c",
    "\u202egnidaer sdrawkcab",
)


OURS, HERS = "Some had only now spoken of it.", "I said it to the kettle."


def test_what_is_in_our_words_stands_without_marks_and_not_as_her_own() -> None:
    report = replace(outline(24), voices=(Voice(HERS, "Menopause"), Voice(OURS, "Menopause", is_hers=False)))
    quotes = next(table for table in data.tables(report) if table.name == "quotes")
    assert quotes.rows == ((HERS, "Menopause", "verbatim"), (OURS, "Menopause", "paraphrase"))
    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(programme_pdf.render(report))).pages)
    written = "\n".join(line.text for line in docx.Document(io.BytesIO(word.render(told(report), NOW))).paragraphs)
    shown = html.fromstring(web.render(told(report))).text_content()
    for text in (printed, written, shown):
        flat = " ".join(text.split())
        assert "In our words" in flat[flat.index(HERS) : flat.index(OURS)]
        assert f"“{OURS}" not in flat
    coded = zipfile.ZipFile(io.BytesIO(qda.project_file(report, NOW)))
    (hers,) = [text for name in coded.namelist() if HERS in (text := coded.read(name).decode())]
    assert OURS not in hers


def test_where_nothing_is_word_for_word_nothing_is_called_her_own_words() -> None:
    report = replace(outline(24), voices=(Voice(OURS, "Menopause", is_hers=False),))
    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(programme_pdf.render(report))).pages)
    assert "In their own words" not in printed
    assert [block.text for block in told(report).blocks if isinstance(block, Head)].count("In our words") == 1


def _silent(_done: int, _of: int) -> None:
    pass


def _hostile(report: ProgrammeOutline) -> ProgrammeOutline:
    """A report whose every sentence, quote and name tries to be more than words."""
    said = tuple(Sentence(text, 5) for text in HOSTILE)
    themes = tuple(
        replace(theme, what_hinders=said, what_helps=said[::-1], what_ideas=said, finer=()) for theme in report.themes
    )
    return replace(
        report,
        programme=HOSTILE[2],
        filters=HOSTILE[5],
        themes=themes,
        voices=tuple(Voice(text, text) for text in HOSTILE),
        disagreed=said,
        missing_voices=said,
        could_act=tuple(replace(part, ideas=said) for part in report.could_act),
    )


def _cells(content: bytes, sheet: int) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        tree = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    return list(tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"))


@pytest.mark.parametrize("state", ["usual", "three", "none", "filtered"])
def test_a_report_tells_its_twelve_parts_in_order_whatever_came_in(state: str) -> None:
    heads = [block.text for block in told(STATES[state]()).blocks if isinstance(block, Head) and block.level == 1]
    assert (
        heads
        == [
            "At a glance",
            "Who we reached, and did not",
            "What women said",
            "What gets in the way",
            "What helps",
            "Ideas for change",
            "Themes side by side",
            "In their own words",
            "How it was",
            "What this report can and cannot say",
            "What happens next",
            "Every theme",
        ]
        or state == "none"
    )
    assert heads[0] == "At a glance" and heads[-1] == "Every theme" and len(heads) == 12


def test_word_keeps_its_headings_and_its_tables_keep_their_heads() -> None:
    file = docx.Document(io.BytesIO(word.render(told(outline(24)), NOW)))
    styles = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style is not None}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Quote", "Caption"} <= styles
    for table in file.tables:
        assert table.rows[0]._tr.trPr is not None and "tblHeader" in etree.tostring(table.rows[0]._tr).decode()
    assert file.core_properties.title.startswith("What women said, ")
    assert (file.core_properties.author, file.core_properties.language) == ("", "en-GB")


def test_what_people_wrote_stays_words_in_word() -> None:
    file = docx.Document(io.BytesIO(word.render(told(_hostile(outline(24))), NOW)))
    read = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert HOSTILE[0] in read and HOSTILE[2] in read and HOSTILE[4] in read and HOSTILE[5] in read
    assert "a b c" in read and "\u202e" not in read


def test_the_page_for_a_browser_asks_for_nothing_and_holds_no_tag_of_anybodys() -> None:
    page = web.render(told(_hostile(outline(24))))
    tree = html.fromstring(page.decode())
    assert tree.xpath("//script|//img|//link|//iframe|//object|//*[@onerror]") == []
    assert set(tree.xpath("//@href")) == {f"#{name}" for name in tree.xpath("//h2/@id|//main/@id")}
    assert re.findall(rb"url\((?!data:)", page) == []
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert HOSTILE[2] in tree.text_content()


def test_the_page_for_a_browser_can_be_read_aloud() -> None:
    tree = html.fromstring(web.render(told(outline(24))).decode())
    assert tree.get("lang") == "en-GB"
    levels = [int(head.tag[1]) for head in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    for table in tree.iter("table"):
        assert table.findtext("caption")
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))
    assert all("In the way" not in chart.get("aria-label") and chart.get("aria-label") for chart in tree.iter("svg"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_chart_says_the_numbers_that_its_table_says() -> None:
    report = outline(24)
    tree = html.fromstring(web.render(told(report)).decode())
    label = next(tree.iter("svg")).get("aria-label")
    first = report.said[0]
    assert f"{first.name}: gets in the way {first.hinders}, helps {first.helps}, ideas {first.ideas}." in label


def test_the_workbook_has_typed_cells_and_no_formula() -> None:
    tables = data.tables(_hostile(outline(24)))
    content = workbook.render(tables, "East Glens", NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(names) == len(tables)
        assert not any(b"<f>" in book.read(name) or b"<hyperlink" in book.read(name) for name in names)
    themes = _cells(content, 2)
    kinds = {cell.get("t", "n") for cell in themes}
    assert kinds == {"n", "inlineStr"}
    numbers = sum(isinstance(cell, int) for row in tables[1].rows for cell in row)
    assert sum(cell.get("t", "n") == "n" for cell in themes) == numbers


def test_a_hidden_number_is_in_no_format() -> None:
    report = outline(24)
    lines = tuple(replace(line, people=None) for line in report.areas.lines)
    report = replace(report, areas=replace(report.areas, lines=lines), reach=replace(report.reach, people=None))
    read = html.fromstring(web.render(told(report)).decode()).text_content()
    table = read[read.index("People by area") : read.index("People by topic")]
    assert table.count("hidden: small number") == len(lines) and not re.search(r"\d", table)


def test_parquet_keeps_counts_as_whole_numbers_and_says_which_are_hidden() -> None:
    report = outline(24)
    lines = (replace(report.areas.lines[0], people=None), *report.areas.lines[1:])
    files = dict(files_of(replace(report, areas=replace(report.areas, lines=lines)), ["parquet"], NOW, _silent))
    table = parquet.read_table(io.BytesIO(files["-cafes.parquet"])).to_pydict()
    assert table["people"][0] is None and table["people: hidden"][0] is True
    assert table["people"][1:] == [line.people for line in (*lines[1:], *report.topics.lines, *report.months.lines)]


def test_without_its_extra_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "is_installed", lambda: False)
    with pytest.raises(ProblemToFix, match="not installed"):
        files_of(outline(3), ["parquet"], NOW, _silent)


def test_every_coding_lies_on_its_sentence_and_names_a_code_that_is_there() -> None:
    report = outline(24)
    with zipfile.ZipFile(io.BytesIO(qda.project_file(report, NOW))) as packed:
        tree = etree.fromstring(packed.read("project.qde"))
        sources = {name: packed.read(name).decode("utf-8") for name in packed.namelist() if name.startswith("Sources/")}
    space = {"q": qda.PROJECT_SPACE}
    codes = set(tree.xpath("//q:Code/@guid", namespaces=space))
    assert set(tree.xpath("//q:CodeRef/@targetGUID", namespaces=space)) <= codes
    said = {one.text for theme in report.themes for one in (*theme.what_hinders, *theme.what_helps, *theme.what_ideas)}
    found = set()
    for source in tree.xpath("//q:TextSource", namespaces=space):
        text = sources["Sources/" + source.get("plainTextPath").removeprefix("internal://")]
        for chosen in source.xpath("q:PlainTextSelection", namespaces=space):
            found.add(text[int(chosen.get("startPosition")) : int(chosen.get("endPosition"))])
    assert found == said
    guids = tree.xpath("//@guid")
    assert len(guids) == len(set(guids))


def test_a_code_keeps_its_id_from_one_file_to_the_next() -> None:
    book = etree.fromstring(qda.codebook_file(codebook.load()))
    ours = {code.get("name"): code.get("guid") for code in book.iter(f"{{{qda.CODEBOOK_SPACE}}}Code")}
    with zipfile.ZipFile(io.BytesIO(qda.project_file(outline(3), NOW))) as packed:
        project = etree.fromstring(packed.read("project.qde"))
    theirs = {code.get("name"): code.get("guid") for code in project.iter(f"{{{qda.PROJECT_SPACE}}}Code")}
    assert ours == theirs and qda.guid("code", "code:WAI") in ours.values()


def test_no_cafe_no_place_and_no_month_is_in_the_project_for_coding() -> None:
    with zipfile.ZipFile(io.BytesIO(qda.project_file(outline(24), NOW))) as packed:
        names = {name for name in packed.namelist() if name.startswith("Sources/")}
        project = etree.fromstring(packed.read("project.qde"))
    assert len(names) <= 5
    assert project.xpath("//q:Case|//q:Variable", namespaces={"q": qda.PROJECT_SPACE}) == []


@pytest.mark.parametrize("name", [one for one in FORMATS if one != "parquet"])
def test_a_programme_with_nothing_in_it_can_be_written_in_every_format(name: str) -> None:
    made = files_of(STATES["none"](), [name], NOW, _silent)
    assert made and all(content for _end, content in made)


def test_what_was_answered_stands_in_every_format_that_people_read() -> None:
    answer = Answer("A café in each season", "Two more are paid for.", AnswerState.DONE, "NHS board")
    report = replace(outline(12), answered=(answer,))
    read = html.fromstring(web.render(told(report)).decode()).text_content()
    file = docx.Document(io.BytesIO(word.render(told(report), NOW)))
    written = "\n".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(programme_pdf.render(report))).pages)
    for told_so in (read, written, " ".join(printed.split())):
        assert "Two more are paid for." in told_so and "Done · NHS board" in told_so


def test_how_far_it_is_is_said_file_by_file() -> None:
    told_so: list[tuple[int, int]] = []
    made = files_of(outline(3), FORMATS, NOW, lambda done, of: told_so.append((done, of)))
    assert told_so == [(n, len(made)) for n in range(1, len(made) + 1)]


@pytest.mark.parametrize("name", ["pdf", "html", "xlsx", "csv", "qdpx"])
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    one, two = (files_of(outline(12), [name], NOW, _silent) for _ in range(2))
    assert one == two
