"""What leaves for NVivo, ATLAS.ti, MAXQDA, QualCoder and Taguette holds to the standard that they share."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from cafe.collate.themes.events import CodeEvent, Doing, Names, fold
from cafe.content import codebook
from cafe.report import qda
from tests.report.refi.check import faults, main
from tests.report.test_formats import NOW, outline

_GUID = "8E7FDDFE-DB36-48DC-B464-80C3A4DECD90"


def _project(**changes: object) -> bytes:
    return qda.project_file(replace(outline(12), **changes), NOW)  # type: ignore[arg-type]


def _changed(content: bytes, pattern: str, into: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            text = packed.read(name).decode("utf-8")
            made.writestr(name, re.sub(pattern, into, text, count=1) if name == "project.qde" else text)
    return out.getvalue()


def test_a_project_and_its_codebook_hold_to_the_standard() -> None:
    assert faults("report.qdpx", _project()) == []
    assert faults("report.qdc", qda.codebook_file(codebook.load())) == []


def test_they_hold_with_a_programmes_own_themes_too() -> None:
    own = CodeEvent("e", NOW, Doing.NEW, _GUID, "t", names=Names("Pets", "Animals & <company>"))
    book = fold([own]).book(with_proposed=True)
    content = qda.codebook_file(book)
    assert faults("report.qdc", content) == []
    assert _GUID.encode() in content
    assert faults("report.qdpx", _project(book=book)) == []


def test_no_two_codes_share_a_name() -> None:
    """QualCoder and Taguette would take the second for the first."""
    ids = [f"8E7FDDFE-DB36-48DC-B464-80C3A4DECD9{n}" for n in range(4)]
    pets = [CodeEvent(f"e{n}", NOW, Doing.NEW, one, f"t{n}", names=Names("Pets")) for n, one in enumerate(ids)]
    helps = CodeEvent("h", NOW, Doing.NEW, _GUID, "h", names=Names("Helps"))
    book = fold([*pets, helps]).book(with_proposed=True)
    content = qda.codebook_file(book)
    names = [code.get("name") for code in etree.fromstring(content).iter("{*}Code")]
    assert len(names) == len(set(names)) and {"Pets", "Pets (2)", "Pets (4)", "Helps"} <= set(names)
    assert faults("report.qdc", content) == []
    tags = [tag for tag, _what in qda.codebook_table(book).rows]
    assert len(tags) == len(set(tags)) == len(names) - 1  # ways are tags; what they are together is none


@pytest.mark.parametrize(
    ("pattern", "into"),
    [
        (r' guid="[^"]+"', ""),
        (r' isCodable="true"', ' isCodable="perhaps"'),
        (r' color="#', ' color="'),
        (r"<Codes>", "<Sets/><Codes>"),
        (r'targetGUID="[^"]+"', f'targetGUID="{_GUID}"'),
        (r'endPosition="\d+"', 'endPosition="99999999"'),
        (r'plainTextPath="[^"]+"', 'plainTextPath="internal://none.txt"'),
        (r"<Users>.*?</Users>", "<Users/>"),
    ],
)
def test_what_does_not_hold_is_noticed(pattern: str, into: str) -> None:
    changed = _changed(_project(), pattern if "Users" not in pattern else r"(?s)" + pattern, into)
    assert faults("report.qdpx", changed) != []


def test_the_command_says_which_file_does_not_hold(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    good, bad = tmp_path / "good.qdc", tmp_path / "bad.qdc"
    good.write_bytes(qda.codebook_file(codebook.load()))
    bad.write_bytes(good.read_bytes().replace(b"<Codes>", b"<Sets/><Codes>"))
    assert main([str(good), str(bad)]) == 1
    said = capsys.readouterr().out
    assert "good.qdc: holds" in said and "bad.qdc: does not hold" in said
